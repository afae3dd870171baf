"""Ukrainian."""

from index.languages.labels import Labels
from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="uk",
    letters="(?i:[іїєґ])",
    stop_words=word_set(
        "і й в у на не що він з із як а то все вона так його але та ти до же ви за б по її мені від ще ні о "
        "про ким коли якщо або бути був була були є чи їх чим ми цей ця це ці хто чого кого де куди чому "
        "скільки який яка яке які для при"
    ),
    never_end=word_set("т.зв т.б проф акад ім вул пр просп пл обл р-н напр див пор св зам гр м"),
    numbered=word_set("ст п пп ч рис табл гл с стор т д кв розд"),
    may_end=word_set("т.д т.п рр грн коп тис млн млрд ін ст"),
    read_more=r"читати далі",
    labels=Labels(
        question="питання,запитання,журналіст,ведучий",
        answer="відповідь",
        collective="голоси із залу,із залу,голос із залу",
        titles=("пан пані міністр президентка прем'єр головуючий голова заступник секретар прем'єр-міністр"),
        honorifics="пан пані",
        male="пан",
        female="пані",
        asking="питання запитання",
        askers="ведучий",
    ),
)
