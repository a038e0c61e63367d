"""/pinjaman: what one still owes is for oneself, all loans are for the officers. In the group no sum is ever said."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers import balances
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context
from handlers.histories import person_ref
from handlers.invitation import offer
from handlers.loan_cards import OwnLoan
from handlers.loan_lines import (
    LEVELS,
    RUNNING,
    alert_lines,
    card_lines,
    instalment_lines,
    late_line,
    level_word,
)
from handlers.loan_names import people_told_apart, standing_names
from handlers.lookups import (
    fitting,
    is_own,
    named,
    own_savers,
    privately,
    says_nobody,
    says_not_there,
    shown_name,
    stand_in,
    start_ids,
)
from handlers.questions import proceed
from handlers.refusals import who_may
from handlers.registry import Command, Press, SampleFor, Tables
from handlers.requests import Item, Request
from locales import N_
from savings import repayments
from savings.groups import Member
from savings.loans import Loan, LoanState
from savings.money import MoneyKind
from savings.names import PersonRef
from savings.phrases import BalanceSentence
from savings.repayments import LoanAccount
from savings.roles import Action
from services import loans as service
from services import standings

WHOSEVER = 0
"""In place of a loan's id: whatever the presser has borrowed."""

ALL_LEVELS = 0
ON_A_PAGE = 8
LINES_ON_A_PAGE = 12
GIVEN_UP_FROM = 4
"""From this class of collectibility on an officer is offered to give a loan up."""


@dataclass(frozen=True, slots=True)
class ShowLoan(Payload, prefix="pjm"):
    """One loan's card (WHOSEVER: the presser's own), in private."""

    group_id: int
    loan_id: int


@dataclass(frozen=True, slots=True)
class ShowSchedule(Payload, prefix="pjmjdw"):
    """A page of a loan's instalments, in private."""

    group_id: int
    loan_id: int
    page: int


@dataclass(frozen=True, slots=True)
class ShowLevel(Payload, prefix="pjmkol"):
    """The loans of one class of collectibility (ALL_LEVELS: how many there are of each), for the officers."""

    group_id: int
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class PayInstalment(Payload, prefix="pjmbyr"):
    """The borrower pays: how much is asked next."""

    group_id: int
    loan_id: int


@dataclass(frozen=True, slots=True)
class InTrouble(Payload, prefix="sulit"):
    """The borrower finds it hard: why is asked next."""

    group_id: int
    loan_id: int


@dataclass(frozen=True, slots=True)
class MoveSchedule(Payload, prefix="pckmau"):
    """An officer wants to move the schedule of this loan: why is asked next."""

    group_id: int
    loan_id: int


@dataclass(frozen=True, slots=True)
class GiveUpLoan(Payload, prefix="hpsmau"):
    """An officer wants to give this loan up: why is asked next."""

    group_id: int
    loan_id: int


# --- asked ---------------------------------------------------------------------------------------------------------


async def command(context: Context) -> None:
    """/pinjaman, /pinjaman saya, /pinjaman Bu Siti."""
    words = context.arguments
    if words in {"", "saya"}:
        await _own_or_all(context, own=bool(words))
    else:
        await _of_named(context, person_ref(words), hushed=False)


async def sentence(context: Context, said: BalanceSentence) -> None:
    """`utang saya berapa`, `sisa pinjaman bu siti`; every other balance is told elsewhere."""
    if not said.loan:
        await balances.sentence(context, said)
    elif not context.speakers:
        if said.person is None and context.in_group:
            offer(context)
    elif said.person is None:
        await _own_or_all(context, own=True)
    else:
        await _of_named(context, said.person, hushed=context.in_group)


async def _own_or_all(context: Context, *, own: bool) -> None:
    if context.in_group:
        _in_the_group(context)
    elif not own and context.may(Action.SEE_LOANS):
        context.reply(*await _all_loans(context))
    else:
        context.reply(*await _own_card(context))


def _in_the_group(context: Context) -> None:
    """The ways to see it without anybody else."""
    _ = context._
    context.reply(
        _("Pinjaman hanya bisa dilihat peminjam dan pengurus."),
        [
            [Button(_("Lihat pinjaman saya"), OwnLoan(WHOSEVER))],
            [context.private_button(_("Buka chat pribadi"), privately(context, "pinjaman"))],
        ],
        quote=True,
    )


