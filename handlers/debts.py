"""/modal: what the group owes to the UPK, and whether members' instalments cover it. In the group sums alone.

Whose loans are lent from it, and who is behind, officers see in private.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handlers import new_debts
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context
from handlers.debt_lines import brief_lines, headline, standing_lines
from handlers.loan_lines import instalment_lines, late_line
from handlers.loan_names import loan_names
from handlers.lookups import privately, says_not_there, stand_in, start_ids
from handlers.questions import proceed
from handlers.refusals import who_may
from handlers.registry import Command, Press, SampleFor, Tables
from handlers.requests import Item, Request
from locales import N_
from savings.loans import Loan, LoanState
from savings.money import MoneyKind
from savings.repayments import LoanAccount
from savings.roles import Action
from services import debts as service
from services import loans
from services.debts import Standing

LINES_ON_A_PAGE = 12
ON_A_PAGE = 10
MOST_PAGES = 8
EVERY_DEBT = 0
"""In place of a debt's id: all that the group has to do with."""


@dataclass(frozen=True, slots=True)
class ShowDebt(Payload, prefix="mdl"):
    """How a debt stands (EVERY_DEBT: all of them)."""

    group_id: int
    loan_id: int


@dataclass(frozen=True, slots=True)
class ShowDebtSchedule(Payload, prefix="mdljdw"):
    """A page of its instalments."""

    group_id: int
    loan_id: int
    page: int


@dataclass(frozen=True, slots=True)
class ShowDebtDetails(Payload, prefix="mdlrnc"):
    """All there is to say of a debt."""

    group_id: int
    loan_id: int


@dataclass(frozen=True, slots=True)
class PayDebt(Payload, prefix="mdlstr"):
    """An officer pays the UPK: how much is asked next."""

    group_id: int
    loan_id: int


@dataclass(frozen=True, slots=True)
class ShowBorrowers(Payload, prefix="mdlagt"):
    """A page of those who have borrowed from it, for officers in private."""

    group_id: int
    loan_id: int
    page: int


@dataclass(frozen=True, slots=True)
class ShowSources(Payload, prefix="mdlsdn"):
    """A page of members' loans, to say which are lent from this debt's money."""

    group_id: int
    loan_id: int
    page: int


@dataclass(frozen=True, slots=True)
class SetSource(Payload, prefix="mdlset"):
    """A member's loan is lent from this debt's money (`linked` 1), or from the group's own (0)."""

    debt_id: int
    loan_id: int
    linked: int
    page: int


# --- asked ---------------------------------------------------------------------------------------------------------


async def command(context: Context) -> None:
    """/modal; with words behind it an officer writes down what the UPK has lent."""
    if context.arguments:
        await new_debts.written(context, context.arguments)
    else:
        context.reply(*await _overview(context), quote=context.in_group)


async def started(context: Context) -> None:
    """The deep link of a group's button: `modal_3` all debts of group 3, `modal_3_12` debt 12 there."""
    ids = await start_ids(context)
    if ids is None:
        says_not_there(context)
        return
    debt = await _debt_here(context, ids[0]) if ids else None
    context.reply(*(await _overview(context) if debt is None else await _card(context, debt)))


# --- pressed -------------------------------------------------------------------------------------------------------


async def show(context: Context, payload: ShowDebt) -> None:
    """One debt, or all."""
    if payload.loan_id == EVERY_DEBT:
        if await _standing_here(context, payload.group_id):
            context.edit(*await _overview(context))
        return
    debt = await _pressed_debt(context, payload.group_id, payload.loan_id)
    if debt is not None:
        context.edit(*await _card(context, debt))


async def show_schedule(context: Context, payload: ShowDebtSchedule) -> None:
    """[Jadwal]."""
    debt = await _pressed_debt(context, payload.group_id, payload.loan_id)
    if debt is not None:
        context.edit(*_schedule(context, await loans.account(context.turn, debt), payload.page))


async def show_details(context: Context, payload: ShowDebtDetails) -> None:
    """[Rincian]."""
    debt = await _pressed_debt(context, payload.group_id, payload.loan_id)
    if debt is not None:
        context.edit(*await _details(context, debt))


