"""Meetings to come in the books: moved, called off, restored; a rhythm that a moved meeting does not move."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from savings.attendance import AttendanceStatus
from savings.errors import DayPassed, DayTaken, NotPlanned
from savings.groups import Group, Roster
from savings.reminders import ReminderKind, Window
from savings.rules import Preset, rules_of
from services import alarms, meeting_plans, meeting_reminders, meetings
from services.turn import Turn
from storage import forgetting, groups
from storage import meeting_plans as store
from storage.database import Database
from tests.services.test_meetings import OFFICER, at

NOW = dt.datetime(2026, 11, 23, 5, 0, tzinfo=dt.UTC)
"""Monday noon in Jakarta; the group meets on Saturdays at 19.00."""

SATURDAY, WEDNESDAY, NEXT = dt.date(2026, 11, 28), dt.date(2026, 12, 2), dt.date(2026, 12, 5)


@asynccontextmanager
async def acting(
    db: Database, group_id: int, now: dt.datetime = NOW, **rules: str
) -> AsyncIterator[tuple[Turn, Roster]]:
    """A turn at this instant; the group with these rules. Every alarm has rung before."""
    async with db.write() as tx:
        turn, roster = await at(tx, group_id, now)
        for key, value in rules.items():
            name = key.replace("_", " ")
            await groups.change_rule(tx, roster.group, rule=name, value=value, changed_by=1, now=now)
            turn.directory.forget(group_id)
            roster = await turn.directory.roster(tx, group_id)
        await alarms.wake(turn, group_id)
        for alarm in await alarms.due(turn, limit=100):
            await alarms.put_off(turn, alarm, dt.timedelta(days=3))
        yield turn, roster


async def coming(turn: Turn, group: Group, count: int = 3) -> list[tuple[str, bool]]:
    """The days of the next meetings, and whether each was called off."""
    found = await meeting_plans.coming(turn.tx, group, group.date_of(turn.now), count)
    return [(one.on.isoformat(), one.called_off) for one in found]


async def is_woken(turn: Turn, group_id: int) -> bool:
    """Whether the group is looked at with the next tick."""
    return any(alarm.subject == group_id for alarm in await alarms.due(turn, limit=100))


async def test_a_meeting_is_moved_and_brought_back(db: Database, group_id: int) -> None:
    async with acting(db, group_id) as (turn, roster):
        group = roster.group
        before = await meeting_plans.named(turn.tx, group, SATURDAY)
        assert before is not None and not before.changed
        assert not await is_woken(turn, group_id)
        after = await meeting_plans.move(
            turn, group, SATURDAY, on=WEDNESDAY, hour=dt.time(16), place="balai", reason="hajatan", by=OFFICER
        )
        assert (after.on, after.hour, after.place, after.reason) == (WEDNESDAY, dt.time(16), "balai", "hajatan")
        assert await is_woken(turn, group_id)
        assert await coming(turn, group) == [("2026-12-02", False), ("2026-12-05", False), ("2026-12-12", False)]
        assert await meeting_plans.on_day(turn.tx, group, SATURDAY) is None
        assert await meeting_plans.on_day(turn.tx, group, WEDNESDAY) == after
        assert await meeting_plans.named(turn.tx, group, SATURDAY) == after
        back = await meeting_plans.undo(turn, group, before, by=OFFICER)
        assert back == before
        again = await meeting_plans.undo(turn, group, after, by=OFFICER)
        assert again == after


async def test_a_meeting_is_called_off_and_restored(db: Database, group_id: int) -> None:
    async with acting(db, group_id) as (turn, roster):
        group = roster.group
        off = await meeting_plans.call_off(turn, group, SATURDAY, reason="panen", by=OFFICER)
        assert (off.called_off, off.reason) == (True, "panen")
        assert await coming(turn, group) == [("2026-11-28", True), ("2026-12-05", False), ("2026-12-12", False)]
        following = await meeting_plans.next_after(turn.tx, group, group.date_of(turn.now))
        assert following is not None and following.on == NEXT
        assert (await meeting_plans.restore(turn, group, SATURDAY)).on == SATURDAY
        assert (await coming(turn, group))[0] == ("2026-11-28", False)


async def test_what_cannot_be(db: Database, group_id: int) -> None:
    async with acting(db, group_id) as (turn, roster):
        group = roster.group
        with pytest.raises(NotPlanned):
            await meeting_plans.move(turn, group, dt.date(2026, 11, 27), on=WEDNESDAY, by=OFFICER)
        with pytest.raises(DayPassed):
            await meeting_plans.move(turn, group, SATURDAY, on=dt.date(2026, 11, 22), by=OFFICER)
        with pytest.raises(DayTaken):
            await meeting_plans.move(turn, group, SATURDAY, on=NEXT, by=OFFICER)
        await meeting_plans.move(turn, group, NEXT, on=dt.date(2026, 12, 3), by=OFFICER)
        moved = await meeting_plans.move(turn, group, SATURDAY, on=NEXT, by=OFFICER)
        assert moved.on == NEXT
        with pytest.raises(DayTaken):
            await meeting_plans.restore(turn, group, NEXT)
        meeting = await meetings.begin(turn, group, day=NEXT, by=OFFICER)
        with pytest.raises(NotPlanned):
            await meeting_plans.call_off(turn, group, SATURDAY, by=OFFICER)
        await meetings.cancel(turn, meeting)
        assert (await meeting_plans.call_off(turn, group, SATURDAY, by=OFFICER)).called_off


async def test_long_past_meetings_are_not_moved_any_more(db: Database, group_id: int) -> None:
    async with acting(db, group_id, NOW + dt.timedelta(days=14)) as (turn, roster):
        with pytest.raises(NotPlanned):
            await meeting_plans.move(turn, roster.group, SATURDAY, on=dt.date(2026, 12, 9), by=OFFICER)
        moved = await meeting_plans.move(turn, roster.group, NEXT, on=dt.date(2026, 12, 9), by=OFFICER)
        assert moved.on == dt.date(2026, 12, 9)
        with pytest.raises(DayPassed):
            await meeting_plans.restore(turn, roster.group, NEXT)


async def test_a_moved_meeting_does_not_move_the_fortnights(db: Database, group_id: int) -> None:
    async with acting(db, group_id, pertemuan="2 mingguan") as (turn, roster):
        group = roster.group
        days = await coming(turn, group, 2)
        first = dt.date.fromisoformat(days[0][0])
        await meeting_plans.move(turn, group, first, on=first + dt.timedelta(days=7), by=OFFICER)
        await meetings.begin(turn, group, day=first + dt.timedelta(days=7), by=OFFICER)
        after = await meeting_plans.coming(turn.tx, group, first + dt.timedelta(days=7), 1)
        assert after[0].on.isoformat() == days[1][0]
        assert (await meetings.schedule(turn, group)).falls_on(first)


async def test_plans_become_marks_but_for_those_who_meant_to_come_or_have_left(db: Database, group_id: int) -> None:
    async with acting(db, group_id) as (turn, roster):
        group = roster.group
        one = await meeting_plans.named(turn.tx, group, SATURDAY)
        assert one is not None
        siti, budi, rini = roster.members
        await meeting_plans.say(turn, group, one, siti, AttendanceStatus.EXCUSED, by=11, reason="pasar")
        await meeting_plans.say(turn, group, one, budi, AttendanceStatus.LATE, by=12)
        await meeting_plans.say(turn, group, one, rini, AttendanceStatus.SICK, by=13)
        assert [plan.status.value for plan in await meeting_plans.plans(turn, group, one)] == ["I", "H", "S"]
        await turn.tx.connection.execute("UPDATE members SET left_on = '2026-11-24' WHERE id = ?", (rini.id,))
        turn.directory.forget(group_id)
        meeting = await meetings.begin(turn, group, day=SATURDAY, by=OFFICER)
        fresh = await turn.directory.roster(turn.tx, group_id)
        sheet = await meetings.sheet(turn, fresh, meeting)
        marks = {member.name: mark for member, mark in sheet.rows if mark is not None}
        assert list(marks) == ["Siti"]
        assert (marks["Siti"].status, marks["Siti"].reason, marks["Siti"].marked_by) == ("I", "pasar", 11)
        assert await forgetting.words_about_meetings(turn.tx, group_id, siti.id) == 2
        assert await forgetting.words_about_meetings(turn.tx, group_id, siti.id) == 0


async def test_the_source_asks_the_books_three_times_at_most(db: Database, group_id: int) -> None:
    async with acting(db, group_id) as (turn, roster):
        await turn.tx.connection.execute("UPDATE groups SET chat_id = -5 WHERE id = ?", (group_id,))
        turn.directory.forget(group_id)
        roster = await turn.directory.roster(turn.tx, group_id)
        statements: list[str] = []
        await turn.tx.connection.set_trace_callback(statements.append)
        window = Window(since=turn.now - dt.timedelta(days=10), until=turn.now + dt.timedelta(days=7))
        found = await meeting_reminders.reminders(turn, roster, window)
        await turn.tx.connection.set_trace_callback(lambda _statement: None)
        assert len(statements) == 2
        kinds = {(one.kind, f"{one.at.astimezone(roster.group.zone):%d.%m %H}") for one in found if one.at > turn.now}
        assert kinds == {(ReminderKind.MEETING, "27.11 16"), (ReminderKind.MEETING, "28.11 17")}, "asked in vain"


def test_groups_of_every_kind_are_reminded_twice() -> None:
    assert all(rules_of(preset, {})["pengingat rapat"] == "1 hari dan 2 jam" for preset in Preset)


async def test_what_was_said_before_long_past_meetings_is_forgotten(db: Database, group_id: int) -> None:
    """A reason is nobody's business for ever, and each meeting would leave a row for everybody."""
    async with acting(db, group_id) as (turn, roster):
        group, member = roster.group, roster.people[0]
        for day in (SATURDAY, NEXT):
            meeting = await meeting_plans.named(turn.tx, group, day)
            assert meeting is not None
            await meeting_plans.say(turn, group, meeting, member, AttendanceStatus.EXCUSED, by=1, reason="hajatan")
        coming_up = await meeting_plans.named(turn.tx, group, NEXT)
        assert coming_up is not None
        await meeting_plans.next_card(turn, group, coming_up)
        kept = "SELECT planned_on FROM plans ORDER BY planned_on"
        assert len(list(await turn.tx.connection.execute_fetchall(kept))) == 2
        turn.now = NOW + dt.timedelta(days=5) + meeting_plans.LOOKS_BACK + dt.timedelta(days=1)
        await meeting_plans.next_card(turn, group, coming_up)
        assert [row[0] for row in await turn.tx.connection.execute_fetchall(kept)] == [NEXT.isoformat()]


async def test_who_is_unasked(db: Database, group_id: int) -> None:
    async with acting(db, group_id) as (turn, roster):
        siti, budi, _rini = roster.members
        await meeting_plans.ask_no_more(turn, siti)
        await meeting_plans.ask_no_more(turn, siti)
        assert await store.unasked(turn.tx, [siti.id, budi.id]) == {siti.id}
        await meeting_plans.ask_again(turn, siti)
        assert await store.unasked(turn.tx, [siti.id, budi.id]) == frozenset()
