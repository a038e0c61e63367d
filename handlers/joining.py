"""Joining a group: one tap on [Gabung], /daftar, "ikut daftar", or a link from an officer.

The name comes from Telegram, and the form of address is asked afterwards: whoever wants to save is in first. Who bears
the name of somebody already in the register is asked for another, or an officer says that it is the same person: a
stranger never gets somebody's savings by name.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from handlers import linking
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context, plain
from handlers.invitation import Join
from handlers.linking import Kept, Link
from handlers.register import REFUSALS, pressed_member, refused, set_menus
from handlers.registry import Command, Press, Scope, Tables
from handlers.role_words import role_word, who_may
from locales import N_
from savings.details import (
    OFFERED_HONORIFICS,
    BadDetail,
    Introduction,
    distinct,
    take_apart,
    tidy_name,
    without_honorific,
)
from savings.errors import NameTaken
from savings.groups import Member
from savings.phrases import JoinSentence
from savings.roles import Action, Role
from services import drafts, members, people, roles
from services.drafts import Draft
from services.people import Person

KEPT_LASTS = dt.timedelta(days=1)
_ASKED_LASTS = dt.timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Called(Payload, prefix="called"):
    """The new member chooses a form of address."""

    member_id: int
    honorific: str


@dataclass(frozen=True, slots=True)
class OtherName(Payload, prefix="othername"):
    """The new member wants to type the name."""

    member_id: int


@dataclass(frozen=True, slots=True)
class JoinAs(Payload, prefix="joinas"):
    """Somebody whose name is taken chooses the one that was proposed."""


@dataclass(frozen=True, slots=True)
class SomebodyElse(Payload, prefix="else"):
    """The applicant is not the member of the same name: ask for another name."""

    telegram_id: int


@dataclass(frozen=True, slots=True)
class LetIn(Payload, prefix="letin"):
    """An officer lets somebody in who came by a link; `anew`: not the one of that name in the register."""

    code: str
    telegram_id: int
    anew: int


@dataclass(frozen=True, slots=True)
class TurnAway(Payload, prefix="turnaway"):
    """An officer does not let somebody in who came by a link."""

    code: str
    telegram_id: int


async def offer_keeping(context: Context, kept: dict[str, Any]) -> None:
    """The same to somebody who reports money: it counts once the person has joined.

    `kept` is {"text", "chat_id", "message_id", "date" (unix seconds), "photo" (file_id or None), "replied" (whose
    message it answers, an account or None)}. Several are kept in their order.
    """
    _ = context._
    before = await _kept_of(context, context.user.id)
    await _keep(context, [*before, kept])
    context.reply(
        _(
            "{name} belum terdaftar di {group}. Tekan Gabung, setoran tadi langsung saya ajukan.",
            name=context.user.full_name,
            group=context.here.group.name,
        ),
        [[Button(_("Gabung"), Join())]],
        quote=True,
    )


async def _keep(context: Context, kept: list[dict[str, Any]]) -> None:
    await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=context.here.group.id,
        kind="join",
        payload={"kept": kept},
        lasts=KEPT_LASTS,
    )


async def _kept_of(context: Context, telegram_id: int) -> list[dict[str, Any]]:
    """What this person said in this chat before joining."""
    draft = await drafts.of_person(context.turn, context.chat_id, telegram_id)
    if draft is None or draft.kind not in {"join", "joinname"}:
        return []
    kept: list[dict[str, Any]] = draft.payload.get("kept", [])
    return kept


async def _claim_kept(context: Context) -> None:
    """Report what was said before joining, as if just said."""
    from handlers import money  # money offers joining: a circle at import time

    kept = await _kept_of(context, context.user.id)
    draft = await drafts.of_person(context.turn, context.chat_id, context.user.id)
    if draft is not None and draft.kind in {"join", "joinname"}:
        await drafts.answered(context.turn, draft)
    for one in kept:
        await money.claim_kept(context, one)


# Coming in


async def join_pressed(context: Context, payload: Join) -> None:
    """[Gabung]."""
    if context.speakers:
        context.alert(_already(context))
        return
    await _apply(context)


async def join_said(context: Context, _sentence: JoinSentence | None = None) -> None:
    """/daftar, or "ikut daftar"."""
    if context.speakers:
        context.reply(_already(context))
        return
    await _apply(context)


def _already(context: Context) -> str:
    _ = context._
    names = ", ".join(member.name for member in context.speakers)
    if any(Role.ANGGOTA in member.roles for member in context.speakers):
        return _("{name} sudah terdaftar di {group}.", name=names, group=context.here.group.name)
    return _("{name} terdaftar sebagai pendamping. Mau ikut menabung? Ketik /peran {name} anggota.", name=names)


async def _apply(context: Context) -> None:
    """Somebody new wants in: at once where the name leaves no doubt."""
    _ = context._
    roster, user = context.here, context.user
    back = members.former(roster, user.id)
    name = back.name if back is not None else proposed_name(user.first_name, user.full_name)
    if name is None:
        account = plain(user.full_name)
        prompt = _("{account}, Anda dipanggil siapa? Balas pesan ini, misalnya: Bu Siti.", account=account)
        await _ask_name(context, user.id, prompt, None)
        return
    taken = members.twin(roster, name)
    if taken is None:
        await _enter(context, name, back)
    elif taken.speakers or back is not None:
        await _ask_other_name(context, user.id, user.full_name, taken)
    else:
        await _ask_whether_known(context, taken, user.id, user.full_name)


def proposed_name(first_name: str, full_name: str) -> str | None:
    """The name in the register for somebody who is so called in Telegram; None where it holds no name."""
    for text in (first_name, full_name):
        try:
            return tidy_name(text)
        except BadDetail:
            continue
    return None


async def _enter(context: Context, name: str, back: Member | None = None) -> None:
    """The applicant is in: welcome, and take what was said before."""
    _ = context._
    by = context.user.id
    try:
        if back is not None:
            member = await members.come_back(context.turn, context.here, back, name=name, by=by)
        else:
            member = await members.add(context.turn, context.here, Introduction(name=name), speaker=by, by=by)
    except REFUSALS as error:
        context.reply(refused(context, error))
        return
    await context.reload()
    context.reply(_welcome(context, member), _after_joining(context, member))
    await _claim_kept(context)


def _welcome(context: Context, member: Member) -> str:
    name, group = member.name, context.here.group.name
    return context._("{name} sekarang anggota {group}. Selamat datang!", name=name, group=group)


def _after_joining(context: Context, member: Member) -> Keyboard:
    """How the new member is called, where the name does not say it, and the way to the other details."""
    _ = context._
    rows: list[list[Button]] = []
    honorific, _bare = take_apart(member.name)
    if honorific is None:
        forms = [Button(f"{form} {member.name}", Called(member.id, form)) for form in OFFERED_HONORIFICS]
        rows = [*in_rows(forms, 2), [Button(_("Nama lain"), OtherName(member.id))]]
    return [*rows, [context.private_button(_("Lengkapi data"), f"profil_{member.id}")]]


# Names


async def called(context: Context, payload: Called) -> None:
    """The form of address, and with it L/P."""
    member = _own(context, payload.member_id)
    if member is None or payload.honorific not in OFFERED_HONORIFICS:
        return
    try:
        name = f"{payload.honorific} {without_honorific(member.name)}"
        member = await members.call(context.turn, context.here, member, name)
    except NameTaken as error:
        context.alert(refused(context, error))
        return
    await context.reload()
    context.edit(_welcome(context, member), _after_joining(context, member))


def _own(context: Context, member_id: int) -> Member | None:
    """The member of a button that is only the member's own to press."""
    member = pressed_member(context, member_id)
    if member is not None and context.user.id not in member.speakers:
        context.alert(context._("Tombol ini untuk {name}.", name=member.name))
        return None
    return member


