"""Each officer's list of the day, at seven in the morning: what waits for that officer, what is due today.

In a group in which nothing waits and nothing falls due it costs one statement.
"""

import datetime as dt
from collections.abc import Iterable

from savings import officer_day as rules
from savings.corrections import Correction
from savings.covers import CoverState
from savings.groups import Member, Roster
from savings.hardship import Hardship
from savings.journal import Entry
from savings.loans import Decision, Loan, LoanState
from savings.officer_day import DueToday, Morning, Waiting
from savings.reminders import MORNING, Reminder, ReminderKind, Window, at_hour
from services import claims, corrections, hardship, ledger, lending, loans, people
from services.turn import Turn
from storage import covers as cover_store
from storage import officer_day as store
from storage.officer_day import Look

__all__ = ["DueToday", "Morning"]

DAY = dt.timedelta(days=1)


async def reminders(turn: Turn, roster: Roster, window: Window) -> list[Reminder]:
    """The lists of the mornings in this window.

    Of a morning that has come: one for each officer who has something. Of one that lies ahead only that there will be
    something to see to: it is made when it comes, from what is there then.
    """
    first, last = window.days(roster.group.zone)
    look = await store.look(turn.tx, roster.group.id, first, last)
    mornings = [(day, at_hour(day, MORNING, roster.group.zone)) for day in _days(first, last)]
    wanted = [(day, at) for day, at in mornings if window.holds(at) and (look.waits or day in look.days)]
    come = [(day, at) for day, at in wanted if at <= turn.now]
    found = [_reminder(roster, day) for day, at in wanted if at > turn.now and day in look.days]
    officers = [one for one in rules.officers_of(roster) if await people.any_reachable(turn, one.speakers)]
    if not come or not officers:
        return found
    waiting = await _waiting(turn, roster, look)
    due_loans = [loan_id for day, loan_id in sorted(look.due) if day in dict(come)]
    accounts = await loans.accounts(turn, await loans.of_ids(turn, due_loans))
    receiving = rules.receivers(officers)
    for day, at in come:
        then = waiting.since(at)
        due = rules.due_on(accounts, day, waiting.claims)
        for officer in officers:
            morning = rules.morning(officer, roster, day, then, due, receiving)
            if morning is not None:
                found.append(_reminder(roster, day, officer, morning))
    return found


def _days(first: dt.date, last: dt.date) -> Iterable[dt.date]:
    return (first + n * DAY for n in range((last - first).days + 1))


def _reminder(roster: Roster, day: dt.date, officer: Member | None = None, about: Morning | None = None) -> Reminder:
    return Reminder(
        kind=ReminderKind.OFFICER_DAY,
        occurrence=day.isoformat(),
        person=0 if officer is None else officer.id,
        at=at_hour(day, MORNING, roster.group.zone),
        until=at_hour(day, rules.TOO_LATE, roster.group.zone),
        about=about,
    )


async def _waiting(turn: Turn, roster: Roster, look: Look) -> Waiting:
    """All that waits, read as far as there is something of its kind."""
    group_id = roster.group.id
    asked: list[Loan] = await lending.to_decide(turn, group_id) if "requests" in look.waits else []
    return Waiting(
        claims=tuple(await claims.waiting(turn, group_id)) if "claims" in look.waits else (),
        requests=tuple(
            [
                (loan, frozenset(vote.member_id for vote in await lending.agreed(turn, loan)))
                for loan in asked
                if loan.state is LoanState.ASKED and loan.decision is Decision.OFFICERS
            ]
        ),
        payouts=tuple(loan for loan in asked if loan.state is LoanState.APPROVED),
        corrections=tuple(await _corrections(turn, group_id)) if "corrections" in look.waits else (),
        hardships=tuple(await hardship.waiting_in(turn, group_id)) if "hardships" in look.waits else (),
        troubles=await _troubles(turn, roster) if "troubles" in look.waits else (),
        covers=await _covers(turn, group_id) if "covers" in look.waits else (),
    )


async def _corrections(turn: Turn, group_id: int) -> list[tuple[Correction, Entry]]:
    found = []
    for correction in await corrections.waiting(turn, group_id):
        entry = await ledger.entry_by_id(turn.tx, correction.entry_id)
        assert entry is not None, "a correction has its entry"
        found.append((correction, entry))
    return found


async def _troubles(turn: Turn, roster: Roster) -> tuple[tuple[Hardship, Loan, frozenset[int]], ...]:
    """What borrowers told and nobody has seen to, each with who hears of it."""
    found = []
    for told, loan in await hardship.troubles(turn, roster):
        found.append((told, loan, frozenset(one.id for one in await hardship.listeners(turn, loan, roster))))
    return tuple(found)


async def _covers(turn: Turn, group_id: int) -> tuple[dt.datetime, ...]:
    """When each was agreed on that was promised at a meeting and not handed in since."""
    kept = await cover_store.of_group(turn.tx, group_id)
    return tuple(one.created_at for one in kept if one.state is CoverState.PENDING and one.promised)
