"""Vectors of sentences, made in the background: what is near a question in meaning, in any language."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.meaning.choice import chosen_encoder
    from index.meaning.encoder import Encoder
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["Encoder", "chosen_encoder"]