async def other_name(context: Context, payload: OtherName) -> None:
    """Ask for the name."""
    _ = context._
    member = _own(context, payload.member_id)
    if member is None:
        return
    prompt = _("{name}, balas pesan ini dengan nama panggilan. Contoh: Bu Siti Warung.", name=member.name)
    await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=context.here.group.id,
        kind="naming",
        payload={"prompt": prompt, "member_id": member.id},
    )
    context.reply(prompt)


async def naming(context: Context, draft: Draft, text: str) -> None:
    """The name that a new member typed."""
    _ = context._
    member = context.here.get(draft.payload["member_id"])
    if member is None or context.user.id not in member.speakers:
        await drafts.answered(context.turn, draft)
        return
    try:
        changed = await members.call(context.turn, context.here, member, tidy_name(text))
    except REFUSALS as error:
        context.reply(refused(context, error), quote=True)
        return
    await drafts.answered(context.turn, draft)
    await context.reload()
    context.reply(_("Baik, {old} sekarang dipanggil {new}.", old=member.name, new=changed.name))


async def _ask_other_name(context: Context, telegram_id: int, account: str, taken: Member) -> None:
    """The name is taken: propose one, or let the applicant type."""
    _ = context._
    try:
        proposal = distinct(tidy_name(account), [one.name for one in context.here.people])
    except BadDetail:
        proposal = distinct(taken.name, [one.name for one in context.here.people])
    prompt = _(
        "Sudah ada {name} di kelompok ini.\n"
        "{account}, supaya tidak tertukar, Anda dipanggil siapa? Balas pesan ini, misalnya: {name} Warung.",
        name=taken.name,
        account=plain(account),
    )
    await _ask_name(context, telegram_id, prompt, proposal)


