"""Hebrew."""

from index.languages.labels import Labels
from index.languages.language import Language

LANGUAGE = Language(
    code="he",
    letters="[\u0590-\u05ff]",
    labels=Labels(
        question="הכתב,כתב,כתבת,מראיין,שאלה",
        answer="תשובה",
        pairs="ש ת",
        asking="שאלה",
    ),
)
