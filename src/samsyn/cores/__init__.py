"""Fields of knowledge: values in, values out. No Django, no clock, no randomness but a seed, nothing mutated.

Direction among the cores: `linking` → `outline` → `text`.
"""
