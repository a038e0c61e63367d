"""What a repayment leaves open: which loan, how much, and what becomes of more than the bill.

What somebody owes is nobody else's business. In the group a question names no sum but the one that was said, nor does
a button carry one; sums of a debt are told in private, or in the box of a button that only the borrower and officers
can open. Whoever brings somebody else's instalment and may not know the bill is asked nothing that would tell it.
"""

import datetime as dt
from dataclasses import dataclass, replace

from handlers import waiting_instalments
from handlers.asking import ChooseAmount, Rows, ask, ask_in_private
from handlers.buttons import Button, Payload, in_rows
from handlers.context import Context
from handlers.loan_names import names_here
from handlers.reporting import may_not, say
from handlers.requests import Item, Request
from handlers.rule_words import as_sentence, interest_word
from handlers.wording import parts_words
from locales import N_
from savings import repayments
from savings.groups import Member
from savings.loans import Loan, LoanState
from savings.money import MoneyKind, Rupiah, SavingsKind
from savings.repayments import LoanAccount, Payoff
from savings.roles import Action
from services import claims as claim_service
from services import loans

KINDS = frozenset({MoneyKind.REPAYMENT, MoneyKind.DEBT_PAYMENT})
"""What repays a loan: a member's to the group, the group's to the UPK."""

AHEAD, SAVINGS, PAYOFF = "ahead", "savings", "payoff"
"""Where the part beyond the bill goes; PAYOFF: the sum settles the whole loan."""

SHOWN = -1
"""In place of a sum, in a button that stands in the group: the draft holds it."""

PART, SETTLE = "part", "settle"
"""In a button: an ordinary repayment that settles nothing; or one that settles all, with more than that at hand."""


@dataclass(frozen=True, slots=True)
class ChooseLoan(Payload, prefix="aloan"):
    """It repays this loan."""

    draft_id: int
    loan_id: int


@dataclass(frozen=True, slots=True)
class ChooseRest(Payload, prefix="arest"):
    """What is beyond the bill goes here: AHEAD, SAVINGS; SETTLE: it pays all off first. PART: nothing is settled."""

    draft_id: int
    to: str


@dataclass(frozen=True, slots=True)
class PayBill(Payload, prefix="abill"):
    """It is what is left of the bill. The button carries no sum, for it stands in the group."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class PayOff(Payload, prefix="aoff"):
    """This sum settles the whole loan (0: ask for the sum first; SHOWN: the sum that was shown in a box)."""

    draft_id: int
    amount: int


@dataclass(frozen=True, slots=True)
class SeePayoff(Payload, prefix="asee"):
    """The one who asked how much settles the loan looks at the sum, in the group."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class WhyNoRepayment(Payload, prefix="awhy"):
    """Why nothing of this member's can be repaid now."""

    member_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A loan on the day of a payment. `reported`: what is on its way to it and not in the books yet, in rupiah."""

    loan: Loan
    account: LoanAccount
    on: dt.date
    reported: Rupiah = 0

    @property
    def bill(self) -> Rupiah:
        """What is left of the bill of this day."""
        return max(0, repayments.bill(self.account, self.on).total - self.reported)

    @property
    def payoff(self) -> Payoff:
        """What settles the whole loan."""
        return repayments.payoff(self.account, self.on)

    def rest(self, amount: Rupiah, *, ahead: bool) -> Rupiah:
        """How much of this amount is beyond the bill or, with `ahead`, beyond all that is owed."""
        return min(amount, repayments.allocate(self.account, self.reported + amount, self.on, ahead=ahead).rest)


async def who_is_meant(context: Context, request: Request) -> tuple[int, ...]:
    """Whose a shared telephone's own movements can be: of repayments those of its people who have a loan to repay."""
    if any(item.own and item.kind is not MoneyKind.REPAYMENT for item in request.items):
        return request.speakers
    return tuple([one for one in request.speakers if await _running(context, one)]) or request.speakers


