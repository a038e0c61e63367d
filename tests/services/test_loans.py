"""Loans through the services: from the request to the last rupiah, and back again."""

import csv
import datetime as dt
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import aiosqlite
import pytest

from savings import repayments
from savings.eligibility import Applicant
from savings.errors import (
    FixedSum,
    LoanDecided,
    LoanInUse,
    NothingOwed,
    NotTheBorrower,
    Overpaid,
    OwnLoan,
    PayoffChanged,
    WouldOverdraw,
)
from savings.journal import (
    AccountKind,
    Posting,
    cash,
    equity,
    expense,
    fund,
    income,
    loan_of,
    savings_of,
    upk_debt,
)
from savings.loans import Fee, LoanState, Method, Period, Terms
from savings.money import MoneyKind, SavingsKind
from services import claims, corrections, hardship, ledger, loans, repaying
from services.backup import export
from services.verify import What, verify
from storage.database import Reader
from tests.services.acting import ANI, JOKO, RINI, SITI, UPK, WATI, Village, correct

WEEKLY = Terms(method=Method.UPPKS, principal=500_000, periods=12, rate=Fraction(0), period=Period.WEEKLY)


@pytest.fixture
async def village(tmp_path: Path) -> AsyncIterator[Village]:
    """KSM Laris Jaya with Rp1.000.000 in the box; what it holds at the end is sound."""
    founded = await Village.found(tmp_path / "x.db")
    await founded.move(MoneyKind.GRANT, 1_000_000)
    yield founded
    async with founded.db.read() as db:
        findings = await verify(db)
    await founded.db.close()
    assert findings == []


async def test_a_loan_is_paid_out_with_its_schedule(village: Village) -> None:
    loan = await village.lend()
    account = await village.account(loan)
    assert (loan.state, loan.number, loan.disbursed_on) == (LoanState.ACTIVE, 1, village.today)
    assert [line.total for line in account.instalments] == [57_500] * 10
    assert account.instalments[0].due_on == dt.date(2026, 2, 7)  # the first Saturday that is a month away
    assert await village.balance(cash()) == 500_000
    assert await village.balance(loan_of(SITI, 1)) == account.outstanding == 500_000


async def test_the_day_that_was_named_is_kept(village: Village) -> None:
    loan = await village.lend(first_due=dt.date(2026, 1, 31))
    account = await village.account(loan)
    assert [line.due_on.isoformat() for line in account.instalments[:4]] == [
        *("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30")
    ]


async def test_what_is_kept_back_never_leaves_the_box(village: Village) -> None:
    terms = replace(UPK, admin=Fee(rupiah=10_000), held=Fee(share=Fraction(5, 100)))
    loan = await village.lend(terms=terms)
    assert await village.balance(cash()) == 1_000_000 - 465_000
    assert await village.balance(income("admin")) == 10_000
    assert await village.balance(savings_of(SITI, SavingsKind.WAJIB)) == 25_000
    assert (await village.account(loan)).outstanding == 500_000


async def test_a_short_payment_pays_jasa_first(village: Village) -> None:
    loan = await village.lend()
    village.later(days=35)
    entry = await village.pay(loan, 30_000)
    assert entry.loan_id == loan.id
    assert entry.postings == (
        Posting(debit=cash(), credit=income("jasa"), amount=7_500),
        Posting(debit=cash(), credit=loan_of(SITI, 1), amount=22_500),
    )
    account = await village.account(loan)
    assert repayments.due(account, village.today).principal == 27_500
    assert (account.payments[0].interest, account.payments[0].principal) == (7_500, 22_500)


async def test_a_loan_is_paid_and_the_reversal_opens_it_again(village: Village) -> None:
    loan = await village.lend()
    for _ in range(10):
        village.later(days=30)
        last = await village.pay(loan, 57_500)
    assert (await village.fresh(loan)).state is LoanState.PAID
    assert await village.balance(cash()) == 1_075_000
    with pytest.raises(NothingOwed):
        await village.pay(loan, 1_000)
    before = await village.account(loan)
    await village.reverse(last)
    after = await village.account(loan)
    assert after.loan.state is LoanState.ACTIVE
    assert (after.payments, after.outstanding) == (before.payments[:-1], 50_000)


