"""Japanese."""

from index.languages.labels import Labels
from index.languages.language import Language

LANGUAGE = Language(
    code="ja",
    letters="[\u3040-\u30ff]",
    asking=r"何|誰|いつ|どこ|どの|どれ|どんな|どう|なぜ|いくつ|いくら|(?:です|ます|でした|ました)か",
    directions=r"笑|拍手|聞き取れず|中断",
    read_more=r"続きを読む",
    first_person=r"[私僕]",
    labels=Labels(
        question="質問,司会,記者",
        answer="回答",
    ),
)
