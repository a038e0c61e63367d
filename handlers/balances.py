"""/saldo, [Lihat saldo saya] and /kas: what one has is for oneself, what the group has is for everyone in it."""

from dataclasses import dataclass

from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context
from handlers.entry_lines import claim_words, entry_line, savings_line
from handlers.histories import CASH_BOOK, ShowHistory, person_ref
from handlers.invitation import offer
from handlers.loan_lines import debt_line
from handlers.lookups import (
    fitting,
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
from services.balances import Statement

OWN = 0
"""In place of a member's id: whomever the presser speaks for."""

MOST_WAITING = 5
LONGEST_CHOICE = 20

_FUNDS = {"dana_sosial": N_("Dana sosial"), "tanggung_renteng": N_("Dana tanggung renteng")}

BORROWERS_IN_A_SUM = 3
"""The sum of so many debts tells nobody's."""


@dataclass(frozen=True, slots=True)
class ShowMyBalance(Payload, prefix="saldo"):
    """The presser's own balance, whoever's receipt carries the button."""


@dataclass(frozen=True, slots=True)
class ShowBalance(Payload, prefix="saldodi"):
    """The balance of this member of this group (0: the presser's own there)."""

    group_id: int
    member_id: int


@dataclass(frozen=True, slots=True)
class OtherGroups(Payload, prefix="saldolain"):
    """The presser is in several groups: in which one?"""


def my_balance_button(context: Context) -> Button:
    """[Lihat saldo saya], as every receipt carries it."""
    return Button(context._("Lihat saldo saya"), ShowMyBalance())


# --- asked ---------------------------------------------------------------------------------------------------------


async def balance(context: Context) -> None:
    """/saldo, /saldo kas, /saldo Bu Siti."""
    words = context.arguments
    understood = understand(f"saldo {words}")
    if not isinstance(understood, BalanceSentence):
        understood = BalanceSentence(person=person_ref(words))
    if understood.loan:  # "/saldo pinjaman": what is owed is told where loans are
        await context.home.tables.sentences[BalanceSentence](context, understood)
        return
    await _look_up(context, understood, hushed=False)


async def sentence(context: Context, said: BalanceSentence) -> None:
    """`saldo saya`, `saldo bu siti`, `saldo kas`. In a group a name that nobody bears was about something else."""
    if context.speakers:
        await _look_up(context, said, hushed=context.in_group)
    elif said.person is None and context.in_group:
        offer(context)


async def _look_up(context: Context, asked: BalanceSentence, *, hushed: bool) -> None:
    if asked.cash:
        await cash(context)
    elif asked.person is None:
        await _own(context)
    else:
        await _of_named(context, asked.person, hushed=hushed)


async def _own(context: Context) -> None:
    """One's own: in private, or in the group the button that shows it to the presser alone."""
    _ = context._
    if context.in_group and not context.here.group.rules.yes("saldo terbuka"):
        context.reply(
            _("Saldo Anda hanya bisa dilihat Anda sendiri."),
            [
                [my_balance_button(context)],
                [context.private_button(_("Buka chat pribadi"), privately(context, "saldo"))],
            ],
            quote=True,
        )
        return
    text, keyboard = await _own_card(context)
    context.reply(text, None if context.in_group else keyboard)


async def _of_named(context: Context, person: PersonRef, *, hushed: bool) -> None:
    """Somebody's by name: for the officers and the pendamping, and for oneself."""
    _ = context._
    found = named(context, person)
    if not found and hushed:
        return
    if not context.may(Action.SEE_OTHERS) and not (found and all(is_own(context, member) for member in found)):
        context.reply(
            _("Saldo anggota lain hanya untuk yang punya dan pengurus."), [[my_balance_button(context)]], quote=True
        )
    elif not found:
        says_nobody(context, person)
    elif len(found) > 1:
        context.reply(
            _("{name} yang mana?", name=shown_name(person)),
            in_rows([_button_of(context, member) for member in found[:LONGEST_CHOICE]], 2),
            quote=context.in_group,
        )
    else:
        await _of_member(context, found[0])


async def _of_member(context: Context, member: Member) -> None:
    """One member's: never in the group, unless the group's rules are open."""
    _ = context._
    text, keyboard = await _card(context, member)
    if not context.in_group:
        context.reply(text, keyboard)
    elif context.here.group.rules.yes("saldo terbuka"):
        context.reply(text)
    elif is_own(context, member):
        await _own(context)
    else:
        here = _button_of(context, member, _("Lihat saldo {name}", name=member.name))
        link = context.private_button(_("Buka chat pribadi"), privately(context, "saldo", member.id))
        await tell_apart(context, text, keyboard, [[here], [link]])


def _button_of(context: Context, member: Member, label: str | None = None) -> Button:
    return Button(label or member.name, ShowBalance(context.here.group.id, member.id))


# --- pressed -------------------------------------------------------------------------------------------------------


async def show_my_balance(context: Context, payload: ShowMyBalance) -> None:
    """An alert that the presser alone sees; in private the whole of it."""
    _ = context._
    if not context.speakers:
        context.alert(_("Anda belum terdaftar di kelompok ini."))
    elif not context.in_group:
        context.reply(*await _own_card(context))
    else:
        context.alert(await _own_alert(context))


async def show_balance(context: Context, payload: ShowBalance) -> None:
    """A chosen member's, or one's own in a chosen group."""
    _ = context._
    if not await stand_in(context, payload.group_id):
        context.alert(_("Anda belum terdaftar di kelompok ini."))
        return
    if payload.member_id == OWN:
        if context.in_group:
            context.alert(await _own_alert(context))
        else:
            context.edit(*await _own_card(context))
        return
    member = context.here.get(payload.member_id)
    if member is None or not may_see(context, member):
        context.alert(_("Tombol ini untuk {who}.", who=who_may(context, Action.SEE_OTHERS)))
    elif context.in_group:
        context.alert(fitting(_brief(context, await balances.statement(context.turn, member, latest=1))))
    else:
        context.edit(*await _card(context, member))


async def other_groups(context: Context, payload: OtherGroups) -> None:
    """The groups of the presser, to choose from."""
    _ = context._
    rosters = await context.turn.directory.rosters_of(context.turn.tx, context.user.id)
    if context.in_group or not rosters:
        context.toast()
        return
    buttons = [Button(roster.group.name, ShowBalance(roster.group.id, OWN)) for roster in rosters[:LONGEST_CHOICE]]
    context.edit(_("Saldo di kelompok mana?"), in_rows(buttons, 1))


async def started(context: Context) -> None:
    """The deep link of a group's button: `saldo_3` is one's own in group 3, `saldo_3_12` member 12's there."""
    ids = await start_ids(context)
    if ids is None:
        says_not_there(context)
        return
    member = context.here.get(ids[0]) if ids else None
    if member is not None and may_see(context, member):
        context.reply(*await _card(context, member))
    else:
        context.reply(*await _own_card(context))


# --- shown ---------------------------------------------------------------------------------------------------------


async def _own_card(context: Context) -> tuple[str, Keyboard]:
    """The account's only member, or all of them on a shared telephone with a button for each."""
    _ = context._
    savers = own_savers(context)
    if not savers:
        return _("Anda pendamping di sini, jadi tidak punya simpanan sendiri. Saldo anggota: /saldo Bu Siti"), []
    if len(savers) == 1:
        return await _card(context, savers[0])
    statements = [await balances.statement(context.turn, member) for member in savers]
    total = _.rupiah(sum(item.total for item in statements))
    lines = [_("Simpanan {n} anggota di HP ini: {total}", n=len(savers), total=total)]
    lines += [_("{name}: {total}", name=item.member.name, total=_.rupiah(item.total)) for item in statements]
    keyboard = in_rows([_button_of(context, member) for member in savers], 2)
    return "\n".join(lines), [*keyboard, *await _way_to_other_groups(context)]


async def _card(context: Context, member: Member) -> tuple[str, Keyboard]:
    """Everything about one member, the total first; the group's name where the reader is in several."""
    _ = context._
    found = await balances.statement(context.turn, member)
    other = await _way_to_other_groups(context)
    total = _.rupiah(found.total)
    if other:
        headline = _(
            "Simpanan {name} di {group}: {total}", name=member.name, group=context.here.group.name, total=total
        )
    else:
        headline = _("Simpanan {name}: {total}", name=member.name, total=total)
    lines = [headline, savings_line(context, found.savings), *_waiting(context, found)]
    if not context.in_group and (debt := await debt_line(context, member)) is not None:
        lines.append(debt)
    if found.latest:
        lines += ["", _("Catatan terakhir:"), *(entry_line(context, entry) for entry in found.latest)]
    elif not found.waiting and is_own(context, member):
        lines.append(_("Belum ada catatan. Mulai dengan menulis: setor 20rb"))
    elif not found.waiting:
        lines.append(_("Belum ada catatan."))
    history = [[Button(_("Riwayat"), ShowHistory(context.here.group.id, member.id, 0))]] if found.latest else []
    return "\n".join(lines), [*history, *other]


async def _way_to_other_groups(context: Context) -> list[list[Button]]:
    if context.in_group or len(await context.turn.directory.rosters_of(context.turn.tx, context.user.id)) < 2:
        return []
    return [[Button(context._("Kelompok lain"), OtherGroups())]]


def _waiting(context: Context, found: Statement) -> list[str]:
    """What is not in the books yet, said apart so that nobody counts it twice."""
    _ = context._
    if not found.waiting:
        return []
    if len(found.waiting) == 1:
        return [_("Menunggu konfirmasi: {claim}", claim=claim_words(context, found.waiting[0]))]
    lines = [_("Menunggu konfirmasi: {n} laporan", n=len(found.waiting))]
    lines += [_("⏳ {claim}", claim=claim_words(context, claim)) for claim in found.waiting[-MOST_WAITING:]]
    if len(found.waiting) > MOST_WAITING:
        lines.append(_("dan {n} lagi", n=len(found.waiting) - MOST_WAITING))
    return lines


async def _own_alert(context: Context) -> str:
    """The presser's own in 200 characters; on a shared telephone the first line of each member."""
    savers = own_savers(context)
    if not savers:
        return context._("Anda pendamping di sini, jadi tidak punya simpanan sendiri.")
    statements = [await balances.statement(context.turn, member, latest=1) for member in savers]
    if len(statements) == 1:
        return fitting(_brief(context, statements[0]))
    return fitting(_brief(context, statement)[0] for statement in statements)


def _brief(context: Context, found: Statement) -> list[str]:
    """The lines of an alert, the most important first."""
    _ = context._
    lines = [_("Simpanan {name}: {total}", name=found.member.name[:60], total=_.rupiah(found.total))]
    lines += [savings_line(context, found.savings), *_waiting(context, found)[:1]]
    lines += [_("Terakhir: {entry}", entry=entry_line(context, entry)) for entry in found.latest]
    return lines


# --- the group's money ---------------------------------------------------------------------------------------------


async def cash(context: Context) -> None:
    """/kas: what the group has, in short lines. Nobody's figure is in it, so that it can be read in the group."""
    _ = context._
    group = context.here.group
    report = await balances.cash_report(context.turn, group, context.today)
    totals = report.totals
    lines = [_("Kas {group}: {amount}", group=group.name, amount=_.rupiah(totals.cash))]
    if totals.bank:
        lines.append(_("Bank: {amount}", amount=_.rupiah(totals.bank)))
    lines.append(_("Simpanan anggota: {amount}", amount=_.rupiah(totals.all_savings)))
    if totals.all_savings:
        lines.append(savings_line(context, dict(totals.savings)))
    named_funds = [(name, amount) for name, amount in totals.funds.items() if amount]
    lines += [
        _("{fund}: {amount}", fund=_fund_word(context, name), amount=_.rupiah(amount)) for name, amount in named_funds
    ]
    if grants := totals.equity.get("hibah", 0):  # the opening balance of loans is left out: it may be one person's debt
        lines.append(_("Hibah: {amount}", amount=_.rupiah(grants)))
    hidden = context.in_group or not context.may(Action.SEE_LOANS)
    if totals.loans and (report.borrowers >= BORROWERS_IN_A_SUM or not hidden):
        lines.append(_("Dipinjamkan ke anggota: {amount}", amount=_.rupiah(totals.loans)))
    if totals.debts:
        lines.append(_("Utang kelompok ke UPK: {amount}", amount=_.rupiah(totals.debts)))
    lines.append(
        _(
            "{month}: pendapatan {income}, biaya {expense}",
            month=_.month(report.month),
            income=_.rupiah(report.income),
            expense=_.rupiah(report.expense),
        )
    )
    book = Button(_("Buku kas"), ShowHistory(group.id, CASH_BOOK, 0))
    context.reply("\n".join(lines), [[book]])


def _fund_word(context: Context, name: str) -> str:
    return context._(_FUNDS[name]) if name in _FUNDS else name.replace("_", " ").capitalize()


TABLE = Tables(
    commands=(
        Command(
            name="saldo",
            description=N_("Lihat simpanan sendiri"),
            handler=balance,
            action=Action.SEE_OWN,
            samples=("saldo saya", "/saldo"),
            samples_for=(SampleFor(Action.SEE_OTHERS, N_("Lihat simpanan anggota"), "/saldo Bu Siti"),),
        ),
        Command(
            name="kas",
            description=N_("Lihat kas kelompok"),
            handler=cash,
            action=Action.SEE_CASH,
            samples=("/kas", "saldo kas"),
        ),
    ),
    presses=(
        Press(payload=ShowMyBalance, handler=show_my_balance, needs_group=False),
        Press(payload=ShowBalance, handler=show_balance, needs_group=False),
        Press(payload=OtherGroups, handler=other_groups, needs_group=False),
    ),
    starts={"saldo": started},
)
