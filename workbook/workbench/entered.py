"""What people entered, as the inputs of the decision model: sizes become ranges, per cent become shares."""

import math
from collections.abc import Container, Mapping
from datetime import date
from typing import Any, TypeGuard

from workbook.model import Library, Session, Shape, is_unknown
from workbook.model.parse import MOST
from workbook.value import (
    UNKNOWN,
    Estimate,
    ModelInput,
    OptionInput,
    RiskInput,
    Settings,
    SpikeInput,
    Unknown,
    overrun_from_pairs,
)
from workbook.value.estimates import REACH, Quantity
from workbook.value.inputs import Guess, Kind

OWN_KINDS: Mapping[str, Kind] = {"do_nothing": "nothing", "rules": "rules", "buy": "buy", "ml": "ml"}
PARTS = ("labels", "retraining", "monitoring", "review")
# The middle of each written meaning of "How likely", for a risk whose chance is left empty.
LIKELY = {1: 0.005, 2: 0.03, 3: 0.2, 4: 0.6, 5: 0.9}
FEWEST_PAIRS = 3
# Three pairs can imply an overrun of 700 times; no plan is that wrong.
OVERRUN_ENDS = (0.3, 10.0)
ALLAYED = ("mitigated", "accepted")
QUESTIONS = (
    "value.options", "value.past", "value.after_release", "value.point", "value.unit", "value.horizon",
    "value.discount", "value.person_week", "value.team_size", "value.overrun", "value.start", "value.reach",
    "value.studies", "risks.list", "planb.takes_over", "planb.spent",
)  # fmt: skip

Row = Mapping[str, Any]


def model_of(library: Library, session: Session) -> ModelInput:
    """The model's inputs. Money is in thousands, chances are shares; what nobody entered is None."""
    options = _options(library, session)
    studies = (_spike(library, row_id, row) for row_id, row in session.rows("studies").items())
    known = {option.id for option in options}
    return ModelInput(
        options=options,
        value_per_point=_answered_range(library, session, "value.point"),
        risks=tuple(_risk(library, row_id, row, options) for row_id, row in session.rows("risks").items()),
        spikes=tuple(study for study in studies if study.option in known),
        settings=settings_of(library, session),
    )


def kind_of(row_id: str, row: Row) -> Kind:
    """What sort of option a row is."""
    kind = OWN_KINDS.get(row_id) or row.get("kind")
    return kind if kind in ("nothing", "rules", "buy", "ml") else "other"


def names_of(library: Library, session: Session) -> dict[str, str]:
    """The name of each option by its id, fixed ones first."""
    fixed = {row.id: row.name for row in library.collections["options"].fixed_rows}
    rows = session.rows("options")
    named = {row_id: str(rows.get(row_id, {}).get("name") or name) for row_id, name in fixed.items()}
    return named | {row_id: str(row.get("name") or "Unnamed") for row_id, row in rows.items() if row_id not in fixed}


def _options(library: Library, session: Session) -> tuple[OptionInput, ...]:
    rows, ids = session.rows("options"), names_of(library, session)
    return tuple(_option(library, session, row_id, rows.get(row_id, {}), ids) for row_id in ids)


def _option(library: Library, session: Session, row_id: str, row: Row, ids: Container[str]) -> OptionInput:
    kind = kind_of(row_id, row)
    if kind == "nothing":
        return OptionInput(row_id, kind)
    learns = kind == "ml"
    taken = row.get("plan_b") or (session.value("planb.takes_over") if learns else None)
    return OptionInput(
        id=row_id,
        kind=kind,
        improvement=_range(library, "options", row, "improvement"),
        effort=_range(library, "options", row, "effort"),
        chance=_share(row.get("chance")),
        price=_range(library, "options", row, "price"),
        running_cost=_running(library, row),
        track_record=track_record(session) if learns else None,
        decay=_known_share(row.get("decay")),
        fallback=str(taken) if taken in ids else None,
        stop_share=_known_share(session.value("planb.spent")) if learns else None,
    )


def _running(library: Library, row: Row) -> Guess | dict[str, Guess]:
    parts = {part: _range(library, "options", row, f"cost_{part}") for part in PARTS}
    return (
        parts if any(part is not None for part in parts.values()) else _range(library, "options", row, "running_cost")
    )


def track_record(session: Session) -> tuple[int, int] | None:
    """(came into use and help, ended) of past projects; None when none has ended."""
    ended = [row.get("ended") for row in session.rows("past_projects").values()]
    over = [end for end in ended if end in ("used", "unproven", "dropped")]
    return (over.count("used"), len(over)) if over else None


def past_pairs(session: Session) -> list[tuple[float, float]]:
    """(planned, took) in weeks of past projects that have ended."""
    rows = session.rows("past_projects").values()
    pairs = [(row.get("planned"), row.get("actual")) for row in rows if row.get("ended") != "unfinished"]
    return [(float(plan), float(took)) for plan, took in pairs if _positive(plan) and _positive(took)]


