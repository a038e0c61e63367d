"""/kunjungan: the calendar of a group's visits, what was made, and the reminder of tomorrow's."""

import datetime as dt
from dataclasses import dataclass

from handlers.bell import Bell, Said
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context, plain, shorten
from handlers.lookups import privately, says_not_there, start_ids
from handlers.refusals import who_may
from handlers.registry import Command, Press, SampleFor, Tables
from handlers.visit_cards import (
    FollowedUp,
    ListVisits,
    OneVisit,
    RecordVisit,
    ShowVisits,
    author_keyboard,
    entered,
    follow_up_line,
    seen_visit,
    show,
    show_calendar,
    visit_text,
)
from handlers.visit_groups import accompanied, another_day, enter_named, record_somewhere
from handlers.visit_plan import forget_question, plan_words
from locales import N_, Words
from savings.reminders import Reminder
from savings.roles import Action
from savings.visit_phrases import moves_visit, read_day, read_group, tells_of_visit
from savings.visits import VisitAhead
from services import drafts, visits

A_PAGE = 6
NOTES_IN_A_LIST = 90

_LIST_WORDS = frozenset({"riwayat", "daftar", "catatan", "buku", "lihat"})
_PLAN_WORDS = frozenset({"mulai", "pola", "atur"})


@dataclass(frozen=True, slots=True)
class VisitPhoto(Payload, prefix="kjlihat"):
    """The picture of this visit."""

    group_id: int
    visit_id: int


async def command(context: Context) -> None:
    """/kunjungan; /kunjungan riwayat; /kunjungan mulai 1 des; /kunjungan kemarin di rumah Bu Siti: ..."""
    _ = context._
    named = await enter_named(context)
    first, rest = (*context.arguments.split(maxsplit=1), "", "")[:2]
    word = first.lower().strip(":")
    pictured = not context.is_press and bool(context.message.photo)
    if not first and not pictured:
        await show_calendar(context)
    elif word in _LIST_WORDS and not rest and not pictured:
        await _list(context, 0)
    elif not context.may(Action.RECORD_VISITS):
        context.reply(
            _("Hanya {who} yang bisa mencatat kunjungan.", who=who_may(context, Action.RECORD_VISITS)),
            quote=context.in_group,
        )
    elif word in _PLAN_WORDS:
        await plan_words(context, rest if word != "pola" else context.arguments)
    elif moves_visit(context.arguments, context.today):
        another_day(context, [context.here] if named or context.in_group else await accompanied(context))
    else:
        text = rest if word in {"catat", "tambah"} else context.arguments
        await record_somewhere(context, text, named=named)


async def told(context: Context, text: str) -> None:
    """`kunjungan ...` in private without the stroke: a visit that was made, else what the command says of it.

    Where no day is named it is asked for: who tells something may speak of another day than today's.
    """
    context.arguments = text
    named = await enter_named(context)
    text = context.arguments
    first = text.split(maxsplit=1)[0].lower().strip(":") if text else ""
    if first not in _PLAN_WORDS and not moves_visit(text, context.today):
        if tells_of_visit(text, context.today) or (named and read_day(text) is not None):
            await record_somewhere(context, text, named=named, asks_day=True)
        else:
            await show_calendar(context)
    else:
        await command(context)


async def begins_anew(context: Context, text: str) -> bool:
    """Whether `kunjungan ke mekar sari ...` tells of a visit to another group than the one that is asked about."""
    word, _space, rest = text.strip().partition(" ")
    if context.in_group or word.lower() != "kunjungan" or not context.may(Action.RECORD_VISITS):
        return False
    draft = await drafts.of_person(context.turn, context.chat_id, context.user.id)
    own = await accompanied(context)
    named = read_group(rest, [roster.group.name for roster in own])
    if draft is None or named is None or own[named.group].group.id == draft.group_id:
        return False
    await told(context, rest)
    return True


async def show_visits(context: Context, payload: ShowVisits) -> None:
    """[Kalender], [Kembali]"""
    if await entered(context, payload.group_id, Action.SEE_VISITS):
        await forget_question(context)
        await show_calendar(context)


async def started(context: Context) -> None:
    """The calendar, by a link from the group."""
    ids = await start_ids(context)
    if ids is None or not context.speakers:
        says_not_there(context)
    elif context.may(Action.SEE_VISITS):
        await show_calendar(context)
    else:
        _ = context._
        who = who_may(context, Action.SEE_VISITS)
        context.reply(_("Hanya {who} yang bisa memakai /{name}.", who=who, name="kunjungan"))


async def followed_up(context: Context, payload: FollowedUp) -> None:
    """[Sudah beres]: the reminder of the next visit does not speak of it any more."""
    if not await entered(context, payload.group_id, Action.RECORD_VISITS, private=True):
        return
    _ = context._
    day = dt.date.fromordinal(payload.day) if 0 < payload.day <= dt.date.max.toordinal() else None
    if day is not None and await visits.settle_follow_up(context.turn, payload.group_id, day):
        context.toast(_("Tindak lanjutnya sudah beres."))
    await show_calendar(context)


# --- those that were made ------------------------------------------------------------------------------------------


async def list_visits(context: Context, payload: ListVisits) -> None:
    """[Yang sudah]"""
    if await entered(context, payload.group_id, Action.SEE_VISITS, private=True):
        await _list(context, max(payload.page, 0))


