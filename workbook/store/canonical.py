"""One written form for each value, and what is refused before it reaches a database."""

import hashlib
import json
from datetime import UTC, datetime

from pydantic import JsonValue

from workbook.model import Change
from workbook.model.document import PART
from workbook.store.faults import DamagedFault, RefusedFault

LARGEST = 5_000_000
DEEPEST = 32
LONGEST_NAME = 200


def written(value: JsonValue) -> str:
    """The canonical JSON text of a value: sorted keys, no spaces, no escapes that are not needed.

    Raises RefusedFault for what cannot be kept alike everywhere: NaN and infinities, NUL and broken characters,
    more than DEEPEST levels, more than LARGEST characters.
    """
    check_depth(value)
    try:
        text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    except (ValueError, TypeError) as error:
        raise RefusedFault(
            "A number here cannot be kept: use an ordinary number, not infinity. Nothing was saved."
        ) from error
    if len(text) > LARGEST:
        raise RefusedFault(
            f"This value is too large: {len(text):,} characters, at most {LARGEST:,}. Nothing was saved."
        )
    if "\\u0000" in text:
        check_strings(value)
    check_text(text)
    return text


def check_text(text: str) -> None:
    """RefusedFault when a text holds a NUL or half of a character."""
    if "\x00" in text or not _encodable(text):
        raise RefusedFault(
            "This text holds a character that cannot be stored. Type it again without it. Nothing was saved."
        )


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def check_strings(value: JsonValue) -> None:
    """`check_text` on every string inside a value."""
    if isinstance(value, str):
        check_text(value)
    elif isinstance(value, dict):
        for key, held in value.items():
            check_text(key)
            check_strings(held)
    elif isinstance(value, list):
        for held in value:
            check_strings(held)


def check_depth(value: JsonValue, left: int = DEEPEST) -> None:
    """RefusedFault when lists and maps stand in each other too deeply."""
    if not isinstance(value, dict | list):
        return
    if left == 0:
        raise RefusedFault(f"This value is nested too deeply: at most {DEEPEST} levels. Nothing was saved.")
    for held in value.values() if isinstance(value, dict) else value:
        check_depth(held, left - 1)


def check_id(session_id: str) -> None:
    """RefusedFault when a session id is not made of the characters that every id is made of."""
    if not PART.fullmatch(session_id):
        raise RefusedFault(
            f"{session_id[:80]!r} cannot be the id of a session. "
            "Use up to 80 letters, digits, dots, dashes and underscores. Nothing was saved."
        )


def check_name(name: str) -> None:
    """RefusedFault when the name of the author of a change cannot be kept."""
    check_text(name)
    if len(name) > LONGEST_NAME:
        raise RefusedFault(f"This name is too long: at most {LONGEST_NAME} characters. Nothing was saved.")


def moment(at: datetime) -> str:
    """A moment as UTC text of fixed width, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def read_moment(text: str) -> datetime:
    """The moment that `moment` wrote."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise DamagedFault("A stored date cannot be read. Put a backup in the place of the database.") from error


def read(text: str) -> JsonValue:
    """The value that `written` wrote. DamagedFault when it is no longer JSON."""
    try:
        value: JsonValue = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DamagedFault("A stored value cannot be read. Put a backup in the place of the database.") from error
    return value


def content_hash(session_id: str, change: Change, text: str) -> str:
    """SHA-256 over everything a change says; `text` is the written form of its value."""
    parts = (session_id, str(change.seq), moment(change.at), change.by, change.path, text, str(change.base))
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()
