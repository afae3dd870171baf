"""Georgian."""

from index.languages.language import Language

LANGUAGE = Language(
    code="ka",
    letters="[\u10a0-\u10ff]",
)
