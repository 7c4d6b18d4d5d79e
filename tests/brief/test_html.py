"""The web page: nothing runs, nothing is fetched, every text is shown as typed."""

import os
import re
import shutil
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hostile import HOSTILE
from playwright.sync_api import Page, sync_playwright
from support_formats import said_in
from support_session import brief_of, full, paper_of, stuffed

from workbook.brief.blocks import Chart, Dot
from workbook.brief.chart import ACROSS, DOWN, LEFT, TOP, draw
from workbook.brief.html import POLICY, engine, to_html
from workbook.model import clean

TEXTS = [clean(text) for text in HOSTILE]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "ul", "li", "strong", "a", "hr",
    "blockquote", "div", "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "svg", "rect", "path",
    "circle", "text",
}  # fmt: skip
NAMES = {"href", "rel", "dir", "class", "scope", "role", "tabindex", "lang", "charset", "content", "name", "http-equiv"}
DRAWN = {"viewbox", "aria-label", "x", "y", "width", "height", "d", "cx", "cy", "r", "text-anchor", "transform"}


class Read(HTMLParser):
    """The tags, attributes, links and words of a page."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.links: set[str] = set()
        self.texts = [""]
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names.update(name for name, _ in attrs)
        self.links.update(value or "" for name, value in attrs if name == "href")
        if tag not in ("strong", "a"):
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data

    def handle_comment(self, data: str) -> None:
        self.tags.add(f"<!--{data}")


def words(source: str | bytes) -> str:
    return "\n".join(" ".join(text.split()) for text in Read(str(source)).texts)


@pytest.mark.parametrize("turn", range(6))
def test_every_text_is_shown_as_typed_and_none_becomes_markup(turn: int) -> None:
    made, said = said_in("html", words, TEXTS, turn)
    read = Read(str(made))
    assert len(said) > 300
    assert read.tags <= TAGS and read.names <= NAMES | DRAWN
    assert all(re.match(r"(https?://|mailto:)", link, re.IGNORECASE) for link in read.links)
    shown = words(made)
    for text in said:
        line = " / ".join(part.strip() for part in text.splitlines() if part.strip())
        assert " ".join(text.split()) in shown or " ".join(line.split()) in shown, text


def test_the_page_forbids_scripts_and_everything_from_elsewhere() -> None:
    source = str(paper_of(full(), "html"))
    assert f'http-equiv="Content-Security-Policy" content="{POLICY}"' in source
    assert POLICY.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    assert "http" not in source.replace("http-equiv", "").partition("<body>")[0]
    assert "url(" not in source and "@import" not in source


def test_raw_html_stays_off_even_if_the_markdown_held_some() -> None:
    assert engine().render("<b>x</b>\n\n<script>y</script>\n") == (
        '<p dir="auto">&lt;b&gt;x&lt;/b&gt;</p>\n<p dir="auto">&lt;script&gt;y&lt;/script&gt;</p>\n'.replace(
            ' dir="auto"', ""
        )
    )


def test_the_same_brief_gives_the_same_page() -> None:
    assert to_html(brief_of(full())) == to_html(brief_of(full()))


def test_a_thing_to_tick_off_has_a_box_and_typed_boxes_stay_text() -> None:
    document = full()
    document["answers"]["problem.pain"]["value"] = "[ ] not a task"
    source = str(paper_of(document, "html"))
    assert source.count('class="task"') == source.count("☐ ") >= 3
    assert "[ ] not a task" in source and "[ ] By" not in source


def test_the_chart_is_drawn_with_letters_only() -> None:
    source = str(paper_of(stuffed(lambda place: "Zebra"), "html"))
    figure = source.partition("<figure>")[2].partition("</figure>")[0]
    assert figure.count('class="letter"') >= 3 and "Zebra" not in figure
    assert "mermaid" not in source and "quadrantChart" not in source


@pytest.mark.parametrize("share", [0, 1, 0.5, 1.2, -3, 1e-9])
def test_no_dot_leaves_the_frame(share: float) -> None:
    dot = Dot(letter="A", x=share, y=share)
    drawn = draw(Chart(title="T", x_axis=("a", "b"), y_axis=("c", "d"), quadrants=("1", "2", "3", "4"), dots=(dot,)))
    x, y = (float(value) for value in re.search(r'cx="([\d.]+)" cy="([\d.]+)"', drawn).groups())
    assert LEFT <= x <= LEFT + ACROSS and TOP <= y <= TOP + DOWN


def test_letters_of_equal_points_stand_beside_each_other() -> None:
    dots = tuple(Dot(letter=letter, x=0.5, y=0.5) for letter in "ABC")
    drawn = draw(Chart(title="T", x_axis=("a", "b"), y_axis=("c", "d"), quadrants=("1", "2", "3", "4"), dots=dots))
    places = re.findall(r'class="letter" x="([\d.]+)"', drawn)
    assert len(set(places)) == 3


def test_a_page_is_made_in_a_tenth_of_a_second() -> None:
    brief, took = brief_of(full()), []
    for _ in range(4):
        started = time.process_time()
        to_html(brief)
        took.append(time.process_time() - started)
    assert min(took) < 0.1


@pytest.fixture(scope="module")
def tab() -> Iterator[Page]:
    assert CHROMIUM, "install Chromium, or name it in the variable CHROMIUM"
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield chromium.new_page()
        chromium.close()


@pytest.mark.browser
@pytest.mark.parametrize("turn", range(3))
def test_in_a_real_browser_nothing_runs_and_nothing_is_fetched(tab: Page, tmp_path: Path, turn: int) -> None:
    made, _ = said_in("html", words, TEXTS, turn)
    happened: list[str] = []
    tab.on("dialog", lambda dialog: happened.append(dialog.message))
    tab.on("console", lambda message: happened.append(message.text))
    tab.on("request", lambda request: happened.append(request.url) if "page.html" not in request.url else None)
    (tmp_path / "page.html").write_text(str(made), encoding="utf-8")
    tab.goto(f"file://{tmp_path / 'page.html'}")
    assert tab.locator("h2").count() >= 12
    assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert happened == []


@pytest.mark.browser
def test_the_full_brief_prints_its_two_pages_before_the_appendix(tab: Page, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(str(paper_of(full(), "html")), encoding="utf-8")
    tab.goto(f"file://{tmp_path / 'page.html'}")
    tab.emulate_media(media="print", color_scheme="dark")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    whole = tab.pdf(format="A4", prefer_css_page_size=True)
    tab.evaluate(
        "let rule = document.querySelector('hr'); while (rule.nextSibling) rule.nextSibling.remove(); rule.remove()"
    )
    front = tab.pdf(format="A4", prefer_css_page_size=True)
    pages = [len(re.findall(rb"/Type\s*/Page\b", made)) for made in (front, whole)]
    assert pages[0] <= 3 and pages[1] > pages[0]
