"""Polish."""

from index.languages.labels import Labels
from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="pl",
    stemmer="polish",
    marks=word_set("nie na co jak kto gdzie kiedy dlaczego jest się czy który która ile powiedział"),
    stop_words=word_set(
        "i w we z ze na do o od po za przez dla przy bez nad pod między a ale lub albo że się nie jest są był "
        "była było były być ma mają to ten ta te tego tej tym tych on ona ono oni jego jej ich który która "
        "które którzy których co kto kogo czym kiedy gdzie dlaczego jak jaki jaka jakie ile czy"
    ),
    never_end=word_set(
        "dr prof hab inż mgr gen płk mjr kpt ks św ul al pl tzw tzn np m.in ok nr art ust pkt poz str zob por red im"
    ),
    may_end=word_set("itd itp r w tys mln mld zł gr godz"),
    dotted_ordinals=True,
    said=r"powiedziała?|oświadczyła?",
    read_more=r"czytaj więcej",
    labels=Labels(
        question="pytanie,dziennikarz",
        answer="odpowiedź",
        collective="głos z sali,głosy z sali,głosy",
        not_labels="drodzy przyjaciele,szanowni państwo",
        titles=(
            "pan marszałek wicemarszałek poseł posłanka prezes rzecznik prezydent przewodniczący "
            "przewodnicząca sekretarz stanu"
        ),
        honorifics="pan",
        male="pan",
        asking="pytanie",
        askers="dziennikarz dziennikarka",
        more_offices="prezes marszałek poseł",
    ),
)
