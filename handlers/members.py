"""/anggota: the roster, and what an officer does for those in it: add, link, rename, mark as left, take back."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from handlers import joining, linking
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context, plain
from handlers.register import (
    REFUSALS,
    actor,
    announce,
    pressed_member,
    refused,
    replied_account,
    set_menus,
    tell,
    which,
)
from handlers.registry import Command, Press, SampleFor, Scope, Tables
from handlers.role_words import role_word, who_may
from handlers.roles import RolesOf
from locales import N_
from savings.details import FEMALE, MALE, BadDetail, read_introduction, reference, sex_of, tidy_name
from savings.errors import NameTaken
from savings.groups import Member
from savings.names import match_people
from savings.roles import Action, Role
from services import drafts, members
from services.drafts import Draft

PAGE = 20
MOST_LINES = 50
"""Lines of one /anggota tambah: a group has about 40 members."""


@dataclass(frozen=True, slots=True)
class ListPage(Payload, prefix="roster"):
    """Another page of the roster."""

    page: int


@dataclass(frozen=True, slots=True)
class Manage(Payload, prefix="manage"):
    """An officer chooses a person."""

    page: int


@dataclass(frozen=True, slots=True)
class Card(Payload, prefix="member"):
    """A person's card."""

    member_id: int


@dataclass(frozen=True, slots=True)
class Rename(Payload, prefix="rename"):
    """Ask for a new name."""

    member_id: int


@dataclass(frozen=True, slots=True)
class Invite(Payload, prefix="invite"):
    """Ask the person to press from the own phone."""

    member_id: int


@dataclass(frozen=True, slots=True)
class Leave(Payload, prefix="leave"):
    """Ask whether the person has really left."""

    member_id: int


@dataclass(frozen=True, slots=True)
class HasLeft(Payload, prefix="hasleft"):
    """Yes, the person has left."""

    member_id: int


@dataclass(frozen=True, slots=True)
class SavingsLeft(Payload, prefix="savleft"):
    """What the books still hold for this person, for the officer's eyes."""

    member_id: int


@dataclass(frozen=True, slots=True)
class Return(Payload, prefix="return"):
    """The person is a member again."""

    member_id: int


Work = Callable[[Context, str], Awaitable[None]]


async def members_command(context: Context) -> None:
    """/anggota and what follows it."""
    _ = context._
    head, _space, rest = context.arguments.partition(" ")
    first, newline, more = head.partition("\n")
    work = _WORKS.get(first.lower().strip(":"))
    if work is None and not context.arguments:
        _list(context, 0)
    elif not context.may(Action.MANAGE_MEMBERS):
        context.reply(_("Hanya {who} yang bisa mengubah daftar anggota.", who=who_may(context, Action.MANAGE_MEMBERS)))
    elif work is not None:
        await work(context, f"{more}{_space}{rest}".strip() if newline else rest.strip())
    else:
        member = which(context, context.arguments, context.here.everyone, lambda one: Card(one.id))
        if member is not None:
            context.reply(_card_text(context, member), _card(context, member))


# The roster


def _list(context: Context, page: int, *, edit: bool = False) -> None:
    text, keyboard = _list_page(context, page)
    if edit:
        context.edit(text, keyboard)
    else:
        context.reply(text, keyboard)


def _list_page(context: Context, page: int) -> tuple[str, Keyboard]:
    """Names and roles, nothing that is not everybody's to know."""
    _ = context._
    saving = context.here.members
    page = _clamped(page, len(saving))
    sexes = [one.sex or sex_of(one.name) for one in saving]
    men, women = sexes.count(MALE), sexes.count(FEMALE)
    lines = [_("{group}: {n} anggota", group=context.here.group.name, n=len(saving))]
    counts = _("{women} perempuan, {men} laki-laki", women=women, men=men)
    unknown = len(saving) - men - women
    lines.append(_("{counts}, {n} belum diisi", counts=counts, n=unknown) if unknown else counts)
    for number, one in enumerate(saving[page * PAGE : (page + 1) * PAGE], start=page * PAGE + 1):
        held = [role_word(context, role) for role in Role if role in one.roles and role is not Role.ANGGOTA]
        line = _("{number}. {name}", number=number, name=one.name)
        lines.append(_("{line}, {roles}", line=line, roles=", ".join(held)) if held else line)
    helpers = [one.name for one in context.here.people if Role.ANGGOTA not in one.roles]
    if helpers:
        lines.append(_("Pendamping: {names}", names=", ".join(helpers)))
    rows = [_turning(context, page, len(saving), ListPage)]
    if context.in_group or context.may(Action.MANAGE_MEMBERS):
        rows.append([Button(_("Kelola"), Manage(page))])
    return "\n".join(lines), rows


