"""Who said it, in the ways that publishers print several voices. Each row: who is known, the text, who said what."""

import pytest

from index.statement import Speaker
from index.transcripts.turns import Turn, turns

LAVROV, PUTIN = Speaker("Sergey Lavrov", "Foreign Minister"), Speaker("Vladimir Putin", "President of Russia")
BIDEN, PSAKI = Speaker("Joe Biden", "President of the United States"), Speaker("Jen Psaki", "Press Secretary")
BLINKEN, PRICE = Speaker("Antony J. Blinken, Secretary of State"), Speaker("Ned Price, Department Spokesperson")
GUTERRES = Speaker("António Guterres", "Secretary-General")
BORRELL = Speaker("Josep Borrell", "High Representative")
SUNAK = Speaker("Rishi Sunak", "Prime Minister")
MERKEL = Speaker("Angela Merkel", "Bundeskanzlerin")
LEYEN = Speaker("Ursula von der Leyen", "President of the European Commission")
OFFICE = Speaker("Office of the Spokesperson")

Said = tuple[str, str]
ROWS: list[tuple[str, tuple[Speaker, ...], str, list[Said]]] = [
    (
        "White House, the president and Q",
        (BIDEN,),
        (
            "East Room\n\n1:05 P.M. EST\n\nTHE PRESIDENT:  Good afternoon. Please.\n\nQ    Thank you, Mr. President. Will you go?\n\n"
            "THE PRESIDENT:  I will.\n\nQ  When?\n\nTHE PRESIDENT:  Soon.  (Laughter.)\n\nEND"
        ),
        [
            ("Joe Biden", "Good afternoon."), ("Q", "Thank you, Mr."), ("Joe Biden", "I will."),
            ("Q", "When?"), ("Joe Biden", "Soon."),
        ],
    ),
    (
        "White House, a briefing",
        (PSAKI,),
        (
            "MS. PSAKI:  Hi, everyone.\n\nQ    Can you say why?\n\nMS. PSAKI:  I can.\n\nMR. SULLIVAN:  Let me add a word.\n\n"
            "Q    And then?\n\nMR. SULLIVAN:  Nothing more."
        ),
        [
            ("Jen Psaki", "Hi, everyone."), ("Q", "Can you say why?"), ("Jen Psaki", "I can."), ("MR. SULLIVAN", "Let me add"),
            ("Q", "And then?"), ("MR. SULLIVAN", "Nothing more."),
        ],
    ),
    (
        "two presidents: nobody can tell which is meant by the office alone",
        (BIDEN, Speaker("Emmanuel Macron", "President of France")),
        "PRESIDENT BIDEN: Welcome.\n\nPRESIDENT MACRON: Thank you.\n\nTHE PRESIDENT: Let us go.",
        [("Joe Biden", "Welcome."), ("Emmanuel Macron", "Thank you."), ("THE PRESIDENT", "Let us go.")],
    ),
    (
        "a vice president is not the president",
        (Speaker("Kamala Harris", "Vice President"),),
        "THE VICE PRESIDENT: I came.\n\nTHE PRESIDENT: So did I.",
        [("Kamala Harris", "I came."), ("THE PRESIDENT", "So did I.")],
    ),
    (
        "State Department, all kinds of voices",
        (PRICE,),
        (
            "Ned Price, Department Spokesperson\n\nWashington, DC\n\n2:00 p.m. EDT\n\nMR PRICE: Good afternoon. Matt.\n\nQUESTION: Can I –\n\n"
            "MR PRICE: Please.\n\nQUESTION: (Inaudible.)\n\nOPERATOR: The next line is open.\n\nPARTICIPANT: Thank you so much.\n\n"
            "QUESTION (MS. LEE): Is it true?\n\nMR. PRICE: It is. (Laughter.)"
        ),
        [
            ("Ned Price", "Good afternoon. Matt."), ("QUESTION", "Can I –"), ("Ned Price", "Please."),
            ("OPERATOR", "The next line"), ("PARTICIPANT", "Thank you so"), ("QUESTION (MS. LEE)", "Is it true?"), ("Ned Price", "It is."),
        ],
    ),
    (
        "State Department, ministers in capitals",
        (BLINKEN,),
        (
            "Antony J. Blinken, Secretary of State\n\nAnn Linde, Swedish Foreign Minister\n\nStockholm, Sweden\n\n"
            "FOREIGN MINISTER LINDE: (In Swedish.) Welcome to Stockholm.\n\nSECRETARY BLINKEN: Thank you, Ann.\n\n"
            "MODERATOR: The first question.\n\nQUESTION: (Via interpreter) To both of you: is it peace?\n\nSECRETAR BLINKEN: It is."
        ),
        [
            ("Ann Linde", "(In Swedish.)"), ("Antony J. Blinken", "Thank you, Ann."), ("MODERATOR", "The first question."),
            ("QUESTION", "(Via interpreter)"), ("Antony J. Blinken", "It is."),
        ],
    ),
    (
        "State Department, somebody whom the statement does not name",
        (BLINKEN,),
        "Antony J. Blinken, Secretary of State\n\nBrussels\n\nSECRETARY GENERAL STOLTENBERG: Welcome.\n\nSECRETARY BLINKEN: Thank you.\n\nSTAFF: Thank you, everyone.",
        [("SECRETARY GENERAL STOLTENBERG", "Welcome."), ("Antony J. Blinken", "Thank you."), ("STAFF", "Thank you, everyone.")],
    ),
    (
        "a statement attributed to a spokesperson",
        (OFFICE,),
        "Office of the Spokesperson\n\nThe below is attributable to Spokesperson Ned Price:\n\nSecretary Blinken spoke today with his colleague.",
        [("Ned Price", "Secretary Blinken spoke")],
    ),
    (
        "a joint release that quotes several",
        (OFFICE,),
        (
            "Office of the Spokesperson\n\nBegin text:\n\nToday we announce a group.\n\nUK Foreign Secretary Liz Truss said:\n\n"
            "“We will not stop.”\n\nThe group will have three units."
        ),
        [
            ("Office of the Spokesperson", "Begin text:"), ("UK Foreign Secretary Liz Truss", "“We will not stop.”"),
            ("Office of the Spokesperson", "The group will have"),
        ],
    ),
    (
        "a panel: names with their offices first, shorter ones later",
        (Speaker("Wendy R. Sherman", "Deputy Secretary of State"),),
        (
            "Irene Braam, Executive Director of the Fund: Good morning to all.\n\nU.S. Deputy Secretary of State, Ambassador Wendy Sherman: Thank you.\n\n"
            "Irene Braam: What next?\n\nDeputy Secretary of State Sherman: We will see.\n\nBraam: Indeed.\n\nAgence Europe: I have a question."
        ),
        [
            ("Irene Braam, Executive Director of the Fund", "Good morning"), ("Wendy R. Sherman", "Thank you."), ("Irene Braam", "What next?"),
            ("Wendy R. Sherman", "We will see."), ("Irene Braam", "Indeed."), ("Agence Europe", "I have a question."),
        ],
    ),
    (
        "Kremlin, first mention with the office",
        (PUTIN,),
        (
            "President of Russia Vladimir Putin: Good afternoon, colleagues.\n\nMinister of Industry and Trade Denis Manturov: Mr President, good afternoon.\n\n"
            "Vladimir Putin: Go ahead.\n\nDenis Manturov: Output grew by 3 percent: a record.\n\nQuestion: And exports?\n\nVladimir Putin: They too."
        ),
        [
            ("Vladimir Putin", "Good afternoon"), ("Minister of Industry and Trade Denis Manturov", "Mr President,"), ("Vladimir Putin", "Go ahead."),
            ("Minister of Industry and Trade Denis Manturov", "Output grew"), ("Question", "And exports?"), ("Vladimir Putin", "They too."),
        ],
    ),
    (
        "Kremlin in Russian",
        (Speaker("Владимир Путин", "Президент России"),),
        "В.Путин: Добрый день!\n\nП.Зарубин: Владимир Владимирович, будет ли встреча?\n\nВ.Путин: Будет.\n\nВопрос (перевод с английского): Когда?\n\nВ.Путин: Скоро.",
        [
            ("Владимир Путин", "Добрый день!"), ("П.Зарубин", "Владимир Владимирович,"), ("Владимир Путин", "Будет."),
            ("Вопрос (перевод с английского)", "Когда?"), ("Владимир Путин", "Скоро."),
        ],
    ),
    (
        "an English field, a Russian text",
        (LAVROV,),
        "Вопрос: Будет ли встреча?\n\nС.В.Лавров: Будет.\n\nМинистр иностранных дел России С.В.Лавров: Мы готовы.",
        [("Вопрос", "Будет ли встреча?"), ("Sergey Lavrov", "Будет."), ("Sergey Lavrov", "Мы готовы.")],
    ),
    (
        "an interview in one paragraph",
        (LAVROV,),
        "Question: Will it affect the project? Sergey Lavrov: Any threat is unacceptable. We said so. Question: And then? Sergey Lavrov: We will see.",
        [
            ("Question", "Will it affect"), ("Sergey Lavrov", "Any threat is unacceptable. We said so."), ("Question", "And then?"),
            ("Sergey Lavrov", "We will see."),
        ],
    ),
    (
        "a transcript whose lines were joined",
        (PRICE,),
        "MR PRICE: Good afternoon. QUESTION: Hello – MR PRICE: Go ahead. MS JOHNSTONE: We have time for one more. QUESTION: Thanks.",
        [
            ("Ned Price", "Good afternoon."), ("QUESTION", "Hello –"), ("Ned Price", "Go ahead."), ("MS JOHNSTONE", "We have time"),
            ("QUESTION", "Thanks."),
        ],
    ),
    (
        "a newspaper asks",
        (LAVROV,),
        "An introduction by the paper.\n\nSPIEGEL: Mr Lavrov, why?\n\nLavrov: Because it is right.\n\nSPIEGEL: Is it?\n\nLavrov: Yes. Let me say one thing: we are ready.",
        [
            ("Sergey Lavrov", "An introduction"), ("SPIEGEL", "Mr Lavrov, why?"), ("Sergey Lavrov", "Because it is right."),
            ("SPIEGEL", "Is it?"), ("Sergey Lavrov", "Yes. Let me say one thing: we are ready."),
        ],
    ),
    (
        "initials",
        (SUNAK,),
        "LK: Prime Minister, good morning.\n\nRS: Good morning, Laura.\n\nLK: Is it fair?\n\nRS: It is.",
        [("LK", "Prime Minister, good"), ("Rishi Sunak", "Good morning, Laura."), ("LK", "Is it fair?"), ("Rishi Sunak", "It is.")],
    ),
    (
        "United Nations",
        (GUTERRES,),
        "Secretary-General: Good morning.\n\nQuestion: Mr. Secretary-General, is there hope?\n\nSecretary-General: There is.\n\nSpokesman: Last question.\n\nMr. Guterres: Thank you.",
        [
            ("António Guterres", "Good morning."), ("Question", "Mr. Secretary-General,"), ("António Guterres", "There is."),
            ("Spokesman", "Last question."), ("Mr. Guterres", "Thank you."),
        ],
    ),
    (
        "United Nations, initials of the office",
        (GUTERRES,),
        "SG: Good morning.\n\nQ: Is there hope?\n\nSG: There is.",
        [("António Guterres", "Good morning."), ("Q", "Is there hope?"), ("António Guterres", "There is.")],
    ),
    (
        "European Union: questions alone are marked, and nobody says who answers",
        (BORRELL,),
        "We discussed the situation at length.\n\nQ. What do you expect of it?\n\nI expect a lot. We shall see.\n\nQ. And from Mali?\n\nThe same.",
        [
            ("Josep Borrell", "We discussed"), ("Q", "What do you expect of it?"), ("Josep Borrell", "I expect a lot."), ("Q", "And from Mali?"),
            ("Josep Borrell", "The same."),
        ],
    ),
    (
        "Commission, in capitals with small words",
        (LEYEN,),
        "PRESIDENT VON DER LEYEN: Dear friends.\n\nPRESIDENT MICHEL: Dear Ursula.\n\nPresident von der Leyen: Thank you, Charles.",
        [("Ursula von der Leyen", "Dear friends."), ("PRESIDENT MICHEL", "Dear Ursula."), ("Ursula von der Leyen", "Thank you, Charles.")],
    ),
    (
        "Hansard: names on lines of their own",
        (SUNAK,),
        (
            "The Prime Minister (Rishi Sunak)\n\nI have been clear about this from the start.\n\nKeir Starmer (Holborn and St Pancras) (Lab)\n\n"
            "Will he now apologise to the House for it?\n\nThe Prime Minister\n\nThe House has heard my answer more than once."
        ),
        [
            ("Rishi Sunak", "I have been clear"), ("Keir Starmer", "Will he now"), ("Rishi Sunak", "The House has heard"),
        ],
    ),
    (
        "an interview with names on lines of their own",
        (LAVROV,),
        "Question\nWill there be a meeting this year?\n\nSergey Lavrov\nThere will be one, and we are ready for it.\n\nQuestion\nWhere will it be held then?\n\nSergey Lavrov\nIn Geneva, as far as I know.",
        [("Question", "Will there be"), ("Sergey Lavrov", "There will be one"), ("Question", "Where will it"), ("Sergey Lavrov", "In Geneva,")],
    ),
    (
        "German",
        (MERKEL,),
        "FRAGE: Frau Bundeskanzlerin, wann?\n\nBUNDESKANZLERIN MERKEL: Bald. (Heiterkeit)\n\nZusatzfrage: Wirklich?\n\nBundeskanzlerin Merkel: Ja.",
        [("FRAGE", "Frau Bundeskanzlerin,"), ("Angela Merkel", "Bald."), ("Zusatzfrage", "Wirklich?"), ("Angela Merkel", "Ja.")],
    ),
    (
        "French, with a space before the colon",
        (Speaker("Emmanuel Macron", "Président de la République"),),
        "Question : Quand ?\n\nLe Président : Bientôt.\n\nJournaliste : Vraiment ?\n\nEmmanuel Macron : Oui.",
        [("Question", "Quand ?"), ("Emmanuel Macron", "Bientôt."), ("Journaliste", "Vraiment ?"), ("Emmanuel Macron", "Oui.")],
    ),
    (
        "Spanish",
        (Speaker("Pedro Sánchez", "Presidente del Gobierno"),),
        "PERIODISTA: ¿Cuándo?\n\nPRESIDENTE SANCHEZ: Pronto.\n\nP: ¿De verdad?\n\nR: Sí.",
        [("PERIODISTA", "¿Cuándo?"), ("Pedro Sánchez", "Pronto."), ("P", "¿De verdad?"), ("Pedro Sánchez", "Sí.")],
    ),
    (
        "Ukrainian",
        (Speaker("Дмитро Кулеба", "Міністр"),),
        "Запитання: Коли?\n\nДмитро Кулеба: Скоро.",
        [("Запитання", "Коли?"), ("Дмитро Кулеба", "Скоро.")],
    ),
    (
        "Chinese",
        (Speaker("王毅", "外交部长"),),
        "记者：会议何时举行？\n\n王毅：很快。\n\n外交部长王毅：我们准备好了。",
        [("记者", "会议何时举行？"), ("王毅", "很快。"), ("王毅", "我们准备好了。")],
    ),
    (
        "marks of bold type",
        (LAVROV,),
        "**Question:** Will it?\n\n**Sergey Lavrov:** It will.",
        [("Question", "Will it?"), ("Sergey Lavrov", "It will.")],
    ),
    (
        "nobody is known, and two take turns",
        (OFFICE,),
        "ALICE JONES: Good morning. We begin.\n\nBob Stone: So we do.\n\nALICE JONES: Who is next?\n\nBob Stone: Nobody is.",
        [("ALICE JONES", "Good morning."), ("Bob Stone", "So we do."), ("ALICE JONES", "Who is next?"), ("Bob Stone", "Nobody is.")],
    ),
    (
        "another of the same surname",
        (Speaker("Gayle Smith"),),
        "JOHN SMITH: I begin.\n\nMS SMITH: I go on.\n\nQUESTION: Who are you?",
        [("JOHN SMITH", "I begin."), ("Gayle Smith", "I go on."), ("QUESTION", "Who are you?")],
    ),
    (
        "a list in capitals is nobody's words",
        (OFFICE,),
        "Today we act.\n\nVESSEL NAME: Fortuna\n\nVESSEL TYPE: Oil tanker\n\nVESSEL NAME: Ursus\n\nVESSEL TYPE: Cargo",
        [("Office of the Spokesperson", "Today we act.")],
    ),
    (
        "headings with colons are nobody",
        (LAVROV,),
        "Climate: We act on it.\n\nHealth: We pay for it.\n\nThe United States and Australia: We agreed.\n\nTo Secretary Blinken: thank you.",
        [("Sergey Lavrov", "Climate: We act")],
    ),
    (
        "headings in a transcript are nobody either",
        (PRICE,),
        "MR PRICE: Three things today.\n\nFirst: we met.\n\nSecond: we agreed.\n\nThe bottom line: it is done.\n\nTo Secretary Blinken: no.\n\nQUESTION: Why?",
        [("Ned Price", "Three things today."), ("QUESTION", "Why?")],
    ),
    (
        "times beside the names",
        (BIDEN,),
        "Joe Biden (00:15):\nGood morning. We begin.\n\nSpeaker 1 (00:40):\nMay I ask?\n\n[00:01:02] Joe Biden: Please do.\n\nReporter (01:15): Is it so?",
        [("Joe Biden", "Good morning."), ("Speaker 1", "May I ask?"), ("Joe Biden", "Please do."), ("Reporter", "Is it so?")],
    ),
    (
        "one question of a newspaper",
        (LAVROV,),
        "Interfax: Will it be built?\n\nSergey Lavrov: It will.",
        [("Interfax", "Will it be built?"), ("Sergey Lavrov", "It will.")],
    ),
    (
        "an organisation has no surname",
        (Speaker("U.S. Department of State"),),
        "We report on three things.\n\nState: two of them.\n\nU.S. Department of State: one of them.",
        [("U.S. Department of State", "We report on"), ("nobody knows", "two of them."), ("U.S. Department of State", "one of them.")],
    ),
    (
        "small letters and odd marks",
        (LAVROV,),
        "question: will it?\n\nLavrov : It will.\n\n> Question 2: When?\n\nanswer: Soon.",
        [("question", "will it?"), ("Sergey Lavrov", "It will."), ("Question 2", "When?"), ("Sergey Lavrov", "Soon.")],
    ),
]  # fmt: skip