async def _ask_name(context: Context, telegram_id: int, prompt: str, proposal: str | None) -> None:
    await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=telegram_id,
        group_id=context.here.group.id,
        kind="joinname",
        payload={"prompt": prompt, "name": proposal, "kept": await _kept_of(context, telegram_id)},
        lasts=KEPT_LASTS,
    )
    context.reply(prompt, None if proposal is None else [[Button(proposal, JoinAs())]])


async def join_as(context: Context, payload: JoinAs) -> None:
    """The proposed name will do."""
    draft = await drafts.of_person(context.turn, context.chat_id, context.user.id)
    if context.speakers:
        context.alert(_already(context))
    elif draft is None or draft.kind != "joinname" or not draft.payload["name"]:
        context.alert(context._("Tombol ini untuk orang yang sedang mendaftar. Ketik /daftar untuk ikut."))
    else:
        await _enter(context, draft.payload["name"], members.former(context.here, context.user.id))


async def join_name(context: Context, draft: Draft, text: str) -> None:
    """The applicant typed a name."""
    if context.speakers:
        await drafts.answered(context.turn, draft)
        context.reply(_already(context))
        return
    try:
        name = tidy_name(text)
    except BadDetail as error:
        context.reply(refused(context, error), quote=True)
        return
    await _enter(context, name, members.former(context.here, context.user.id))


async def _ask_whether_known(context: Context, taken: Member, telegram_id: int, account: str) -> None:
    """Somebody of this name is in the register without Telegram: an officer decides whether it is the same person."""
    _ = context._
    context.reply(
        _(
            "{account} ingin bergabung, dan {name} sudah ada di daftar tanpa akun.\nPengurus, apakah ini orangnya?",
            account=plain(account),
            name=taken.name,
        ),
        [[Button(_("Ya, hubungkan"), Link(taken.id, telegram_id)), Button(_("Orang lain"), SomebodyElse(telegram_id))]],
    )