async def test_what_is_above_the_bill_needs_a_word(village: Village) -> None:
    loan = await village.lend()
    with pytest.raises(Overpaid) as refused:
        await village.report(MoneyKind.REPAYMENT, loan, 60_000)
    assert refused.value.rest == 2_500
    async with village.turn() as turn:
        assert await claims.waiting(turn, village.group_id) == []
    kept = await village.pay(loan, 60_000, rest_to="savings")
    assert kept.postings[-1] == Posting(debit=cash(), credit=savings_of(SITI, SavingsKind.SUKARELA), amount=2_500)
    await village.pay(loan, 60_000, rest_to="ahead")
    account = await village.account(loan)
    assert (account.paid_interest, account.paid_principal) == (3 * 7_500 - 5_000, 100_000)
    with pytest.raises(Overpaid):
        await village.report(MoneyKind.REPAYMENT, loan, 5_000_000, rest_to="ahead")


async def test_payments_from_savings_and_from_the_fund(village: Village) -> None:
    loan = await village.lend()
    with pytest.raises(WouldOverdraw):
        await village.pay(loan, 20_000, paid_from="savings", by=RINI)
    await village.move(MoneyKind.DEPOSIT, 20_000, who=SITI, savings=SavingsKind.SUKARELA)
    await village.move(MoneyKind.JOINT_FUND, 20_000, who=WATI)
    await village.pay(loan, 20_000, paid_from="savings", by=ANI)
    await village.pay(loan, 20_000, paid_from="fund", by=ANI)
    assert await village.balance(savings_of(SITI, SavingsKind.SUKARELA)) == 0
    assert await village.balance(fund("tanggung_renteng")) == 0
    assert (await village.account(loan)).paid_principal == 32_500
    with pytest.raises(Overpaid):
        await village.report(MoneyKind.REPAYMENT, loan, 60_000, paid_from="savings", rest_to="savings")


async def test_all_at_once_forgives_what_the_terms_say(village: Village) -> None:
    loan = await village.lend()
    village.later(days=10)
    with pytest.raises(PayoffChanged) as refused:
        await village.report(MoneyKind.REPAYMENT, loan, 500_000, rest_to="payoff")
    assert refused.value.total == 507_500
    before = await village.account(loan)
    entry = await village.pay(loan, 507_500, rest_to="payoff")
    paid = await village.account(loan)
    assert (paid.loan.state, paid.waived, paid.outstanding) == (LoanState.PAID, 67_500, 0)
    await village.reverse(entry)
    assert await village.account(loan) == before


async def test_a_payoff_is_judged_when_it_is_accepted(village: Village) -> None:
    loan = await village.lend()
    first = await village.report(MoneyKind.REPAYMENT, loan, 507_500, rest_to="payoff")
    await village.pay(loan, 57_500)
    with pytest.raises(PayoffChanged) as refused:
        await village.accept(first.claim)
    assert refused.value.total == 450_000
    async with village.turn() as turn:
        found = await claims.find(turn, first.claim.id)
        assert found is not None
        changed = await claims.change(turn, found, SITI, 57_500)
    assert changed.rest_to == ""
    assert (await village.accept(changed)).entry is not None


async def test_weekly_payments_save_along(village: Village) -> None:
    loan = await village.lend(terms=WEEKLY)
    for _ in range(12):
        village.later(days=7)
        await village.pay(loan, 50_000)
    assert (await village.fresh(loan)).state is LoanState.PAID
    assert await village.balance(savings_of(SITI, SavingsKind.WAJIB)) == 50_000
    assert await village.balance(income("jasa")) == 50_000


async def test_denda_is_income_of_the_group(village: Village) -> None:
    loan = await village.lend(terms=replace(UPK, penalty=Fee(rupiah=2_000)))
    village.later(days=40)
    await village.pay(loan, 59_500)
    assert await village.balance(income("denda")) == 2_000
    assert await village.balance(income("jasa")) == 7_500


