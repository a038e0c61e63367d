"""Posting, reversing and reading, as the conversations use them."""

import datetime as dt
import sqlite3

import pytest

from savings.errors import (
    AlreadyReversed,
    ForeignMember,
    FutureDate,
    NotReversible,
    UnknownEntry,
    UnknownGroup,
    WouldOverdraw,
)
from savings.journal import REVERSAL, bank, cash, expense, fund, income, postings_for, savings_of
from savings.money import MoneyKind, SavingsKind
from services import ledger
from storage.database import Database, many
from tests.services.conftest import NOW, TODAY, add_claim, add_group, move


async def test_a_deposit_is_in_the_box_and_in_the_members_savings(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        entry = await move(tx, group_id, MoneyKind.DEPOSIT, 20_000, member_id=1, text="setor 20rb")
    async with db.read() as reader:
        assert await ledger.balance(reader, group_id, cash()) == 20_000
        assert await ledger.balances_of_member(reader, 1) == {
            SavingsKind.POKOK: 0,
            SavingsKind.WAJIB: 0,
            SavingsKind.SUKARELA: 20_000,
        }
        assert await ledger.entry(reader, group_id, 1) == entry
        assert await ledger.entry_by_id(reader, entry.id) == entry
    assert (entry.number, entry.amount, entry.savings, entry.text) == (1, 20_000, SavingsKind.SUKARELA, "setor 20rb")


async def test_everyday_money_adds_up(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        await move(tx, group_id, MoneyKind.GRANT, 3_000_000, text="hibah dinas")
        await move(tx, group_id, MoneyKind.DEPOSIT, 20_000, member_id=1, savings=SavingsKind.POKOK)
        await move(tx, group_id, MoneyKind.DEPOSIT, 5_000, member_id=2, savings=SavingsKind.WAJIB)
        await move(tx, group_id, MoneyKind.FINE, 5_000, member_id=2)
        await move(tx, group_id, MoneyKind.SOCIAL_FUND, 2_000, member_id=1)
        await move(tx, group_id, MoneyKind.EXPENSE, 15_000, text="konsumsi")
        await move(tx, group_id, MoneyKind.CASH_TO_BANK, 500_000)
        await move(tx, group_id, MoneyKind.BANK_TO_CASH, 100_000)
        totals = await ledger.totals(tx, group_id)
        everyone = await ledger.balances_of_all(tx, group_id)
    assert totals == ledger.Totals(
        cash=2_617_000,
        bank=400_000,
        savings={SavingsKind.POKOK: 20_000, SavingsKind.WAJIB: 5_000, SavingsKind.SUKARELA: 0},
        funds={"dana_sosial": 2_000},
        income={"denda": 5_000},
        expense={"konsumsi": 15_000},
        equity={"hibah": 3_000_000},
    )
    owned = totals.cash + totals.bank + totals.all_expense
    assert owned == totals.all_savings + totals.all_funds + totals.all_income + totals.all_equity
    assert {member: sum(kinds.values()) for member, kinds in everyone.items()} == {1: 20_000, 2: 5_000}


async def test_nothing_posted_is_nothing(db: Database, group_id: int) -> None:
    async with db.read() as reader:
        for key in (cash(), bank(), income("denda"), expense("lain"), fund("dana_sosial")):
            assert await ledger.balance(reader, group_id, key) == 0
        assert await ledger.entry(reader, group_id, 1) is None
        assert await ledger.history(reader, group_id, limit=5) == []
        assert set((await ledger.balances_of_member(reader, 1)).values()) == {0}


async def test_groups_number_their_entries_apart(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        other = await add_group(tx, "Siti", name="KSM Lain")
        numbers = [
            (await move(tx, group, MoneyKind.GRANT, 1_000)).number for group in (group_id, other, group_id, other)
        ]
        assert numbers == [1, 1, 2, 2]
        assert await ledger.balance(tx, other, cash()) == 2_000


async def test_nobody_takes_more_than_they_have(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        await move(tx, group_id, MoneyKind.DEPOSIT, 20_000, member_id=1)
        await move(tx, group_id, MoneyKind.DEPOSIT, 50_000, member_id=2)
        with pytest.raises(WouldOverdraw) as refused:
            await move(tx, group_id, MoneyKind.WITHDRAWAL, 20_001, member_id=1)
        await move(tx, group_id, MoneyKind.WITHDRAWAL, 20_000, member_id=1)
    error = refused.value
    assert (error.account_kind, error.account_name, error.member_id) == ("savings", "sukarela", 1)
    assert (error.available, error.asked) == (20_000, 20_001)


async def test_nobody_takes_more_than_the_box_holds(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        await move(tx, group_id, MoneyKind.DEPOSIT, 50_000, member_id=1)
        await move(tx, group_id, MoneyKind.CASH_TO_BANK, 40_000)
        with pytest.raises(WouldOverdraw) as refused:
            await move(tx, group_id, MoneyKind.WITHDRAWAL, 50_000, member_id=1)
    assert (refused.value.account_kind, refused.value.available) == ("cash", 10_000)


async def test_an_empty_bank_gives_nothing(db: Database, group_id: int) -> None:
    with pytest.raises(WouldOverdraw):
        async with db.write() as tx:
            await move(tx, group_id, MoneyKind.BANK_TO_CASH, 1)
    async with db.read() as reader:
        assert await many(reader, "SELECT * FROM accounts") == []  # the accounts opened for it went with it


async def test_a_refused_entry_leaves_no_trace(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        await move(tx, group_id, MoneyKind.GRANT, 1_000)
        with pytest.raises(WouldOverdraw):
            await move(tx, group_id, MoneyKind.EXPENSE, 1_001, text="atk")
        assert (await move(tx, group_id, MoneyKind.EXPENSE, 1_000, text="atk")).number == 2


async def test_the_past_is_allowed_and_the_future_is_not(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        past = await move(tx, group_id, MoneyKind.GRANT, 1_000, date=dt.date(2025, 12, 31))
        with pytest.raises(FutureDate) as refused:
            await move(tx, group_id, MoneyKind.GRANT, 1_000, date=TODAY + dt.timedelta(days=1))
    assert past.date == dt.date(2025, 12, 31)
    assert (refused.value.date, refused.value.today) == (dt.date(2026, 3, 8), TODAY)


async def test_today_is_the_groups_today(db: Database) -> None:
    late = dt.datetime(2026, 3, 7, 15, 30, tzinfo=dt.UTC)  # 22.30 in Jakarta, past midnight in Jayapura
    postings = postings_for(MoneyKind.GRANT, 1_000)
    tomorrow = dt.date(2026, 3, 8)
    async with db.write() as tx:
        west, east = await add_group(tx), await add_group(tx, zone="Asia/Jayapura")
        entry = await ledger.post(tx, group_id=east, kind="grant", date=tomorrow, now=late, postings=postings, text="")
        with pytest.raises(FutureDate):
            await ledger.post(tx, group_id=west, kind="grant", date=tomorrow, now=late, postings=postings, text="")
    assert entry.date == tomorrow


async def test_a_reversal_takes_back_and_names_the_entry(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        entry = await move(tx, group_id, MoneyKind.DEPOSIT, 20_000, member_id=1)
        back = await ledger.reverse(tx, entry.id, now=NOW, date=TODAY, confirmed_by=3, reason="salah ketik")
        right = await ledger.post(
            tx,
            group_id=group_id,
            kind=MoneyKind.DEPOSIT,
            date=TODAY,
            now=NOW,
            postings=postings_for(MoneyKind.DEPOSIT, 30_000, member_id=1),
            text="setor 30rb",
            member_id=1,
            confirmed_by=3,
            replaces_id=entry.id,
        )
        newest = await ledger.history(tx, group_id, limit=10)
        assert await ledger.balance(tx, group_id, savings_of(1, SavingsKind.SUKARELA)) == 30_000
    assert (back.kind, back.number, back.reverses, back.member_id, back.text) == (REVERSAL, 2, 1, 1, "salah ketik")
    assert right.replaces == 1
    assert newest[:2] == [right, back]
    assert (newest[2].reversed_by, newest[2].replaced_by) == (2, 3)


async def test_an_entry_is_reversed_once(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        entry = await move(tx, group_id, MoneyKind.GRANT, 1_000)
        back = await ledger.reverse(tx, entry.id, now=NOW, date=TODAY, confirmed_by=3, reason="")
        with pytest.raises(AlreadyReversed) as refused:
            await ledger.reverse(tx, entry.id, now=NOW, date=TODAY, confirmed_by=3, reason="")
        with pytest.raises(NotReversible):
            await ledger.reverse(tx, back.id, now=NOW, date=TODAY, confirmed_by=3, reason="")
        with pytest.raises(UnknownEntry):
            await ledger.reverse(tx, 99, now=NOW, date=TODAY, confirmed_by=3, reason="")
    assert (refused.value.number, refused.value.by) == (1, 2)


async def test_money_that_is_spent_cannot_be_reversed(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        entry = await move(tx, group_id, MoneyKind.DEPOSIT, 20_000, member_id=1)
        await move(tx, group_id, MoneyKind.EXPENSE, 5_000, text="snack")
        with pytest.raises(WouldOverdraw) as refused:
            await ledger.reverse(tx, entry.id, now=NOW, date=TODAY, confirmed_by=3, reason="")
    assert (refused.value.account_kind, refused.value.available, refused.value.asked) == ("cash", 15_000, 20_000)


async def test_a_reversal_that_does_not_mirror_is_refused(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        entry = await move(tx, group_id, MoneyKind.GRANT, 1_000)
        with pytest.raises(ValueError, match="mirrors"):
            await ledger.post(
                tx,
                group_id=group_id,
                kind=REVERSAL,
                date=TODAY,
                now=NOW,
                postings=postings_for(MoneyKind.EXPENSE, 1_000),
                text="",
                reverses_id=entry.id,
            )


async def test_people_and_entries_of_another_group_are_refused(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        other = await add_group(tx, "Wati", name="KSM Lain")
        theirs = await move(tx, other, MoneyKind.GRANT, 1_000)
        with pytest.raises(ForeignMember):
            await move(tx, group_id, MoneyKind.DEPOSIT, 1_000, member_id=4)
        with pytest.raises(ForeignMember):
            await ledger.post(
                tx,
                group_id=group_id,
                kind=MoneyKind.DEPOSIT,
                date=TODAY,
                now=NOW,
                postings=postings_for(MoneyKind.DEPOSIT, 1_000, member_id=4),
                text="",
            )
        with pytest.raises(UnknownEntry):
            await ledger.post(
                tx,
                group_id=group_id,
                kind=MoneyKind.GRANT,
                date=TODAY,
                now=NOW,
                postings=postings_for(MoneyKind.GRANT, 1_000),
                text="",
                replaces_id=theirs.id,
            )
        with pytest.raises(UnknownGroup):
            await move(tx, 99, MoneyKind.GRANT, 1_000)


async def test_an_entry_without_postings_is_none(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        with pytest.raises(ValueError, match="posting"):
            await ledger.post(tx, group_id=group_id, kind="grant", date=TODAY, now=NOW, postings=(), text="")


async def test_one_claim_makes_one_entry(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        claim = await add_claim(tx, group_id, 1, 20_000)
        await move(tx, group_id, MoneyKind.DEPOSIT, 20_000, member_id=1, claim_id=claim)
    with pytest.raises(sqlite3.IntegrityError, match="claim"):
        async with db.write() as tx:
            await move(tx, group_id, MoneyKind.DEPOSIT, 20_000, member_id=1, claim_id=claim)
    async with db.read() as reader:
        assert await ledger.balance(reader, group_id, cash()) == 20_000


async def test_several_postings_in_one_entry_are_judged_together(db: Database, group_id: int) -> None:
    postings = (*postings_for(MoneyKind.BANK_TO_CASH, 700), *postings_for(MoneyKind.CASH_TO_BANK, 700))
    async with db.write() as tx:
        entry = await ledger.post(tx, group_id=group_id, kind="x", date=TODAY, now=NOW, postings=postings, text="")
        assert entry.amount == 1_400
        assert await ledger.balance(tx, group_id, bank()) == 0
        assert await ledger.entry(tx, group_id, 1) == entry


async def test_history_goes_back_in_pages_and_by_member(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        for number in range(1, 8):
            await move(tx, group_id, MoneyKind.DEPOSIT, number * 1_000, member_id=1 + number % 2)
    async with db.read() as reader:
        first = await ledger.history(reader, group_id, limit=3)
        second = await ledger.history(reader, group_id, limit=3, before_number=first[-1].number)
        siti = await ledger.history(reader, group_id, member_id=1, limit=2, before_number=6)
    assert [entry.number for entry in first + second] == [7, 6, 5, 4, 3, 2]
    assert [entry.number for entry in siti] == [4, 2]


async def test_an_entry_takes_six_statements(db: Database, group_id: int) -> None:
    statements: list[str] = []
    async with db.write() as tx:
        await move(tx, group_id, MoneyKind.DEPOSIT, 1_000, member_id=1)
        await tx.connection.set_trace_callback(statements.append)
        await move(tx, group_id, MoneyKind.DEPOSIT, 1_000, member_id=1)
    words = [line.split()[0] for line in statements if not line.startswith(("--", "COMMIT"))]
    # The two balances are one executemany, so that two UPDATEs of balances are one hop.
    assert words == ["SELECT", "INSERT", "INSERT", "INSERT", "UPDATE", "UPDATE", "UPDATE"]