def overrun_of(library: Library, session: Session) -> tuple[Quantity, str]:
    """The overrun factor, and where it comes from: "entered", "past" or "default"."""
    entered = _answered_range(library, session, "value.overrun")
    if isinstance(entered, Estimate):
        return entered, "entered"
    pairs = past_pairs(session)
    if len(pairs) >= FEWEST_PAIRS:
        found = overrun_from_pairs([plan for plan, _ in pairs], [took for _, took in pairs])
        ends = [math.exp(found.mu + side * REACH * found.sigma) for side in (-1, 1)]
        low, high = (min(max(end, OVERRUN_ENDS[0]), OVERRUN_ENDS[1]) for end in ends)
        return Estimate(low, high), "past"
    shape = library.questions["value.overrun"]
    standard = _estimate(library, shape, shape.default)
    assert isinstance(standard, Estimate)
    return standard, "default"


def settings_of(library: Library, session: Session) -> Settings:
    """What is asked once, with the defaults of the questions."""
    points = session.value("value.unit") == "points"
    no_cost = points and session.value("value.person_week") is None
    reach, start = session.value("value.reach"), session.value("value.start")
    after = _known_share(session.value("value.after_release"))
    trend = session.rows("options").get("do_nothing", {}).get("trend")
    return Settings(
        horizon_months=_number(library, session, "value.horizon"),
        discount=_number(library, session, "value.discount") / 100,
        person_week_cost=None if no_cost else _number(library, session, "value.person_week"),
        team=_number(library, session, "value.team_size"),
        overrun=overrun_of(library, session)[0],
        unit="points" if points else "thousand",
        trend=float(trend) if _figure(trend) else 0.0,
        later_share=Settings().later_share if after is None else after,
        reach=float(reach) if _figure(reach) else None,
        start=date.fromisoformat(str(start)) if start else None,
    )


def _number(library: Library, session: Session, question_id: str) -> float:
    held = session.value(question_id)
    standard = library.questions[question_id].default
    return float(held if _figure(held) else standard)  # type: ignore[arg-type]


def _answered_range(library: Library, session: Session, question_id: str) -> Guess:
    answer = session.answer(question_id)
    if answer is not None and answer.state == "unknown":
        return UNKNOWN
    return _estimate(library, library.questions[question_id], session.value(question_id))


def _range(library: Library, collection: str, row: Row, field_id: str) -> Guess:
    shape = next(field for field in library.collections[collection].fields if field.id == field_id)
    return _estimate(library, shape, row.get(field_id))


def _estimate(library: Library, shape: Shape, held: Any) -> Guess:
    if is_unknown(held):
        return UNKNOWN
    if not isinstance(held, Mapping):
        return None
    if "size" in held:
        sizes = library.sizes[shape.sizes].sizes if shape.sizes else {}
        size = sizes.get(str(held["size"]))
        return Estimate(size.low, size.high, size.best) if size else None
    low, high, best = held.get("low"), held.get("high"), held.get("best")
    if not _figure(low) or not _figure(high) or low > high:
        return None
    return Estimate(float(low), float(high), float(best) if _figure(best) and low <= best <= high else None)


def _share(held: Any) -> float | Unknown | None:
    return UNKNOWN if is_unknown(held) else _known_share(held)


def _known_share(held: Any) -> float | None:
    return float(held) / 100 if _figure(held) else None


def _figure(held: Any) -> TypeGuard[float]:
    return isinstance(held, int | float) and not isinstance(held, bool) and abs(held) <= MOST


def _positive(held: Any) -> TypeGuard[float]:
    return _figure(held) and held > 0


def _risk(library: Library, row_id: str, row: Row, options: tuple[OptionInput, ...]) -> RiskInput:
    learning = tuple(option.id for option in options if option.kind == "ml")
    loss = _range(library, "risks", row, "loss")
    chance = _share(row.get("chance"))
    if chance is None and loss is not None:
        likelihood = row.get("likelihood")
        chance = LIKELY.get(int(likelihood)) if _figure(likelihood) else None
    return RiskInput(
        id=row_id,
        options=() if row.get("threatens") == "all" else learning,
        chance=chance,
        loss=loss,
        mitigated=_known_share(row.get("covered")) or 0.0,
        veto=row.get("harm") == "yes" and row.get("state") not in ALLAYED,
    )


def _spike(library: Library, row_id: str, row: Row) -> SpikeInput:
    standard = {field.id: field.default for field in library.collections["studies"].fields}
    held: dict[str, Any] = {name: row[name] if _figure(row.get(name)) else other for name, other in standard.items()}
    return SpikeInput(
        id=row_id,
        option=str(row.get("option") or standard["option"]),
        hit_rate=held["hit_rate"] / 100,
        false_alarm=held["false_alarm"] / 100,
        effort=float(held["effort"]),
        cost=float(held["cost"]),
        weeks=float(held["weeks"]),
    )
