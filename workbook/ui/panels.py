"""Which panels stand on which stage."""

from workbook.model import Section
from workbook.ui.brief import draw_decision_frame, draw_paper
from workbook.ui.deck import draw_deck, draw_own_bias
from workbook.ui.planb import draw_commitment, draw_failures
from workbook.ui.register import draw_register
from workbook.ui.steps import Panels
from workbook.ui.value import draw_comparison, draw_upkeep
from workbook.ui.verdict import draw_verdict

VERDICT = Section(id="verdict", title="Verdict")
COMPARE = Section(id="compare", title="Side by side")
REGISTER = Section(id="register", title="Your risks", intro="The gravest first: how bad comes before how likely.")
PAPER = Section(id="paper", title="The paper", intro="Read it aloud once before you send it.")

PANELS = {
    "fit": Panels(added={"people": VERDICT}, after={"verdict": draw_verdict}, bare=("verdict",)),
    "value": Panels(added={"options": COMPARE}, after={"compare": draw_comparison, "effort": draw_upkeep}),
    "risks": Panels(
        added={"cards": REGISTER},
        before={"cards": draw_deck},
        after={"bias": draw_own_bias, "register": draw_register},
        drawn=("risks.list",),
    ),
    "planb": Panels(before={"fallback": draw_failures, "commitment": draw_commitment}),
    "brief": Panels(before={"decision": draw_decision_frame}, added={"people": PAPER}, after={"paper": draw_paper}),
}
