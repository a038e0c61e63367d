"""Instalments that wait to be received: whose report counts, what the borrower hears, and the way to take one back.

Anybody may bring an instalment for anybody, and anybody may say so though it is not true. So what others reported is
told to the borrower, who may take it back, and it never stands in the way of the borrower's own money.
"""

from collections.abc import Iterable, Sequence

from handlers.buttons import Button, in_rows
from handlers.cards import NotMine
from handlers.context import Context
from handlers.wording import covered_from, short
from savings.claims import Claim, ClaimState, own_report
from savings.money import MoneyKind
from savings.roles import Action
from services import claims as service
from services.claims import Reported


def counts(context: Context, claim: Claim) -> bool:
    """Whether this claim counts against what is reported now.

    For the borrower only the own reports do, for an officer those and other officers'; a bystander is told nothing, and
    for one all count.
    """
    borrower = context.here.get(claim.member_id)
    if borrower is None or own_report(claim, context.here):
        return True
    if context.user.id in borrower.speakers:
        return False
    return not context.may(Action.SEE_LOANS) or by_officer(context, claim)


def by_officer(context: Context, claim: Claim) -> bool:
    """Whether an officer reported it: no bystander's word."""
    return context.here.may(claim.reporter_id, Action.SEE_LOANS)


async def tell_borrowers(context: Context, reported: Iterable[Reported]) -> None:
    """Who owes hears in private that somebody else brings an instalment, and may say that it is not so."""
    for claim in (made.claim for made in reported):
        borrower = context.here.get(claim.member_id)
        brought = claim.kind is MoneyKind.REPAYMENT and claim.state is ClaimState.WAITING and not covered_from(claim)
        if borrower is None or not brought or own_report(claim, context.here):
            continue
        bringer = context.here.get(claim.reported_by)
        with context.for_group() as _:
            text = _(
                "{by} membawa angsuran {name}\n{amount}, menunggu diterima. Kalau keliru, tekan Bukan itu.",
                by=_("Seseorang") if bringer is None else bringer.name,
                name=borrower.name,
                amount=_.rupiah(claim.amount),
            )
            keyboard = [[Button(_("Bukan itu"), NotMine(claim.id))]]
        await context.whisper_member(borrower, text, keyboard)


async def own_to_take_back(context: Context, loan_id: int) -> list[Claim]:
    """What this account reported of this loan and nobody has decided."""
    waiting = await service.waiting(context.turn, context.here.group.id)
    return [one for one in waiting if one.loan_id == loan_id and one.reporter_id == context.user.id]


def offer_to_take_back(context: Context, claims: Sequence[Claim]) -> None:
    """The whole loan cannot be settled while a part of it waits: say which part, and let it be taken back."""
    _ = context._
    listed = ", ".join(short(context, claim, context.here) for claim in claims)
    text = _("Masih menunggu diterima: {what}.\nKalau mau melunasi sekarang, batalkan itu dulu.", what=listed)
    buttons = [Button(_("Batalkan {amount}", amount=_.rupiah(claim.amount)), NotMine(claim.id)) for claim in claims]
    rows = in_rows(buttons[:8], 2)
    if context.is_press:
        context.edit(text, rows)
    else:
        context.reply(text, rows, quote=context.in_group)
