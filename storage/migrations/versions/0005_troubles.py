"""Borrowers for whom it is hard wait to be spoken with."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import number

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """When an officer said that the borrower has been spoken with; what was told before counts as spoken about."""
    op.add_column("hardships", number("talked_at", nullable=True))
    op.execute("UPDATE hardships SET talked_at = created_at WHERE state IN ('told', 'withdrawn')")
    told = sa.text("state IN ('told', 'withdrawn') AND talked_at IS NULL")
    op.create_index("ix_hardships_told", "hardships", ["group_id"], sqlite_where=told)
