"""Which Telegram account speaks for whom. An officer who knows both says so; a name alone opens nobody's savings."""

from dataclasses import dataclass

from handlers.buttons import Button, Payload, in_rows
from handlers.context import Context, plain
from handlers.register import REFUSALS, account_name, announce, pressed_member, refused, set_menus, tell
from handlers.registry import Press, Tables
from savings.errors import OwnRise
from savings.groups import Member
from savings.roles import Action
from services import drafts, members, people


@dataclass(frozen=True, slots=True)
class Link(Payload, prefix="link"):
    """An officer confirms: this account belongs to this member."""

    member_id: int
    telegram_id: int


@dataclass(frozen=True, slots=True)
class ThisIsMe(Payload, prefix="isme"):
    """The presser says to be this member; an officer has still to confirm it."""

    member_id: int


@dataclass(frozen=True, slots=True)
class AskAgain(Payload, prefix="askme"):
    """An officer says: the account that pressed is not this member's. The invitation stands again."""

    member_id: int


@dataclass(frozen=True, slots=True)
class NotMe(Payload, prefix="notme"):
    """The linked account itself says that this is a mistake."""

    member_id: int


@dataclass(frozen=True, slots=True)
class Unlink(Payload, prefix="unlink"):
    """An officer takes an account (0: the only one) away from a member."""

    member_id: int
    telegram_id: int


@dataclass(frozen=True, slots=True)
class Kept(Payload, prefix="kept"):
    """The one who has just been linked wants the deposit counted that was said before."""


def invite(context: Context, member: Member) -> None:
    """Ask the member in the group to press from the own phone."""
    with context.for_group() as _:
        text = _("{name}, tekan tombol ini dari HP sendiri.\nSesudah itu pengurus memastikan.", name=member.name)
        announce(context, text, [[Button(_("Saya {name}", name=member.name), ThisIsMe(member.id))]])


async def ask_officer(context: Context, member: Member, telegram_id: int) -> None:
    """Ask an officer whether an account that was named belongs to the member."""
    _ = context._
    account = await account_name(context, telegram_id)
    context.reply(
        _("Hubungkan akun {account} dengan {name}?", account=account, name=member.name),
        [[Button(_("Ya, hubungkan"), Link(member.id, telegram_id))]],
    )


async def link(context: Context, payload: Link) -> None:
    """The officer has confirmed."""
    member = pressed_member(context, payload.member_id)
    if member is None:
        return
    text = await link_now(context, member, payload.telegram_id)
    if text is None:
        return
    context.edit(text, await _after_link(context, member, payload.telegram_id))


async def link_now(context: Context, member: Member, telegram_id: int) -> str | None:
    """Link, tell whom it concerns, and answer what to say in the group; None where it was refused and said so."""
    _ = context._
    say = context.alert if context.update is not None and context.update.callback_query is not None else context.reply
    if telegram_id in member.speakers:
        say(_("Akun itu sudah terhubung dengan {name}.", name=member.name))
        return None
    before = member
    try:
        member = await members.link(context.turn, context.here, member, telegram_id, by=context.user.id)
    except OwnRise:
        say(_("Akun sendiri dihubungkan oleh pengurus yang lain."))
        return None
    except REFUSALS as error:
        say(refused(context, error))
        return None
    await context.reload()
    await set_menus(context, telegram_id)
    account = await account_name(context, telegram_id)
    with context.for_group() as _:
        text = _("Akun {account} sekarang terhubung dengan {name}.", account=account, name=member.name)
    await tell(context, before, text)
    return text


async def _after_link(context: Context, member: Member, telegram_id: int) -> list[list[Button]]:
    """What the linked account can press next."""
    _ = context._
    row = [Button(_("Bukan saya"), NotMe(member.id))]
    draft = await drafts.of_person(context.turn, context.chat_id, telegram_id)
    if draft is not None and draft.kind == "join" and draft.payload.get("kept"):
        row.insert(0, Button(_("Catat setoran tadi"), Kept()))
    return [row]


