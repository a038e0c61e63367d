"""The private chat: Start, of which group it speaks, and in which language."""

from dataclasses import dataclass

from handlers.buttons import Button, Payload, in_rows
from handlers.context import Context
from handlers.giving import give
from handlers.registry import Command, Press, Scope, Tables
from handlers.starting import add_button, begin, role_words
from locales import N_
from savings.roles import Action
from services import people

_OFFERED = {
    "saldo": N_("Saldo saya"),
    "pinjaman": N_("Pinjaman saya"),
    "riwayat": N_("Riwayat saya"),
    "hadir": N_("Kehadiran saya"),
    "aturan": N_("Aturan kelompok"),
    "bantuan": N_("Bantuan"),
}
"""The commands that the hello offers as buttons, as far as they exist."""

_OFFERED_TO_PENDAMPING = {"binaan": N_("Laporan mingguan"), "kunjungan": N_("Kunjungan")}
"""Before these, to who accompanies the group."""

_LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
"""Each by its own name, so that who does not read the other finds it."""

_CHOSEN = {"id": "Baik, di sini saya berbahasa Indonesia.", "en": "All right, I will speak English here."}
"""Said in the language itself; these two are not translations of each other."""

_LANGUAGE_NAMES = {
    **{"id": "id", "indonesia": "id", "bahasa indonesia": "id", "indonesian": "id"},
    **{"en": "en", "inggris": "en", "english": "en", "bahasa inggris": "en"},
}


@dataclass(frozen=True, slots=True)
class Do(Payload, prefix="do"):
    """As if this command had been written."""

    command: str


@dataclass(frozen=True, slots=True)
class SpeakOf(Payload, prefix="ofgroup"):
    """The private chat speaks of this group from now on."""

    group_id: int


@dataclass(frozen=True, slots=True)
class Speak(Payload, prefix="lang"):
    """In this language."""

    language: str


async def start(context: Context) -> None:
    """/start: in a group it came with the bot, in private a person is reachable from now on, whatever the link."""
    if context.in_group:
        await begin(context)
        return
    await people.set_reach(context.turn, context.user.id, started=True, blocked=False)
    word, _rest, arguments = context.arguments.partition("_")
    opener = context.home.tables.starts.get(word)
    if opener is not None:
        context.arguments = arguments
        await opener(context)
    else:
        await hello(context)


async def hello(context: Context) -> None:
    """Who this is and what can be done here; a stranger learns what the bot is."""
    _ = context._
    if context.roster is None:
        text = _(
            "Saya Sisihkan, pencatat simpanan kelompok di Telegram.\n"
            "Setoran, kehadiran dan kas dicatat di grup, dan tiap anggota bisa melihat saldonya sendiri di sini."
        )
        context.reply(text, [[add_button(context)]])
        return
    group = context.here.group
    members = context.speakers
    if len(members) > 1:
        hail = _(
            "Halo. Anda berbicara untuk {names} di {group}.",
            names=", ".join(member.name for member in members),
            group=group.name,
        )
    else:
        roles = role_words(context, members[0].roles)
        hail = _("Halo, {name}. Anda {roles} di {group}.", name=members[0].name, roles=roles, group=group.name)
    text = _("{hail}\nDi sini hanya Anda yang membaca. Mau lihat apa?", hail=hail)
    context.reply(text, in_rows(await _offers(context), 2))


async def _offers(context: Context) -> list[Button]:
    _ = context._
    known = {command.name: command for command in context.home.tables.commands}
    accompanies = context.may(Action.RECORD_VISITS)
    offers = [
        Button(_(label), Do(name))
        for name, label in ((_OFFERED_TO_PENDAMPING if accompanies else {}) | _OFFERED).items()
        if name in known and ((action := known[name].action) is None or context.may(action))
    ]
    if len(await _groups(context)) > 1:
        offers.append(Button(_("Ganti kelompok"), Do("kelompok")))
    return offers


async def do(context: Context, payload: Do) -> None:
    """The command behind a button of the hello; the command's own table asks again who may."""
    if payload.command in {*_OFFERED, *_OFFERED_TO_PENDAMPING, "kelompok", "menunggu"}:
        await give(f"/{payload.command}", context)


