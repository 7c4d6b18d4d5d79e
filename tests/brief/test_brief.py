"""What the paper says: decision first, every section, nothing hidden, nothing missing."""

import re
from datetime import datetime, timedelta, timezone

import pytest
from support_session import AT, Paper, brief_of, full, stuffed

from workbook.assess import assess
from workbook.brief import SECTIONS, Brief, build_brief, to_markdown
from workbook.brief.decision import DECIDED, RECOMMENDED
from workbook.brief.reasons import telling_tips
from workbook.brief.view import View
from workbook.content import read_library
from workbook.model import OUTCOMES, Assessment, Tip, as_risk, session_of
from workbook.model.rules import Outcome


def section(brief: Brief, name: str) -> str:
    """One section as it is printed."""
    only = brief.model_copy(update={"sections": tuple(s for s in brief.sections if s.id == name), "appendix": ()})
    return to_markdown(only).partition("## ")[2].partition("\n---\n")[0]


def answered(question: str, value: object, document: Paper | None = None) -> Paper:
    """The full session with one answer changed."""
    changed = document or full()
    changed["answers"][question] = {"state": "answered", "value": value}
    return changed


def without(*questions: str) -> Paper:
    """The full session with some answers taken out."""
    document = full()
    for question in questions:
        document["answers"].pop(question, None)
        document.pop(question, None)
    return document


def assessed(document: Paper) -> Assessment:
    return assess(read_library(), session_of("x", 1, document))


def pages(document: Paper) -> str:
    """The paper before the appendix."""
    return to_markdown(brief_of(document)).partition("\n---\n")[0]


def appendix(document: Paper) -> str:
    return to_markdown(brief_of(document)).partition("\n---\n")[2]


def test_the_headline_is_the_decision_of_the_people() -> None:
    brief = brief_of(answered("brief.decision", "no_go"))
    assert brief.headline == "We do not build it: Suggest a team for each support request"


def test_without_a_decision_the_headline_says_so_and_what_the_workbook_recommends() -> None:
    brief = brief_of(without("brief.decision"))
    assert brief.headline.startswith("Not decided yet (the workbook recommends a first, small ML product): ")
    assert "Draft, not decided" in to_markdown(brief)


def test_every_decision_and_every_outcome_has_its_sentence() -> None:
    options = {option.id for option in read_library().questions["brief.decision"].options}
    assert set(DECIDED) == options == set(read_library().rules.decisions)
    assert set(RECOMMENDED) == set(OUTCOMES)


def test_a_decision_against_the_verdict_is_printed_with_its_reason() -> None:
    told = section(brief_of(answered("brief.decision", "no_go")), "verdict")
    assert "**People decided otherwise.** The decision is “Don't build it”. Reason: Keyword rules stop at 81" in told


def test_a_decision_along_the_verdict_is_not_called_a_difference() -> None:
    assert "otherwise" not in section(brief_of(full()), "verdict")


def test_a_missing_reason_for_a_difference_is_a_visible_gap() -> None:
    document = answered("brief.decision", "no_go", without("brief.reason"))
    assert "Reason: Not answered" in section(brief_of(document), "verdict")


def test_the_verdict_gives_two_reasons_in_the_answers_given() -> None:
    document = full()
    for question, worst in (
        ("data.ground_truth", "nobody"),
        ("problem.action", "unclear"),
        ("data.rights", "forbidden"),
    ):
        answered(question, worst, document)
    label = read_library().questions["data.ground_truth"].label("nobody")
    told = section(brief_of(document), "verdict")
    assert len(assessed(document).verdict.reasons) > 2
    why = next(line for line in told.splitlines() if line.startswith("- **Why:**"))
    assert f"(Right or wrong: {label}); and " in why and why.count("(") == 2


# The answers that lead the full session to each outcome.
WAYS: dict[Outcome, dict[str, object]] = {
    "no_build": {"data.ground_truth": "nobody"},
    "without_ml": {"fit.rules": "enough"},
    "get_data": {"data.have": "collect"},
    "experiment": {"fit.precedent": "research"},
    "build": {},
}


