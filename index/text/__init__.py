"""Text as people write it: paragraphs, sentences, words, and what differs between two texts."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.text.differences import Difference, Kind
    from index.text.language import analyzer
    from index.text.sentences import sentences as sentences_of
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["Difference", "Kind", "analyzer", "sentences_of"]
