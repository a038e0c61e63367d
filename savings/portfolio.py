"""The loans of a group taken together: how far behind they are, and whether that is good, tolerable or bad.

Shares are exact fractions; where there is nothing to measure they are None, since no data is not 0.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from savings.money import Rupiah
from savings.repayments import LoanAccount, overdue, penalty_due

CUTOFFS = (3, 6, 9)
"""Up to so many missed instalments a loan is of class 2, 3 and 4; beyond them of class 5."""

DAYS_FOR_ONE = 30
"""So many days of waiting weigh as much as one missed instalment, so that 3, 6 and 9 are 90, 180 and 270 days."""

BEHIND = 3
"""From so many missed instalments on a borrower counts as behind in LAR, PAR and RR."""


def collectibility(missed: int, days: int, cutoffs: tuple[int, int, int] = CUTOFFS) -> int:
    """The kolektibilitas: 1 where nothing is missed, 2 to 5 by the instalments missed or the days waited, the worse."""
    if not missed:
        return 1
    by_number = sum(missed > cutoff for cutoff in cutoffs)
    by_days = sum(days > cutoff * DAYS_FOR_ONE for cutoff in cutoffs)
    return 2 + max(by_number, by_days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """How one loan stands on a day.

    `outstanding`: all pokok that is out. `arrears`: overdue pokok; `interest_arrears`: due jasa (and the savings inside
    UPPKS payments); `penalty`: unpaid denda. `missed` counts instalments, `days` since the oldest of them was due.
    """

    borrower_id: int | None
    loan_id: int = 0
    number: int = 0
    outstanding: Rupiah
    arrears: Rupiah = 0
    interest_arrears: Rupiah = 0
    penalty: Rupiah = 0
    missed: int = 0
    days: int = 0
    collectibility: int = 1

    @property
    def overdue(self) -> Rupiah:
        """All that should have been paid by now."""
        return self.arrears + self.interest_arrears + self.penalty


def line(account: LoanAccount, on: dt.date, cutoffs: tuple[int, int, int] = CUTOFFS) -> Line:
    """How this loan stands at the beginning of this day: what is due on the day itself is not overdue."""
    late = overdue(account, on)
    number, days = len(late), max(((on - one.due_on).days for one in late), default=0)
    return Line(
        borrower_id=account.loan.member_id,
        loan_id=account.loan.id,
        number=account.loan.number,
        outstanding=account.outstanding,
        arrears=sum(one.principal for one in late),
        interest_arrears=sum(one.interest + one.savings for one in late),
        penalty=penalty_due(account, on),
        missed=number,
        days=days,
        collectibility=collectibility(number, days, cutoffs),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """All running loans of a group on one day."""

    lines: tuple[Line, ...]

    @property
    def outstanding(self) -> Rupiah:
        """All pokok that is out."""
        return sum(one.outstanding for one in self.lines)

    @property
    def arrears(self) -> Rupiah:
        """All overdue pokok."""
        return sum(one.arrears for one in self.lines)

    @property
    def borrowers(self) -> frozenset[int | None]:
        """Who owes something."""
        return frozenset(one.borrower_id for one in self.lines)

    @property
    def behind(self) -> tuple[Line, ...]:
        """All loans of those borrowers who missed three or more instalments of one."""
        late = {one.borrower_id for one in self.lines if one.missed >= BEHIND}
        return tuple(one for one in self.lines if one.borrower_id in late)

    @property
    def by_collectibility(self) -> Mapping[int, tuple[Line, ...]]:
        """The lines of each class from 1 to 5; a class may be empty."""
        return {grade: tuple(one for one in self.lines if one.collectibility == grade) for grade in range(1, 6)}

    @property
    def lar(self) -> Fraction | None:
        """Loans at risk: borrowers behind, of all borrowers."""
        return _share(len({one.borrower_id for one in self.behind}), len(self.borrowers))

    @property
    def par(self) -> Fraction | None:
        """Portfolio at risk: the balance of those behind, of all balances."""
        return _share(sum(one.outstanding for one in self.behind), self.outstanding)

    @property
    def rr(self) -> Fraction | None:
        """Repayment rate: all balances less the arrears of those behind, of all balances."""
        return _share(self.outstanding - sum(one.arrears for one in self.behind), self.outstanding)

    @property
    def overdue(self) -> Rupiah:
        """All that should have been paid by now."""
        return sum(one.overdue for one in self.lines)

    @property
    def light(self) -> "Light | None":
        """The worst of what is judged of the loans; None where nothing is lent."""
        values = {Indicator.LAR: self.lar, Indicator.PAR: self.par, Indicator.RR: self.rr}
        return min((judge(indicator, value) for indicator, value in values.items()), key=WORST_FIRST.index)


def portfolio(accounts: Sequence[LoanAccount], on: dt.date, cutoffs: tuple[int, int, int] = CUTOFFS) -> Portfolio:
    """The loans of a group on this day; those with neither pokok out nor anything overdue are left out."""
    lines = (line(account, on, cutoffs) for account in accounts)
    return Portfolio(lines=tuple(one for one in lines if one.outstanding or one.overdue))


def ccr(income: Rupiah, cost: Rupiah) -> Fraction | None:
    """Cost coverage: income of a time, of its cost. None where it cost nothing."""
    return _share(income, cost)


def roi(profit: Rupiah, assets: Rupiah, months: int) -> Fraction | None:
    """Return on investment: the profit of so many months as a share of the assets, reckoned for a whole year."""
    yearly = _share(profit * 12, assets)
    return yearly / months if yearly is not None and months > 0 else None


class Indicator(StrEnum):
    """What is judged."""

    LAR = "lar"
    PAR = "par"
    RR = "rr"
    CCR = "ccr"
    ROI = "roi"


class Light(StrEnum):
    """How it is."""

    GOOD = "good"
    MINIMUM = "minimum"
    BAD = "bad"


WORST_FIRST = (Light.BAD, Light.MINIMUM, Light.GOOD, None)
"""What is not judged yet stands last: it is nobody's fault."""

_AT_MOST = {indicator: (Fraction(10, 100), Fraction(20, 100)) for indicator in (Indicator.LAR, Indicator.PAR)}
_AT_LEAST = {
    Indicator.RR: (Fraction(90, 100), Fraction(80, 100)),
    Indicator.CCR: (Fraction(125, 100), Fraction(1)),
    Indicator.ROI: (Fraction(10, 100), Fraction(0)),
}


def judge(indicator: Indicator, value: Fraction | None) -> Light | None:
    """Good, minimum or bad by the bounds that revolving funds use; None where there is nothing to judge."""
    if value is None:
        return None
    if indicator in _AT_MOST:
        good, minimum = (value <= bound for bound in _AT_MOST[indicator])
    else:
        good, minimum = (value >= bound for bound in _AT_LEAST[indicator])
    return Light.GOOD if good else Light.MINIMUM if minimum else Light.BAD


def _share(part: int, whole: int) -> Fraction | None:
    """The part of the whole; None where there is no whole."""
    return Fraction(part, whole) if whole > 0 else None