async def somebody_else(context: Context, payload: SomebodyElse) -> None:
    """It is another person of the same name, says an officer or the applicant."""
    _ = context._
    applicant = await people.find(context.turn, payload.telegram_id)
    if applicant is None or context.here.spoken_by(payload.telegram_id):
        context.toast(_("Tombol ini sudah tidak dipakai."))
        return
    if context.user.id != payload.telegram_id and not context.may(Action.MANAGE_MEMBERS):
        context.alert(_("Tombol ini untuk pengurus atau yang mendaftar."))
        return
    taken = _twin_of(context, applicant)
    if taken is None:
        context.alert(_("Namanya sudah berubah. Minta orangnya mengetik /daftar lagi."))
        return
    context.edit(_("{account} orang lain, bukan {name}.", account=plain(applicant.first_name), name=taken.name))
    await _ask_other_name(context, payload.telegram_id, applicant.first_name, taken)


def _twin_of(context: Context, applicant: Person) -> Member | None:
    first_word, *_rest = applicant.first_name.split() or [""]
    names = (proposed_name(text, applicant.first_name) for text in (first_word, applicant.first_name))
    found = (members.twin(context.here, name) for name in names if name is not None)
    return next((one for one in found if one is not None), None)


async def claim_after_link(context: Context, payload: Kept) -> None:
    """The linked member's own press: the deposit that was said before."""
    if not context.speakers or not await _kept_of(context, context.user.id):
        context.alert(context._("Tidak ada setoran yang menunggu dari Anda."))
        return
    await _claim_kept(context)


# By a link


async def came_by_link(context: Context) -> None:
    """Somebody opened an officer's link: ask an officer in the group, once."""
    _ = context._
    found = await members.invitation(context.turn, context.arguments)
    if found is None or found.group_id is None:
        context.reply(_("Undangan ini sudah tidak berlaku. Minta yang baru kepada pengurus kelompok."))
        return
    user = context.user
    roster = await context.turn.directory.roster(context.turn.tx, found.group_id)
    role = Role(found.payload["role"])
    if role in roster.roles_of(user.id):
        context.reply(_("Anda sudah terdaftar di {group}.", group=roster.group.name))
        return
    asked = await drafts.of_person(context.turn, context.chat_id, user.id)
    if asked is None or asked.kind != "asked" or asked.payload["code"] != context.arguments:
        await drafts.ask(
            context.turn,
            chat_id=context.chat_id,
            telegram_id=user.id,
            group_id=roster.group.id,
            kind="asked",
            payload={"code": context.arguments},
            lasts=_ASKED_LASTS,
        )
        await _put_before_officers(context, found, role)
    context.reply(_("Permintaan Anda sudah sampai ke pengurus {group}. Mohon tunggu.", group=roster.group.name))


async def _put_before_officers(context: Context, invitation: Draft, role: Role) -> None:

    user, code = context.user, context.arguments
    roster = await context.turn.directory.roster(context.turn.tx, invitation.group_id or 0)
    with context.for_group(roster) as _:
        text = _(
            "{account} ingin masuk {group} sebagai {role}, lewat undangan.",
            account=plain(user.full_name),
            group=roster.group.name,
            role=role_word(context, role),
        )
        buttons = [[Button(_("Terima"), LetIn(code, user.id, 0)), Button(_("Tolak"), TurnAway(code, user.id))]]
    if roster.group.chat_id is not None:
        context.send(roster.group.chat_id, text, buttons)
        return
    for officer in members.able_officers(roster):
        for speaker in sorted(officer.speakers):
            await context.whisper(speaker, text, buttons)