async def test_the_treasurer_writes_down_what_a_member_brings(village: Village) -> None:
    loan = await village.lend()
    reported = await village.report(MoneyKind.REPAYMENT, loan, 57_500, by=RINI)
    assert reported.entry is not None
    joint = await village.report(MoneyKind.JOINT_FUND, None, 5_000, by=RINI, member_id=WATI)
    assert joint.entry is not None
    for more in ({"paid_from": "savings"}, {"paid_from": "fund"}, {"covered_by": RINI}):
        assert (await village.report(MoneyKind.REPAYMENT, loan, 1_000, by=RINI, **more)).entry is None
    own = await village.lend(RINI, terms=replace(UPK, principal=100_000))
    assert (await village.report(MoneyKind.REPAYMENT, own, 10_000, by=RINI)).entry is None


async def test_who_covers_does_not_confirm_it(village: Village) -> None:
    loan = await village.lend()
    reported = await village.report(MoneyKind.REPAYMENT, loan, 57_500, by=ANI, covered_by=RINI)
    who = claims.who_confirms(reported.claim, village.roster)
    assert [member.id for member in who.people] == [JOKO]


async def test_a_payout_goes_back_only_while_nothing_stands_on_it(village: Village) -> None:
    loan = await village.lend()
    village.later(days=35)
    payment = await village.pay(loan, 7_500)  # jasa alone: the account of the principal is whole
    async with village.turn() as turn:
        assert loan.disbursement_id is not None
        payout = await ledger.entry_by_id(turn.tx, loan.disbursement_id)
    assert payout is not None
    with pytest.raises(LoanInUse):
        await village.reverse(payout)
    await village.reverse(payment)
    await village.reverse(payout)
    again = await village.account(loan)
    assert (again.loan.state, again.loan.disbursed_on, again.instalments) == (LoanState.APPROVED, None, ())
    paid_out = await village.pay_out(again.loan)
    assert len((await village.account(paid_out)).instalments) == 10


async def test_one_box_pays_out_one_loan(village: Village) -> None:
    first, second = [
        await village.approve(await village.ask(who, replace(UPK, principal=600_000))) for who in (SITI, WATI)
    ]
    await village.pay_out(first)
    with pytest.raises(WouldOverdraw) as refused:
        await village.pay_out(second)
    assert (refused.value.account_kind, refused.value.available) == (AccountKind.CASH, 400_000)
    assert (await village.fresh(second)).state is LoanState.APPROVED


async def test_a_payment_is_corrected_as_if_it_had_been_right(village: Village) -> None:
    loan = await village.lend()
    village.later(days=35)
    entry = await village.pay(loan, 57_500)
    second = await village.pay(loan, 57_500)
    decision = await correct(village, entry.number, 30_000)
    assert decision.replacement is not None
    assert decision.replacement.loan_id == loan.id
    account = await village.account(loan)
    assert (account.paid_interest, account.paid_principal) == (15_000, 72_500)
    decision = await correct(village, second.number, 600_000 - 57_500 + 2_500)
    assert (await village.fresh(loan)).state is LoanState.PAID
    assert decision.replacement is not None


async def test_a_correction_works_with_an_empty_box_too(village: Village) -> None:
    loan = await village.lend()
    entry = await village.pay(loan, 57_500)
    await village.move(MoneyKind.CASH_TO_BANK, await village.balance(cash()) - 30_000)
    decision = await correct(village, entry.number, 30_000)
    assert decision.reversal is not None
    assert decision.replacement is not None
    assert decision.replacement.number < decision.reversal.number
    assert decision.replacement.postings[0] == Posting(debit=cash(), credit=income("jasa"), amount=7_500)
    assert (await village.account(loan)).paid_principal == 22_500


