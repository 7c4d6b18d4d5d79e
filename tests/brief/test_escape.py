"""User text in Markdown: shown as typed by unrelated engines, wherever it stands."""

import time
from functools import cache

import pytest
from checker import faults
from hostile import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.brief import Brief, Section, to_markdown
from workbook.brief.blocks import Bullets, Item, Paragraph, Quote, Table, Tasks
from workbook.brief.escape import block, cell, inside
from workbook.model import clean


def every_place(text: str) -> str:
    """A small file with the text wherever a brief puts text."""
    nested = Item(lead=text, text=text, items=(Item(text=text, items=(Item(text=f"Field: {text}"),)),))
    blocks = (
        Paragraph(text=text),
        Paragraph(lead="Lead:", text=text),
        Bullets(items=(Item(text=text), Item(lead="Lead:", text=text), nested, Item(text=f"Before {text} after."))),
        Tasks(items=(text, f"By 2027-01-01: {text}")),
        Table(columns=("Name", text), rows=((text, text), ("Middle", f"a {text} b"))),
    )
    return to_markdown(
        Brief(
            session="s",
            revision=1,
            at="2027-01-01T00:00:00Z",
            title=text,
            fingerprint="",
            headline=text,
            summary=(Quote(lead="We ask:", text=text), Quote(text=text)),
            sections=(Section(id="one", title=text, blocks=blocks),),
            appendix=(Section(id="two", title=f"Stage: {text}", blocks=blocks),),
        )
    )


@cache
def harmless() -> str:
    return every_place("Plain words")


def test_the_list_of_hostile_texts_is_long_enough() -> None:
    assert len(HOSTILE) >= 150


@pytest.mark.parametrize("text", [clean(text) for text in HOSTILE])
def test_a_hostile_text_is_shown_as_typed_in_every_place(text: str) -> None:
    assert faults(every_place(text), [text], harmless()) == []


SNIPPETS = st.sampled_from([clean(text) for text in HOSTILE if len(text) < 100])
SYMBOLS = st.text(st.sampled_from(list("\\`*_[](){}#+-.!|<>&~$^=:;/@%\"' \nab1é日")), min_size=1, max_size=40)
ANYTHING = st.text(max_size=60).map(clean)
MIXED = st.lists(st.one_of(SNIPPETS, SYMBOLS, ANYTHING), min_size=1, max_size=4)


@settings(max_examples=150, deadline=None)
@given(st.tuples(MIXED, st.sampled_from(["", " ", "\n", "|", "*"])).map(lambda pair: pair[1].join(pair[0])))
def test_any_mixture_of_texts_is_shown_as_typed(text: str) -> None:
    visible = text.strip() or "blank"
    assert faults(every_place(visible), [visible], harmless()) == []


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("a*b_c`d", r"a\*b\_c\`d"),
        ("[x] {y} ~z~ $1 2^3 a=b", r"\[x\] \{y\} \~z\~ \$1 2\^3 a\=b"),
        ("a < b > c", "a &lt; b &gt; c"),
        ("&amp; &#60; AT&T a & b", "&amp;amp; &amp;#60; AT&amp;T a & b"),
        ("9https://x http:y ftp:z mailto:m", r"9https\:/\/x http\:y ftp\:z mailto\:m"),
        ("www.example.org //example.org", r"www\.example.org /\/example.org"),
        ("100% of 50%%", r"100% of 50\%\%"),
        (":smile: 12:30:45 a: b", r"\:smile: 12\:30:45 a: b"),
        ("C# and F ##", r"C# and F \#\#"),
        ("xmpp:a@example.org/x", r"xmpp\:<a@example.org>/x"),
        ("two\n\n lines\tof  it", "two lines of it"),
    ],
)
def test_each_mark_is_escaped_by_its_rule_and_nothing_else_is(typed: str, written: str) -> None:
    assert inside(typed) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("- 5", r"\- 5"),
        ("+1", r"\+1"),
        (": x", r"\: x"),
        ("# x", r"\# x"),
        ("### x", r"\### x"),
        ("#x", "#x"),
        ("1. x", r"1\. x"),
        ("12) x", r"12\) x"),
        ("1.5 x", "1.5 x"),
        ("1234567890. x", "1234567890. x"),
        ("x - 1. y", "x - 1. y"),
    ],
)
def test_marks_that_begin_a_block_are_escaped_only_there(typed: str, written: str) -> None:
    assert block(typed) == written
    assert inside(typed) == typed


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("https://example.org/a_b?c=d#e", "<https://example.org/a_b?c=d#e>"),
        ("See https://example.org/a, please.", "See <https://example.org/a>, please."),
        ("(http://example.org)", "(<http://example.org>)"),
        ("https://example.org/%61", r"https\:/\/example.org/%61"),
        ("https://example.org/&copy;", r"https\:/\/example.org/&amp;copy;"),
        ("https://xn--e1awd7f.com/", r"https\:/\/xn--e1awd7f.com/"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("https://localhost:8501/", r"https\:/\/localhost:8501/"),
    ],
)
def test_only_a_plain_web_address_can_be_clicked(typed: str, written: str) -> None:
    assert inside(typed) == written


def test_a_cell_is_one_line_whatever_was_typed() -> None:
    assert cell("one | two\n\nthree\r\nfour") == r"one \| two / three / four"


def test_ordinary_prose_is_left_as_it_is() -> None:
    prose = 'We lose 21 of 100 requests (about 5% more than last year), says Ana O\'Neill: "too many!"'
    assert block(prose) == prose


@pytest.mark.parametrize(
    "piece", ["#", "(https://", "https://a.", "xmpp:", ":a", "&", "a@", "%", "<", " ", "1", "//", "www."]
)
def test_the_longest_text_is_escaped_without_delay(piece: str) -> None:
    started = time.process_time()
    for mark in ("", "x", "\n"):
        block((piece * 20_000)[:20_000] + mark)
    assert time.process_time() - started < 1.5
