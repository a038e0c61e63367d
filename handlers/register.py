"""What the conversations about people share: finding somebody by name, telling the group, saying what is refused."""

from collections.abc import Callable, Sequence

from handlers import menus
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context, plain
from handlers.lookups import privately
from handlers.role_words import who_may
from locales import N_
from savings.details import BadDetail, Detail, reference
from savings.errors import (
    LastOfficer,
    MustLeave,
    NameTaken,
    NobodyLeft,
    NotTheGiver,
    OwnRise,
    RegisterError,
    StillBorrows,
)
from savings.groups import Member
from savings.names import match_people
from savings.roles import Action
from services import people

REFUSALS = (RegisterError, BadDetail)

_BAD = {
    Detail.NAME: N_("Nama itu belum bisa saya pakai. Contoh: Bu Siti Aminah."),
    Detail.SEX: N_("L/P belum jelas. Tulis P untuk perempuan, L untuk laki-laki."),
    Detail.BIRTH_YEAR: N_("Tahun lahir belum jelas. Contoh: 1985."),
    Detail.HOUSEHOLD: N_("Tulis nama kepala keluarga saja. Contoh: Pak Karto."),
    Detail.RT_RW: N_("RT/RW belum jelas. Contoh: RT 02 RW 05."),
    Detail.PHONE: N_("Nomor HP belum jelas. Contoh: 0812 3456 7890."),
    Detail.OCCUPATION: N_("Tulis pekerjaannya saja. Contoh: pedagang gorengan."),
}


def refused(context: Context, error: RegisterError | BadDetail) -> str:
    """Why the register refuses, with what can be done instead."""
    _ = context._
    if isinstance(error, BadDetail):
        return _(_BAD[error.detail])
    name = context.here[error.member_id].name
    match error:
        case NameTaken():
            return _("Sudah ada {name}. Tambahkan pembeda, misalnya {name} Warung.", name=name)
        case LastOfficer():
            return _(
                "{name} satu-satunya pengurus yang punya akun di sini. Pilih penggantinya dulu lewat /peran.", name=name
            )
        case OwnRise():
            return _("Peran untuk diri sendiri harus diberikan orang lain. Minta tolong {who}.", who=_givers(context))
        case NotTheGiver():
            return _("Peran {name} hanya bisa diubah {who}.", name=name, who=_givers(context))
        case MustLeave():
            return _("Untuk mencatat {name} keluar, ketik /anggota keluar {name}.", name=name)
        case StillBorrows():
            return _(
                "{name} masih punya pinjaman atau pengajuan. Angsurannya bisa dititipkan: titip angsuran {name} 50rb. "
                "Kalau tidak bisa ditagih lagi: /hapuspinjaman {name}",
                name=name,
            )
        case NobodyLeft():
            return _(
                "{name} masih pengurus dan ini satu-satunya akunnya. Hubungkan akun yang baru dulu, "
                "atau lepas perannya lewat /peran.",
                name=name,
            )
    return _("Itu belum bisa dilakukan.")


async def refuse_quietly(context: Context, error: StillBorrows) -> None:
    """The same for what is nobody else's business: in the group the reason goes to who asked, in private."""
    _ = context._
    why = refused(context, error)
    if not context.in_group:
        context.reply(why)
        return
    fact = _("Peran {name} belum bisa diubah.", name=context.here[error.member_id].name)
    if await context.whisper(context.user.id, why):
        context.reply(_("{fact} Alasannya saya kirim pribadi.", fact=fact), quote=True)
    else:
        link = context.private_button(_("Buka chat pribadi"), privately(context, "pinjaman"))
        context.reply(fact, [[link]], quote=True)


def _givers(context: Context) -> str:
    return who_may(context, Action.GIVE_ROLES)


def announce(context: Context, text: str, keyboard: Keyboard | None = None) -> None:
    """Tell the group, wherever it was decided; who decides in private hears it there, too."""
    group_chat = context.here.group.chat_id
    if group_chat is not None and group_chat != context.chat_id:
        context.send(group_chat, text, keyboard)
        context.reply(text)
    else:
        context.reply(text, keyboard)


async def tell(context: Context, member: Member, text: str, keyboard: Keyboard | None = None) -> None:
    """Write in private to those who speak for the person, but not to the one who is doing it."""
    for speaker in sorted(member.speakers - {context.user.id}):
        await context.whisper(speaker, text, keyboard)


async def account_name(context: Context, telegram_id: int) -> str:
    """How an account is called in Telegram, with its @username, which nobody else can have."""
    person = await people.find(context.turn, telegram_id)
    if person is None:
        return context._("akun itu")
    name = plain(person.first_name)
    return f"{name} (@{person.username})" if person.username else name


async def set_menus(context: Context, *accounts: int) -> None:
    """The menus of these accounts in the group, after what they may do there has changed."""
    for telegram_id in sorted(accounts):
        await menus.for_person(context, telegram_id)


def actor(context: Context) -> str:
    """The one who is doing it, by the group's own name for them."""
    member = context.here.acting(context.user.id, Action.MANAGE_MEMBERS)
    return member.name if member is not None else plain(context.user.full_name)


def which(
    context: Context, text: str, among: Sequence[Member], press: Callable[[Member], Payload] | None
) -> Member | None:
    """The one person whom the words mean; else it is said that there is nobody, or asked which of several."""
    _ = context._
    found = match_people(reference(text), among)
    if len(found) == 1:
        return found[0]
    if not found:
        context.reply(_("{name} tidak ada di daftar kelompok ini. Ketik /anggota untuk melihatnya.", name=plain(text)))
    elif press is None:
        names = ", ".join(one.name for one in found)
        context.reply(_("{name} yang mana? Tulis nama lengkapnya: {names}.", name=plain(text), names=names))
    else:
        buttons = [Button(one.name, press(one)) for one in found]
        context.reply(_("{name} yang mana?", name=plain(text)), in_rows(buttons, 2))
    return None


def pressed_member(context: Context, member_id: int) -> Member | None:
    """The person a button is about; a toast where the group has no such person (any more)."""
    member = context.here.get(member_id)
    if member is None:
        context.toast(context._("Tombol ini sudah tidak dipakai."))
    return member


def replied_account(context: Context) -> int | None:
    """Whose message this one answers; bots and anonymous administrators are nobody."""
    replied = context.message.reply_to_message
    if replied is None or replied.from_user is None or replied.from_user.is_bot or replied.sender_chat is not None:
        return None
    return replied.from_user.id