async def test_what_was_saved_and_what_was_forgiven_is_corrected_too(village: Village) -> None:
    loan = await village.lend()
    saved = await village.pay(loan, 60_000, rest_to="savings")
    await correct(village, saved.number, 59_000)
    assert await village.balance(savings_of(SITI, SavingsKind.SUKARELA)) == 1_500
    owed = repayments.payoff(await village.account(loan), village.today)
    payoff = await village.pay(loan, owed.total, rest_to="payoff")
    await correct(village, payoff.number, 57_500)
    account = await village.account(loan)
    assert (account.loan.state, account.waived, account.outstanding) == (LoanState.ACTIVE, 0, 400_000)


async def test_only_payments_get_another_sum(village: Village) -> None:
    loan = await village.lend()
    async with village.turn() as turn:
        assert loan.disbursement_id is not None
        payout = await ledger.entry_by_id(turn.tx, loan.disbursement_id)
        assert payout is not None
        with pytest.raises(FixedSum):
            await corrections.propose(turn, village.roster, payout, ANI, reason="salah", new_amount=400_000)
    reported = await village.report(MoneyKind.WRITE_OFF, loan, 500_000)
    async with village.turn() as turn:
        with pytest.raises(FixedSum):
            await claims.change(turn, reported.claim, ANI, 400_000)
        with pytest.raises(FixedSum):
            await repaying.postings_anew(turn, payout, 400_000)


async def test_an_existing_loan_moves_no_cash(village: Village) -> None:
    loan = await village.ask(
        SITI, principal_before=100_000, interest_before=15_000, first_due=dt.date(2025, 12, 6), asked_by=ANI
    )
    entry = await village.write(MoneyKind.LOAN_OPENING, loan, 400_000)
    account = await village.account(loan)
    assert entry.postings == (Posting(debit=loan_of(SITI, 1), credit=equity("saldo_awal"), amount=400_000),)
    assert (account.outstanding, account.loan.state) == (400_000, LoanState.ACTIVE)
    assert account.instalments[0].due_on == dt.date(2025, 12, 6)
    assert await village.balance(cash()) == 1_000_000
    await village.pay(loan, 57_500)
    with pytest.raises(LoanInUse):
        await village.reverse(entry)


@pytest.mark.parametrize("to", [LoanState.REJECTED, LoanState.WITHDRAWN])
async def test_an_existing_loan_goes_with_its_claim(village: Village, to: LoanState) -> None:
    loan = await village.ask(SITI, asked_by=ANI, first_due=dt.date(2026, 1, 10))
    claim = (await village.report(MoneyKind.LOAN_OPENING, loan, 500_000)).claim
    async with village.turn() as turn:
        if to is LoanState.REJECTED:
            await claims.reject(turn, village.roster, claim, RINI, "bukan begitu")
        else:
            await claims.withdraw(turn, village.roster, claim, ANI)
    assert (await village.fresh(loan)).state is to
    with pytest.raises(LoanDecided):
        await village.report(MoneyKind.LOAN_OPENING, loan, 500_000)


async def test_a_mistapped_acceptance_makes_the_loan_wait_again(village: Village) -> None:
    loan = await village.ask(SITI, asked_by=ANI, first_due=dt.date(2026, 1, 10))
    claim = (await village.report(MoneyKind.LOAN_OPENING, loan, 500_000)).claim
    decided = (await village.accept(claim)).claim
    async with village.turn() as turn:
        _reversal, again = await claims.take_back(turn, decided, RINI)
    assert (await village.fresh(loan)).state is LoanState.ASKED
    assert again.loan_id == loan.id
    await village.accept(again)
    assert (await village.fresh(loan)).state is LoanState.ACTIVE
    payment = (await village.report(MoneyKind.REPAYMENT, loan, 57_500)).claim
    before = await village.account(loan)
    paid = (await village.accept(payment)).claim
    async with village.turn() as turn:
        _reversal, again = await claims.take_back(turn, paid, RINI)
    assert await village.account(loan) == before
    assert (await village.accept(again)).entry is not None