async def _of_named(context: Context, person: PersonRef, *, hushed: bool) -> None:
    """Somebody's by name: for the officers and the pendamping, and for oneself."""
    _ = context._
    found = named(context, person)
    if not found and hushed:
        return
    if not context.may(Action.SEE_LOANS) and not (found and all(is_own(context, member) for member in found)):
        context.reply(_("Pinjaman anggota lain hanya untuk yang punya dan pengurus."), quote=context.in_group)
    elif not found:
        says_nobody(context, person)
    elif context.in_group and all(is_own(context, member) for member in found):
        _in_the_group(context)
    elif context.in_group:
        known = await service.of_member(context.turn, found[0].id) if len(found) == 1 else []
        link = privately(context, "pinjaman", *(loan.id for loan in known[-1:]))
        context.reply(
            _("Ini tidak saya tulis di grup. Tekan tombol untuk melihat."),
            [[context.private_button(_("Buka chat pribadi"), link)]],
            quote=True,
        )
    elif len(found) > 1:
        buttons = [Button(one.name, await _button_to(context, one)) for one in found[: 2 * ON_A_PAGE]]
        context.reply(_("{name} yang mana?", name=shown_name(person)), in_rows(buttons, 2))
    else:
        context.reply(*await _member_card(context, found[0]))


async def _button_to(context: Context, member: Member) -> ShowLoan:
    """Where this member's newest loan is shown; without one the button says so."""
    known = await service.of_member(context.turn, member.id)
    return ShowLoan(context.here.group.id, known[-1].id if known else WHOSEVER)


async def started(context: Context) -> None:
    """The deep link of a group's button: `pinjaman_3` one's own in group 3, `pinjaman_3_12` loan 12 there."""
    ids = await start_ids(context)
    if ids is None:
        says_not_there(context)
        return
    loan = await _loan_here(context, ids[0]) if ids else None
    if loan is not None and may_see(context, loan):
        context.reply(*await loan_card(context, loan))
    else:
        await _own_or_all(context, own=False)


# --- pressed -------------------------------------------------------------------------------------------------------


async def own_loan(context: Context, payload: OwnLoan) -> None:
    """[Lihat pinjaman saya]: a box that the presser alone sees; in private the card, of whichever of their groups."""
    if not context.in_group and payload.loan_id != WHOSEVER:
        known = await service.find(context.turn, payload.loan_id)
        if known is not None:
            await stand_in(context, known.group_id)
    _ = context._
    if not context.speakers:
        context.alert(_("Anda belum terdaftar di kelompok ini."))
        return
    if payload.loan_id == WHOSEVER:
        if context.in_group:
            context.alert(await _own_alert(context))
        else:
            context.reply(*await _own_card(context))
        return
    loan = await _loan_here(context, payload.loan_id)
    if loan is None or not may_see(context, loan):
        context.alert(_("Ini pinjaman orang lain. Pinjaman Anda sendiri: /pinjaman"))
    elif context.in_group:
        account = await service.account(context.turn, loan)
        context.alert(fitting(alert_lines(context, account, context.today, _to_name(context, loan))))
    else:
        context.reply(*await loan_card(context, loan))


async def show_loan(context: Context, payload: ShowLoan) -> None:
    """One loan's card."""
    if payload.loan_id == WHOSEVER:
        if await _privately_here(context, payload.group_id):
            context.edit(*await _own_card(context))
        return
    loan = await seen_loan(context, payload.group_id, payload.loan_id)
    if loan is not None:
        context.edit(*await loan_card(context, loan))


async def show_schedule(context: Context, payload: ShowSchedule) -> None:
    """[Rincian angsuran]."""
    loan = await seen_loan(context, payload.group_id, payload.loan_id)
    if loan is not None:
        context.edit(*_schedule(context, await service.account(context.turn, loan), payload.page))


async def show_level(context: Context, payload: ShowLevel) -> None:
    """A class of collectibility, or all of them."""
    _ = context._
    if not await _privately_here(context, payload.group_id):
        return
    if not context.may(Action.SEE_LOANS):
        context.alert(_("Tombol ini untuk {who}.", who=who_may(context, Action.SEE_LOANS)))
    elif payload.level in LEVELS:
        context.edit(*await _level(context, payload.level, payload.page))
    else:
        context.edit(*await _all_loans(context))