def leading_to(outcome: Outcome) -> Paper:
    document = full()
    if outcome == "not_enough":
        document["answers"] = {}
    for question, value in WAYS.get(outcome, {}).items():
        answered(question, value, document)
    return document


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_says_in_four_lines_what_why_what_would_change_it_and_what_on_monday(outcome: Outcome) -> None:
    document = leading_to(outcome)
    words = next(entry for entry in read_library().rules.outcomes if entry.id == outcome)
    lines = section(brief_of(document), "verdict").splitlines()[2:6]
    assert assessed(document).verdict.outcome == outcome
    assert lines[0] == f"- **{words.title}.** {words.recommend}"
    assert lines[1].startswith("- **Why:** ")
    assert lines[2].startswith("- **What would change it:** ")
    assert lines[3] == f"- **On Monday:** {words.monday}"


def test_a_risk_in_the_words_of_its_card_is_marked_until_somebody_edits_it() -> None:
    document, card = full(), read_library().cards[0]
    document["risks"] = {"r1": as_risk(card) | {"severity": 5, "likelihood": 5}}
    assert f"“{card.title}”. The appendix marks" in section(brief_of(document), "risks")
    assert appendix(document).count("(as on the card)") == 6
    document["risks"]["r1"] |= {"title": "The feed stops", "mitigation": "Two people look"}
    assert "“The feed stops”. The appendix marks" in section(brief_of(document), "risks")
    assert appendix(document).count("(as on the card)") == 4
    document["risks"]["r1"] |= dict.fromkeys(("who", "signal", "intervention", "cost_later"), "Ours")
    assert "own words" not in section(brief_of(document), "risks")
    assert "as on the card" not in appendix(document)


