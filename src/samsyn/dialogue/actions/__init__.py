"""The room's verbs, by subject. Each refusal is a type."""