def _clamped(page: int, length: int) -> int:
    return min(max(page, 0), max(length - 1, 0) // PAGE)


def _turning(context: Context, page: int, length: int, press: Callable[[int], Payload]) -> list[Button]:
    """Buttons to the pages around this one."""
    _ = context._
    row = [Button(_("Sebelumnya"), press(page - 1))] if page else []
    if (page + 1) * PAGE < length:
        row.append(Button(_("Berikutnya"), press(page + 1)))
    return row


async def turn_page(context: Context, payload: ListPage) -> None:
    """Another page."""
    _list(context, payload.page, edit=True)


async def manage(context: Context, payload: Manage) -> None:
    """Whose card?"""
    _ = context._
    everyone = context.here.people
    page = _clamped(payload.page, len(everyone))
    shown = everyone[page * PAGE : (page + 1) * PAGE]
    rows = in_rows([Button(one.name, Card(one.id)) for one in shown], 2)
    around = [*_turning(context, page, len(everyone), Manage), Button(_("Daftar"), ListPage(page))]
    context.edit(_("Pilih anggota."), [*rows, around])


# A card


def _card_text(context: Context, member: Member) -> str:
    _ = context._
    held = ", ".join(role_word(context, role) for role in Role if role in member.roles)
    day = _.short_date(member.joined_on)
    lines = [member.name, _("Peran: {roles}", roles=held or _("tanpa peran")), _("Bergabung: {day}", day=day)]
    if member.left_on is not None:
        lines.append(_("Keluar: {day}", day=_.short_date(member.left_on)))
    lines.append(_("Telegram: terhubung") if member.speakers else _("Telegram: belum terhubung"))
    return "\n".join(lines)


def _card(context: Context, member: Member) -> Keyboard:
    _ = context._
    if not member.active:
        return [[Button(_("Terima kembali"), Return(member.id))]]
    second = [Button(_("Hubungkan"), Invite(member.id))]
    if member.speakers:
        second.append(Button(_("Lepas akun"), linking.Unlink(member.id, 0)))
    return [
        [Button(_("Ganti nama"), Rename(member.id)), Button(_("Peran"), RolesOf(member.id))],
        second,
        [Button(_("Keluar"), Leave(member.id)), Button(_("Anggota lain"), Manage(0))],
    ]


async def card(context: Context, payload: Card) -> None:
    """Show it."""
    member = pressed_member(context, payload.member_id)
    if member is not None:
        context.edit(_card_text(context, member), _card(context, member))


# Adding


async def add(context: Context, text: str) -> None:
    """/anggota tambah Bu Siti P 1985 RT 02, one person a line."""
    _ = context._
    lines = [line for line in text.splitlines() if line.strip()][:MOST_LINES]
    if not lines:
        context.reply(_("Tulis namanya, misalnya: /anggota tambah Bu Siti P 1985."))
        return
    added, problems = [], []
    for line in lines:
        try:
            person = read_introduction(line, context.today.year)
            gone = _former(context, person.name)
            if gone is not None:
                problems.append(_("{name} pernah jadi anggota. Ketik /anggota kembali {name}.", name=gone.name))
                continue
            member = await members.add(context.turn, context.here, person, by=context.user.id)
            await context.reload()
            added.append(_("{name} ({sex})", name=member.name, sex=member.sex) if member.sex else member.name)
        except NameTaken as error:
            problems.append(refused(context, error))
        except BadDetail:
            problems.append(_("“{line}” belum jelas. Contoh: Bu Siti P 1985 RT 02.", line=plain(line)))
    if added:
        with context.for_group() as _:
            announce(context, _("Anggota baru: {names}.", names=", ".join(added)))
        _ = context._
    if problems:
        context.reply("\n".join([_("Yang ini belum tercatat."), *problems]) if len(problems) > 1 else problems[0])


def _former(context: Context, name: str) -> Member | None:
    """Somebody of exactly this name who has left: rather them than a second one."""
    gone = (one for one in context.here.everyone if not one.active)
    return next((one for one in gone if one.name.casefold() == name.casefold()), None)


# Linking


async def link(context: Context, text: str) -> None:
    """/anggota hubungkan Bu Siti: as a reply to that person, with @username, or by an invitation to press."""
    name = " ".join(word for word in text.split() if not word.startswith("@"))
    account = replied_account(context)
    named = await linking.find_account(context, text)
    if named is not None and "@" not in text:
        name = _without_mention(context, name)
    if not name:
        context.reply(context._("Siapa yang dihubungkan? Contoh: /anggota hubungkan Bu Siti."))
        return

    def press(one: Member) -> Payload:
        return Invite(one.id) if account is None else linking.Link(one.id, account)

    member = which(context, name, context.here.people, press)
    if member is None:
        return
    if account is not None:
        await linking.announce_link(context, member, account)
    elif named is not None:
        await linking.ask_officer(context, member, named)
    else:
        if "@" in text:
            context.reply(context._("Akun itu belum saya kenal, jadi {name} perlu menekan sendiri.", name=member.name))
        linking.invite(context, member)


def _without_mention(context: Context, name: str) -> str:
    """The words without the mention of somebody who has no username: that is the account's name, not the member's."""
    message = context.message
    for entity in message.entities or ():
        if entity.type == "text_mention":
            name = name.replace(message.parse_entity(entity), "", 1)
    return name.strip()


async def invite_pressed(context: Context, payload: Invite) -> None:
    """[Hubungkan] on a card."""
    member = pressed_member(context, payload.member_id)
    if member is not None:
        linking.invite(context, member)


async def unlink(context: Context, text: str) -> None:
    """/anggota lepas Bu Siti."""
    _ = context._
    member = which(context, text, context.here.people, lambda one: linking.Unlink(one.id, 0))
    if member is None:
        return
    if not member.speakers:
        context.reply(_("Belum ada akun yang terhubung dengan {name}.", name=member.name))
        return
    context.reply(_("Akun mana yang dilepas dari {name}?", name=member.name), await linking.accounts(context, member))


# Names


async def change(context: Context, text: str) -> None:
    """/anggota ubah Siti jadi Bu Siti Aminah; or what is known of them: /anggota ubah Mbah Karto L 1950."""
    _ = context._
    old, word, new = _halves(text)
    if not old or (word and not new):
        context.reply(_("Tulis begini: /anggota ubah Siti jadi Bu Siti Aminah."))
        return
    if word:
        member = which(context, old, context.here.people, None)
        if member is not None:
            await _renamed(context, member, new)
        return
    try:
        said = read_introduction(text, context.today.year)
    except BadDetail:
        context.reply(_("Belum jelas. Contoh: /anggota ubah Mbah Karto L 1950 RT 02."))
        return
    details = {"sex": said.sex, "birth_year": said.birth_year, "rt_rw": said.rt_rw, "phone": said.phone}
    known = {key: value for key, value in details.items() if value is not None}
    member = which(context, said.name, context.here.people, None)
    if member is None:
        return
    if not known:
        context.reply(_("Tulis begini: /anggota ubah Siti jadi Bu Siti Aminah."))
        return
    await members.change(context.turn, context.here, member, **known)
    await context.reload()
    context.reply(_("Data {name} sudah diperbarui.", name=member.name))


_BECOMES = re.compile(r"\s+(?:jadi|menjadi|->|→|=>)(?:\s+|$)", re.IGNORECASE)


def _halves(text: str) -> tuple[str, bool, str]:
    """Before and after "jadi", and whether it was there."""
    parts = _BECOMES.split(f" {text} ", maxsplit=1)
    return parts[0].strip(), len(parts) == 2, parts[1].strip() if len(parts) == 2 else ""


async def _renamed(context: Context, member: Member, written: str) -> bool:
    """Give the new name and tell the group; whether it could be done."""
    try:
        changed = await members.change(context.turn, context.here, member, name=tidy_name(written))
    except REFUSALS as error:
        context.reply(refused(context, error))
        return False
    await context.reload()
    with context.for_group() as _:
        announce(context, _("{old} sekarang tercatat sebagai {new}.", old=member.name, new=changed.name))
    return True


async def rename(context: Context, payload: Rename) -> None:
    """[Ganti nama] on a card."""
    member = pressed_member(context, payload.member_id)
    if member is None:
        return
    prompt = context._("Nama baru untuk {name}? Balas pesan ini, misalnya: Bu Siti Aminah.", name=member.name)
    await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=context.here.group.id,
        kind="rename",
        payload={"prompt": prompt, "member_id": member.id},
    )
    context.reply(prompt)


