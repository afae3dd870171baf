"""All that is particular to a language, in one file each, and a way to tell which one a question is in.

A new language is a file ``<code>.py`` with its ``LANGUAGE``, and its code in ``registry.py``.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.languages.detection import detect_language, tongue_of
    from index.languages.language import Language
    from index.languages.registry import LANGUAGES
    from index.languages.tongue import Tongue, word_set
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["LANGUAGES", "Language", "Tongue", "detect_language", "tongue_of", "word_set"]