async def _list(context: Context, page: int) -> None:
    """The newest first, a page of them; what was noted is not for the whole group."""
    _ = context._
    group = context.here.group
    if context.in_group:
        button = context.private_button(_("Buka chat pribadi"), privately(context, "kunjungan"))
        context.reply(_("Catatan kunjungan dibaca di chat pribadi."), [[button]], quote=True)
        return
    found = await visits.newest(context.turn, group.id, limit=A_PAGE + 1, skip=page * A_PAGE)
    calendar = Button(_("Kalender"), ShowVisits(group.id))
    if not found:
        show(context, _("Belum ada kunjungan yang dicatat."), [[calendar]])
        return
    lines = [_("Kunjungan ke {group} yang sudah tercatat", group=group.name)]
    for visit in found[:A_PAGE]:
        line = _.short_date(visit.visited_on)
        if visit.place:
            line = _("{date}, {place}", date=line, place=plain(visit.place))
        if visit.notes:
            line = _("{visit}: {notes}", visit=line, notes=shorten(plain(visit.notes), NOTES_IN_A_LIST))
        lines.append(f"• {line}")
    buttons = [Button(_.short_date(visit.visited_on), OneVisit(group.id, visit.id)) for visit in found[:A_PAGE]]
    turning = [Button(_("Lebih baru"), ListVisits(group.id, page - 1))] if page else []
    if len(found) > A_PAGE:
        turning.append(Button(_("Lebih lama"), ListVisits(group.id, page + 1)))
    show(context, "\n".join(lines), [*in_rows(buttons, 3), turning, [calendar]])


async def one_visit(context: Context, payload: OneVisit) -> None:
    """All that was noted of one."""
    visit = await seen_visit(context, payload.group_id, payload.visit_id)
    if visit is None:
        return
    _ = context._
    keyboard: list[list[Button]] = []
    if visit.photo:
        keyboard.append([Button(_("Lihat foto"), VisitPhoto(visit.group_id, visit.id))])
    if visit.written_by == context.user.id and context.may(Action.RECORD_VISITS):
        keyboard += [list(row) for row in author_keyboard(context, visit)]
    else:
        keyboard.append([Button(_("Kalender"), ShowVisits(visit.group_id))])
    keyboard[-1].insert(0, Button(_("Yang sudah"), ListVisits(visit.group_id, 0)))
    context.edit(await visit_text(context, visit), keyboard)


async def visit_photo(context: Context, payload: VisitPhoto) -> None:
    """[Lihat foto]"""
    visit = await seen_visit(context, payload.group_id, payload.visit_id)
    if visit is None:
        return
    _ = context._
    if not visit.photo:
        context.alert(_("Kunjungan ini tidak ada fotonya."))
        return
    caption = _("Kunjungan {date}, {group}", date=_.date(visit.visited_on), group=context.here.group.name)
    payload_json = {"chat_id": context.chat_id, "photo": visit.photo, "caption": caption}
    context.turn.call("sendPhoto", context.chat_id, payload_json)


# --- the day before ------------------------------------------------------------------------------------------------


async def write(bell: Bell, due: list[Reminder]) -> None:
    """Tomorrow's visit, to each account of a pendamping once, though it may speak for two."""
    told: set[tuple[int, str]] = set()
    for reminder in due:
        ahead = reminder.about
        assert isinstance(ahead, VisitAhead)
        for telegram_id in await bell.ears_of([bell.here[reminder.person]]):
            if (telegram_id, reminder.occurrence) not in told:
                told.add((telegram_id, reminder.occurrence))
                text, keyboard = _reminder(bell, await bell.words_for(telegram_id), ahead)
                bell.send(telegram_id, text, keyboard, until=reminder.until, stands_for=[reminder])


def _reminder(bell: Bell, _: Words, ahead: VisitAhead) -> Said:
    group = bell.here.group
    today = ahead.on <= bell.today
    lines = [
        _("Hari ini waktunya kunjungan ke {group}", group=group.name)
        if today
        else _("Besok waktunya kunjungan ke {group}", group=group.name),
        _("{date}, ke-{number} dari {all}.", date=_.date(ahead.on), number=ahead.number, all=ahead.planned),
    ]
    if ahead.follow_up and ahead.followed_from is not None:
        lines.append(follow_up_line(_, ahead.followed_from, ahead.follow_up))
    if ahead.missed:
        lines.append(
            _.many("{n} kunjungan sebelumnya belum tercatat.", "{n} kunjungan sebelumnya belum tercatat.", ahead.missed)
        )
    keyboard: Keyboard = [
        [Button(_("Catat kunjungan"), RecordVisit(group.id)), Button(_("Kalender"), ShowVisits(group.id))]
    ]
    return "\n".join(lines), keyboard


TABLE = Tables(
    commands=(
        Command(
            name="kunjungan",
            description=N_("Lihat kalender kunjungan pendamping"),
            handler=command,
            action=Action.SEE_VISITS,
            samples=("/kunjungan",),
            samples_for=(
                SampleFor(
                    Action.RECORD_VISITS,
                    N_("Catat kunjungan"),
                    "/kunjungan kemarin di rumah Bu Siti: buku kas sudah rapi",
                ),
                SampleFor(Action.RECORD_VISITS, N_("Atur kalender kunjungan"), "/kunjungan mulai 1 desember"),
            ),
        ),
    ),
    presses=(
        Press(payload=ShowVisits, handler=show_visits),
        Press(payload=FollowedUp, handler=followed_up),
        Press(payload=ListVisits, handler=list_visits),
        Press(payload=OneVisit, handler=one_visit),
        Press(payload=VisitPhoto, handler=visit_photo),
    ),
    starts={"kunjungan": started},
)
