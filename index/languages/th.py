"""Thai."""

from index.languages.labels import Labels
from index.languages.language import Language

LANGUAGE = Language(
    code="th",
    letters="[\u0e00-\u0e7f]",
    asking=(
        r"อะไร|ใคร|ที่ไหน|เมื่อไร|เมื่อไหร่|เมื่อใด|อย่างไร|ทำไม|เท่าไร|เท่าไหร่|กี่|ไหน|หรือไม่|และ|ของ|"
        r"เป็น|ได้|ให้|คือ"
    ),
    labels=Labels(
        question="คำถาม",
        answer="คำตอบ",
    ),
)
