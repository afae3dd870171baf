"""Where a surname stands that isn't the last word: first in Chinese, Korean and Vietnamese names, second to last in
Spanish ones ("Pablo Ferrer Ruiz"). Data and two plain decisions."""

from collections.abc import Sequence

from index.people.first_names import is_given_name
from index.people.label_words import PARTICLES
from index.text.transliteration import name_key

_FIRST = frozenset(
    name_key(name)
    for name in (
        # Chinese, in pinyin and as Taiwan and Hong Kong write them. Those that are common given names elsewhere
        # ("Dan", "Ann", "Tim") are left out.
        "bai cai cao chen cheng chan chang cheung chiang choi chow chu chung cui deng ding dong du duan fan fang "
        "feng fu gao ge gong gu guo han hao he hou hsu hu hua huang jia jiang jin kang kong lai lam lau lei li "
        "liang liao lin liu long lu luo lyu ma mao meng mo nie ou pan peng qi qian qiao qin qiu ren shao shen "
        "sheng shi song su sun tan tang tao tian tsai tse tung wan wang wei wen wong wu xi xia xiang xiao xie xing "
        "xiong xu xue yan yang yao ye yeh yi yin yu yuan yue zeng zhai zhan zhang zhao zheng zhong zhou zhu zhuang "
        "zou "
        # Korean
        "ahn bae baek ban cha cho choe gwon hong hwang hyun jang jeon jeong ji jo joo jun jung kim ko kwon lee "
        "moon na nam noh oh pak park ri roh ryu seo shim shin son suh woo yeo yoo yoon yu yun "
        # Vietnamese
        "bui dang dao dinh do duong ho hoang huynh le luong ly ngo nguyen pham phan phung ta tran trinh truong vo "
        "vu "
    ).split()
)
_MOST_WORDS = 4


def stands_first(words: Sequence[str]) -> bool:
    """Whether a name (its words' keys) may begin with its surname: "Xi Jinping", "Moon Jae-in", "Nguyen Phu Trong"."""
    return 2 <= len(words) <= _MOST_WORDS and words[0] in _FIRST


def first_of_two(words: Sequence[str]) -> str | None:
    """The first of two surnames that end a name: Ferrer of "Pablo Ferrer Ruiz". Never a given name or an initial."""
    if len(words) < 3 or len(words[-2]) < 3 or words[-2] in PARTICLES or is_given_name(words[-2]):
        return None
    return words[-2]