async def announce_link(context: Context, member: Member, telegram_id: int) -> None:
    """Link at an officer's word and tell the group."""
    text = await link_now(context, member, telegram_id)
    if text is not None:
        with context.for_group():
            announce(context, text, await _after_link(context, member, telegram_id))


async def this_is_me(context: Context, payload: ThisIsMe) -> None:
    """Somebody pressed the invitation: put it before an officer."""
    _ = context._
    member = pressed_member(context, payload.member_id)
    if member is None:
        return
    if context.user.id in member.speakers:
        context.alert(_("Akun ini sudah terhubung dengan {name}.", name=member.name))
        return
    account = await account_name(context, context.user.id)
    context.edit(
        _("{account} menekan tombol {name}.\nPengurus, benar ini orangnya?", account=account, name=member.name),
        [[Button(_("Ya, hubungkan"), Link(member.id, context.user.id)), Button(_("Bukan"), AskAgain(member.id))]],
    )


async def ask_again(context: Context, payload: AskAgain) -> None:
    """It was somebody else: the invitation stands again."""
    _ = context._
    member = pressed_member(context, payload.member_id)
    if member is not None:
        text = _("{name}, tekan tombol ini dari HP sendiri.\nSesudah itu pengurus memastikan.", name=member.name)
        context.edit(text, [[Button(_("Saya {name}", name=member.name), ThisIsMe(member.id))]])


async def not_me(context: Context, payload: NotMe) -> None:
    """The account itself steps back; the savings stay where they are."""
    _ = context._
    member = pressed_member(context, payload.member_id)
    if member is None:
        return
    if context.user.id not in member.speakers:
        context.alert(_("Tombol ini untuk akun yang baru dihubungkan."))
        return
    await _unlinked(context, member, context.user.id)


async def unlink(context: Context, payload: Unlink) -> None:
    """An officer takes an account away; which, where there are several."""
    _ = context._
    member = pressed_member(context, payload.member_id)
    if member is None:
        return
    if payload.telegram_id and payload.telegram_id in member.speakers:
        await _unlinked(context, member, payload.telegram_id)
    elif len(member.speakers) == 1:
        await _unlinked(context, member, next(iter(member.speakers)))
    elif member.speakers:
        context.edit(_("Akun mana yang dilepas dari {name}?", name=member.name), await accounts(context, member))
    else:
        context.alert(_("Belum ada akun yang terhubung dengan {name}.", name=member.name))


async def accounts(context: Context, member: Member) -> list[list[Button]]:
    """The accounts of a member as buttons that unlink."""
    names = [(await account_name(context, speaker), speaker) for speaker in sorted(member.speakers)]
    return in_rows([Button(plain(name), Unlink(member.id, speaker)) for name, speaker in names], 1)


async def _unlinked(context: Context, member: Member, telegram_id: int) -> None:
    try:
        await members.unlink(context.turn, member, telegram_id)
    except REFUSALS as error:
        context.alert(refused(context, error))
        return
    await context.reload()
    await set_menus(context, telegram_id)
    account = await account_name(context, telegram_id)
    context.edit(context._("Akun {account} dilepas dari {name}.", account=account, name=member.name))


async def find_account(context: Context, text: str) -> int | None:
    """The account that a command names: by @username or by a mention of somebody without one."""
    message = context.message
    for entity in message.entities or ():
        if entity.type == "text_mention" and entity.user is not None and not entity.user.is_bot:
            return entity.user.id
    username = next((word[1:] for word in text.split() if word.startswith("@") and len(word) > 1), None)
    person = None if username is None else await people.find_by_username(context.turn, username)
    return None if person is None else person.telegram_id


TABLE = Tables(
    presses=(
        Press(payload=Link, handler=link, action=Action.MANAGE_MEMBERS),
        Press(payload=ThisIsMe, handler=this_is_me),
        Press(payload=AskAgain, handler=ask_again, action=Action.MANAGE_MEMBERS),
        Press(payload=NotMe, handler=not_me),
        Press(payload=Unlink, handler=unlink, action=Action.MANAGE_MEMBERS),
    )
)
