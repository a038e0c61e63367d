"""/pengingat: when somebody is reminded of an instalment, and not for a while where that is wished; in private."""

from dataclasses import dataclass

from handlers import nudges
from handlers.buttons import Button, Keyboard, Payload
from handlers.context import Context
from handlers.lookups import own_savers, pays_instead, privately, says_not_there, stand_in, start_ids
from handlers.nudges import PauseNudges
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
    """For so many weeks."""

    group_id: int
    weeks: int


@dataclass(frozen=True, slots=True)
class PauseUntil(Payload, prefix="ingtgl"):
    """Until a day that is to be written."""

    group_id: int


@dataclass(frozen=True, slots=True)
class RemindAgain(Payload, prefix="inglagi"):
    """The pause is over."""

    group_id: int


async def command(context: Context) -> None:
    """/pengingat, /pengingat jeda 3 minggu, /pengingat sampai 20 januari, /pengingat lagi."""
    _ = context._
    if context.in_group:
        link = context.private_button(_("Buka chat pribadi"), privately(context, "pengingat"))
        context.reply(_("Pengingat angsuran diatur di chat pribadi."), [[link]], quote=True)
        return
    said = " ".join(context.arguments.lower().split())
    if said in _AGAIN:
        await service.remind_again(context.turn, context.speakers)
        context.reply(*await _page(context))
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
        await service.pause(context.turn, context.speakers, until, context.user.id)
        context.reply(*await _page(context))
    elif words:
        context.reply(context._("Waktunya belum saya pahami. Contoh: /pengingat jeda 3 minggu"))
    else:
        context.reply(*_how_long(context))


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
        context.edit(*_how_long(context, nudged=payload.nudged == 1))


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
        await service.pause(context.turn, context.speakers, until, context.user.id)
        context.edit(*await _page(context))


async def ask_until(context: Context, payload: PauseUntil) -> None:
    """[Sampai tanggal]."""
    if await _here(context, payload.group_id):
        await _ask_day(context)


async def remind_again(context: Context, payload: RemindAgain) -> None:
    """[Ingatkan lagi]."""
    if await _here(context, payload.group_id):
        await service.remind_again(context.turn, context.speakers)
        context.edit(*await _page(context))


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
        await _ask_day(context, again=True)
        return
    await drafts.answered(context.turn, draft)
    await service.pause(context.turn, context.speakers, until, context.user.id)
    context.reply(*await _page(context))


async def _ask_day(context: Context, *, again: bool = False) -> None:
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
        payload={"prompt": prompt},
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


# --- shown ---------------------------------------------------------------------------------------------------------


def _how_long(context: Context, *, nudged: bool = False) -> tuple[str, Keyboard]:
    _ = context._
    group_id = context.here.group.id
    text = _("Berhenti diingatkan berapa lama?\nJadwal angsurannya tetap. Yang berhenti hanya pengingatnya.")
    weeks = [Button(_.many("{n} minggu", "{n} minggu", n), PauseFor(group_id, n)) for n in rules.PAUSES]
    return text, [
        weeks,
        [Button(_("Sampai tanggal"), PauseUntil(group_id))],
        [Button(_("Kembali"), BackToNudge(group_id) if nudged else ShowNudges(group_id))],
    ]


async def _page(context: Context) -> tuple[str, Keyboard]:
    """Until when nobody is reminded, else when the next reminder comes."""
    _ = context._
    group = context.here.group
    if not group.rules.yes("pengingat angsuran"):
        return _("Pengingat angsuran sedang dimatikan di {group}.", group=group.name), []
    members = own_savers(context)
    paused = {one.id: await service.paused_until(context.turn, context.here, one) for one in members}
    day = max((until for until in paused.values() if until is not None), default=None)
    if day is not None:
        text = _(
            "Pengingat angsuran berhenti dulu\nSaya ingatkan lagi mulai {date}. Jadwal angsurannya tetap.",
            date=_.date(day),
        )
        again = Button(_("Ingatkan lagi"), RemindAgain(group.id))
        return text, [[again, Button(_("Ganti waktunya"), PauseNudges(group.id, 0))]]
    text = "\n".join([_("Pengingat angsuran {group}", group=group.name), *await _plan_lines(context, _, members)])
    return text, [[Button(_("Jangan ingatkan dulu"), PauseNudges(group.id, 0))]]


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
        Press(payload=PauseUntil, handler=ask_until, needs_group=False),
        Press(payload=RemindAgain, handler=remind_again, needs_group=False),
    ),
    drafts={DRAFT: day_typed},
    starts={"pengingat": started},
)
