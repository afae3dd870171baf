"""What the outbox keeps of a reply."""

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.say.reply import Aside, Attachment, Button, Mark, Paragraph, Quotation, Reply, Span
from bot.say.reply_json import from_json, to_json

texts = st.text()
spans = st.tuples() | st.lists(st.builds(Span, texts, st.sampled_from(Mark), st.none() | texts)).map(tuple)
blocks = st.builds(Paragraph, spans) | st.builds(Quotation, spans, st.booleans()) | st.builds(Aside, spans)
buttons = st.builds(Button, texts, st.none() | texts, st.none() | texts)
replies = st.builds(
    Reply,
    st.lists(blocks).map(tuple),
    st.lists(st.lists(buttons, max_size=3).map(tuple), max_size=3).map(tuple),
    attachment=st.none() | st.builds(Attachment, texts, st.binary(), st.booleans(), texts),
)


@given(replies)
def test_a_reply_comes_back_as_it_was(reply: Reply) -> None:
    assert from_json(json.loads(json.dumps(to_json(reply)))) == reply
