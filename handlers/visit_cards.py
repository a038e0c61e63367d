"""A group's visits as they are shown: the calendar, one visit, and the buttons that several conversations share."""

import datetime as dt
from dataclasses import dataclass

from handlers.buttons import Button, Keyboard, Payload
from handlers.context import Context, plain
from handlers.lookups import privately, stand_in
from handlers.refusals import who_may
from locales import N_, Words
from savings.roles import Action
from savings.visits import EvaluationKind, Programme, Stretch
from services import visits
from services.visits import Visit, VisitStanding

EVALUATIONS = {
    EvaluationKind.PROCESS: N_("Evaluasi proses"),
    EvaluationKind.RESULT: N_("Evaluasi hasil"),
    EvaluationKind.CLOSING: N_("Evaluasi akhir"),
}

OPEN_DAYS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class ShowVisits(Payload, prefix="kj"):
    """The calendar of this group."""

    group_id: int


@dataclass(frozen=True, slots=True)
class RecordVisit(Payload, prefix="kjcatat"):
    """A visit was made: ask for it step by step."""

    group_id: int


@dataclass(frozen=True, slots=True)
class PlanVisits(Payload, prefix="kjatur"):
    """From when on, and how often."""

    group_id: int


@dataclass(frozen=True, slots=True)
class ListVisits(Payload, prefix="kjdaftar"):
    """Those that were made, from page 0 on."""

    group_id: int
    page: int


@dataclass(frozen=True, slots=True)
class OneVisit(Payload, prefix="kjsatu"):
    """All that was noted of a visit."""

    group_id: int
    visit_id: int


@dataclass(frozen=True, slots=True)
class FollowedUp(Payload, prefix="kjberes"):
    """What the visit of this day, an ordinal, left to be done is done."""

    group_id: int
    day: int


@dataclass(frozen=True, slots=True)
class AddPhoto(Payload, prefix="kjfoto"):
    """A picture of this visit is to be sent."""

    group_id: int
    visit_id: int


@dataclass(frozen=True, slots=True)
class AskWithdraw(Payload, prefix="kjtarik"):
    """Its author wants to take it back."""

    group_id: int
    visit_id: int


async def entered(context: Context, group_id: int, action: Action, *, private: bool = False) -> bool:
    """Stand in the group of a button, where the presser may do this; where not, that is said.

    `private`: what follows is not for the whole group to read.
    """
    _ = context._
    if private and context.in_group:
        context.alert(_("Catatan kunjungan dibaca di chat pribadi. Ketik /kunjungan di sana."))
    elif not await stand_in(context, group_id):
        context.alert(_("Anda belum terdaftar di kelompok ini."))
    elif not context.may(action):
        context.alert(context._("Tombol ini untuk {who}.", who=who_may(context, action)))
    else:
        return True
    return False


async def seen_visit(context: Context, group_id: int, visit_id: int, *, own: bool = False) -> Visit | None:
    """The visit under a button, if the presser may see it; `own`: only if the presser wrote it. Else that is said."""
    action = Action.RECORD_VISITS if own else Action.SEE_VISITS
    if not await entered(context, group_id, action, private=not own):
        return None
    _ = context._
    visit = await visits.find(context.turn, visit_id)
    if visit is None or visit.group_id != group_id:
        context.alert(_("Catatan kunjungan ini sudah ditarik."))
    elif own and visit.written_by != context.user.id:
        context.alert(_("Hanya yang menulis catatan ini yang bisa mengubahnya."))
    else:
        return visit
    return None


def show(context: Context, text: str, keyboard: Keyboard | None = None) -> None:
    """Say it in the place of the pressed message, or as an answer."""
    if context.is_press:
        context.edit(text, keyboard)
    else:
        context.reply(text, keyboard, quote=context.in_group)


# --- the calendar --------------------------------------------------------------------------------------------------


async def show_calendar(context: Context) -> None:
    """What comes next, what was made, what is not written down yet. In a group without anybody's words."""
    _ = context._
    group = context.here.group
    programme = await visits.programme(context.turn, group.id)
    lines = [_("Kunjungan {group}", group=group.name)]
    if programme is None:
        lines.append(_("Kalender kunjungan belum diatur."))
        if not context.may(Action.RECORD_VISITS):
            lines.append(_("Pendamping kelompok yang mengaturnya."))
    else:
        stands = (await visits.standing(context.turn, [group.id], context.today))[group.id]
        lines += _standing_lines(_, programme, stands, context.today)
        if stands.overdue:
            lines.append(await _open_line(context, programme, stands.overdue))
        if stands.evaluation is not None:
            day, kind = stands.evaluation
            lines.append(_("{what}: {date}.", what=_(EVALUATIONS[kind]), date=_.date(day)))
    keyboard = _calendar_keyboard(context, planned=programme is not None)
    if not context.in_group and (noted := await visits.last_follow_up(context.turn, group.id)) is not None:
        lines.append(follow_up_line(_, *noted))
        if context.may(Action.RECORD_VISITS):
            keyboard.insert(0, [Button(_("Sudah beres"), FollowedUp(group.id, noted[0].toordinal()))])
    show(context, "\n".join(lines), keyboard)


