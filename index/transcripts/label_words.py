"""Words of labels in transcripts, by what they tell of a voice. Data only; used by labels.py, names.py, turns.py."""

import re
import unicodedata

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def name_words(name: str) -> list[str]:
    """A name's words, lower-case and without marks, in order; a hyphen parts words."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return [word.casefold() for word in WORD.findall(name)]


def folded(words: str) -> frozenset[str]:
    return frozenset(word for each in words.split() for word in name_words(each))


def phrases(names: str) -> frozenset[str]:
    return frozenset(" ".join(name_words(name)) for name in names.split(","))


# Interviewers and those who lead a conversation: they ask.
QUESTION = phrases(
    "question,questions,q,moderator,interviewer,journalist,reporter,correspondent,media,host,anchor,presenter,operator,"
    "press,the press,the moderator,facilitator,question and answer,"
    "вопрос,журналист,журналистка,ведущий,ведущая,модератор,корреспондент,реплика,корр,оператор,"
    "pregunta,periodista,moderador,moderadora,entrevistador,entrevistadora,"
    "question de la presse,journaliste,modérateur,modératrice,animateur,"
    "frage,journalist,journalistin,moderatorin,interviewerin,zusatzfrage,nachfrage,"
    "domanda,giornalista,moderatore,moderatrice,pergunta,jornalista,vraag,pytanie,dziennikarz,питання,запитання,"
    "журналіст,ведучий,fråga,spørgsmål,spørsmål,kysymys,soru,otázka,kérdés,întrebare,ερώτηση,въпрос,питање,pitanje,"
    "сұрақ,savol,prašmas,pertanyaan,问,問,记者,記者,主持人,提问,質問,司会,질문,기자,سؤال,السؤال,प्रश्न,सवाल,שאלה,คำถาม"
)
ANSWER = phrases(
    "answer,a,ответ,respuesta,réponse,antwort,risposta,resposta,antwoord,odpowiedź,відповідь,svar,vastaus,cevap,yanıt,"
    "odpověď,válasz,răspuns,απάντηση,отговор,одговор,odgovor,жауап,jawaban,答,回答,답변,جواب,الجواب,उत्तर,תשובה,คำตอบ"
)
# One letter stands for a question or an answer only beside its counterpart.
PAIRS = (("q", "a"), ("q", "r"), ("p", "r"), ("f", "a"), ("в", "о"), ("d", "r"), ("v", "a"), ("問", "答"), ("问", "答"))
# People whom a transcript does not name: their words are nobody's in particular.
UNNAMED = phrases(
    "participant,participants,audience,audience member,audience members,member of the audience,staff,interpreter,"
    "translator,guest,guests,speaker,voice,voices,voiceover,voice over,aide,crowd,all,both,unknown,unknown speaker,"
    "unidentified speaker,unidentified male,unidentified female,unidentified,male voice,female voice,"
    "announcer,narrator,"
    "student,students,the chair,the interpreter,video,"
    "участник,участница,участники,переводчик,голос из зала,все,"
    "participante,público,intérprete,participant,intervenant,public,interprète,teilnehmer,publikum,dolmetscher,zuruf"
)
TITLES = folded(
    "mr mrs ms miss mx dr sir dame lord lady professor prof ambassador amb secretary minister president premier prime "
    "foreign deputy vice assistant under undersecretary associate principal acting general senator sen "
    "representative rep "
    "congressman congresswoman congressperson delegate governor gov mayor spokesperson spokesman "
    "spokeswoman chancellor "
    "director chairman chairwoman chairperson chair speaker commissioner administrator envoy special coordinator "
    "attorney defense defence interior finance admiral adm colonel col captain lieutenant major sergeant commander "
    "the hon rt honourable honorable his her excellency judge justice king queen prince princess crown pope cardinal "
    "father sister brother sheikh sheikha emir sultan high ranking member leader fm pm vp "
    "господин госпожа г-н г-жа министр президент премьер председатель посол секретарь госсекретарь директор канцлер "
    "губернатор генерал депутат глава спикер официальный представитель заместитель замминистра постпред вице пресс "
    "пан пані міністр президентка прем'єр "
    "herr frau präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin minister ministerin außenminister "
    "außenministerin bundesminister bundesministerin bundespräsident staatssekretär staatssekretärin "
    "sprecher sprecherin "
    "regierungssprecher botschafter botschafterin staatsminister staatsministerin "
    "monsieur madame m mme mlle ministre président présidente premier première secrétaire ambassadeur ambassadrice "
    "porte-parole chancelier "
    "señor señora sr sra don doña presidente presidenta ministro ministra canciller portavoz embajador embajadora "
    "secretario secretaria gobernador senador senadora diputado diputada "
    "signor signora senhor senhora embaixador embaixadora"
)
ARTICLES = folded("the el la le l der die das de of our")
# They make another office of the one they stand before: a vice president is not the president.
LESSER = folded("vice deputy assistant under associate principal")
PARTICLES = folded("de da do dos das di du del della van von der den ter la le el al bin ibn bint e y zu zum af av")
# Small words inside the title of an office: "Secretary of State for Defence", "Minister of Industry and Trade".
OF = folded("of for to and the des und für et de du del y в и по")
# What begins no name: sentences and headings do.
OPENERS = folded(
    "to from by in on at for with as and or but so if when while after before about this that these those here there "
    "first second third fourth fifth one two three four five another my our your his its we i you he she they what why "
    "how who where which today tomorrow yesterday then now finally however therefore moreover also more read see visit "
    "watch via note notes let because no yes all some many most both following below above dear"
)
NOT_LABELS = phrases(
    "agenda,subject,re,date,time,place,location,contact,contacts,source,tel,phone,email,fax,ps,p s,nb,"
    "update,attachment,"
    "summary,background,related,media note,fact sheet,remarks,press release,press statement,statement,washington,"
    "participants list,topics,topic,example,quote,unquote,https,http,thank you,conclusion,introduction,results,answers,"
    "warning,editor s note,editor's note,meeting,correction,copyright,photo,link,address,website,signed,cc,annex,"
    "questions and answers,transcript,speakers,attendees,present,moderated by,begin text,end text,begin transcript"
)
