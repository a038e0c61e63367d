"""Nudges: when somebody is reminded of what is to be paid, and what there is to say on that day.

An instalment is spoken of three days before it is due, on its day, the day after, a week after, and then every week;
where several are unpaid the weeks are counted from the oldest, so that nobody hears of each of them apart. What falls
on a quiet day is said on the next other one. What a member owes since a talangan is spoken of every week.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from savings.covers import Cover
from savings.dates import COUNT_WORDS
from savings.days_ahead import find_ahead, resolve_ahead
from savings.lexemes import lex, tidy
from savings.loans import Loan
from savings.money import Rupiah
from savings.reminders import NUDGING, QUIET_FROM, Reminder, ReminderKind, Window, at_hour, first_loud_day
from savings.repayments import LoanAccount, left, penalty_due
from savings.roles import Role

BEFORE = 3
"""So many days before it is due an instalment is spoken of."""

WEEK = 7

LATE = 3
"""After so many days (in the evening of the last one) it is too late for what could not be said on its day."""

SHY_OF_HARDSHIP = dt.timedelta(days=14)
"""For so long nobody is reminded of a loan of which it was said that it is hard, or for which help is proposed."""

SEES_TO_DEBTS = frozenset({Role.BENDAHARA, Role.KETUA})
"""Who is reminded of what the group itself owes."""

NAMED_EVERY = dt.timedelta(days=7)
"""Who cannot be reminded is named to the treasurer no more often, whatever falls due."""

PAUSES = (2, 4)
"""Weeks that are offered to who does not want to be reminded."""

LONGEST_PAUSE = dt.timedelta(days=183)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calling:
    """When something is said of a day, `offset` days after it: at `at`, and not from `until` on. Both aware."""

    offset: int
    at: dt.datetime
    until: dt.datetime


def before_and_on(due_on: dt.date, quiet_days: Iterable[int], window: Window, zone: ZoneInfo) -> Iterator[Calling]:
    """When an instalment is spoken of until its day, as far as that begins within the window."""
    return _callings(due_on, (-BEFORE, 0), quiet_days, window, zone)


def since(day: dt.date, quiet_days: Iterable[int], window: Window, zone: ZoneInfo) -> Iterator[Calling]:
    """When an instalment that stays unpaid is spoken of after its day: the day after, then every week."""
    return _callings(day, (1, *_weeks(day, window, zone)), quiet_days, window, zone)


def weekly(day: dt.date, quiet_days: Iterable[int], window: Window, zone: ZoneInfo) -> Iterator[Calling]:
    """When a talangan of this day is spoken of: every week, as long as it is not given back."""
    return _callings(day, _weeks(day, window, zone), quiet_days, window, zone)


def _weeks(day: dt.date, window: Window, zone: ZoneInfo) -> range:
    """The whole weeks after this day that may begin in the window, quiet days included."""
    first, last = window.days(zone)
    begin = max(1, ((first - day).days - WEEK) // WEEK)
    return range(begin * WEEK, (last - day).days + 1, WEEK)


def _callings(
    day: dt.date, offsets: Iterable[int], quiet_days: Iterable[int], window: Window, zone: ZoneInfo
) -> Iterator[Calling]:
    quiet = frozenset(quiet_days)
    for offset in offsets:
        said_on = first_loud_day(day + dt.timedelta(days=offset), quiet)
        next_on = first_loud_day(day + dt.timedelta(days=_after(offset)), quiet)
        last = min(said_on + dt.timedelta(days=LATE), next_on - dt.timedelta(days=1))
        at = at_hour(said_on, NUDGING, zone)
        # Where a quiet day has pushed it onto the day of the next one, that one says all there is to say.
        if last >= said_on and window.holds(at):
            yield Calling(offset=offset, at=at, until=at_hour(last, QUIET_FROM, zone))


def _after(offset: int) -> int:
    """The next offset: -3, 0, 1, 7, 14."""
    return {-BEFORE: 0, 0: 1, 1: WEEK}.get(offset, offset + WEEK)


def of_loan(account: LoanAccount, quiet_days: Iterable[int], window: Window, zone: ZoneInfo) -> list[Reminder]:
    """All that begins in the window for a member's loan or a debt of the group, if nothing is paid meanwhile."""
    loan = account.loan
    unpaid = [one for one in left(account) if one.total]
    found = []
    for one in unpaid:
        callings = list(before_and_on(one.due_on, quiet_days, window, zone))
        if one is unpaid[0]:
            callings += since(one.due_on, quiet_days, window, zone)
        found += [
            Reminder(
                kind=ReminderKind.DEBT if loan.is_debt else ReminderKind.INSTALMENT,
                occurrence=f"{loan.id}/{one.number}/{one.due_on}/{calling.offset}",
                person=loan.member_id or 0,
                at=calling.at,
                until=calling.until,
                about=account,
                quiet_days=frozenset(quiet_days),
            )
            for calling in callings
        ]
    return found


