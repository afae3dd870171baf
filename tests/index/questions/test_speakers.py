from datetime import date

import pytest

from index.people.speaker_names import SpeakerNames
from index.questions.question import Filter, Question, read_question
from index.statement import Speaker
from tests.index.small_record import DEPARTMENT, EMBASSY, SmallRecord

TODAY = date(2026, 11, 24)
L, Z, P = "Sergey Lavrov", "Maria Zakharova", "Vladimir Putin"
B, N, J, W = "Antony J. Blinken", "Ned Price", "Jalina Porter", "Wendy R. Sherman"
OFFICE, LEYEN, WANG = "Office of the Spokesperson", "Ursula von der Leyen", "Wang Yi"


def embassy(text: str, dropped: frozenset[Filter] = frozenset()) -> Question:
    return read_question(text, today=TODAY, record=SmallRecord(EMBASSY), dropped=dropped)


def department(text: str) -> Question:
    return read_question(text, today=TODAY, record=SmallRecord(DEPARTMENT, "price blinken"))


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("What did Lavrov say about UNRWA?", L, "UNRWA"),
        ("what did lavrov say about unrwa", L, "unrwa"),
        ("What did Sergey Lavrov say on the Quartet?", L, "the Quartet"),
        ("What did Sergei Lavrov say on the Quartet?", L, "the Quartet"),
        ("What did S. Lavrov say about gas?", L, "gas"),
        ("What did Foreign Minister Sergey Lavrov say about San Marino", L, "San Marino"),
        ("what did Russian Foreign Minister Lavrov propose?", L, "propose"),
        ("What did Mr Lavrov say about gas", L, "gas"),
        ("what did the foreign minister say about vaccines?", L, "vaccines"),
        ("what did the president say to veterans", P, "to veterans"),
        ("What did Lavrov say?", L, ""),
        ("What else did Lavrov say about Israel?", L, "Israel"),
        ("What has Zakharova said about the head of MI5?", Z, "the head of MI5"),
        ("Has Putin ever mentioned Minsk?", P, "Minsk"),
        ("What is Lavrov saying about sanctions", L, "sanctions"),
        ("How does Lavrov describe UNRWA?", L, "How describe UNRWA"),
        ("How many countries did Lavrov name?", "", "How many countries did Lavrov name"),
        ("When did Lavrov last mention San Marino?", L, "When San Marino"),
        ("Where did Lavrov speak?", L, ""),
        ("Lavrov said sanctions are unacceptable", L, "sanctions are unacceptable"),
        ("Is it true that Lavrov said he wants a summit?", L, "Is it true that he wants a summit"),
        ("what Putin thinks of the West", P, "the West"),
        ("Did Lavrov condemn the settlements?", L, "condemn the settlements"),
        ("according to Putin, who are one people?", P, "who are one people"),
        ("Who are one people according to President Putin?", P, "Who are one people"),
        ("in the words of Lavrov", L, ""),
        ("statements by Putin", P, ""),
        ("latest remarks by Zakharova on Britain", Z, "Britain"),
        ("anything from Lavrov on Libya", L, "Libya"),
        ("an article by Putin", P, "an article"),
        ("interview with Lavrov", L, "interview"),
        ("What is Lavrov's position on Nord Stream 2", L, "Nord Stream 2"),
        ("Lavrov's interview with Interfax", L, "interview with Interfax"),
        ("Lavrov’s remarks on UNRWA", L, "UNRWA"),
        ("Putin's Victory Day address", P, "Victory Day address"),
        ("Lavrov interview Komsomolskaya Pravda", L, "interview Komsomolskaya Pravda"),
        ("Zakharova on MI5", Z, "MI5"),
        ("zakharova about mi5 head", Z, "mi5 head"),
        ("quote Lavrov on UNRWA", L, "UNRWA"),
        ("show me Putin on Ukraine", P, "Ukraine"),
        ("Putin: Being Open, Despite the Past", P, "Being Open, Despite the Past"),
        ("Lavrov", L, ""),
        ("what did the Russian president say about the West", P, "the West"),
        ("what did the President of Russia say about the West", P, "the West"),
        ("anything by Lavrov?", L, ""),
        # other alphabets and spellings
        ("What did Лавров say about UNRWA?", L, "UNRWA"),
        ("Was sagte Lawrow über die UNRWA?", L, "die UNRWA"),
        ("Was hat Lawrow zu Syrien gesagt?", L, "Syrien"),
        ("Was Lawrow über Syrien denkt", L, "Syrien"),
        ("laut Sacharowa", Z, ""),
        ("Putins Rede zum Tag des Sieges", P, "Rede Tag des Sieges"),
        ("Aussagen von Putin über die Ukraine", P, "die Ukraine"),
        ("Was sagt Außenminister Lawrow über Syrien?", L, "Syrien"),
        ("¿Qué dijo Lavrov sobre la vacuna?", L, "la vacuna"),
        ("¿Qué ha dicho Putin de Ucrania?", P, "Ucrania"),
        ("según Lavrov", L, ""),
        ("declaraciones de Putin sobre Ucrania", P, "Ucrania"),
        ("Lavrov sobre Siria", L, "Siria"),
        ("Qu'a dit Lavrov sur l'UNRWA ?", L, "l'UNRWA"),
        ("Que dit Poutine de l'Ukraine ?", P, "l'Ukraine"),
        ("qu'est-ce que Lavrov a dit sur la Syrie", L, "la Syrie"),
        ("Lavrov a-t-il parlé de la Syrie", L, "la Syrie"),
        ("selon Poutine", P, ""),
        ("Что сказал Лавров о БАПОР?", L, "БАПОР"),
        ("Что Лавров сказал о БАПОР?", L, "БАПОР"),
        ("Что сказала Захарова про МИ-5", Z, "МИ-5"),
        ("Захарова о МИ5", Z, "МИ5"),
        ("по словам Лаврова, кто должен участвовать", L, "кто должен участвовать"),
        ("заявления Путина об Украине", P, "Украине"),
        ("слова Захаровой о МИ5", Z, "МИ5"),
        ("сказанное Путиным о Западе", P, "Западе"),
        ("интервью с Лавровым", L, "интервью"),
        ("статья Путина об истории", P, "статья истории"),
        ("что сказал министр иностранных дел Лавров о газе", L, "газе"),
        ("как Путин поздравил ветеранов", P, "как поздравил ветеранов"),
    ],
)
def test_asks_for_the_words_of(text: str, speaker: str, words: str) -> None:
    question = embassy(text)
    assert (question.speakers, question.words) == ((speaker,) if speaker else (), words)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("what did Price say about Ethiopia", {N}),
        ("According to Ned Price, who is responsible?", {N}),
        ("Price's remarks on Nicaragua", {N}),
        ("What did Secretary Blinken say about Ethiopia?", {B}),
        ("What did Secretary of State Antony Blinken say?", {B}),
        ("what did the Secretary of State announce", {B}),
        ("what did the spokesperson say about Ethiopia", {N}),
        ("what did the principal deputy spokesperson say about Ethiopia", {J}),
        ("remarks by the Office of the Spokesperson on Nicaragua", {OFFICE}),
        ("Deputy Secretary Sherman's remarks", {W}),
        ("What did Wendy Sherman say on Iran", {W}),
        ("what did the deputy secretary of state say", {W}),
        ("statements by Blinken or Price on Iran", {B, N}),
        ("what did Blinken and Sherman say about China", {B, W}),
        ("What did Ursula von der Leyen announce?", {LEYEN}),
        ("what did Wang Yi say about Taiwan", {WANG}),
        ("what did von der Leyen say about gas", {LEYEN}),
        ("according to the Leyen", {LEYEN}),
        ("what did the deputy secretary say", {W}),
        ("what did the secretary announce", {B}),
        ("what did Premier Egede say", {"Mute Egede"}),
    ],
)
def test_knows_speakers_by_role_and_in_groups(text: str, speakers: set[str]) -> None:
    assert set(department(text).speakers) == speakers


