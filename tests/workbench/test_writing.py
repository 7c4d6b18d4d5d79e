"""Verbs that change a session."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from workbook.model import AnswerFault, PathFault
from workbook.store import MovedFault, UnknownSession


def test_an_answer_keeps_the_wording_it_was_asked_with(bench) -> None:
    one = bench.start("Search")
    bench.answer(one, "problem.evidence", "both")
    answer = bench.open(one).answer("problem.evidence")
    assert (answer.state, answer.value) == ("answered", "both")
    assert answer.asked == bench.library.questions["problem.evidence"].ask


def test_unanswered_unknown_and_not_applicable_are_three_things(bench) -> None:
    one = bench.start()
    assert bench.open(one).answer("data.labels") is None
    bench.unknown(one, "data.labels", finder="Data team", when="2027-01-31")
    answer = bench.open(one).answer("data.labels")
    assert (answer.state, answer.who, answer.by) == ("unknown", "Data team", "2027-01-31")
    bench.not_applicable(one, "data.labels", "Bought service")
    assert bench.open(one).answer("data.labels").note == "Bought service"
    bench.clear(one, "data.labels")
    assert bench.open(one).answer("data.labels") is None


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        (lambda bench, one: bench.answer(one, "problem.evidnce", "both"), "perhaps problem.evidence"),
        (lambda bench, one: bench.answer(one, "problem.evidence", "maybe"), "use one of both"),
        (lambda bench, one: bench.not_applicable(one, "problem.pain", "why"), "always applies"),
        (lambda bench, one: bench.not_applicable(one, "data.labels", " "), "Say why"),
        (lambda bench, one: bench.unknown(one, "data.labels", when="soon"), "2027-01-31"),
        (lambda bench, one: bench.set_field(one, "risks", "r1", "severety", 3), 'has no "severety"; use title'),
        (lambda bench, one: bench.set_field(one, "riks", "r1", "severity", 3), 'no list "riks"; use'),
        (lambda bench, one: bench.add_row(one, "risks", {"severity": 9}), "1 to 5"),
        (lambda bench, one: bench.adopt_card(one, "no.such"), "There is no card"),
        (lambda bench, one: bench.mark_card(one, "no.such", "skipped"), "There is no card"),
        (lambda bench, one: bench.put(one, "about/colour", "red"), "about/colour cannot hold this"),
        (lambda bench, one: bench.rename(one, "x" * 201), "at most 200"),
        (lambda bench, one: bench.answer(one, "problem.pain", "x" * 1_000_000), "1,000,000 characters"),
    ],
)
def test_a_bad_write_is_refused_in_words_and_changes_nothing(bench, verb, words) -> None:
    one = bench.start("T")
    head = bench.head(one)
    with pytest.raises(AnswerFault) as fault:
        verb(bench, one)
    assert words in str(fault.value)
    assert bench.head(one) == head


def test_a_path_that_is_none_is_refused(bench) -> None:
    with pytest.raises(PathFault):
        bench.put(bench.start(), "risks/r1/a/b", 1)


def test_a_session_that_is_not_there_says_so(bench) -> None:
    with pytest.raises(UnknownSession):
        bench.open("nothere")
    with pytest.raises(UnknownSession):
        bench.answer("nothere", "problem.evidence", "both")


def test_a_card_becomes_a_risk_once_filled_in_from_the_card(bench) -> None:
    one = bench.start()
    card = bench.library.cards[0]
    row = bench.adopt_card(one, card.id)
    assert bench.adopt_card(one, card.id) == row
    risk = bench.open(one).rows("risks")[row]
    assert (risk["title"], risk["card"], risk["signal"], risk["state"]) == (card.title, card.id, card.signal, "open")


def test_a_card_adopted_in_several_tabs_at_once_becomes_one_risk(bench) -> None:
    one = bench.start()
    cards = [card.id for card in bench.library.cards[:6]]
    with ThreadPoolExecutor(8) as tabs:
        for card in cards:
            rows = set(tabs.map(lambda _, card=card: bench.adopt_card(one, card), range(8)))
            assert len(rows) == 1
    assert [risk["card"] for risk in bench.open(one).rows("risks").values()] == cards


def test_a_skipped_card_is_remembered_and_can_come_back(bench) -> None:
    one = bench.start()
    card = bench.library.cards[0].id
    bench.mark_card(one, card, "not_applicable", "No users yet")
    assert bench.open(one).cards[card].why == "No users yet"
    bench.mark_card(one, card, "open")
    assert card not in bench.open(one).cards


def test_a_removed_row_never_gives_its_id_to_another(bench) -> None:
    one = bench.start()
    first = bench.add_row(one, "risks", {"title": "a"})
    bench.remove_row(one, "risks", first)
    assert bench.add_row(one, "risks", {"title": "b"}) != first


def test_undo_puts_back_what_stood_there_before(bench) -> None:
    one = bench.start("Old")
    bench.answer(one, "problem.pain", "first")
    bench.answer(one, "problem.pain", "second")
    before = bench.open(one).answers
    bench.clear(one, "problem.pain")
    bench.undo(one)
    assert bench.open(one).answers == before


def test_undo_brings_back_a_removed_row_with_every_field(bench) -> None:
    one = bench.start()
    row = bench.add_row(one, "risks", {"title": "a", "severity": 4})
    bench.set_field(one, "risks", row, "owner", "Team")
    before = bench.open(one).rows("risks")
    bench.remove_row(one, "risks", row)
    bench.undo(one)
    assert bench.open(one).rows("risks") == before


def test_undo_of_undo_is_where_we_were(bench) -> None:
    one = bench.start()
    bench.answer(one, "problem.pain", "first")
    bench.answer(one, "problem.pain", "second")
    bench.undo(one)
    assert bench.open(one).value("problem.pain") == "first"
    bench.undo(one)
    assert bench.open(one).value("problem.pain") == "second"


def test_undo_of_an_older_change_leaves_the_rest_alone(bench) -> None:
    one = bench.start()
    seq = bench.answer(one, "problem.pain", "mine").seq
    bench.answer(one, "problem.evidence", "both")
    bench.undo(one, seq)
    assert bench.open(one).value("problem.pain") is None
    assert bench.open(one).value("problem.evidence") == "both"


def test_on_the_same_field_the_later_wins_and_the_earlier_is_offered_back(bench) -> None:
    one = bench.start()
    base = bench.head(one)
    bench.answer(one, "problem.pain", "Ada's", by="Ada", base=base)
    saved = bench.answer(one, "problem.pain", "Ben's", by="Ben", base=base)
    assert bench.open(one).value("problem.pain") == "Ben's"
    assert [change.value["value"] for change in saved.replaced] == ["Ada's"]
    bench.put(one, saved.replaced[0].path, saved.replaced[0].value, by="Ben", base=saved.seq)
    assert bench.open(one).value("problem.pain") == "Ada's"


def test_different_fields_merge_without_a_word(bench) -> None:
    one = bench.start()
    base = bench.head(one)
    bench.answer(one, "problem.pain", "p", by="Ada", base=base)
    saved = bench.answer(one, "problem.evidence", "both", by="Ben", base=base)
    assert saved.replaced == ()
    assert set(bench.open(one).answers) == {"problem.pain", "problem.evidence"}


def test_rows_added_at_the_same_time_each_get_their_own_place(bench) -> None:
    one = bench.start()

    def add(name: int) -> list[str]:
        return [bench.add_row(one, "risks", {"title": f"{name}-{place}"}) for place in range(6)]

    with ThreadPoolExecutor(4) as pool:
        ids = [row for rows in pool.map(add, range(4)) for row in rows]
    assert len(set(ids)) == len(ids) == 24
    assert {row["title"] for row in bench.open(one).rows("risks").values()} == {
        f"{name}-{place}" for name in range(4) for place in range(6)
    }


def test_a_write_for_one_moment_is_refused_when_the_session_moved_on(bench) -> None:
    one = bench.start()
    head = bench.head(one)
    bench.put(one, "about/title", "a", only_after=head)
    with pytest.raises(MovedFault):
        bench.put(one, "about/title", "b", only_after=head)
    assert bench.open(one).title == "a"


def test_a_date_is_answered_with_a_day_as_the_screen_gives_it_or_as_text(bench) -> None:
    session = bench.start()
    bench.answer(session, "brief.review", date(2026, 6, 1))
    assert bench.open(session).value("brief.review") == "2026-06-01"
    bench.answer(session, "brief.review", "2026-07-01")
    assert bench.open(session).value("brief.review") == "2026-07-01"
    with pytest.raises(AnswerFault, match="use a date"):
        bench.answer(session, "brief.review", date(1900, 1, 1))
