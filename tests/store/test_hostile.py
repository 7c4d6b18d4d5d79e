"""Text that breaks other programs: it comes back letter for letter, or is refused with a reason."""

import unicodedata

import pytest

from workbook.store import RefusedFault, Store

CONTROLS = [chr(code) for code in [*range(1, 32), 127, *range(128, 160)]]
SQL = [
    "'; DROP TABLE sessions; --",
    "' OR '1'='1",
    '" OR ""="',
    "1; DELETE FROM changes",
    "Robert'); DROP TABLE fields;--",
    "%' AND 1=0 UNION SELECT * FROM sessions --",
    "\\'; SELECT 1; --",
    "$$; DROP SCHEMA public; $$",
    "E'\\\\x00'",
    ":value :path %(by)s %s ? ?1 @p $1 {0} {value}",
    "/* comment */ -- comment",
    "NULL",
    "null",
    "true",
    "0",
    "-0",
    "1e999",
    "NaN",
]
MARKUP = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![](http://example.invalid/x.png)",
    "[a](javascript:alert(1))",
    "| a | b |\n|---|---|",
    "``` \n code",
    "&lt;&#0;&amp;",
    "<!-- a -->",
    "=1+1",
    "@SUM(A1)",
    "{{7*7}} ${7*7} #{7*7} <%= 7*7 %>",
    "../../etc/passwd",
    "C:\\Windows\\win.ini",
    "\\u0000 as six letters",
    "%00",
]
SCRIPTS = [
    "",
    " ",
    " leading and trailing ",
    "tab\tand\nline\r\nends\r",
    "é",
    "e\u0301",
    "Å Å Å",
    "ﬁ ﬃ",
    "שלום עולם",
    "مرحبا بالعالم",
    "\u202eright to left\u202c",
    "\u2066isolated\u2069",
    "👩‍👩‍👧‍👦",
    "👩🏽‍🚀",
    "🏳️‍🌈",
    "🇩🇪",
    "z̷̢̛a̸l̵g̶o̷",
    "𝒽𝑒𝓁𝓁𝑜",
    "漢字かなカナ",
    "ไม่มีช่องว่าง",
    "\ufeffbyte order mark",
    "\u200bzero width",
    "\u00ad soft hyphen",
    "\u2028 line \u2029 paragraph",
    "\ufffd \ufffe \uffff",
    "\U0010ffff",
    "İıŞş",
    "ß ẞ ſ",
    "x" * 10_000,
    "ä" * 100_000,
    "📈" * 100_000,
    '"quotes" \\ backslash \\" both',
]
STRINGS = [*CONTROLS, *SQL, *MARKUP, *SCRIPTS]


def test_more_than_a_hundred_hostile_strings_come_back_letter_for_letter(store: Store) -> None:
    assert len(set(STRINGS)) > 120
    store.create("s1")
    writes = [
        (f"risks/r{number}", {"title": text, "list": [text, {"in": text}]}, 0) for number, text in enumerate(STRINGS)
    ]
    store.append("s1", writes, by="ann")
    seq, document = store.document("s1")
    assert document["risks"] == {
        f"r{number}": {"title": text, "list": [text, {"in": text}]} for number, text in enumerate(STRINGS)
    }
    log = store.changes("s1")
    assert [change.value for change in log] == [value for _, value, _ in writes]
    store.import_session("s2", log)
    assert store.document("s2") == (seq, document)
    assert store.verify().sound


def test_a_hostile_name_and_title_come_back_too(store: Store) -> None:
    names = [text for text in STRINGS if len(text) <= 200]
    for number, text in enumerate(names):
        store.create(f"s{number}", [("about/title", text)], by=text)
    lines = {line.id: line for line in store.sessions(limit=1000).sessions}
    for number, text in enumerate(names):
        assert (lines[f"s{number}"].title, lines[f"s{number}"].changed_by) == (text, text)


def test_composed_and_decomposed_text_are_kept_as_they_were_given(store: Store) -> None:
    composed, decomposed = "é", unicodedata.normalize("NFD", "é")
    store.create("s1", [("about/a", composed), ("about/b", decomposed)])
    about = store.document("s1")[1]["about"]
    assert (about["a"], about["b"]) == (composed, decomposed)


NESTED: list[object] = []
for _ in range(40):
    NESTED = [NESTED]

REFUSED = [
    ("NUL", "a\x00b"),
    ("NUL inside", {"list": ["a\x00b"]}),
    ("NUL in a key", {"a\x00b": 1}),
    ("half a character", "\ud83d"),
    ("half a character inside", ["x", {"y": "\udcff"}]),
    ("not a number", float("nan")),
    ("infinity", [float("inf")]),
    ("a huge number", 10**5000),
    ("too deep", NESTED),
    ("too long", "x" * 5_000_001),
    ("bytes", b"abc"),
    ("an object", object()),
    ("a set", {1, 2}),
    ("a key that is no text", {1: 2}),
]


@pytest.mark.parametrize(("name", "value"), REFUSED, ids=[name for name, _ in REFUSED])
def test_what_cannot_be_kept_alike_everywhere_is_refused_and_named(store: Store, name: str, value: object) -> None:
    store.create("s1")
    with pytest.raises(RefusedFault, match=r"^about/title: .*Nothing was saved\.$"):
        store.append("s1", [("about/title", value, 0)], by="ann")
    assert store.head("s1") == 0


@pytest.mark.parametrize("by", ["a\x00", "\ud83d", "x" * 201])
def test_a_name_that_cannot_be_kept_is_refused(store: Store, by: str) -> None:
    store.create("s1")
    with pytest.raises(RefusedFault, match="Nothing was saved"):
        store.append("s1", [("about/title", "t", 0)], by=by)


PATHS = ["", "/", "about", "about/", "/about/title", "about//title", "about/title/x", "a/b/c/d", "a/b\x00/c", "a b/c/d"]


@pytest.mark.parametrize("path", [*PATHS, "risks/é/title", "x" * 100 + "/a/b", "risks/r1/title\n", "../../etc/passwd"])
def test_a_path_that_the_document_cannot_have_is_refused(store: Store, path: str) -> None:
    store.create("s1")
    with pytest.raises(RefusedFault, match="Nothing was saved"):
        store.append("s1", [(path, "t", 0)], by="ann")


NUMBERS = [0, -0.0, 1, 1.0, -1, 2**53 + 1, 10**300, 1e308, 5e-324, 0.1, 1 / 3, True, False]


def test_numbers_come_back_as_the_same_numbers_of_the_same_kind(store: Store) -> None:
    store.create("s1", [("about/numbers", NUMBERS)])
    kept = store.document("s1")[1]["about"]["numbers"]
    assert isinstance(kept, list)
    assert [(type(number), str(number)) for number in kept] == [(type(number), str(number)) for number in NUMBERS]
