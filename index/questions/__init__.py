"""A question becomes filters and words to search for; what was not understood stays among the words."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.questions.dating import Period
    from index.questions.following import Follow, Followed, may_follow, negated
    from index.questions.question import Filter, Question
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["Filter", "Follow", "Followed", "Period", "Question", "may_follow", "negated"]
