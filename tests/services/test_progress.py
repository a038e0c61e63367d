"""The records behind the pictures: what the books say, day by day, and what a group's picture keeps to itself."""

import datetime as dt
from fractions import Fraction

import pytest

from savings.portfolio import Light
from savings.progress import (
    AttendanceGrid,
    Came,
    ClosingCard,
    GoalPoint,
    GoalProgress,
    OwnMoney,
    Progress,
    RepaymentMonth,
    RepaymentMonths,
    SavingsPoint,
    SavingsProgress,
)
from services import goals, ledger, progress
from services.progress import Wanted
from services.turn import Turn
from tests.chat import Chat
from tests.dialogs.helpers import agree_on
from tests.dialogs.lending import lend, pay, save

TODAY = dt.date(2026, 11, 21)


async def read(chat: Chat, kind: str, *, on: dt.date = TODAY, **more: object) -> Progress | None:
    """The record of a picture of KSM Laris Jaya."""
    roster = await chat.roster()
    wanted = Wanted(kind=kind, on=on, language="id", group_id=roster.group.id, **more)  # type: ignore[arg-type]
    async with chat.life.database.read() as db:
        return await progress.read(db, Wanted.from_json(wanted.to_json()))


async def test_savings_grow_day_by_day(laris: Chat) -> None:
    days = dt.date(2026, 11, 7), dt.date(2026, 11, 14)
    await save(laris, "Bu Siti", 20_000, *days)
    await save(laris, "Bu Wati", 5_000, days[1])
    record = await read(laris, progress.SAVINGS)
    assert isinstance(record, SavingsProgress)
    assert record.points == (
        SavingsPoint(day=days[0], pokok=0, wajib=0, sukarela=20_000, lent=0, cash=20_000),
        SavingsPoint(day=days[1], pokok=0, wajib=0, sukarela=45_000, lent=0, cash=45_000),
        SavingsPoint(day=TODAY, pokok=0, wajib=0, sukarela=45_000, lent=0, cash=45_000),
    )
    earlier = await read(laris, progress.SAVINGS, on=days[0])
    assert isinstance(earlier, SavingsProgress)
    assert earlier.points == record.points[:1]


async def test_before_the_first_deposit_there_is_nothing_and_not_zero(laris: Chat) -> None:
    record = await read(laris, progress.SAVINGS)
    assert isinstance(record, SavingsProgress)
    assert record.points == ()


async def test_the_sum_of_one_or_two_loans_is_told_to_nobody_but_officers(laris: Chat) -> None:
    await lend(laris, "Bu Siti", 400_000)
    await lend(laris, "Bu Wati", 300_000)
    for told, lent in ((False, None), (True, 700_000)):
        record = await read(laris, progress.SAVINGS, for_officers=told)
        assert isinstance(record, SavingsProgress)
        assert record.points[-1].lent == lent
    await lend(laris, "Bu Sri", 200_000)
    record = await read(laris, progress.SAVINGS)
    assert isinstance(record, SavingsProgress)
    assert record.points[-1].lent == 900_000


async def test_three_years_of_days_become_weeks_and_thirty_years_months(laris: Chat) -> None:
    points = [GoalPoint(day=TODAY - dt.timedelta(days=back), saved=back) for back in range(1000, -1, -1)]
    weeks = progress._thinned(points)
    assert len(weeks) <= progress.MOST_POINTS
    assert weeks[-1] == points[-1]
    months = progress._thinned(
        [GoalPoint(day=TODAY - dt.timedelta(days=7 * back), saved=back) for back in range(600, -1, -1)]
    )
    assert len(months) <= progress.MOST_POINTS
    assert len({(point.day.year, point.day.month) for point in months}) == len(months)


async def test_due_and_paid_month_by_month(laris: Chat) -> None:
    for name in ("Bu Siti", "Bu Wati", "Bu Sri"):
        await lend(laris, name, 100_000, 10, first_due=dt.date(2026, 9, 26))
    await pay(laris, 1, 10_000, 1_500, dt.date(2026, 9, 26))
    await pay(laris, 2, 10_000, 1_500, dt.date(2026, 9, 26))
    await pay(laris, 1, 10_000, 1_500, dt.date(2026, 10, 24), penalty=2_000)
    record = await read(laris, progress.REPAYMENTS, for_officers=True)
    assert isinstance(record, RepaymentMonths)
    assert record.months == (
        RepaymentMonth(month=dt.date(2026, 9, 1), due=34_500, paid=23_000),
        RepaymentMonth(month=dt.date(2026, 10, 1), due=34_500, paid=11_500),
        RepaymentMonth(month=dt.date(2026, 11, 1), due=34_500, paid=0),
    )
    assert (record.arrears, record.behind) == (2 * 34_500 - 34_500, True)


