"""What the group is congratulated on, if its rule `ucapan` says so; else it costs no statement."""

import datetime as dt

from savings import congratulations as rules
from savings.groups import Roster
from savings.reminders import Reminder, ReminderKind, Window
from services import alarms, goals, people
from services.turn import Turn
from storage import congratulations as store

RULE = "ucapan"

LOOKS_BACK = dt.timedelta(days=2)
"""What is said of a payment is said on the next day: so much earlier it may have been written."""


async def reminders(turn: Turn, roster: Roster, window: Window) -> list[Reminder]:
    """A goal reached, an anniversary, first loans repaid."""
    group = roster.group
    if not group.rules.yes(RULE):
        return []
    found: list[Reminder] = []
    if group.chat_id is not None:  # what is everybody's is said before everybody
        found += rules.birthdays(group.date_of(group.started_at), window, group.zone)
        found += await _goal(turn, roster)
    for paid in await store.first_loans(turn.tx, group.id, since=window.since - LOOKS_BACK):
        borrower, one = roster.get(paid.member_id), rules.first_loan_repaid(paid, group.zone)
        if borrower is None or not borrower.active:
            continue
        # Who presses Start before its hour has come can be written to by then.
        if one.at > turn.now or await people.any_reachable(turn, borrower.speakers):
            found.append(one)
    return found


async def _goal(turn: Turn, roster: Roster) -> list[Reminder]:
    group = roster.group
    goal = await goals.current(turn, group)
    if goal is None or await store.was_said(turn.tx, group.id, ReminderKind.GOAL, str(goal.id), 0):
        return []
    saved = await goals.saved(turn, group)
    if saved < goal.target:
        return []
    reached_at = await store.reached_at(turn.tx, group.id, goal.target)
    return [] if reached_at is None else [rules.goal_reached(rules.GoalSuccess(goal=goal, saved=saved), reached_at)]


async def money_moved(turn: Turn, group_id: int) -> None:
    """Savings may have grown, or a talangan is given back: there may be something to celebrate.

    A group that does not want it is not looked at.
    """
    if (await turn.directory.roster(turn.tx, group_id)).group.rules.yes(RULE):
        await alarms.wake(turn, group_id)