@pytest.mark.parametrize(
    "text",
    [
        "What is said about Putin?",
        "what was said about Lavrov",
        "what do people say about Zakharova",
        "who said Russians and Ukrainians are one people",
        "Who said Putin lied?",
        "Who calls Russians and Ukrainians one people?",
        "tell me about Lavrov",
        "news about Putin",
        "who is Lavrov",
        "where is Putin",
        "When did Lavrov visit Indonesia?",
        "has Putin met Abbas?",
        "comment on Putin's article",
        "reaction to Lavrov's remarks",
        "What did Ivan Lavrov say about vaccines",
        "What did McCallum say about Putin",
        "everyone except Lavrov",
        "the price of gas",
        "что говорят о Лаврове?",
        "что сказано о Путине",
        "кто сказал, что Путин прав",
        "кто такой Лавров",
        "¿qué se dice de Putin?",
        "¿quién es Lavrov?",
        "que dit-on de Poutine",
        "qui est Lavrov ?",
        "was sagt man über Putin",
        "wer ist Lawrow",
        "who won the elections",
        "What did Biden say about Ukraine?",
        "statements by President Biden",
        "according to president biden",
        "according to Sergey Shoigu",
        "what did Foreign Minister Wang say",
        "по словам президента Байдена",
        "What did the German foreign minister say about Nord Stream?",
        "what did the foreign minister of Germany say",
        "what did the French president say about Russia",
        "what did the president of France say about Russia",
        "statements by the minister for trade",
        "¿Qué dijo el presidente de Francia?",
    ],
)
def test_does_not_filter_by_speaker(text: str) -> None:
    assert embassy(text).speakers == ()


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("What did Zaharova say about MI5", "Zaharova", "Zakharova"),
        ("What did Zakarova say about MI5", "Zakarova", "Zakharova"),
        ("what did lavrof say about gas", "lavrof", "Lavrov"),
        ("What did Larvov say about gas", "Larvov", "Lavrov"),
        ("what did Lavrv say", "Lavrv", "Lavrov"),
    ],
)
def test_corrects_a_misspelt_speaker_with_notice(text: str, asked: str, found: str) -> None:
    question = embassy(text)
    assert len(question.speakers) == 1
    assert [(c.asked, c.found) for c in question.corrections] == [(asked, found)]


