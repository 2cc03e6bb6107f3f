"""Coding of texts: themes learned from what people tagged, what to ask next, and how well two people agree."""

from samsyn.cores.coding.agreement import alpha, kappa, masi, nominal

__all__ = ["alpha", "kappa", "masi", "nominal"]
