"""Korean."""

from index.languages.labels import Labels
from index.languages.language import Language

LANGUAGE = Language(
    code="ko",
    letters="[\uac00-\ud7af\u1100-\u11ff]",
    directions=r"웃음|박수",
    read_more=r"더 보기",
    first_person=r"나는|우리",
    labels=Labels(
        question="질문,기자",
        answer="답변",
    ),
)