def of_cover(
    cover_id: int, agreed_on: dt.date, debtor_id: int, quiet_days: Iterable[int], window: Window, zone: ZoneInfo
) -> list[Reminder]:
    """The same for a talangan of which nobody knows yet whether it is given back."""
    return [
        Reminder(
            kind=ReminderKind.COVER,
            occurrence=f"{cover_id}/{agreed_on}/{calling.offset}",
            person=debtor_id,
            at=calling.at,
            until=calling.until,
            about=cover_id,
            quiet_days=frozenset(quiet_days),
        )
        for calling in weekly(agreed_on, quiet_days, window, zone)
    ]


# --- what there is to say ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanNudge:
    """What is to be paid on a loan or debt, in rupiah, less what is reported: what is late, and what comes soon.

    `since`: the day of the oldest instalment that is late; `due_on`: that of the one that comes, None where none does.
    """

    account: LoanAccount
    late: Rupiah
    since: dt.date | None
    coming: Rupiah
    due_on: dt.date | None

    @property
    def loan(self) -> Loan:
        """The loan or debt."""
        return self.account.loan


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverNudge:
    """What is to be given back since a talangan."""

    cover: Cover


def loan_nudge(account: LoanAccount, today: dt.date, reported: Rupiah) -> LoanNudge | None:
    """What there is to say of a loan on this day; None where all of it is reported, and waits for somebody's word."""
    unpaid = [one for one in left(account) if one.total]
    overdue = [one for one in unpaid if one.due_on < today]
    soon = today + dt.timedelta(days=BEFORE)
    coming = next((one for one in unpaid if today <= one.due_on <= soon), None)
    late = sum(one.total for one in overdue) + (penalty_due(account, today) if overdue else 0)
    late_left = max(0, late - reported)
    coming_left = 0 if coming is None else max(0, coming.total - max(0, reported - late))
    if not late_left and not coming_left:
        return None
    return LoanNudge(
        account=account,
        late=late_left,
        since=overdue[0].due_on if late_left else None,
        coming=coming_left,
        due_on=coming.due_on if coming is not None and coming_left else None,
    )


def cover_nudge(cover: Cover | None) -> CoverNudge | None:
    """What there is to say of a talangan; None where it is given back, or that it was waits for somebody's word."""
    return CoverNudge(cover=cover) if cover is not None and cover.owed and not cover.return_waits else None


# --- who does not want to be reminded ------------------------------------------------------------------------------

_SPAN = re.compile(
    rf"(?:selama )?(?P<count>\d{{1,3}}|{'|'.join(COUNT_WORDS)})\s*(?P<unit>hari|minggu|mgg|pekan|bulan|bln)"
    r"(?: (?:lagi|dulu|saja))*"
)
_UNTIL = re.compile(r"(?:sampai|sampe|hingga|s/d|sd)(?: dengan)? ")


def pause_until(words: str, today: dt.date) -> dt.date | None:
    """From which day on somebody wants to be reminded again: "3 minggu", "sebulan", "sampai 20 januari", "20/1".

    None where the words name no such day, today or one that is too far away.
    """
    said = " ".join(words.lower().split()).strip(" .!")
    span = _SPAN.fullmatch(said)
    try:
        day = _named_day(_UNTIL.sub("", said, count=1), today) if span is None else today + _length(span)
    except (OverflowError, ValueError):  # after the last day of the calendar
        return None
    return day if day is not None and may_pause_until(day, today) else None


def may_pause_until(day: dt.date, today: dt.date) -> bool:
    """Whether a pause that begins today may last until this day."""
    return today < day <= today + LONGEST_PAUSE


def _length(span: re.Match[str]) -> relativedelta:
    count = COUNT_WORDS.get(span["count"]) or int(span["count"])
    if span["unit"] in {"bulan", "bln"}:
        return relativedelta(months=count)
    return relativedelta(days=count) if span["unit"] == "hari" else relativedelta(weeks=count)


def _named_day(words: str, today: dt.date) -> dt.date | None:
    lexemes = [lexeme for lexeme in lex(tidy(words[:80])) if lexeme.kind not in (",", "?")]
    found = find_ahead(lexemes, 0)
    if found is None or found[1] != len(lexemes):
        return None
    days = [day for day in resolve_ahead(found[0], today) if day > today]
    return days[0] if days else None
