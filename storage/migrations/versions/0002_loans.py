"""Loans: what was agreed, its schedule and votes; entries and claims that know which loan they are about."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import Column, Integer, key, number, one_of, ref, table, text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    loans()
    what_becomes_of_a_loan()
    covers()
    money_knows_its_loan()
    guard_what_was_agreed()


def loans() -> None:
    """What was agreed, lent to a member or (member_id null) owed by the group to `lender`."""
    table(
        "loans",
        key(),
        ref("group_id", "groups.id"),
        number("number"),
        ref("member_id", "members.id", nullable=True),
        text("lender", default=""),
        ref("funded_by", "loans.id", nullable=True),
        text("state", default="asked"),
        text("method"),
        number("principal"),
        number("periods"),
        text("rate"),
        text("period"),
        number("multiple"),
        text("allocation"),
        text("early_payoff"),
        text("penalty"),
        text("admin"),
        text("held"),
        text("purpose", default=""),
        text("decision"),
        text("first_due", nullable=True),
        number("chat_id"),
        number("message_id"),
        number("item"),
        number("asked_by"),
        ref("asked_member", "members.id", nullable=True),
        text("asked_on"),
        number("closes_at", nullable=True),
        number("principal_before", default="0"),
        number("interest_before", default="0"),
        number("created_at"),
        number("decided_at", nullable=True),
        text("disbursed_on", nullable=True),
        ref("disbursement_id", "entries.id", nullable=True),
        number("received_at", nullable=True),
        sa.UniqueConstraint("group_id", "number", name="uq_loans_number"),
        sa.UniqueConstraint("chat_id", "message_id", "item", name="uq_loans_message"),
        sa.CheckConstraint("principal > 0 AND periods > 0 AND multiple > 0", name="ck_loans_terms"),
        sa.CheckConstraint("principal_before BETWEEN 0 AND principal AND interest_before >= 0", name="ck_loans_before"),
        sa.CheckConstraint(
            "state NOT IN ('active', 'paid', 'written_off') OR disbursement_id IS NOT NULL", name="ck_loans_disbursed"
        ),
        one_of(
            "loans",
            "state",
            *("asked", "approved", "active", "paid", "written_off", "rejected", "withdrawn", "lapsed"),
        ),
        one_of("loans", "decision", "pengurus", "musyawarah"),
    )
    op.create_index("ix_loans_member", "loans", ["member_id"])
    op.create_index("ix_loans_closes_at", "loans", ["closes_at"], sqlite_where=sa.text("state = 'asked'"))
    table(
        "loan_votes",
        ref("loan_id", "loans.id"),
        text("stage"),
        ref("member_id", "members.id"),
        number("telegram_id"),
        text("vote"),
        text("reason", default=""),
        number("voted_at"),
        sa.PrimaryKeyConstraint("loan_id", "stage", "member_id", name="pk_loan_votes"),
        sa.UniqueConstraint("loan_id", "stage", "telegram_id", name="uq_loan_votes_telegram"),
        one_of("loan_votes", "stage", "decision", "payout"),
        one_of("loan_votes", "vote", "yes", "no"),
    )


def what_becomes_of_a_loan() -> None:
    """The schedule, its shifts and the hard times behind them, and the jasa that an early payoff forgave."""
    table(
        "instalments",
        ref("loan_id", "loans.id"),
        number("number"),
        text("due_on"),
        number("principal"),
        number("interest"),
        number("savings", default="0"),
        sa.PrimaryKeyConstraint("loan_id", "number", name="pk_instalments"),
        sa.CheckConstraint("principal >= 0 AND interest >= 0 AND savings >= 0", name="ck_instalments_parts"),
    )
    table(
        "shifts",
        key(),
        ref("loan_id", "loans.id"),
        number("from_number"),
        number("periods"),
        text("reason"),
        number("made_by"),
        ref("made_member", "members.id", nullable=True),
        number("made_at"),
        sa.CheckConstraint("periods > 0", name="ck_shifts_periods"),
    )
    op.create_index("ix_shifts_loan", "shifts", ["loan_id"])
    table(
        "hardships",
        key(),
        ref("group_id", "groups.id"),
        ref("loan_id", "loans.id"),
        text("reason"),
        number("told_by"),
        number("periods", default="0"),
        number("proposer_id", nullable=True),
        ref("proposed_by", "members.id", nullable=True),
        number("interest", default="0"),
        number("penalty", default="0"),
        text("state", default="told"),
        number("created_at"),
        number("decided_at", nullable=True),
        number("decider_id", nullable=True),
        ref("decided_by", "members.id", nullable=True),
        sa.CheckConstraint("periods >= 0 AND interest >= 0 AND penalty >= 0", name="ck_hardships_help"),
        one_of("hardships", "state", "told", "waiting", "accepted", "rejected", "withdrawn"),
    )
    op.create_index(
        "uq_hardships_open", "hardships", ["loan_id"], unique=True, sqlite_where=sa.text("state = 'waiting'")
    )
    op.create_index("ix_hardships_accepted", "hardships", ["loan_id"], sqlite_where=sa.text("state = 'accepted'"))
    # It counts only while its entry stands, so it is never taken out.
    table(
        "waivers",
        Column("entry_id", Integer, sa.ForeignKey("entries.id"), primary_key=True, autoincrement=False, nullable=False),
        ref("loan_id", "loans.id"),
        number("interest"),
        sa.CheckConstraint("interest > 0", name="ck_waivers_interest"),
    )
    op.create_index("ix_waivers_loan", "waivers", ["loan_id"])


def covers() -> None:
    """Tanggung renteng: who covered whose shortage; coverer_id null is the group's fund.

    Whether it was paid, and given back to the fund, stands in the claims and the entries; nothing is kept twice.
    """
    table(
        "covers",
        key(),
        ref("group_id", "groups.id"),
        ref("meeting_id", "meetings.id", nullable=True),
        text("date"),
        ref("debtor_id", "members.id"),
        ref("coverer_id", "members.id", nullable=True),
        ref("loan_id", "loans.id"),
        number("amount"),
        ref("claim_id", "claims.id", nullable=True),
        ref("return_claim_id", "claims.id", nullable=True),
        number("created_by"),
        number("created_at"),
        number("returned_at", nullable=True),
        number("dropped_at", nullable=True),
        sa.CheckConstraint("amount > 0", name="ck_covers_amount"),
        sa.CheckConstraint("coverer_id IS NULL OR coverer_id <> debtor_id", name="ck_covers_two_people"),
    )
    op.create_index("ix_covers_group", "covers", ["group_id"])
    op.create_index("ix_covers_meeting", "covers", ["meeting_id"])
    op.create_index("ix_covers_claim", "covers", ["claim_id"])


def money_knows_its_loan() -> None:
    """Columns are added, never by way of a new table: that would silently drop the triggers."""
    for name in ("entries", "claims"):
        op.add_column(name, ref("loan_id", "loans.id", nullable=True), inline_references=True)
        op.create_index(f"ix_{name}_loan", name, ["loan_id"], sqlite_where=sa.text("loan_id IS NOT NULL"))
    # The card of an open meeting asks for its claims at every press: all claims of all groups were read for it.
    op.create_index("ix_claims_meeting", "claims", ["meeting_id"], sqlite_where=sa.text("meeting_id IS NOT NULL"))
    op.execute(
        "ALTER TABLE claims ADD COLUMN rest_to TEXT DEFAULT '' NOT NULL "
        "CONSTRAINT ck_claims_rest_to CHECK (rest_to IN ('', 'ahead', 'savings', 'payoff'))"
    )
    op.execute(
        "ALTER TABLE claims ADD COLUMN paid_from TEXT DEFAULT '' NOT NULL "
        "CONSTRAINT ck_claims_paid_from CHECK (paid_from IN ('', 'savings', 'fund'))"
    )
    op.add_column("claims", ref("covered_by", "members.id", nullable=True), inline_references=True)


KEPT = (
    *("group_id", "number", "member_id", "lender", "method", "principal", "periods", "rate", "period", "multiple"),
    *("allocation", "early_payoff", "penalty", "admin", "held", "chat_id", "message_id", "item", "asked_by"),
    *("asked_member", "asked_on", "principal_before", "interest_before", "created_at"),
)


SHIFT = ("id", "loan_id", "from_number", "periods", "made_by", "made_member", "made_at")
HARDSHIP = (
    *("id", "group_id", "loan_id", "told_by", "periods", "proposer_id", "proposed_by", "interest", "penalty", "state"),
    *("created_at", "decided_at", "decider_id", "decided_by"),
)


def more_than_words(columns: tuple[str, ...]) -> str:
    """Whether a row changes in anything but this: the reason, which is somebody's own words, is forgotten."""
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("OLD", "NEW"))
    return f"NEW.reason <> '' OR ({old}) IS NOT ({new})"


