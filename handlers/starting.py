"""Starting a group: a greeting with one button, four questions on one message, and the books are open.

    [Mulai] -> Telegram is asked: an administrator? -> kind of group -> role -> day -> hour -> started

What was chosen so far travels in the buttons; who may choose stands in a draft that only the answer of Telegram opens,
so that neither a restart nor a forged press changes who started the group.
"""

import datetime as dt
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from handlers.buttons import Button, Keyboard, Payload, in_rows, keyboard_json
from handlers.context import Context, plain, text_json
from handlers.invitation import Join
from handlers.refusals import role_word
from handlers.registry import Command, Press, Tables
from handlers.rule_words import PRESET_NAMES, hour_word, meeting_words
from locales import N_
from savings.groups import Roster
from savings.roles import OFFICERS, Role
from savings.rules import WEEKDAYS, ZONES, Preset
from services import drafts, people, starting

_QUESTION = "starting"
_OPEN_FOR = dt.timedelta(days=1)
_ADMIN = {"creator", "administrator"}
_LONGEST_NAME = 60
_NOT_YET = -1

_PRESETS = tuple(Preset)
_HOURS = ("08.00", "09.00", "10.00", "13.00", "15.00", "16.00", "19.00", "19.30", "20.00")
_ZONE_NAMES = tuple(name.upper() for name in ZONES)


class Begins(IntEnum):
    """As what somebody begins. In a Jamaah Produksi the facilitator is a member, too."""

    KETUA = 0
    SEKRETARIS = 1
    BENDAHARA = 2
    PENDAMPING = 3
    PENDAMPING_ANGGOTA = 4


_ROLES = {
    Begins.KETUA: frozenset({Role.KETUA, Role.ANGGOTA}),
    Begins.SEKRETARIS: frozenset({Role.SEKRETARIS, Role.ANGGOTA}),
    Begins.BENDAHARA: frozenset({Role.BENDAHARA, Role.ANGGOTA}),
    Begins.PENDAMPING: frozenset({Role.PENDAMPING}),
    Begins.PENDAMPING_ANGGOTA: frozenset({Role.PENDAMPING, Role.ANGGOTA}),
}
_ROLE_LABELS = {
    Begins.KETUA: N_("Ketua"),
    Begins.SEKRETARIS: N_("Sekretaris"),
    Begins.BENDAHARA: N_("Bendahara"),
    Begins.PENDAMPING: N_("Pendamping"),
    Begins.PENDAMPING_ANGGOTA: N_("Pendamping dan anggota"),
}


@dataclass(frozen=True, slots=True)
class Begin(Payload, prefix="begin"):
    """[Mulai] under the greeting."""


@dataclass(frozen=True, slots=True)
class Choose(Payload, prefix="starting"):
    """What `starter` has chosen so far, as places in the tables above; -1 is not chosen yet."""

    starter: int
    preset: int = _NOT_YET
    role: int = _NOT_YET
    day: int = _NOT_YET
    hour: int = _NOT_YET
    zone: int = 0

    @property
    def is_sane(self) -> bool:
        """Whether every place exists: a client may send what no button of ours holds."""
        limits = (len(_PRESETS), len(_ROLE_LABELS), len(WEEKDAYS), len(_HOURS), len(_ZONE_NAMES))
        chosen = (self.preset, self.role, self.day, self.hour, self.zone)
        return self.zone >= 0 and all(_NOT_YET <= place < limit for place, limit in zip(chosen, limits, strict=True))


async def greet(context: Context, chat_id: int) -> None:
    """Hello to a chat that has no books yet."""
    _ = context._
    text = _(
        "Halo, saya Sisihkan, pencatat simpanan kelompok.\n"
        "Setoran, kehadiran dan kas tercatat rapi di sini. Admin grup menekan Mulai, lalu menjawab empat pertanyaan."
    )
    if await _is_blind(context, chat_id):
        text = f"{text}\n\n{_eyes_text(context)}"
    context.send(chat_id, text, [[Button(_("Mulai"), Begin())]])


