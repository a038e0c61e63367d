"""The plan of a group's visits: from when on, how often, and until when. Set by the pendamping, by words or buttons."""

import datetime as dt
from dataclasses import dataclass, replace

from dateutil.relativedelta import relativedelta

from handlers.asking import called_off
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context, clause
from handlers.lookups import pays_instead
from handlers.registry import Press, Tables
from handlers.visit_cards import PlanVisits, ShowVisits, entered, pattern_words, show
from locales import N_
from savings.roles import Action
from savings.visit_phrases import PlanWords, nearest, read_plan
from savings.visits import USUAL_PATTERN, Programme, read_pattern
from services import drafts, visits
from services.drafts import Draft

DRAFT = "kalender kunjungan"
EXAMPLE = "/kunjungan mulai 1 desember"
PATTERN_EXAMPLE = "/kunjungan pola 6x4 6x2 6x1"

PATTERNS = (
    (USUAL_PATTERN, N_("18 bulan: 24 + 12 + 6")),
    ("12x4", N_("12 bulan, 4 kali sebulan")),
    ("12x2", N_("12 bulan, 2 kali sebulan")),
    ("12x1", N_("12 bulan, sekali sebulan")),
)
"""What is offered; any other one can be written."""

FARTHEST_BACK, FARTHEST_AHEAD = relativedelta(years=5), relativedelta(years=1)


@dataclass(frozen=True, slots=True)
class StartOn(Payload, prefix="kjmulai"):
    """The visits begin on this day, as an ordinal."""

    group_id: int
    day: int


@dataclass(frozen=True, slots=True)
class AskStart(Payload, prefix="kjkapan"):
    """The visits are to begin on another day."""

    group_id: int


@dataclass(frozen=True, slots=True)
class AskPattern(Payload, prefix="kjpola"):
    """They are to come more often, or less."""

    group_id: int


@dataclass(frozen=True, slots=True)
class UsePattern(Payload, prefix="kjpakai"):
    """This number of PATTERNS."""

    group_id: int
    index: int


@dataclass(frozen=True, slots=True)
class AskDrop(Payload, prefix="kjhapus"):
    """There is to be no plan any more."""

    group_id: int


@dataclass(frozen=True, slots=True)
class DropPlan(Payload, prefix="kjhapusya"):
    """There is no plan any more."""

    group_id: int


# --- by words ------------------------------------------------------------------------------------------------------


async def plan_words(context: Context, text: str) -> None:
    """/kunjungan mulai 1 desember, /kunjungan pola 12x2."""
    said = read_plan(text)
    if said.unread or (said.day is None and said.pattern is None):
        _refuse(context, said, text)
    else:
        await _set(context, said)


def _refuse(context: Context, said: PlanWords, text: str) -> None:
    _ = context._
    what = clause(said.unread or text)
    if not what:
        context.reply(_("Mulai kapan? Contoh: {example}", example=EXAMPLE), quote=context.in_group)
    elif said.unread and any(letter.isdigit() for letter in said.unread) and "x" in said.unread.lower():
        context.reply(
            _(
                "Pola “{words}” belum bisa. Tulis bulan x kunjungan sebulan (paling banyak 4), contoh: {example}",
                words=what[:40],
                example=PATTERN_EXAMPLE,
            ),
            quote=context.in_group,
        )
    else:
        context.reply(
            _("“{words}” belum saya pahami. Contoh: {example}", words=what[:40], example=EXAMPLE),
            quote=context.in_group,
        )


