"""Glossary terms, explained where they stand."""

import re
from collections.abc import Iterable
from functools import lru_cache

from workbook.model import Term
from workbook.model.text import search_key
from workbook.ui.bench import bench
from workbook.ui.markup import Markup, tag, together

NO_TERM = "No term matches. Try a shorter word."


@lru_cache(maxsize=2)
def _pattern(version: str) -> tuple[re.Pattern[str], dict[str, Term]]:
    spoken = {search_key(word): term for term in bench().library.glossary for word in (term.term, *term.also)}
    words = sorted((re.escape(word) for word in spoken if len(word) > 2), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(words) or '(?!)'})s?(?!\w)", re.IGNORECASE), spoken


def terms_in(*texts: str) -> list[Term]:
    """The glossary terms that stand in these texts, in their order, each once."""
    pattern, spoken = _pattern(bench().library.mark)
    found = [spoken[search_key(match[1])] for text in texts for match in pattern.finditer(text)]
    return list({term.id: term for term in found}.values())


def search_terms(wanted: str, most: int = 5) -> list[Term]:
    """Terms whose name or explanation holds the searched words, names first."""
    key = search_key(wanted.strip())
    terms = bench().library.glossary
    named = [term for term in terms if any(key in search_key(word) for word in (term.term, *term.also))]
    if len(named) < most:
        known = {term.id for term in named}
        named += [term for term in terms if term.id not in known and key in search_key(term.short)]
    return named[:most]


def explained(terms: Iterable[Term]) -> Markup:
    """Terms with their explanations and examples."""
    return together(*(_explained(term) for term in terms))


def _explained(term: Term) -> Markup:
    example = tag("p", term.example, class_="quiet") if term.example else ""
    return tag("div", tag("p", tag("strong", term.term), " — ", term.short), example, class_="term")
