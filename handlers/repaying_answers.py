"""The answers to what a repayment leaves open: which loan, what becomes of the rest, whether it settles the loan."""

from handlers.asking import open_request
from handlers.context import Context
from handlers.questions import go_on
from handlers.registry import Press, Tables
from handlers.repaying import (
    AHEAD,
    KINDS,
    PART,
    SAVINGS,
    SETTLE,
    SHOWN,
    ChooseLoan,
    ChooseRest,
    PayBill,
    PayOff,
    SeePayoff,
    WhyNoRepayment,
    may_know,
    payoff_words,
    settled,
    standing_of,
    why_no_repayment,
)
from handlers.requests import Item, Request
from savings.loans import Loan
from savings.roles import Action
from services import loans
from services.drafts import Draft


async def _opened(context: Context, draft_id: int) -> tuple[Draft, Request, int, Item] | None:
    """The presser's own open question about a repayment."""
    opened = await open_request(context, draft_id)
    if opened is None:
        return None
    draft, request = opened
    index = draft.payload["index"]
    if index < 0 or request.items[index].kind not in KINDS:  # no button of ours says so, but a client may
        return None
    return draft, request, index, request.items[index]


async def choose_loan(context: Context, payload: ChooseLoan) -> None:
    """It was chosen which loan is repaid."""
    opened = await _opened(context, payload.draft_id)
    if opened is not None:
        draft, request, index, _item = opened
        await go_on(context, draft, request.with_item(index, loan_id=payload.loan_id))


async def choose_rest(context: Context, payload: ChooseRest) -> None:
    """It was chosen where the part beyond the bill goes."""
    opened = await _opened(context, payload.draft_id)
    if opened is None:
        return
    draft, request, index, _item = opened
    if payload.to in {AHEAD, SAVINGS}:
        await go_on(context, draft, request.with_item(index, rest_to=payload.to))
    elif payload.to == SETTLE:
        await go_on(context, draft, await settled(context, request, index))
    elif payload.to == PART:
        await go_on(context, draft, request.with_item(index, payoff=False))


async def pay_bill(context: Context, payload: PayBill) -> None:
    """It is as much as is left of the bill."""
    opened = await _opened(context, payload.draft_id)
    if opened is None:
        return
    draft, request, index, item = opened
    loan = await _loan_known(context, item)
    bill = 0 if loan is None else (await standing_of(context, loan, item.date, earlier=request.items[:index])).bill
    if bill:
        await go_on(context, draft, request.with_item(index, amount=bill))


async def pay_off(context: Context, payload: PayOff) -> None:
    """The whole loan is to be settled: with this sum, or by the sum that is told first."""
    opened = await _opened(context, payload.draft_id)
    if opened is not None and payload.amount >= SHOWN:
        draft, request, index, _item = opened
        amount = draft.payload.get("total") if payload.amount == SHOWN else payload.amount
        await go_on(context, draft, request.with_item(index, payoff=True, amount=amount or None))


async def see_payoff(context: Context, payload: SeePayoff) -> None:
    """The sum that settles the loan, in a box for the asker's eyes."""
    opened = await _opened(context, payload.draft_id)
    loan = None if opened is None else await _loan_known(context, opened[3])
    if opened is not None and loan is not None:
        standing = await standing_of(context, loan, opened[3].date)
        context.alert(payoff_words(context, standing, opened[3].amount))


async def _loan_known(context: Context, item: Item) -> Loan | None:
    """The loan of this repayment, if the presser may know what is owed on it."""
    loan = None if item.loan_id is None else await loans.find(context.turn, item.loan_id)
    return loan if loan is not None and loan.group_id == context.here.group.id and may_know(context, loan) else None


async def why(context: Context, payload: WhyNoRepayment) -> None:
    """Why a repayment was not written down, for the borrower and for officers."""
    _ = context._
    borrower = context.here.get(payload.member_id)
    if borrower is None or not (context.user.id in borrower.speakers or context.may(Action.SEE_LOANS)):
        context.alert(_("Alasannya untuk yang punya pinjaman saja."))
        return
    context.alert(await why_no_repayment(context, borrower) or _("Sekarang sudah bisa. Tulis lagi, ya."))


TABLE = Tables(
    presses=(
        Press(payload=ChooseLoan, handler=choose_loan, needs_group=False),
        Press(payload=ChooseRest, handler=choose_rest, needs_group=False),
        Press(payload=PayBill, handler=pay_bill, needs_group=False),
        Press(payload=PayOff, handler=pay_off, needs_group=False),
        Press(payload=SeePayoff, handler=see_payoff, needs_group=False),
        Press(payload=WhyNoRepayment, handler=why, action=Action.SEE_OWN),
    ),
)
