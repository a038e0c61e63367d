"""Loans as tables: what was agreed, the schedule, the votes, and what of a loan the books hold."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

from savings.loans import (
    Decision,
    EarlyPayoff,
    Fee,
    Instalment,
    Loan,
    LoanState,
    Method,
    NewLoan,
    Part,
    Period,
    Terms,
    percent_text,
    read_percent,
)
from savings.money import Rupiah
from storage.database import Reader, Transaction, many
from storage.queries import queries
from storage.times import from_milliseconds, to_milliseconds


async def add(tx: Transaction, new: NewLoan, now: dt.datetime) -> Loan | None:
    """Keep it under the group's next number; None where this place of the chat has asked already."""
    said = {field.name: getattr(new, field.name) for field in fields(NewLoan) if field.name != "terms"}
    row = said | _terms_row(new.terms) | {
        "decision": new.decision.value,
        "first_due": None if new.first_due is None else new.first_due.isoformat(),
        "asked_on": new.asked_on.isoformat(),
        "closes_at": None if new.closes_at is None else to_milliseconds(new.closes_at),
        "created_at": to_milliseconds(now),
    }  # fmt: skip
    loan_id: int | None = await queries.loan_add(tx.connection, **row)
    return None if loan_id is None else await get(tx, loan_id)


async def get(db: Reader, loan_id: int) -> Loan | None:
    """The loan, or None."""
    row = await queries.loan_get(db.connection, id=loan_id)
    return None if row is None else _loan(row)


async def by_number(db: Reader, group_id: int, number: int) -> Loan | None:
    """The group's loan or debt of this number, or None."""
    row = await queries.loan_by_number(db.connection, group_id=group_id, number=number)
    return None if row is None else _loan(row)


async def of_member(db: Reader, member_id: int) -> list[Loan]:
    """Everything that a member ever asked for, oldest first."""
    return [_loan(row) for row in await queries.loans_of_member(db.connection, member_id=member_id)]


async def of_group(db: Reader, group_id: int) -> list[Loan]:
    """All loans and debts of a group, oldest first."""
    return [_loan(row) for row in await queries.loans_of_group(db.connection, group_id=group_id)]


async def running(db: Reader, group_ids: Sequence[int]) -> list[Loan]:
    """What members of these groups are repaying, oldest first."""
    rows = await queries.loans_running(db.connection, group_ids=json.dumps(list(group_ids)))
    return [_loan(row) for row in rows]


async def by_ids(db: Reader, loan_ids: Sequence[int]) -> list[Loan]:
    """These loans, oldest first."""
    rows = await queries.loans_by_ids(db.connection, ids=json.dumps(list(loan_ids)))
    return [_loan(row) for row in rows]


async def of_message(db: Reader, chat_id: int, message_id: int) -> list[Loan]:
    """What a message has asked for."""
    rows = await queries.loans_of_message(db.connection, chat_id=chat_id, message_id=message_id)
    return [_loan(row) for row in rows]


async def of_all(db: Reader) -> list[Loan]:
    """Every loan of every group."""
    return [_loan(row) for row in await queries.loans_of_all(db.connection)]


async def move(
    tx: Transaction, loan_id: int, *, before: Iterable[LoanState], to: LoanState, decided_at: dt.datetime | None = None
) -> bool:
    """From one of these states to another; False where somebody was quicker."""
    touched: int = await queries.loan_move(
        tx.connection,
        id=loan_id,
        before=json.dumps([state.value for state in before]),
        state=to.value,
        decided_at=None if decided_at is None else to_milliseconds(decided_at),
    )
    return touched == 1


async def activate(
    tx: Transaction, loan_id: int, *, disbursed_on: dt.date, entry_id: int, schedule: Sequence[Instalment]
) -> bool:
    """The money is out: keep the schedule. False where it was paid out already, or may not be."""
    touched: int = await queries.loan_activate(
        tx.connection, id=loan_id, disbursed_on=disbursed_on.isoformat(), entry_id=entry_id
    )
    if touched == 1:
        await queries.instalments_add(
            tx.connection,
            [
                {
                    "loan_id": loan_id,
                    "number": line.number,
                    "due_on": line.due_on.isoformat(),
                    "principal": line.principal,
                    "interest": line.interest,
                    "savings": line.savings,
                }
                for line in schedule
            ],
        )
    return touched == 1


