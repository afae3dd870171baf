"""Armenian."""

from index.languages.language import Language

LANGUAGE = Language(
    code="hy",
    stemmer="armenian",
    letters="[\u0530-\u058f]",
)
