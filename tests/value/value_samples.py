"""Models the tests of this room share."""

from dataclasses import replace
from typing import Any

from workbook.value import (
    Estimate,
    ModelInput,
    OptionInput,
    ParticipantInput,
    RiskInput,
    Settings,
    SpikeInput,
    point,
)

RULES = OptionInput("rules", "rules", Estimate(1, 4), Estimate(3, 8), 0.9, Estimate(5_000, 20_000))
BUY = OptionInput("buy", "buy", Estimate(2, 6), Estimate(2, 6), 0.8, Estimate(30_000, 80_000))
ML = OptionInput("ml", "ml", Estimate(4, 16), Estimate(12, 40), 0.5, Estimate(20_000, 90_000), stop_share=0.3)
VALUE = Estimate(10_000, 40_000)
RISKS = (
    RiskInput("wrong_advice", ("ml",), 0.2, Estimate(20_000, 100_000), 0.5),
    RiskInput("outage", (), 0.05, Estimate(20_000, 100_000)),
)
SPIKE = SpikeInput("try_the_data", "ml", 0.8, 0.2, effort=2, weeks=2)
PEOPLE = (
    ParticipantInput("a", (OptionInput("ml", improvement=Estimate(8, 20), chance=0.8),)),
    ParticipantInput("b", (OptionInput("ml", improvement=Estimate(0, 3), chance=0.3),)),
)
QUICK = Settings(draws=2_000)


def sample(*options: OptionInput, **other: Any) -> ModelInput:
    """A small model: rules, buy and ML unless options are given."""
    model = ModelInput(options or (RULES, BUY, ML), value_per_point=VALUE, settings=QUICK)
    return replace(model, **other)


def certain(id_: str, kind: Any, improvement: float, effort: float, chance: float, running: float, **other: Any) -> Any:
    """An option whose numbers are known for certain, fading at no rate unless given."""
    given = {"decay": 0.0, **other}
    return OptionInput(id_, kind, point(improvement), point(effort), chance, point(running), **given)


PLAIN = Settings(discount=0.0, overrun=point(1.0), draws=2_000)