async def deactivate(tx: Transaction, loan_id: int, *, to: LoanState) -> bool:
    """The payout is taken back, and its schedule with it. False where the loan is not running."""
    touched: int = await queries.loan_not_disbursed(tx.connection, id=loan_id, state=to.value)
    if touched == 1:
        await queries.instalments_forget(tx.connection, loan_id=loan_id)
    return touched == 1


async def received(tx: Transaction, loan_id: int, now: dt.datetime) -> bool:
    """The borrower says that the money has come; False where that was said before."""
    touched: int = await queries.loan_received(tx.connection, id=loan_id, received_at=to_milliseconds(now))
    return touched == 1


async def set_funding(tx: Transaction, loan_id: int, debt_id: int | None) -> None:
    """From which debt's money it is lent."""
    await queries.loan_fund(tx.connection, id=loan_id, funded_by=debt_id)


async def instalments(db: Reader, loan_ids: Sequence[int]) -> dict[int, tuple[Instalment, ...]]:
    """The schedules of these loans; a loan that is not paid out has none."""
    found: dict[int, list[Instalment]] = {loan_id: [] for loan_id in loan_ids}
    for row in await many(db, queries.instalments_of.sql, ids=json.dumps(list(loan_ids))):
        values: dict[str, Any] = dict(row)
        loan_id = values.pop("loan_id")
        found[loan_id].append(Instalment(**values | {"due_on": dt.date.fromisoformat(values["due_on"])}))
    return {loan_id: tuple(lines) for loan_id, lines in found.items()}


