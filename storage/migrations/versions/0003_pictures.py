"""Pictures that Telegram keeps for us, and the goals that groups set."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import key, number, one_of, ref, table, text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    pictures()
    goals()


def pictures() -> None:
    """Of each picture the newest that Telegram holds: what did not change is sent again without drawing it.

    `subject` says of whom and for whom it is, `digest` what it shows.
    """
    table(
        "pictures",
        text("kind"),
        text("subject"),
        text("digest"),
        text("file_id"),
        number("used_at"),
        sa.PrimaryKeyConstraint("kind", "subject", name="pk_pictures"),
    )
    op.create_index("ix_pictures_used_at", "pictures", ["used_at"])


def goals() -> None:
    """What a group wants to have saved by a day; one at a time."""
    table(
        "goals",
        key(),
        ref("group_id", "groups.id"),
        text("name", default=""),
        number("target"),
        text("since"),
        text("until"),
        number("set_by"),
        number("set_at"),
        text("state", default="current"),
        sa.CheckConstraint("target > 0", name="ck_goals_target"),
        sa.CheckConstraint("until > since", name="ck_goals_until"),
        one_of("goals", "state", "current", "replaced", "dropped"),
    )
    op.create_index("uq_goals_current", "goals", ["group_id"], unique=True, sqlite_where=sa.text("state = 'current'"))