async def completed(context: Context, request: Request, index: int) -> Request | None:
    """The request with this repayment's loan, amount and rest known; None where that was asked, or refused."""
    item = request.items[index]
    refusal = may_not(context, request, item)
    if refusal is not None:
        say(context, refusal)
        return None
    loan = await _loan(context, request, index)
    if loan is None:
        return None
    if item.payoff and not may_know(context, loan):
        borrower = context.here.get(loan.member_id)
        name = "" if borrower is None else borrower.name
        say(context, context._("Pelunasan dilaporkan oleh {name} sendiri atau pengurus.", name=name))
        return None
    request = request.with_item(index, loan_id=loan.id)
    if loan.state is LoanState.WRITTEN_OFF:
        return await _recovered(context, request, index, loan)
    standing = await standing_of(context, loan, item.date, earlier=request.items[:index])
    if item.payoff:
        return await _payoff(context, request, index, standing)
    if item.amount is None:
        await _ask_amount(context, request, index, standing)
        return None
    return await _rest(context, request, index, standing)


async def standing_of(context: Context, loan: Loan, on: dt.date, *, earlier: tuple[Item, ...] = ()) -> Standing:
    """The loan as it stands on a day, with what waits to be paid into it; `earlier`: what the message said before."""
    account = await loans.account(context.turn, loan)
    standing = Standing(loan=loan, account=account, on=on)
    for amount, rest_to in await _said(context, loan, earlier):
        kept = amount - (standing.rest(amount, ahead=False) if rest_to == SAVINGS else 0)
        standing = Standing(loan=loan, account=account, on=on, reported=standing.reported + kept)
    return standing


async def _said(context: Context, loan: Loan, earlier: tuple[Item, ...]) -> list[tuple[Rupiah, str]]:
    """(Amount, where its rest goes) of what waits to be paid into a loan, and of what the message said before."""
    waiting = await claim_service.waiting(context.turn, context.here.group.id)
    waiting = [claim for claim in waiting if claim.loan_id == loan.id and claim.kind in KINDS]
    said = [(claim.amount, claim.rest_to) for claim in waiting if waiting_instalments.counts(context, claim)]
    return said + [(item.amount or 0, item.rest_to) for item in earlier if item.loan_id == loan.id]


def may_know(context: Context, loan: Loan) -> bool:
    """Whether this account may read what is owed: the borrower and officers; the group's debt is everybody's."""
    borrower = context.here.get(loan.member_id)
    return borrower is None or _may_know(context, borrower)


def _may_know(context: Context, borrower: Member) -> bool:
    return context.user.id in borrower.speakers or context.may(Action.SEE_LOANS)


# --- which loan --------------------------------------------------------------------------------------------------


async def _loan(context: Context, request: Request, index: int) -> Loan | None:
    item = request.items[index]
    running = await _running(context, item.member_id)
    chosen = next((loan for loan in running if loan.id == item.loan_id), None)
    if chosen is not None or len(running) == 1:
        return chosen or running[0]
    if running:
        await _ask_loan(context, request, index, running)
    elif item.member_id is None:
        say(context, context._("Belum ada modal UPK yang berjalan. Catat dulu dengan /modal."))
    else:
        await _refuse(context, request, context.here[item.member_id])
    return None


async def _running(context: Context, member_id: int | None) -> list[Loan]:
    """The loans of a member, or the group's debts, that are being repaid; without any, those that were given up."""
    if member_id is None:
        found = await loans.of_group(context.turn, context.here.group.id, LoanState.ACTIVE)
        return [loan for loan in found if loan.is_debt]
    active = [loan for loan in await loans.of_member(context.turn, member_id) if loan.state is LoanState.ACTIVE]
    return active or [one.loan for one in await _given_up(context, member_id)]


async def _given_up(context: Context, member_id: int) -> list[LoanAccount]:
    """The loans of a member that were given up and of which something may still come in."""
    known = [loan for loan in await loans.of_member(context.turn, member_id) if loan.state is LoanState.WRITTEN_OFF]
    return [one for one in await loans.accounts(context.turn, known) if repayments.recoverable(one)]


