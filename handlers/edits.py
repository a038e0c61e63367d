"""A message was edited: a waiting claim asks whether to follow, anything else changes nothing."""

from dataclasses import dataclass

from handlers import borrowing, repaying
from handlers.buttons import Button, Payload
from handlers.cards import still_waiting
from handlers.claims import claim_here, refusal
from handlers.context import Context
from handlers.refused_amounts import over_ceiling
from handlers.registry import Press, Tables
from handlers.showing import refresh
from savings.amounts import AmbiguousAmount
from savings.claims import Claim
from savings.errors import (
    AlreadyDecided,
    LoanError,
    NotTheReporter,
)
from savings.money import SavingsKind
from savings.phrases import MoneySentence, understand, understand_command
from savings.roles import Action
from services import claims as service
from services import loans


@dataclass(frozen=True, slots=True)
class FollowEdit(Payload, prefix="chg"):
    """The reporter edited the message: make the claim this amount."""

    claim_id: int
    amount: int


async def edited(context: Context) -> None:
    """An edit of a waiting claim's message asks, one of a request to borrow is told; of anything else it is silence."""
    if context.roster is not None:
        await message_edited(context)
        await borrowing.message_edited(context)


async def message_edited(context: Context) -> None:
    """The message of a waiting claim was edited: ask whether to follow. Of anything else an edit changes nothing."""
    message = context.message
    waiting = still_waiting(await service.of_message(context.turn, message.chat_id, message.message_id))
    if len(waiting) != 1 or waiting[0].reporter_id != context.user.id:
        return
    text = message.text or message.caption or ""
    word, _space, rest = text.partition(" ")
    said = understand_command(waiting[0].kind, rest) if word.startswith("/") else understand(text)
    if not isinstance(said, MoneySentence) or len(said.items) != 1:
        return
    amount = said.items[0].amount
    if amount is None or isinstance(amount, AmbiguousAmount) or amount == waiting[0].amount:
        return
    _ = context._
    if not await _may_try_sums(context, waiting[0]):
        context.reply(_changed_anew(context), quote=True)
        return
    context.reply(
        _("Ganti jadi {amount}?", amount=_.rupiah(amount)),
        [[Button(_("Ganti"), FollowEdit(waiting[0].id, amount)), Button(_("Biarkan"), FollowEdit(waiting[0].id, 0))]],
        quote=True,
    )


async def follow_edit(context: Context, payload: FollowEdit) -> None:
    """The reporter has decided whether the claim follows the edited message."""
    claim = await claim_here(context, payload.claim_id)
    if claim is None:
        return
    _ = context._
    if context.user.id != claim.reporter_id:
        context.alert(_("Hanya yang melapor yang bisa mengganti."))
        return
    if payload.amount <= 0:
        context.edit(_("Tetap {amount}.", amount=_.rupiah(claim.amount)))
        return
    if await change(context, claim, payload.amount):
        context.edit(_("Diganti jadi {amount}.", amount=_.rupiah(payload.amount)))


async def change(context: Context, claim: Claim, amount: int, savings: SavingsKind | None = None) -> bool:
    """A waiting claim becomes another amount or kind, as its reporter says; False (and said why) where it cannot."""
    text = over_ceiling(context, amount)
    if text is None and not await _may_try_sums(context, claim):
        text = _changed_anew(context)
    if text is not None:
        context.tell(text)
        return False
    try:
        changed = await service.change(context.turn, claim, context.user.id, amount, savings)
    except LoanError:
        context.tell(context._("Jumlah itu tidak pas dengan tagihannya. Batalkan dulu, lalu tulis lagi."))
        return False
    except (AlreadyDecided, NotTheReporter) as error:
        context.tell(refusal(context, claim, error))
        return False
    await refresh(context, [changed])
    return True


async def _may_try_sums(context: Context, claim: Claim) -> bool:
    """Whether this account may change a sum: of a loan, which sums are taken tells what is owed."""
    loan = None if claim.loan_id is None else await loans.find(context.turn, claim.loan_id)
    return loan is None or repaying.may_know(context, loan)


def _changed_anew(context: Context) -> str:
    return context._("Titipan ini tidak bisa diganti. Tekan Bukan itu, lalu tulis lagi, ya.")


TABLE = Tables(
    presses=(Press(payload=FollowEdit, handler=follow_edit, action=Action.REPORT_MONEY),),
)
