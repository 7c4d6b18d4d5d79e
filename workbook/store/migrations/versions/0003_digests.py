"""What is kept beside sessions so that lists and searches need not open them: digests, duties and words."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables; they fill by themselves."""
    _digests()
    op.create_table(
        "duties",
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("ref", KEY, primary_key=True),
        sa.Column("due", KEY, nullable=False),
        sa.Column("owner", KEY, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
    )
    op.create_index("duties_by_due", "duties", ["due", "owner", "place", "ref"])
    op.create_index("duties_by_owner", "duties", ["owner", "due"])
    op.create_table(
        "words",
        sa.Column("word", KEY, primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "texts",
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("words", sa.Text, nullable=False),
    )


def _digests() -> None:
    op.create_table(
        "digests",
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("session_id", KEY, sa.ForeignKey("sessions.id"), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("stamp", KEY, nullable=False),
        sa.Column("outcome", KEY, nullable=False),
        sa.Column("phase", KEY, nullable=False),
        sa.Column("team", KEY, nullable=False),
        sa.Column("example", sa.Boolean, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        sa.UniqueConstraint("session_id", name="digests_of_session"),
    )