async def move_days(tx: Transaction, loan_id: int, schedule: Sequence[Instalment]) -> None:
    """The days of a schedule as they are now; its amounts never change."""
    await queries.instalments_move(
        tx.connection,
        [{"loan_id": loan_id, "number": line.number, "due_on": line.due_on.isoformat()} for line in schedule],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """What one entry that stands has paid of a loan, or brought back of one given up. `number` is the entry's."""

    number: int
    date: dt.date
    principal: Rupiah
    interest: Rupiah
    penalty: Rupiah
    savings: Rupiah
    rest: Rupiah
    recovered: Rupiah


async def payments(db: Reader, loan_ids: Sequence[int]) -> dict[int, tuple[Payment, ...]]:
    """What was paid on these loans and stands, in the order of days."""
    found: dict[int, list[Payment]] = {loan_id: [] for loan_id in loan_ids}
    for row in await many(db, queries.loan_payments.sql, ids=json.dumps(list(loan_ids))):
        values: dict[str, Any] = dict(row)
        loan_id = values.pop("loan_id")
        found[loan_id].append(Payment(**values | {"date": dt.date.fromisoformat(values["date"])}))
    return {loan_id: tuple(lines) for loan_id, lines in found.items()}


async def waived(db: Reader, loan_ids: Sequence[int]) -> dict[int, tuple[Rupiah, Rupiah]]:
    """(Jasa, denda) that payoffs which stand, and officers, have forgiven, for loans that have any."""
    rows = await many(db, queries.loan_waivers.sql, ids=json.dumps(list(loan_ids)))
    return {row["loan_id"]: (row["interest"], row["penalty"]) for row in rows}


async def waive(tx: Transaction, loan_id: int, *, entry_id: int, interest: Rupiah) -> None:
    """Forgive jasa together with a payoff: it counts only while that entry stands."""
    await queries.waiver_add(tx.connection, entry_id=entry_id, loan_id=loan_id, interest=interest)


async def waived_by(db: Reader, entry_id: int) -> Rupiah:
    """The jasa that an entry has forgiven."""
    value: int | None = await queries.waiver_of(db.connection, entry_id=entry_id)
    return value or 0


async def standing(db: Reader, loan_id: int) -> list[tuple[int, int, str]]:
    """(id, number, kind) of the entries of a loan that neither are reversals nor are reversed, oldest first."""
    rows = await queries.loan_entries_standing(db.connection, loan_id=loan_id)
    return [(row["id"], row["number"], row["kind"]) for row in rows]


async def standing_of_all(db: Reader) -> dict[int, list[tuple[int, int, str]]]:
    """The same by loan, for every loan that has any."""
    found: dict[int, list[tuple[int, int, str]]] = {}
    for row in await many(db, queries.loan_entries_standing_of_all.sql):
        found.setdefault(row["loan_id"], []).append((row["id"], row["number"], row["kind"]))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A paceklik: the instalments from `from_number` on were moved by so many periods. `made_by` is an account."""

    loan_id: int
    from_number: int
    periods: int
    reason: str
    made_by: int
    made_member: int | None
    made_at: dt.datetime


async def add_shift(tx: Transaction, shift: Shift) -> None:
    """Keep why the days of a schedule moved."""
    values = {field.name: getattr(shift, field.name) for field in fields(Shift)}
    await queries.shift_add(tx.connection, **values | {"made_at": to_milliseconds(shift.made_at)})


async def shifts(db: Reader, loan_id: int) -> list[Shift]:
    """Why and by how much the schedule of a loan was moved, oldest first."""
    rows = await queries.shifts_of(db.connection, loan_id=loan_id)
    return [Shift(**dict(row) | {"made_at": from_milliseconds(row["made_at"])}) for row in rows]


async def months_with_deposits(db: Reader, member_id: int) -> list[str]:
    """The calendar months (`2026-03`) with a deposit of this member that stands, the newest first."""
    return [row["month"] for row in await queries.deposit_months(db.connection, member_id=member_id)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipalAccount:
    """An account that holds the principal of a loan (owed by a member) or a debt, with its balance."""

    group_id: int
    kind: str
    name: str
    member_id: int | None
    balance: Rupiah


async def principal_accounts(db: Reader) -> list[PrincipalAccount]:
    """All of them, of every group."""
    return [
        PrincipalAccount(
            group_id=row["group_id"],
            kind=row["kind"],
            name=row["name"],
            member_id=row["member_id"],
            balance=row["debit"] - row["credit"] if row["kind"] == "loan" else row["credit"] - row["debit"],
        )
        for row in await many(db, queries.loan_balances.sql)
    ]


async def entries_astray(db: Reader) -> list[tuple[int, int]]:
    """(group, entry number) of entries that name a loan they do not belong to, or belong to one and do not name it."""
    return [(row[0], row[1]) for row in await many(db, queries.loan_entries_astray.sql)]


def _terms_row(terms: Terms) -> dict[str, Any]:
    return {
        "method": terms.method.value,
        "principal": terms.principal,
        "periods": terms.periods,
        "rate": percent_text(terms.rate),
        "period": terms.period.value,
        "multiple": terms.multiple,
        "allocation": " ".join(part.value for part in terms.order),
        "early_payoff": terms.early_payoff.value,
        "penalty": str(terms.penalty),
        "admin": str(terms.admin),
        "held": str(terms.held),
    }


def _loan(row: sqlite3.Row) -> Loan:
    values: dict[str, Any] = dict(row)
    terms = Terms(
        method=Method(values.pop("method")),
        principal=values.pop("principal"),
        periods=values.pop("periods"),
        rate=read_percent(values.pop("rate")),
        period=Period(values.pop("period")),
        multiple=values.pop("multiple"),
        order=tuple(Part(word) for word in values.pop("allocation").split()),
        early_payoff=EarlyPayoff(values.pop("early_payoff")),
        penalty=Fee.read(values.pop("penalty")),
        admin=Fee.read(values.pop("admin")),
        held=Fee.read(values.pop("held")),
    )
    return Loan(
        **values
        | {
            "terms": terms,
            "state": LoanState(values["state"]),
            "decision": Decision(values["decision"]),
            "first_due": _day(values["first_due"]),
            "asked_on": dt.date.fromisoformat(values["asked_on"]),
            "closes_at": _instant(values["closes_at"]),
            "created_at": from_milliseconds(values["created_at"]),
            "decided_at": _instant(values["decided_at"]),
            "disbursed_on": _day(values["disbursed_on"]),
            "received_at": _instant(values["received_at"]),
        }
    )


def _day(value: str | None) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(value)


def _instant(value: int | None) -> dt.datetime | None:
    return None if value is None else from_milliseconds(value)
