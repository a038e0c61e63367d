"""Schedules: what each instalment of a loan is and when it is due, and what a loan costs.

Arithmetic is exact (Fraction), with one rounding per part, a half upwards to Rp1. The instalment is then rounded up to
the terms' multiple, the surplus paying pokok; the last instalment takes the difference, so that the parts sum exactly.
Where the rounding pays all pokok early, the periods that remain fall away, and their jasa with them.
"""

import calendar
import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from dateutil.relativedelta import relativedelta

from savings.loans import UPPKS_WEEKS, Instalment, Method, Period, Terms, round_half_up
from savings.meetings import Rhythm, Schedule
from savings.money import Rupiah

FIRST_DUE_AFTER = dt.timedelta(days=15)
"""Where instalments fall on a day of the month, the first is at least this long after the payout."""

_WEEKS = {Period.WEEKLY: 1, Period.FORTNIGHTLY: 2}
_LENGTH = {Rhythm.WEEKLY: 7, Rhythm.FORTNIGHTLY: 14, Rhythm.MONTHLY: 28}
_RATE_STEPS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """One instalment without its date, in rupiah. `savings` is the simpanan wajib inside a UPPKS payment."""

    principal: Rupiah
    interest: Rupiah
    savings: Rupiah = 0

    @property
    def total(self) -> Rupiah:
        """What is to be paid."""
        return self.principal + self.interest + self.savings


def plan(terms: Terms) -> tuple[Amounts, ...]:
    """The instalments of a loan without dates, at most `terms.periods` of them; pokok sums to the principal exactly.

    The usual formulas, with principal P, n periods, rate i per period and B for what remains of the principal:
    flat: jasa P*i, pokok P/n;
    menurun: jasa B*i, pokok P/n;
    anuitas: A = P*i / (1 - (1+i)^-n), jasa B*i, pokok A - jasa;
    UPPKS: twelve weekly payments of P/10, in all ten parts pokok, one part jasa and one part simpanan wajib; the rate
    plays no part.
    """
    if terms.method is Method.UPPKS:
        return _uppks(terms)
    level, left = _level(terms), terms.principal
    amounts = []
    for number in range(1, terms.periods + 1):
        interest = round_half_up(terms.rate * (terms.principal if terms.method is Method.FLAT else left))
        asked = level if terms.method is Method.ANNUITY else level + interest
        principal = _round_up(Fraction(asked), terms.multiple) - interest
        if number == terms.periods or principal >= left:
            amounts.append(Amounts(principal=left, interest=interest))
            break
        amounts.append(Amounts(principal=principal, interest=interest))
        left -= principal
    return tuple(amounts)


def _level(terms: Terms) -> Rupiah:
    """What stays the same in each instalment: all of it for anuitas, else its pokok. Never nothing."""
    exact = Fraction(terms.principal, terms.periods)
    if terms.method is Method.ANNUITY and terms.rate:
        exact = terms.principal * terms.rate / (1 - (1 + terms.rate) ** -terms.periods)
    return max(1, round_half_up(exact))


