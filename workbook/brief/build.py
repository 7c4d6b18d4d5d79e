"""Builds the brief: the one place that decides what the paper says and in which order."""

from datetime import datetime

from workbook.brief.appendix import card_section, stage_sections, unasked_section, word_section
from workbook.brief.blocks import Brief, Bullets, Section, Tasks
from workbook.brief.decision import headline, summary
from workbook.brief.options import options_blocks
from workbook.brief.people import dissent_items, fingerprint, participant_items, provenance
from workbook.brief.plan import expectation_items, open_items, owners_blocks, plan_b_items
from workbook.brief.reasons import change_tasks, why_items
from workbook.brief.risks import criteria_blocks, risk_blocks
from workbook.brief.since import doubt_items, since_sections, superseded
from workbook.brief.verdict import verdict_items
from workbook.brief.view import View
from workbook.brief.words import sentences
from workbook.model import Assessment, Library, Session, utc_text

SECTIONS = {
    "verdict": "The workbook's verdict",
    "why": "Why",
    "change": "What would change our mind",
    "options": "Options compared",
    "criteria": "Acceptance criteria",
    "risks": "Risks and people affected",
    "plan_b": "Plan B and tripwires",
    "owners": "Owners and dates",
    "assumptions": "Assumptions and open questions",
    "expectations": "What to expect",
    "dissent": "Dissent",
    "participants": "Participants and provenance",
}


def build_brief(
    library: Library, session: Session, assessment: Assessment, *, at: datetime, tool_version: str
) -> Brief:
    """Everything the paper says about a session as it stood at `at`, the aware moment of its last change.

    Pure: the same session, library and version give the same brief.
    """
    view = View(library, session, assessment)
    moment = utc_text(at)
    source = sentences(provenance(library, session, moment, tool_version), superseded(view))
    told = {
        "verdict": (Bullets(items=verdict_items(view)),),
        "why": (Bullets(items=why_items(view)),),
        "change": (Tasks(items=change_tasks(view)),),
        "options": options_blocks(view),
        "criteria": criteria_blocks(view),
        "risks": risk_blocks(view),
        "plan_b": (Bullets(items=plan_b_items(view)),),
        "owners": owners_blocks(view),
        "assumptions": (Bullets(items=(*doubt_items(view), *open_items(view))),),
        "expectations": (Bullets(items=expectation_items(view)),),
        "dissent": (Bullets(items=dissent_items(view)),),
        "participants": (Bullets(items=participant_items(view, source)),),
    }
    asked = [Section(id=name, title=title, blocks=told[name]) for name, title in SECTIONS.items()]
    sections = (asked[0], *since_sections(view), *asked[1:])
    return Brief(
        session=session.id,
        revision=session.seq,
        at=moment,
        title=session.title,
        fingerprint=fingerprint(session),
        headline=headline(view),
        summary=summary(view),
        sections=sections,
        appendix=_appendix(view),
    )


def _appendix(view: View) -> tuple[Section, ...]:
    return (*stage_sections(view), *card_section(view), *unasked_section(view), *word_section(view))