async def renamed(context: Context, draft: Draft, text: str) -> None:
    """The new name that an officer typed."""
    member = context.here.get(draft.payload["member_id"])
    if member is None or not context.may(Action.MANAGE_MEMBERS) or await _renamed(context, member, text):
        await drafts.answered(context.turn, draft)


# Leaving and coming back


async def leave(context: Context, text: str) -> None:
    """/anggota keluar Bu Siti: asks first."""
    member = which(context, text, context.here.people, lambda one: Leave(one.id))
    if member is not None:
        context.reply(*_leaving(context, member))


def _leaving(context: Context, member: Member) -> tuple[str, Keyboard]:
    _ = context._
    group = context.here.group.name
    return (
        _("Catat {name} keluar dari {group}? Simpanannya tetap di buku.", name=member.name, group=group),
        [
            [Button(_("Ya, keluar"), HasLeft(member.id)), Button(_("Batal"), Card(member.id))],
            [Button(_("Lihat simpanannya"), SavingsLeft(member.id))],
        ],
    )


async def leave_pressed(context: Context, payload: Leave) -> None:
    """[Keluar] on a card."""
    member = pressed_member(context, payload.member_id)
    if member is not None:
        context.edit(*_leaving(context, member))


async def savings_left(context: Context, payload: SavingsLeft) -> None:
    """For the officer alone."""
    member = pressed_member(context, payload.member_id)
    if member is not None:
        context.alert(await _savings_line(context, member))


