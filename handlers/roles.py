"""/peran: who is what in the group, given and taken by somebody else, before everybody's eyes."""

import re
from dataclasses import dataclass

from handlers import joining, linking
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context, plain
from handlers.register import (
    REFUSALS,
    account_name,
    actor,
    announce,
    pressed_member,
    refuse_quietly,
    refused,
    replied_account,
    set_menus,
    tell,
    which,
)
from handlers.registry import Command, Press, SampleFor, Scope, Tables
from handlers.role_words import role_word, who_may
from locales import N_
from savings.errors import StillBorrows
from savings.groups import Member
from savings.roles import Action, Role
from services import people, roles

PAGE = 20

_WRITTEN = {
    **{role.value: role for role in Role},
    **{"sekertaris": Role.SEKRETARIS, "sekre": Role.SEKRETARIS, "bendara": Role.BENDAHARA},
    "fasilitator": Role.PENDAMPING,
}
_OFF = {"bukan", "lepas", "berhenti", "cabut", "hapus", "copot", "-"}
_LINK_WORDS = {"dan", "jadi", "menjadi", "sebagai", "lagi", "peran", "&", "+"}


@dataclass(frozen=True, slots=True)
class PickForRole(Payload, prefix="pickrole"):
    """Choose whose roles to change."""

    page: int


@dataclass(frozen=True, slots=True)
class RolesOf(Payload, prefix="rolesof"):
    """Show this member's roles as switches."""

    member_id: int


@dataclass(frozen=True, slots=True)
class SetRole(Payload, prefix="setrole"):
    """Give (1) or take (0) a role; says what shall be, so that a second press changes nothing."""

    member_id: int
    role: str
    on: int


