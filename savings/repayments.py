"""Repayments: what is owed on a loan, how a payment is split, and how far behind a loan is.

Everything follows from sums: what the schedule asks by a day, against what stands as paid in the books. So many small
payments equal one big one, the order in which they were entered plays no part, and a reversed payment leaves no trace.
All amounts are whole rupiah; only the penalty is rounded, a half upwards.

Jasa follows the agreed schedule. Paying ahead does not change it; an early payoff may forgive the jasa of its end. The
simpanan wajib inside a UPPKS payment goes with the jasa: it is paid right after it, lapses with what is forgiven, and
of a loan that began before the books as much of it counts as paid.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from savings.loans import EarlyPayoff, Instalment, Loan, Part
from savings.money import Rupiah


@dataclass(frozen=True, slots=True, kw_only=True)
class Repayment:
    """A payment that stands in the books, by its parts.

    `date` is the members' date, `number` the entry's. `rest` went to the borrower's savings and pays nothing here.
    `recovered` came in after the loan was given up: income of the group that pays no part of the loan.
    """

    date: dt.date
    number: int
    principal: Rupiah = 0
    interest: Rupiah = 0
    penalty: Rupiah = 0
    savings: Rupiah = 0
    rest: Rupiah = 0
    recovered: Rupiah = 0

    @property
    def total(self) -> Rupiah:
        """What was handed over."""
        return self.principal + self.interest + self.penalty + self.savings + self.rest + self.recovered


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanAccount:
    """A loan with its schedule and what was paid on it.

    `waived`: the jasa that an early payoff or two officers forgave; `waived_penalty`: the denda that these forgave.
    """

    loan: Loan
    instalments: tuple[Instalment, ...]
    payments: tuple[Repayment, ...]
    waived: Rupiah = 0
    waived_penalty: Rupiah = 0

    @property
    def paid_principal(self) -> Rupiah:
        """All pokok paid, that from before the books included."""
        return self.loan.principal_before + sum(one.principal for one in self.payments)

    @property
    def paid_interest(self) -> Rupiah:
        """All jasa paid, that from before the books included."""
        return self.loan.interest_before + sum(one.interest for one in self.payments)

    @property
    def paid_savings(self) -> Rupiah:
        """All simpanan wajib paid inside UPPKS payments, that from before the books included."""
        return self.savings_before + sum(one.savings for one in self.payments)

    @property
    def paid_penalty(self) -> Rupiah:
        """All denda paid."""
        return sum(one.penalty for one in self.payments)

    @property
    def recovered(self) -> Rupiah:
        """All that came in after the loan was given up."""
        return sum(one.recovered for one in self.payments)

    @property
    def savings_before(self) -> Rupiah:
        """The simpanan wajib that was paid with the jasa of before the books."""
        return min(self.loan.interest_before, sum(one.savings for one in self.instalments))

    @property
    def outstanding(self) -> Rupiah:
        """The pokok that is still out, due or not."""
        return self.loan.terms.principal - self.paid_principal

    @property
    def settled(self) -> bool:
        """Whether nothing is owed any more, on whatever day one asks."""
        return not remaining(self, dt.date.max).total


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What is to be paid, by its parts."""

    penalty: Rupiah = 0
    interest: Rupiah = 0
    savings: Rupiah = 0
    principal: Rupiah = 0

    @property
    def total(self) -> Rupiah:
        """All of it."""
        return self.penalty + self.interest + self.savings + self.principal


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(Owed):
    """What a payment pays. `rest` is beyond what could be paid; `total` leaves it out."""

    rest: Rupiah = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Payoff(Owed):
    """What settles a loan at once. `waived`: the jasa that is then forgiven.

    `ahead`: the jasa that was paid for periods which are not charged any more; it is not given back.
    """

    waived: Rupiah = 0
    ahead: Rupiah = 0


def left(account: LoanAccount) -> tuple[Instalment, ...]:
    """Every instalment with what is still unpaid of it: payments fill the oldest first, each part its own."""
    unpaid = []
    # What is not covered by what was paid, of all that is asked up to the instalment before: digests ask for thousands.
    principal_gone, interest_gone, savings_gone = account.paid_principal, account.paid_interest, account.paid_savings
    principal = interest = savings = 0
    for one, (principal_asked, interest_asked, savings_asked) in zip(account.instalments, _asked(account), strict=True):
        now = (
            max(0, principal_asked - principal_gone),
            max(0, interest_asked - interest_gone),
            max(0, savings_asked - savings_gone),
        )
        lacks = (now[0] - principal, now[1] - interest, now[2] - savings)
        principal, interest, savings = now
        if lacks == (one.principal, one.interest, one.savings):
            unpaid.append(one)
        else:
            unpaid.append(
                Instalment(
                    number=one.number, due_on=one.due_on, principal=lacks[0], interest=lacks[1], savings=lacks[2]
                )
            )
    return tuple(unpaid)