async def test_before_everybody_no_rupiah_of_what_is_due_or_late(laris: Chat) -> None:
    """What came is what the receipts said, denda included, so that nobody's denda is the difference."""
    for name in ("Bu Siti", "Bu Wati", "Bu Sri"):
        await lend(laris, name, 100_000, 10, first_due=dt.date(2026, 9, 26))
    await pay(laris, 1, 10_000, 1_500, dt.date(2026, 9, 26), at_once=True)
    await pay(laris, 2, 10_000, 1_500, dt.date(2026, 9, 26), at_once=True)
    await pay(laris, 1, 10_000, 1_500, dt.date(2026, 10, 24), penalty=2_000, at_once=True)
    record = await read(laris, progress.REPAYMENTS)
    assert isinstance(record, RepaymentMonths)
    assert record.months == (
        RepaymentMonth(month=dt.date(2026, 9, 1), due=None, paid=23_000, came=Came.MOST),
        RepaymentMonth(month=dt.date(2026, 10, 1), due=None, paid=13_500, came=Came.LITTLE),
        RepaymentMonth(month=dt.date(2026, 11, 1), due=None, paid=0, came=None),
    )
    assert (record.arrears, record.behind) == (None, True)


DAYS = dt.date(2026, 9, 26), dt.date(2026, 10, 9), dt.date(2026, 10, 10), dt.date(2026, 11, 1), TODAY


