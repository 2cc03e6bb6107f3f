"""The nouns of the portal."""

from samsyn.portal.models.index import IndexedPage, IndexedTerm
from samsyn.portal.models.library import ContactPoint, LibraryEntry, LibraryKind
from samsyn.portal.models.news import Article, ArticleVersion, Category, Picture, Remark
from samsyn.portal.models.tongues import Tongue

__all__ = [
    "Article", "ArticleVersion", "Category", "ContactPoint", "IndexedPage", "IndexedTerm", "LibraryEntry",
    "LibraryKind", "Picture", "Remark", "Tongue",
]  # fmt: skip
