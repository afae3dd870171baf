"""Vietnamese."""

from index.languages.labels import Labels
from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="vi",
    stop_words=word_set(
        "của và là có được trong cho với các những một này đó thì mà ở từ đã đang sẽ không ai gì nào đâu khi "
        "như thế bao nhiêu tại sao"
    ),
    labels=Labels(
        question="phóng viên,hỏi",
        answer="trả lời,đáp",
    ),
)
