"""What a letter tells as a whole: who sent it, which class of sender, for or against, or only a covering letter."""

from samsyn.cores.text.letter.classes import CLASSES, PRIVATE, class_of
from samsyn.cores.text.letter.missiv import is_missiv
from samsyn.cores.text.letter.sender import Sender, sender
from samsyn.cores.text.letter.stance import stance

__all__ = ["CLASSES", "PRIVATE", "Sender", "class_of", "is_missiv", "sender", "stance"]