def due(account: LoanAccount, on: dt.date) -> Owed:
    """What has fallen due by this day, the day itself included, and is unpaid."""
    return _owed([one for one in left(account) if one.due_on <= on], penalty_due(account, on))


def bill(account: LoanAccount, on: dt.date) -> Owed:
    """What one who pays on this day is asked for: what is due or, where no instalment is, the next one, and denda."""
    lines = left(account)
    asked = [one for one in lines if one.due_on <= on and one.total] or [one for one in lines if one.total][:1]
    return _owed(asked, penalty_due(account, on))


def remaining(account: LoanAccount, on: dt.date) -> Owed:
    """All that will ever be asked if nothing is paid off early: what the schedule has left, and the denda of today."""
    owed = _owed(left(account), penalty_due(account, on))
    # A loan that is not paid out yet has no dates, and owes its pokok all the same.
    return replace(owed, principal=account.outstanding)


def next_instalment(account: LoanAccount, on: dt.date) -> Instalment | None:
    """The next one after this day with what is left to pay of it.

    Where all that is unpaid has fallen due already, the oldest of those; None where nothing is unpaid.
    """
    unpaid = [one for one in left(account) if one.total]
    return next((one for one in unpaid if one.due_on > on), unpaid[0] if unpaid else None)


def allocate(account: LoanAccount, amount: Rupiah, on: dt.date, *, ahead: bool) -> Split:
    """How a payment of this day is split: what is due in the order of the terms, within each part the oldest first.

    Then coming instalments one after another, each one's jasa, savings and pokok: with `ahead` as far as the money
    goes, else only where nothing was due, and then only the next. Raises ValueError for an amount below zero.
    """
    if amount < 0:
        raise ValueError(f"a payment is not below zero: {amount}")
    paid = dict.fromkeys(("penalty", "interest", "savings", "principal"), 0)
    for part, asked in _slots(account, on, ahead=ahead):
        given = min(amount, asked)
        paid[part] += given
        amount -= given
    return Split(**paid, rest=amount)


def payoff(account: LoanAccount, on: dt.date, mode: EarlyPayoff | None = None) -> Payoff:
    """What settles the loan on this day: what is overdue, all pokok, and jasa by the mode, else by the loan's terms.

    The jasa of the running period is that of the first instalment due on this day or later.
    """
    mode = mode or account.loan.terms.early_payoff
    lines = left(account)
    charged = sum(one.due_on <= on for one in lines)
    if mode is EarlyPayoff.ALL:
        charged = len(lines)
    elif mode is EarlyPayoff.THIS_PERIOD:
        charged = max(charged, sum(one.due_on < on for one in lines) + 1)
    interest = sum(one.interest for one in lines[:charged])
    waived = sum(one.interest for one in lines) - interest
    return Payoff(
        penalty=penalty_due(account, on),
        interest=interest,
        savings=max(0, sum(one.savings for one in lines) - waived),
        principal=account.outstanding,
        waived=waived,
        ahead=max(0, account.paid_interest - sum(one.interest for one in account.instalments[:charged])),
    )


def forgivable(account: LoanAccount, on: dt.date) -> Owed | None:
    """What may be forgiven: the jasa and denda that are left on this day though all pokok is back.

    None where pokok is still out, where nothing is left, and where forgiving would not settle the loan: the simpanan
    wajib inside a UPPKS payment is the borrower's own, and nobody else's to give up.
    """
    asked = remaining(account, on)
    owed = Owed(penalty=asked.penalty, interest=asked.interest)
    return owed if not account.outstanding and owed.total and forgiven(account, owed).settled else None


def forgiven(account: LoanAccount, owed: Owed) -> LoanAccount:
    """The account without this jasa and denda."""
    return replace(account, waived=account.waived + owed.interest, waived_penalty=account.waived_penalty + owed.penalty)


def lost(account: LoanAccount) -> Rupiah:
    """What the group never got of a loan that was given up: pokok and jasa. Denda is not asked of such a borrower."""
    return account.outstanding + sum(one.interest for one in left(account))


