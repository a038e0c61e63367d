"""Meetings in the database: one open at a time, closed once, corrected for two days, reminded of once."""

import datetime as dt
import sqlite3
from fractions import Fraction

import pytest

from savings.attendance import AttendanceStatus
from savings.errors import MeetingClosed
from savings.groups import Roster
from savings.money import MoneyKind, SavingsKind
from savings.roles import Role
from services import ledger, meetings
from services.directory import Directory
from services.meetings import Meeting
from services.turn import Turn
from storage import groups
from storage.database import Database, Transaction
from tests.services.conftest import NOW, TODAY, accept_claim, add_claim, add_group, move

PRESENT, EXCUSED, ABSENT, LATE = (
    AttendanceStatus.PRESENT,
    AttendanceStatus.EXCUSED,
    AttendanceStatus.ABSENT,
    AttendanceStatus.LATE,
)
OFFICER = 7
WEEK = dt.timedelta(weeks=1)


async def at(tx: Transaction, group_id: int, now: dt.datetime = NOW) -> tuple[Turn, Roster]:
    """A turn at this instant, and the group in which everybody is a member."""
    turn = Turn(tx=tx, now=now, directory=Directory())
    roster = await turn.directory.roster(tx, group_id)
    for member in roster.everyone:
        await groups.give_role(tx, member.id, Role.ANGGOTA, now=NOW, given_by=None)
    turn.directory.forget(group_id)
    return turn, await turn.directory.roster(tx, group_id)


async def held(turn: Turn, roster: Roster, *present: int, day: dt.date = TODAY) -> Meeting:
    """A closed meeting at which the members of these ids were present."""
    meeting = await meetings.begin(turn, roster.group, day=day, by=OFFICER)
    await meetings.mark(turn, meeting, [roster[one] for one in present], PRESENT, by=OFFICER)
    return (await meetings.close(turn, roster, meeting, by=OFFICER)).meeting


