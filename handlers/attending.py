"""For whom a word about attendance is meant, of a meeting that goes on or is to come: one person, or it is asked."""

from collections.abc import Callable

from handlers.buttons import Button, Payload, in_rows
from handlers.context import Context, plain
from handlers.invitation import offer
from savings.groups import Member
from savings.meetings import attends
from savings.names import PersonRef, match_people
from savings.phrases import AttendanceSentence, understand
from savings.roles import Action

EVERYBODY = 0
"""In place of a member's id: all for whom the account speaks."""


def own(context: Context) -> list[Member]:
    """Those for whom this account speaks and who belong on the list."""
    return [member for member in context.speakers if attends(member)]


def named(context: Context, person: PersonRef) -> list[Member]:
    """Those on the list whom the name can mean."""
    return match_people(person, [member for member in context.here.people if attends(member)])


def quoted(context: Context) -> AttendanceSentence | None:
    """What was said in the message under which "untuk siapa?" was asked."""
    asked = context.replied_to
    sentence = understand(asked.text or "") if asked is not None else None
    return sentence if isinstance(sentence, AttendanceSentence) else None


def ask_for_whom(
    context: Context, status: str, members: list[Member], carries: Callable[[int], Payload], *, everybody: bool
) -> None:
    """Names to choose from, asked under the message that caused it, so that its reason is not lost.

    `carries`: what the button of a member's id is; `everybody`: all of them may be meant as well.
    """
    _ = context._
    names = [Button(member.name, carries(member.id)) for member in members]
    if everybody:
        names.append(Button(_("Semua"), carries(EVERYBODY)))
    text = _("{person}, {status} untuk siapa?", person=context.user.full_name, status=status)
    context.reply(text, in_rows(names, 2), quote=True)


def chosen(context: Context, member_id: int) -> list[Member]:
    """Whom a name's button means, as far as this account may say it: nobody, one, or everybody of a shared phone."""
    theirs = own(context)
    if member_id == EVERYBODY:
        return theirs
    everyone = [member for member in context.here.people if attends(member)]
    allowed = everyone if context.may(Action.MARK_ATTENDANCE) else theirs
    return [member for member in allowed if member.id == member_id]


def meant(context: Context, person: PersonRef | None) -> list[Member] | None:
    """Whom the sentence is about, as far as this account may say it; None where nobody, and that has been answered."""
    _ = context._
    if person is None:
        members = own(context)
        if members:
            return members
        if context.speakers:
            context.reply(_("Pendamping tidak masuk daftar hadir anggota."), quote=True)
        else:
            offer(context)
        return None
    found = named(context, person)
    if not found:
        # In a group a name that nobody bears is conversation: "pak lurah izin".
        if not context.in_group:
            context.reply(
                _("Tidak ada anggota bernama “{name}” di sini. Cek namanya dengan /anggota.", name=plain(person.text))
            )
        return None
    if context.may(Action.MARK_ATTENDANCE):
        return found
    theirs = [member for member in found if member in context.speakers]
    if not theirs:
        names = ", ".join(member.name for member in found)
        context.reply(
            _("Belum saya catat. {name} bisa menulis sendiri, atau ditandai pengurus.", name=names), quote=True
        )
    return theirs or None