async def _ask_loan(context: Context, request: Request, index: int, running: list[Loan]) -> None:
    _ = context._
    labels = []
    known = await names_here(context, running)
    for loan in running:
        label = known[loan.id]
        if loan.is_debt:
            label = _("Modal {name}", name=label)
        if loan.is_debt or (not context.in_group and may_know(context, loan)):
            account = await loans.account(context.turn, loan)
            if loan.state is LoanState.WRITTEN_OFF:
                label = _("{loan} · sisa {amount}", loan=label, amount=_.rupiah(repayments.recoverable(account)))
            else:
                asked = repayments.bill(account, request.items[index].date).total
                label = _("{loan} · tagihan {amount}", loan=label, amount=_.rupiah(asked))
        labels.append((label, loan.id))

    def rows(draft_id: int) -> list[list[Button]]:
        return in_rows([Button(label, ChooseLoan(draft_id, loan_id)) for label, loan_id in labels], 1)

    await ask(context, request, index, _about(context, request, index, _("Untuk pinjaman yang mana?")), rows)


def _about(context: Context, request: Request, index: int, question: str) -> str:
    """The question, with the name of whose instalment it is about where one message brings several people's."""
    member = context.here.get(request.items[index].member_id)
    if member is None or len({item.member_id for item in request.items}) == 1:
        return question
    return context._("{name}: {question}", name=member.name, question=question)


async def _refuse(context: Context, request: Request, borrower: Member, *, payoff: bool = False) -> None:
    """Nothing of this member's can be repaid: neutral in the group, the reason for who may know it."""
    _ = context._
    why = await why_no_repayment(context, borrower) or ""
    fact = N_("Pelunasan {name} belum bisa dicatat.") if payoff else N_("Angsuran {name} belum bisa dicatat.")
    fact = _(fact, name=borrower.name)
    if len(request.items) > 1:
        fact = _("{fact} Catatan lain di pesan ini juga belum saya tulis.", fact=fact)
    await tell_apart(context, borrower, fact, why)


async def tell_apart(context: Context, borrower: Member, fact: str, why: str) -> None:
    """The fact where it was asked; the reason in private, or behind a button."""
    _ = context._
    knows = _may_know(context, borrower)
    if context.is_press:
        context.edit(why if knows and not context.in_group else fact)
        if knows and context.in_group:
            context.alert(why)
    elif not context.in_group:
        context.reply(why if knows else fact)
    elif knows and await context.whisper(context.user.id, why):
        context.reply(_("{fact} Alasannya saya kirim pribadi.", fact=fact), quote=True)
    else:
        context.reply(fact, [[Button(_("Lihat alasan"), WhyNoRepayment(borrower.id))]], quote=True)


async def why_no_repayment(context: Context, borrower: Member) -> str | None:
    """Why nothing of this member's can be repaid or settled now; None where it can."""
    _ = context._
    known = await loans.of_member(context.turn, borrower.id)
    states = {loan.state for loan in known}
    if LoanState.ACTIVE in states:
        waiting = await claim_service.waiting_of_member(context.turn, borrower.id)
        known_of = [one for one in waiting if one.loan_id is not None and waiting_instalments.counts(context, one)]
        if known_of:
            return _(
                "Angsuran {name} {amount} masih menunggu diterima. Pelunasan menyusul, ya.",
                name=borrower.name,
                amount=_.rupiah(sum(one.amount for one in known_of)),
            )
        return None
    if LoanState.APPROVED in states:
        return _("Pinjaman {name} belum dicairkan. Angsurannya mulai setelah uangnya diterima.", name=borrower.name)
    if LoanState.ASKED in states:
        return _("Pengajuan pinjaman {name} masih menunggu keputusan.", name=borrower.name)
    given_up = await _given_up(context, borrower.id)
    missing = sum([await _still_missing(context, one.loan, one) for one in given_up])
    if given_up and not missing:
        return _("Masih ada angsuran {name} yang menunggu diterima.", name=borrower.name)
    if given_up:
        return _(
            "Untuk pinjaman {name} yang sudah tidak ditagih, paling banyak {amount}. "
            "Kalau mau menabung, tulis: setor 50rb",
            name=borrower.name,
            amount=_.rupiah(missing),
        )
    if known and known[-1].state is LoanState.PAID:
        return _("Pinjaman {name} sudah lunas. Kalau mau menabung, tulis: setor 50rb", name=borrower.name)
    return _("{name} tidak punya pinjaman yang berjalan. Kalau mau menabung, tulis: setor 50rb", name=borrower.name)


