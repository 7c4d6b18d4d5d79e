"""Ids that have another one now: what stands under them comes along, nothing is lost, nothing is overwritten."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.content import read_library
from workbook.model import Library, Retired, RetiredCard, RetiredField, RetiredOption, RetiredQuestion, fold, unfold
from workbook.model.renaming import id_now, renamed, renaming

SHIPPED = read_library()
NOW, THEN = "problem.pain", "problem.hurt"
CARDS = [card.id for card in SHIPPED.cards[:2]]


def library(**parts) -> Library:
    return SHIPPED.model_copy(update={"retired": Retired(**parts)})


ALL = library(
    questions=(
        RetiredQuestion(id=THEN, now="problem.ouch", because="x"),
        RetiredQuestion(id="problem.ouch", now=NOW, because="x"),
        RetiredQuestion(id="risks.old_list", now=SHIPPED.collections["risks"].id, collection="dangers", because="x"),
        RetiredQuestion(id="fit.hype", ask="Is it hype?", because="x"),
    ),
    options=(
        RetiredOption(of="data.have", id="lots", now="ready", because="x"),
        RetiredOption(of="problem.improves", id="quicker", now="faster", because="x"),
        RetiredOption(of="problem.do_nothing", id="7", now="5", because="x"),
        RetiredOption(of="risks/state", id="todo", now="open", because="x"),
    ),
    fields=(RetiredField(of="risks", id="harm", now="title", because="x"),),
    cards=(RetiredCard(id="old.card", now=CARDS[0], because="x"),),
)


def said(value: object) -> dict:
    return {"state": "answered", "value": value, "asked": "As it was asked?"}


def test_an_answer_comes_along_through_every_rename_with_the_wording_it_was_asked_with() -> None:
    assert id_now(ALL, THEN) == NOW
    assert renamed(ALL, {"answers": {THEN: said("Slow")}}) == {"answers": {NOW: said("Slow")}}


def test_what_stands_under_the_new_id_is_left_alone_and_the_old_is_kept_beside_it() -> None:
    document = {"answers": {THEN: said("Old"), NOW: said("New")}}
    assert renamed(ALL, document) is document


def test_options_levels_and_lists_of_options_come_along() -> None:
    document = {
        "answers": {
            "data.have": said("lots"),
            "problem.improves": said(["quicker", "faster", "new"]),
            "problem.do_nothing": said(7),
        }
    }
    assert renamed(ALL, document)["answers"] == {
        "data.have": said("ready"),
        "problem.improves": said(["faster", "new"]),
        "problem.do_nothing": said(5),
    }


def test_rows_of_a_renamed_list_keep_their_ids_and_get_the_fields_and_options_of_today() -> None:
    document = {"dangers": {"d1": {"harm": "Drift", "state": "todo", "card": "old.card"}}}
    assert renamed(ALL, document) == {"risks": {"d1": {"title": "Drift", "state": "open", "card": CARDS[0]}}}


def test_marks_of_cards_and_what_leans_on_a_question_come_along() -> None:
    document = {"cards": {"old.card": {"state": "skipped"}}, "leaning": {THEN: {"a1": True}}, "revisit": {THEN: {}}}
    made = renamed(ALL, document)
    assert made["cards"] == {CARDS[0]: {"state": "skipped"}}
    assert made["leaning"] == {NOW: {"a1": True}}


def test_a_question_that_is_asked_no_more_stays_where_it_is() -> None:
    document = {"answers": {"fit.hype": said("yes"), "unheard.of": said("x")}}
    assert renamed(ALL, document) is document


def test_a_circle_of_renames_ends() -> None:
    odd = library(
        questions=(
            RetiredQuestion(id="a.a", now="b.b", because="x"),
            RetiredQuestion(id="b.b", now="a.a", because="x"),
        )
    )
    assert id_now(odd, "a.a") == ""


@pytest.mark.parametrize("one", [ALL, SHIPPED], ids=["renames", "shipped"])
def test_nothing_is_done_to_a_document_of_today(one: Library) -> None:
    document = {"answers": {NOW: said("x"), "data.have": said("ready")}, "risks": {"r1": {"title": "x"}}}
    assert renamed(one, document) is document


PLACES = [f"answers/{name}" for name in (THEN, "problem.ouch", NOW, "fit.hype", "unheard.of")]
PLACES += ["cards/old.card", f"cards/{CARDS[0]}", "dangers/r1/harm", "risks/r1/title", "risks/r1/harm", "risks/r2/harm"]


@given(st.sets(st.sampled_from(PLACES)))
def test_every_leaf_is_still_there_under_one_name_or_another(places: set[str]) -> None:
    document: dict = {}
    for path in places:
        room, item, *field = path.split("/")
        value = said(path) if room == "answers" else {"state": "skipped", "why": path} if room == "cards" else path
        held = document.setdefault(room, {})
        if field:
            held.setdefault(item, {})[field[0]] = value
        else:
            held[item] = value
    before = copy.deepcopy(document)
    made = renamed(ALL, document)
    assert document == before
    told = [str(value) for _, value in unfold(made)]
    assert sorted(told) == sorted(str(value) for _, value in unfold(document))
    assert renaming(ALL, made) == []
    assert fold([]) == {}
