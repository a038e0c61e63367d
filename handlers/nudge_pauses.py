"""/pengingat: when somebody is reminded of an instalment, and not for a while where that is wished; in private.

A pause is a member's own. Where a telephone speaks for several who borrow, it is asked for whom.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from handlers import nudges
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context
from handlers.lookups import own_savers, pays_instead, privately, says_not_there, stand_in, start_ids
from handlers.meeting_reminders import day_of
from handlers.nudges import EVERYBODY, WHO_EVER, PauseNudges
from handlers.registry import Command, Press, Tables
from handlers.rule_words import hour_word
from locales import N_, Words
from savings import nudges as rules
from savings.groups import Member
from savings.reminders import NUDGING
from savings.roles import Action
from services import drafts
from services import nudges as service
from services.drafts import Draft

DRAFT = "jeda"
_STOP = ("jangan", "jeda", "stop", "berhenti", "tunda", "diam")
_FILLERS = {"dulu", "ingatkan", "saya", "selama", "ya"}
_AGAIN = frozenset(
    {"lagi", "lanjut", "lanjutkan", "aktif", "aktifkan", "nyala", "nyalakan", "hidupkan", "ingatkan lagi"}
)
_GIVEN_UP = frozenset({"batal", "tidak jadi", "gak jadi", "nggak jadi"})


@dataclass(frozen=True, slots=True)
class ShowNudges(Payload, prefix="ing"):
    """How it stands."""

    group_id: int


@dataclass(frozen=True, slots=True)
class BackToNudge(Payload, prefix="ingbalik"):
    """Back to the reminder in whose place it was asked."""

    group_id: int


@dataclass(frozen=True, slots=True)
class PauseFor(Payload, prefix="ingmgg"):
    """For so many weeks. `who` is that of PauseNudges, here and below."""

    group_id: int
    weeks: int
    who: int


@dataclass(frozen=True, slots=True)
class PauseToDay(Payload, prefix="inghari"):
    """Until a day that was written, by its ordinal."""

    group_id: int
    day: int
    who: int


@dataclass(frozen=True, slots=True)
class PauseUntil(Payload, prefix="ingtgl"):
    """Until a day that is to be written."""

    group_id: int
    who: int


@dataclass(frozen=True, slots=True)
class RemindAgain(Payload, prefix="inglagi"):
    """The pause is over."""

    group_id: int
    who: int


async def command(context: Context) -> None:
    """/pengingat, /pengingat jeda 3 minggu, /pengingat sampai 20 januari, /pengingat lagi."""
    _ = context._
    if context.in_group:
        link = context.private_button(_("Buka chat pribadi"), privately(context, "pengingat"))
        context.reply(_("Pengingat angsuran diatur di chat pribadi."), [[link]], quote=True)
        return
    said = " ".join(context.arguments.lower().split())
    if said in _AGAIN:
        context.reply(*await _again(context, WHO_EVER))
    elif said:
        await _pause_as_said(context, said)
    else:
        context.reply(*await _page(context))


async def _pause_as_said(context: Context, said: str) -> None:
    """The words after the command name a time, or ask for a pause without one."""
    first, *rest = said.split()
    words = [first, *rest] if first not in _STOP else [word for word in rest if word not in _FILLERS]
    until = rules.pause_until(" ".join(words), context.today)
    if until is not None:
        context.reply(*await _paused(context, until, WHO_EVER))
    elif words:
        context.reply(context._("Waktunya belum saya pahami. Contoh: /pengingat jeda 3 minggu"))
    else:
        context.reply(*await _how_long(context, WHO_EVER))


async def started(context: Context) -> None:
    """The link of the group's message."""
    if await start_ids(context) is None:
        says_not_there(context)
    else:
        context.reply(*await _page(context))


# --- pressed -------------------------------------------------------------------------------------------------------


async def show(context: Context, payload: ShowNudges) -> None:
    """Back to how it stands."""
    if await _here(context, payload.group_id):
        context.edit(*await _page(context))


async def ask_how_long(context: Context, payload: PauseNudges) -> None:
    """[Jangan ingatkan dulu]."""
    if await _here(context, payload.group_id):
        context.edit(*await _how_long(context, payload.who, nudged=payload.nudged))


async def back(context: Context, payload: BackToNudge) -> None:
    """[Kembali]: what the reminder says, if there is still anything to say."""
    if not await _here(context, payload.group_id):
        return
    items = await service.owed_now(context.turn, context.here, own_savers(context))
    context.edit(*(nudges.again(context, items) if items else await _page(context)))


