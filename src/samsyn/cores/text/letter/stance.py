"""What a letter says about the proposal as a whole."""

from samsyn.cores.text.split.stance import stance

__all__ = ["stance"]