async def pay(context: Context, payload: PayDebt) -> None:
    """[Setor ke UPK]: the amount is asked here; a claim like any other comes of it."""
    _ = context._
    debt = await _pressed_debt(context, payload.group_id, payload.loan_id)
    if debt is None:
        return
    writer = context.here.acting(context.user.id, Action.MANAGE_DEBT)
    if writer is None:
        context.alert(_("Tombol ini untuk {who}.", who=who_may(context, Action.MANAGE_DEBT)))
        return
    if debt.state is not LoanState.ACTIVE:
        context.alert(_("Sekarang tidak ada setoran untuk modal ini."))
        return
    # A press carries no date of its own, and the message may be weeks old: who presses says that it is paid now.
    item = Item(kind=MoneyKind.DEBT_PAYMENT, amount=None, date=context.today, loan_id=debt.id)
    request = Request(
        chat_id=context.chat_id,
        message_id=context.message_id,
        reporter_id=context.user.id,
        reported_by=writer.id,
        speakers=(writer.id,),
        items=(item,),
    )
    await proceed(context, request)


async def show_borrowers(context: Context, payload: ShowBorrowers) -> None:
    """[Anggota peminjam]."""
    debt = await _officers_debt(context, payload.group_id, payload.loan_id, Action.SEE_LOANS)
    if debt is not None:
        context.edit(*_borrowers(context, await service.standing(context.turn, debt), payload.page))


async def show_sources(context: Context, payload: ShowSources) -> None:
    """[Ganti sumber dana]."""
    debt = await _officers_debt(context, payload.group_id, payload.loan_id, Action.MANAGE_DEBT)
    if debt is not None:
        context.edit(*await _sources(context, debt, payload.page))


async def set_source(context: Context, payload: SetSource) -> None:
    """A tap on a name: another source, no movement of money."""
    _ = context._
    known = await loans.find(context.turn, payload.debt_id)
    group_id = 0 if known is None else known.group_id
    debt = await _officers_debt(context, group_id, payload.debt_id, Action.MANAGE_DEBT)
    if debt is None:
        return
    loan = await loans.find(context.turn, payload.loan_id)
    if loan is None or loan.group_id != debt.group_id or loan.is_debt or debt.state is not LoanState.ACTIVE:
        context.alert(_("Pinjaman ini tidak bisa dipindah lagi."))
        return
    if payload.linked or loan.funded_by == debt.id:
        await service.set_source(context.turn, loan, debt if payload.linked else None)
    context.edit(*await _sources(context, debt, payload.page))


# --- which debt, and who may ---------------------------------------------------------------------------------------


async def _standing_here(context: Context, group_id: int) -> bool:
    """Stand in the group of a button; else that is said."""
    if await stand_in(context, group_id):
        return True
    context.alert(context._("Anda belum terdaftar di kelompok ini."))
    return False


async def _pressed_debt(context: Context, group_id: int, loan_id: int) -> Loan | None:
    """The debt under a button, for everybody of the group."""
    if not await _standing_here(context, group_id):
        return None
    debt = await _debt_here(context, loan_id)
    if debt is None:
        context.alert(context._("Modal ini sudah tidak ada di buku."))
    return debt


async def _officers_debt(context: Context, group_id: int, loan_id: int, action: Action) -> Loan | None:
    """The debt under a button that shows members by name: in private, for those who may."""
    _ = context._
    if context.in_group:
        context.alert(_("Daftar peminjam hanya di chat pribadi. Ketik /modal di sana."))
        return None
    debt = await _pressed_debt(context, group_id, loan_id)
    if debt is None or context.may(action):
        return debt
    context.alert(_("Tombol ini untuk {who}.", who=who_may(context, action)))
    return None


async def _debt_here(context: Context, loan_id: int) -> Loan | None:
    """A debt of this group that stands in its books, or waits to."""
    debt = await loans.find(context.turn, loan_id)
    here = debt is not None and debt.is_debt and debt.group_id == context.here.group.id
    return debt if debt is not None and here and debt.state in _SHOWN else None


_SHOWN = (LoanState.ASKED, LoanState.ACTIVE, LoanState.PAID)


# --- shown ---------------------------------------------------------------------------------------------------------


