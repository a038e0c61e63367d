"""Whatever is asked, paid, moved, given up and taken back, in whatever order: a loan is what stands in the books.

Beside the books runs a model of plain numbers: for each loan, what each entry that stands has paid of it. And memory:
wherever the same entries of a loan stand again, the loan is exactly what it was then.
"""

import asyncio
import tempfile
from collections.abc import Coroutine
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from savings import repayments
from savings.errors import (
    AlreadyReversed,
    FixedSum,
    LoanDecided,
    LoanInUse,
    NothingOwed,
    NotReversible,
    Overpaid,
    PayoffChanged,
    WouldOverdraw,
)
from savings.hardship import deciders
from savings.journal import AccountKind, Entry, cash, loan_of, upk_debt
from savings.loans import EarlyPayoff, Fee, Loan, LoanState, Method, Part, Period, Terms
from savings.money import MoneyKind, SavingsKind
from savings.repayments import LoanAccount
from services import claims, corrections, hardship, ledger, loans
from services.repaying import PAYMENTS
from services.verify import verify
from tests.services.acting import ANI, JOKO, SITI, SRI, WATI, Village

T = TypeVar("T")
ORDERS = [(Part.PENALTY, Part.INTEREST, Part.PRINCIPAL), (Part.PRINCIPAL, Part.INTEREST, Part.PENALTY)]

terms = st.builds(
    Terms,
    method=st.sampled_from([Method.FLAT, Method.DECLINING, Method.ANNUITY]),
    principal=st.integers(1_000, 600_000),
    periods=st.integers(1, 6),
    rate=st.sampled_from([Fraction(0), Fraction(3, 200), Fraction(1, 120), Fraction(1, 10)]),
    period=st.sampled_from(Period),
    multiple=st.sampled_from([1, 100, 1_000]),
    order=st.sampled_from(ORDERS),
    early_payoff=st.sampled_from(EarlyPayoff),
    penalty=st.sampled_from([Fee(), Fee(rupiah=500), Fee(share=Fraction(1, 50))]),
)
weekly = st.builds(
    Terms,
    method=st.just(Method.UPPKS),
    principal=st.integers(10_000, 600_000),
    periods=st.just(12),
    rate=st.just(Fraction(0)),
    period=st.just(Period.WEEKLY),
)


