"""What the books say of a week: its edges, what was taken back, what was moved, and many groups read at once."""

import datetime as dt
from fractions import Fraction

import pytest

from savings.digests import GroupWeek, Week, digest
from savings.loans import LoanState
from savings.portfolio import Light
from services import digests, ledger, loans
from services.turn import Turn
from tests.chat import Chat
from tests.dialogs.helpers import add_members, agree_on
from tests.dialogs.lending import lend, pay
from tests.dialogs.weeks import accompany, begin_earlier, deposit, hold

WEEK = Week(last=dt.date(2026, 11, 20))
"""Saturday 14 to Friday 20 November; the group meets on Saturdays, and it is Saturday the 21st."""


async def week_of(chat: Chat, *names: str, week: Week = WEEK) -> list[GroupWeek]:
    """The week of these groups, as a digest of all of them has it, in the order of their names here."""
    rosters = [await chat.roster(name) for name in names or ("KSM Laris Jaya",)]
    async with chat.life.database.write() as tx:
        turn = Turn(tx=tx, now=chat.clock.now(), directory=chat.life.directory)
        told = await digests.compose(turn, rosters, week)
    by_id = {one.group_id: one for one in told.groups}
    return [by_id[roster.group.id] for roster in rosters]


@pytest.fixture
async def old(laris: Chat) -> Chat:
    """Laris Jaya, which has stood since August."""
    await begin_earlier(laris, dt.date(2026, 8, 1))
    return laris


async def test_both_ends_of_the_week_count_and_nothing_beyond(old: Chat) -> None:
    for day, amount in ((13, 1_000), (14, 20_000), (20, 300_000), (21, 4_000_000)):
        await deposit(old, "KSM Laris Jaya", amount, dt.date(2026, 11, day))
    (one,) = await week_of(old)
    assert one.saved == 320_000
    assert one.savings == 321_000, "as they stood at the end of the week"


async def test_what_was_taken_back_has_not_been(old: Chat) -> None:
    await lend(old, "Bu Siti", first_due=dt.date(2026, 10, 14))
    await pay(old, 1, 50_000, 7_500, dt.date(2026, 11, 16))
    await pay(old, 1, 50_000, 7_500, dt.date(2026, 11, 17))
    await deposit(old, "KSM Laris Jaya", 20_000, dt.date(2026, 11, 18))
    (before,) = await week_of(old)
    assert (before.repaid, before.saved, before.arrears, before.arrears_before) == (115_000, 20_000, 0, 57_500)
    async with old.life.database.write() as tx:
        rows = await tx.connection.execute_fetchall("SELECT id FROM entries ORDER BY id DESC LIMIT 2")
        for (entry_id,) in rows:
            await ledger.reverse(
                tx,
                entry_id,
                now=old.clock.now(),
                date=dt.date(2026, 11, 18),
                confirmed_by=None,
                reason="salah",
            )
    (after,) = await week_of(old)
    assert (after.repaid, after.saved, after.arrears) == (57_500, 0, 57_500)


async def test_loans_before_and_after_the_week(old: Chat) -> None:
    """Paid out in it, paid off in it, late since it; the light of a week ago is that of the books as they were."""
    await lend(old, "Bu Siti", 100_000, 1, first_due=dt.date(2026, 11, 10))
    await lend(old, "Bu Wati", 200_000, 2, first_due=dt.date(2026, 11, 16))
    await lend(old, "Bu Sri", 300_000, 3, first_due=dt.date(2026, 12, 17))
    await pay(old, 1, 100_000, 1_500, dt.date(2026, 11, 19))
    async with old.life.database.write() as tx:
        turn = Turn(tx=tx, now=old.clock.now(), directory=old.life.directory)
        assert (await loans.settle(turn, (await old.loans("Bu Siti"))[0])).state is LoanState.PAID
    (one,) = await week_of(old)
    assert (one.lent, one.repaid) == (300_000, 101_500)
    assert one.arrears_before == 101_500, "Bu Siti's"
    assert one.arrears == 103_000, "Bu Wati's"
    assert (one.light_before, one.light) == (Light.GOOD, Light.GOOD)
    assert one.loans == 500_000


async def test_what_is_due_today_is_not_late(old: Chat) -> None:
    """On demand: the week ends with today, of which nothing is late yet."""
    await lend(old, "Bu Siti", first_due=dt.date(2026, 11, 21))
    (today,) = await week_of(old, week=Week(last=dt.date(2026, 11, 21)))
    assert today.arrears == 0
    old.clock.advance(dt.timedelta(days=1))
    (later,) = await week_of(old, week=Week(last=dt.date(2026, 11, 21)))
    assert later.arrears == 57_500