async def ask_for_eyes(context: Context, chat_id: int) -> None:
    """Where Telegram hides plain messages from the bot, ask to be made an administrator; it goes on by itself then."""
    if await _is_blind(context, chat_id):
        context.send(chat_id, _eyes_text(context))


async def _is_blind(context: Context, chat_id: int) -> bool:
    """Whether Telegram hides plain messages here: privacy mode is on, and the bot is no administrator."""
    chat = await people.chat(context.turn, chat_id)
    return not context.home.sees_everything and (chat is None or not chat.bot_is_admin)


def _eyes_text(context: Context) -> str:
    return context._(
        "Jadikan saya admin grup, tanpa hak apa pun.\n"
        "Baru setelah itu pesan biasa seperti “setor 20rb” sampai ke saya. "
        "Caranya: buka info grup, Edit, Administrator, Tambah admin, pilih @{bot}, matikan semua hak, simpan.\n"
        "Sementara itu pakai /setor 20rb, atau balas pesan saya.",
        bot=context.home.bot_username,
    )


def add_button(context: Context) -> Button:
    """A link that puts the bot into a group and begins there."""
    return Button(context._("Tambahkan ke grup"), f"https://t.me/{context.home.bot_username}?startgroup=mulai")


async def begin(context: Context) -> None:
    """/mulai: a started group tells its state, a new one asks Telegram who wants to start it."""
    _ = context._
    if not context.in_group:
        context.reply(_("Kelompok dimulai di grupnya. Tambahkan saya ke sana dulu."), [[add_button(context)]])
    elif context.roster is not None:
        keyboard = None if context.speakers else [[Button(_("Gabung"), Join())]]
        context.reply(_state(context, context.roster), keyboard)
    else:
        await _see_chat(context)
        _ask_telegram(context, detail=f"{context.user.id}:0:0")


async def press_begin(context: Context, payload: Begin) -> None:
    """[Mulai]: the same; the answer to the press waits for Telegram's."""
    if context.roster is not None:
        context.alert(context._("{group} sudah dimulai.", group=context.roster.group.name))
        return
    await _see_chat(context)
    press_id = context.answer_press_later()
    _ask_telegram(context, detail=f"{context.user.id}:{context.message_id}:{press_id}")


async def _see_chat(context: Context) -> None:
    """Keep a chat that was there before the bot could note it."""
    if await people.chat(context.turn, context.chat_id) is None:
        title = _title(context)
        await people.see_chat(context.turn, context.chat_id, title=title, bot_is_admin=False, reachable=True)


def _ask_telegram(context: Context, *, detail: str) -> None:
    """Is this an administrator of the chat? The answer goes on by itself."""
    context.turn.call(
        "getChatMember",
        context.chat_id,
        {"chat_id": context.chat_id, "user_id": context.user.id},
        purpose=f"{_QUESTION}:{detail}",
    )


async def telegram_answered(context: Context) -> None:
    """Begin with an administrator; tell anybody else who may. `detail` is person, pressed message and press, or 0."""
    answer = context.answer
    if answer is None:
        return
    _ = context._
    telegram_id, message_id, press_id = (int(word) for word in answer.detail.split(":"))
    started = await context.turn.directory.roster_of_chat(context.turn.tx, answer.chat_id)
    if started is not None:
        refusal = _("{group} sudah dimulai.", group=started.group.name)
    elif not answer.ok:
        refusal = _("Telegram sedang tidak menjawab. Tekan Mulai sekali lagi, ya.")
    elif not isinstance(answer.result, dict) or answer.result.get("status") not in _ADMIN:
        refusal = _("Hanya admin grup yang bisa memulai kelompok. Minta admin menekan Mulai atau mengetik /mulai.")
    else:
        if press_id:
            context.answer_press(str(press_id), telegram_id)
        await _open(context, answer.chat_id, telegram_id, message_id)
        return
    if press_id:
        context.answer_press(str(press_id), telegram_id, refusal)
    else:
        context.send(answer.chat_id, refusal)


