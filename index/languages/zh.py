"""Chinese."""

from index.languages.labels import Labels
from index.languages.language import Language
from index.languages.wishes import Wishes

WISHES = Wishes(
    wants={
        "greeting": (r"你好",),
        "thanks": (r"谢谢",),
        "latest": (r"最新消息|最新声明",),
        "contact": (r"电话",),
        "time": (r"现在几点",),
        "unsubscribe": (r"退订",),
        "about": (r"你是谁",),
        "help": (r"帮助",),
    },
)  # fmt: skip

LANGUAGE = Language(
    code="zh",
    letters="[\u3400-\u9fff]",
    asking=(
        r"什[么麼]|甚[么麼]|哪(?:些|个|個|里|裡|儿|兒|种|種|一)?|[谁誰]|何[时時地处處种種]|[为為]何|如何|多少|几个|幾個|怎[么麼样樣]+|[为為]什[么麼]|是否|["
        r"吗嗎呢了的]|请问|請問|是"
    ),
    wishes=WISHES,
    directions=r"笑声|笑聲|掌声|掌聲|鼓掌|热烈掌声|听不清",
    read_more=r"阅读全文|閱讀全文",
    first_person=r"[我吾]",
    labels=Labels(
        question="问,問,记者,記者,主持人,提问",
        answer="答,回答",
        pairs="問 答,问 答",
    ),
)