async def pay(context: Context, payload: PayInstalment) -> None:
    """[Bayar angsuran]: the amount is asked here, the claim goes to the group."""
    _ = context._
    loan = await seen_loan(context, payload.group_id, payload.loan_id)
    borrower = None if loan is None else context.here.get(loan.member_id)
    if loan is None or borrower is None:
        return
    if not is_own(context, borrower) or loan.state is not LoanState.ACTIVE:
        context.alert(_("Tombol ini untuk yang meminjam, selama pinjamannya berjalan."))
        return
    item = Item(
        kind=MoneyKind.REPAYMENT,
        amount=None,
        member_id=borrower.id,
        own=True,
        # A press carries no date of its own, and the card may be weeks old: whoever presses says that it is paid now.
        date=context.today,
        loan_id=loan.id,
    )
    request = Request(
        chat_id=context.chat_id,
        message_id=context.message_id,
        reporter_id=context.user.id,
        reported_by=borrower.id,
        speakers=tuple(member.id for member in context.speakers),
        items=(item,),
    )
    await proceed(context, request)


# --- who may -------------------------------------------------------------------------------------------------------


def may_see(context: Context, loan: Loan) -> bool:
    """Whether this account may see the loan: the borrower's own, and the officers."""
    borrower = context.here.get(loan.member_id)
    return borrower is not None and (is_own(context, borrower) or context.may(Action.SEE_LOANS))


async def seen_loan(context: Context, group_id: int, loan_id: int) -> Loan | None:
    """The loan under a button in private, if the presser may see it; else that is said and None answered."""
    if not await _privately_here(context, group_id):
        return None
    loan = await _loan_here(context, loan_id)
    if loan is None or not may_see(context, loan):
        context.alert(context._("Ini pinjaman orang lain. Pinjaman Anda sendiri: /pinjaman"))
        return None
    return loan


async def _privately_here(context: Context, group_id: int) -> bool:
    """Stand in the group of a button; what these buttons show is never for a group to read."""
    _ = context._
    if context.in_group:
        context.alert(_("Rincian pinjaman hanya di chat pribadi. Ketik /pinjaman di sana."))
        return False
    if not await stand_in(context, group_id):
        context.alert(_("Anda belum terdaftar di kelompok ini."))
        return False
    return True


async def _loan_here(context: Context, loan_id: int) -> Loan | None:
    """A member's loan of this group."""
    loan = await service.find(context.turn, loan_id)
    return loan if loan is not None and loan.group_id == context.here.group.id and not loan.is_debt else None


def _other(context: Context, loan: Loan) -> Member | None:
    """The borrower, where it is not the reader."""
    borrower = context.here.get(loan.member_id)
    return None if borrower is None or is_own(context, borrower) else borrower


def _to_name(context: Context, loan: Loan) -> Member | None:
    """The borrower, where the reader cannot but wonder whose it is: another's, or one of several on this telephone."""
    return _other(context, loan) or (context.here.get(loan.member_id) if len(own_savers(context)) > 1 else None)


# --- shown ---------------------------------------------------------------------------------------------------------


async def _own_loans(context: Context) -> list[Loan]:
    """The presser's running loans, on a shared telephone everybody's; without any the last one that was paid."""
    known = [loan for one in own_savers(context) for loan in await service.of_member(context.turn, one.id)]
    running = [loan for loan in known if loan.state in RUNNING]
    ended = [loan for loan in known if loan.state in {LoanState.PAID, LoanState.WRITTEN_OFF}]
    return running or ended[-1:]


async def _own_card(context: Context) -> tuple[str, Keyboard]:
    _ = context._
    found = await _own_loans(context)
    if not found:
        return _("Belum ada pinjaman. Mau menghitung dulu? Tulis: /simulasi 500rb 10x"), []
    if len(found) == 1:
        return await loan_card(context, found[0])
    return await _several(context, found)


async def _member_card(context: Context, member: Member) -> tuple[str, Keyboard]:
    """One member's, for the officers."""
    known = await service.of_member(context.turn, member.id)
    found = [loan for loan in known if loan.state in RUNNING] or known[-1:]
    if not found:
        return context._("{name} belum pernah meminjam.", name=member.name), []
    return await (loan_card(context, found[0]) if len(found) == 1 else _several(context, found))


