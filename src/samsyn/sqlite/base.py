"""Django's SQLite backend with Swedish order and case."""

import re
from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base

# Å, Ä, Ö sort after Z, in that order; é, ü and the like sort with their base letter.
_ORDER = str.maketrans({"å": "{", "ä": "|", "ö": "}", "æ": "|", "ø": "}", "é": "e", "è": "e", "ü": "y", "á": "a"})


@lru_cache(maxsize=8192)  # a list of n names compares n log n times, the same names at the next page
def sort_key(text: str) -> str:
    """Order as in a Swedish dictionary: case folded, å, ä, ö after z."""
    return text.casefold().translate(_ORDER)


def compare(left: str, right: str) -> int:
    """Collation `svensk`: equal keys fall back on code points, so that the order is total."""
    a, b = (sort_key(left), left), (sort_key(right), right)
    return (a > b) - (a < b)


@lru_cache(maxsize=256)
def _within(like: str, escape: str | None) -> str | None:
    """The words of "%words%" in small letters; None when it asks for more than that they stand somewhere."""
    if len(like) < 2 or like[0] != "%" or like[-1] != "%":
        return None
    words = like[1:-1]
    return None if "%" in words or "_" in words or (escape and escape in words) else words.lower()


@lru_cache(maxsize=256)
def _pattern(like: str, escape: str | None) -> re.Pattern[str]:
    """SQL's LIKE as a regular expression that ignores case in every alphabet."""
    out, literal = [], False
    for char in like:
        if literal:
            out.append(re.escape(char))
            literal = False
        elif char == escape:
            literal = True
        else:
            out.append({"%": ".*", "_": "."}.get(char) or re.escape(char))
    return re.compile("".join(out), re.IGNORECASE | re.DOTALL)


def like(pattern: Any, value: Any, escape: str | None = None) -> bool | None:
    """SQLite's `value LIKE pattern ESCAPE escape`; NULL stays NULL."""
    if pattern is None or value is None:
        return None
    words = _within(str(pattern), escape)
    if words is not None:  # the usual question, answered in a third of the time
        return words in value or words in value.lower() if isinstance(value, str) else words in str(value).lower()
    return _pattern(str(pattern), escape).fullmatch(str(value)) is not None


LONGEST = 20_000  # characters of a question that is remembered: a list of thousands of values is not asked again


@lru_cache(maxsize=256)
def _in_questions(query: str) -> str:
    """Each %s as SQLite's own question mark. A page asks the same long questions each time it is made."""
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class Cursor(base.SQLiteCursorWrapper):
    """Writes a question once in SQLite's way."""

    def convert_query(self, query: str, *, param_names: Any = None) -> str:
        """As Django's, remembered."""
        if param_names is None and len(query) <= LONGEST:
            return _in_questions(query)
        written: str = super().convert_query(query, param_names=param_names)
        return written


class DatabaseWrapper(base.DatabaseWrapper):
    """Every connection gets the collation, the LIKE function and our cursor."""

    def create_cursor(self, name: str | None = None) -> Any:  # noqa: ARG002  Django gives it
        """Ours."""
        return self.connection.cursor(factory=Cursor)

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the file and teach it Swedish."""
        connection = super().get_new_connection(conn_params)
        connection.create_collation("svensk", compare)
        connection.create_function("like", 2, like, deterministic=True)
        connection.create_function("like", 3, like, deterministic=True)
        return connection