async def let_in(context: Context, payload: LetIn) -> None:
    """An officer lets the guest in, as what the invitation says."""
    _ = context._
    applicant = await people.find(context.turn, payload.telegram_id)
    found = await members.invitation(context.turn, payload.code)
    if applicant is None or found is None or found.group_id != context.here.group.id:
        context.alert(_("Undangan ini sudah tidak berlaku. Buat yang baru dengan /anggota undang."))
        return
    role = Role(found.payload["role"])
    if role is not Role.ANGGOTA and not roles.may_give(context.here, context.user.id):
        context.alert(_("Tombol ini untuk {who}.", who=who_may(context, Action.GIVE_ROLES)))
        return
    name = proposed_name(applicant.first_name, applicant.first_name) or _("Anggota baru")
    taken = members.twin(context.here, name)
    if taken is not None and not taken.speakers and not payload.anew:
        context.edit(
            _("{name} sudah ada di daftar tanpa akun.\nApakah ini orangnya?", name=taken.name),
            [
                [
                    Button(_("Ya, hubungkan"), Link(taken.id, payload.telegram_id)),
                    Button(_("Orang lain"), LetIn(payload.code, payload.telegram_id, 1)),
                ]
            ],
        )
        return
    try:
        member = await roles.take_in(context.turn, context.here, applicant.telegram_id, name, role, by=context.user.id)
    except REFUSALS as error:
        context.alert(refused(context, error))
        return
    await context.reload()
    await set_menus(context, payload.telegram_id)
    await _forget_question(context, payload.telegram_id)
    group = context.here.group.name
    text = _("{name} sekarang {role} di {group}.", name=member.name, role=role_word(context, role), group=group)
    context.edit(text)
    button = context.private_button(_("Lengkapi data"), f"profil_{member.id}")
    await context.whisper(payload.telegram_id, text, [[button]])


async def turn_away(context: Context, payload: TurnAway) -> None:
    """An officer does not know the guest."""
    _ = context._
    applicant = await people.find(context.turn, payload.telegram_id)
    found = await members.invitation(context.turn, payload.code)
    if applicant is None or found is None or found.group_id != context.here.group.id:
        context.toast(_("Tombol ini sudah tidak dipakai."))
        return
    context.edit(_("{account} belum diterima.", account=plain(applicant.first_name)))
    group = context.here.group.name
    text = _("Pengurus {group} belum menerima permintaan Anda. Silakan hubungi mereka langsung.", group=group)
    await context.whisper(payload.telegram_id, text)


async def _forget_question(context: Context, telegram_id: int) -> None:
    draft = await drafts.of_person(context.turn, telegram_id, telegram_id)
    if draft is not None and draft.kind == "asked":
        await drafts.answered(context.turn, draft)


async def invite(context: Context, role: Role) -> None:
    """Make a link for somebody outside of the chat, for the group to pass on."""
    _ = context._
    code = await members.invite(context.turn, context.here, role=role, by=context.user.id)

    context.reply(
        _(
            "Undangan {role} {group}, berlaku 7 hari.\n"
            "Kirim tautan ini kepada yang diundang. Sesudah ditekan, pengurus tinggal menerima.\n{link}",
            role=role_word(context, role),
            group=context.here.group.name,
            link=context.private_link(f"daftar_{code}"),
        )
    )


TABLE = Tables(
    commands=(
        Command(
            name="daftar",
            description=N_("Ikut menjadi anggota kelompok"),
            handler=join_said,
            scope=Scope.ANYWHERE,
            samples=("/daftar", "ikut daftar"),
        ),
    ),
    presses=(
        Press(payload=Join, handler=join_pressed),
        Press(payload=Called, handler=called),
        Press(payload=OtherName, handler=other_name),
        Press(payload=JoinAs, handler=join_as),
        Press(payload=SomebodyElse, handler=somebody_else),
        Press(payload=Kept, handler=claim_after_link),
        Press(payload=LetIn, handler=let_in, action=Action.MANAGE_MEMBERS),
        Press(payload=TurnAway, handler=turn_away, action=Action.MANAGE_MEMBERS),
        *linking.TABLE.presses,
    ),
    sentences={JoinSentence: join_said},
    drafts={"naming": naming, "joinname": join_name},
    starts={"daftar": came_by_link},
)
