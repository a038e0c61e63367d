"""Comings and goings: the bot is added or made an administrator, people join and leave, a chat moves."""

import datetime as dt

from telegram import Chat, ChatMember, ChatMemberRestricted, User

from handlers import loan_cards, menus, proposals, showing, starting
from handlers.buttons import Button
from handlers.context import Context
from handlers.invitation import Join
from handlers.registry import Tables
from services import people

_PAUSE_BETWEEN_WELCOMES = dt.timedelta(minutes=10)


async def bot_moved(context: Context) -> None:
    """The bot was added to a chat, removed, promoted, blocked or started."""
    moved = context.update.my_chat_member if context.update is not None else None
    if moved is None:
        return
    new = moved.new_chat_member
    if moved.chat.type == "private":
        reached = new.status == "member"
        await people.set_reach(context.turn, moved.chat.id, started=reached, blocked=not reached)
        return
    if moved.chat.type not in {Chat.GROUP, Chat.SUPERGROUP}:
        return  # in a channel nobody saves
    before = await people.chat(context.turn, moved.chat.id)
    was_here = before is not None and before.reachable
    was_admin = before is not None and before.bot_is_admin
    is_here, is_admin = _present(new), new.status == "administrator"
    await people.see_chat(
        context.turn, moved.chat.id, title=moved.chat.title or "", bot_is_admin=is_admin, reachable=is_here
    )
    if is_here and not was_here:
        await _arrived(context, returned=before is not None)
    elif is_admin and not was_admin:
        _sees_now(context)
    elif is_here and was_admin and not is_admin and context.roster is not None:
        await starting.ask_for_eyes(context, moved.chat.id)


async def _arrived(context: Context, *, returned: bool) -> None:
    """Say hello once; a group that has books already is told that they are still there."""
    if context.roster is None:
        await starting.greet(context, context.chat_id)
    elif returned:
        context.send(
            context.chat_id,
            context._("Saya kembali. Buku {group} masih lengkap.", group=context.roster.group.name),
        )
        await starting.ask_for_eyes(context, context.chat_id)
    else:
        return  # the supergroup that a known group has become
    await people.mark_greeted(context.turn, context.chat_id)


def _sees_now(context: Context) -> None:
    """What was asked for has been done: go on by itself."""
    _ = context._
    if context.home.sees_everything:
        return
    if context.roster is None:
        context.send(context.chat_id, _("Terima kasih. Sekarang pesan biasa sampai ke saya."))
    else:
        context.send(context.chat_id, _("Terima kasih. Sekarang pesan biasa sampai ke saya: cukup tulis setor 20rb."))


async def person_moved(context: Context) -> None:
    """Somebody joined or left the chat. The register of members is the group's own and does not change by itself."""
    moved = context.update.chat_member if context.update is not None else None
    if moved is not None and _present(moved.new_chat_member) and not _present(moved.old_chat_member):
        await _welcome(context, [moved.new_chat_member.user])


async def service_message(context: Context) -> None:
    """People came, the chat has another name, or it became a supergroup."""
    message = context.message
    if message.migrate_to_chat_id:
        await _move(context, old=message.chat_id, new=message.migrate_to_chat_id)
    elif message.migrate_from_chat_id:
        await _move(context, old=message.migrate_from_chat_id, new=message.chat_id)
    elif message.new_chat_members:
        await _welcome(context, message.new_chat_members)
    elif message.new_chat_title:
        await _rename(context, message.new_chat_title)


async def migrated(context: Context) -> None:
    """Telegram refused a message to a chat that is a supergroup now, and named it."""
    if context.answer is not None:
        await _move(context, old=context.answer.chat_id, new=int(context.answer.detail))


async def _move(context: Context, *, old: int, new: int) -> None:
    """The books move once, however often it is told. What stood in the old chat cannot be edited: it is said anew."""
    if not await people.move_chat(context.turn, old=old, new=new):
        return
    roster = await context.turn.directory.roster_of_chat(context.turn.tx, new)
    await context.enter(roster)
    if roster is not None:
        await showing.repost_waiting(context)
        await proposals.repost_waiting(context)
        await loan_cards.repost_waiting(context)
        await menus.for_group(context)
        await people.say_anew(context.turn)
        return
    chat = await people.chat(context.turn, new)
    if chat is not None and chat.reachable:
        await starting.greet(context, new)
        await people.mark_greeted(context.turn, new)


async def _welcome(context: Context, newcomers: "list[User] | tuple[User, ...]") -> None:
    """One short line to somebody who is not in the register; when many come, silence is better."""
    roster = context.roster
    if roster is None:
        return
    strangers = [user for user in newcomers if not user.is_bot and not roster.spoken_by(user.id)]
    chat = await people.chat(context.turn, context.chat_id)
    if not strangers or chat is None:
        return
    if chat.greeted_at is not None and context.turn.now - chat.greeted_at < _PAUSE_BETWEEN_WELCOMES:
        return
    await people.mark_greeted(context.turn, context.chat_id)
    _ = context._
    if len(strangers) == 1:
        text = _("Selamat datang, {name}. Mau ikut menabung? Tekan Gabung.", name=strangers[0].full_name)
    else:
        text = _("Selamat datang semua. Yang mau ikut menabung, tekan Gabung.")
    context.send(context.chat_id, text, [[Button(_("Gabung"), Join())]])


async def _rename(context: Context, title: str) -> None:
    """The chat's title is not the group's name: that is a rule, which changes only when the group says so."""
    chat = await people.chat(context.turn, context.chat_id)
    if chat is not None:
        await people.see_chat(
            context.turn, context.chat_id, title=title, bot_is_admin=chat.bot_is_admin, reachable=chat.reachable
        )


def _present(member: ChatMember) -> bool:
    """Whether somebody with this standing is in the chat."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status in {"creator", "administrator", "member"}


TABLE = Tables(answers={"migrated": migrated})
