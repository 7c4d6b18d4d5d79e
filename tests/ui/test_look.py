"""How the program looks stands on the page itself, and empty places say that they are empty."""

from html import unescape

from opening import Opened, markup

from workbook.workbench import Workbench


def test_the_style_stands_on_the_page_where_no_toast_takes_its_place(opened: Opened) -> None:
    assert [str(piece.value)[:7] for piece in opened("guide").main.get("html")].count("<style>") == 1


def test_a_card_that_became_a_risk_is_told_once(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.open_example("dropbox-previews")
    app = opened("risks", session, at="cards")
    held = len(desk_bench.open(session).rows("risks"))
    next(button for button in app.button if button.label == "Add as a risk").click().run()
    assert [toast.value for toast in app.toast] == [f"Added. {held + 1} risks on your list."]
    assert not app.run().toast


def test_a_search_of_the_glossary_that_finds_nothing_says_so(opened: Opened) -> None:
    app = opened("guide")
    app.text_input(key="guide-terms").set_value("xyzzy").run()
    assert "No term matches. Try a shorter word." in [said.value for said in app.markdown]


def test_the_verdict_begins_with_its_four_sentences_in_their_order(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.open_example("dropbox-previews")
    verdict = desk_bench.assess(desk_bench.open(session)).verdict
    told = unescape(markup(opened("fit", session, at="verdict")))
    leads = [f"<h2>{verdict.title}</h2>", verdict.recommend, "<strong>Why:</strong>"]
    leads += ["<strong>What would change it:</strong>", "<strong>On Monday:</strong>", verdict.monday]
    places = [told.index(lead) for lead in leads]
    assert places == sorted(places)


def test_a_step_without_required_questions_shows_its_questions_unfolded(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Unfolded")
    app = opened("risks", session, at="changes")
    asked = [
        one.ask for one in desk_bench.library.questions.values() if (one.stage, one.section) == ("risks", "changes")
    ]
    assert asked and all(ask in unescape(markup(app)) for ask in asked[:1])
    assert not [one for one in app.expander if one.label.startswith("Go deeper")]


def test_a_paper_without_a_title_asks_for_one(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("")
    app = opened("brief", session, at="paper")
    app.text_input(key=f"paper-title {session}").set_value("Sort requests").run()
    assert desk_bench.open(session).title == "Sort requests"
    assert f"paper-title {session}" not in [field.key for field in app.run().text_input]
