"""Floor 1: Kolada and SCB, and the figures fetched from them. Plain Python, no Django; a library of its own."""
