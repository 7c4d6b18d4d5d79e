"""Our own markup shows what people wrote as they wrote it, and leads where it says."""

from opening import Opened, markup

from workbook.ui.markup import Markup, icon, link, tag, together
from workbook.workbench import Workbench


def test_text_is_escaped_wherever_it_stands() -> None:
    hostile = '<img src=x onerror=alert(1)> & "quotes"'
    made = tag("p", hostile, title=hostile)
    assert "<img" not in made and made.count("&lt;img") == 2
    assert 'title="&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot;"' in made


def test_markup_inside_markup_is_kept() -> None:
    assert tag("p", "a ", tag("b", "1 < 2")) == "<p>a <b>1 &lt; 2</b></p>"
    assert isinstance(together("a", icon("check")), Markup)


def test_an_empty_attribute_is_left_out() -> None:
    assert tag("p", "x", class_="", aria_label="y") == '<p aria-label="y">x</p>'


def test_a_link_names_the_page_the_session_and_the_step() -> None:
    assert (
        link("fit", "abc", "data", "Having the data")
        == '<a href="fit?s=abc&amp;at=data" data-walk="on">Having the data</a>'
    )
    assert link("guide", "", "", "Guide") == '<a href="guide" data-walk="on">Guide</a>'


def test_a_hostile_title_is_text_in_the_frame(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("<script>alert(1)</script> & co")
    shown = markup(opened("problem", session))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in shown and "<script" not in shown


def test_every_stage_is_linked_and_the_open_one_is_marked(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Links")
    shown = markup(opened("fit", session, at="errors"))
    for stage in desk_bench.library.stages:
        assert f'href="{stage.id}?s={session}"' in shown
    assert f'<a href="fit?s={session}" data-walk="on" aria-current="page">' in shown
    assert f'<a href="fit?s={session}&amp;at=errors" data-walk="on" aria-current="step">' in shown