async def choose_group(context: Context) -> None:
    """/kelompok: of which group does the private chat speak?"""
    _ = context._
    if context.in_group:
        button = context.private_button(_("Buka chat pribadi"), "kelompok")
        context.reply(_("Kelompok dipilih di chat pribadi dengan saya."), [[button]])
        return
    rosters = await _groups(context)
    if not rosters:
        context.reply(
            _("Anda belum terdaftar di kelompok mana pun. Buka grup kelompok Anda, lalu ketik /daftar di sana.")
        )
        return
    here = context.here.group
    if len(rosters) == 1:
        context.reply(_("Anda terdaftar di satu kelompok: {group}.", group=here.name))
        return
    buttons = [Button(name, SpeakOf(group_id)) for group_id, name in rosters]
    text = _("Sekarang kita bicara tentang {group}. Pilih yang lain?", group=here.name)
    context.reply(text, in_rows(buttons, 1))


async def speak_of(context: Context, payload: SpeakOf) -> None:
    """A group was chosen; only one of the person's own."""
    _ = context._
    if payload.group_id not in {group_id for group_id, _name in await _groups(context)}:
        context.alert(_("Anda tidak terdaftar di kelompok itu."))
        return
    await set_group(context, payload.group_id)
    context.edit(_("Mulai sekarang di sini kita bicara tentang {group}.", group=context.here.group.name))


async def set_group(context: Context, group_id: int) -> None:
    """Let the private chat speak of this group, which must be one of the person's own."""
    await people.set_current_group(context.turn, context.user.id, group_id)
    context.person = await people.find(context.turn, context.user.id)
    await context.enter(await context.turn.directory.roster(context.turn.tx, group_id))


async def _groups(context: Context) -> list[tuple[int, str]]:
    """The groups in which this account speaks for somebody: (id, name)."""
    rosters = await context.turn.directory.rosters_of(context.turn.tx, context.user.id)
    return [(roster.group.id, roster.group.name) for roster in rosters]


async def language(context: Context) -> None:
    """/bahasa id, /bahasa en: for the private chat. In a group the language is one of its rules."""
    _ = context._
    if context.in_group:
        context.reply(
            _("Bahasa di grup adalah aturan kelompok: /aturan bahasa. Bahasa Anda sendiri dipilih di chat pribadi.")
        )
        return
    if not context.arguments:
        buttons = [Button(name, Speak(code)) for code, name in _LANGUAGES.items()]
        context.reply(_("Mau bahasa apa di sini?"), [buttons])
        return
    code = _LANGUAGE_NAMES.get(context.arguments.lower())
    if code is None:
        context.reply(_("Bahasa itu belum saya kuasai. Contoh yang bisa: /bahasa id atau /bahasa en"))
        return
    context.reply(await _speak(context, code))


async def press_language(context: Context, payload: Speak) -> None:
    """A language was pressed."""
    if payload.language in _LANGUAGES:
        context.edit(await _speak(context, payload.language))


async def _speak(context: Context, code: str) -> str:
    """Remember the language and say so in it."""
    await people.set_language(context.turn, context.user.id, code)
    return _CHOSEN[code]


TABLE = Tables(
    commands=(
        Command(
            name="start",
            description=N_("Membuka chat pribadi dengan saya"),
            handler=start,
            needs_group=False,
            in_menu=False,
        ),
        Command(
            name="kelompok",
            description=N_("Memilih kelompok untuk chat pribadi"),
            handler=choose_group,
            scope=Scope.PRIVATE,
            needs_group=False,
            samples=("/kelompok",),
        ),
        Command(
            name="bahasa",
            description=N_("Memilih bahasa di chat pribadi"),
            handler=language,
            scope=Scope.PRIVATE,
            needs_group=False,
            samples=("/bahasa en", "/bahasa id"),
        ),
    ),
    presses=(
        Press(payload=Do, handler=do, needs_group=False),
        Press(payload=SpeakOf, handler=speak_of, needs_group=False),
        Press(payload=Speak, handler=press_language, needs_group=False),
    ),
    starts={"kelompok": choose_group},
)