async def test_the_group_owes_the_upk(village: Village) -> None:
    terms = replace(UPK, principal=3_000_000)
    debt = await village.ask(None, terms, lender="UPK Bahagia", first_due=dt.date(2026, 2, 3))
    received = await village.report(MoneyKind.DEBT_RECEIVED, debt, 3_000_000, by=RINI)
    assert received.entry is None  # a second person, always
    await village.accept(received.claim)
    assert await village.balance(upk_debt(1)) == 3_000_000
    assert await village.balance(cash()) == 4_000_000
    village.later(days=31)
    entry = await village.write(MoneyKind.DEBT_PAYMENT, debt, 345_000)
    assert entry.postings == (
        Posting(debit=expense("jasa_upk"), credit=cash(), amount=45_000),
        Posting(debit=upk_debt(1), credit=cash(), amount=300_000),
    )
    account = await village.account(debt)
    assert (account.outstanding, account.payments[0].interest) == (2_700_000, 45_000)
    with pytest.raises(Overpaid):
        await village.report(MoneyKind.DEBT_PAYMENT, debt, 5_000_000, rest_to="savings")
    corrected = await correct(village, entry.number, 400_000)
    assert corrected.replacement is not None
    assert corrected.replacement.amount == 400_000
    totals = await totals_of(village)
    assert (totals.debts, totals.loans) == (2_690_000, 0)


async def totals_of(village: Village) -> ledger.Totals:
    """The group at a glance."""
    async with village.db.read() as db:
        return await ledger.totals(db, village.group_id)


async def test_a_debt_that_was_running_moves_no_cash(village: Village) -> None:
    debt = await village.ask(
        None, replace(UPK, principal=3_000_000), lender="UPK", first_due=dt.date(2025, 12, 3), principal_before=600_000
    )
    entry = await village.write(MoneyKind.DEBT_OPENING, debt, 2_400_000)
    assert entry.postings == (Posting(debit=equity("saldo_awal"), credit=upk_debt(1), amount=2_400_000),)
    lent = await village.lend()
    async with village.turn() as turn:
        assert (await loans.fund_from(turn, lent, debt)).funded_by == debt.id


async def test_terms_of_a_debt_that_only_members_have(village: Village) -> None:
    for terms in (WEEKLY, replace(UPK, admin=Fee(rupiah=1)), replace(UPK, held=Fee(rupiah=1))):
        with pytest.raises(ValueError, match="debt"):
            await village.ask(None, terms)


async def test_paceklik_moves_the_rest_and_costs_nothing(village: Village) -> None:
    loan = await village.lend(terms=replace(UPK, penalty=Fee(rupiah=2_000)))
    village.later(days=35)
    await village.pay(loan, 57_500)
    village.later(days=40)
    late = await village.account(loan)
    assert repayments.missed(late, village.today) == 1
    async with village.turn() as turn:
        with pytest.raises(OwnLoan):
            await loans.shift(turn, village.roster, loan, SITI, 2, "badai")
        moved = await loans.shift(turn, village.roster, late.loan, JOKO, 2, "badai")
        kept = await loans.shifts(turn, loan)
    assert repayments.due(moved, village.today).total == 0
    assert [line.due_on for line in moved.instalments[:3]] == [
        *(dt.date(2026, 2, 7), dt.date(2026, 5, 9), dt.date(2026, 6, 13))
    ]
    assert [(one.from_number, one.periods, one.reason, one.made_by) for one in kept] == [(2, 2, "badai", JOKO)]
    asked = await village.ask(WATI)
    async with village.turn() as turn:
        with pytest.raises(LoanDecided):
            await loans.shift(turn, village.roster, asked, JOKO, 2, "badai")


async def test_the_borrower_takes_a_request_back(village: Village) -> None:
    loan = await village.ask(SITI)
    async with village.turn() as turn:
        with pytest.raises(NotTheBorrower):
            await loans.withdraw(turn, village.roster, loan, WATI)
        assert (await loans.withdraw(turn, village.roster, loan, SITI)).state is LoanState.WITHDRAWN
        with pytest.raises(LoanDecided):
            await loans.withdraw(turn, village.roster, loan, SITI)


