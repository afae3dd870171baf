import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.reading.cleaning import cut_short, line_of_html, plain_text, text_of_html
from index.text.wording import same_words


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One.</p>\n<p>Two.</p>", "One.\n\nTwo."),
        ("First line<br>second<br/>third", "First line\nsecond\nthird"),
        ("<p>a&nbsp; b &amp; c</p>", "a b & c"),
        ("Tom &amp;amp; Jerry&amp;#8217;s", "Tom & Jerry’s"),
        ("&lt;p&gt;Escaped &amp;amp; twice&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;", "Escaped & twice"),
        ("a < b & c", "a < b & c"),
        ("<ul>\n<li>One</li>\n<li><p>Two</p><p>more</p></li></ul><p>After</p>", "• One\n• Two\nmore\n\nAfter"),
        ("<ol><li>A<ol><li>deep</li></ol></li><li>B</li></ol>", "1. A\n1. deep\n2. B"),
        ("<p><strong>MR PRICE:</strong> Good&nbsp;afternoon.</p>", "MR PRICE: Good afternoon."),
        ("<p><b>QUESTION:</b>Thank you.</p>", "QUESTION: Thank you."),
        ("<p>a</p><script>alert(1)</script><style>p{}</style><noscript>n</noscript>b", "a\n\nb"),
        ("<p>a</p><!-- comment --><?php x ?><p>b</p>", "a\n\nb"),
        ('<p>a</p><div class="sharedaddy">Share <a href="x">Tweet</a></div><div style="display:none">h</div>', "a"),
        ("<p>Words.</p><p>Share this:</p><p>The post X appeared first on Y.</p>", "Words."),
        ("<p>The share this year is larger.</p>", "The share this year is larger."),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<pre>one\n two</pre>", "one\ntwo"),
        ("soft\u00adhy\u200bphen \x07bell", "softhyphen bell"),
        ("<p></p>", ""),
        ("<!-- only -->", ""),
        ("", ""),
    ],
)
def test_html_to_words(markup: str, text: str) -> None:
    assert text_of_html(markup) == text


def test_what_a_source_leaves_out() -> None:
    markup = '<p>Words.</p><p class="mark">© Ministry</p><p>All messages</p><p>More.</p>'
    assert text_of_html(markup, (".mark",), ("all messages",)) == "Words.\n\nMore."


@pytest.mark.parametrize(
    ("text", "words", "cut"),
    [
        ("Some words […]", "Some words", True),
        ("Some words [...] ", "Some words", True),
        ("Some words… Continue reading →", "Some words", True),
        ("He said […] that it was over.", "He said […] that it was over.", False),
        ("Wait for it…", "Wait for it…", False),
    ],
)
def test_the_mark_of_an_excerpt(text: str, words: str, cut: bool) -> None:
    assert cut_short(text) == (words, cut)


def test_one_line_and_plain_text() -> None:
    assert line_of_html("On the<br>32nd&nbsp; <i>Anniversary</i>") == "On the 32nd Anniversary"
    assert plain_text("a \t b\r\n\r\n\r\n\r\nc\x00") == "a b\n\nc"


WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=6), min_size=1, max_size=8)
WRAPPED = ("{}", "<b>{}</b>", "<span class='x'>{}</span>", "<a href='/'>{}</a>", "<em>{}</em> ", "&#8203;{}")
JOINED = (" ", "&nbsp;", "<br>", "\n\t", "</p><p>", "&amp;nbsp;", "</p>\n<div></div><p style='x'>")


@given(WORDS, st.data())
def test_markup_alone_never_changes_the_words(words: list[str], data: st.DataObject) -> None:
    def dressed() -> str:
        parts = [data.draw(st.sampled_from(WRAPPED)).format(word) for word in words]
        gaps = [data.draw(st.sampled_from(JOINED)) for _ in words[1:]]
        return "<p>" + "".join(part + gap for part, gap in zip(parts, [*gaps, ""], strict=True)) + "</p>"

    assert same_words(text_of_html(dressed()), " ".join(words))


@given(st.text(alphabet="<>/&;pbli #x1scrt\"'=\n\u00a0", max_size=60))
def test_no_markup_is_too_broken_to_be_read(markup: str) -> None:
    text = text_of_html(markup)
    assert text == text.strip()
    assert "\n\n\n" not in text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("It opens in <s>May</s> <b>June</b>.", "It opens in June."),
        ("<del>No.</del><ins>Yes.</ins>", "Yes."),
        ("<span style='text-decoration:line-through'>Never.</span> Always.", "Always."),
        ("It cost 10<sup>6</sup> euros", "It cost 10⁶ euros"),
        ("2<sup>-3</sup> of it", "2⁻³ of it"),
        ("says the harbour<sup><a href='#n1'>[1]</a></sup>.", "says the harbour¹."),
        ("the 1<sup>er</sup> of May, the 21<sup>st</sup>", "the 1er of May, the 21st"),
        ("CO<sub>2</sub>", "CO2"),
        ("She said: <q>we open it</q>.", "She said: “we open it”."),
        ("<ol start=4><li>No toll.<li>No queue.</ol>", "4. No toll.\n5. No queue."),
        ("<ol><li>One.<li value=7>Seven.<li>Eight.</ol>", "1. One.\n7. Seven.\n8. Eight."),
        ("<ol reversed><li>Two.<li>One.</ol>", "2. Two.\n1. One."),
        ("<ol type=a><li>One.<li>Two.</ol>", "a. One.\nb. Two."),
        ("<ol type=I start=4><li>One.</ol>", "IV. One."),
        ("<ol start=x><li>One.</ol><li>Loose.", "1. One.\n\n• Loose."),
    ],
)
def test_marks_that_change_the_meaning_are_kept(markup: str, text: str) -> None:
    assert text_of_html(markup) == text


@pytest.mark.parametrize(
    ("markup", "text", "cut"),
    [
        ("<p>I want every child to read more.</p>", "I want every child to read more.", False),
        ("<p>Two things. One.</p><p>More.</p>", "Two things. One.\n\nMore.", False),
        ("<p>The beginning <a href='/1'>Read more</a></p>", "The beginning", True),
        ("<p>The beginning… <a href='/1'>Читать далее »</a></p>", "The beginning", True),
        ("<p>The beginning</p><p><a href='/1'>Lire la suite</a></p>", "The beginning", True),
        ("<p>The beginning <a href='/1'>Continue reading <span>On the bridge</span></a></p>", "The beginning", True),
        ("<p>The beginning [&hellip;]</p>", "The beginning", True),
        ("<p>The beginning… read more</p>", "The beginning", True),
        (
            "<p>You can <a href='/1'>read more</a> of it, and you should.</p>",
            "You can read more of it, and you should.",
            False,
        ),
    ],
)
def test_a_text_is_cut_only_where_its_publisher_says_so(markup: str, text: str, cut: bool) -> None:
    assert cut_short(text_of_html(markup)) == (text, cut)
