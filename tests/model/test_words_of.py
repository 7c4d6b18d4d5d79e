"""Text as the words it is found by."""

import pytest

from workbook.model.words import LONGEST_WORD, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Größe der CAFÉS", ["grosse", "der", "cafes"]),
        ("cafe\u0301, e-mail: a_b@c.org", ["cafe", "e", "mail", "a", "b", "c", "org"]),
        ("70% of 1,000", ["70", "of", "1", "000"]),
        ("ＡＢＣ eﬃcient", ["abc", "efficient"]),
        ("日本語 text", ["日", "本", "語", "text"]),
        ("قرار تعلم", ["قرار", "تعلم"]),
        ("", []),
    ],
)
def test_a_text_falls_into_folded_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_an_endless_word_is_cut() -> None:
    assert words_of("x" * 500) == ["x" * LONGEST_WORD]