def _standing_lines(_: Words, programme: Programme, stands: VisitStanding, today: dt.date) -> list[str]:
    lines = []
    if stands.planned_next == today:
        lines.append(
            _("Hari ini waktunya kunjungan ke-{number} dari {all}.", number=stands.number_next, all=stands.planned)
        )
    elif stands.planned_next is not None:
        lines.append(
            _(
                "Berikutnya {date}, ke-{number} dari {all}.",
                date=_.date(stands.planned_next),
                number=stands.number_next,
                all=stands.planned,
            )
        )
    else:
        lines.append(_("Pendampingan sampai {date}.", date=_.date(programme.ends_on)))
    done = _("Sudah {done} dari {all} kunjungan", done=stands.done, all=stands.planned)
    if stands.extra:
        done = _("{done}, ditambah {n} di luar rencana", done=done, n=stands.extra)
    lines.append(_("{line}.", line=done))
    return lines


async def _open_line(context: Context, programme: Programme, overdue: int) -> str:
    _ = context._
    open_days = await visits.open_days(context.turn, programme, context.today - dt.timedelta(days=1))
    shown = ", ".join(_.short_date(one.on) for one in open_days[-OPEN_DAYS_SHOWN:])
    if overdue > OPEN_DAYS_SHOWN:
        return _("Belum tercatat {n} kunjungan, yang terakhir {days}.", n=overdue, days=shown)
    return _("Belum tercatat: {days}.", days=shown)


def _calendar_keyboard(context: Context, *, planned: bool) -> list[list[Button]]:
    _ = context._
    group_id = context.here.group.id
    if context.in_group:
        return [[context.private_button(_("Buka chat pribadi"), privately(context, "kunjungan"))]]
    seeing = Button(_("Yang sudah"), ListVisits(group_id, 0))
    if not context.may(Action.RECORD_VISITS):
        return [[seeing]]
    planning = Button(_("Ubah kalender") if planned else _("Atur kalender"), PlanVisits(group_id))
    return [[Button(_("Catat kunjungan"), RecordVisit(group_id))], [seeing, planning]]


def follow_up_line(_: Words, day: dt.date, what: str) -> str:
    """What was to be done since a visit."""
    return _("Tindak lanjut dari {date}: {what}", date=_.short_date(day), what=plain(what))


def pattern_words(_: Words, programme: Programme) -> str:
    """`6 bulan 4 kali sebulan, 6 bulan 2 kali sebulan`"""
    return ", ".join(_stretch_words(_, stretch) for stretch in programme.pattern)


def _stretch_words(_: Words, stretch: Stretch) -> str:
    if not stretch.visits:
        return _("{months} bulan tanpa kunjungan", months=stretch.months)
    return _("{months} bulan {n} kali sebulan", months=stretch.months, n=stretch.visits)


# --- one visit -----------------------------------------------------------------------------------------------------


async def which_words(context: Context, visit: Visit) -> str:
    """`ke-2 dari 42`, or that it was not planned; empty where nothing is planned."""
    _ = context._
    programme = await visits.programme(context.turn, visit.group_id)
    if programme is None:
        return ""
    number = (await visits.numbers(context.turn, programme)).get(visit.visited_on)
    if number is None:
        return _("di luar rencana")
    return _("ke-{number} dari {all}", number=number, all=len(programme.planned))


async def visit_text(context: Context, visit: Visit) -> str:
    """All that was noted of a visit. In a group only that there was one: the notes were written for few."""
    _ = context._
    which = await which_words(context, visit)
    headline = _("Kunjungan {date}", date=_.date(visit.visited_on))
    if context.in_group:
        if which:
            return _("{what} tercatat, {which}.", what=headline, which=which)
        return _("{what} tercatat.", what=headline)
    author = context.here.get(visit.member_id)
    where = [context.here.group.name, which, "" if author is None else author.name]
    lines = [headline, ", ".join(part for part in where if part)]
    if visit.place:
        lines.append(_("Tempat: {place}", place=plain(visit.place)))
    if visit.notes:
        lines.append(_("Catatan: {notes}", notes=visit.notes))
    if visit.follow_up:
        lines.append(_("Tindak lanjut: {what}", what=visit.follow_up))
    if visit.photo:
        lines.append(_("Ada fotonya."))
    return "\n".join(lines)


def author_keyboard(context: Context, visit: Visit) -> Keyboard:
    """What its author can do with a visit."""
    _ = context._
    back = Button(_("Tarik kembali"), AskWithdraw(visit.group_id, visit.id))
    if context.in_group:
        return [[back]]
    label = _("Ganti foto") if visit.photo else _("Tambah foto")
    return [
        [Button(label, AddPhoto(visit.group_id, visit.id)), back],
        [Button(_("Kalender"), ShowVisits(visit.group_id))],
    ]


def photo_of(context: Context) -> str | None:
    """Telegram's name of the picture that was sent with these words."""
    if context.is_press:
        return None
    return context.message.photo[-1].file_id if context.message.photo else None