@pytest.mark.parametrize("hers", [40_000, 60_000, 100_000, 120_000])
async def test_on_no_day_is_it_seen_how_much_the_one_who_is_late_owes(laris: Chat, hers: int) -> None:
    """Bu Sri pays nothing, the others everything: whatever she borrowed, the pictures of all days are the same."""
    for name, principal in (("Bu Siti", 100_000), ("Bu Wati", 100_000), ("Bu Sri", hers)):
        await lend(laris, name, principal, 10, first_due=dt.date(2026, 9, 26))
    seen = []
    for on in DAYS:
        if on in DAYS[:3:2]:
            await pay(laris, 1, 10_000, 1_500, on, at_once=True)
            await pay(laris, 2, 10_000, 1_500, on, at_once=True)
        seen.append(await read(laris, progress.REPAYMENTS, on=on))
    assert [
        (record.behind, record.arrears, [(month.due, month.paid, month.came) for month in record.months])
        for record in seen
        if isinstance(record, RepaymentMonths)
    ] == [
        (False, None, [(None, 23_000, None)]),
        (True, None, [(None, 23_000, Came.MOST), (None, 0, None)]),
        (True, None, [(None, 23_000, Came.MOST), (None, 23_000, None)]),
        (True, None, [(None, 23_000, Came.MOST), (None, 23_000, None), (None, 0, None)]),
        (True, None, [(None, 23_000, Came.MOST), (None, 23_000, Came.MOST), (None, 0, None)]),
    ]
    told = await read(laris, progress.REPAYMENTS, for_officers=True)
    assert isinstance(told, RepaymentMonths)
    assert told.arrears == 2 * (hers // 10 + hers * 15 // 1000)


async def test_two_pictures_around_the_payments_of_others_do_not_leave_one_debt_over(laris: Chat) -> None:
    """Three are late, then two of them pay before everybody's eyes: the rest would be the third one's."""
    for name in ("Bu Siti", "Bu Wati", "Bu Sri", "Bu Ani"):
        await lend(laris, name, 100_000, 10, first_due=dt.date(2026, 10, 24))
    before = await read(laris, progress.REPAYMENTS)
    await pay(laris, 1, 10_000, 1_500, TODAY, at_once=True)
    await pay(laris, 2, 10_000, 1_500, TODAY, at_once=True)
    await pay(laris, 4, 10_000, 1_500, TODAY, at_once=True)
    after = await read(laris, progress.REPAYMENTS)
    assert isinstance(before, RepaymentMonths) and isinstance(after, RepaymentMonths)
    assert (before.arrears, after.arrears, before.behind, after.behind) == (None, None, True, True)
    assert [month.due for record in (before, after) for month in record.months] == [None] * 4
    assert [month.came for month in after.months] == [month.came for month in before.months] == [Came.NOTHING, None]
    assert after.months[-1].paid - before.months[-1].paid == 34_500, "what three receipts have said"


async def test_who_pays_little_by_little_sees_nothing_change_but_the_own_money(laris: Chat) -> None:
    """Quarters that moved while the month runs would tell at which rupiah they do, and so all that is due."""
    for name in ("Bu Siti", "Bu Wati", "Bu Sri"):
        await lend(laris, name, 100_000, 10, first_due=dt.date(2026, 11, 28))
    for so_far in range(1_000, 12_000, 1_000):
        await pay(laris, 1, 1_000, 0, TODAY, at_once=True)
        record = await read(laris, progress.REPAYMENTS)
        assert isinstance(record, RepaymentMonths)
        assert record.months == (RepaymentMonth(month=dt.date(2026, 11, 1), due=None, paid=so_far, came=None),)


async def test_a_month_says_how_full_it_was_a_week_after_it(laris: Chat) -> None:
    for name in ("Bu Siti", "Bu Wati", "Bu Sri"):
        await lend(laris, name, 100_000, 10, first_due=dt.date(2026, 10, 24))
    await pay(laris, 1, 10_000, 1_500, dt.date(2026, 10, 24), at_once=True)
    for on, came in ((dt.date(2026, 11, 7), None), (dt.date(2026, 11, 8), Came.LITTLE)):
        record = await read(laris, progress.REPAYMENTS, on=on)
        assert isinstance(record, RepaymentMonths)
        assert record.months[0] == RepaymentMonth(month=dt.date(2026, 10, 1), due=None, paid=11_500, came=came)


async def test_who_pays_little_by_little_into_a_month_that_is_over_sees_no_quarter_move(laris: Chat) -> None:
    """A payment may name a day that is past. Its month says nothing any more, so there is nothing to try."""
    october = dt.date(2026, 10, 1)
    for name in ("Bu Siti", "Bu Wati", "Bu Sri"):
        await lend(laris, name, 100_000, 10, first_due=dt.date(2026, 10, 24))
    await pay(laris, 1, 10_000, 1_500, dt.date(2026, 10, 24), at_once=True)
    record = await read(laris, progress.REPAYMENTS)
    assert isinstance(record, RepaymentMonths)
    assert record.months[0].came is Came.LITTLE
    for so_far in range(1_000, 12_000, 1_000):
        await pay(laris, 2, 1_000, 0, dt.date(2026, 10, 31))
        record = await read(laris, progress.REPAYMENTS)
        assert isinstance(record, RepaymentMonths)
        assert record.months[0] == RepaymentMonth(month=october, due=None, paid=11_500 + so_far, came=None)


async def test_what_was_taken_back_later_moves_no_quarter_either(laris: Chat) -> None:
    for name in ("Bu Siti", "Bu Wati", "Bu Sri"):
        await lend(laris, name, 100_000, 10, first_due=dt.date(2026, 10, 24))
    for number in (1, 2):
        await pay(laris, number, 10_000, 1_500, dt.date(2026, 10, 24), at_once=True)
    async with laris.life.database.write() as tx:
        last = (await ledger.history(tx, (await laris.roster()).group.id, limit=1))[0]
        await ledger.reverse(
            tx,
            last.id,
            now=laris.clock.now(),
            date=last.date,
            confirmed_by=None,
            reason="keliru",
        )
    record = await read(laris, progress.REPAYMENTS)
    assert isinstance(record, RepaymentMonths)
    assert (record.months[0].paid, record.months[0].came) == (11_500, None)


async def test_who_is_late_alone_is_so_without_a_sum_until_nobody_is(laris: Chat) -> None:
    for name in ("Bu Siti", "Bu Wati", "Bu Sri"):
        await lend(laris, name, 100_000, 10, first_due=dt.date(2026, 10, 24))
    for number in (1, 2):
        await pay(laris, number, 10_000, 1_500, dt.date(2026, 10, 24), at_once=True)
    for day, behind in ((dt.date(2026, 10, 24), False), (dt.date(2026, 10, 25), True)):
        record = await read(laris, progress.REPAYMENTS, on=day)
        assert isinstance(record, RepaymentMonths)
        assert (record.arrears, record.behind) == (None, behind)
    await pay(laris, 3, 10_000, 1_500, dt.date(2026, 10, 26), at_once=True)
    record = await read(laris, progress.REPAYMENTS, on=dt.date(2026, 10, 27))
    assert isinstance(record, RepaymentMonths)
    assert (record.arrears, record.behind) == (None, False)


async def test_months_in_which_one_or_two_repaid_are_not_told(laris: Chat) -> None:
    await lend(laris, "Bu Siti", 100_000, 10, first_due=dt.date(2026, 8, 29))
    await lend(laris, "Bu Wati", 100_000, 10, first_due=dt.date(2026, 8, 29))
    assert await read(laris, progress.REPAYMENTS) is None
    await lend(laris, "Bu Sri", 100_000, 10, first_due=dt.date(2026, 10, 31))
    for told, first in ((False, 10), (True, 8)):
        record = await read(laris, progress.REPAYMENTS, for_officers=told)
        assert isinstance(record, RepaymentMonths)
        assert [one.month.month for one in record.months] == list(range(first, 12))


async def test_how_full_a_month_was_is_not_told_where_one_or_two_owed_and_another_paid_early(laris: Chat) -> None:
    await lend(laris, "Bu Siti", 100_000, 10, first_due=dt.date(2026, 10, 31))
    await lend(laris, "Bu Wati", 100_000, 10, first_due=dt.date(2026, 11, 28))
    await lend(laris, "Bu Sri", 100_000, 10, first_due=dt.date(2026, 11, 28))
    for number in (1, 2, 3):
        await pay(laris, number, 10_000, 1_500, dt.date(2026, 10, 31), at_once=True)
    record = await read(laris, progress.REPAYMENTS)
    assert isinstance(record, RepaymentMonths)
    assert [(one.month.month, one.paid, one.came) for one in record.months] == [(10, 34_500, None), (11, 0, None)]


MEETINGS = """
Bu Rini > /rapat
bot < ... [...]
Bu Siti > hadir
bot ~ ... [...]
Bu Rini > /rapat tutup
bot < ... [...]
Bu Rini * Ya, tutup
bot ~ ...
bot ~ ...
bot < (foto) ...
= clock 2026-11-28 19:00 WIB
Bu Rini > /rapat
bot < ... [...]
Bu Wati > hadir
bot ~ ... [...]
Bu Siti > izin
bot ~ ... [...]
Bu Siti > setor 20rb
bot < ... [...]
Bu Rini * Terima semua (1)
bot ! Bu Rini: 1 diterima.
bot ~ ... [...]
Bu Wati > setor 10rb
bot ~ ... [...]
Bu Rini > /rapat tutup
bot < ... [...]
Bu Rini * Ya, tutup
bot ~ ...
bot ~ ...
bot < (foto) ...
"""


def letters(grid: AttendanceGrid) -> list[tuple[str | None, str]]:
    return [(row.name, "".join(letter or "-" for letter in row.letters)) for row in grid.rows]


async def test_who_took_part(laris: Chat) -> None:
    await laris.play(MEETINGS)
    on = dt.date(2026, 11, 28)
    record = await read(laris, progress.ATTENDANCE, on=on)
    assert isinstance(record, AttendanceGrid)
    assert [(one.number, one.day, one.rate) for one in record.meetings] == [
        (1, TODAY, Fraction(1, 7)),
        (2, on, Fraction(1, 7)),
    ]
    assert {name for name, _letters in letters(record)} == {None}
    told = await read(laris, progress.ATTENDANCE, on=on, for_officers=True)
    assert isinstance(told, AttendanceGrid)
    assert ("Bu Siti", "HI") in letters(told)
    assert ("Bu Wati", "AH") in letters(told)
    await agree_on(laris, saldo_terbuka="ya")
    opened = await read(laris, progress.ATTENDANCE, on=on)
    assert isinstance(opened, AttendanceGrid)
    assert letters(opened) == letters(told)


async def test_the_five_figures_of_a_meeting(laris: Chat) -> None:
    await laris.play(MEETINGS)
    record = await read(laris, progress.CLOSING, meeting_id=2)
    assert isinstance(record, ClosingCard)
    assert (record.number, record.present, record.expected) == (2, 1, 7)
    assert (record.saved, record.repaid, record.lent, record.cash) == (20_000, 0, 0, 20_000)
    assert await read(laris, progress.CLOSING, meeting_id=99) is None


@pytest.mark.parametrize("hers", [200_000, 900_000])
async def test_the_card_of_a_meeting_tells_nothing_of_what_is_owed(laris: Chat, hers: int) -> None:
    """One repays Rp20.000 at the meeting: whatever is left of her loan, and late of it, the card is the same."""
    await lend(laris, "Bu Siti", hers, 10, first_due=dt.date(2026, 7, 25))
    await laris.play(
        """
        Bu Rini > /rapat
        bot < ... [...]
        Bu Siti > angsur 20rb
        bot < ... [...]
        Bu Rini * Terima semua (1)
        bot ! Bu Rini: 1 diterima.
        bot ~ ... [...]
        bot @Bu Siti < Angsuran Bu Siti sudah diterima. ... [Lihat pinjaman saya]
        Bu Rini > /rapat tutup
        bot < ... [...]
        Bu Rini * Ya, tutup
        bot ~ ...
        bot ~ ...
        bot @Bu Rini < ... [Tagihan rapat]
        bot @Pak Joko < ... [Tagihan rapat]
        bot < (foto) ...
        """
    )
    record = await read(laris, progress.CLOSING, meeting_id=1)
    assert isinstance(record, ClosingCard)
    assert (record.present, record.expected) == (0, 7)
    assert (record.saved, record.repaid, record.lent, record.cash) == (0, 20_000, 0, 20_000)


async def test_what_one_has(laris: Chat) -> None:
    roster = await laris.roster()
    siti = next(member for member in roster.people if member.name == "Bu Siti")
    await save(laris, "Bu Siti", 20_000, dt.date(2026, 11, 7))
    await save(laris, "Bu Wati", 90_000, dt.date(2026, 11, 7))
    await lend(laris, "Bu Siti", 100_000, 10, first_due=dt.date(2026, 10, 24))
    record = await read(laris, progress.OWN, member_id=siti.id)
    assert isinstance(record, OwnMoney)
    assert [(point.day, point.savings) for point in record.points] == [(dt.date(2026, 11, 7), 20_000), (TODAY, 20_000)]
    (loan,) = record.loans
    assert (loan.principal, loan.outstanding, loan.overdue) == (100_000, 100_000, 11_500)
    assert (loan.next_due, loan.next_amount) == (dt.date(2026, 11, 24), 11_500)
    assert await read(laris, progress.OWN, member_id=999) is None


async def test_the_way_to_a_goal(laris: Chat) -> None:
    await save(laris, "Bu Siti", 20_000, dt.date(2026, 10, 3), dt.date(2026, 11, 7))
    assert await read(laris, progress.GOAL) is None
    roster = await laris.roster()
    async with laris.life.database.write() as tx:
        turn = Turn(tx=tx, now=laris.clock.now(), directory=laris.life.directory)
        until, since = dt.date(2026, 12, 31), dt.date(2026, 11, 1)
        await goals.set_goal(turn, roster.group, name="Tenda", target=100_000, since=since, until=until, by=1)
    record = await read(laris, progress.GOAL)
    assert isinstance(record, GoalProgress)
    assert (record.name, record.target, record.saved) == ("Tenda", 100_000, 40_000)
    assert record.points == (
        GoalPoint(day=since, saved=20_000),
        GoalPoint(day=dt.date(2026, 11, 7), saved=40_000),
        GoalPoint(day=TODAY, saved=40_000),
    )


async def test_all_groups_of_a_pendamping(laris: Chat) -> None:
    roster = await laris.roster()
    await save(laris, "Bu Siti", 20_000, dt.date(2026, 9, 5), dt.date(2026, 11, 7))
    async with laris.life.database.read() as db:
        quiet = await progress.overview(db, (roster.group.id, 99), TODAY)
    (row,) = quiet.rows
    assert (row.light, row.savings, row.loans, row.attendance) == (None, 40_000, 0, None)
    assert row.spark == (20_000, 20_000, 40_000)
    await laris.play(MEETINGS)
    await lend(laris, "Bu Siti", 100_000, 10, first_due=dt.date(2026, 7, 25))
    async with laris.life.database.read() as db:
        (row,) = (await progress.overview(db, (roster.group.id,), dt.date(2026, 11, 28))).rows
    assert (row.light, row.loans, row.arrears) == (Light.BAD, 100_000, 57_500)
    assert row.attendance == Fraction(1, 7)


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        (progress.SAVINGS, 4),
        (progress.ATTENDANCE, 4),
        (progress.REPAYMENTS, 7),
        (progress.CLOSING, 6),
        (progress.OWN, 7),
        (progress.OVERVIEW, 8),
    ],
)
async def test_a_record_is_read_in_few_statements(laris: Chat, kind: str, most: int) -> None:
    await laris.play(MEETINGS)
    for name in ("Bu Siti", "Bu Wati", "Bu Sri"):
        await lend(laris, name, 100_000)
    roster = await laris.roster()
    asked: list[str] = []
    wanted = Wanted(
        kind=kind,
        on=dt.date(2026, 11, 28),
        language="id",
        group_id=roster.group.id,
        groups=(roster.group.id,),
        meeting_id=1,
        member_id=roster.people[0].id,
    )
    async with laris.life.database.read() as db:
        await db.connection.set_trace_callback(asked.append)
        assert await progress.read(db, wanted) is not None
        await db.connection.set_trace_callback(None)  # type: ignore[arg-type]  # so it is switched off
    assert len(asked) <= most, "\n".join(asked)