@dataclass(frozen=True, slots=True)
class Appoint(Payload, prefix="appoint"):
    """Take an account into the group as this."""

    telegram_id: int
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What follows /peran: whose roles, which, and whether they are given or taken."""

    name: str
    roles: tuple[Role, ...]
    on: bool


def read_wish(text: str) -> Wish:
    """ "Bu Rini bukan bendahara", "ketua Pak Joko", "Bu Ani sekretaris dan bendahara"."""
    words = re.split(r"[\s,]+", text.strip()) if text.strip() else []
    wanted: list[Role] = []
    name: list[str] = []
    on = True
    for word in words:
        key = word.lower().strip(".:")
        if key in _WRITTEN:
            wanted.append(_WRITTEN[key])
        elif key in _OFF:
            on = False
        elif key not in _LINK_WORDS:
            name.append(word)
    return Wish(name=" ".join(name), roles=tuple(dict.fromkeys(wanted)), on=on)


async def role_command(context: Context) -> None:
    """/peran alone, about somebody, or giving and taking."""
    _ = context._
    wish = read_wish(context.arguments)
    account = None if wish.name else replied_account(context)
    if not (wish.roles or wish.name or account):
        context.reply(_list_text(context), [[Button(_("Ubah peran"), PickForRole(0))]] if _may(context) else None)
    elif not _may(context):
        context.reply(_("Hanya {who} yang bisa mengatur peran.", who=who_may(context, Action.GIVE_ROLES)))
    elif account is not None:
        await _of_account(context, account, wish)
    elif wish.name:
        await _of_named(context, wish)
    elif wish.on and len(wish.roles) == 1:
        await joining.invite(context, wish.roles[0])
    else:
        context.reply(_("Siapa orangnya? Contoh: /peran Bu Rini bendahara."))


def _may(context: Context) -> bool:
    return roles.may_give(context.here, context.user.id)


async def _of_account(context: Context, telegram_id: int, wish: Wish) -> None:
    """The roles of whoever wrote the message that was answered."""
    _ = context._
    spoken = context.here.spoken_by(telegram_id)
    if len(spoken) == 1:
        await _apply(context, spoken[0], wish)
    elif spoken:
        role, on = (wish.roles[0].value, int(wish.on)) if wish.roles else ("", 1)
        buttons = [Button(one.name, SetRole(one.id, role, on) if role else RolesOf(one.id)) for one in spoken]
        context.reply(_("Untuk siapa?"), in_rows(buttons, 2))
    else:
        await _offer_appointment(context, telegram_id, wish)


async def _of_named(context: Context, wish: Wish) -> None:
    """The roles of whoever is named; a @username may belong to somebody who is not in the register yet."""
    known = [one for one in context.here.people if wish.name.casefold() == f"@{one.username}".casefold()]
    if known or not wish.name.startswith("@"):
        role, on = (wish.roles[0].value, int(wish.on)) if wish.roles else ("", 1)
        member = which(
            context,
            wish.name,
            known or context.here.people,
            lambda one: SetRole(one.id, role, on) if role else RolesOf(one.id),
        )
        if member is not None:
            await _apply(context, member, wish)
        return
    account = await linking.find_account(context, wish.name)
    spoken = () if account is None else context.here.spoken_by(account)
    if account is not None and spoken:
        await _of_account(context, account, wish)
    elif account is not None:
        await _offer_appointment(context, account, wish)
    elif wish.on and wish.roles:
        context.reply(context._("Saya belum mengenal {name}. Undang lewat tautan ini.", name=plain(wish.name)))
        await joining.invite(context, wish.roles[0])
    else:
        context.reply(context._("Saya belum mengenal {name}.", name=plain(wish.name)))


async def _offer_appointment(context: Context, telegram_id: int, wish: Wish) -> None:
    """Somebody who is not in the register: as what shall they come in?"""
    _ = context._
    account = await account_name(context, telegram_id)
    if not wish.on:
        context.reply(_("{account} belum terdaftar di kelompok ini.", account=account))
        return
    offered = wish.roles or tuple(Role)
    words = {role: role_word(context, role) for role in offered}
    buttons = [Button(_("Ya, {role}", role=word), Appoint(telegram_id, role.value)) for role, word in words.items()]
    context.reply(_("{account} belum terdaftar. Masukkan sekarang?", account=account), in_rows(buttons, 2))


async def appoint(context: Context, payload: Appoint) -> None:
    """Take the account into the group."""
    _ = context._
    person = await people.find(context.turn, payload.telegram_id)
    if person is None or payload.role not in set(Role):
        context.toast(_("Tombol ini sudah tidak dipakai."))
        return
    if not _may(context):
        context.alert(_("Tombol ini untuk {who}.", who=who_may(context, Action.GIVE_ROLES)))
        return
    name = joining.proposed_name(person.first_name, person.first_name) or _("Anggota baru")
    role = Role(payload.role)
    try:
        member = await roles.take_in(context.turn, context.here, payload.telegram_id, name, role, by=context.user.id)
    except REFUSALS as error:
        context.alert(refused(context, error))
        return
    await context.reload()
    await set_menus(context, payload.telegram_id)
    context.edit(_given(context, member, role))
    await _tell(context, member, role)


async def _apply(context: Context, member: Member, wish: Wish) -> None:
    """Give or take what was asked; nothing asked: show the switches."""
    if not wish.roles:
        context.reply(_switches_text(context, member), _switches(context, member))
        return
    for role in wish.roles:
        try:
            problem = await _set(context, member, role, on=wish.on)
        except StillBorrows as error:
            await refuse_quietly(context, error)
            return
        if problem is not None:
            context.reply(problem)
            return
        member = context.here[member.id]


async def _set(context: Context, member: Member, role: Role, *, on: bool) -> str | None:
    """Do one change, announce it and tell the person; answers why it could not be done.

    Raises StillBorrows: not everybody who reads the group is to know that somebody owes.
    """
    _ = context._
    if (role in member.roles) is on:
        word = role_word(context, role)
        if on:
            return _("{name} sudah {role}.", name=member.name, role=word)
        return _("{name} memang bukan {role}.", name=member.name, role=word)
    try:
        change = roles.give if on else roles.take
        changed = await change(context.turn, context.here, member, role, by=context.user.id)
    except StillBorrows:
        raise
    except REFUSALS as error:
        return refused(context, error)
    await context.reload()
    await set_menus(context, *member.speakers)
    with context.for_group():
        await _say_so(context, changed, role, on=on)
    return None


async def _say_so(context: Context, member: Member, role: Role, *, on: bool) -> None:
    """Announce a change that was made, and tell the person."""
    if on:
        announce(context, _given(context, member, role))
        await _tell(context, member, role)
        return
    _ = context._
    word, group, by = role_word(context, role), context.here.group.name, actor(context)
    announce(context, _("{name} tidak lagi {role}, diputuskan {by}.", name=member.name, role=word, by=by))
    await tell(context, member, _("{name} tidak lagi {role} di {group}.", name=member.name, role=word, group=group))


def _given(context: Context, member: Member, role: Role) -> str:
    return context._(
        "{name} sekarang {role}, ditetapkan {by}.", name=member.name, role=role_word(context, role), by=actor(context)
    )


async def _tell(context: Context, member: Member, role: Role) -> None:
    """The person hears it in private, with the next step."""
    text = context._(
        "{name} sekarang {role} di {group}. Ketik /bantuan untuk melihat yang bisa dilakukan.",
        name=member.name,
        role=role_word(context, role),
        group=context.here.group.name,
    )
    await tell(context, member, text)


# Buttons


async def pick(context: Context, payload: PickForRole) -> None:
    """Choose a person."""
    _ = context._
    if not _may(context):
        context.alert(_("Tombol ini untuk {who}.", who=who_may(context, Action.GIVE_ROLES)))
        return
    everyone = context.here.people
    page = min(max(payload.page, 0), max(len(everyone) - 1, 0) // PAGE)
    shown = everyone[page * PAGE : (page + 1) * PAGE]
    rows = in_rows([Button(one.name, RolesOf(one.id)) for one in shown], 2)
    around = [Button(_("Sebelumnya"), PickForRole(page - 1))] if page else []
    if (page + 1) * PAGE < len(everyone):
        around.append(Button(_("Berikutnya"), PickForRole(page + 1)))
    context.edit(_("Peran siapa yang diubah?"), [*rows, around])


async def show_roles(context: Context, payload: RolesOf) -> None:
    """The switches of one person."""
    if not _may(context):
        context.alert(context._("Tombol ini untuk {who}.", who=who_may(context, Action.GIVE_ROLES)))
        return
    member = pressed_member(context, payload.member_id)
    if member is not None:
        context.edit(_switches_text(context, member), _switches(context, member))


async def set_role(context: Context, payload: SetRole) -> None:
    """A switch was pressed."""
    if not _may(context):
        context.alert(context._("Tombol ini untuk {who}.", who=who_may(context, Action.GIVE_ROLES)))
        return
    member = pressed_member(context, payload.member_id)
    if member is None or payload.role not in set(Role):
        return
    try:
        problem = await _set(context, member, Role(payload.role), on=bool(payload.on))
    except StillBorrows as error:
        problem = refused(context, error)
    if problem is not None:
        context.alert(problem)
        return
    member = context.here[member.id]
    context.edit(_switches_text(context, member), _switches(context, member) if member.active else None)


def _switches_text(context: Context, member: Member) -> str:
    _ = context._
    held = ", ".join(role_word(context, role) for role in Role if role in member.roles)
    return _("{name}: {roles}", name=member.name, roles=held or _("tanpa peran"))


def _switches(context: Context, member: Member) -> Keyboard:
    _ = context._
    buttons = []
    for role in Role:
        held = role in member.roles
        word = role_word(context, role)
        label = _("✓ {role}", role=word) if held else word
        buttons.append(Button(label, SetRole(member.id, role.value, int(not held))))
    return [*in_rows(buttons, 2), [Button(_("Orang lain"), PickForRole(0))]]


def _list_text(context: Context) -> str:
    """The officers and the pendamping: everybody may know them."""
    _ = context._
    lines = [_("Pengurus {group}", group=context.here.group.name)]
    for role in Role:
        if role is not Role.ANGGOTA:
            names = ", ".join(one.name for one in context.here.holding({role}))
            word = role_word(context, role)
            lines.append(_("{role}: {names}", role=word.capitalize(), names=names or _("belum ada")))
    return "\n".join(lines)


TABLE = Tables(
    commands=(
        Command(
            name="peran",
            description=N_("Siapa pengurus, dan mengatur peran"),
            handler=role_command,
            scope=Scope.ANYWHERE,
            action=Action.SEE_OWN,
            samples=("/peran",),
            samples_for=(SampleFor(Action.GIVE_ROLES, N_("Atur peran"), "/peran Bu Siti sekretaris"),),
        ),
    ),
    presses=(
        Press(payload=PickForRole, handler=pick),
        Press(payload=RolesOf, handler=show_roles),
        Press(payload=SetRole, handler=set_role),
        Press(payload=Appoint, handler=appoint),
    ),
)
