"""Who is to be reminded of an instalment, of a talangan, or of what the group owes; and who asked for a pause.

What lies ahead is computed as if nothing came in. Whether there is a reason is looked at when its time has come: then
what was reported, a hard time that somebody knows of and a pause leave it out. So none of these has to wake anybody.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from savings import nudges as rules
from savings.covers import Cover
from savings.groups import Member, Roster
from savings.loans import LoanState
from savings.nudges import CoverNudge, LoanNudge
from savings.reminders import QUIET_FROM, Reminder, ReminderKind, Window, at_hour
from savings.repayments import LoanAccount
from services import loans
from services.turn import Turn
from storage import alarms as alarm_store
from storage import covers as cover_store
from storage import loans as loan_store
from storage import nudges as store

__all__ = ["CoverNudge", "LoanNudge"]

LOOK_AHEAD = dt.timedelta(days=100)
"""So far ahead it is told when the next reminder comes."""


async def reminders(turn: Turn, roster: Roster, window: Window) -> list[Reminder]:
    """All nudges that begin in the window. Where nothing is lent and nothing covered it costs one statement."""
    if not roster.group.rules.yes("pengingat angsuran"):
        return []
    found = await _planned(turn, roster, window)
    if all(one.at > turn.now for one in found):
        return found
    return await _with_reason(turn, roster, found)


async def _planned(turn: Turn, roster: Roster, window: Window) -> list[Reminder]:
    group, quiet = roster.group, roster.group.rules.quiet_days
    last_due = window.days(group.zone)[1] + dt.timedelta(days=rules.BEFORE)
    look = await store.look(turn.tx, group.id, last_due)
    found: list[Reminder] = []
    if look.loans:
        ids = await store.loans(turn.tx, group.id, last_due)
        for account in await loans.accounts(turn, await loan_store.by_ids(turn.tx, ids)):
            found += rules.of_loan(account, quiet, window, group.zone)
    if look.covers:
        for cover in await store.covers(turn.tx, group.id):
            found += rules.of_cover(cover.id, cover.date, cover.debtor_id, quiet, window, group.zone)
    return found


async def _with_reason(turn: Turn, roster: Roster, found: list[Reminder]) -> list[Reminder]:
    """Those that lie ahead as they are, and of those whose time has come the ones with something to say."""
    group_id, today = roster.group.id, roster.group.date_of(turn.now)
    reported = await store.reported(turn.tx, group_id)
    paused = await _paused(turn, roster, today)
    hard = await store.in_hardship(turn.tx, group_id, turn.now - rules.SHY_OF_HARDSHIP)
    covers: dict[int, Cover] = {}
    if any(one.kind is ReminderKind.COVER and one.at <= turn.now for one in found):
        covers = {one.id: one for one in await cover_store.of_group(turn.tx, group_id)}
    kept = []
    for one in _newest_of_each(found, turn.now):
        if one.at > turn.now:
            kept.append(one)
            continue
        about: LoanNudge | CoverNudge | None = None
        if isinstance(one.about, LoanAccount) and one.about.loan.id not in hard:
            about = rules.loan_nudge(one.about, today, reported.get(one.about.loan.id, 0))
        elif isinstance(one.about, int):
            about = rules.cover_nudge(covers.get(one.about))
        if about is not None and one.person not in paused:
            kept.append(replace(one, about=about))
    return kept


def _newest_of_each(found: list[Reminder], now: dt.datetime) -> list[Reminder]:
    """Of what can be said of a loan now only the newest: it says all there is to say, also what an older one would."""
    newest: dict[int, dt.datetime] = {}
    for one in found:
        if isinstance(one.about, LoanAccount) and one.at <= now < one.until:
            loan_id = one.about.loan.id
            newest[loan_id] = max(one.at, newest.get(loan_id, one.at))
    return [
        one
        for one in found
        if not (
            isinstance(one.about, LoanAccount) and one.at < newest.get(one.about.loan.id, one.at) and now < one.until
        )
    ]


async def not_named_lately(turn: Turn, roster: Roster, members: Iterable[Member]) -> list[Reminder]:
    """Of those who cannot be reminded, one for each who was not named for a week; they count as named from here on."""
    group_id, today = roster.group.id, roster.group.date_of(turn.now)
    since = today - rules.NAMED_EVERY + dt.timedelta(days=1)
    found = []
    for person in sorted({member.id for member in members}):
        if await store.was_named(turn.tx, group_id, person, since, today):
            continue
        kind, day = ReminderKind.NAMED, today.isoformat()
        if await alarm_store.claim(turn.tx, group_id=group_id, kind=kind, occurrence=day, person=person, now=turn.now):
            until = at_hour(today, QUIET_FROM, roster.group.zone)
            found.append(Reminder(kind=kind, occurrence=day, person=person, at=turn.now, until=until))
    return found


async def _paused(turn: Turn, roster: Roster, on: dt.date) -> frozenset[int]:
    known = await store.pauses(turn.tx, roster.group.id)
    return frozenset(member_id for member_id, until in known.items() if on < until)


async def paused_until(turn: Turn, roster: Roster, member: Member) -> dt.date | None:
    """From which day on this member is reminded again; None where there is no pause today."""
    until = (await store.pauses(turn.tx, roster.group.id)).get(member.id)
    return until if until is not None and roster.group.date_of(turn.now) < until else None


async def pause(turn: Turn, members: Iterable[Member], until: dt.date, telegram_id: int) -> None:
    """Do not remind these members before that day."""
    for member in members:
        await store.pause(turn.tx, member.id, until, made_by=telegram_id, now=turn.now)


async def remind_again(turn: Turn, members: Iterable[Member]) -> None:
    """End the pause of these members."""
    for member in members:
        await store.end_pause(turn.tx, member.id)


async def owed_now(
    turn: Turn, roster: Roster, members: Iterable[Member]
) -> list[tuple[Member, LoanNudge | CoverNudge]]:
    """What there is to say to these members today, whether or not it has been said: loans first, then talangan."""
    today = roster.group.date_of(turn.now)
    reported = await store.reported(turn.tx, roster.group.id)
    covers = await cover_store.of_group(turn.tx, roster.group.id)
    found: list[tuple[Member, LoanNudge | CoverNudge]] = []
    for member in members:
        for account in await loans.accounts(turn, await loans.of_member(turn, member.id)):
            about = rules.loan_nudge(account, today, reported.get(account.loan.id, 0))
            if about is not None:
                found.append((member, about))
        owes = [rules.cover_nudge(one) for one in covers if one.debtor_id == member.id]
        found += [(member, one) for one in owes if one is not None]
    return found


async def who_owes(turn: Turn, roster: Roster, members: Iterable[Member]) -> tuple[Member, ...]:
    """Those of these members who have a running loan or a talangan to give back: whom one may have to remind."""
    owing = {cover.debtor_id for cover in await store.covers(turn.tx, roster.group.id)}
    found = []
    for member in members:
        lent = await loans.of_member(turn, member.id)
        if member.id in owing or any(loan.state is LoanState.ACTIVE for loan in lent):
            found.append(member)
    return tuple(found)


async def next_of(turn: Turn, roster: Roster, members: Iterable[Member]) -> dict[int, dt.date]:
    """When each of these members is reminded of an instalment next, by id, if there is no pause."""
    window = Window(since=turn.now, until=turn.now + LOOK_AHEAD)
    wanted = {member.id for member in members}
    found: dict[int, dt.date] = {}
    for one in sorted(await _planned(turn, roster, window), key=lambda one: one.at):
        if one.kind is ReminderKind.INSTALMENT and one.person in wanted and one.at > turn.now:
            found.setdefault(one.person, roster.group.date_of(one.at))
    return found
