"""Persian."""

from index.languages.labels import Labels
from index.languages.language import Language

LANGUAGE = Language(
    code="fa",
    stemmer="persian",
    letters="[\u067e\u0686\u0698\u06af]",
    read_more=r"ادامه مطلب",
    labels=Labels(
        question="خبرنگار,پرسش,مجری,سؤال",
        answer="پاسخ",
        asking="سؤال",
    ),
)
