"""Sessions, their log of changes, the fields it adds up to, and facts about the store itself."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the first tables."""
    _sessions()
    _changes()
    _fields()
    op.create_table(
        "store_facts", sa.Column("name", KEY, primary_key=True), sa.Column("value", sa.Text, nullable=False)
    )


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("head_seq", sa.Integer, nullable=False),
        sa.Column("head_at", sa.Text, nullable=False),
        sa.Column("head_by", sa.Text, nullable=False),
        sa.Column("touched", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("title_key", KEY, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("archived", sa.Boolean, nullable=False),
        sa.Column("deleted_at", sa.Text, nullable=True),
    )
    op.create_index("sessions_by_touch", "sessions", ["touched"])


def _changes() -> None:
    op.create_table(
        "changes",
        sa.Column("session_id", KEY, sa.ForeignKey("sessions.id"), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("path", KEY, nullable=False),
        sa.Column("item", KEY, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("base", sa.Integer, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )
    op.create_index("changes_by_item", "changes", ["session_id", "item", "seq"])


def _fields() -> None:
    op.create_table(
        "fields",
        sa.Column("session_id", KEY, sa.ForeignKey("sessions.id"), primary_key=True),
        sa.Column("path", KEY, primary_key=True),
        sa.Column("item", KEY, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
    )