async def test_one_meeting_is_open_at_a_time(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        turn, roster = await at(tx, group_id)
        assert await meetings.open_meeting(turn, group_id) is None
        first = await meetings.begin(turn, roster.group, day=TODAY, by=OFFICER)
        assert (first.number, first.held_on, first.open, first.opened_by) == (1, TODAY, True, OFFICER)
        assert await meetings.open_meeting(turn, group_id) == first
        with pytest.raises(sqlite3.IntegrityError):
            await meetings.begin(turn, roster.group, day=TODAY + WEEK, by=OFFICER)


async def test_a_day_has_one_meeting_and_numbers_run_within_the_group(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        turn, roster = await at(tx, group_id)
        await held(turn, roster, 1)
        with pytest.raises(sqlite3.IntegrityError):
            await meetings.begin(turn, roster.group, day=TODAY, by=OFFICER)
        second = await held(turn, roster, 1, day=TODAY + WEEK)
        _turn, other = await at(tx, await add_group(tx, "Yohana", name="Kelompok Pesisir"))
        foreign = await held(turn, other)
        assert (second.number, foreign.number) == (2, 1)
        assert await meetings.find(turn, roster.group, foreign.id) is None
        assert await meetings.on(turn, roster.group, TODAY + WEEK) == second


async def test_closing_marks_the_unknown_as_absent_and_keeps_the_known(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        turn, roster = await at(tx, group_id)
        meeting = await meetings.begin(turn, roster.group, day=TODAY, by=OFFICER)
        await meetings.say(turn, roster, meeting, roster[1], PRESENT, by=11)
        await meetings.mark(turn, meeting, [roster[2]], EXCUSED, by=OFFICER, reason="ada acara")
        closed = await meetings.close(turn, roster, meeting, by=OFFICER)
        assert [mark and mark.status for _member, mark in closed.rows] == [PRESENT, EXCUSED, ABSENT]
        assert [mark and mark.reason for _member, mark in closed.rows] == ["", "ada acara", ""]
        assert not closed.meeting.open
        assert closed.meeting.closed_by == OFFICER
        with pytest.raises(MeetingClosed):
            await meetings.close(turn, roster, closed.meeting, by=OFFICER)
        with pytest.raises(MeetingClosed):
            await meetings.say(turn, roster, closed.meeting, roster[3], PRESENT, by=13)


async def test_filling_the_rest_leaves_every_known_mark_alone(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        turn, roster = await at(tx, group_id)
        meeting = await meetings.begin(turn, roster.group, day=TODAY, by=OFFICER)
        await meetings.say(turn, roster, meeting, roster[1], EXCUSED, by=11, reason="panen")
        filled = await meetings.mark_rest(turn, roster, meeting, PRESENT, by=OFFICER)
        assert [member.id for member in filled] == [2, 3]
        known = (await meetings.sheet(turn, roster, meeting)).of(1)
        assert known is not None
        assert (known.status, known.reason, known.marked_by) == (EXCUSED, "panen", 11)
        assert await meetings.mark_rest(turn, roster, meeting, PRESENT, by=OFFICER) == ()


async def test_who_is_late_and_presses_hadir_stays_late(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        turn, roster = await at(tx, group_id)
        meeting = await meetings.begin(turn, roster.group, day=TODAY, by=OFFICER)
        await meetings.mark(turn, meeting, [roster[1]], LATE, by=OFFICER)
        assert await meetings.say(turn, roster, meeting, roster[1], PRESENT, by=11) is LATE
        assert await meetings.say(turn, roster, meeting, roster[1], EXCUSED, by=11) is EXCUSED


async def test_attendance_is_corrected_for_48_hours(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        turn, roster = await at(tx, group_id)
        closed = await held(turn, roster, 1)
        turn.now = NOW + dt.timedelta(hours=48)
        assert await meetings.correctable(turn, roster.group) == closed
        await meetings.mark(turn, closed, [roster[2]], PRESENT, by=OFFICER)
        assert await meetings.present(turn, closed.id) == [roster[1], roster[2]]
        turn.now += dt.timedelta(seconds=1)
        assert await meetings.correctable(turn, roster.group) is None
        with pytest.raises(MeetingClosed):
            await meetings.mark(turn, closed, [roster[3]], PRESENT, by=OFFICER)


async def test_records_and_rates_are_exact(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        turn, roster = await at(tx, group_id)
        assert await meetings.attendance_rate(turn, roster) is None
        assert (await meetings.record_of(turn, roster, roster[1])).rate is None
        await held(turn, roster, 1, 2, 3)
        await held(turn, roster, 1, day=TODAY + WEEK)
        await held(turn, roster, 1, 2, day=TODAY + 2 * WEEK)
        assert (await meetings.record_of(turn, roster, roster[2])).rate == Fraction(2, 3)
        assert await meetings.attendance_rate(turn, roster) == Fraction(2, 3)
        assert await meetings.attendance_rate(turn, roster, last=2) == Fraction(1, 2)
        record = await meetings.record_of(turn, roster, roster[3], last=1)
        assert [(meeting.number, mark.status) for meeting, mark in record.entries] == [(3, ABSENT)]
        everybody = meetings.records(roster, await meetings.recent(turn, roster))
        assert [(member.id, record.present, record.held) for member, record in everybody] == [
            (1, 3, 3),
            (2, 2, 3),
            (3, 1, 3),
        ]
        assert await meetings.present(turn, 999) == []


async def test_an_open_meeting_is_in_no_record_yet(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        turn, roster = await at(tx, group_id)
        meeting = await meetings.begin(turn, roster.group, day=TODAY, by=OFFICER)
        await meetings.say(turn, roster, meeting, roster[1], PRESENT, by=11)
        assert (await meetings.record_of(turn, roster, roster[1])).held == 0
        assert await meetings.present(turn, meeting.id) == [roster[1]]


async def test_a_cancelled_meeting_leaves_nothing_and_gives_its_number_back(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        turn, roster = await at(tx, group_id)
        meeting = await meetings.begin(turn, roster.group, day=TODAY, by=OFFICER)
        await meetings.say(turn, roster, meeting, roster[1], PRESENT, by=11)
        assert await meetings.hanging(turn, meeting) == meetings.Hanging(marks=1, claims=0)
        await meetings.cancel(turn, meeting)
        assert await meetings.open_meeting(turn, group_id) is None
        again = await meetings.begin(turn, roster.group, day=TODAY, by=OFFICER)
        assert again.number == 1
        assert await meetings.hanging(turn, again) == meetings.Hanging(marks=0, claims=0)


async def claim_at(tx: Transaction, group_id: int, meeting: Meeting, amount: int, *, message_id: int) -> int:
    claim_id = await add_claim(tx, group_id, 1, amount, message_id=message_id)
    await tx.connection.execute("UPDATE claims SET meeting_id = ? WHERE id = ?", (meeting.id, claim_id))
    return claim_id


async def test_money_holds_a_meeting_and_its_deposits_add_up(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        turn, roster = await at(tx, group_id)
        meeting = await meetings.begin(turn, roster.group, day=TODAY, by=OFFICER)
        assert await meetings.deposits(turn, meeting) == (0, 0)
        await claim_at(tx, group_id, meeting, 5_000, message_id=1)
        for message_id, amount in ((2, 20_000), (3, 70_000)):
            claim_id = await claim_at(tx, group_id, meeting, amount, message_id=message_id)
            entry = await move(
                tx,
                group_id,
                MoneyKind.DEPOSIT,
                amount,
                member_id=1,
                savings=SavingsKind.SUKARELA,
                claim_id=claim_id,
            )
            await accept_claim(tx, claim_id, entry.id)
        assert await meetings.deposits(turn, meeting) == (90_000, 5_000)
        assert (await meetings.hanging(turn, meeting)).claims == 3
        with pytest.raises(sqlite3.IntegrityError):
            await meetings.cancel(turn, meeting)
        # What is taken back no longer counts.
        await ledger.reverse(tx, entry.id, now=NOW, date=TODAY, confirmed_by=2, reason="salah tulis")
        assert await meetings.deposits(turn, meeting) == (20_000, 5_000)


async def test_every_card_of_a_meeting_has_a_name_of_its_own(db: Database, group_id: int) -> None:
    async with db.write() as tx:
        turn, roster = await at(tx, group_id)
        meeting = await meetings.begin(turn, roster.group, day=TODAY, by=OFFICER)
        first = await meetings.card_slot(turn, meeting)
        second = await meetings.next_card_slot(turn, meeting)
        assert first != second
        assert await meetings.card_slot(turn, meeting) == second
        assert await meetings.next_card_slot(turn, meeting) not in {first, second}