# --- how much ----------------------------------------------------------------------------------------------------


async def _ask_amount(context: Context, request: Request, index: int, standing: Standing) -> None:
    """In the group the bill is a button without a number, for who may know it: a press says the amount aloud."""
    _ = context._
    known = may_know(context, standing.loan)
    tells = standing.loan.is_debt or not context.in_group

    def rows(draft_id: int) -> list[list[Button]]:
        found = [Button(_("Lainnya") if known else _("Tulis jumlahnya"), ChooseAmount(draft_id, 0))]
        if known and not standing.reported:
            found.insert(0, Button(_("Lunasi"), PayOff(draft_id, 0)))
        if known and standing.bill:
            bill = Button(_.rupiah(standing.bill), ChooseAmount(draft_id, standing.bill))
            found.insert(0, bill if tells else Button(_("Sesuai tagihan"), PayBill(draft_id)))
        return in_rows(found, 2)

    prompt = _("Setor ke UPK berapa?") if standing.loan.is_debt else _("Angsur berapa?")
    await ask(context, request, index, _about(context, request, index, prompt), rows, wants="amount")


# --- what comes in on a loan that was given up -------------------------------------------------------------------


async def _recovered(context: Context, request: Request, index: int, loan: Loan) -> Request | None:
    """The request with an amount that may still come in; None where that is asked or is too much."""
    _ = context._
    item, borrower = request.items[index], context.here.get(loan.member_id)
    if item.from_savings and borrower is not None:
        fact = _("Angsuran {name} belum bisa dicatat.", name=borrower.name)
        await tell_apart(
            context, borrower, fact, _("Untuk pinjaman yang sudah tidak ditagih, bayarnya tunai saja, ya.")
        )
        return None
    if item.amount is not None and not may_know(context, loan):
        return request.with_item(index, payoff=False, rest_to=SAVINGS)  # as for a loan that runs: see _rest
    account = await loans.account(context.turn, loan)
    most = await _still_missing(context, loan, account, request.items[:index])
    if item.amount is None:
        await _ask_recovered(context, request, index, most if may_know(context, loan) else 0)
    elif item.amount <= most:
        return request.with_item(index, payoff=False, rest_to="")
    elif borrower is not None:
        await _refuse(context, request, borrower)
    return None


async def _still_missing(context: Context, loan: Loan, account: LoanAccount, earlier: tuple[Item, ...] = ()) -> Rupiah:
    """What may still come in, less what waits to be received."""
    on_its_way = sum(amount for amount, _rest_to in await _said(context, loan, earlier))
    return max(0, repayments.recoverable(account) - on_its_way)


async def _ask_recovered(context: Context, request: Request, index: int, most: Rupiah) -> None:
    """`most`: all of it, to be offered in private."""
    _ = context._

    def rows(draft_id: int) -> list[list[Button]]:
        found = [Button(_("Tulis jumlahnya"), ChooseAmount(draft_id, 0))]
        if most and not context.in_group:
            found.insert(0, Button(_.rupiah(most), ChooseAmount(draft_id, most)))
        return in_rows(found, 2)

    await ask(context, request, index, _("Angsur berapa?"), rows, wants="amount")


# --- more than the bill ------------------------------------------------------------------------------------------