async def _several(context: Context, found: Sequence[Loan]) -> tuple[str, Keyboard]:
    """A button for each loan."""
    _ = context._
    accounts = await service.accounts(context.turn, found)
    left = sum(account.outstanding for account in accounts if account.loan.state is LoanState.ACTIVE)
    group_id = context.here.group.id
    buttons = [Button(name, ShowLoan(group_id, loan_id)) for loan_id, name in standing_names(context, accounts).items()]
    return _("{n} pinjaman, sisa {amount}", n=len(found), amount=_.rupiah(left)), in_rows(buttons, 1)


async def loan_card(context: Context, loan: Loan) -> tuple[str, Keyboard]:
    """Everything about one loan, with what its reader may do about it."""
    _ = context._
    account = await service.account(context.turn, loan)
    other = _other(context, loan)
    lines = card_lines(context, account, context.today, _to_name(context, loan))
    group_id = context.here.group.id
    rows: list[list[Button]] = []
    if loan.state in {LoanState.ACTIVE, LoanState.PAID}:
        rows.append([Button(_("Rincian angsuran"), ShowSchedule(group_id, loan.id, 0))])
    if loan.state is LoanState.ACTIVE and other is None:
        if late_line(context, account, context.today) is not None:
            lines.append(_("Kalau sedang berat, tekan Saya kesulitan. Kita cari jalan bersama."))
        rows[0].insert(0, Button(_("Bayar angsuran"), PayInstalment(group_id, loan.id)))
        rows.append([Button(_("Saya kesulitan"), InTrouble(group_id, loan.id))])
    elif loan.state is LoanState.ACTIVE:
        level = standings.standing(account, context.here.group.rules, context.today).line.collectibility
        lines.append(_("Kolek {level}, {word}", level=level, word=level_word(context, level).lower()))
        rows += _officers_row(context, account, level)
    if other is not None:
        rows.append([Button(_("Semua pinjaman"), ShowLevel(group_id, ALL_LEVELS, 0))])
    return "\n".join(lines), rows


def _officers_row(context: Context, account: LoanAccount, level: int) -> list[list[Button]]:
    _, loan = context._, account.loan
    if not context.may(Action.WRITE_LOANS):
        return []
    row = [Button(_("Mundurkan jadwal"), MoveSchedule(loan.group_id, loan.id))]
    if repayments.forgivable(account, context.today) is not None:
        row.append(Button(_("Hapus sisa tagihan"), GiveUpLoan(loan.group_id, loan.id)))
    elif level >= GIVEN_UP_FROM:
        row.append(Button(_("Hapus pinjaman"), GiveUpLoan(loan.group_id, loan.id)))
    return [row]


