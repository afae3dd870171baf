"""Persian."""

from index.languages.language import Language

LANGUAGE = Language(
    code="fa",
    stemmer="persian",
    letters="[\u067e\u0686\u0698\u06af]",
    read_more=r"ادامه مطلب",
)
