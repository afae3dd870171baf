"""What strangers ask of the record that ships, and the statement that answers; None where it holds nothing."""

LAVROV_UN = "2021-01-26-lavrov-un-security-council-middle-east"
DUMA = "2021-09-16-putin-address-before-duma-elections"
ASSEMBLY = "2021-08-04-russia-position-76th-un-general-assembly"
PRAVDA = "2021-08-04-lavrov-interview-komsomolskaya-pravda"
MI5 = "2021-07-23-zakharova-comment-mi5-director-general"
INTERFAX = "2021-07-22-lavrov-interview-interfax"
CHINA = "2021-07-17-lavrov-article-treaty-with-china"
UNITY = "2021-07-13-putin-article-russians-and-ukrainians"
FEFU = "2021-07-09-lavrov-address-far-eastern-federal-university"
ZEIT = "2021-06-22-putin-article-being-open-despite-the-past"
VICTORY = "2021-05-09-putin-address-victory-parade"

ASKED: list[tuple[str, str | None]] = [
    ("Which countries should join the ministerial meeting?", LAVROV_UN),
    ("What is UNRWA said to be?", LAVROV_UN),
    ("who should be invited as the drafter of the Arab Peace Initiative", LAVROV_UN),
    ("two-state solution", LAVROV_UN),
    ("What about the Quartet of mediators?", LAVROV_UN),
    ("Would Moscow host a summit of Palestinians and Israelis?", LAVROV_UN),
    ("what did Lavrov say about Israeli settlements", LAVROV_UN),
    ("the rules-based order", LAVROV_UN),
    ("How did San Marino do with the vaccine?", PRAVDA),
    ("who was first to register a vaccine", PRAVDA),
    ("Sputnik V in Argentina", PRAVDA),
    ("What did Zakharova say about MI5's head?", MI5),
    ("what evidence did McCallum give", MI5),
    ("cyber-attacks and misinformation", MI5),
    ("Who calls Russians and Ukrainians one people?", UNITY),
    ("Are Ukrainians and Russians a single whole?", UNITY),
    ("what did Putin say about Ukraine", UNITY),
    ("are sanctions acceptable", INTERFAX),
    ("Nord Stream 2 gas pipeline", INTERFAX),
    ("what bad habits does the European Union adopt", INTERFAX),
    ("who signed the treaty of friendship with China", CHINA),
    ("relations with China all-time high", CHINA),
    ("Which Asian countries did the minister visit?", FEFU),
    ("When was the Foreign Policy Concept adopted?", FEFU),
    ("what is the aim of the 76th General Assembly session", ASSEMBLY),
    ("why is undermining the authority of the UN dangerous", ASSEMBLY),
    ("Victory Day sacred holiday", VICTORY),
    ("descendants of those who destroyed Nazism", VICTORY),
    ("State Duma election address to citizens", DUMA),
    ("article in the German weekly Die Zeit", ZEIT),
    ("which organisation helps palestinian refugees", LAVROV_UN),
    ("what does lavrov think of the two state solution", LAVROV_UN),
    ("who convened the meeting of the Security Council", LAVROV_UN),
    ("Arab Peace Initiative", LAVROV_UN),
    ("is there willingness to host a Palestinian-Israeli summit in Moscow", LAVROV_UN),
    ("what did the foreign minister say about Saudi Arabia", LAVROV_UN),
    ("was Russia the first to register a vaccine?", PRAVDA),
    ("do other countries appreciate the support", PRAVDA),
    ("number of new cases in Argentina", PRAVDA),
    ("who is the MI5 director general", MI5),
    ("Zaharova MI5", MI5),
    ("what did the spokeswoman say about the highly likely style", MI5),
    ('"one people"', UNITY),
    ("What did Putin say during the Direct Line?", UNITY),
    ("What did Putin tell the veterans?", VICTORY),
    ("Happy Victory Day", VICTORY),
    ("what's the foreign minister's view of sanctions", INTERFAX),
    ("does Russia think sanctions are acceptable", INTERFAX),
    ("who can impose sanctions according to Lavrov", INTERFAX),
    ("what about relations between China and Russia", CHINA),
    ("what did the president write in Die Zeit", ZEIT),
    ("what did Lavrov say in July 2021 about Indonesia and Laos", FEFU),
    ("what is the goal of the General Assembly", ASSEMBLY),
    ("What are the opening hours of the bakery?", None),
    ("what is the capital of France", None),
    ("train timetable to Moscow", None),
    ("did the minister mention Brazil", None),
    ("who killed Nikolay Glushkov", None),
    ("Lavrov's wife", None),
    ("who won the football championship", None),
    ("recipe for pancakes with honey", None),
    ("price of a visa for Brazil", None),
    ("quantum computers", None),
]
