"""Turkish."""

from index.languages.labels import Labels
from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="tr",
    stemmer="turkish",
    marks=word_set("ve bir bu ne kim nasıl nerede zaman için ile hangi kaç dedi hakkında"),
    stop_words=word_set(
        "ve veya ile bir bu şu o da de mi mı mu mü için gibi ama ne kim nerede nereye ne zaman neden niçin "
        "nasıl hangi kaç olan olarak en daha çok değil"
    ),
    never_end=word_set("dr prof doç yrd sn av gen alb bkz örn vb no mad"),
    dotted_ordinals=True,
    read_more=r"devamını oku",
    labels=Labels(
        question="soru,gazeteci,muhabir,sunucu",
        answer="cevap,yanıt",
        collective="salondan",
        titles="başkan bakan bakanı başbakan cumhurbaşkanı sözcü vekil vekili başkanvekili sayın",
        honorifics="sayın",
        asking="soru",
        askers="gazeteci muhabir",
        more_offices="başkan bakan",
    ),
)
