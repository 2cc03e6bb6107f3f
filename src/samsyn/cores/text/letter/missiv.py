"""Is the document only a covering letter for the answer that lies beside it?"""

from samsyn.cores.text.split.covering import is_missiv

__all__ = ["is_missiv"]
