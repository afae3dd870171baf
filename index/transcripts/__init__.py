"""Who says what in a text of several voices; where the text does not tell, nobody is certain."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.transcripts.turns import Turn
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["Turn"]
