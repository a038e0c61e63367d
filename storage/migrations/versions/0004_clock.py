"""The clock: when to look at a group again, changed meetings and plans, digests, programmes, visits, notes."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import key, number, one_of, ref, table, text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    occurrences_of_no_group()
    alarms()
    meetings_ahead()
    nudges()
    digests()
    visits()
    waiting()
    messages_of_the_clock()


def occurrences_of_no_group() -> None:
    """What is said to a person about several groups is of group 0, so the column is no reference any more."""
    op.rename_table("occurrences", "old_occurrences")
    table(
        "occurrences",
        number("group_id"),
        text("kind"),
        text("occurrence"),
        number("person", default="0"),
        number("claimed_at"),
        text("outcome", default="sent"),
        sa.PrimaryKeyConstraint("group_id", "kind", "occurrence", "person", name="pk_occurrences"),
        one_of("occurrences", "outcome", "sent", "dropped"),
    )
    op.execute("INSERT INTO occurrences SELECT * FROM old_occurrences")
    op.drop_table("old_occurrences")
    op.create_index("ix_occurrences_claimed_at", "occurrences", ["claimed_at"])


def alarms() -> None:
    """When a group, a person or a zone is to be looked at again; all that lies before `seen_until` has been seen to."""
    table(
        "alarms",
        text("kind"),
        number("subject"),
        number("at"),
        number("seen_until"),
        sa.PrimaryKeyConstraint("kind", "subject", name="pk_alarms"),
        one_of("alarms", "kind", "group", "person", "zone"),
    )
    # In the order in which they are seen to: of ten thousand that ring in one minute the first two are found at once.
    op.create_index("ix_alarms_at", "alarms", ["at", "kind", "subject"])
    now = "CAST(strftime('%s', 'now') AS INTEGER) * 1000"
    op.execute(f"INSERT INTO alarms (kind, subject, at, seen_until) SELECT 'group', id, 0, {now} FROM groups")


def meetings_ahead() -> None:
    """Meetings that were moved or called off, named by the day on which they would have been; and who will come.

    `unasked`: who does not want to be asked why a meeting was missed.
    """
    table(
        "meeting_changes",
        ref("group_id", "groups.id"),
        text("planned_on"),
        text("held_on", nullable=True),
        text("hour", default=""),
        text("place", default=""),
        text("reason", default=""),
        number("made_by"),
        number("made_at"),
        sa.PrimaryKeyConstraint("group_id", "planned_on", name="pk_meeting_changes"),
    )
    table(
        "plans",
        ref("group_id", "groups.id"),
        text("planned_on"),
        ref("member_id", "members.id"),
        text("status"),
        text("reason", default=""),
        number("said_by"),
        number("said_at"),
        sa.PrimaryKeyConstraint("group_id", "planned_on", "member_id", name="pk_plans"),
        one_of("plans", "status", "H", "I", "S"),
    )
    table(
        "unasked",
        ref("member_id", "members.id"),
        number("since"),
        sa.PrimaryKeyConstraint("member_id", name="pk_unasked"),
    )


def nudges() -> None:
    """Who does not want to be reminded of instalments for a while."""
    table(
        "pauses",
        ref("member_id", "members.id"),
        text("until"),
        number("made_by"),
        number("made_at"),
        sa.PrimaryKeyConstraint("member_id", name="pk_pauses"),
    )


def digests() -> None:
    """How an account wants its weekly digest; officers name the groups of which they want one."""
    table(
        "digests",
        number("telegram_id"),
        number("weekday", default="0"),
        text("hour", default="07.00"),
        text("zone", default=""),
        text("state", default="on"),
        number("set_at"),
        sa.PrimaryKeyConstraint("telegram_id", name="pk_digests"),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name="ck_digests_weekday"),
        one_of("digests", "state", "on", "off"),
    )
    table(
        "digest_groups",
        number("telegram_id"),
        ref("group_id", "groups.id"),
        sa.PrimaryKeyConstraint("telegram_id", "group_id", name="pk_digest_groups"),
    )


def visits() -> None:
    """The accompaniment of a group: its calendar, what was done, and what only its author may read."""
    table(
        "programmes",
        ref("group_id", "groups.id"),
        text("started_on"),
        text("pattern"),
        number("made_by"),
        number("made_at"),
        sa.PrimaryKeyConstraint("group_id", name="pk_programmes"),
    )
    table(
        "visits",
        key(),
        ref("group_id", "groups.id"),
        ref("member_id", "members.id"),
        number("written_by"),
        text("visited_on"),
        text("place", default=""),
        text("notes", default=""),
        text("follow_up", default=""),
        text("photo", nullable=True),
        text("state", default="kept"),
        number("created_at"),
        one_of("visits", "state", "kept", "withdrawn"),
    )
    op.create_index("ix_visits_group", "visits", ["group_id", "visited_on"])
    table(
        "confidential_notes",
        key(),
        ref("group_id", "groups.id"),
        ref("member_id", "members.id", nullable=True),
        number("author"),
        text("noted_on"),
        text("text"),
        number("created_at"),
    )
    op.create_index("ix_confidential_notes_author", "confidential_notes", ["author", "group_id"])


def waiting() -> None:
    """What waits in a group is asked at every look at it, and where something waits every morning."""
    op.create_index("ix_corrections_waiting", "corrections", ["group_id"], sqlite_where=sa.text("state = 'waiting'"))
    op.create_index("ix_hardships_group", "hardships", ["group_id"])
    asked = sa.text("state IN ('asked', 'approved')")
    op.create_index("ix_loans_asked", "loans", ["group_id"], sqlite_where=asked)
    open_ones = sa.text("dropped_at IS NULL AND returned_at IS NULL")
    op.create_index("ix_covers_open", "covers", ["group_id"], sqlite_where=open_ones)


def messages_of_the_clock() -> None:
    """What a message stands for: what was not sent in time is still to be said."""
    op.add_column("outbox", sa.Column("stands_for", sa.Text()))
