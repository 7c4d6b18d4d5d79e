"""Commands over all decisions: the list with figures, a search, a few side by side, the record, templates."""

from pathlib import Path

from workbook.commands.output import Arguments, Command, UserFault, show, write
from workbook.review.portfolio import PHASES
from workbook.workbench import open_workbench
from workbook.workbench.digests import EVERYTHING
from workbook.workbench.portfolio import STATES
from workbook.workbench.portfolio_files import PORTFOLIO_FORMATS, UNTITLED


def add(command: Command) -> None:
    """Add them to the parser."""
    portfolio = command("portfolio", print_portfolio, "Print all decisions with verdict, state and figures.")
    portfolio.add_argument("--state", default="open", choices=tuple(STATES))
    portfolio.add_argument("--phase", default="", choices=("", *PHASES), help="where they stand")
    portfolio.add_argument("--team", default="")
    compare = command("compare", print_comparison, "Print two to five decisions side by side.")
    compare.add_argument("ids", metavar="ID", nargs="+")
    for made in (portfolio, compare):
        made.add_argument("--format", default="md", choices=tuple(PORTFOLIO_FORMATS))
        made.add_argument("-o", "--out", type=Path, help="write to this file instead")
    record = command("record", print_record, "Print how good the guesses of all decisions were.")
    record.add_argument("--json", action="store_true")
    command("templates", print_templates, "List the templates to start from.")
    start = command("start", start_decision, "Start a decision, from a template if wished; prints its id.")
    start.add_argument("title", metavar="TITLE")
    start.add_argument("--template", default="", metavar="NAME")
    search = command("search", print_found, "Find decisions by words in their titles and answers.")
    search.add_argument("words", metavar="WORD", nargs="+")


def print_portfolio(chosen: Arguments) -> None:
    """Print the list or write it."""
    portfolio = open_workbench().portfolio
    portfolio.digests.refresh()
    sieve = portfolio.sieve(chosen.state, team=chosen.team, phase=chosen.phase)
    write(portfolio.export(chosen.format, sieve), chosen.out)


def print_comparison(chosen: Arguments) -> None:
    """Print the comparison or write it. Raises UserFault."""
    try:
        made = open_workbench().portfolio.export_comparison(chosen.format, chosen.ids)
    except ValueError as fault:
        raise UserFault(str(fault)) from fault
    write(made, chosen.out)


def print_record(chosen: Arguments) -> None:
    """Print scores with their numbers of cases."""
    bench = open_workbench()
    bench.digests.refresh()
    found = bench.outcomes.calibration()
    if chosen.json:
        return show(found.model_dump(mode="json"))
    rows = {
        "Brier score": (found.brier, f"{found.forecasts} settled forecasts"),
        "Results inside their ranges": (found.hits / found.ranges if found.ranges else None, f"{found.ranges} results"),
        "Times the planned effort, in the middle": (found.overrun, f"{len(found.pairs)} decisions"),
        "Chance that the next one helps": (found.works, f"{found.ended} decisions that ended"),
    }
    for title, (value, cases) in rows.items():
        print(f"{title:<42} {'not known' if value is None else f'{value:.2f}':<10} from {cases}")
    return None


def print_templates(chosen: Arguments) -> None:
    """Print each template with its name."""
    for template in open_workbench().templates.all():
        print(f"{template.id:<18} {template.title}{' (your own)' if template.own else ''}")


def start_decision(chosen: Arguments) -> None:
    """Start a decision. Raises UserFault."""
    bench = open_workbench()
    try:
        started = bench.templates.start(chosen.template, chosen.title) if chosen.template else bench.start(chosen.title)
    except (KeyError, ValueError) as fault:
        raise UserFault(str(fault.args[0])) from fault
    print(started)


def print_found(chosen: Arguments) -> None:
    """Print each decision that was found, and where in it."""
    portfolio = open_workbench().portfolio
    portfolio.digests.refresh()
    typed = " ".join(chosen.words)
    lines = portfolio.lines(portfolio.sieve("all", typed), 0, EVERYTHING).rows
    for line in lines:
        print(f"{line.summary.id}  {line.summary.title or UNTITLED}")
        for place in portfolio.places(line.summary.id, typed) if line.entry else ():
            print(f"    {place.title}: {place.excerpt}")
    if not lines:
        print("Nothing matches.")
