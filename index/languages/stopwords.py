"""Words that only hold a sentence together, and the words that questions begin with: never searched for.

Short on purpose: a word that may carry meaning is weighed by how rare it is in the record, not left out.
"""

WORDS = {
    "en": "a an the and or but nor of to in on at by for from with as into about than that this these those it its he him "
    "his she her they them their we us our you your i me my is are was were be been being am has have had having do does "
    "did doing done will would shall should can could may might must not no so if then there here what which who whom "
    "whose when where why how s t d ll ve re m say says said saying tell told anyone anything",
    "ru": "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по её ее мне было вот от меня ещё "
    "еще нет о об из ему когда ли если или быть был была были есть него до вас нибудь уж вам ведь там потом себя им её "
    "их чем мы этот эта это эти того этого тем том который которая которое которые которых которой котором кто что чего "
    "кого кем чем где куда откуда почему зачем сколько какой какая какое какие каком какого каких каким какую для при сказал сказала говорил говорит заявил заявила "
    "над под без через между со чтобы лишь только также бывает является",
    "uk": "і й в у на не що він з із як а то все вона так його але та ти до же ви за б по її мені від ще ні о про ким коли "
    "якщо або бути був була були є чи їх чим ми цей ця це ці хто чого кого де куди чому скільки який яка яке які для при",
    "es": "el la los las un una unos unas y o pero de del a al en con por para sin sobre entre que como más su sus se lo le "
    "les me te nos mi tu es son era eran fue fueron ser ha han había está están este esta estos estas ese esa eso esto "
    "qué cuál cuáles quién quiénes cuándo dónde cómo cuánto cuánta cuántos cuántas porque no si ya también muy donde "
    "cuando quien cual",
    "fr": "le la les un une des du de d l et ou mais à au aux en dans par pour sans sur avec que qui quoi dont où se s ce "
    "cette ces cet il elle ils elles on nous vous je tu me te son sa ses leur leurs est sont était étaient été être a ont "
    "avait ne pas plus n c j m t qu quel quelle quels quelles quand comment pourquoi combien y",
    "de": "der die das den dem des ein eine einen einem einer eines und oder aber von vom zu zum zur in im an am auf aus bei "
    "mit nach für über unter um durch als wie dass ob wenn er sie es ihn ihm ihr wir uns ihr euch ich mich mir du dich "
    "sein seine seinen seinem seiner ihre ihren ihrem ihrer ist sind war waren wird werden wurde wurden worden hat haben "
    "hatte hatten nicht kein keine was wer wen wem wessen wann wo wohin woher warum wieso welche welcher welches welchen "
    "welchem viel viele sich auch so noch nur",
    "it": "il lo la i gli le un uno una e o ma di del della dei delle dello degli a al alla ai alle in nel nella nei nelle con "
    "per da dal dalla su sul sulla tra fra che chi cui come più si è sono era erano stato stata essere ha hanno aveva "
    "quale quali quando dove perché quanto quanti quante cosa non anche se suo sua l d",
    "pt": "o a os as um uma uns umas e ou mas de do da dos das em no na nos nas com por para sem sobre entre que como mais se "
    "é são era eram foi foram ser está estão tem têm havia seu sua seus suas este esta isso isto qual quais quem quando "
    "onde quanto quantos quantas porque não também ao à aos às",
    "nl": "de het een en of maar van in op aan met voor door bij uit te tot naar over als dat die dit deze er hij zij ze het we "
    "wij je u ik mij zijn haar hun is was waren wordt worden werd werden heeft hebben had niet geen ook wat wie waar "
    "wanneer waarom hoe hoeveel welke welk",
    "pl": "i w we z ze na do o od po za przez dla przy bez nad pod między a ale lub albo że się nie jest są był była było "
    "były być ma mają to ten ta te tego tej tym tych on ona ono oni jego jej ich który która które którzy których co kto "
    "kogo czym kiedy gdzie dlaczego jak jaki jaka jakie ile czy",
    "cs": "a i v ve na se si z ze do o od po za pro při bez nad pod mezi ale nebo že je jsou byl byla bylo byli být má to ten "
    "ta ti tento tato on ona jeho její jejich který která které kteří co kdo koho kdy kde proč jak jaký jaká kolik",
    "sv": "en ett den det de och eller men av i på till för med om från vid som att är var varit vara har hade inte han hon vi "
    "ni jag sin sitt sina vad vem när var varför hur vilken vilket vilka",
    "tr": "ve veya ile bir bu şu o da de mi mı mu mü için gibi ama ne kim nerede nereye ne zaman neden niçin nasıl hangi kaç "
    "olan olarak en daha çok değil",
    "ar": "في من على إلى عن مع أن إن كان كانت هو هي هم ما ماذا من متى أين كيف لماذا كم أي هل التي الذي الذين هذا هذه ذلك و أو ثم قد لم لا",
    "hi": "का के की को में से पर ने और या है हैं था थी थे हो होता होती यह वह ये वे इस उस इन उन जो कि तो भी ही एक क्या कौन कब कहाँ कहां क्यों "
    "कैसे कितना कितने कितनी किस किसने किसे किसका किसके किसकी द्वारा लिए गया गई गए किया कर",
    "el": "ο η το οι τα τον την του της των τις στο στη στην στον στα και ή αλλά να με σε από για ως που πως ότι είναι ήταν έχει "
    "έχουν δεν τι ποιος ποια ποιο ποιοι ποιες πότε πού γιατί πώς πόσο πόσα πόσοι ένα ένας μια",
    "ro": "un o și sau dar de la în din pe cu pentru prin fără că care ce cine când unde cum cât câți câte este sunt era au a fi "
    "fost nu se al ai ale lui ei lor acest această",
    "vi": "của và là có được trong cho với các những một này đó thì mà ở từ đã đang sẽ không ai gì nào đâu khi như thế bao nhiêu tại sao",
}  # fmt: skip

STOP_WORDS = {language: frozenset(words.split()) for language, words in WORDS.items()}

ASKING = {
    "zh": "什[么麼]|甚[么麼]|哪(?:些|个|個|里|裡|儿|兒|种|種|一)?|[谁誰]|何[时時地处處种種]|[为為]何|如何|多少|几个|幾個|怎[么麼样樣]+|"
    "[为為]什[么麼]|是否|[吗嗎呢了的]|请问|請問|是",
    "ja": "何|誰|いつ|どこ|どの|どれ|どんな|どう|なぜ|いくつ|いくら|(?:です|ます|でした|ました)か",
    "th": "อะไร|ใคร|ที่ไหน|เมื่อไร|เมื่อไหร่|เมื่อใด|อย่างไร|ทำไม|เท่าไร|เท่าไหร่|กี่|ไหน|หรือไม่|และ|ของ|เป็น|ได้|ให้|คือ",
}
"""Patterns of what only asks, or holds a question together, in languages that put no spaces between words."""
