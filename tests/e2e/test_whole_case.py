"""One person types a whole real case, from nothing to the downloaded brief, over a reload and a restart."""

import time
from typing import Any

from playwright.sync_api import Page, expect
from serving import Server
from walking import answer, appears, asked, css, fill_row, say_unknown

from workbook.model import Library, Question, Session
from workbook.workbench.trial import example_changes, session_from

CASE = "dropbox-previews"
LISTS_OF_THEIR_OWN = ("risks.list",)


def test_a_whole_case_from_nothing_to_the_brief(page: Page, own_server: Server) -> None:
    library = own_server.bench().library
    case = session_from(library, *example_changes(library, next(one for one in library.examples if one.id == CASE)))
    page.goto(own_server.url)
    page.get_by_label("What is the decision about?").fill(case.title)
    page.get_by_role("button", name="Start a decision").click()
    page.get_by_role("heading", name="Problem", level=1).wait_for()
    session = page.url.split("s=")[1].split("&")[0]
    for stage in ("problem", "fit", "value", "risks", "planb", "brief"):
        walk_stage(page, own_server, session, stage, case)
        if stage == "fit":
            page.reload()
            expect(page.get_by_role("heading", level=1)).to_be_visible()
        if stage == "risks":
            own_server.stop()
            own_server.start()
    page.goto(f"{own_server.url}/brief?s={session}&at=paper")
    with page.expect_download() as got:
        page.get_by_role("button", name="Download the brief").click()
    paper = got.value.path().read_text(encoding="utf-8")
    assert got.value.suggested_filename.startswith("brief-dropbox-prepare-only-the-previews")
    assert paper.startswith("# We build it, on conditions: Dropbox: prepare only")
    assert "Build a minimum viable ML product" in paper
    assert paper == own_server.bench().export(session, "md").data.decode()
    check_on_screen(page, own_server, session, library, case)


def walk_stage(page: Page, server: Server, session: str, stage_id: str, case: Session) -> None:
    """Answer every question of the required path of a stage, section by section."""
    stage = next(one for one in server.bench().library.stages if one.id == stage_id)
    for section in stage.sections:
        core = [question for question in stage.questions if question.section == section.id and question.core]
        if not core:
            continue
        page.goto(f"{server.url}/{stage_id}?s={session}&at={section.id}")
        page.get_by_role("heading", name=section.title, exact=True).wait_for()
        for question in core:
            held = case.answer(question.id)
            if question.id in LISTS_OF_THEIR_OWN:
                adopt_cards(page)
            elif question.collection:
                for row_id, row in case.rows(question.collection).items():
                    fill_row(page, session, question, row_id, row)
            elif held and held.state == "unknown":
                say_unknown(page, session, question, held.who)
            elif held:
                answer(page, session, question, held.value)
        wait_until_kept(server, session, {question.id: case for question in core})


def adopt_cards(page: Page) -> None:
    """Three cards become risks; a click that fell into a redraw is made again, as a person would."""
    taken = page.get_by_text("On your list of risks")
    for _ in range(9):
        before = taken.count()
        if before < 3:
            page.get_by_role("button", name="Add as a risk").first.click()
            appears(taken.nth(before))
    expect(taken.nth(2)).to_be_visible()


def wait_until_kept(server: Server, session: str, given: dict[str, Session]) -> None:
    """Every answer given so far stands in the database as it was typed."""
    until = time.monotonic() + 15
    while (wrong := differences(server, session, given)) and time.monotonic() < until:
        time.sleep(0.2)
    assert wrong == {}


def differences(server: Server, session: str, given: dict[str, Session]) -> dict[str, Any]:
    bench = server.bench()
    now = bench.open(session)
    bench.store.close()
    wrong: dict[str, Any] = {}
    for question_id, case in given.items():
        question = bench.library.questions[question_id]
        if question_id in LISTS_OF_THEIR_OWN:
            held: Any = len(now.rows("risks")) >= 3
            wanted: Any = True
        elif question.collection:
            held, wanted = typed_rows(question, now), typed_rows(question, case)
        else:
            held, wanted = (
                (a.state, a.value, a.who) if a else None for a in (now.answer(question_id), case.answer(question_id))
            )
        if held != wanted:
            wrong[question_id] = (held, wanted)
    return wrong


def typed_rows(question: Question, session: Session) -> dict[str, dict[str, Any]]:
    """The rows of a list as far as the screen asks for them."""
    fields = {field.id: field for field in question.fields}
    rows = session.rows(question.collection).items()
    typed = {row: {k: v for k, v in held.items() if asked(question, row, fields[k])} for row, held in rows}
    return {row: held for row, held in typed.items() if held}


def check_on_screen(page: Page, server: Server, session: str, library: Library, case: Session) -> None:
    """What was typed before the reload and the restart is on the screen."""
    for question_id in ("problem.pain", "problem.acceptable"):
        question = library.questions[question_id]
        page.goto(f"{server.url}/problem?s={session}&at={question.section}")
        box = page.locator(css(f"ask {session} {question_id}")).get_by_label(question.ask, exact=True)
        expect(box).to_have_value(str(case.value(question_id)))
