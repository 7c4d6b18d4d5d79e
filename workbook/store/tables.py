"""The tables of the memory: sessions, their changes, the fields that these add up to, and what lists show of them.

`changes` is the truth. `fields` and the columns of `sessions` are caches written in the same transaction; both
can be made again from the log. The rest is kept beside them for lists; it fills by itself and may be
dropped at any time.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

# PostgreSQL's usual collations sort and compare by language; keys must behave alike on both databases.
KEY = Text().with_variant(Text(collation="C"), "postgresql")

METADATA = MetaData()

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("created_at", Text, nullable=False),
    Column("head_seq", Integer, nullable=False),
    Column("head_at", Text, nullable=False),
    Column("head_by", Text, nullable=False),
    # The order of last changes over all sessions; clocks may jump, this does not.
    Column("touched", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("title_key", KEY, nullable=False),
    Column("owner", Text, nullable=False),
    Column("archived", Boolean, nullable=False),
    Column("deleted_at", Text, nullable=True),
)
Index("sessions_by_touch", SESSIONS.c.touched)

CHANGES = Table(
    "changes",
    METADATA,
    Column("session_id", KEY, ForeignKey("sessions.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("path", KEY, nullable=False),
    # The first two parts of the path: one answer, one card or one row.
    Column("item", KEY, nullable=False),
    Column("value", Text, nullable=False),
    Column("base", Integer, nullable=False),
    Column("hash", Text, nullable=False),
)
Index("changes_by_item", CHANGES.c.session_id, CHANGES.c.item, CHANGES.c.seq)
Index("changes_by_path", CHANGES.c.session_id, CHANGES.c.path, CHANGES.c.seq)
Index("changes_by_author", CHANGES.c.session_id, CHANGES.c.by, CHANGES.c.seq)
Index("changes_by_moment", CHANGES.c.session_id, CHANGES.c.at, CHANGES.c.seq)

FIELDS = Table(
    "fields",
    METADATA,
    Column("session_id", KEY, ForeignKey("sessions.id"), primary_key=True),
    Column("path", KEY, primary_key=True),
    Column("item", KEY, nullable=False),
    Column("value", Text, nullable=False),
    Column("seq", Integer, nullable=False),
)

# What a list shows of a session. `stamp` names the words and rules it was judged by, `seq` the change it includes.
DIGESTS = Table(
    "digests",
    METADATA,
    Column("place", Integer, primary_key=True),
    Column("session_id", KEY, ForeignKey("sessions.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("stamp", KEY, nullable=False),
    Column("outcome", KEY, nullable=False),
    Column("phase", KEY, nullable=False),
    Column("team", KEY, nullable=False),
    Column("example", Boolean, nullable=False),
    # What became of it, for the score of past guesses; empty for most sessions.
    Column("record", Text, nullable=False),
    Column("data", Text, nullable=False),
    UniqueConstraint("session_id", name="digests_of_session"),
)

# Sorts behind every date, so that one index gives the order of the to-do list.
UNDATED = "~"

DUTIES = Table(
    "duties",
    METADATA,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("ref", KEY, primary_key=True),
    Column("due", KEY, nullable=False),
    Column("owner", KEY, nullable=False),
    Column("kind", KEY, nullable=False),
    Column("data", Text, nullable=False),
)
Index("duties_by_due", DUTIES.c.due, DUTIES.c.owner, DUTIES.c.place, DUTIES.c.ref)
Index("duties_by_owner", DUTIES.c.owner, DUTIES.c.due)

# The words of all text of a session, each with the place of its digest; `texts` repeats them to see which are new.
WORDS = Table(
    "words",
    METADATA,
    Column("word", KEY, primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
TEXTS = Table(
    "texts",
    METADATA,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("words", Text, nullable=False),
)

# What the program that last changed the tables said of itself.
FACTS = Table("store_facts", METADATA, Column("name", KEY, primary_key=True), Column("value", Text, nullable=False))

VERSION_TABLE = "workbook_schema"
