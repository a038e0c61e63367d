"""/riwayat: the newest entries, ten a page: one's own, a member's for the officers, and the group's cash book."""

from dataclasses import dataclass

from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context
from handlers.entry_lines import entry_line
from handlers.lookups import (
    is_own,
    may_see,
    named,
    own_savers,
    privately,
    says_nobody,
    says_not_there,
    shown_name,
    stand_in,
    start_ids,
    tell_apart,
)
from handlers.refusals import who_may
from handlers.registry import Command, Press, SampleFor, Tables
from locales import N_
from savings.groups import Member
from savings.names import PersonRef
from savings.phrases import BalanceSentence, understand
from savings.roles import Action
from services import balances

CASH_BOOK = 0
"""In place of a member's id: the whole group's entries."""


@dataclass(frozen=True, slots=True)
class ShowHistory(Payload, prefix="riwayat"):
    """Entries of a member (or the cash book) below the number `before`; 0: the newest, as a new message."""

    group_id: int
    member_id: int
    before: int


async def history(context: Context) -> None:
    """/riwayat, /riwayat kas, /riwayat Bu Siti."""
    words = context.arguments.lower()
    if words in {"", "saya"}:
        await _own(context)
    elif words in {"kas", "kelompok", "grup"}:
        context.reply(*await _page(context, None))
    else:
        await _of_named(context, person_ref(context.arguments))


async def started(context: Context) -> None:
    """The deep link of a group's button: `riwayat_3` is one's own in group 3, `riwayat_3_12` member 12's there."""
    ids = await start_ids(context)
    if ids is None:
        says_not_there(context)
        return
    member = context.here.get(ids[0]) if ids else None
    if member is not None and may_see(context, member):
        context.reply(*await _page(context, member))
    else:
        await _own(context)


async def pressed(context: Context, payload: ShowHistory) -> None:
    """[Riwayat] sends the first page, [Lebih lama] turns the page of its message."""
    _ = context._
    if not await stand_in(context, payload.group_id):
        context.alert(_("Anda belum terdaftar di kelompok ini."))
        return
    member = context.here.get(payload.member_id)
    if payload.member_id != CASH_BOOK:
        if member is None or not may_see(context, member):
            context.alert(_("Tombol ini untuk {who}.", who=who_may(context, Action.SEE_OTHERS)))
            return
        if context.in_group:
            context.alert(_("Riwayat anggota hanya di chat pribadi. Ketik /riwayat di sana."))
            return
    text, keyboard = await _page(context, member, before=payload.before or None)
    if payload.before:
        context.edit(text, keyboard)
    else:
        context.reply(text, keyboard)


async def _own(context: Context) -> None:
    """One's own; on a shared telephone it is asked whose."""
    _ = context._
    savers = own_savers(context)
    if not savers:
        context.reply(_("Anda pendamping di sini, jadi tidak punya simpanan sendiri. Coba /riwayat kas."))
        return
    if len(savers) > 1:
        text, keyboard = _("Riwayat siapa?"), _choice(context, savers)
    else:
        text, keyboard = await _page(context, savers[0])
    if context.in_group:
        link = context.private_button(_("Buka chat pribadi"), privately(context, "riwayat"))
        await tell_apart(context, text, keyboard, [[link]])
    else:
        context.reply(text, keyboard)


async def _of_named(context: Context, person: PersonRef) -> None:
    """Somebody's by name: the officers', or one's own where it is one's own name."""
    _ = context._
    found = named(context, person)
    if not context.may(Action.SEE_OTHERS) and not (found and all(is_own(context, member) for member in found)):
        context.reply(_("Riwayat anggota lain hanya untuk yang punya dan pengurus. Riwayat Anda sendiri: /riwayat"))
        return
    if not found:
        says_nobody(context, person)
        return
    if len(found) > 1:
        text, keyboard = _("{name} yang mana?", name=shown_name(person)), _choice(context, found)
        ids: tuple[int, ...] = ()
    else:
        text, keyboard = await _page(context, found[0])
        ids = (found[0].id,)
    if context.in_group:
        link = context.private_button(_("Buka chat pribadi"), privately(context, "riwayat", *ids))
        await tell_apart(context, text, keyboard, [[link]])
    else:
        context.reply(text, keyboard)


def _choice(context: Context, members: "tuple[Member, ...] | list[Member]") -> Keyboard:
    group_id = context.here.group.id
    return in_rows([Button(member.name, ShowHistory(group_id, member.id, 0)) for member in members[:20]], 2)


async def _page(context: Context, member: Member | None, *, before: int | None = None) -> tuple[str, Keyboard]:
    """A page of a member's entries, or of the cash book, with the button to the next one."""
    _ = context._
    group = context.here.group
    found = await balances.page(context.turn, group.id, member_id=None if member is None else member.id, before=before)
    title = _("Buku kas {group}", group=group.name) if member is None else _("Riwayat {name}", name=member.name)
    if not found.entries:
        return _("{title}: belum ada catatan.", title=title), []
    lines = [title, *(entry_line(context, entry) for entry in found.entries)]
    keyboard = []
    if found.older:
        member_id = CASH_BOOK if member is None else member.id
        older = ShowHistory(group.id, member_id, found.entries[-1].number)
        keyboard.append([Button(_("Lebih lama"), older)])
    return "\n".join(lines), keyboard


def person_ref(words: str) -> PersonRef:
    """The person whom the words after a command name: "bu siti", "@siti"."""
    understood = understand(f"saldo {words}")
    if isinstance(understood, BalanceSentence) and understood.person is not None:
        return understood.person
    return PersonRef(text=words, name=words)


TABLE = Tables(
    commands=(
        Command(
            name="riwayat",
            description=N_("Lihat catatan terakhir"),
            handler=history,
            action=Action.SEE_OWN,
            samples=("/riwayat", "/riwayat kas"),
            samples_for=(SampleFor(Action.SEE_OTHERS, N_("Lihat catatan anggota"), "/riwayat Bu Siti"),),
        ),
    ),
    presses=(Press(payload=ShowHistory, handler=pressed, needs_group=False),),
    starts={"riwayat": started},
)