async def pause_for(context: Context, payload: PauseFor) -> None:
    """Two weeks, or four."""
    if await _here(context, payload.group_id) and payload.weeks in rules.PAUSES:
        until = rules.pause_until(f"{payload.weeks} minggu", context.today)
        assert until is not None, "what is offered is possible"
        context.edit(*await _paused(context, until, payload.who))


async def pause_to_day(context: Context, payload: PauseToDay) -> None:
    """For whom the day holds that was written."""
    until = day_of(payload.day)
    if until is not None and await _here(context, payload.group_id):
        possible = rules.may_pause_until(until, context.today)
        context.edit(*await (_paused(context, until, payload.who) if possible else _page(context)))


async def ask_until(context: Context, payload: PauseUntil) -> None:
    """[Sampai tanggal]."""
    if await _here(context, payload.group_id):
        await _ask_day(context, payload.who)


async def remind_again(context: Context, payload: RemindAgain) -> None:
    """[Ingatkan lagi]."""
    if await _here(context, payload.group_id):
        context.edit(*await _again(context, payload.who))


async def day_typed(context: Context, draft: Draft, text: str) -> None:
    """A day or a length was written."""
    if await pays_instead(context, draft, text):
        return
    if " ".join(text.lower().split()).strip(" .") in _GIVEN_UP:
        await drafts.answered(context.turn, draft)
        context.reply(*await _page(context))
        return
    until = rules.pause_until(text, context.today)
    if until is None:
        await _ask_day(context, draft.payload.get("who", WHO_EVER), again=True)
        return
    await drafts.answered(context.turn, draft)
    context.reply(*await _paused(context, until, draft.payload.get("who", WHO_EVER)))


async def _ask_day(context: Context, who: int, *, again: bool = False) -> None:
    _ = context._
    prompt = _("Sampai kapan? Tulis tanggal atau lamanya, paling lama 6 bulan. Contoh: 20 Januari, atau 3 minggu")
    if again:
        prompt = _(
            "Belum saya pahami. Tulis tanggal atau lamanya, paling lama 6 bulan. Contoh: 20 Januari, atau 3 minggu"
        )
    await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=context.here.group.id,
        kind=DRAFT,
        payload={"prompt": prompt, "who": who},
    )
    context.reply(prompt, force_reply=True)


async def _here(context: Context, group_id: int) -> bool:
    """Stand in the group of a button, in private."""
    _ = context._
    if context.in_group:
        context.alert(_("Pengingat angsuran diatur di chat pribadi."))
        return False
    if not await stand_in(context, group_id):
        context.alert(_("Anda belum terdaftar di kelompok ini."))
        return False
    return True


# --- for whom ------------------------------------------------------------------------------------------------------


async def _meant(context: Context, who: int) -> tuple[tuple[Member, ...], bool]:
    """Whom one may want to leave in peace, and whether it is to be asked which of them.

    Who was chosen, else who borrows, else all for whom the account speaks.
    """
    savers = own_savers(context)
    named = tuple(one for one in savers if one.id == who)
    if named:
        return named, False
    owing = await service.who_owes(context.turn, context.here, savers)
    return owing or savers, len(owing) > 1 and who != EVERYBODY


def _for_whom(
    context: Context, prompt: str, members: tuple[Member, ...], press: Callable[[int], Payload]
) -> tuple[str, Keyboard]:
    """One button a member, and one for all of them."""
    buttons = [Button(one.name, press(one.id)) for one in members]
    return prompt, [*in_rows(buttons, 2), [Button(context._("Semua"), press(EVERYBODY))]]


async def _paused(context: Context, until: dt.date, who: int) -> tuple[str, Keyboard]:
    """Leave them in peace, or ask whom."""
    members, several = await _meant(context, who)
    if several:
        group_id = context.here.group.id
        prompt = context._("Berhenti diingatkan untuk siapa?")
        return _for_whom(context, prompt, members, lambda one: PauseToDay(group_id, until.toordinal(), one))
    await service.pause(context.turn, members, until, context.user.id)
    return await _page(context)


async def _again(context: Context, who: int) -> tuple[str, Keyboard]:
    """End the pause, or ask whose; that of who borrows nothing any more ends with it."""
    savers = own_savers(context)
    named = tuple(one for one in savers if one.id == who)
    if not named and who != EVERYBODY:
        owing = await service.who_owes(context.turn, context.here, savers)
        paused = tuple([one for one in owing if await service.paused_until(context.turn, context.here, one)])
        if len(paused) > 1:
            group_id = context.here.group.id
            prompt = context._("Ingatkan lagi untuk siapa?")
            return _for_whom(context, prompt, paused, lambda one: RemindAgain(group_id, one))
    await service.remind_again(context.turn, named or context.speakers)
    return await _page(context)