def recoverable(account: LoanAccount) -> Rupiah:
    """How much of that may still come in, less what has come since it was given up."""
    return max(0, lost(account) - account.recovered)


def penalty_due(account: LoanAccount, on: dt.date) -> Rupiah:
    """The denda that stands on this day and is unpaid.

    Once for each instalment that was not fully paid when its due date ended, by what had been paid until then; a share
    is of what was lacking of that instalment. What fell due before the loan stood in these books is not fined.
    """
    fee = account.loan.terms.penalty
    if not fee:
        return 0
    fines = sum(fee.of(lacking) for one, lacking in _lacking(account) if one.due_on < on and lacking)
    return max(0, fines - account.paid_penalty - account.waived_penalty)


def missed(account: LoanAccount, on: dt.date) -> int:
    """How many instalments were due before this day and are not fully paid."""
    return len(overdue(account, on))


def days_late(account: LoanAccount, on: dt.date) -> int:
    """For how many days the oldest missed instalment has been waiting; 0 where none is missed."""
    return max(((on - one.due_on).days for one in overdue(account, on)), default=0)


def arrears(account: LoanAccount, on: dt.date) -> Rupiah:
    """The pokok that was due before this day and is unpaid."""
    return sum(one.principal for one in overdue(account, on))


def on_time(account: LoanAccount, on: dt.date, *, since: dt.date = dt.date.min) -> tuple[int, int]:
    """(Instalments fully paid on or before their due date, instalments due) from `since` until this day.

    What is due on the day itself counts once it is paid: the day is not over. What fell due before the loan stood in
    these books is unknown, and counts neither way.
    """
    lacking = [gap for one, gap in _lacking(account) if since <= one.due_on <= on and not (one.due_on == on and gap)]
    return lacking.count(0), len(lacking)


def _slots(account: LoanAccount, on: dt.date, *, ahead: bool) -> Iterator[tuple[str, Rupiah]]:
    """What a payment may pay, one part after another, in the order in which it is paid."""
    owed = due(account, on)
    parts: dict[Part, list[tuple[str, Rupiah]]] = {
        Part.PENALTY: [("penalty", owed.penalty)],
        Part.INTEREST: [("interest", owed.interest), ("savings", owed.savings)],
        Part.PRINCIPAL: [("principal", owed.principal)],
    }
    for part in account.loan.terms.order:
        yield from parts[part]
    coming = [one for one in left(account) if one.due_on > on and one.total]
    if not ahead:
        coming = coming[: 0 if owed.total > owed.penalty else 1]
    for one in coming:
        yield from (("interest", one.interest), ("savings", one.savings), ("principal", one.principal))


def _asked(account: LoanAccount) -> Iterator[tuple[Rupiah, Rupiah, Rupiah]]:
    """(Pokok, jasa, savings) that the schedule asks up to each instalment, less what was forgiven at its end."""
    interest_in_all = sum(one.interest for one in account.instalments) - account.waived
    savings_in_all = max(0, sum(one.savings for one in account.instalments) - account.waived)
    principal = interest = savings = 0
    for one in account.instalments:
        principal += one.principal
        interest += one.interest
        savings += one.savings
        yield principal, min(interest, interest_in_all), min(savings, savings_in_all)


def _lacking(account: LoanAccount) -> Iterator[tuple[Instalment, Rupiah]]:
    """Each instalment since the loan stood in these books, and what of it was unpaid when its due date ended."""
    before = account.loan.principal_before + account.loan.interest_before + account.savings_before
    asked_until = 0
    for one, asked in zip(account.instalments, _asked(account), strict=True):
        asked_before, asked_until = asked_until, sum(asked)
        if one.due_on >= account.loan.asked_on:
            paid = before + sum(
                payment.principal + payment.interest + payment.savings
                for payment in account.payments
                if payment.date <= one.due_on
            )
            yield one, min(max(0, asked_until - paid), asked_until - asked_before)


def overdue(account: LoanAccount, on: dt.date) -> list[Instalment]:
    """What is left of the instalments that were due before this day, the oldest first."""
    return [one for one in left(account) if one.due_on < on and one.total]


def _owed(lines: Sequence[Instalment], penalty: Rupiah) -> Owed:
    """The sum of these lines, and the denda."""
    return Owed(
        penalty=penalty,
        interest=sum(one.interest for one in lines),
        savings=sum(one.savings for one in lines),
        principal=sum(one.principal for one in lines),
    )