def test_a_reason_about_open_risks_names_the_two_gravest() -> None:
    document = full()
    for number in (1, 2, 3):
        document["risks"][f"g{number}"] = {"title": f"Grave {number}", "severity": 5 - number // 3, "likelihood": 4}
    why = section(brief_of(document), "verdict")
    assert "(“Grave 1” and “Grave 2”)" in why and "Grave 3" not in why


def test_what_would_make_it_better_is_told_before_what_would_make_it_worse() -> None:
    library, document = read_library(), answered("fit.rules", "most")
    view = View(library, session_of("x", 1, document), assessed(document))
    order = [OUTCOMES.index(tip.outcome) for tip in telling_tips(view)]
    now = OUTCOMES.index(view.assessment.verdict.outcome)
    assert order[0] > now and [place > now for place in order] == sorted((place > now for place in order), reverse=True)


def test_where_no_single_answer_flips_the_verdict_it_says_so() -> None:
    document = answered("problem.action", "unclear", answered("data.ground_truth", "nobody"))
    assert "No single other answer would" in section(brief_of(document), "verdict")


def test_coverage_is_told_in_words() -> None:
    brief = brief_of(full())
    assert re.search(r"\*\*How sure:\*\* \d+ of \d+ questions settled; 2 don't-knows\.", section(brief, "verdict"))


def test_monday_is_in_the_verdict() -> None:
    monday = next(entry.monday for entry in read_library().rules.outcomes if entry.id == "build")
    assert monday in section(brief_of(full()), "verdict")


def test_what_would_change_our_mind_has_number_date_and_name() -> None:
    told = section(brief_of(full()), "change")
    assert "- [ ] By 2027-03-12: right suggestions a week, limit: below 82 of 100. Data lead looks." in told
    assert told.count("the verdict would be") == 2
    assert "- [ ] By 2027-03-15: look at this decision again. Owner: Head of support" in told


def test_an_open_question_that_could_flip_the_verdict_names_who_finds_out() -> None:
    document = full()
    document["answers"]["data.ground_truth"] = {"state": "unknown", "who": "Data lead", "by": "2027-02-02"}
    told = section(brief_of(document), "verdict")
    assert re.search(
        r"If the answer to “Right or wrong” were “.*”, the verdict would be “.*”; Data lead could find out by 2027",
        told,
    )


def test_the_smallest_step_that_flips_the_verdict_is_told_before_a_leap() -> None:
    library, document = read_library(), full()
    assessment = assessed(document)
    shape = library.questions["fit.rules"]
    leap, step = (
        Tip(question=question, value=value, label=shape.label(value), outcome="no_build", now="some")
        for question, value in (("data.rights", "forbidden"), ("fit.rules", "most"))
    )
    turned = assessment.verdict.model_copy(update={"tips": (leap, step)})
    view = View(library, session_of("x", 1, document), assessment.model_copy(update={"verdict": turned}))
    assert telling_tips(view) == (step, leap)


def test_plan_b_is_one_sentence_with_number_date_and_name() -> None:
    told = section(brief_of(full()), "plan_b")
    assert "If right suggestions a week is below 82 of 100 by 2027-03-12, then: keyword rules." in told
    assert "Head of support decides. Product manager tells people." in told


def test_a_gap_in_plan_b_is_named() -> None:
    document = full()
    del document["fallbacks"]["f1"]["threshold"]
    brief = brief_of(document)
    assert "Then: keyword rules. Not answered: Limit." in section(brief, "plan_b")
    assert "right suggestions a week. Data lead looks. Not answered: Limit." in section(brief, "change")


def test_the_gravest_risk_comes_first_and_at_most_five_are_on_the_two_pages() -> None:
    document = full()
    for number in range(4, 9):
        document["risks"][f"r{number}"] = {"title": f"Risk {number}", "severity": 1, "likelihood": 5}
    told = section(brief_of(document), "risks")
    lines = [line for line in told.splitlines() if line.startswith("| ")][2:]
    assert len(lines) == 5 and lines[0].startswith("| Clerks stop reading")
    assert "3 more in the appendix." in told
    assert all(f"Risk {number}" in appendix(document) for number in range(4, 9))


def test_assumptions_that_broke_come_first_and_those_that_hold_wait_in_the_appendix() -> None:
    document = full()
    document["assumptions"]["a3"] = {"text": "Managers agree", "state": "broken"}
    told = section(brief_of(document), "assumptions")
    assert told.index("Managers agree") < told.index("Clerks follow")
    assert "Team names stay" not in told and "Team names stay" in appendix(document)


def test_no_dissent_is_written_out() -> None:
    assert "None recorded." in section(brief_of(without("dissent")), "dissent")


def test_an_empty_session_prints_every_section_and_every_gap() -> None:
    brief = brief_of({})
    source = to_markdown(brief)
    assert [s.id for s in brief.sections] == list(SECTIONS)
    for name in ("change", "criteria", "risks", "plan_b", "owners", "assumptions", "expectations", "participants"):
        assert "Not answered" in section(brief, name), name
    assert source.startswith("# Not decided yet (too little is answered for a recommendation): Untitled decision\n")
    assert "0 of" in section(brief, "verdict")


def test_a_deleted_answer_leaves_a_visible_gap_not_a_missing_line() -> None:
    for question in ("problem.pain", "problem.baseline", "brief.ask", "planb.keep", "brief.expectations"):
        assert pages(without(question)).count("Not answered") == pages(full()).count("Not answered") + 1, question


def test_a_hidden_answer_is_nowhere_and_comes_back_with_its_condition() -> None:
    hidden = answered("data.proxy", "Zebracrossing")
    assert "Zebracrossing" not in to_markdown(brief_of(hidden))
    shown = answered("data.ground_truth", "proxy", hidden)
    assert "Zebracrossing" in appendix(shown)


def test_where_no_question_is_relevant_no_answer_is_printed_anywhere() -> None:
    document = stuffed(lambda place: "Zebracrossing")
    document["about"]["title"], document["cards"] = "Title", {}
    nothing = assessed(document).model_copy(update={"relevant": (), "to_find": ()})
    session = session_of("x", 1, document)
    source = to_markdown(build_brief(read_library(), session, nothing, at=AT, tool_version="0.1.0"))
    assert "Zebracrossing" not in source and "Head of support" not in source


def test_every_relevant_question_is_in_the_appendix_answered_or_named_as_open() -> None:
    library, document = read_library(), full()
    told = appendix(document)
    relevant = assess(library, session_of("x", 1, document)).relevant
    begun = [stage for stage in library.stages if f"\n### {stage.title}\n" in told]
    for question in (question for stage in begun for question in stage.questions if question.id in relevant):
        assert question.ask in told or question.title in told, question.id
    left = {stage.id for stage in library.stages} - {stage.id for stage in begun}
    assert left == {"after"}, "only the days after the decision may be left out, while nothing is said of them"


def test_an_answer_keeps_the_wording_it_was_asked_with() -> None:
    document = full()
    document["answers"]["problem.pain"]["asked"] = "Who suffers, in the old wording?"
    assert "- **Who suffers, in the old wording?** Support agents" in appendix(document)


def test_dont_know_and_doesnt_apply_are_told_apart_from_not_answered() -> None:
    document = full()
    document["answers"]["fit.explain"] = {"state": "not_applicable", "note": "nobody sees it"}
    document["answers"]["problem.why_now"] = {"state": "unknown"}
    told = appendix(document)
    assert "Doesn't apply: nobody sees it" in told
    assert "Don't know yet; Data lead could find out by 2027-02-01" in told
    assert f"**{read_library().questions['problem.why_now'].ask}** Don't know yet\n" in told


def test_a_note_stands_beside_its_answer() -> None:
    assert "65%. Note: The data is sound" in appendix(full())


def test_cards_that_do_not_apply_are_listed_with_the_reason() -> None:
    card = read_library().cards[0]
    document = full() | {"cards": {card.id: {"state": "not_applicable", "why": "We have no supplier"}}}
    assert f"- {card.title}. We have no supplier." in appendix(document)


def test_words_typed_by_people_do_not_change_which_terms_are_explained() -> None:
    plain = brief_of(stuffed(lambda place: "Plain words")).appendix[-1]
    jargon = brief_of(stuffed(lambda place: "overfitting, drift, precision, recall, embeddings")).appendix[-1]
    assert plain == jargon and plain.id == "appendix.words"


def test_the_two_pages_of_a_full_session_stay_two_pages() -> None:
    text = re.sub(r"```.*?```", "", pages(full()), flags=re.DOTALL)
    prose = "\n".join(line for line in text.splitlines() if not line.startswith("|"))
    assert 450 <= len(re.findall(r"\w[\w'.%-]*", prose)) <= 700


def test_the_moment_and_the_revision_come_from_the_last_change() -> None:
    library, document = read_library(), full()
    session = session_of("7f3a9c", 120, document)
    elsewhere = AT.astimezone(timezone(timedelta(hours=9)))
    briefs = {
        to_markdown(build_brief(library, session, assess(library, session), at=at, tool_version="0.1.0"))
        for at in (AT, elsewhere, datetime.fromisoformat("2027-01-15T10:30:00+01:00"))
    }
    assert len(briefs) == 1
    assert "session 7f3a9c, revision 120 of 2027-01-15 09:30 UTC; workbook 0.1.0" in briefs.pop()


def test_the_fingerprint_changes_with_any_answer_and_with_nothing_else() -> None:
    one, same = brief_of(full()), brief_of(full(), seq=400)
    other = brief_of(answered("fit.latency", "batch"))
    assert one.fingerprint == same.fingerprint != other.fingerprint


@pytest.mark.parametrize("part", ["criteria", "milestones", "risks", "fallbacks", "participants", "groups"])
def test_a_collection_without_rows_is_a_visible_gap(part: str) -> None:
    assert pages(without(part)).count("Not answered") > pages(full()).count("Not answered") or part == "milestones"


def test_the_chance_of_failing_is_told_out_of_a_hundred() -> None:
    assert "By our own estimate 45 of 100 such tries come to nothing." in section(brief_of(full()), "expectations")
    assert "No magic" not in section(brief_of(answered("brief.decision", "without_ml")), "expectations")


def test_source_points_are_claimed_only_for_sections_there_are() -> None:
    assert set(read_library().rules.brief) <= set(SECTIONS)


@pytest.mark.parametrize(
    "junk", [True, -1, 1e300, "x", ["a", {"b": 1}], {"low": "a"}, {"size": "XXL"}, {"low": 1, "high": None}]
)
def test_a_row_with_values_of_a_wrong_kind_is_printed_and_breaks_nothing(junk: object) -> None:
    document = full()
    for collection in (
        "options",
        "criteria",
        "assumptions",
        "milestones",
        "groups",
        "fallbacks",
        "participants",
        "dissent",
    ):
        for row in document[collection].values():
            row.update(dict.fromkeys(row, junk))
    assert "## Dissent" in to_markdown(brief_of(document))
