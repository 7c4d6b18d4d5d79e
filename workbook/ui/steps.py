"""The steps of a stage: its sections of questions, and steps of its own that show what the answers add up to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbook.model import Section
from workbook.ui.bench import bench
from workbook.ui.desk import Desk

Acks = dict[str, dict[str, Any]]
Panel = Callable[[Desk, Acks], None]


@dataclass(frozen=True)
class Panels:
    """What a stage draws of its own. `before` and `after` stand around the questions of a section, `added` gives a
    step without questions after a section, `drawn` names questions that a panel draws instead of the usual block,
    `bare` steps whose panel is its own heading."""

    before: Mapping[str, Panel] = field(default_factory=dict)
    after: Mapping[str, Panel] = field(default_factory=dict)
    added: Mapping[str, Section] = field(default_factory=dict)
    drawn: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()


def steps_of(stage_id: str, panels: Mapping[str, Panels]) -> list[Section]:
    """The steps of a stage in their order."""
    stage = next(stage for stage in bench().library.stages if stage.id == stage_id)
    added = panels[stage_id].added if stage_id in panels else {}
    return [step for section in stage.sections for step in (section, added.get(section.id)) if step]


def walk(panels: Mapping[str, Panels]) -> list[tuple[str, Section]]:
    """Every step of the whole walk with its stage."""
    return [(stage.id, step) for stage in bench().library.stages for step in steps_of(stage.id, panels)]
