"""/binaan: the week of one's groups on demand, one group in full, and when the weekly digest comes."""

import datetime as dt

from handlers.buttons import Button, Keyboard, in_rows
from handlers.context import Context
from handlers.digest_buttons import SendGroup, SetDigest, ShowWeek, ShowWeeks, day_of
from handlers.digests import picture, said, said_of_group
from handlers.pictures import send_with_words
from handlers.refusals import refuse_without_group
from handlers.registry import Command, Press, Tables
from locales import N_
from savings.rules import ZONES
from services import digests
from services.digests import Plan, Week

HOURS = ("07.00", "08.00", "10.00", "12.00", "16.00", "19.00")
"""When it may come: never in the quiet hours."""

OLDEST = dt.timedelta(days=400)
"""Weeks before that are not looked up again."""


async def binaan(context: Context) -> None:
    """/binaan: how my groups did in the last seven days."""
    _ = context._
    if context.roster is None:
        refuse_without_group(context)
        return
    if context.in_group:
        link = context.private_button(_("Buka chat pribadi"), "binaan")
        context.reply(_("Ini untuk pengurus dan pendamping, di chat pribadi."), [[link]], quote=True)
        return
    plan = await digests.plan_of(context.turn, context.user.id)
    if plan is None:
        context.reply(_("Laporan mingguan untuk pengurus dan pendamping."))
        return
    digest = await digests.compose(context.turn, plan.shown, Week(last=_today(context, plan)))
    text, keyboard = said(_, digest)
    if digest.news:
        send_with_words(context, picture(_, digest), text, keyboard)
    else:
        context.reply(text, keyboard)


def _today(context: Context, plan: Plan) -> dt.date:
    return context.turn.now.astimezone(plan.zone).date()


async def _plan(context: Context) -> Plan | None:
    """What the presser is sent; None, and the press is answered, for somebody who has no such groups."""
    plan = None if context.in_group else await digests.plan_of(context.turn, context.user.id)
    if plan is None:
        context.alert(context._("Laporan mingguan untuk pengurus dan pendamping, di chat pribadi."))
    return plan


def _week(context: Context, plan: Plan, last: int) -> Week:
    """The week that a button carries; the last seven days where it carries none that can be looked up."""
    day, today = day_of(last), _today(context, plan)
    return Week(last=day if day is not None and today - OLDEST <= day <= today else today)


async def show_group(context: Context, payload: ShowWeek) -> None:
    """One group in full, in place of all of them."""
    plan = await _plan(context)
    if plan is None:
        return
    roster = next((one for one in (*plan.rosters, *plan.offered) if one.group.id == payload.group_id), None)
    if roster is None:
        context.alert(context._("Anda bukan pengurus atau pendamping di kelompok itu."))
        return
    digest = await digests.compose(context.turn, [roster], _week(context, plan, payload.last))
    context.edit(*said_of_group(context._, digest.groups[0], payload.page))


async def show_all(context: Context, payload: ShowWeeks) -> None:
    """All groups again."""
    plan = await _plan(context)
    if plan is not None:
        digest = await digests.compose(context.turn, plan.shown, _week(context, plan, payload.last))
        context.edit(*said(context._, digest, payload.page))


# --- when it comes -------------------------------------------------------------------------------------------------


async def settle(context: Context, payload: SetDigest) -> None:
    """Show what can be chosen, or choose it."""
    plan = await _plan(context)
    if plan is None:
        return
    match payload.what, payload.value:
        case "page", "weekday" | "hour" | "zone" as what:
            context.edit(*_choices(context, plan, what, payload.last))
            return
        case "weekday", ("0" | "1" | "2" | "3" | "4" | "5" | "6") as day:
            await digests.choose(context.turn, plan, weekday=int(day))
        case "hour", value if value in HOURS:
            await digests.choose(context.turn, plan, hour=dt.time.fromisoformat(value.replace(".", ":")))
        case "zone", value if value in ZONES:
            await digests.choose(context.turn, plan, zone=ZONES[value])
        case "state", ("on" | "off") as state:
            await digests.choose(context.turn, plan, on=state == "on")
        case "page", "main":
            pass
        case _:
            return
    await _show_page(context, payload.last)


