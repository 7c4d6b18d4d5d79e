"""A full session about sorting support requests, made up for the tests, and how to turn documents into briefs."""

import copy
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from workbook.assess import assess
from workbook.brief import EXPORTERS, Brief, build_brief
from workbook.content import read_library
from workbook.model import Question, session_of

AT = datetime(2027, 1, 15, 9, 30, tzinfo=UTC)
Paper = dict[str, dict[str, Any]]

TEXTS = {
    "problem.pain": "Support agents read each request up to three times to find out who should answer it.",
    "problem.baseline": "A clerk sorts 400 requests a day by hand; 21 of 100 reach the wrong team first.",
    "problem.goal_metric": "Requests that reach the right team at once, owned by the head of support.",
    "problem.goal_post": "From 79 to 88 of 100 by 30 June. Under 82 counts as failure.",
    "problem.product": "A suggested team beside each request. Answering the request is out of scope.",
    "problem.desired": "The right team stands there before the clerk has read the second line.",
    "problem.acceptable": "Nine of ten suggestions are right, and changing one takes a single click.",
    "value.stop_loss": "14 person-weeks, then we decide again.",
    "planb.keep": "One clean list of teams and 3,000 requests sorted by hand.",
    "brief.reason": "Keyword rules stop at 81 of 100. A six-week test shows whether ML gets past 88.",
    "brief.owner": "Head of support",
    "brief.ask": "Please release two people for six weeks by 1 February; 12 person-weeks in all.",
    "brief.expectations": "It will not answer requests, and about 1 suggestion in 10 will be wrong.",
}
CHOICES: dict[str, Any] = {
    "problem.evidence": "both",
    "problem.do_nothing": 4,
    "problem.improves": ["faster", "cheaper"],
    "problem.baseline_known": "measured",
    "problem.action": "named",
    "fit.task": "category",
    "fit.expert": "reliably",
    "fit.precedent": "common",
    "fit.rules": "some",
    "fit.sourcing": "pretrained",
    "data.have": "ready",
    "data.volume": "enough",
    "data.rights": "cleared",
    "data.quality": 3,
    "data.timely": "yes",
    "data.ground_truth": "soon",
    "data.labels": "outcome",
    "data.drift": "seasonal",
    "fit.tolerance": "recoverable",
    "fit.worst_error": 2,
    "fit.worse_side": "equal",
    "fit.reversible": "with_effort",
    "fit.noticed": "usually",
    "fit.automation": "suggest",
    "fit.oversight": "each",
    "fit.explain": "helpful",
    "fit.latency": "minutes",
    "value.after_release": 70,
    "value.trial": "pilot",
    "value.production": "partly",
    "value.team": "gaps",
    "value.culture": 3,
    "risks.trust": "some",
    "risks.sensitive": "indirect",
    "risks.own_bias": ["love_idea", "hype"],
    "risks.monitoring": "planned",
    "risks.switch_off": "minutes",
    "brief.decision": "experiment",
    "brief.confidence": 65,
    "brief.review": "2027-03-15",
}
ROWS: Paper = {
    "criteria": {
        "c1": {
            "measure": "Right team at once",
            "target": "at least 88 of 100",
            "kind": "goal",
            "how": "500 requests, counted by the clerks",
            "by": "2027-03-12",
            "owner": "Data lead",
        },
        "c2": {
            "measure": "Time to first answer",
            "target": "not above 4 hours",
            "kind": "guardrail",
            "how": "ticket system, weekly",
            "by": "2027-03-12",
            "owner": "Head of support",
        },
    },
    "assumptions": {
        "a1": {
            "text": "Clerks follow a suggestion they can overrule",
            "check": "ten clerks, one week",
            "owner": "Product manager",
            "by": "2027-02-20",
            "state": "open",
        },
        "a2": {
            "text": "Team names stay the same this year",
            "check": "ask the four managers",
            "owner": "Product manager",
            "by": "2027-02-05",
            "state": "holds",
        },
    },
    "options": {
        "do_nothing": {"evidence": "measured"},
        "rules": {
            "improvement": {"low": 1, "high": 3},
            "effort": {"size": "S"},
            "chance": 90,
            "evidence": "measured",
            "first_value": {"low": 3, "high": 6},
        },
        "buy": {
            "improvement": {"low": 2, "high": 8},
            "effort": {"low": 4, "high": 10},
            "chance": 60,
            "evidence": "guess",
            "first_value": {"low": 8, "high": 16},
        },
        "ml": {
            "improvement": {"low": 4, "high": 11, "best": 8},
            "effort": {"low": 10, "high": 24},
            "chance": 55,
            "running_cost": {"size": "M"},
            "evidence": "estimated",
            "first_value": {"low": 10, "high": 20},
        },
    },
    "milestones": {
        "m1": {
            "name": "Test on last year's requests",
            "proves": "ML beats the rules",
            "weeks": 3,
            "by": "2027-02-26",
            "owner": "Data lead",
            "go_if": "above 84 of 100",
            "stop_if": "under 82 of 100",
        },
        "m2": {
            "name": "Pilot with ten clerks",
            "weeks": 3,
            "by": "2027-03-12",
            "owner": "Product manager",
            "go_if": "at least 88 of 100",
            "stop_if": "clerks ignore it",
        },
    },
    "groups": {
        "g1": {
            "who": "Customers who write in a second language",
            "effect": "their requests may wait longer",
            "exposed": "indirect",
            "check": "error rate by language",
        },
    },
    "risks": {
        "r1": {
            "title": "Requests in other languages go astray",
            "who": "Customers who write in a second language",
            "severity": 3,
            "likelihood": 4,
            "notice": "days",
            "signal": "error rate by language above 15 of 100",
            "mitigation": "Send them to a person first",
            "owner": "Data lead",
            "by": "2027-02-12",
            "residual": 2,
            "state": "open",
        },
        "r2": {
            "title": "A team is renamed and its label dies",
            "who": "Agents of that team",
            "severity": 2,
            "likelihood": 3,
            "mitigation": "A renamed team needs the data lead's word",
            "owner": "Head of support",
            "by": "2027-02-28",
            "state": "open",
        },
        "r3": {
            "title": "Clerks stop reading and accept everything",
            "who": "Customers with an unusual request",
            "severity": 4,
            "likelihood": 3,
            "mitigation": "Plant five wrong suggestions a week",
            "owner": "Product manager",
            "by": "2027-03-05",
            "residual": 2,
            "state": "open",
        },
    },
    "changes_control": {
        "h1": {
            "change": "labels",
            "example": "a team is split",
            "could": "old labels mislead",
            "signs_off": "Data lead",
        },
    },
    "fallbacks": {
        "f1": {
            "failure": "Suggestions are wrong too often",
            "user_sees": "An empty field, as today",
            "option": "keyword rules",
            "metric": "right suggestions a week",
            "threshold": "below 82 of 100",
            "by": "2027-03-12",
            "owner": "Data lead",
            "decides": "Head of support",
            "tells": "Product manager",
            "time": "one hour",
            "rehearsal": "2027-03-01",
        },
    },
    "participants": {
        "p1": {"name": "Head of support", "role": "leadership", "part": "decides"},
        "p2": {"name": "Data lead", "role": "data", "part": "consulted"},
        "p3": {"name": "Product manager", "role": "product", "part": "consulted"},
        "p4": {"name": "Works council", "role": "users", "part": "informed"},
    },
    "dissent": {
        "d1": {
            "who": "Data lead",
            "view": "The rules were never given a fair try",
            "would_need": "rules tuned for two weeks",
        },
    },
}