async def _set(context: Context, said: PlanWords) -> None:
    """What was said in place of what was agreed; where nothing was, the usual pattern and this day."""
    _ = context._
    group = context.here.group
    before = await visits.programme(context.turn, group.id)
    today = context.today
    if before is None:
        usual = read_pattern(USUAL_PATTERN)
        assert usual is not None
        before = Programme(group_id=group.id, started_on=today, pattern=usual)
    programme = before
    if said.pattern is not None:
        programme = replace(programme, pattern=said.pattern)
    if said.day is not None:
        day = nearest(said.day, today)
        if day is None or not today - FARTHEST_BACK <= day <= today + FARTHEST_AHEAD:
            context.tell(_("Hari mulai itu tidak bisa dipakai. Contoh: {example}", example=EXAMPLE))
            return
        programme = replace(programme, started_on=day)
    await _keep(context, programme)


async def _keep(context: Context, programme: Programme) -> None:
    """Set it, and say what came of it."""
    await visits.set_programme(context.turn, programme, by=context.user.id)
    _ = context._
    stands = (await visits.standing(context.turn, [programme.group_id], context.today))[programme.group_id]
    lines = [_("Kalender kunjungan {group} diatur", group=context.here.group.name), *_plan_lines(context, programme)]
    if stands.planned_next is not None:
        lines.append(_("Kunjungan berikutnya {date}.", date=_.date(stands.planned_next)))
    show(context, "\n".join(lines), None if context.in_group else _keyboard(context))


def _plan_lines(context: Context, programme: Programme) -> list[str]:
    _ = context._
    return [
        _("Mulai {date}, {n} kunjungan.", date=_.date(programme.started_on), n=len(programme.planned)),
        _("{pattern}, sampai {date}.", pattern=pattern_words(_, programme), date=_.date(programme.ends_on)),
    ]


# --- by buttons ----------------------------------------------------------------------------------------------------


async def plan(context: Context, payload: PlanVisits) -> None:
    """[Atur kalender], [Ubah kalender]"""
    if not await entered(context, payload.group_id, Action.RECORD_VISITS, private=True):
        return
    programme = await visits.programme(context.turn, payload.group_id)
    if programme is None:
        await _ask_start(context)
        return
    _ = context._
    lines = [_("Kalender kunjungan {group}", group=context.here.group.name), *_plan_lines(context, programme)]
    context.edit("\n".join(lines), _keyboard(context))


def _keyboard(context: Context) -> Keyboard:
    _ = context._
    group_id = context.here.group.id
    return [
        [Button(_("Ubah hari mulai"), AskStart(group_id)), Button(_("Ubah pola"), AskPattern(group_id))],
        [Button(_("Hapus kalender"), AskDrop(group_id)), Button(_("Kalender"), ShowVisits(group_id))],
    ]


async def ask_start(context: Context, payload: AskStart) -> None:
    """[Ubah hari mulai]"""
    if await entered(context, payload.group_id, Action.RECORD_VISITS, private=True):
        await _ask_start(context)


async def _ask_start(context: Context) -> None:
    _ = context._
    group, today = context.here.group, context.today
    months = [today.replace(day=1) + relativedelta(months=later) for later in (0, 1)]
    prompt = _("Sejak kapan {group} didampingi? Tekan, atau tulis harinya, contoh: 1 desember", group=group.name)
    buttons = [Button(_("Hari ini"), StartOn(group.id, today.toordinal()))]
    buttons += [Button(_.short_date(day), StartOn(group.id, day.toordinal())) for day in months if day != today]
    await _ask(context, prompt, buttons, "start")


async def ask_pattern(context: Context, payload: AskPattern) -> None:
    """[Ubah pola]"""
    if not await entered(context, payload.group_id, Action.RECORD_VISITS, private=True):
        return
    _ = context._
    prompt = _("Berapa sering kunjungannya? Tekan, atau tulis bulan x kunjungan sebulan, contoh: 6x4 6x2 6x1")
    buttons = [Button(_(label), UsePattern(payload.group_id, index)) for index, (_text, label) in enumerate(PATTERNS)]
    await _ask(context, prompt, buttons, "pattern")