async def test_the_same_message_asks_once(village: Village) -> None:
    loan = await village.ask(SITI)
    async with village.turn() as turn:
        assert await loans.ask(turn, village.roster, loan) is None
        assert await loans.of_message(turn, loan.chat_id, loan.message_id) == [loan]
        assert await loans.by_number(turn, village.group_id, 1) == loan
        assert await loans.of_member(turn, SITI) == [loan]
        assert await loans.of_group(turn, village.group_id, LoanState.ACTIVE) == []
        assert await loans.accounts(turn, []) == []


async def test_what_the_books_say_of_one_who_asks(village: Village) -> None:
    for days in (0, 40, 30):  # January, February, March
        village.later(days=days)
        saved = await village.move(MoneyKind.DEPOSIT, 20_000, who=SITI, savings=SavingsKind.WAJIB)
    siti = village.member(SITI)
    village.later(days=30)  # April
    async with village.turn() as turn:
        assert await loans.applicant(turn, village.roster, siti) == Applicant(
            savings=60_000, months_saved_in_a_row=3, cash=1_060_000, members=6
        )
    loan = await village.lend()
    village.later(days=60)
    await village.reverse(saved)
    async with village.turn() as turn:
        found = await loans.applicant(turn, village.roster, siti)
        assert (found.outstanding, found.open_loans, found.loans_before) == (500_000, 1, 1)
        assert (found.arrears, found.months_saved_in_a_row, found.savings) == (57_500, 0, 40_000)
        besides = await loans.applicant(turn, village.roster, siti, besides=loan)
        assert (besides.outstanding, besides.open_loans, besides.loans_before) == (0, 0, 0)


async def test_loans_leave_the_house_with_the_books(village: Village, tmp_path: Path) -> None:
    loan = await village.lend(purpose="modal kripik")
    await village.pay(loan, 60_000, rest_to="savings")
    debt = await village.ask(None, replace(UPK, principal=3_000_000), lender="UPK")
    await village.write(MoneyKind.DEBT_RECEIVED, debt, 3_000_000)
    await village.report(MoneyKind.REPAYMENT, loan, 1_000, paid_from="fund")
    await village.report(MoneyKind.REPAYMENT, loan, 1_000, covered_by=WATI)
    async with village.turn() as turn:
        await loans.shift(turn, village.roster, loan, JOKO, 1, "badai")
        await loans.fund_from(turn, loan, debt)
        await turn.tx.connection.execute(
            "INSERT INTO covers (group_id, date, debtor_id, amount, loan_id, created_by, created_at) "
            "VALUES (1, '2026-01-03', ?, 5000, 1, 1, 0)",
            (SITI,),
        )
    files = {file.stem: file for file in await export(tmp_path / "x.db", tmp_path / "out")}
    rows = {name: _rows(file) for name, file in files.items()}
    assert rows["pinjaman"] == [
        [
            *("1", "Bu Siti", "", "berjalan", "500000", "450000", "flat", "1.5%", "10", "bulanan", *"0000"),
            *("2026-01-03", "2026-01-03", "modal kripik", "2"),
            *("100", "denda jasa pokok", "jasa berjalan", "0", "0", "0"),
        ],
        [
            *("2", "", "UPK", "berjalan", "3000000", "3000000", "flat", "1.5%", "10", "bulanan", *"0000"),
            *("2026-01-03", "2026-01-03", "", ""),
            *("100", "denda jasa pokok", "jasa berjalan", "0", "0", "0"),
        ],
    ]
    assert [row[2:3] + row[12:] for row in rows["klaim"]] == [
        ["angsuran", "1", "", ""],
        ["modal dari UPK", "2", "", ""],
        ["angsuran", "1", "dana tanggung renteng", ""],
        ["angsuran", "1", "", "Bu Wati"],
    ]
    assert len(rows["jadwal_angsuran"]) == 20
    assert rows["angsuran"] == [["1", "3", "2026-01-03", "0", "7500", "0", "50000", "2500", "0"]]
    assert rows["paceklik"] == [["1", "2026-01-03 19:00", "2", "1", "badai", "Pak Joko"]]
    assert rows["talangan"] == [["2026-01-03", "Bu Siti", "dana tanggung renteng", "1", "5000", "menunggu"]]
    assert [row[2] for row in rows["buku_kas"]] == ["hibah", "pencairan pinjaman", *["angsuran"] * 3, "modal dari UPK"]


