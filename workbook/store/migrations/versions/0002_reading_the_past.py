"""Indexes for reading the past: what stood at a path at some moment, and who changed what."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add them."""
    op.create_index("changes_by_path", "changes", ["session_id", "path", "seq"])
    op.create_index("changes_by_author", "changes", ["session_id", "by", "seq"])
    op.create_index("changes_by_moment", "changes", ["session_id", "at", "seq"])
