"""Japanese."""

from index.languages.language import Language

LANGUAGE = Language(
    code="ja",
    letters="[\u3040-\u30ff]",
    asking=r"何|誰|いつ|どこ|どの|どれ|どんな|どう|なぜ|いくつ|いくら|(?:です|ます|でした|ました)か",
)
