"""How dates are written; Swedish is as the framework has it."""
