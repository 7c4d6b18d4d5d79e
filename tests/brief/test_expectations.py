"""The page for stakeholders: figures only where somebody gave them."""

from support_session import full, paper_of


def page(document: dict) -> str:
    return str(paper_of(document, "expectations.md"))


def part(source: str, title: str) -> str:
    return source.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_how_often_it_is_wrong_is_told_out_of_100_and_in_words() -> None:
    told = part(page(full()), "How often it will be wrong")
    assert "**We expect, as said above:** wrong about 10 times out of 100." in told
    assert "Right team at once: at least 88 of 100. That means: wrong at most 12 times out of 100." in told
    assert "**In words:** wrong now and then, about one answer in 10." in told


def test_without_a_figure_it_is_not_known_yet_and_the_first_step_is_named() -> None:
    document = full()
    del document["criteria"]
    document["answers"]["problem.acceptable"]["value"] = "It is mostly right."
    document["answers"]["brief.expectations"]["value"] = "It will not answer requests."
    told = part(page(document), "How often it will be wrong")
    assert "Not known yet. The first step that can tell: Test on last year's requests, by 2027-02-26." in told
    assert "In words" not in told


def test_the_chance_that_it_fails_is_the_peoples_own_figure() -> None:
    told = part(page(full()), "The chance that it fails")
    assert "45 of 100 such tries come to nothing. That is about the toss of a coin." in told
    document = full()
    del document["options"]["ml"]["chance"]
    assert "Nobody has put a number on it yet." in part(page(document), "The chance that it fails")


def test_what_it_will_not_do_is_a_visible_gap_when_nobody_said() -> None:
    document = full()
    del document["answers"]["brief.expectations"]
    assert "**Nobody should be surprised:** Not answered" in part(page(document), "What it will not do")


def test_nothing_is_said_about_guesses_when_nothing_learns() -> None:
    document = full()
    document["answers"]["brief.decision"]["value"] = "without_ml"
    source = page(document)
    assert "no guesses to be wrong" in part(source, "How often it will be wrong")
    assert "10 of 100 such tries come to nothing" in part(source, "The chance that it fails")


def test_progress_names_each_step_with_its_day_and_its_stop() -> None:
    told = part(page(full()), "How we report progress")
    assert "**How:** Not answered" in told
    assert "**By 2027-02-26:** Test on last year's requests." in told and "Stop if: under 82 of 100." in told
    assert "**By 2027-03-15:** Look at this decision again." in told


def test_a_bar_for_launch_is_not_sold_as_a_result() -> None:
    document = full()
    document["answers"]["brief.expectations"]["value"] = "It will not answer requests."
    told = part(page(document), "How often it will be wrong")
    assert "at the most. That is the bar we set, not yet a result." in told


def test_of_what_is_refused_the_page_tells_why_and_what_stays() -> None:
    document = full()
    document["answers"]["brief.decision"]["value"] = "no_go"
    source = page(document)
    assert "## What it will do" not in source and "such tries" not in source
    assert str(document["answers"]["brief.reason"]["value"]) in part(source, "Why we do not build it")
    assert "**Today's way:** " in part(source, "What stays")
    assert "**We look again on:** 2027-03-15" in part(source, "What stays")


def test_without_ml_nothing_is_said_about_how_far_a_machine_goes() -> None:
    document = full()
    document["answers"]["brief.decision"]["value"] = "without_ml"
    assert "How far it goes" in part(page(full()), "What it will do")
    assert "How far it goes" not in part(page(document), "What it will do")