async def _open(context: Context, chat_id: int, telegram_id: int, message_id: int) -> None:
    """Open the questions for this administrator, in place of the greeting where that was pressed."""
    await drafts.ask(
        context.turn, chat_id=chat_id, telegram_id=telegram_id, kind=_QUESTION, payload={}, lasts=_OPEN_FOR
    )
    text, keyboard = _step(context, Choose(telegram_id))
    if not message_id:
        context.send(chat_id, text, keyboard)
        return
    payload: dict[str, Any] = {"chat_id": chat_id, "message_id": message_id, **text_json(text)}
    context.turn.call("editMessageText", chat_id, payload | {"reply_markup": keyboard_json(keyboard)})


async def choose(context: Context, payload: Choose) -> None:
    """One step: the next question, or the start where all is chosen."""
    _ = context._
    if context.roster is not None:
        context.alert(_("{group} sudah dimulai.", group=context.roster.group.name))
        return
    draft = await drafts.of_person(context.turn, context.chat_id, context.user.id)
    if payload.starter != context.user.id or draft is None or draft.kind != _QUESTION or not payload.is_sane:
        context.alert(_("Pilihan ini untuk yang menekan Mulai. Kalau sudah terlalu lama, ketik /mulai sekali lagi."))
        return
    if _NOT_YET in {payload.preset, payload.role, payload.day, payload.hour}:
        text, keyboard = _step(context, payload)
        context.edit(text, keyboard)
        return
    roster = await starting.start_group(
        context.turn,
        chat_id=context.chat_id,
        title=_title(context),
        preset=_PRESETS[payload.preset],
        day=WEEKDAYS[payload.day],
        hour=_HOURS[payload.hour],
        zone=_ZONE_NAMES[payload.zone],
        roles=_ROLES[Begins(payload.role)],
        telegram_id=context.user.id,
        name=plain(context.user.full_name)[:_LONGEST_NAME],
    )
    await drafts.answered(context.turn, draft)
    if roster is not None:
        await context.enter(roster)
        context.edit(_summary(context, roster), [[Button(_("Gabung"), Join())]])
        await ask_for_eyes(context, context.chat_id)


def _step(context: Context, chosen: Choose) -> tuple[str, Keyboard]:
    """The first question that is not answered yet."""
    if chosen.preset == _NOT_YET:
        return _preset_step(context, chosen)
    if chosen.role == _NOT_YET:
        return _role_step(context, chosen)
    if chosen.day == _NOT_YET:
        return _day_step(context, chosen)
    return _hour_step(context, chosen)


def _preset_step(context: Context, chosen: Choose) -> tuple[str, Keyboard]:
    _ = context._
    text = _(
        "1 dari 4. Kelompok ini seperti apa?\n"
        "KSM Panca Sutra: menabung dan pinjam bergilir tiap minggu.\n"
        "Jamaah Produksi: usaha bersama, semua hadir sendiri.\n"
        "Simpan Pinjam: bertemu sebulan sekali.\n"
        "Kelompok Usaha binaan: dampingan sebuah program.\n"
        "Simpan Pinjam UPK: modal bergulir dari UPK.\n"
        "Semua bisa diubah nanti."
    )
    buttons = [Button(_(PRESET_NAMES[preset]), replace(chosen, preset=place)) for place, preset in enumerate(_PRESETS)]
    return text, in_rows(buttons, 1)


def _role_step(context: Context, chosen: Choose) -> tuple[str, Keyboard]:
    _ = context._
    both = _PRESETS[chosen.preset] is Preset.JAMAAH_PRODUKSI
    begins = [role for role in Begins if both or role is not Begins.PENDAMPING_ANGGOTA]
    buttons = [Button(_(_ROLE_LABELS[role]), replace(chosen, role=role.value)) for role in begins]
    back = Button(_("Kembali"), replace(chosen, preset=_NOT_YET))
    return _("2 dari 4. Anda sebagai apa di kelompok ini?"), [*in_rows(buttons, 2), [back]]


