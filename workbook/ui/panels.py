"""Which panels stand on which stage."""

from workbook.model import Section
from workbook.ui.after import AFTERWARDS, draw_forecasts, draw_outcome, draw_results
from workbook.ui.brief import draw_decision_frame, draw_paper
from workbook.ui.deck import draw_deck, draw_own_bias
from workbook.ui.numbers import draw_side_by_side
from workbook.ui.numbers_options import draw_options
from workbook.ui.numbers_worth import ELSEWHERE, draw_worth
from workbook.ui.planb import draw_commitment, draw_failures
from workbook.ui.register import draw_register
from workbook.ui.steps import Panels
from workbook.ui.value import draw_upkeep
from workbook.ui.verdict import draw_verdict

VERDICT = Section(id="verdict", title="Verdict")
COMPARE = Section(id="compare", title="Side by side")
REGISTER = Section(id="register", title="Your risks", intro="The gravest first: how bad comes before how likely.")
RESULTS = Section(id="results", title="Results", intro="Set what you measured beside what you had set yourselves.")
PAPER = Section(id="paper", title="The paper", intro="Read it aloud once before you send it.")

PANELS = {
    "after": Panels(
        before={"forecasts": draw_forecasts, "outcome": draw_outcome},
        added={"outcome": RESULTS},
        after={"results": draw_results},
        drawn=AFTERWARDS,
    ),
    "fit": Panels(added={"people": VERDICT}, after={"verdict": draw_verdict}, bare=("verdict",)),
    "value": Panels(
        added={"worth": COMPARE},
        before={"options": draw_options, "worth": draw_worth},
        after={"compare": draw_side_by_side, "effort": draw_upkeep},
        drawn=("value.options", "value.point", *ELSEWHERE),
    ),
    "risks": Panels(
        added={"cards": REGISTER},
        before={"cards": draw_deck},
        after={"bias": draw_own_bias, "register": draw_register},
        drawn=("risks.list",),
    ),
    "planb": Panels(before={"fallback": draw_failures, "commitment": draw_commitment}),
    "brief": Panels(before={"decision": draw_decision_frame}, added={"people": PAPER}, after={"paper": draw_paper}),
}
