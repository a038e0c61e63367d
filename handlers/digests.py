"""The weekly digest, sent by the clock: one message for all groups, with a picture where there is news."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from handlers.bell import Bell, Said
from handlers.buttons import Button, Keyboard, in_rows
from handlers.charts import ShowChart
from handlers.digest_buttons import SetDigest, ShowWeek, ShowWeeks, day_number
from handlers.digest_lines import group_text, overview_text
from locales import Words
from savings.digests import Digest, GroupWeek, Week
from services import digests, reminders
from services.alarms import Alarm
from services.progress import ATTENDANCE, MOST_GROUPS, OVERVIEW, REPAYMENTS, SAVINGS, Wanted

PAGE = 10
"""So many groups have a button at a time."""

NO_ZONE = ZoneInfo("UTC")
"""Where nothing is due the hour is all the same."""


async def ring(bell: Bell, alarm: Alarm) -> None:
    """The alarm of an account: its digest is sent where one is due."""
    turn = bell.turn
    plan = await digests.plan_of(turn, alarm.subject)
    if plan is None or not plan.sent:
        if await digests.has_chosen(turn, alarm.subject):  # an officer who lost the office may have it again
            await reminders.of_person(turn, alarm, [], reminders.window_of(turn, alarm), NO_ZONE)
        else:
            await reminders.nobody(turn, alarm)
        return
    window = reminders.window_of(turn, alarm)
    found = await digests.due(turn, plan, window)
    bell = replace(bell, roster=plan.rosters[0], zone=plan.zone)
    for reminder in await reminders.of_person(turn, alarm, found, window, plan.zone):
        week = reminder.about
        assert isinstance(week, Week), "a digest is about its week"
        digest = await digests.compose(turn, plan.rosters, week)
        _ = await bell.words_for(plan.telegram_id)
        text, keyboard = said(_, digest)
        if digest.news:
            wanted = picture(_, digest)
            bell.send_picture(plan.telegram_id, wanted, text, keyboard, until=reminder.until, stands_for=[reminder])
        else:
            bell.send(plan.telegram_id, text, keyboard, until=reminder.until, stands_for=[reminder])


def picture(_: Words, digest: Digest) -> Wanted:
    """The overview picture of its groups, those with news first."""
    shown = tuple(one.group_id for one in digest.groups[:MOST_GROUPS])
    return Wanted(kind=OVERVIEW, on=digest.week.last, language=_.language, groups=shown)


def said(_: Words, digest: Digest, page: int = 0) -> Said:
    """The words and buttons. Who has one group reads about it at once."""
    if len(digest.groups) == 1:
        one = digest.groups[0]
        text = group_text(_, one) if one.has_news else overview_text(_, digest)
        return text, [_charts(_, one), _more(_, digest.week)]
    return overview_text(_, digest), _groups(_, digest, page)


def said_of_group(_: Words, one: GroupWeek, page: int) -> Said:
    """One group of several, and the way back."""
    last = day_number(one.week.last)
    return group_text(_, one), [_charts(_, one), [Button(_("Kembali"), ShowWeeks(last, page))]]


def _groups(_: Words, digest: Digest, page: int) -> Keyboard:
    last = day_number(digest.week.last)
    pages = -(-len(digest.groups) // PAGE)
    page = min(max(page, 0), pages - 1)
    shown = digest.groups[page * PAGE : (page + 1) * PAGE]
    rows = in_rows([Button(one.name, ShowWeek(one.group_id, last, page)) for one in shown], 2)
    more = [Button(_("Kelompok lain"), ShowWeeks(last, (page + 1) % pages))] if pages > 1 else []
    return [*rows, [*more, *_more(_, digest.week)]]


def _charts(_: Words, one: GroupWeek) -> list[Button]:
    return [
        Button(_("Simpanan"), ShowChart(one.group_id, SAVINGS)),
        Button(_("Kehadiran"), ShowChart(one.group_id, ATTENDANCE)),
        Button(_("Angsuran"), ShowChart(one.group_id, REPAYMENTS)),
    ]


def _more(_: Words, week: Week) -> list[Button]:
    return [Button(_("Atur laporan"), SetDigest("page", "main", day_number(week.last)))]