def guard_what_was_agreed() -> None:
    """The terms of a loan never change; of its schedule only the days may move, and it goes with its payout alone.

    What a person has said freely may be forgotten, and that is all that may become of it.
    """
    for name, event, why in (
        ("loans_keep_terms", f"UPDATE OF {', '.join(KEPT)} ON loans", "the terms of a loan are immutable"),
        ("loans_keep_purpose", "UPDATE OF purpose ON loans WHEN NEW.purpose <> ''", "the purpose of a loan is kept"),
        ("loans_refuse_delete", "DELETE ON loans", "loans are kept"),
        (
            "instalments_keep_amounts",
            "UPDATE OF loan_id, number, principal, interest, savings ON instalments",
            "the amounts of a schedule are immutable",
        ),
        (
            "instalments_refuse_delete",
            "DELETE ON instalments WHEN EXISTS (SELECT 1 FROM loans WHERE id = OLD.loan_id AND "
            "state IN ('active', 'paid', 'written_off'))",
            "a running schedule is kept",
        ),
        ("shifts_refuse_update", f"UPDATE ON shifts WHEN {more_than_words(SHIFT)}", "shifts are immutable"),
        ("shifts_refuse_delete", "DELETE ON shifts", "shifts are kept"),
        (
            "hardships_keep_decision",
            f"UPDATE ON hardships WHEN OLD.state NOT IN ('told', 'waiting') AND ({more_than_words(HARDSHIP)})",
            "a decided hardship is immutable",
        ),
        ("hardships_refuse_delete", "DELETE ON hardships", "hardships are kept"),
        ("waivers_refuse_update", "UPDATE ON waivers", "waivers are immutable"),
        ("waivers_refuse_delete", "DELETE ON waivers", "waivers are kept"),
    ):
        op.execute(f"CREATE TRIGGER {name} BEFORE {event} BEGIN SELECT RAISE(ABORT, '{why}'); END")
