"""The model's inputs in words: what each is called, where it is answered, how one could find it out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from workbook.model import Session
from workbook.value import ModelInput
from workbook.workbench.amounts import quoted


@dataclass(frozen=True)
class Named:
    """One input: as a question, as a noun with its unit, its place in the document, and a first step."""

    title: str
    noun: str
    unit: str
    path: str
    how: str


@dataclass(frozen=True)
class Names:
    """The names people gave to options, risks and studies, by id."""

    options: Mapping[str, str]
    risks: Mapping[str, str]
    studies: Mapping[str, str]
    unit: str = "thousand"

    @property
    def yearly(self) -> str:
        """The unit of a cost or worth per year."""
        return f"{self.unit} a year"

    def option(self, option_id: str) -> str:
        """The name of an option in quotes."""
        return quoted(self.options.get(option_id, option_id))


def names_in(session: Session, options: Mapping[str, str], model: ModelInput) -> Names:
    """What people called their options, risks and studies."""
    risks = {row_id: str(row.get("title") or row_id) for row_id, row in session.rows("risks").items()}
    studies = {row_id: str(row.get("name") or "A study") for row_id, row in session.rows("studies").items()}
    return Names(options, risks, studies, model.settings.unit)


PARTS = {
    "labels": "right answers for",
    "retraining": "learning again of",
    "monitoring": "watching",
    "review": "checking the answers of",
}
RISK_INPUT = re.compile(r"risk\.(.+)\.(happens|loss)")
OPTION_INPUT = re.compile(r"(.+)\.(works|improvement|effort|price|running_cost)")
COST_INPUT = re.compile(r"(.+)\.(running_cost)\.(\w+)")


def named(name: str, names: Names) -> Named:
    """An input of the model by its name there: value_per_point, overrun, risk.r1.loss, ml.effort …"""
    if name == "value_per_point":
        how = "Ask whoever owns the goal metric, and finance, what one point brought or cost last year."
        return Named("What is one point worth?", "the worth of one point", names.yearly, "answers/value.point", how)
    if name == "overrun":
        how = "Look up plan and outcome of three past projects; it takes an hour."
        return Named("How far do our plans overrun?", "the overrun", "times the plan", "answers/value.overrun", how)
    owner, field, part = owned(name)
    return _risk(owner, field, names) if field in ("happens", "loss") else _option(owner, field, part, names)


def owned(name: str) -> tuple[str, str, str]:
    """The option or risk an input belongs to, its field, and the part of that if any. An id may hold dots, and an
    option may be called "risk"."""
    for pattern in (RISK_INPUT, OPTION_INPUT, COST_INPUT):
        if found := pattern.fullmatch(name):
            return found[1], found[2], found[3] if pattern is COST_INPUT else ""
    raise KeyError(f"The model has no input {name}.")


def _risk(risk: str, field: str, names: Names) -> Named:
    title = quoted(names.risks.get(risk, risk))
    if field == "happens":
        how = "Ask someone who has run such a system, and count how often it happened to others."
        return Named(f"Does {title} happen?", f"the risk {title}", "", f"risks/{risk}/chance", how)
    how = "Price one case from last year, then count how many there would be."
    return Named(
        f"What does {title} cost if it happens?", f"the loss from {title}", names.unit, f"risks/{risk}/loss", how
    )


def _option(option: str, field: str, part: str, names: Names) -> Named:
    who = names.option(option)
    path = f"options/{option}/"
    if part:
        what = f"{PARTS.get(part, part)} {who}"
        how = "Count the hours in a normal week, and ask for one quote."
        return Named(f"What does {what} cost a year?", f"the cost of {what}", names.yearly, f"{path}cost_{part}", how)
    made: Named = OPTION_FIELDS[field](who, path)
    units = {"running_cost": names.yearly, "price": names.unit}
    return replace(made, unit=units.get(field, made.unit))


def _works(who: str, path: str) -> Named:
    how = "A short study on past cases, with a pass mark set beforehand."
    return Named(f"Would {who} work and get used?", f"whether {who} works", "", f"{path}chance", how)


def _improvement(who: str, path: str) -> Named:
    how = "A small test against today's way, on real cases."
    return Named(f"How much would {who} improve?", f"the improvement from {who}", "points", f"{path}improvement", how)


def _effort(who: str, path: str) -> Named:
    how = "Ask two people who have done it, apart from each other; build the riskiest piece first."
    return Named(f"How much work is {who}?", f"the effort of {who}", "person-weeks", f"{path}effort", how)


def _running(who: str, path: str) -> Named:
    how = "Ask for one quote, and count the hours of labelling, watching and checking."
    noun = f"the running cost of {who}"
    return Named(f"What does it cost to run {who}?", noun, "", f"{path}running_cost", how)


def _price(who: str, path: str) -> Named:
    how = "Ask for a written quote, set-up and training included."
    return Named(f"What does {who} cost once?", f"the one-off price of {who}", "", f"{path}price", how)


OPTION_FIELDS: Mapping[str, Any] = {
    "works": _works,
    "improvement": _improvement,
    "effort": _effort,
    "running_cost": _running,
    "price": _price,
}

SETTINGS = {
    "horizon_months": "value.horizon",
    "discount": "value.discount",
    "person_week_cost": "value.person_week",
    "team": "value.team_size",
    "overrun": "value.overrun",
}


def place(path: str) -> str:
    """Where a path of the model stands in the document: settings and value are answers, a spike is a study."""
    room, *rest = path.split("/")
    if room == "value_per_point":
        return "answers/value.point"
    if room == "settings":
        return f"answers/{SETTINGS.get(rest[0], 'value.' + rest[0])}"
    if room == "options" and len(rest) == 3 and rest[1] == "running_cost":
        return f"options/{rest[0]}/cost_{rest[2]}"
    if room == "options" and len(rest) == 2 and rest[1] == "fallback":
        return "answers/planb.takes_over" if rest[0] == "ml" else f"options/{rest[0]}/plan_b"
    if room == "options" and len(rest) == 2 and rest[1] == "stop_share":
        return "answers/planb.spent"
    if room == "risks" and rest[1:] == ["mitigated"]:
        return f"risks/{rest[0]}/covered"
    return "/".join(["studies" if room == "spikes" else room, *rest])
