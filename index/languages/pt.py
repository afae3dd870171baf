"""Portuguese."""

from index.languages.labels import Labels
from index.languages.language import Language, word_set

LANGUAGE = Language(
    code="pt",
    stemmer="portuguese",
    marks=word_set("os de da do que em um uma para com não se por como quando onde quem qual quantos disse foi são"),
    stop_words=word_set(
        "o a os as um uma uns umas e ou mas de do da dos das em no na nos nas com por para sem sobre entre "
        "que como mais se é são era eram foi foram ser está estão tem têm havia seu sua seus suas este esta "
        "isso isto qual quais quem quando onde quanto quantos quantas porque não também ao à aos às"
    ),
    never_end=word_set(
        "sr sra srs sras dr dra prof profa exmo exma eng arq gen cel p.ex ex av pág núm art sto sta mons"
    ),
    said=r"disse|afirmou|declarou|acrescentou|explicou",
    directions=r"risos|aplausos|inaudível",
    read_more=r"leia mais",
    labels=Labels(
        question="pergunta,jornalista",
        answer="resposta",
        pairs="p r",
        unnamed="participante,público,intérprete",
        collective="vozes,voz do plenário",
        not_labels="senhoras e senhores,caros colegas,data,assunto,local",
        titles=(
            "senhor senhora presidente ministro embaixador embaixadora deputado deputada vereador relator "
            "relatora secretário secretária primeiro"
        ),
        honorifics="senhor senhora",
        male="senhor",
        female="senhora",
        abbreviated="sr sra srs sras exmo ilmo",
        asking="pergunta",
        askers="jornalista",
        particles="de da do dos das e",
        joining="de",
        office_nouns="presidente ministro",
    ),
)