# --- shown ---------------------------------------------------------------------------------------------------------


async def _how_long(context: Context, who: int, *, nudged: int = 0) -> tuple[str, Keyboard]:
    _ = context._
    group_id = context.here.group.id
    members, several = await _meant(context, who)
    back = [Button(_("Kembali"), BackToNudge(group_id) if nudged else ShowNudges(group_id))]
    if several:
        prompt = _("Berhenti diingatkan untuk siapa?")
        text, names = _for_whom(context, prompt, members, lambda one: PauseNudges(group_id, nudged, one))
        return text, [*names, back]
    whose = members[0].id if len(members) == 1 else EVERYBODY
    text = _("Berhenti diingatkan berapa lama?\nJadwal angsurannya tetap. Yang berhenti hanya pengingatnya.")
    weeks = [Button(_.many("{n} minggu", "{n} minggu", n), PauseFor(group_id, n, whose)) for n in rules.PAUSES]
    return text, [weeks, [Button(_("Sampai tanggal"), PauseUntil(group_id, whose))], back]


async def _page(context: Context) -> tuple[str, Keyboard]:
    """Until when nobody is reminded, else when the next reminder comes, and who is left in peace."""
    _ = context._
    group = context.here.group
    if not group.rules.yes("pengingat angsuran"):
        return _("Pengingat angsuran sedang dimatikan di {group}.", group=group.name), []
    found = [(one, await service.paused_until(context.turn, context.here, one)) for one in own_savers(context)]
    paused = {one.id: until for one, until in found if until is not None}
    reminded = tuple(one for one in (await _meant(context, WHO_EVER))[0] if one.id not in paused)
    stop = Button(_("Jangan ingatkan dulu"), PauseNudges(group.id, 0, WHO_EVER))
    again = Button(_("Ingatkan lagi"), RemindAgain(group.id, WHO_EVER))
    if paused and not reminded and len(set(paused.values())) == 1:
        text = _(
            "Pengingat angsuran berhenti dulu\nSaya ingatkan lagi mulai {date}. Jadwal angsurannya tetap.",
            date=_.date(max(paused.values())),
        )
        return text, [[again, Button(_("Ganti waktunya"), PauseNudges(group.id, 0, WHO_EVER))]]
    quiet = [
        _("{name}: berhenti dulu, saya ingatkan lagi mulai {date}.", name=one.name, date=_.date(until))
        for one, until in found
        if until is not None
    ]
    if not reminded:
        text = "\n".join([_("Pengingat angsuran berhenti dulu"), *quiet, _("Jadwal angsurannya tetap.")])
        return text, [[again, Button(_("Ganti waktunya"), PauseNudges(group.id, 0, WHO_EVER))]]
    head = _("Pengingat angsuran {group}", group=group.name)
    text = "\n".join([head, *await _plan_lines(context, _, reminded), *quiet])
    return text, [[stop, again] if paused else [stop]]


async def _plan_lines(context: Context, _: Words, members: tuple[Member, ...]) -> list[str]:
    hour = hour_word(_, f"{NUDGING:%H.%M}", context.here.group.rules.zone)
    how = _(
        "Saya kirim ke chat ini pukul {hour}: 3 hari sebelum angsuran, pada harinya, lalu kalau terlewat. "
        "Di grup tidak ditulis.",
        hour=hour,
    )
    found = await service.next_of(context.turn, context.here, members)
    coming = [
        _("Berikutnya untuk {name}: {date}.", name=member.name, date=_.date(found[member.id]))
        for member in members
        if member.id in found
    ]
    return [how, *(coming or [_("Sekarang tidak ada angsuran yang perlu diingatkan.")])]


TABLE = Tables(
    commands=(
        Command(
            name="pengingat",
            description=N_("Atur pengingat angsuran"),
            handler=command,
            action=Action.SEE_OWN,
            samples=("/pengingat", "/pengingat jeda 3 minggu"),
        ),
    ),
    presses=(
        Press(payload=ShowNudges, handler=show, needs_group=False),
        Press(payload=BackToNudge, handler=back, needs_group=False),
        Press(payload=PauseNudges, handler=ask_how_long, needs_group=False),
        Press(payload=PauseFor, handler=pause_for, needs_group=False),
        Press(payload=PauseToDay, handler=pause_to_day, needs_group=False),
        Press(payload=PauseUntil, handler=ask_until, needs_group=False),
        Press(payload=RemindAgain, handler=remind_again, needs_group=False),
    ),
    drafts={DRAFT: day_typed},
    starts={"pengingat": started},
)