async def _rest(context: Context, request: Request, index: int, standing: Standing) -> Request | None:
    """The request as it is, where nothing is left beyond the bill or it is clear where that goes; else it is asked."""
    item = request.items[index]
    amount = item.amount or 0
    over, beyond = standing.rest(amount, ahead=False), standing.rest(amount, ahead=True)
    if not may_know(context, standing.loan):
        # That anything is left over, or that it is asked about, would say what somebody else owes.
        return request.with_item(index, rest_to=SAVINGS if beyond else AHEAD)
    if not over:
        return request.with_item(index, rest_to="")
    if item.rest_to == AHEAD and not beyond:
        return request
    may_save = not standing.loan.is_debt and not item.from_savings  # what is in the savings already stays there
    if item.rest_to == SAVINGS and may_save:
        return request
    question = _rest_question(context, standing, amount, over, beyond)
    if item.from_savings and beyond:
        question = _too_much_from_savings(context, standing, amount)
    question = _about(context, request, index, question)
    buttons = _rest_buttons(context, standing, amount, beyond, may_save=may_save)
    await ask(context, request, index, question, buttons, wants="rest")
    return None


def _rest_question(context: Context, standing: Standing, amount: Rupiah, over: Rupiah, beyond: Rupiah) -> str:
    """In the group it names only what was said: the rest beside it would be the bill."""
    _ = context._
    if standing.loan.is_debt and beyond:
        return _(
            "Sisa tagihan UPK {owed}, jadi {amount} terlalu banyak.",
            owed=_.rupiah(amount - beyond),
            amount=_.rupiah(amount),
        )
    tells = standing.loan.is_debt or not context.in_group
    if tells and not standing.loan.is_debt and not standing.reported and amount > standing.payoff.total:
        total = standing.payoff.total
        return _(
            "Untuk melunasi cukup {total}. Lebihnya {rest} untuk apa?",
            total=_.rupiah(total),
            rest=_.rupiah(amount - total),
        )
    if not beyond and standing.reported:
        return _(
            "Yang tadi masih menunggu diterima. Dengan {amount} ini jadi lebih dari tagihan. Lebihnya untuk apa?",
            amount=_.rupiah(amount),
        )
    if not beyond and tells:
        return _("{rest} lebih dari tagihan. Untuk apa?", rest=_.rupiah(over))
    return _("{amount} lebih dari tagihan. Lebihnya untuk apa?", amount=_.rupiah(amount))


def _too_much_from_savings(context: Context, standing: Standing, amount: Rupiah) -> str:
    """What is beyond all that is owed stays in the savings, so that nothing is asked about it."""
    _ = context._
    if context.in_group or standing.reported:
        return _("{amount} lebih dari yang perlu dibayar.", amount=_.rupiah(amount))
    return _("Untuk melunasi cukup {total}.", total=_.rupiah(standing.payoff.total))


def _rest_buttons(context: Context, standing: Standing, amount: Rupiah, beyond: Rupiah, *, may_save: bool) -> Rows:
    _ = context._
    total = amount + 1 if standing.reported else standing.payoff.total

    def rows(draft_id: int) -> list[list[Button]]:
        found = []
        if amount == total:
            found.append(Button(_("Pelunasan"), PayOff(draft_id, amount)))
        if not beyond:
            found.append(Button(_("Angsuran berikutnya"), ChooseRest(draft_id, AHEAD)))
        if not standing.loan.is_debt and amount > total:
            label = _("Lunasi, lebihnya ditabung") if may_save else _("Lunasi saja")
            found.append(Button(label, ChooseRest(draft_id, SETTLE)))
        if may_save and (not beyond or amount <= total):
            found.append(Button(_("Simpanan sukarela"), ChooseRest(draft_id, SAVINGS)))
        found.append(Button(_("Ganti jumlah"), ChooseAmount(draft_id, 0)))
        return in_rows(found, 1)

    return rows