async def _savings_line(context: Context, member: Member) -> str:
    _ = context._
    amount = await members.savings_left(context.turn, member)
    if not amount:
        return _("{name} tidak punya simpanan di buku.", name=member.name)
    return _("Simpanan {name} di buku: {amount}.", name=member.name, amount=_.rupiah(amount))


async def has_left(context: Context, payload: HasLeft) -> None:
    """[Ya, keluar]: the roles end, the savings stay."""
    _ = context._
    member = pressed_member(context, payload.member_id)
    if member is None:
        return
    if not member.active:
        context.alert(_("{name} sudah tercatat keluar.", name=member.name))
        return
    by = actor(context)
    try:
        await members.leave(context.turn, context.here, member, by=context.user.id)
    except REFUSALS as error:
        context.alert(refused(context, error))
        return
    await context.reload()
    await set_menus(context, *member.speakers)
    context.alert(await _savings_line(context, member))
    group = context.here.group.name
    context.edit(_("{name} keluar dari {group}, dicatat {by}.", name=member.name, group=group, by=by))
    with context.for_group() as _:
        _also_in_group(context, _("{name} keluar dari {group}, dicatat {by}.", name=member.name, group=group, by=by))
        text = _("{name} tercatat keluar dari {group}. Simpanan tetap di buku.", name=member.name, group=group)
    await tell(context, member, text)


