"""Starting from a template and making one: everything comes in marked, nothing personal goes along."""

import pytest

from workbook.model.template import SUGGESTED
from workbook.workbench import Workbench


def filled(bench: Workbench) -> str:
    session = bench.start("Route requests")
    bench.put(session, "about/team", "Support")
    bench.answer(session, "fit.task", "category")
    bench.answer(session, "problem.pain", "Ada waits eleven days")
    bench.answer(session, "brief.decision", "go")
    bench.set_field(session, "options", "ml", "name", "Learn the queue")
    bench.set_field(session, "options", "ml", "effort", {"low": 4, "high": 9})
    assumption = {"text": "Agents follow", "check": "Watch ten", "owner": "Ada", "by": "2026-12-01", "state": "holds"}
    bench.add_row(session, "assumptions", assumption)
    bench.add_row(session, "criteria", {"measure": "solved at once", "target": "70%", "owner": "Bo", "met": "yes"})
    bench.add_row(session, "risks", {"title": "Wrong queue", "severity": 4, "owner": "Cy", "mitigation": "Show three"})
    bench.add_row(session, "forecasts", {"text": "Half use it", "by": "2027-01-01", "outcome": "yes"})
    bench.add_row(session, "participants", {"name": "Dee"})
    return session


@pytest.mark.parametrize("name", ["search", "pricing", "extraction"])
def test_every_text_of_a_template_comes_in_marked(bench: Workbench, name: str) -> None:
    session = bench.open(bench.templates.start(name, "Mine", by="Ada"))
    template = next(one for one in bench.library.templates if one.id == name)
    assert session.title == "Mine" and session.about["started_from"] == name
    assert len(bench.templates.left(session)) == sum(len(rows) for rows in template.rows().values())
    assert session.answers == {}


def test_suggestions_count_for_nothing_until_somebody_takes_them(bench: Workbench) -> None:
    empty, session = bench.start("Empty"), bench.templates.start("search")
    assert bench.assess(bench.open(session)).settled == bench.assess(bench.open(empty)).settled
    bench.templates.take(session)
    assert bench.assess(bench.open(session)).settled > bench.assess(bench.open(empty)).settled


def test_suggestions_are_taken_or_dropped_together(bench: Workbench) -> None:
    taken = bench.templates.start("search")
    bench.templates.take(taken)
    assert bench.templates.left(bench.open(taken)) == []
    assert not any(SUGGESTED in text for text in map(str, bench.open(taken).records.values()))
    dropped = bench.templates.start("search")
    bench.templates.drop(dropped)
    assert bench.open(dropped).records == {}
    assert bench.templates.drop(dropped) is None


def test_what_somebody_changed_is_theirs_and_stays(bench: Workbench) -> None:
    session = bench.templates.start("search")
    bench.set_field(session, "assumptions", "a1", "text", "People open what they want")
    bench.set_field(session, "assumptions", "a2", "owner", "Ada")
    bench.templates.drop(session)
    assert bench.open(session).rows("assumptions") == {
        "a1": {
            "text": "People open what they want",
            "check": "Ask 20 people what they wanted, and compare",
            "if_wrong": "Take another sign of success",
        },
        "a2": {
            "text": "There are enough searches of each sort to learn from",
            "owner": "Ada",
            "check": "Count the searches that occur only once",
            "if_wrong": "Rules for the rare ones",
        },
    }


def test_a_template_made_of_a_decision_leaves_names_figures_and_outcomes_behind(bench: Workbench) -> None:
    made = bench.templates.save(filled(bench), "Routing")
    document = bench.store.document(made)[1]
    assert document["about"].pop("content") == bench.library.mark
    said = str(document)
    assert "Agents follow" in said and "Wrong queue" in said and "Learn the queue" in said
    for gone in ("Ada", "Bo", "Cy", "Dee", "2026", "2027", "70%", "eleven", "Support", "holds", "'effort'", "Half use"):
        assert gone not in said, gone


def test_an_own_template_is_offered_first_and_counts_nowhere(bench: Workbench) -> None:
    made = bench.templates.save(filled(bench), "Routing")
    assert [template.title for template in bench.templates.all()][:1] == ["Routing"]
    assert bench.listing().total == 1
    assert all(task.session != made for task in bench.todo.tasks())
    session = bench.templates.start(made, "Next")
    assert bench.open(session).rows("assumptions")["a1"]["text"] == "Suggestion: Agents follow"
    assert bench.open(session).rows("options")["ml"]["name"] == "Suggestion: Learn the queue"
    bench.delete(made)
    assert bench.templates.own() == []


def test_a_template_that_is_not_there_is_named_with_those_that_are(bench: Workbench) -> None:
    with pytest.raises(KeyError, match="use search, recommendation"):
        bench.templates.start("nothing")
