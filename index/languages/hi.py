"""Hindi."""

from index.languages.labels import Labels
from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="hi",
    stemmer="hindi",
    letters="[\u0900-\u097f]",
    stop_words=word_set(
        "का के की को में से पर ने और या है हैं था थी थे हो होता होती यह वह ये वे इस उस इन उन जो कि तो भी ही "
        "एक क्या कौन कब कहाँ कहां क्यों कैसे कितना कितने कितनी किस किसने किसे किसका किसके किसकी द्वारा लिए "
        "गया गई गए किया कर"
    ),
    labels=Labels(
        question="पत्रकार,प्रश्न,सवाल",
        answer="उत्तर",
        titles="shri shrimati smt",
        abbreviated="smt kum",
    ),
)