def _uppks(terms: Terms) -> tuple[Amounts, ...]:
    """Jasa and savings of a payment are a twelfth of theirs, rounded down so that the last one's are not negative."""
    payment = _round_up(Fraction(terms.principal, 10), terms.multiple)
    tenth = round_half_up(Fraction(terms.principal, 10))
    share = tenth // UPPKS_WEEKS
    principal = payment - 2 * share
    before = min((terms.principal - 1) // principal, UPPKS_WEEKS - 1)
    rest = tenth - before * share
    last = Amounts(principal=terms.principal - before * principal, interest=rest, savings=rest)
    return (Amounts(principal=principal, interest=share, savings=share),) * before + (last,)


def _round_up(amount: Fraction, multiple: int) -> Rupiah:
    """The next multiple that is not below the amount."""
    return -(-amount // multiple) * multiple


def due_dates(
    first: dt.date, period: Period, count: int, *, day: int | None = None, meetings: Schedule | None = None
) -> tuple[dt.date, ...]:
    """The days on which instalments are due, beginning with `first`.

    Monthly ones keep their day: that of `first`, or `day` where a later one was agreed (31 is each month's last day).
    With `meetings` they are due when the group meets: each meeting where it meets once a period, else the first meeting
    that is not before the reckoned day. A group that meets more rarely than it collects keeps the reckoned days.
    """
    reckoned = tuple(_later(first, period, periods, day=day) for periods in range(count))
    if meetings is None or day is not None:
        return reckoned
    if meetings.rhythm == period.value and meetings.falls_on(first):
        return tuple(itertools.islice(_meeting_days(first, meetings), count))
    if _more_often(meetings, period):
        return (first, *(_meeting_from(one, meetings) for one in reckoned[1:]))[:count]
    return reckoned


def first_due_on(paid_out: dt.date, period: Period, *, day: int | None, meetings: Schedule) -> dt.date:
    """When the first instalment is due, for a loan that is paid out on this day.

    Monthly with an agreed `day` of the month: the first such day at least 15 days after the payout. Otherwise the next
    meeting, unless the group meets more often than it collects: then the first meeting that is not before the end of
    one whole period.
    """
    if day is not None and period is Period.MONTHLY:
        earliest = paid_out + FIRST_DUE_AFTER
        this_month = _on_day(earliest, day)
        return this_month if this_month >= earliest else _later(this_month, period, 1, day=day)
    if _more_often(meetings, period):
        return _meeting_from(_later(paid_out, period, 1), meetings)
    return meetings.next_after(paid_out)


def instalments(terms: Terms, dates: Sequence[dt.date]) -> tuple[Instalment, ...]:
    """The schedule of a loan. Dates that are left over, where the periods fall away, are not used.

    Raises ValueError where there are fewer dates than instalments.
    """
    amounts = plan(terms)
    if len(dates) < len(amounts):
        raise ValueError(f"{len(amounts)} instalments need as many dates, not {len(dates)}")
    return tuple(
        Instalment(number=number, due_on=due_on, principal=one.principal, interest=one.interest, savings=one.savings)
        for number, (one, due_on) in enumerate(zip(amounts, dates, strict=False), 1)
    )


def shift(
    schedule: Sequence[Instalment],
    *,
    from_number: int,
    periods: int,
    period: Period,
    meetings: Schedule | None = None,
) -> tuple[Instalment, ...]:
    """The schedule after a paceklik: that instalment and all later ones are due so many periods later, sums unchanged.

    The dates slide along the schedule's own calendar: with `meetings`, a schedule of meeting days keeps to meetings,
    and the 31st stays the last day of a month. Raises ValueError where there is no such instalment or nothing to move.
    """
    kept = [one for one in schedule if one.number < from_number]
    moved = [one for one in schedule if one.number >= from_number]
    if periods < 1 or not moved or from_number < 1:
        raise ValueError(f"cannot move {periods} periods from instalment {from_number}")
    days = [one.due_on for one in schedule]
    if meetings is not None and all(map(meetings.falls_on, days)):
        added = due_dates(days[-1], period, periods + 1, meetings=meetings)[1:]
    else:
        added = due_dates(days[-1], period, periods + 1, day=_kept_day(days))[1:]
    later = [*days, *added][len(kept) + periods :]
    return (*kept, *(replace(one, due_on=due_on) for one, due_on in zip(moved, later, strict=True)))


def effective_rate(terms: Terms) -> Fraction:
    """What the loan really costs per period of what is still owed, to a hundredth of a per cent, a half upwards.

    It is the internal rate of return: the r with received = sum of payment_k / (1+r)^k. Admin that is kept back counts
    as a cost; held savings and the savings inside UPPKS payments do not, since they stay the borrower's own.
    """
    received = terms.principal - terms.admin_fee
    payments = [one.principal + one.interest for one in plan(terms)]
    low, high = 0, 1
    while _worth_more(payments, received, 2 * high - 1):
        low, high = high, 2 * high
    # The rate lies in [low, high - 1] steps: the largest step whose lower half-step still leaves it too cheap.
    while low < high - 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _worth_more(payments, received, 2 * middle - 1) else (low, middle)
    return Fraction(low, _RATE_STEPS)


def _worth_more(payments: Sequence[Rupiah], received: Rupiah, half_steps: int) -> bool:
    """Whether the payments, discounted at this rate, are worth at least what was received. Whole numbers only."""
    base = 2 * _RATE_STEPS
    paid, lent, scale = 0, received, 1
    for payment in payments:
        scale *= base
        paid = paid * (base + half_steps) + payment * scale
        lent *= base + half_steps
    return paid >= lent


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """A loan as it would be: its terms, its instalments and its effective rate per period."""

    terms: Terms
    plan: tuple[Amounts, ...]
    effective_rate: Fraction

    @property
    def first(self) -> Amounts:
        """The first instalment; for flat and anuitas all but the last are like it in total."""
        return self.plan[0]

    @property
    def last(self) -> Amounts:
        """The last one, which takes the differences of rounding."""
        return self.plan[-1]

    @property
    def total_interest(self) -> Rupiah:
        """All jasa."""
        return sum(one.interest for one in self.plan)

    @property
    def total_savings(self) -> Rupiah:
        """All simpanan wajib inside the payments (UPPKS)."""
        return sum(one.savings for one in self.plan)

    @property
    def total(self) -> Rupiah:
        """All that is paid in instalments."""
        return sum(one.total for one in self.plan)

    @property
    def total_cost(self) -> Rupiah:
        """What the loan costs: all jasa, and the admin that is kept back at the payout."""
        return self.total_interest + self.terms.admin_fee


def simulate(terms: Terms) -> Simulation:
    """The loan as it would be on these terms."""
    return Simulation(terms=terms, plan=plan(terms), effective_rate=effective_rate(terms))


def compare(
    principal: Rupiah, periods: int, rate: Fraction, period: Period, multiple: int = 1
) -> tuple[Simulation, ...]:
    """The same loan by each method, side by side; UPPKS only where it fits, at twelve weekly instalments."""
    methods = [Method.FLAT, Method.DECLINING, Method.ANNUITY]
    if (periods, period) == (UPPKS_WEEKS, Period.WEEKLY):
        methods.append(Method.UPPKS)
    return tuple(
        simulate(
            Terms(method=method, principal=principal, periods=periods, rate=rate, period=period, multiple=multiple)
        )
        for method in methods
    )


def _later(date: dt.date, period: Period, periods: int, *, day: int | None = None) -> dt.date:
    """So many periods later, a month keeping its day."""
    if period is not Period.MONTHLY:
        return date + dt.timedelta(weeks=_WEEKS[period] * periods)
    return _on_day(date.replace(day=1) + relativedelta(months=periods), day or date.day) if periods else date


def _on_day(month: dt.date, day: int) -> dt.date:
    """This day of the date's month, or the month's last."""
    return month.replace(day=min(day, calendar.monthrange(month.year, month.month)[1]))


def _kept_day(dates: Sequence[dt.date]) -> int | None:
    """The day of the month that these dates keep, or None where they follow meetings."""
    day = max(date.day for date in dates)
    return day if all(date == _on_day(date, day) for date in dates) else None


def _more_often(meetings: Schedule, period: Period) -> bool:
    """Whether the group meets more often than a period is long."""
    return _LENGTH[meetings.rhythm] < _LENGTH[Rhythm(period.value)]


def _meeting_from(date: dt.date, meetings: Schedule) -> dt.date:
    """The first meeting that is not before this day."""
    return meetings.next_after(date - dt.timedelta(days=1))


def _meeting_days(first: dt.date, meetings: Schedule) -> Iterator[dt.date]:
    """`first`, and every meeting after it."""
    while True:
        yield first
        first = meetings.next_after(first)
