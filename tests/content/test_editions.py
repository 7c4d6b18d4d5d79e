"""What was released is kept: ids stand in the content or in retired.toml, and each edition lists what it brought."""

import tomllib

import pytest

from workbook.content import read_library
from workbook.content.keeping import kept_faults
from workbook.content.past import as_toml, next_edition, with_past
from workbook.model import Edition, Library, Retired, RetiredCard, RetiredField, RetiredOption, RetiredQuestion

SHIPPED = read_library()


def faults(*, released: Edition | None = None, **retired: object) -> str:
    """The faults of the shipped content with an edition released and some ids retired, one a line."""
    update = {"editions": (released,) if released else (), "retired": Retired(**retired)}
    return "\n".join(str(fault) for fault in kept_faults(SHIPPED.model_copy(update=update)))


GONE = Edition(
    id="e1",
    questions={"fit.hype": (), "data.have": ("lots", "ready")},
    fields={"risks": {"smell": (), "state": ("todo", "open")}, "dangers": {"name": ()}},
    cards=("gone.card",),
)
WORDS = {
    "questions": (
        RetiredQuestion(id="fit.hype", ask="Is it hype?", because="x"),
        RetiredQuestion(id="old.list", now=SHIPPED.collections["risks"].id, collection="dangers", because="x"),
    ),
    "options": (
        RetiredOption(of="data.have", id="lots", now="ready", because="x"),
        RetiredOption(of="risks/state", id="todo", label="To do", because="x"),
    ),
    "fields": (RetiredField(of="risks", id="smell", title="Smell", because="x"),),
    "cards": (RetiredCard(id="gone.card", title="Gone", because="x"),),
}


def test_a_released_id_that_is_gone_without_a_word_is_a_fault() -> None:
    told = faults(released=GONE)
    for what in (
        'question "fit.hype"',
        'option "data.have lots"',
        'field "risks/smell"',
        'option "risks/state todo"',
        'collection "dangers"',
        'card "gone.card"',
    ):
        assert f"editions.toml, e1: {what} was released and is gone" in told
    assert told.count("\n") == 5


def test_retiring_them_is_enough() -> None:
    assert faults(released=GONE, **WORDS) == ""


@pytest.mark.parametrize(
    ("retired", "words"),
    [
        ({"questions": (RetiredQuestion(id="problem.pain", ask="x", because="x"),)}, "still asked"),
        ({"questions": (RetiredQuestion(id="a.b", because="x"),)}, "give now (its new id) or ask (its last wording)"),
        ({"questions": (RetiredQuestion(id="a.b", now="c.d", because="x"),)}, 'now "c.d" is no question'),
        ({"cards": (RetiredCard(id=SHIPPED.cards[0].id, title="x", because="x"),)}, "still dealt"),
        ({"cards": (RetiredCard(id="a", now="b", because="x"),)}, 'now "b" is no card'),
        ({"cards": (RetiredCard(id="a", because="x"),)}, "give now (its new id) or title"),
        ({"options": (RetiredOption(of="data.have", id="ready", label="x", because="x"),)}, "still offered"),
        ({"options": (RetiredOption(of="data.have", id="a", now="b", because="x"),)}, 'now "b" is no option'),
        ({"options": (RetiredOption(of="data.have", id="a", because="x"),)}, "or label (its last one)"),
        ({"options": (RetiredOption(of="no/where", id="a", label="x", because="x"),)}, "is no question and no"),
        ({"fields": (RetiredField(of="risks", id="title", title="x", because="x"),)}, "still asked for"),
        ({"fields": (RetiredField(of="risks", id="a", now="b", because="x"),)}, 'now "b" is no field'),
        ({"fields": (RetiredField(of="nowhere", id="a", title="x", because="x"),)}, "is no collection"),
        ({"fields": (RetiredField(of="risks", id="a", because="x"),)}, "or title (its last one)"),
    ],
)
def test_a_retired_id_says_what_became_of_it(retired: dict[str, object], words: str) -> None:
    assert words in faults(**retired)


def test_the_next_edition_brings_everything_once() -> None:
    first = next_edition(SHIPPED.model_copy(update={"editions": ()}), "e1")
    assert set(first.questions) == set(SHIPPED.questions) and set(first.cards) == set(SHIPPED.deck)
    assert set(first.fields) == set(SHIPPED.collections)
    assert "ready" in first.questions["data.have"] and "5" in first.questions["problem.do_nothing"]
    assert Edition.model_validate(tomllib.loads(as_toml(first))["edition"][0]) == first
    again = next_edition(SHIPPED.model_copy(update={"editions": (first,)}), "e2")
    assert again == Edition(id="e2")


def test_a_later_edition_names_only_what_is_new() -> None:
    first = next_edition(SHIPPED.model_copy(update={"editions": ()}), "e1")
    less = first.model_copy(
        update={
            "questions": {name: ids for name, ids in first.questions.items() if name != "problem.pain"}
            | {"data.have": ("ready",)},
            "cards": first.cards[1:],
        }
    )
    made = next_edition(SHIPPED.model_copy(update={"editions": (less,)}), "e2")
    assert set(made.questions) == {"problem.pain", "data.have"} and "ready" not in made.questions["data.have"]
    assert made.cards == first.cards[:1] and made.fields == {}


def test_an_option_that_is_offered_no_more_keeps_its_label() -> None:
    gone = RetiredOption(of="data.have", id="lots", label="Lots of it", because="x")
    field = RetiredOption(of="risks/state", id="todo", label="To do", because="x")
    stages = with_past(SHIPPED.stages, Retired(options=(gone, field)))
    questions = {question.id: question for stage in stages for question in stage.questions}
    assert questions["data.have"].label("lots") == "Lots of it (no longer offered)"
    assert not questions["data.have"].offers("lots")
    state = next(one for one in questions[SHIPPED.collections["risks"].id].fields if one.id == "state")
    assert state.label("todo") == "To do (no longer offered)"


def test_the_shipped_content_keeps_what_it_released() -> None:
    assert isinstance(SHIPPED, Library)
    assert kept_faults(SHIPPED) == []