def _rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))[1:]


# --- what is kept cannot be changed, and verify finds what was ------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE loans SET principal = 1",
        "UPDATE loans SET rate = '0%'",
        "UPDATE loans SET member_id = 5",
        "DELETE FROM loans",
        "UPDATE instalments SET interest = 0",
        "DELETE FROM instalments",
        "UPDATE waivers SET interest = 1",
        "DELETE FROM waivers",
        "UPDATE shifts SET reason = 'lupa'",
        "UPDATE shifts SET reason = '', periods = 2",
        "DELETE FROM shifts",
        "UPDATE hardships SET interest = 5",
        "UPDATE hardships SET reason = 'lupa'",
        "UPDATE hardships SET reason = '', periods = 2",
        "DELETE FROM hardships",
        "UPDATE loans SET purpose = 'warung'",
        "UPDATE loans SET purpose = '', asked_by = 1",
    ],
)
async def test_what_was_agreed_is_refused_to_change(village: Village, statement: str) -> None:
    loan = await village.lend()
    async with village.turn() as turn:
        told = await hardship.tell(turn, loan, SITI, "badai")
        told = await hardship.propose(turn, village.roster, told, loan, ANI, 1)
        await hardship.accept(turn, village.roster, told, loan, JOKO)
    await village.pay(loan, 507_500, rest_to="payoff")
    with pytest.raises(sqlite3.IntegrityError, match=r"immutable|kept"):
        async with village.turn() as turn:
            await turn.tx.connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE loans SET state = 'paid'", "state"),
        ("UPDATE loans SET state = 'written_off'", "write-off"),
        ("UPDATE loans SET state = 'approved'", "payout"),
        ("UPDATE loans SET principal = principal + 1", "balance"),
        ("UPDATE loans SET rate = '2%'", "schedule"),
        ("UPDATE instalments SET interest = 0 WHERE number = 10", "schedule"),
        ("DELETE FROM instalments WHERE number = 10", "schedule"),
        ("UPDATE loans SET number = 7", "names another loan"),
        ("DELETE FROM loans", "loan:1:4"),
        ("INSERT INTO waivers (entry_id, loan_id, interest) VALUES (2, 1, 5)", "names another loan"),
    ],
)
async def test_a_loan_that_is_not_what_its_entries_say_is_found(tmp_path: Path, statement: str, problem: str) -> None:
    village = await Village.found(tmp_path / "x.db")
    await village.move(MoneyKind.GRANT, 1_000_000)
    await village.pay(await village.lend(), 57_500)
    await village.db.close()
    connection = await aiosqlite.connect(tmp_path / "x.db", isolation_level=None)
    connection.row_factory = sqlite3.Row
    for name in ("loans_keep_terms", "loans_refuse_delete", "instalments_keep_amounts", "instalments_refuse_delete"):
        await connection.execute(f"DROP TRIGGER {name}")
    await connection.execute(statement)
    findings = await verify(Reader(connection))
    await connection.close()
    told = " ".join(finding.detail for finding in findings if finding.what is What.LOAN)
    assert problem in told


async def test_words_that_nobody_wrote_are_told(tmp_path: Path) -> None:
    village = await Village.found(tmp_path / "x.db")
    await village.ask(SITI)
    await village.db.close()
    connection = await aiosqlite.connect(tmp_path / "x.db", isolation_level=None)
    connection.row_factory = sqlite3.Row
    await connection.execute("DROP TRIGGER loans_keep_terms")
    await connection.execute("UPDATE loans SET rate = 'banyak'")
    assert What.UNREADABLE in {finding.what for finding in await verify(Reader(connection))}
    await connection.close()
