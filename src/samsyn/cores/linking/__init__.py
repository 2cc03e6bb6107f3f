"""Where a comment belongs: explicit references, headings, likeness in Swedish, and what officers have confirmed."""

from samsyn.cores.linking.linker import Linker
from samsyn.cores.linking.values import Link

__all__ = ["Link", "Linker"]
