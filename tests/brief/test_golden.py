"""The briefs of the twelve examples, word for word. `make approve` renews them; read the diff."""

from pathlib import Path

import pytest

from workbook.content import read_library
from workbook.workbench.paper import paper
from workbook.workbench.trial import example_changes

GOLDEN = Path(__file__).parent.parent / "golden"
EXAMPLES = {example.id: example for example in read_library().examples}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_brief_of_an_example_is_the_approved_one(name: str, approve: bool) -> None:
    made = paper(read_library(), *example_changes(read_library(), EXAMPLES[name]), "md").data
    approved = GOLDEN / f"{name}.md"
    if approve:
        approved.write_bytes(made)
    assert made.decode() == approved.read_text(encoding="utf-8")


def test_there_are_twelve_examples_and_no_golden_file_too_many() -> None:
    assert len(EXAMPLES) == 12
    assert {path.stem for path in GOLDEN.glob("*.md")} == set(EXAMPLES)