def _schedule(context: Context, account: LoanAccount, page: int) -> tuple[str, Keyboard]:
    """The instalments, a page of them, each with how it stands."""
    _ = context._
    loan, left = account.loan, repayments.left(account)
    pages = max(1, -(-len(left) // LINES_ON_A_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = slice(page * LINES_ON_A_PAGE, (page + 1) * LINES_ON_A_PAGE)
    borrower = _to_name(context, loan)
    title = _("Rincian angsuran") if borrower is None else _("Rincian angsuran {name}", name=borrower.name)
    if pages > 1:
        title = _("{title}, hal. {page}/{pages}", title=title, page=page + 1, pages=pages)
    lines = [title, *instalment_lines(context, account, context.today)[shown]]
    penalty = repayments.penalty_due(account, context.today) if loan.state is LoanState.ACTIVE else 0
    if penalty:
        lines.append(_("Ditambah denda {amount}", amount=_.rupiah(penalty)))
    turn = [
        Button(_("Hal. {page}", page=one + 1), ShowSchedule(loan.group_id, loan.id, one))
        for one in range(pages)
        if one != page
    ]
    back = Button(_("Kembali"), ShowLoan(loan.group_id, loan.id))
    return "\n".join(lines), [*in_rows(turn, 4), [back]]


async def _own_alert(context: Context) -> str:
    """The presser's own loans in 200 characters."""
    _ = context._
    found = await _own_loans(context)
    if not found:
        return _("Anda belum punya pinjaman di sini.")
    accounts = await service.accounts(context.turn, found)
    if len(accounts) == 1:
        return fitting(alert_lines(context, accounts[0], context.today))
    return fitting(standing_names(context, accounts).values())


# --- the officers' list --------------------------------------------------------------------------------------------


async def _all_loans(context: Context) -> tuple[str, Keyboard]:
    """How many loans there are of each class, and what waits; a button for each class."""
    _ = context._
    group = context.here.group
    found = await standings.all_running(context.turn, group, context.today)
    waiting = await _waiting_lines(context)
    own = [Button(_("Pinjaman saya"), ShowLoan(group.id, WHOSEVER))] if await _own_loans(context) else []
    if not found:
        lines = [_("Belum ada pinjaman yang berjalan di {group}.", group=group.name), *waiting]
        return "\n".join(lines), [own] if own else []
    counts = {level: sum(one.line.collectibility == level for one in found) for level in LEVELS}
    lines = [
        _(
            "{n} pinjaman berjalan, sisa {amount}",
            n=len(found),
            amount=_.rupiah(sum(one.line.outstanding for one in found)),
        ),
        " · ".join(_("{level} {n}", level=level_word(context, level), n=n) for level, n in counts.items() if n),
        *waiting,
    ]
    buttons = [
        Button(_("{level} ({n})", level=level_word(context, level), n=n), ShowLevel(group.id, level, 0))
        for level, n in counts.items()
        if n
    ]
    return "\n".join(lines), [*in_rows(buttons, 2), *([own] if own else [])]


async def _waiting_lines(context: Context) -> list[str]:
    _ = context._
    states = [loan.state for loan in await _waiting(context)]
    asked, approved = states.count(LoanState.ASKED), states.count(LoanState.APPROVED)
    lines = [_.many("{n} pengajuan menunggu keputusan", "{n} pengajuan menunggu keputusan", asked)] if asked else []
    if approved:
        lines.append(_.many("{n} pinjaman menunggu dicairkan", "{n} pinjaman menunggu dicairkan", approved))
    return lines


async def _waiting(context: Context) -> list[Loan]:
    known = await service.of_group(context.turn, context.here.group.id, LoanState.ASKED, LoanState.APPROVED)
    return [loan for loan in known if not loan.is_debt]


async def _level(context: Context, level: int, page: int) -> tuple[str, Keyboard]:
    """Whose loans are of this class, a page of buttons."""
    _ = context._
    group = context.here.group
    every = await standings.all_running(context.turn, group, context.today)
    found = [one for one in every if one.line.collectibility == level]
    pages = max(1, -(-len(found) // ON_A_PAGE))
    page = min(max(page, 0), pages - 1)
    names = people_told_apart(context, [one.account.loan for one in found])
    buttons = [
        Button(
            _("{loan} · sisa {amount}", loan=names[one.line.loan_id], amount=_.rupiah(one.line.outstanding)),
            ShowLoan(group.id, one.line.loan_id),
        )
        for one in found[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    ]
    turn = []
    if pages > 1:
        turn = [
            Button("◀", ShowLevel(group.id, level, (page - 1) % pages)),
            Button(_("Hal. {page}/{pages}", page=page + 1, pages=pages), ShowLevel(group.id, level, page)),
            Button("▶", ShowLevel(group.id, level, (page + 1) % pages)),
        ]
    text = _.many("{level}: {n} pinjaman", "{level}: {n} pinjaman", len(found), level=level_word(context, level))
    back = Button(_("Kembali"), ShowLevel(group.id, ALL_LEVELS, 0))
    return text, [*in_rows(buttons, 1), turn, [back]]


TABLE = Tables(
    commands=(
        Command(
            name="pinjaman",
            description=N_("Lihat pinjaman sendiri"),
            handler=command,
            action=Action.SEE_OWN,
            samples=("/pinjaman", "sisa pinjaman saya"),
            samples_for=(SampleFor(Action.SEE_LOANS, N_("Lihat pinjaman anggota"), "/pinjaman Bu Siti"),),
        ),
    ),
    presses=(
        Press(payload=OwnLoan, handler=own_loan, needs_group=False),
        Press(payload=ShowLoan, handler=show_loan, needs_group=False),
        Press(payload=ShowSchedule, handler=show_schedule, needs_group=False),
        Press(payload=ShowLevel, handler=show_level, needs_group=False),
        Press(payload=PayInstalment, handler=pay, needs_group=False),
    ),
    sentences={BalanceSentence: sentence},
    starts={"pinjaman": started},
)