def full() -> Paper:
    """The document of the full session; every required question is settled, two with don't know."""
    answers: dict[str, Any] = {name: {"state": "answered", "value": value} for name, value in (TEXTS | CHOICES).items()}
    answers["brief.confidence"]["note"] = "The data is sound, but no clerk has worked with it yet."
    answers["data.represents"] = {"state": "unknown", "who": "Data lead", "by": "2027-02-01"}
    answers["fit.feedback"] = {"state": "unknown", "who": "Product manager", "by": "2027-02-10"}
    about = {"title": "Suggest a team for each support request", "owner": "Head of support"}
    return copy.deepcopy({"about": about, "answers": answers, **ROWS})


def brief_of(document: Paper, seq: int = 120) -> Brief:
    """The brief of a document, with the shipped words and a fixed moment."""
    library = read_library()
    session = session_of("7f3a9c", seq, copy.deepcopy(document))
    return build_brief(library, session, assess(library, session), at=AT, tool_version="0.1.0")


def paper_of(document: Paper, format: str, seq: int = 120) -> str | bytes:
    """A document in a format, with the shipped words and a fixed moment."""
    library, exporter = read_library(), EXPORTERS[format]
    session = session_of("7f3a9c", seq, copy.deepcopy(document))
    return exporter.write(exporter.build(library, session, assess(library, session), at=AT, tool_version="0.1.0"))


def stuffed(say: Callable[[str], str]) -> Paper:
    """The full session with every text a person can type replaced: `say` is given the place and returns the text.

    Every text question is answered, every row has every text field, every answer a note and its own wording.
    """
    library, document = read_library(), full()
    document["about"]["title"] = say("about/title")
    for question in library.questions.values():
        answer = document["answers"].get(question.id)
        if question.kind == "text":
            answer = document["answers"].setdefault(question.id, {"state": "answered"})
            answer["value"] = say(f"answers/{question.id}/value")
        if answer:
            parts = ("who", "note", "asked") if answer["state"] == "unknown" else ("note", "asked")
            answer.update({part: say(f"answers/{question.id}/{part}") for part in parts})
        if question.collection:
            _stuff_rows(document.setdefault(question.collection, {}), question, say)
    declined = {"state": "not_applicable", "note": say("na/note"), "asked": say("na/asked")}
    document["answers"]["problem.audience"] = declined
    document["cards"] = {card.id: {"state": "not_applicable", "why": say(card.id)} for card in library.cards[:2]}
    return document


def _stuff_rows(rows: dict[str, dict[str, Any]], question: Question, say: Callable[[str], str]) -> None:
    for row_id in [*rows, *(row.id for row in question.fixed_rows), "z8", "z9"]:
        row = rows.setdefault(row_id, {})
        for field in question.fields:
            if field.kind == "text":
                row[field.id] = say(f"{question.collection}/{row_id}/{field.id}")