def test_a_word_of_the_record_is_no_misspelt_speaker() -> None:
    record = SmallRecord(EMBASSY, "larvov")
    assert read_question("What did Larvov say?", today=TODAY, record=record).speakers == ()


def test_speakers_of_one_surname_are_told_apart_by_first_name() -> None:
    record = SmallRecord([Speaker("John Smith"), Speaker("Gayle Smith")])
    any_of_them = read_question("what did Smith say", today=TODAY, record=record)
    one = read_question("what did Gayle Smith say", today=TODAY, record=record)
    assert (any_of_them.speakers, any_of_them.others) == (("John Smith",), ("Gayle Smith",))
    assert (one.speakers, one.others) == (("Gayle Smith",), ())


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Xu Wenbo", "what did Xu say about tea"),
        ("Xu Wenbo", "what did xu say about tea"),
        ("Xu Wenbo", "what did Wenbo say about tea"),
        ("Nguyễn Phú Thanh", "what did Nguyen say about tea"),
        ("Pablo Ferrer Ruiz-Montes", "what did Ferrer say about tea"),
        ("Pablo Ferrer Ruiz-Montes", "what did Pablo Ferrer say about tea"),
        ("Paul O’Brannon", "what did O'Brannon say about tea"),
        ("Ada d’Arcy", "what did D'Arcy say about tea"),
        ("Karl Roe KC", "what did Roe say about tea"),
        ("Ada Li", "what did Li say about tea"),
    ],
)
def test_a_surname_is_known_wherever_it_stands_in_a_name(name: str, asked: str) -> None:
    question = read_question(asked, today=TODAY, record=SmallRecord([Speaker(name), Speaker("Ada Field")], "tea"))
    assert question.speakers == (name.removesuffix(" KC"),)


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("John Fitzgerald Field", "what did Fitzgerald say about tea"),
        ("Pablo Ferrer Ruiz", "what did Luis Ferrer say about tea"),
        ("Xu Wenbo", "what did Ada Xu say about tea"),
    ],
)
def test_a_middle_name_or_another_first_name_is_not_the_speaker(name: str, asked: str) -> None:
    assert read_question(asked, today=TODAY, record=SmallRecord([Speaker(name)], "tea")).speakers == ()


