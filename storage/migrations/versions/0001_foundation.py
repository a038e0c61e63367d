"""The foundation: inbox and outbox, groups and members, meetings, claims, the ledger."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import Column, Integer, flag, key, number, one_of, ref, table, text

revision = "0001"
down_revision = None


def upgrade() -> None:
    transport()
    people()
    meetings()
    ledger()
    conversation()
    guard_the_ledger()


def transport() -> None:
    """What came from Telegram and what goes to it."""
    table(
        "inbox",
        key(),
        number("update_id", nullable=True),
        text("source", default="telegram"),
        text("body"),
        number("received_at"),
        text("state", default="waiting"),
        number("tries", default="0"),
        number("done_at", nullable=True),
        text("reference", nullable=True),
        text("error", nullable=True),
        sa.UniqueConstraint("update_id", name="uq_inbox_update_id"),
        one_of("inbox", "source", "telegram", "answer"),
        one_of("inbox", "state", "waiting", "done", "aside"),
    )
    op.create_index("ix_inbox_waiting", "inbox", ["id"], sqlite_where=sa.text("state = 'waiting'"))
    op.create_index("ix_inbox_done_at", "inbox", ["done_at"])
    table(
        "outbox",
        key(),
        number("lane"),
        number("chat_id"),
        text("method"),
        text("payload"),
        text("slot", nullable=True),
        text("purpose", nullable=True),
        number("inbox_id", nullable=True),
        number("created_at"),
        number("expires_at", nullable=True),
        text("state", default="waiting"),
        number("tries", default="0"),
        number("sent_at", nullable=True),
        text("error", nullable=True),
        sa.CheckConstraint("lane IN (0, 1)", name="ck_outbox_lane"),
        one_of("outbox", "state", "waiting", "sent", "failed", "dropped", "superseded"),
    )
    op.create_index("ix_outbox_waiting", "outbox", ["id"], sqlite_where=sa.text("state = 'waiting'"))
    op.create_index("ix_outbox_sent_at", "outbox", ["sent_at"])
    table(
        "slots",
        Column("slot", sa.Text, primary_key=True, nullable=False),
        number("chat_id"),
        number("message_id"),
    )
    # Kept small values of the program itself: when the last answer of Telegram came, what has been announced.
    table("marks", Column("name", sa.Text, primary_key=True, nullable=False), text("value"))


def people() -> None:
    """Telegram accounts, chats, groups, members, roles, rules."""
    started, started_check = flag("people", "started")
    blocked, blocked_check = flag("people", "blocked")
    table(
        "people",
        Column("telegram_id", Integer, primary_key=True, autoincrement=False, nullable=False),
        text("first_name"),
        text("username", nullable=True),
        text("language", nullable=True),
        started,
        blocked,
        number("current_group", nullable=True),
        number("seen_at"),
        started_check,
        blocked_check,
    )
    admin, admin_check = flag("chats", "bot_is_admin")
    present, present_check = flag("chats", "reachable")
    table(
        "chats",
        Column("chat_id", Integer, primary_key=True, autoincrement=False, nullable=False),
        text("title"),
        admin,
        present,
        number("migrated_to", nullable=True),
        number("greeted_at", nullable=True),
        admin_check,
        present_check,
    )
    table(
        "groups",
        key(),
        number("chat_id", nullable=True),
        text("name"),
        text("preset"),
        text("zone"),
        text("rules"),
        number("rules_version", default="1"),
        text("state", default="active"),
        number("started_at"),
        number("started_by"),
        number("last_number", default="0"),
        text("head_hash", default=""),
        sa.UniqueConstraint("chat_id", name="uq_groups_chat_id"),
        one_of("groups", "state", "active", "closed"),
    )
    table(
        "rule_changes",
        key(),
        ref("group_id", "groups.id"),
        number("version"),
        text("rule"),
        text("old_value"),
        text("new_value"),
        number("changed_by"),
        number("changed_at"),
        sa.UniqueConstraint("group_id", "version", "rule", name="uq_rule_changes_version"),
    )
    table(
        "members",
        key(),
        ref("group_id", "groups.id"),
        text("name"),
        text("sex", nullable=True),
        number("birth_year", nullable=True),
        text("household", nullable=True),
        text("rt_rw", nullable=True),
        text("phone", nullable=True),
        text("occupation", nullable=True),
        text("joined_on"),
        text("left_on", nullable=True),
        sa.CheckConstraint("sex IS NULL OR sex IN ('L', 'P')", name="ck_members_sex"),
    )
    op.create_index("ix_members_group", "members", ["group_id"])
    op.execute(
        "CREATE UNIQUE INDEX uq_members_name ON members (group_id, lower(name)) WHERE left_on IS NULL"
    )  # two people of one name cannot be told apart in a chat
    table(
        "speakers",
        ref("member_id", "members.id"),
        number("telegram_id"),
        number("linked_at"),
        sa.PrimaryKeyConstraint("member_id", "telegram_id", name="pk_speakers"),
    )
    op.create_index("ix_speakers_telegram", "speakers", ["telegram_id"])
    table(
        "roles",
        key(),
        ref("member_id", "members.id"),
        text("role"),
        number("since"),
        number("until", nullable=True),
        number("given_by", nullable=True),
        one_of("roles", "role", "ketua", "sekretaris", "bendahara", "pendamping", "anggota"),
    )
    op.create_index("uq_roles_now", "roles", ["member_id", "role"], unique=True, sqlite_where=sa.text("until IS NULL"))


def meetings() -> None:
    """Meetings and who was there."""
    table(
        "meetings",
        key(),
        ref("group_id", "groups.id"),
        number("number"),
        text("held_on"),
        text("state", default="open"),
        number("opened_at"),
        number("opened_by"),
        number("closed_at", nullable=True),
        number("closed_by", nullable=True),
        sa.UniqueConstraint("group_id", "number", name="uq_meetings_number"),
        sa.UniqueConstraint("group_id", "held_on", name="uq_meetings_held_on"),
        one_of("meetings", "state", "open", "closed"),
    )
    op.create_index("uq_meetings_open", "meetings", ["group_id"], unique=True, sqlite_where=sa.text("state = 'open'"))
    table(
        "attendance",
        ref("meeting_id", "meetings.id"),
        ref("member_id", "members.id"),
        text("status"),
        text("reason", default=""),
        number("marked_by"),
        number("marked_at"),
        sa.PrimaryKeyConstraint("meeting_id", "member_id", name="pk_attendance"),
        one_of("attendance", "status", "H", "I", "S", "A", "T", "W"),
    )
    op.create_index("ix_attendance_member", "attendance", ["member_id"])


def ledger() -> None:
    """Claims that wait for a decision, and the books themselves."""
    table(
        "accounts",
        key(),
        ref("group_id", "groups.id"),
        text("kind"),
        text("name"),
        ref("member_id", "members.id", nullable=True),
    )
    op.execute("CREATE UNIQUE INDEX uq_accounts ON accounts (group_id, kind, name, coalesce(member_id, 0))")
    op.create_index("ix_accounts_member", "accounts", ["member_id"])
    table(
        "balances",
        Column(
            "account_id", Integer, sa.ForeignKey("accounts.id"), primary_key=True, autoincrement=False, nullable=False
        ),
        text("floor"),
        number("debit", default="0"),
        number("credit", default="0"),
        one_of("balances", "floor", "debit", "credit", "none"),
        sa.CheckConstraint("debit >= 0 AND credit >= 0", name="ck_balances_positive"),
        sa.CheckConstraint(
            "floor = 'none' OR (floor = 'debit' AND debit >= credit) OR (floor = 'credit' AND credit >= debit)",
            name="ck_balances_overdrawn",
        ),
    )
    table(
        "entries",
        key(),
        ref("group_id", "groups.id"),
        number("number"),
        text("kind"),
        text("date"),
        number("recorded_at"),
        number("claim_id", nullable=True),
        ref("reverses_id", "entries.id", nullable=True),
        ref("replaces_id", "entries.id", nullable=True),
        ref("member_id", "members.id", nullable=True),
        ref("reported_by", "members.id", nullable=True),
        ref("confirmed_by", "members.id", nullable=True),
        text("text_digest"),
        text("previous_hash"),
        text("hash"),
        sa.UniqueConstraint("group_id", "number", name="uq_entries_number"),
        sa.UniqueConstraint("claim_id", name="uq_entries_claim"),
        sa.UniqueConstraint("reverses_id", name="uq_entries_reverses"),
    )
    op.create_index("ix_entries_member", "entries", ["member_id"])
    op.create_index("ix_entries_replaces", "entries", ["replaces_id"], sqlite_where=sa.text("replaces_id IS NOT NULL"))
    table(
        "entry_texts",
        Column("entry_id", Integer, sa.ForeignKey("entries.id"), primary_key=True, autoincrement=False, nullable=False),
        text("salt"),
        text("text"),
    )
    table(
        "postings",
        ref("entry_id", "entries.id"),
        number("line"),
        Column("debit_id", Integer, sa.ForeignKey("accounts.id"), nullable=False),
        Column("credit_id", Integer, sa.ForeignKey("accounts.id"), nullable=False),
        number("amount"),
        sa.PrimaryKeyConstraint("entry_id", "line", name="pk_postings"),
        sa.CheckConstraint("amount > 0", name="ck_postings_amount"),
        sa.CheckConstraint("debit_id <> credit_id", name="ck_postings_two_accounts"),
    )
    table(
        "claims",
        key(),
        ref("group_id", "groups.id"),
        number("chat_id"),
        number("message_id"),
        number("item"),
        text("kind"),
        text("savings", nullable=True),
        number("amount"),
        ref("member_id", "members.id", nullable=True),
        text("note", default=""),
        text("date"),
        number("reporter_id"),
        ref("reported_by", "members.id", nullable=True),
        ref("meeting_id", "meetings.id", nullable=True),
        text("photo", nullable=True),
        text("state", default="waiting"),
        number("created_at"),
        number("decided_at", nullable=True),
        number("decider_id", nullable=True),
        ref("decided_by", "members.id", nullable=True),
        text("reason", default=""),
        ref("entry_id", "entries.id", nullable=True),
        sa.UniqueConstraint("chat_id", "message_id", "item", name="uq_claims_message"),
        sa.CheckConstraint("amount > 0", name="ck_claims_amount"),
        one_of("claims", "state", "waiting", "accepted", "rejected", "withdrawn"),
    )
    op.create_index("ix_claims_waiting", "claims", ["group_id", "id"], sqlite_where=sa.text("state = 'waiting'"))
    op.create_index("ix_claims_member", "claims", ["member_id"])
    table(
        "approvals",
        ref("claim_id", "claims.id"),
        ref("member_id", "members.id"),
        number("telegram_id"),
        number("approved_at"),
        sa.PrimaryKeyConstraint("claim_id", "member_id", name="pk_approvals"),
        sa.UniqueConstraint("claim_id", "telegram_id", name="uq_approvals_telegram"),
    )
    table(
        "corrections",
        key(),
        ref("group_id", "groups.id"),
        ref("entry_id", "entries.id"),
        text("kind", default="correction"),
        number("new_amount", nullable=True),
        text("new_savings", nullable=True),
        text("reason"),
        number("proposer_id"),
        ref("proposed_by", "members.id", nullable=True),
        ref("first_approver", "members.id", nullable=True),
        text("state", default="waiting"),
        number("created_at"),
        number("decided_at", nullable=True),
        number("decider_id", nullable=True),
        ref("decided_by", "members.id", nullable=True),
        ref("reversal_id", "entries.id", nullable=True),
        ref("new_entry_id", "entries.id", nullable=True),
        sa.CheckConstraint("new_amount IS NULL OR new_amount > 0", name="ck_corrections_new_amount"),
        one_of("corrections", "kind", "correction", "objection"),
        one_of("corrections", "state", "waiting", "accepted", "rejected", "expired"),
    )
    op.create_index(
        "uq_corrections_open", "corrections", ["entry_id"], unique=True, sqlite_where=sa.text("state = 'waiting'")
    )


def conversation() -> None:
    """Questions that wait for an answer, and what was done once."""
    table(
        "drafts",
        key(),
        number("chat_id"),
        number("telegram_id"),
        ref("group_id", "groups.id", nullable=True),
        text("kind"),
        text("payload"),
        number("created_at"),
        number("expires_at"),
        sa.UniqueConstraint("chat_id", "telegram_id", name="uq_drafts_person"),
    )
    op.create_index("ix_drafts_expires_at", "drafts", ["expires_at"])
    table(
        "occurrences",
        ref("group_id", "groups.id"),
        text("kind"),
        text("occurrence"),
        number("person", default="0"),
        number("claimed_at"),
        text("outcome", default="sent"),
        sa.PrimaryKeyConstraint("group_id", "kind", "occurrence", "person", name="pk_occurrences"),
    )


def guard_the_ledger() -> None:
    """Confirmed money is immutable: the database itself refuses."""
    for name in ("entries", "postings", "accounts"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {name}_refuse_{verb.lower()} BEFORE {verb} ON {name} "
                f"BEGIN SELECT RAISE(ABORT, '{name} are immutable'); END"
            )
    op.execute(
        "CREATE TRIGGER claims_keep_decision BEFORE UPDATE ON claims WHEN OLD.state <> 'waiting' "
        "BEGIN SELECT RAISE(ABORT, 'a decided claim is immutable'); END"
    )
    op.execute(
        "CREATE TRIGGER claims_refuse_delete BEFORE DELETE ON claims BEGIN SELECT RAISE(ABORT, 'claims are kept'); END"
    )
    op.execute(
        "CREATE TRIGGER rule_changes_refuse_update BEFORE UPDATE ON rule_changes "
        "BEGIN SELECT RAISE(ABORT, 'rule_changes are immutable'); END"
    )
