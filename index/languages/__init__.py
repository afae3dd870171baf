"""What reading a question needs to know of a language: one file each, and a way to tell which one a question is in."""

from index.languages.detection import LANGUAGES, detect_language, tongue_of
from index.languages.tongue import Tongue, word_set

__all__ = ["LANGUAGES", "Tongue", "detect_language", "tongue_of", "word_set"]