async def _ask(context: Context, prompt: str, buttons: list[Button], wants: str) -> None:
    """Offer what is usual; something else may be written."""
    group_id = context.here.group.id
    await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=group_id,
        kind=DRAFT,
        payload={"prompt": prompt, "wants": wants},
    )
    back = [Button(context._("Kembali"), ShowVisits(group_id))]
    context.edit(prompt, [*in_rows(buttons, 2 if wants == "start" else 1), back])


async def start_on(context: Context, payload: StartOn) -> None:
    """A day was chosen."""
    if not await entered(context, payload.group_id, Action.RECORD_VISITS, private=True):
        return
    today = context.today
    day = dt.date.fromordinal(payload.day) if 0 < payload.day <= dt.date.max.toordinal() else None
    if day is None or not today - FARTHEST_BACK <= day <= today + FARTHEST_AHEAD:
        context.alert(context._("Hari mulai itu tidak bisa dipakai. Contoh: {example}", example=EXAMPLE))
        return
    await forget_question(context)
    known = await visits.programme(context.turn, payload.group_id)
    pattern = read_pattern(USUAL_PATTERN) if known is None else known.pattern
    assert pattern is not None
    await _keep(context, Programme(group_id=payload.group_id, started_on=day, pattern=pattern))


async def use_pattern(context: Context, payload: UsePattern) -> None:
    """A pattern was chosen."""
    if not await entered(context, payload.group_id, Action.RECORD_VISITS, private=True):
        return
    if 0 <= payload.index < len(PATTERNS):
        await forget_question(context)
        await _set(context, PlanWords(pattern=read_pattern(PATTERNS[payload.index][0])))


async def forget_question(context: Context) -> None:
    """Who goes back is not asked any more."""
    draft = await drafts.of_person(context.turn, context.chat_id, context.user.id)
    if draft is not None and draft.kind == DRAFT:
        await drafts.answered(context.turn, draft)


async def typed(context: Context, draft: Draft, text: str) -> None:
    """The day or the pattern was written."""
    if await pays_instead(context, draft, text):
        return
    if called_off(text) or not context.may(Action.RECORD_VISITS):
        await drafts.answered(context.turn, draft)
        context.reply(context._("Baik, kalendernya tetap."))
        return
    said = read_plan(text)
    if said.unread or (said.day is None and said.pattern is None):
        _refuse(context, said, text)
        return
    await drafts.answered(context.turn, draft)
    await _set(context, said)


# --- no plan any more ----------------------------------------------------------------------------------------------


async def ask_drop(context: Context, payload: AskDrop) -> None:
    """[Hapus kalender]: sure?"""
    if await entered(context, payload.group_id, Action.RECORD_VISITS, private=True):
        _ = context._
        yes = Button(_("Ya, hapus"), DropPlan(payload.group_id))
        no = Button(_("Tidak"), PlanVisits(payload.group_id))
        context.edit(_("Hapus kalendernya? Catatan kunjungan yang sudah ada tetap tersimpan."), [[yes, no]])


async def drop_plan(context: Context, payload: DropPlan) -> None:
    """The plan is gone, the visits stay."""
    if await entered(context, payload.group_id, Action.RECORD_VISITS, private=True):
        _ = context._
        dropped = await visits.drop_programme(context.turn, payload.group_id)
        keyboard = [[Button(_("Kalender"), ShowVisits(payload.group_id))]]
        text = _("Kalender kunjungan dihapus. Catatannya tetap ada.") if dropped else _("Kalendernya sudah tidak ada.")
        context.edit(text, keyboard)


TABLE = Tables(
    presses=(
        Press(payload=PlanVisits, handler=plan),
        Press(payload=AskStart, handler=ask_start),
        Press(payload=AskPattern, handler=ask_pattern),
        Press(payload=StartOn, handler=start_on),
        Press(payload=UsePattern, handler=use_pattern),
        Press(payload=AskDrop, handler=ask_drop),
        Press(payload=DropPlan, handler=drop_plan),
    ),
    drafts={DRAFT: typed},
)