def _day_step(context: Context, chosen: Choose) -> tuple[str, Keyboard]:
    _ = context._
    buttons = [Button(_.weekday(day), replace(chosen, day=day)) for day in range(len(WEEKDAYS))]
    back = Button(_("Kembali"), replace(chosen, role=_NOT_YET))
    return _("3 dari 4. Hari apa kelompok bertemu?"), [*in_rows(buttons, 3), [back]]


def _hour_step(context: Context, chosen: Choose) -> tuple[str, Keyboard]:
    """Telegram tells no time zone, so the hours name one, and the others are a tap away."""
    _ = context._
    zone = _ZONE_NAMES[chosen.zone]
    hours = [Button(hour_word(_, hour, zone), replace(chosen, hour=place)) for place, hour in enumerate(_HOURS)]
    zones = [
        Button(name, replace(chosen, zone=place)) for place, name in enumerate(_ZONE_NAMES) if place != chosen.zone
    ]
    back = Button(_("Kembali"), replace(chosen, day=_NOT_YET))
    first, last = (button.label for button in zones)
    text = _(
        "4 dari 4. Jam berapa bertemu?\nBukan {zone}? Tekan dulu {others}.",
        zone=zone,
        others=_("{first} atau {last}", first=first, last=last),
    )
    return text, [*in_rows(hours, 3), [*zones, back]]


def _summary(context: Context, roster: Roster) -> str:
    _ = context._
    group = roster.group
    starter = roster.people[0]
    lines = [
        _("{group} sudah dimulai.", group=group.name),
        _("{preset}, bertemu {meeting}.", preset=_(PRESET_NAMES[group.preset]), meeting=meeting_words(_, group.rules)),
        _(
            "Simpanan pokok {pokok}, wajib {wajib}.",
            pokok=_.rupiah(group.rules.rupiah("pokok")),
            wajib=_.rupiah(group.rules.rupiah("wajib")),
        ),
        _("{name}: {roles}.", name=starter.name, roles=role_words(context, starter.roles)),
        "",
        _("Anggota lain tinggal menekan Gabung. Lalu tunjuk pengurus dengan /peran. Semua aturan: /aturan"),
    ]
    return "\n".join(lines)


def _state(context: Context, roster: Roster) -> str:
    _ = context._
    group = roster.group
    count = len(roster.members)
    lines = [
        _("{group} sudah dimulai.", group=group.name),
        _.many(
            "{n} anggota, bertemu {meeting}.",
            "{n} anggota, bertemu {meeting}.",
            count,
            meeting=meeting_words(_, group.rules),
        ),
        _("Semua aturan: /aturan. Yang bisa dipakai: /bantuan"),
    ]
    return "\n".join(lines)


def role_words(context: Context, roles: frozenset[Role]) -> str:
    """`bendahara`, `pendamping, anggota`: that an officer is a member goes without saying."""
    if not OFFICERS.isdisjoint(roles):
        roles -= {Role.ANGGOTA}
    return ", ".join(role_word(context, role) for role in Role if role in roles)


def _title(context: Context) -> str:
    chat = context.update.effective_chat if context.update is not None else None
    return "" if chat is None else chat.title or ""


TABLE = Tables(
    commands=(
        Command(
            name="mulai",
            description=N_("Memulai buku kelompok di grup ini"),
            handler=begin,
            needs_group=False,
            samples=("/mulai",),
        ),
    ),
    presses=(
        Press(payload=Begin, handler=press_begin, needs_group=False),
        Press(payload=Choose, handler=choose, needs_group=False),
    ),
    answers={_QUESTION: telegram_answered},
)