async def _overview(context: Context) -> tuple[str, Keyboard]:
    """The running debt and those that wait; without any the last one that was paid; or how to write one down."""
    _ = context._
    shown = await _shown(context)
    if len(shown) == 1:
        return await _card(context, shown[0])
    if shown:
        return _several(context, await service.standings(context.turn, shown))
    if not context.may(Action.MANAGE_DEBT):
        return _("Belum ada modal dari UPK. Pengurus yang mencatatnya."), []
    return (
        _(
            "Belum ada modal dari UPK\nYang baru diterima: {new}\nYang sudah berjalan: {old}",
            new=new_debts.NEW,
            old=new_debts.OLD,
        ),
        [[Button(_("Catat modal baru"), new_debts.BeginDebt(context.here.group.id))]],
    )


async def _shown(context: Context) -> list[Loan]:
    """The debts that the group has to do with; without any the last one that was paid."""
    known = await service.of_group(context.turn, context.here.group.id, *_SHOWN)
    return [debt for debt in known if debt.state is not LoanState.PAID] or known[-1:]


def _several(context: Context, standings: Sequence[Standing]) -> tuple[str, Keyboard]:
    """A line for each, and a button."""
    _ = context._
    running = [one for one in standings if one.loan.state is LoanState.ACTIVE]
    left = _.rupiah(sum(one.account.outstanding for one in running))
    lines = [_("{n} modal, sisa {left}", n=len(standings), left=left)]
    lines += [_("• {what}", what=headline(_, one)) for one in standings]
    group_id = context.here.group.id
    names = loan_names(context, [one.loan for one in standings])
    buttons = [Button(_("Modal {name}", name=names[one.loan.id]), ShowDebt(group_id, one.loan.id)) for one in standings]
    return "\n".join(lines), in_rows(buttons, 1)


async def _details(context: Context, debt: Loan) -> tuple[str, Keyboard]:
    """Everything about one debt that its readers may see."""
    standing = await service.standing(context.turn, debt)
    lines = standing_lines(context, standing, context.today, everything=_sees(context))
    return "\n".join(lines), [[Button(context._("Kembali"), ShowDebt(debt.group_id, debt.id))]]


def _sees(context: Context) -> bool:
    """Whether what few members owe may be told here."""
    return not context.in_group and context.may(Action.SEE_LOANS)


async def _card(context: Context, debt: Loan) -> tuple[str, Keyboard]:
    """One debt in short, and the ways on."""
    _ = context._
    standing = await service.standing(context.turn, debt)
    sees = _sees(context)
    lines = brief_lines(context, standing, context.today, everything=sees)
    group_id = context.here.group.id
    back = [Button(_("Semua modal"), ShowDebt(group_id, EVERY_DEBT))] if len(await _shown(context)) > 1 else []
    if debt.state is not LoanState.ACTIVE:
        return "\n".join(lines), [back]
    row = []
    if context.in_group or context.may(Action.MANAGE_DEBT):
        row.append(Button(_("Setor ke UPK"), PayDebt(group_id, debt.id)))
    if context.in_group:
        row.append(context.private_button(_("Anggota peminjam"), privately(context, "modal", debt.id)))
    elif sees:
        row.append(Button(_("Anggota peminjam"), ShowBorrowers(group_id, debt.id, 0)))
    looks = [
        Button(_("Jadwal"), ShowDebtSchedule(group_id, debt.id, 0)),
        Button(_("Rincian"), ShowDebtDetails(group_id, debt.id)),
    ]
    return "\n".join(lines), [looks, row, back]


