"""What the numbers say to do: decide now, buy information, or call it close."""

from __future__ import annotations

from workbook.value.ready import Ready
from workbook.value.results import Lead, OptionResult, StudyResult, Verdict


def verdict(
    ready: Ready, options: tuple[OptionResult, ...], lead: Lead | None, studies: tuple[StudyResult, ...]
) -> Verdict:
    """Vetoed options are out before this is asked; `lead` is the best of those that are left."""
    if lead is None:
        lacking = "No option has both an improvement and an effort yet."
        return Verdict("not enough answered", None, None, lacking)
    worthwhile = [found for found in studies if found.net is not None and found.net > 0]
    if worthwhile:
        best = max(worthwhile, key=lambda found: (found.net or 0.0, found.id))
        because = "The study is worth more than it costs, its delay included."
        return Verdict("buy information", best.option, best.id, because)
    result = next(option for option in options if option.id == lead.option)
    return _decided(ready, options, lead, result)


def _decided(ready: Ready, options: tuple[OptionResult, ...], lead: Lead, result: OptionResult) -> Verdict:
    settings = ready.settings
    chance = f"It is the best option in {100 * result.chance_best:.0f} of 100 futures."
    if _all_vetoed(options):
        because = "Every other option may harm people and nobody has accepted that."
        return Verdict("decide now", lead.option, None, because)
    if result.chance_best >= settings.enough_chance:
        return Verdict("decide now", lead.option, None, chance)
    if settings.regret_tolerance is not None and result.regret <= settings.regret_tolerance:
        return Verdict("decide now", lead.option, None, "Being wrong would cost less than the room can live with.")
    safer = _more_reversible(ready, lead)
    return Verdict("close call", safer, None, f"{chance} Of the two that lead, this is easier to undo.")


def _all_vetoed(options: tuple[OptionResult, ...]) -> bool:
    others = [option for option in options if option.kind != "nothing"]
    return bool(others) and all(option.vetoed_by for option in others)


def _more_reversible(ready: Ready, lead: Lead) -> str:
    ease = {option.id: option.reversibility for option in ready.options}
    pair = [lead.option] + ([lead.runner_up] if lead.runner_up else [])
    return max(pair, key=lambda id_: (ease[id_], id_ == lead.option))