def first_name(turn: Turn) -> str:
    return turn.speakers[0].name.partition(", ")[0] if turn.speakers else "nobody knows"


@pytest.mark.parametrize(("speakers", "text", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_every_voice_has_its_own_words(speakers: tuple[Speaker, ...], text: str, expected: list[Said]) -> None:
    found = [(first_name(turn), text[turn.start : turn.end]) for turn in turns(text, speakers)]
    wanted = [(name.partition(", ")[0], words) for name, words in expected]
    assert [name for name, _ in found] == [name for name, _ in wanted]
    for (_, words), (_, beginning) in zip(found, wanted, strict=True):
        assert words.startswith(beginning)


def test_an_official_who_ends_by_asking_a_colleague_is_no_interviewer() -> None:
    text = "\n\n".join(
        f"QUESTION: What about the {what}?\n\nSENIOR OFFICIAL ONE: The {what} is fine. Would you add to that?\n\n"
        f"SENIOR OFFICIAL TWO: No, the {what} is fine."
        for what in ("harbour", "bridge", "toll", "ferry")
    )
    told = [(turn.label, turn.question) for turn in turns(text, (Speaker("Office of the Spokesperson"),))]
    assert set(told) == {("QUESTION", True), ("SENIOR OFFICIAL ONE", False), ("SENIOR OFFICIAL TWO", False)}
