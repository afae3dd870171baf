"""Hebrew."""

from index.languages.language import Language

LANGUAGE = Language(
    code="he",
    letters="[\u0590-\u05ff]",
)
