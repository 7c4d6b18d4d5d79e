"""Warnings: answers that do not fit together or look forgotten. They never change the verdict."""

from collections.abc import Iterator

from workbook.assess.relevance import View
from workbook.assess.risks import grave
from workbook.model import AUTOMATION, Reason, Verdict


def warnings_of(view: View, verdict: Verdict) -> tuple[Reason, ...]:
    """Everything worth a second look, most serious first."""
    return tuple([*_grave(view), *_automation(view, verdict), *_decision(view, verdict), *_upkeep(view)])


def _grave(view: View) -> Iterator[Reason]:
    count = len(grave(view.library.rules, view.session))
    if count:
        risks = f"{count} serious and likely risk{'s are' if count > 1 else ' is'}"
        say = f"{risks} still open: no step that helps, or no owner."
        yield Reason(
            rule="warn.grave",
            say=say,
            because="How bad it is comes first; that it is rare or soon seen does not make up for it.",
            questions=("risks.list",),
        )


def _automation(view: View, verdict: Verdict) -> Iterator[Reason]:
    meant = view.values.get("fit.automation")
    if meant in AUTOMATION and AUTOMATION.index(meant) > AUTOMATION.index(verdict.automation):
        titles = {named.id: named.title.lower() for named in view.library.rules.automation}
        say = f"The plan is that it may {titles[str(meant)]}. Your answers only let it {titles[verdict.automation]}."
        yield Reason(
            rule="warn.automation",
            say=say,
            because="The errors, or what would stop them, do not allow more yet.",
            questions=("fit.automation",),
        )


def _decision(view: View, verdict: Verdict) -> Iterator[Reason]:
    decision = view.values.get("brief.decision")
    if (
        decision
        and verdict.outcome not in view.library.rules.decisions[str(decision)]
        and not view.values.get("brief.reason")
    ):
        say = "The decision differs from the workbook's verdict and no reason is written down."
        yield Reason(
            rule="warn.decision",
            say=say,
            because="People decide, not the workbook. The reason is what a reader will ask for.",
            questions=("brief.decision", "brief.reason"),
        )


def _upkeep(view: View) -> Iterator[Reason]:
    share = view.values.get("value.after_release")
    limit = view.library.rules.thresholds["after_release"]
    if isinstance(share, int | float) and share < limit.value:
        say = f"Only {share:g} % of the work is planned for after the first release."
        yield Reason(rule="warn.after_release", say=say, because=limit.because, questions=("value.after_release",))