async def settled(context: Context, request: Request, index: int) -> Request:
    """The request, with the repayment split in two: what settles the loan, and the rest as sukarela savings."""
    item = request.items[index]
    loan = None if item.loan_id is None else await loans.find(context.turn, item.loan_id)
    if loan is None or item.amount is None:
        return request
    total = (await standing_of(context, loan, item.date, earlier=request.items[:index])).payoff.total
    request = request.with_item(index, payoff=True, amount=min(total, item.amount))
    if item.amount <= total or item.from_savings:
        return request
    saved = replace(
        item, kind=MoneyKind.DEPOSIT, savings=SavingsKind.SUKARELA, amount=item.amount - total, loan_id=None
    )
    return replace(request, items=(*request.items, saved))


# --- the whole loan ----------------------------------------------------------------------------------------------


async def _payoff(context: Context, request: Request, index: int, standing: Standing) -> Request | None:
    """The request with the sum that settles the loan, where that very sum was said; else the sum is told first."""
    _ = context._
    item, loan = request.items[index], standing.loan
    borrower = context.here.get(loan.member_id)
    if standing.reported:
        mine = await waiting_instalments.own_to_take_back(context, loan.id)
        if mine and len(request.items) == 1:
            waiting_instalments.offer_to_take_back(context, mine)
        elif borrower is None:
            say(context, _("Masih ada setoran ke UPK yang menunggu. Pelunasan menyusul, ya."))
        else:
            await _refuse(context, request, borrower, payoff=True)
        return None
    total = standing.payoff.total
    if item.amount == total:
        return request.with_item(index, rest_to=PAYOFF)
    await _ask_payoff(context, request, index, standing)
    return None


async def _ask_payoff(context: Context, request: Request, index: int, standing: Standing) -> None:
    _ = context._
    amount, total = request.items[index].amount, standing.payoff.total
    prompt = payoff_words(context, standing, amount)

    def rows(draft_id: int) -> list[list[Button]]:
        found = [Button(_("Lunasi {amount}", amount=_.rupiah(total)), PayOff(draft_id, total))]
        if amount is not None and amount < total:
            found.append(Button(_("Angsur {amount} saja", amount=_.rupiah(amount)), ChooseRest(draft_id, PART)))
        return in_rows(found, 1)

    def veiled(draft_id: int) -> list[list[Button]]:
        return [
            [Button(_("Lihat jumlahnya"), SeePayoff(draft_id))],
            [Button(_("Sudah saya bayar"), PayOff(draft_id, SHOWN))],
        ]

    if standing.loan.is_debt or not context.in_group:
        await ask(context, request, index, prompt, rows)
    elif await ask_in_private(context, request, index, prompt, rows):
        say(context, _("Jumlah pelunasannya saya kirim ke chat pribadi."))
    else:
        await ask(context, request, index, _("Pelunasan pinjaman: lihat jumlahnya dulu, ya."), veiled, total=total)


def payoff_words(context: Context, standing: Standing, amount: Rupiah | None) -> str:
    """What settles the loan, part by part, and, where another amount was said, that it is not the sum."""
    _ = context._
    sums, borrower = standing.payoff, context.here.get(standing.loan.member_id)
    title = _("Pelunasan modal UPK") if borrower is None else _("Pelunasan pinjaman {name}", name=borrower.name)
    parts = parts_words(
        context, principal=sums.principal, interest=sums.interest, penalty=sums.penalty, savings=sums.savings
    )
    text = _("{title}: {total}\n{parts}.", title=title, total=_.rupiah(sums.total), parts=as_sentence(parts))
    if sums.ahead:
        interest = as_sentence(interest_word(_, context.here.group.rules))
        ahead = _(
            "{interest} {amount} yang sudah dibayar di muka tidak kembali.",
            interest=interest,
            amount=_.rupiah(sums.ahead),
        )
        text = _("{text}\n{ahead}", text=text, ahead=ahead)
    if amount is not None:
        text = _("{text}\nJadi {amount} belum pas.", text=text, amount=_.rupiah(amount))
    return text
