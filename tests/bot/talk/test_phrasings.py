"""What people write, in six languages, and what each is taken for: a table, without a record."""

import pytest

from bot.talk.intents import Want, intent_of
from bot.talk.limits import beyond
from index.timeline import counting_wish


def taken_for(text: str) -> str:
    intent = intent_of(text, [])
    if intent.want is not Want.QUESTION:
        return str(intent.want.value)
    if (wish := counting_wish(text)) is not None:
        return str(wish.kind)
    return "cannot" if beyond(text) is not None else "question"


PHRASINGS = {
    "count": """
        how many statements mention sanctions
        How many statements are there on Ukraine?
        how often did Lavrov mention gas
        how often has she talked about Iran
        how many times was "red line" said
        How many press releases mention climate change?
        how often per month does he mention oil
        number of statements on Ukraine
        count statements about Syria
        how frequently is NATO mentioned
        who mentioned sanctions most often
        сколько раз Лавров упоминал газ
        сколько заявлений о санкциях
        как часто говорили об Украине
        в скольких заявлениях упоминается Иран
        ¿Cuántas veces mencionó Lavrov el gas?
        ¿cuántas declaraciones hay sobre Ucrania?
        con qué frecuencia se habló de Irán
        cuántas declaraciones mencionan las sanciones
        combien de fois Lavrov a-t-il mentionné le gaz
        combien de déclarations mentionnent les sanctions ?
        à quelle fréquence parle-t-on de l'Iran
        combien de communiqués parlent de l'Ukraine
        wie oft hat Lavrov Gas erwähnt
        Wie viele Erklärungen erwähnen Sanktionen?
        wie häufig wurde der Iran erwähnt
        wie viele Erklärungen gibt es zu Syrien
        كم مرة ذكر لافروف الغاز
        كم بيانا يذكر العقوبات؟
        كم عدد البيانات حول أوكرانيا
        كم مرة ذُكرت إيران
        how many times did Price say "unprovoked"
        how often is Myanmar mentioned
        how many interviews mention COVID
        сколько раз Песков говорил о мобилизации
        как часто упоминается НАТО
        ¿cuántas veces habló Blinken de Cuba?
        ¿con qué frecuencia se menciona la OTAN?
        combien de fois a-t-on parlé de Cuba
        combien de discours mentionnent l'OTAN
        wie oft wurde über Kuba gesprochen
        wie viele Reden handeln von der NATO
        كم مرة تحدث بلينكن عن كوبا
        كم خطابا يذكر الناتو
    """,
    "when": """
        when did Lavrov first mention gas
        when was the last time he mentioned sanctions
        When did Price last talk about Taiwan?
        since when has she been talking about Iran
        first mention of Nord Stream
        the last statement on Ukraine
        when was Navalny first mentioned
        when did they start talking about sanctions
        когда Лавров впервые упомянул газ
        первое упоминание санкций
        когда в последний раз говорили об Иране
        последнее заявление об Украине
        ¿Cuándo mencionó Lavrov por primera vez el gas?
        primera mención de las sanciones
        ¿cuándo se mencionó Irán por última vez?
        quand Lavrov a-t-il mentionné le gaz pour la première fois
        première mention des sanctions
        quand a-t-on parlé de l'Iran pour la dernière fois
        wann hat Lavrov zum ersten Mal Gas erwähnt
        die erste Erwähnung von Sanktionen
        wann wurde der Iran zuletzt erwähnt
        متى ذكر لافروف الغاز لأول مرة
        أول ذكر للعقوبات
        متى ذُكرت إيران آخر مرة
        آخر بيان عن أوكرانيا
        when did Blinken last speak about Cuba
        the first statement about Haiti
        когда впервые заговорили о санкциях
        ¿cuándo habló Blinken de Cuba por última vez?
        quand Blinken a-t-il parlé de Cuba pour la dernière fois ?
        wann hat Blinken zuletzt über Kuba gesprochen
        متى تحدث بلينكن عن كوبا آخر مرة
    """,
    "list": """
        all statements on Ukraine
        list statements about sanctions
        everything Lavrov said about gas
        show me all statements by Price
        list all mentions of Nord Stream
        every statement on Syria
        все заявления о санкциях
        всё, что Лавров сказал о газе
        покажи все заявления об Украине
        todas las declaraciones sobre las sanciones
        todo lo que dijo Lavrov sobre el gas
        lista de declaraciones sobre Ucrania
        toutes les déclarations sur les sanctions
        tout ce qu'a dit Lavrov sur le gaz
        liste des déclarations sur l'Ukraine
        alle Erklärungen zu Sanktionen
        alles, was Lavrov über Gas gesagt hat
        zeig mir alle Erklärungen zur Ukraine
        كل البيانات حول العقوبات
        جميع التصريحات عن أوكرانيا
        كل ما قاله لافروف عن الغاز
        give me all quotes on Yemen
        everything he said about Gaza
        все выступления о НАТО
        muéstrame todas las declaraciones sobre Cuba
        montre-moi toutes les déclarations sur Cuba
        liste alle Erklärungen zu Kuba
        جميع البيانات بشأن كوبا
    """,
    "change": """
        did the wording on sanctions change?
        has the language on Taiwan changed over time
        how has the position on Iran evolved
        did Price's wording on hostages change
        has Blinken changed his stance on Iran
        менялась ли позиция по Ирану
        изменилась ли формулировка о санкциях
        ¿ha cambiado la postura sobre Irán?
        ¿cómo ha cambiado el lenguaje sobre Taiwán?
        la position sur l'Iran a-t-elle changé ?
        comment a évolué le discours sur Taïwan
        hat sich die Haltung zum Iran geändert?
        wie hat sich der Wortlaut zu Taiwan verändert
        هل تغيرت صياغة البيانات حول العقوبات؟
        كيف تغير الموقف من إيران
        how did the language on Russia change
        как менялась риторика о НАТО
        ¿ha cambiado el tono sobre Cuba?
        comment a changé la position sur Cuba
        hat sich die Wortwahl zu Kuba geändert
        هل تغيرت لهجة البيانات حول كوبا
    """,
    "sides": """
        Blinken and Price on Taiwan
        compare Blinken and Lavrov on Ukraine
        Lavrov vs Blinken on NATO
        сравни Лаврова и Блинкена об Украине
        Blinken y Lavrov sobre Ucrania
        Blinken et Lavrov sur l'Ukraine
        Blinken und Lavrov zur Ukraine
        قارن بين بلينكن ولافروف حول أوكرانيا
        compare what Price and Porter said about Cuba
        Price et Blinken à propos de Cuba
        Песков и Лавров о НАТО
        Baerbock und Scholz über die NATO
    """,
    "cannot": """
        what do you think about sanctions
        is it true that Iran has a bomb
        summarize the last statement
        write a letter to Lavrov
        tell me a joke
        2+2
        will there be a war
        что ты думаешь о санкциях
        правда ли, что это ложь
        расскажи анекдот
        напиши письмо
        ¿qué opinas de las sanciones?
        cuéntame un chiste
        resume la última declaración
        que penses-tu des sanctions
        raconte-moi une blague
        résume la dernière déclaration
        was hältst du von Sanktionen
        erzähl mir einen Witz
        fasse die letzte Erklärung zusammen
        ما رأيك في العقوبات
        احك لي نكتة
        لخص البيان الأخير
        explain the war in Ukraine
        is this true?
        каково твоё мнение о войне
        ¿es verdad que hay guerra?
        est-il vrai que la guerre est finie
        stimmt es, dass Krieg ist
        هل صحيح أن الحرب انتهت
    """,
    "unsubscribe": """
        stop
        unsubscribe
        quit
        стоп
        отписаться
        para
        darme de baja
        désabonner
        abbestellen
        إلغاء الاشتراك
        please stop
        me quiero dar de baja
    """,
    "subscribe how": """
        how do I subscribe?
        как подписаться
        ¿cómo me suscribo?
        comment s'abonner ?
        wie abonniere ich?
        كيف أشترك
        how can I get the daily update
    """,
    "about": """
        who are you?
        are you a bot?
        кто ты
        ты бот?
        ¿quién eres?
        ¿eres un bot?
        qui es-tu ?
        es-tu un bot ?
        wer bist du?
        bist du ein Bot?
        من أنت؟
        هل أنت روبوت؟
        who made you
    """,
    "help": """
        help
        how does this work?
        помощь
        ayuda
        aide
        hilfe
        مساعدة
        what can you do?
        что ты умеешь?
        ¿qué puedes hacer?
        que peux-tu faire ?
        was kannst du?
        ماذا يمكنك أن تفعل؟
    """,
    "archive": """
        list all statements
        все заявления
        todas las declaraciones
        toutes les déclarations
        alle Erklärungen
        كل البيانات
    """,
    "question": """
        Lavrov
        Ukraine
        2022
        Latest on Ukraine
        what did Lavrov say about gas
        stop the war
        how many troops are in Ukraine?
        when did the war begin?
        help for Ukraine
        who is Lavrov
        did the climate change?
        wording
        bread and butter
        Лавров
        что сказал Лавров о газе
        сколько солдат в Украине?
        когда началась война?
        qué dijo Lavrov sobre el gas
        ¿cuántos soldados hay en Ucrania?
        qu'a dit Lavrov sur le gaz
        combien de soldats sont en Ukraine ?
        was sagte Lavrov über Gas
        wie viele Soldaten sind in der Ukraine?
        ماذا قال لافروف عن الغاز
        كم جنديا في أوكرانيا؟
        متى بدأت الحرب؟
        how many people died
        сколько стоит газ?
        ¿cuánto cuesta el gas?
        combien coûte le gaz ?
        wie viel kostet Gas?
        كم سعر الغاز؟
    """,
}


def written() -> list[tuple[str, str]]:
    return [(text.strip(), kind) for kind, lines in PHRASINGS.items() for text in lines.strip().splitlines()]


@pytest.mark.parametrize(("text", "kind"), written())
def test_what_a_phrasing_is_taken_for(text: str, kind: str) -> None:
    assert taken_for(text) == kind


def test_the_table_is_long() -> None:
    assert len(written()) >= 250