async def test_meetings_planned_moved_and_called_off(old: Chat) -> None:
    async def change(planned_on: str, held_on: str | None) -> None:
        group_id = (await old.roster()).group.id
        async with old.life.database.write() as tx:
            await tx.connection.execute("DELETE FROM meeting_changes")
            await tx.connection.execute(
                "INSERT INTO meeting_changes (group_id, planned_on, held_on, made_by, made_at) VALUES (?, ?, ?, 1, 0)",
                (group_id, planned_on, held_on),
            )

    async def counted() -> tuple[int, int, int]:
        (one,) = await week_of(old)
        return one.planned, one.held, one.not_held

    async def called_off() -> int:
        (one,) = await week_of(old)
        return one.called_off

    assert (await counted(), await called_off()) == ((1, 0, 1), 0)
    await change("2026-11-14", None)
    assert (await counted(), await called_off()) == ((0, 0, 0), 1)
    await change("2026-11-14", "2026-11-18")
    assert await counted() == (1, 0, 1)
    await change("2026-11-21", "2026-11-19")
    assert await counted() == (2, 0, 2)
    await change("2026-11-14", "2026-11-18")
    await hold(old, "KSM Laris Jaya", dt.date(2026, 11, 18), "HTWIAAA")
    assert await counted() == (1, 1, 0)
    (one,) = await week_of(old)
    assert one.attendance == Fraction(3, 7), "who is represented counts in a KSM"
    await agree_on(old, wakil="tidak")
    (one,) = await week_of(old)
    assert one.attendance == Fraction(2, 7)


async def test_a_meeting_of_today_is_missing_only_tomorrow(old: Chat) -> None:
    week = Week(last=dt.date(2026, 11, 21))
    await agree_on(old, hari="sabtu")
    (one,) = await week_of(old, week=week)
    assert (one.planned, one.not_held) == (0, 0)
    old.clock.advance(dt.timedelta(days=1))
    (one,) = await week_of(old, week=week)
    assert (one.planned, one.not_held) == (1, 1)


async def test_before_the_group_began_no_meeting_was_missed(laris: Chat) -> None:
    await begin_earlier(laris, dt.date(2026, 11, 15))
    (one,) = await week_of(laris)
    assert one.planned == 0


async def test_who_came_and_who_left(old: Chat) -> None:
    await add_members(old, "Bu Baru")
    (one,) = await week_of(old, week=Week(last=dt.date(2026, 11, 21)))
    assert (one.joined, one.left) == (1, 0)
    async with old.life.database.write() as tx:
        await tx.connection.execute("UPDATE members SET left_on = '2026-11-21' WHERE name IN ('Bu Baru', 'Bu Sri')")
    old.life.directory.forget_everything()
    (one,) = await week_of(old, week=Week(last=dt.date(2026, 11, 21)))
    assert (one.joined, one.left) == (0, 2)


async def test_many_groups_are_read_like_each_of_them_alone(old: Chat) -> None:
    names = ("KSM Laris Jaya", "KSM Mawar", "KSM Melati")
    await accompany(old, *names[1:])
    await lend(old, "Bu Siti", first_due=dt.date(2026, 10, 14))
    await pay(old, 1, 50_000, 7_500, dt.date(2026, 11, 16))
    for number, name in enumerate(names):
        await deposit(old, name, 10_000 * (number + 1), dt.date(2026, 11, 15))
        for day, letters in ((31, "HAHHAHH"), (7, "AAHHAHH"), (14, "AAHHHHH")):
            held_on = dt.date(2026, 10 if day == 31 else 11, day)
            count = len((await old.roster(name)).members)
            await hold(old, name, held_on, letters[:count])
    together = await week_of(old, *names)
    assert together == [(await week_of(old, name))[0] for name in names]
    assert [one.saved for one in together] == [10_000, 20_000, 30_000]
    assert [one.absent.count for one in together] == [1, 1, 1]
    assert digest(WEEK, together).attendance == Fraction(1, 3) * (Fraction(5, 7) + Fraction(2, 4) + Fraction(2, 4))


async def test_visits_that_were_not_made_are_news(old: Chat) -> None:
    """Weekly visits since 2 November: on the 21st three were planned, and the next is two days away."""
    async with old.life.database.write() as tx:
        await tx.connection.execute(
            "INSERT INTO programmes (group_id, started_on, pattern, made_by, made_at) VALUES (?, ?, ?, 1, 0)",
            ((await old.roster()).group.id, "2026-11-02", "6x4 6x2 6x1"),
        )
    (one,) = await week_of(old)
    assert one.visits is not None
    assert (one.visits_overdue, one.visits.planned, one.visits.planned_next) == (3, 42, dt.date(2026, 11, 23))
    assert one.needs_somebody
    assert one.evaluation is None