def _schedule(context: Context, account: LoanAccount, page: int) -> tuple[str, Keyboard]:
    """What the UPK is to get and has got, a page of it."""
    _ = context._
    debt, lines = account.loan, instalment_lines(context, account, context.today)
    pages = max(1, -(-len(lines) // LINES_ON_A_PAGE))
    page = min(max(page, 0), pages - 1)
    title = _("Jadwal setoran ke UPK")
    if pages > 1:
        title = _("{title}, hal. {page}/{pages}", title=title, page=page + 1, pages=pages)
    shown = lines[page * LINES_ON_A_PAGE : (page + 1) * LINES_ON_A_PAGE]
    turn = _pages(context, pages, page, lambda one: ShowDebtSchedule(debt.group_id, debt.id, one))
    back = Button(_("Kembali"), ShowDebt(debt.group_id, debt.id))
    return "\n".join([title, *shown]), [turn, [back]]


def _borrowers(context: Context, standing: Standing, page: int) -> tuple[str, Keyboard]:
    """Who has borrowed from it, what each still owes, and for what one waits; without a word of blame."""
    _ = context._
    debt = standing.loan
    running = [one for one in standing.linked if one.loan.state is LoanState.ACTIVE]
    pages = max(1, -(-len(running) // ON_A_PAGE))
    page = min(max(page, 0), pages - 1)
    lines = [
        _.many(
            "{n} anggota meminjam dari modal ini, sisa {left}",
            "{n} anggota meminjam dari modal ini, sisa {left}",
            standing.onlent.borrowers,
            left=_.rupiah(standing.onlent.outstanding),
        )
        if running
        else _("Belum ada yang meminjam dari modal ini.")
    ]
    for account in running[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]:
        line = _("• {name}, sisa {left}", name=_name(context, account.loan), left=_.rupiah(account.outstanding))
        late = late_line(context, account, context.today)
        lines.append(line if late is None else _("{line}. {late}", line=line, late=late))
    keyboard = [_pages(context, pages, page, lambda one: ShowBorrowers(debt.group_id, debt.id, one))]
    if context.may(Action.MANAGE_DEBT) and debt.state is LoanState.ACTIVE:
        keyboard.append([Button(_("Ganti sumber dana"), ShowSources(debt.group_id, debt.id, 0))])
    return "\n".join(lines), [*keyboard, [Button(_("Kembali"), ShowDebt(debt.group_id, debt.id))]]


async def _sources(context: Context, debt: Loan, page: int) -> tuple[str, Keyboard]:
    """Members' running loans: a tick says that a loan is lent from this debt's money."""
    _ = context._
    running = [one for one in await loans.of_group(context.turn, debt.group_id, LoanState.ACTIVE) if not one.is_debt]
    pages = max(1, -(-len(running) // ON_A_PAGE))
    page = min(max(page, 0), pages - 1)
    text = _(
        "Sumber dana pinjaman anggota\n"
        "☑ dari modal {lender} {amount}, ☐ dari uang lain. Tekan nama untuk mengganti; kas tidak berubah.",
        lender=debt.lender or _("UPK"),
        amount=_.rupiah(debt.terms.principal),
    )
    if not running:
        text = _("Belum ada pinjaman anggota yang berjalan.")
    buttons = []
    for loan in running[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]:
        linked = loan.funded_by == debt.id
        label = _("{name} {amount}", name=_name(context, loan), amount=_.rupiah(loan.terms.principal))
        label = _("☑ {loan}", loan=label) if linked else _("☐ {loan}", loan=label)
        buttons.append(Button(label, SetSource(debt.id, loan.id, int(not linked), page)))
    turn = _pages(context, pages, page, lambda one: ShowSources(debt.group_id, debt.id, one))
    done = Button(_("Selesai"), ShowBorrowers(debt.group_id, debt.id, 0))
    return text, [*in_rows(buttons, 1), turn, [done]]


def _name(context: Context, loan: Loan) -> str:
    borrower = context.here.get(loan.member_id)
    return context._("Anggota") if borrower is None else borrower.name


def _pages(context: Context, pages: int, page: int, press: Callable[[int], Payload]) -> list[Button]:
    """Buttons to the other pages; none where there is one page alone."""
    _ = context._
    return [Button(_("Hal. {page}", page=one + 1), press(one)) for one in range(pages) if one != page][:MOST_PAGES]


TABLE = Tables(
    commands=(
        Command(
            name="modal",
            description=N_("Lihat modal kelompok dari UPK"),
            handler=command,
            action=Action.SEE_DEBT,
            samples=("/modal",),
            samples_for=(SampleFor(Action.MANAGE_DEBT, N_("Catat modal dari UPK"), new_debts.NEW),),
        ),
    ),
    presses=(
        Press(payload=ShowDebt, handler=show, needs_group=False),
        Press(payload=ShowDebtSchedule, handler=show_schedule, needs_group=False),
        Press(payload=ShowDebtDetails, handler=show_details, needs_group=False),
        Press(payload=PayDebt, handler=pay, needs_group=False),
        Press(payload=ShowBorrowers, handler=show_borrowers, needs_group=False),
        Press(payload=ShowSources, handler=show_sources, needs_group=False),
        Press(payload=SetSource, handler=set_source, needs_group=False),
    ),
    starts={"modal": started},
)