async def send_group(context: Context, payload: SendGroup) -> None:
    """An officer wants the digest of an own group, or not any more."""
    plan = await _plan(context)
    if plan is None:
        return
    if payload.group_id not in {roster.group.id for roster in plan.offered}:
        context.alert(context._("Anda bukan pengurus di kelompok itu."))
        return
    await digests.choose_group(context.turn, plan, payload.group_id, wanted=bool(payload.wanted))
    await _show_page(context, payload.last)


async def _show_page(context: Context, last: int) -> None:
    """When it comes, of whom, and how that is changed."""
    _ = context._
    plan = await digests.plan_of(context.turn, context.user.id)
    assert plan is not None, "asked just before"
    if plan.sent:
        coming = await digests.next_one(context.turn, plan)
        zone = plan.zone.key
        lines = [
            _(
                "Laporan mingguan: tiap {weekday}, pukul {hour}",
                weekday=_.weekday(plan.habit.weekday),
                hour=_.time(plan.habit.hour, zone),
            ),
            _(
                "Berikutnya {day}, pukul {hour}.",
                day=_.date(coming.astimezone(plan.zone).date()),
                hour=_.time(coming, zone),
            ),
        ]
    else:
        lines = [
            _("Laporan mingguan tidak dikirim ke Anda"),
            _("Kapan saja, laporan bisa dilihat dengan /binaan."),
        ]
    context.edit("\n".join(lines), _buttons(context, plan, last))


def _buttons(context: Context, plan: Plan, last: int) -> Keyboard:
    _ = context._
    rows: list[list[Button]] = []
    if plan.sent:
        rows.append([_page(_("Hari"), "weekday", last), _page(_("Jam"), "hour", last), _page(_("Zona"), "zone", last)])
    chosen = {roster.group.id for roster in plan.rosters} if plan.habit.on else set()
    for roster in plan.offered:
        group = roster.group
        if group.id in chosen:
            rows.append([Button(_("✓ {name}", name=group.name), SendGroup(group.id, 0, last))])
        else:
            rows.append([Button(_("Kirim laporan {name}", name=group.name), SendGroup(group.id, 1, last))])
    if plan.sent:
        rows.append([Button(_("Jangan kirim lagi"), SetDigest("state", "off", last))])
    elif plan.rosters:
        rows.append([Button(_("Kirim tiap minggu"), SetDigest("state", "on", last))])
    return [*rows, [Button(_("Kembali"), ShowWeeks(last, 0))]]


def _page(label: str, what: str, last: int) -> Button:
    return Button(label, SetDigest("page", what, last))


def _choices(context: Context, plan: Plan, what: str, last: int) -> tuple[str, Keyboard]:
    _ = context._
    habit, back = plan.habit, [_page(_("Kembali"), "main", last)]

    def choice(label: str, value: str, *, now: bool) -> Button:
        return Button(_("✓ {name}", name=label) if now else label, SetDigest(what, value, last))

    match what:
        case "weekday":
            days = [choice(_.weekday(day), str(day), now=day == habit.weekday) for day in range(7)]
            return _("Laporan dikirim hari apa?"), [*in_rows(days, 3), back]
        case "hour":
            zone = plan.zone.key
            times = {hour: dt.time.fromisoformat(hour.replace(".", ":")) for hour in HOURS}
            hours = [choice(_.time(at, zone), hour, now=at == habit.hour) for hour, at in times.items()]
            return _("Laporan dikirim jam berapa?"), [*in_rows(hours, 2), back]
        case _:
            zones = [choice(name.upper(), name, now=plan.zone.key == zone) for name, zone in ZONES.items()]
            return _("Jamnya menurut zona waktu mana?"), [zones, back]


TABLE = Tables(
    commands=(
        Command(
            name="binaan",
            description=N_("Lihat laporan mingguan kelompok"),
            handler=binaan,
            samples=("/binaan",),
        ),
    ),
    presses=(
        Press(payload=ShowWeek, handler=show_group, needs_group=False),
        Press(payload=ShowWeeks, handler=show_all, needs_group=False),
        Press(payload=SetDigest, handler=settle, needs_group=False),
        Press(payload=SendGroup, handler=send_group, needs_group=False),
    ),
    starts={"binaan": binaan},
)
