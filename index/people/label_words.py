"""Words of labels in transcripts, by what they tell of a voice. Data only."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def name_words(name: str) -> list[str]:
    """A name's words, lower-case and without marks, in order; a hyphen parts words."""
    if name.isascii():
        return WORD.findall(name.lower())
    decomposed = unicodedata.normalize("NFKD", name)
    if any(map(unicodedata.combining, decomposed)):
        decomposed = "".join([mark for mark in decomposed if not unicodedata.combining(mark)])
    return [word.casefold() for word in WORD.findall(decomposed)]


def folded(words: str) -> frozenset[str]:
    return frozenset(word for each in words.split() for word in name_words(each))


def phrases(names: str) -> frozenset[str]:
    return frozenset(" ".join(name_words(name)) for name in names.split(","))


# Interviewers and those who lead a conversation: they ask.
QUESTION = phrases(
    "question,questions,q,moderator,interviewer,journalist,reporter,correspondent,media,host,anchor,presenter,"
    "operator,press,the press,the moderator,facilitator,question and answer,вопрос,журналист,журналистка,ведущий,"
    "ведущая,модератор,корреспондент,реплика,корр,оператор,pregunta,periodista,moderador,moderadora,"
    "entrevistador,entrevistadora,question de la presse,journaliste,modérateur,modératrice,animateur,frage,"
    "journalistin,moderatorin,interviewerin,zusatzfrage,nachfrage,domanda,giornalista,moderatore,moderatrice,"
    "pergunta,jornalista,vraag,pytanie,dziennikarz,питання,запитання,журналіст,ведучий,fråga,spørgsmål,spørsmål,"
    "kysymys,soru,otázka,kérdés,întrebare,ερώτηση,въпрос,питање,pitanje,сұрақ,savol,spørsmålet,gazeteci,muhabir,"
    "sunucu,вопрос журналиста,вопрос из зала,הכתב,כתב,כתבת,מראיין,مذيع,المذيع,صحفي,الصحفي,صحافي,خبرنگار,پرسش,"
    "مجری,مراسل,المحاور,पत्रकार,phóng viên,hỏi,wartawan,prašmas,pertanyaan,问,問,记者,記者,主持人,提问,質問,"
    "司会,질문,기자,سؤال,السؤال,प्रश्न,सवाल,שאלה,คำถาม"
)
ANSWER = phrases(
    "answer,a,ответ,respuesta,réponse,antwort,risposta,resposta,antwoord,odpowiedź,відповідь,svar,vastaus,cevap,"
    "yanıt,odpověď,válasz,răspuns,απάντηση,отговор,одговор,odgovor,жауап,jawaban,答,回答,답변,پاسخ,trả lời,đáp,جواب,"
    "الجواب,उत्तर,תשובה,คำตอบ"
)
# One letter stands for a question or an answer only beside its counterpart.
PAIRS = (
    *(("q", "a"), ("q", "r"), ("p", "r"), ("f", "a"), ("в", "о"), ("d", "r"), ("v", "a"), ("sp", "odp")),
    *(("問", "答"), ("问", "答"), ("س", "ج"), ("ש", "ת")),
)
# People whom a transcript does not name: their words are nobody's in particular.
UNNAMED = phrases(
    "participant,participants,audience,audience member,audience members,member of the audience,staff,interpreter,"
    "translator,guest,guests,speaker,voice,voices,voiceover,voice over,aide,crowd,all,both,unknown,"
    "unknown speaker,unidentified speaker,unidentified male,unidentified female,unidentified,male voice,"
    "female voice,announcer,narrator,student,students,the interpreter,video,участник,участница,участники,"
    "переводчик,голос из зала,все,participante,público,intérprete,intervenant,public,interprète,teilnehmer,"
    "publikum,dolmetscher,zuruf"
)
TITLES = folded(
    "mr mrs ms miss mx dr sir dame lord lady professor prof ambassador amb secretary minister president premier "
    "prime foreign deputy vice assistant under undersecretary associate principal acting general senator sen "
    "representative rep congressman congresswoman congressperson delegate governor gov mayor spokesperson "
    "spokesman spokeswoman chancellor director chairman chairwoman chairperson chair speaker commissioner "
    "administrator envoy special coordinator attorney defense defence interior finance admiral adm colonel col "
    "captain lieutenant major sergeant commander the hon rt honourable honorable his her excellency judge "
    "justice king queen prince princess crown pope cardinal father sister brother sheikh sheikha emir sultan "
    "high ranking member leader fm pm vp господин госпожа г-н г-жа министр президент премьер председатель посол "
    "секретарь госсекретарь директор канцлер губернатор генерал депутат глава спикер официальный представитель "
    "заместитель замминистра постпред вице пресс пан пані міністр президентка прем'єр herr frau präsident "
    "präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin ministerin außenminister außenministerin "
    "bundesminister bundesministerin bundespräsident staatssekretär staatssekretärin sprecher sprecherin "
    "regierungssprecher botschafter botschafterin staatsminister staatsministerin monsieur madame m mme mlle "
    "ministre président présidente première secrétaire ambassadeur ambassadrice porte-parole chancelier señor "
    "señora sr sra don doña presidente presidenta ministro ministra canciller portavoz embajador embajadora "
    "secretario secretaria gobernador senador senadora diputado diputada signor signora senhor senhora "
    "embaixador embaixadora presiding officer pro tempore tem whip opposition temporary clerk usher senate house "
    "majority minority caucus councillor councilman councilwoman alderman prosecutor counsel solicitor advocate "
    "adv rev reverend official senior witness defendant court counsellor treasurer comptroller surgeon chief "
    "brigadier bishop archbishop rabbi imam executive ceo cfo taoiseach tánaiste ceann comhairle cathaoirleach "
    "teachta leas rapporteur rapporteure garde sceaux députée député sénateur sénatrice général générale "
    "questeur ponente vicepresidente vicepresidenta vicepresidenza presidenza sottosegretario sottosegretaria "
    "onorevole relatore relatrice deputado deputada vereador relator relatora secretário secretária primeiro "
    "abgeordneter abgeordnete alterspräsident alterspräsidentin vizepräsident vizepräsidentin vizekanzler parl "
    "bürgermeister bürgermeisterin sts stsin sts’in sts'in председательствующий председательствующая "
    "председательница головуючий голова заступник секретар прем'єр-міністр докладчик содокладчик вице-премьер "
    "marszałek wicemarszałek poseł posłanka prezes rzecznik prezydent przewodniczący przewodnicząca sekretarz "
    "stanu başkan bakan bakanı başbakan cumhurbaşkanı sözcü vekil vekili başkanvekili sayın heer voorzitter "
    "staatssecretaris mevrouw meneer mevr dhr mnr mev adjunk předseda předsedkyně místopředseda poslanec "
    "poslankyně ministr ministryně pan paní senátor prezident predseda podpredseda poslankyňa elnök úr képviselő "
    "miniszter preşedinte preşedinta domnul doamna dl dna președinte președintele președinta deputat deputatul "
    "senatorul ministrul talman talmannen statsråd statsrådet statsminister statsministern fru ordfører "
    "presidenten statsråden representanten puhemies pääministeri ministeri edustaja formand formanden πρόεδρος "
    "προεδρος υπουργός υπουργος πρωθυπουργός βουλευτής κύριος κυρία председател премиер министърът министър зам "
    "депутатът председавач shri shrimati smt dato datuk tuan puan yang berhormat bapak ibu tun menteri ketua "
    "secretary-general"
)
HONORIFICS = folded(
    "mr mrs ms miss mx madam madame dr sir dame lord lady prof professor monsieur m mme mlle herr frau señor "
    "señora sr sra don doña signor signora senhor senhora господин госпожа г-н г-жа пан пані pan paní fru mnr "
    "mev sayın"
)
MALE = folded("mr sir lord monsieur m herr señor sr don signor senhor господин г-н пан pan mnr king prince dhr")
FEMALE = folded(
    "mrs ms miss madam madame dame lady mme mlle frau señora sra doña signora senhora госпожа г-жа пані paní mev "
    "fru queen princess"
)
ABBREVIATED = folded(
    "mr mrs ms mx dr prof hon rt sen rep gov pres sec amb gen lt col maj capt cmdr adm sgt brig rev fr st sr sra "
    "srta srs sras d m mm mme mlle jr esq messrs asst dep dir supt dist comm del cong parl bundesmin min dl dna "
    "adv mnr mev dhr mevr mons smt kum ing mgr bc phd exmo ilmo dott avv on ph v u s"
)
# Before a name or an outlet: what is asked.
ASKING = folded(
    "question frage zusatzfrage nachfrage vraag pregunta domanda pergunta вопрос питання запитання pytanie soru "
    "otázka سؤال السؤال שאלה"
)
# Beside a name or an outlet: who asks.
ASKERS = folded(
    "journalist reporter correspondent moderator interviewer journaliste periodista giornalista jornalista "
    "журналист журналистка корреспондент ведущий ведущая ведучий модератор dziennikarz dziennikarka gazeteci "
    "muhabir moderatorin journalistin novinář novinářka الصحفي"
)
NUMBERS = folded("one two three four five six seven eight nine ten")
# Several at once, or one of many, whom nobody names: from the floor of a house, or the audience.
COLLECTIVE = phrases(
    "hon members,hon member,an hon member,some hon members,several hon members,honourable members,"
    "honorable members,an honourable member,some honourable members,some members,several members,members,"
    "a member,a deputy,deputies,opposition members,government members,senators,some senators,some hon senators,"
    "an hon senator,voices,multiple voices,several voices,many voices,various voices,a voice,"
    "voice from the floor,voices from the floor,floor,from the floor,unidentified voice,unknown male,"
    "unknown female,male speaker,female speaker,man,woman,child,children,congregation,jury,the audience,"
    "the crowd,group,unidentified,unidentified participant,unidentified reporter,unidentified speakers,"
    "multiple speakers,crosstalk,protester,protesters,demonstrator,heckler,chorus,system,из зала,голос из зала,"
    "голоса из зала,с места,голоса с мест,голос с места,шум в зале,голоси із залу,із залу,голос із залу,una voz,"
    "voces,varios señores diputados,un señor diputado,una señora diputada,varios diputados,vozes,voz do plenário,"
    "une voix,plusieurs voix,voix,un député,une députée,plusieurs députés,un sénateur,voix diverses,zurufe,zuruf,"
    "gegenruf,zwischenruf,zwischenrufe,ein abgeordneter,eine abgeordnete,mehrere abgeordnete,stimme,stimmen,voci,"
    "una voce,voci dall aula,una voce dall aula,głos z sali,głosy z sali,głosy,salondan,voci din sală,"
    "hlas ze sálu,hlasy,iemand,een lid,en röst,röster,voci dalla sala"
)
ARTICLES = folded("the el la le l der die das de of our")
# They make another office of the one they stand before: a vice president is not the president.
LESSER = folded("vice deputy assistant under associate principal")
PARTICLES = folded("de da do dos das di du del della van von der den ter la le el al bin ibn bint e y zu zum af av")
# Small words inside the title of an office: "Secretary of State for Defence", "Minister of Industry and Trade".
OF = folded("of for to and the des und für et de du del y в и по")
# What begins no name: sentences and headings do.
OPENERS = folded(
    "to from by in on at for with as and or but so if when while after before about this that these those here "
    "there first second third fourth fifth one two three four five another my our your his its we i you he she "
    "they what why how who where which today tomorrow yesterday then now finally however therefore moreover also "
    "more read see visit watch via note notes let because no yes all some many most both following below above "
    "dear okay ok oh well yeah yep hello hi thanks thank good right sure sorry please unfortunately fortunately "
    "again still just not there's it's that's i'm i'd we're"
)
NOT_LABELS = phrases(
    "agenda,subject,re,date,time,place,location,contact,contacts,source,tel,phone,email,fax,ps,p s,nb,update,"
    "attachment,summary,background,related,media note,fact sheet,remarks,press release,press statement,statement,"
    "washington,participants list,topics,topic,example,quote,unquote,https,http,thank you,conclusion,"
    "introduction,results,answers,warning,editor s note,editor's note,meeting,correction,copyright,photo,link,"
    "address,website,signed,cc,annex,questions and answers,transcript,speakers,attendees,present,moderated by,"
    "begin text,end text,begin transcript,friends,dear friends,colleagues,dear colleagues,comrades,"
    "ladies and gentlemen,fellow citizens,my friends,fellow americans,excellencies,your excellencies,"
    "distinguished guests,brothers and sisters,друзья,коллеги,товарищи,дорогие друзья,уважаемые коллеги,"
    "дамы и господа,chers amis,mesdames et messieurs,mes chers collègues,amigos,amigas,señoras y señores,"
    "señorías,queridos amigos,compañeros,meine damen und herren,liebe freunde,signore e signori,cari amici,"
    "colleghi,senhoras e senhores,caros colegas,drodzy przyjaciele,szanowni państwo,name,description,amount,type,"
    "status,title,category,objective,objectives,goal,goals,result,outcome,outcomes,action,actions,challenge,"
    "challenges,impact,activities,activity,purpose,deadline,eligibility,duration,price,cost,total,method,methods,"
    "key points,overview,highlights,details,facts,fact,figure,table,chapter,section,article,part,item,step,"
    "exhibit,order,ordered,time noted,venue,participants,panelists,panellists,hosts,hosted by,by,published,"
    "updated,author,authors,editor,tags,keywords,share,advertisement,transcript by,note to editors,media contact,"
    "press contact,media inquiries,media contacts,headline,lead,caption,image,video caption,footnote,footnotes,"
    "reference,references,примечание,справка,дата,место,тема,источник,итог,вывод,fecha,lugar,nota,tema,fuente,"
    "date de publication,lieu,sujet,remarque,datum,ort,thema,hinweis,anmerkung,quelle,fazit,luogo,data,assunto,"
    "local"
)


LONG_TITLE = 7
"""Letters from which a title is believed with one misprint ("SECRETAR BLINKEN")."""


@lru_cache(maxsize=1 << 12)
def is_title(word: str) -> bool:
    if word in TITLES:
        return True
    near = process.extractOne(word, TITLES, scorer=OSA.distance, score_cutoff=1) if len(word) >= LONG_TITLE else None
    return near is not None and len(near[0]) >= LONG_TITLE