class LoanMachine(RuleBasedStateMachine):
    """One group, several loans and debts of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.runner = asyncio.Runner()
        self.village = self.runner.run(Village.found(Path(self.folder.name) / "x.db"))
        self.loans: dict[int, Loan] = {}
        self.entries: dict[int, Entry] = {}
        self.gone: set[int] = set()
        self.moved: dict[int, int] = {}
        self.memory: dict[tuple[int, int, frozenset[int]], LoanAccount] = {}

    def teardown(self) -> None:
        self.runner.run(self.village.db.close())
        self.runner.close()
        self.folder.cleanup()

    def run(self, what: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(what)

    @initialize(grant=st.sampled_from([0, 400_000, 2_000_000]))
    def begin(self, grant: int) -> None:
        for who in (SITI, WATI):
            self.book(self.run(self.village.move(MoneyKind.DEPOSIT, 40_000, who=who, savings=SavingsKind.SUKARELA)))
        self.book(self.run(self.village.move(MoneyKind.JOINT_FUND, 30_000, who=SRI)))
        if grant:
            self.book(self.run(self.village.move(MoneyKind.GRANT, grant)))

    def book(self, entry: Entry) -> None:
        """Remember what was written."""
        self.entries[entry.number] = entry
        if entry.reverses is not None:
            self.gone.add(entry.reverses)

    def standing(self, loan: Loan) -> list[Entry]:
        """The entries of a loan that count."""
        return [
            entry
            for entry in self.entries.values()
            if entry.loan_id == loan.id and not entry.is_reversal and entry.number not in self.gone
        ]

    def picked(self, data: st.DataObject) -> Loan:
        """One of the loans; of those that are being repaid, mostly."""
        every = [self.run(self.village.fresh(loan)) for loan in self.loans.values()]
        running = [loan for loan in every if loan.state is LoanState.ACTIVE]
        anyhow = data.draw(st.integers(0, 7), label="any loan") == 0
        return data.draw(st.sampled_from(every if anyhow or not running else running), label="loan")

    def picked_entry(self, data: st.DataObject) -> int:
        """The number of an entry; of payments that stand, mostly."""
        paid = [number for number, entry in self.entries.items() if entry.kind in PAYMENTS and number not in self.gone]
        anyhow = data.draw(st.integers(0, 1), label="any entry") == 0
        return data.draw(st.sampled_from(sorted(self.entries) if anyhow or not paid else paid), label="entry")

    # --- how it begins -------------------------------------------------------------------------------------------

    @rule(who=st.sampled_from([SITI, WATI, SRI, JOKO]), agreed=st.one_of(terms, weekly), fees=st.booleans())
    def lend(self, who: int, agreed: Terms, fees: bool) -> None:
        if fees:
            agreed = replace(agreed, admin=Fee(rupiah=500), held=Fee(share=Fraction(1, 20)))
        loan = self.run(self.village.approve(self.run(self.village.ask(who, agreed))))
        self.loans[loan.id] = loan
        self.pay_out_one(loan)

    @precondition(lambda self: self.loans)
    @rule(data=st.data())
    def pay_out_again(self, data: st.DataObject) -> None:
        loan = self.picked(data)
        if loan.state is LoanState.APPROVED:
            self.pay_out_one(loan)

    def pay_out_one(self, loan: Loan) -> None:
        held = self.run(self.village.balance(cash()))
        try:
            loan = self.run(self.village.pay_out(loan))
        except WouldOverdraw:
            assert held < loan.terms.paid_out
            return
        assert held >= loan.terms.paid_out
        self.moved[loan.id] = 0
        self.book(self.entry_of(loan.disbursement_id))

    @rule(
        debt=st.booleans(),
        received=st.booleans(),
        agreed=terms,
        before=st.integers(0, 3),
        ask_back=st.sampled_from(["accept", "reject", "withdraw", "take back"]),
    )
    def take_over(self, debt: bool, received: bool, agreed: Terms, before: int, ask_back: str) -> None:
        """A loan or a debt that begins with a claim."""
        received = received and debt
        paid = 0 if received else agreed.principal * before // 4
        loan = self.run(
            self.village.ask(
                None if debt else SITI,
                agreed,
                lender="UPK" if debt else "",
                first_due=self.village.today,
                asked_by=ANI,
                principal_before=paid,
            )
        )
        self.loans[loan.id] = loan
        kind = (MoneyKind.DEBT_OPENING, MoneyKind.DEBT_RECEIVED)[received] if debt else MoneyKind.LOAN_OPENING
        claim = self.run(self.village.report(kind, loan, agreed.principal - paid)).claim
        if ask_back in {"reject", "withdraw"}:
            self.run(self.decline(claim, withdraw=ask_back == "withdraw"))
            return
        decision = self.run(self.village.accept(claim))
        assert decision.entry is not None
        self.book(decision.entry)
        self.moved[loan.id] = 0
        if ask_back == "take back":
            reversal, again = self.run(self.take_back(decision.claim))
            self.book(reversal)
            assert self.run(self.village.fresh(loan)).state is LoanState.ASKED
            self.moved[loan.id] = 0
            decision = self.run(self.village.accept(again))
            assert decision.entry is not None
            self.book(decision.entry)

    async def decline(self, claim: claims.Claim, *, withdraw: bool) -> None:
        async with self.village.turn() as turn:
            if withdraw:
                await claims.withdraw(turn, self.village.roster, claim, claim.reporter_id)
                return
            confirmer = claims.who_confirms(claim, self.village.roster).people[0]
            await claims.reject(turn, self.village.roster, claim, min(confirmer.speakers), "bukan")

    async def take_back(self, claim: claims.Claim) -> tuple[Entry, claims.Claim]:
        async with self.village.turn() as turn:
            assert claim.decider_id is not None
            return await claims.take_back(turn, claim, claim.decider_id)

    # --- how it is repaid ----------------------------------------------------------------------------------------

    @precondition(lambda self: self.loans)
    @rule(
        data=st.data(),
        rest_to=st.sampled_from(["", "", "ahead", "savings"]),
        paid_from=st.sampled_from(["", "", "savings", "fund"]),
        part=st.sampled_from(["bill", "half", "more", "any"]),
    )
    def pay(self, data: st.DataObject, rest_to: str, paid_from: str, part: str) -> None:
        loan = self.picked(data)
        account = self.run(self.village.account(loan))
        asked = repayments.bill(account, self.village.today).total
        amount = {"bill": asked, "half": asked // 2, "more": asked + asked // 3}.get(part, 0) or data.draw(
            st.integers(1, 200_000), label="amount"
        )
        if loan.is_debt:
            paid_from = ""
        kind = MoneyKind.DEBT_PAYMENT if loan.is_debt else MoneyKind.REPAYMENT
        self.write(kind, loan, amount, rest_to=rest_to, paid_from=paid_from)

    @precondition(lambda self: self.loans)
    @rule(data=st.data())
    def pay_the_bill(self, data: st.DataObject) -> None:
        loan = self.picked(data)
        asked = repayments.bill(self.run(self.village.account(loan)), self.village.today).total
        self.write(MoneyKind.DEBT_PAYMENT if loan.is_debt else MoneyKind.REPAYMENT, loan, max(1, asked))

    @precondition(lambda self: self.loans)
    @rule(data=st.data())
    def pay_off(self, data: st.DataObject) -> None:
        loan = self.picked(data)
        if loan.state is not LoanState.ACTIVE:
            return
        before = self.run(self.village.account(loan))
        owed = repayments.payoff(before, self.village.today)
        kind = MoneyKind.DEBT_PAYMENT if loan.is_debt else MoneyKind.REPAYMENT
        entry = self.write(kind, loan, max(1, owed.total), rest_to="payoff")
        if entry is not None:
            after = self.run(self.village.account(loan))
            assert after.loan.state is LoanState.PAID
            assert after.waived == before.waived + owed.waived

    @precondition(lambda self: self.loans)
    @rule(data=st.data())
    def give_up(self, data: st.DataObject) -> None:
        loan = self.picked(data)
        account = self.run(self.village.account(loan))
        if not loan.is_debt and data.draw(st.integers(0, 3), label="given up") == 0:
            self.write(MoneyKind.WRITE_OFF, loan, max(1, account.outstanding))

    @precondition(lambda self: self.loans)
    @rule(data=st.data())
    def bring_back(self, data: st.DataObject) -> None:
        """Something comes in on a loan that was given up."""
        lost = [one for one in map(self.fresh, self.loans.values()) if one.state is LoanState.WRITTEN_OFF]
        if not lost:
            return
        loan = data.draw(st.sampled_from(lost), label="lost")
        most = repayments.recoverable(self.run(self.village.account(loan)))
        amount = data.draw(st.integers(1, max(1, most + most // 4)), label="brought back")
        entry = self.write(MoneyKind.REPAYMENT, loan, amount)
        assert (entry is not None) == (amount <= most)

    @precondition(lambda self: self.loans)
    @rule(data=st.data())
    def forgive(self, data: st.DataObject) -> None:
        """Two officers give up what is left of jasa and denda once all pokok is back."""
        loan = self.picked(data)
        if loan.is_debt or loan.state is not LoanState.ACTIVE:
            return
        before = self.run(self.village.account(loan))
        if before.outstanding and loan.terms.order[0] is Part.PRINCIPAL:
            self.village.later(days=200)  # whatever is due by then is paid pokok first
            self.write(MoneyKind.REPAYMENT, loan, before.outstanding)
            before = self.run(self.village.account(loan))
        owed = repayments.forgivable(before, self.village.today)
        if owed is None or before.loan.state is not LoanState.ACTIVE:
            return
        self.run(self.forgive_one(loan))
        self.moved[loan.id] = self.moved.get(loan.id, 0) + 1_000_000 + 1_000 * len(self.entries)
        after = self.run(self.village.account(loan))
        assert after.loan.state is LoanState.PAID
        assert (after.waived - before.waived, after.waived_penalty - before.waived_penalty) == (
            owed.interest,
            owed.penalty,
        )

    async def forgive_one(self, loan: Loan) -> None:
        async with self.village.turn() as turn:
            proposed = await hardship.propose_forgiving(turn, self.village.roster, loan, ANI, "panen gagal")
            who = deciders(proposed, loan, self.village.roster)
            await hardship.accept(turn, self.village.roster, proposed, loan, min(who[0].speakers))

    def fresh(self, loan: Loan) -> Loan:
        return self.run(self.village.fresh(loan))

    def write(self, kind: MoneyKind, loan: Loan, amount: int, **more: Any) -> Entry | None:
        """Report and accept it; where it is refused, nothing has changed, and there was a reason."""
        before = self.run(self.village.account(loan))
        try:
            entry = self.run(self.village.write(kind, loan, amount, **more))
        except NothingOwed:
            assert (
                loan.state is not LoanState.ACTIVE
                or not repayments.remaining(before, self.village.today).total
                or (not repayments.payoff(before, self.village.today).total or kind is MoneyKind.WRITE_OFF)
            )
        except Overpaid as error:
            assert 0 < error.rest <= amount
        except PayoffChanged as error:
            assert error.total != amount
        except WouldOverdraw as error:
            assert error.available < error.asked
        else:
            self.book(entry)
            assert entry.amount == amount
            return entry
        assert self.run(self.village.account(loan)) == before
        return None

    @precondition(lambda self: self.loans)
    @rule(data=st.data(), periods=st.integers(1, 3))
    def hard_times(self, data: st.DataObject, periods: int) -> None:
        loan = self.picked(data)
        if loan.state is not LoanState.ACTIVE or loan.member_id == ANI:
            return
        self.run(self.shift(loan, periods))
        self.moved[loan.id] = self.moved.get(loan.id, 0) + periods + 1_000 * len(self.entries)

    async def shift(self, loan: Loan, periods: int) -> None:
        async with self.village.turn() as turn:
            before = await loans.account(turn, loan)
            after = await loans.shift(turn, self.village.roster, loan, ANI, periods, "paceklik")
            days = [(old.due_on, new.due_on) for old, new in zip(before.instalments, after.instalments, strict=True)]
            assert all(old <= new for old, new in days)
            assert before.outstanding == after.outstanding
            assert after.loan.state is LoanState.ACTIVE

    @rule(days=st.integers(1, 45))
    def time_passes(self, days: int) -> None:
        self.village.later(days=days)

    @rule(amount=st.integers(1, 100_000))
    def money_goes_to_the_bank(self, amount: int) -> None:
        if amount <= self.run(self.village.balance(cash())):
            self.book(self.run(self.village.move(MoneyKind.CASH_TO_BANK, amount)))

    # --- how it is taken back --------------------------------------------------------------------------------------

    @rule(data=st.data())
    def reverse_one(self, data: st.DataObject) -> None:
        number = self.picked_entry(data)
        old = self.entries[number]
        others = []
        if old.loan_id is not None:
            others = [one for one in self.standing(self.loans[old.loan_id]) if one.number != number]
        try:
            reversal = self.run(self.village.reverse(old))
        except (AlreadyReversed, NotReversible):
            assert old.is_reversal or number in self.gone
        except LoanInUse:
            assert others or number in self.gone
        except WouldOverdraw as error:
            assert error.available < error.asked
        except LoanDecided:
            assert number in self.gone
        else:
            assert not old.is_reversal
            assert number not in self.gone
            self.book(reversal)

    @rule(data=st.data(), amount=st.integers(1, 200_000))
    def correct_one(self, data: st.DataObject, amount: int) -> None:
        number = self.picked_entry(data)
        old = self.entries[number]
        if old.loan_id is None or old.is_reversal or number in self.gone or amount == old.amount:
            return
        loan = self.loans[old.loan_id]
        before = self.run(self.village.account(loan))
        try:
            decision = self.run(self.correct(number, amount))
        except FixedSum:
            assert old.kind not in PAYMENTS
        except (Overpaid, WouldOverdraw, NothingOwed, LoanInUse):
            pass
        else:
            assert decision.reversal is not None
            assert decision.replacement is not None
            self.book(decision.reversal)
            self.book(decision.replacement)
            assert decision.replacement.amount == amount
            return
        assert self.run(self.village.account(loan)) == before

    async def correct(self, number: int, amount: int) -> corrections.Decision:
        async with self.village.turn() as turn:
            entry = await ledger.entry(turn.tx, self.village.group_id, number)
            assert entry is not None
            made = await corrections.propose(turn, self.village.roster, entry, ANI, reason="salah", new_amount=amount)
            who = corrections.who_decides(made, entry, self.village.roster)
            return await corrections.accept(turn, self.village.roster, made, entry, min(who.people[0].speakers))

    def entry_of(self, entry_id: int | None) -> Entry:
        async def look() -> Entry:
            assert entry_id is not None
            async with self.village.db.read() as db:
                found = await ledger.entry_by_id(db, entry_id)
            assert found is not None
            return found

        return self.run(look())

    # --- what holds always ------------------------------------------------------------------------------------------

    @invariant()
    def the_books_are_sound(self) -> None:
        async def look() -> list[Any]:
            async with self.village.db.read() as db:
                return list(await verify(db))

        assert self.run(look()) == []

    @invariant()
    def every_loan_is_what_stands(self) -> None:
        for loan in list(self.loans.values()):
            account = self.run(self.village.account(loan))
            standing = self.standing(loan)
            self.follows_from_sums(account, standing)
            self.is_in_its_account(account)
            if account.instalments:
                key = (loan.id, self.moved.get(loan.id, 0), frozenset(entry.number for entry in standing))
                kept = self.memory.setdefault(key, account)
                assert account == replace(kept, loan=replace(kept.loan, decided_at=account.loan.decided_at))

    def follows_from_sums(self, account: LoanAccount, standing: list[Entry]) -> None:
        """The parts of what was paid, by the model, and the state that they make."""
        payments = [one for one in standing if one.kind in PAYMENTS]
        assert {one.number: one.total for one in account.payments} == {one.number: one.amount for one in payments}
        principal = sum(
            line.amount
            for one in payments
            for line in one.postings
            if line.credit.kind is AccountKind.LOAN or line.debit.kind is AccountKind.UPK_DEBT
        )
        loan = account.loan
        assert account.outstanding == loan.terms.principal - loan.principal_before - principal >= 0
        assert account.waived >= 0
        if account.instalments:
            interest = sum(line.interest for line in account.instalments)
            assert sum(line.principal for line in account.instalments) == loan.terms.principal
            assert account.paid_interest + account.waived <= interest
            assert account.paid_savings <= sum(line.savings for line in account.instalments)
            assert all(min(line.principal, line.interest, line.savings) >= 0 for line in repayments.left(account))
        begun = any(one.kind in loans.BEGINNINGS for one in standing)
        assert begun == (loan.state in loans.DISBURSED) == bool(account.instalments)
        if begun and loan.state is not LoanState.WRITTEN_OFF:
            assert account.settled == (loan.state is LoanState.PAID)
        given_up = any(one.kind == MoneyKind.WRITE_OFF for one in standing)
        assert given_up == (loan.state is LoanState.WRITTEN_OFF)
        assert account.recovered <= (repayments.lost(account) if given_up else 0)

    def is_in_its_account(self, account: LoanAccount) -> None:
        """The books hold what is outstanding, and nothing once it is given up or was never paid out."""
        loan = account.loan
        key = upk_debt(loan.number) if loan.member_id is None else loan_of(loan.member_id, loan.number)
        owed = account.outstanding if loan.state in {LoanState.ACTIVE, LoanState.PAID} else 0
        assert self.run(self.village.balance(key)) == owed


TestLoans = LoanMachine.TestCase
TestLoans.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