def _also_in_group(context: Context, text: str) -> None:
    """What was pressed in private concerns the group."""
    group_chat = context.here.group.chat_id
    if group_chat is not None and group_chat != context.chat_id:
        context.send(group_chat, text)


async def come_back(context: Context, text: str) -> None:
    """/anggota kembali Bu Siti."""
    gone = [one for one in context.here.everyone if not one.active]
    here = match_people(reference(text), context.here.people)
    if here and not match_people(reference(text), gone):
        context.reply(context._("{name} masih anggota.", name=here[0].name))
        return
    member = which(context, text, gone, lambda one: Return(one.id))
    if member is not None:
        problem = await _returned(context, member)
        if problem is None:
            with context.for_group():
                announce(context, _back_text(context, member))
        else:
            context.reply(problem)


async def return_pressed(context: Context, payload: Return) -> None:
    """[Terima kembali]."""
    member = pressed_member(context, payload.member_id)
    if member is None:
        return
    if member.active:
        context.alert(context._("{name} masih anggota.", name=member.name))
        return
    problem = await _returned(context, member)
    if problem is None:
        context.edit(_back_text(context, member))
        with context.for_group():
            _also_in_group(context, _back_text(context, member))
    else:
        context.alert(problem)


async def _returned(context: Context, member: Member) -> str | None:
    """Take back; answers why it could not be done."""
    try:
        await members.come_back(context.turn, context.here, member, by=context.user.id)
    except REFUSALS as error:
        return refused(context, error)
    await context.reload()
    return None


def _back_text(context: Context, member: Member) -> str:
    return context._("{name} kembali menjadi anggota {group}.", name=member.name, group=context.here.group.name)


async def invite(context: Context, _text: str) -> None:
    """/anggota undang: a link for people outside of the chat."""
    await joining.invite(context, Role.ANGGOTA)


_WORKS: dict[str, Work] = {
    **dict.fromkeys(("tambah", "tambahkan", "baru", "+"), add),
    **dict.fromkeys(("hubungkan", "sambungkan", "sambung", "link"), link),
    **dict.fromkeys(("lepas", "lepaskan", "putuskan"), unlink),
    **dict.fromkeys(("ubah", "ganti", "rubah", "betulkan"), change),
    **dict.fromkeys(("keluar", "hapus"), leave),
    **dict.fromkeys(("kembali", "kembalikan"), come_back),
    **dict.fromkeys(("undang", "undangan"), invite),
}
"""What can follow /anggota, with the words that people try."""


TABLE = Tables(
    commands=(
        Command(
            name="anggota",
            description=N_("Daftar anggota; pengurus menambah dan mengubah"),
            handler=members_command,
            scope=Scope.ANYWHERE,
            action=Action.SEE_OWN,
            samples=("/anggota",),
            samples_for=(
                SampleFor(Action.MANAGE_MEMBERS, N_("Tambah anggota"), "/anggota tambah Bu Yem P 1985"),
                SampleFor(Action.MANAGE_MEMBERS, N_("Betulkan nama"), "/anggota ubah Bu Wati jadi Bu Wati Sari"),
                SampleFor(Action.MANAGE_MEMBERS, N_("Catat yang keluar"), "/anggota keluar Bu Sri"),
            ),
        ),
    ),
    presses=(
        Press(payload=ListPage, handler=turn_page, action=Action.SEE_OWN),
        Press(payload=Manage, handler=manage, action=Action.MANAGE_MEMBERS),
        Press(payload=Card, handler=card, action=Action.MANAGE_MEMBERS),
        Press(payload=Rename, handler=rename, action=Action.MANAGE_MEMBERS),
        Press(payload=Invite, handler=invite_pressed, action=Action.MANAGE_MEMBERS),
        Press(payload=Leave, handler=leave_pressed, action=Action.MANAGE_MEMBERS),
        Press(payload=HasLeft, handler=has_left, action=Action.MANAGE_MEMBERS),
        Press(payload=SavingsLeft, handler=savings_left, action=Action.SEE_OTHERS),
        Press(payload=Return, handler=return_pressed, action=Action.MANAGE_MEMBERS),
    ),
    drafts={"rename": renamed},
)
