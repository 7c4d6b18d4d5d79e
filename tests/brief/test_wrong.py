"""Reading how often it will be wrong: only what is plainly written counts."""

import time

import pytest

from workbook.brief.wrong import in_words, read, read_bar


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("It is wrong about 12 times in 100, mostly on rare parts.", 12),
        ("About 1 suggestion in 10 will be wrong.", 10),
        ("Nine of ten suggestions are right.", 10),
        ("It does not replace the clerk. One chance in three that we stop in May.", None),
        ("One chance in three that we stop. It is wrong 2 times out of 50.", 4),
        ("Its error is about 5 %.", 5),
        ("It is right in 97.5% of cases.", 2.5),
        ("Mostly right.", None),
        ("Right or wrong, 5 of 100 people complain.", None),
        ("It will answer 200 of 100 requests wrong.", None),
        ("wrong 0 of 0 times", None),
        ("", None),
    ],
)
def test_running_text_is_read_only_where_it_counts_right_or_wrong(text: str, wrong: float | None) -> None:
    assert read(text) == (pytest.approx(wrong) if wrong is not None else None)


@pytest.mark.parametrize(
    ("measure", "target", "wrong"),
    [
        ("Right team at once", "at least 88 of 100", 12),
        ("How often a tag is right, for each thing", "At least 0.8", 20),
        ("Disease found and healthy eyes cleared", "Above 90% in the lab", 10),
        ("Wrong suggestions", "at most 5 of 100", 5),
        ("Error of guessed stars, on old ratings", "Enough below 0.88 to justify the work", None),
        ("Time to first answer", "not above 4 hours", None),
        ("Growth", "at least 5%", None),
        ("Accuracy", "better than the rule", None),
        ("Accuracy", "below 90%", None),
        ("Right and wrong answers", "at least 90 of 100", None),
    ],
)
def test_a_bar_is_read_only_when_it_bounds_right_or_wrong_answers(
    measure: str, target: str, wrong: float | None
) -> None:
    assert read_bar(measure, target) == (pytest.approx(wrong) if wrong is not None else None)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (0, "hardly ever"),
        (4, "seldom, yet it will happen, about one answer in 25"),
        (12, "now and then, about one answer in 8"),
        (30, "often enough to plan for, about one answer in 3"),
        (80, "more often than not"),
        (100, "more often than not"),
    ],
)
def test_a_share_is_told_as_people_say_it(wrong: float, words: str) -> None:
    assert in_words(wrong) == words


@pytest.mark.parametrize("piece", ["1 of ", "one ", "1", "a-", "0.1", "% ", ".", " of every "])
def test_the_longest_text_is_read_without_delay(piece: str) -> None:
    started = time.process_time()
    read((piece * 20_000)[:20_000])
    read_bar((piece * 20_000)[:20_000], (piece * 20_000)[:20_000])
    assert time.process_time() - started < 1