def test_an_office_is_whoever_held_it() -> None:
    record = SmallRecord([Speaker("Ada Field", "Press Secretary"), Speaker("Max Brook", "Press Secretary")])
    question = read_question("what did the press secretary say about tea", today=TODAY, record=record)
    assert (question.speakers, question.office) == (("Ada Field", "Max Brook"), "press secretary")


def test_a_name_printed_with_its_role_is_known_by_its_surname() -> None:
    record = SmallRecord([Speaker("Antony J. Blinken, Secretary of State")])
    question = read_question("what did Blinken say", today=TODAY, record=record)
    assert question.speakers == ("Antony J. Blinken",)


LABELS = (
    Speaker("Ned Price", "Department Spokesperson"),
    Speaker("MR PRICE"),
    Speaker("State Department Spokesperson Ned Price"),
    Speaker("FOREIGN MINISTER LE DRIAN"),
    Speaker("AMBASSADOR THOMAS-GREENFIELD"),
    Speaker("MS SMITH"),
    Speaker("Gayle Smith"),
    Speaker("John Smith"),
    Speaker("SENIOR STATE DEPARTMENT OFFICIAL ONE"),
    Speaker("STAFF"),
    Speaker("Minister of Industry and Trade Denis Manturov"),
    *(Speaker(f"Anna Name{number}", "Governor") for number in range(9)),
)


@pytest.mark.parametrize(
    ("text", "speakers", "spoken_as"),
    [
        (
            "what did Price say about Mali",
            ("Ned Price",),
            ("Ned Price", "State Department Spokesperson Ned Price", "MR PRICE"),
        ),
        ("What did Le Drian say?", ("Foreign Minister Le Drian",), ("FOREIGN MINISTER LE DRIAN",)),
        (
            "what did Manturov say on steel",
            ("Denis Manturov",),
            ("Minister of Industry and Trade Denis Manturov",),
        ),
        ("what did Smith say", ("Gayle Smith",), None),
        ("what did Gayle Smith say", ("Gayle Smith",), None),
        ("what did the ambassador say about recipes", (), ()),
        ("Thomas-Greenfield", (), ()),
        ("what did one say about staff", (), ()),
        ("what did the governor say", (), ()),
        ("what did the senior state department official one say", ("SENIOR STATE DEPARTMENT OFFICIAL ONE",), None),
    ],
)
def test_labels_of_transcripts_are_names(
    text: str, speakers: tuple[str, ...], spoken_as: tuple[str, ...] | None
) -> None:
    record = SmallRecord(LABELS)
    question = read_question(text, today=TODAY, record=record)
    assert question.speakers == speakers
    assert record.names.spoken_as(question.speakers) == (speakers if spoken_as is None else spoken_as)


def test_a_cyrillic_record_is_asked_in_latin() -> None:
    record = SmallRecord([Speaker("Сергей Лавров", "Министр иностранных дел")])
    assert read_question("What did Lavrov say", today=TODAY, record=record).speakers == ("Сергей Лавров",)
    assert read_question("по словам Лаврова", today=TODAY, record=record).speakers == ("Сергей Лавров",)


def test_a_dropped_speaker_stays_a_word() -> None:
    question = embassy("What did Lavrov say about UNRWA?", frozenset({Filter.SPEAKER}))
    assert (question.speakers, question.words) == ((), "What did Lavrov say about UNRWA")


def test_nobody_known() -> None:
    assert SpeakerNames([]).surname("Lavrov") == ((), False)
