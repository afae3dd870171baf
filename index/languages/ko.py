"""Korean."""

from index.languages.language import Language

LANGUAGE = Language(
    code="ko",
    letters="[\uac00-\ud7af\u1100-\u11ff]",
)
