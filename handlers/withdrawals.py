"""What asks for more savings than there are: the reason is for the person, never for the group."""

from dataclasses import dataclass

from handlers.buttons import Button, Payload
from handlers.context import Context
from handlers.registry import Press, Tables
from handlers.requests import Request
from savings.groups import Member
from savings.journal import cash, savings_of
from savings.money import MoneyKind, SavingsKind
from savings.roles import Action
from services import ledger


@dataclass(frozen=True, slots=True)
class WhyNot(Payload, prefix="whynot"):
    """The one whose withdrawal was refused wants to know the reason."""

    member_id: int
    amount: int


@dataclass(frozen=True, slots=True)
class WhyNotFromSavings(Payload, prefix="whysav"):
    """The one whose instalment was not taken from the savings wants to know the reason."""

    member_id: int
    amount: int


async def refused_withdrawal(context: Context, request: Request) -> bool:
    """Whether more savings are asked for than there are: told to the person in private, never in the group."""
    _ = context._
    for item in request.items:
        takes = item.from_savings or item.kind is MoneyKind.WITHDRAWAL
        if not takes or item.member_id is None:
            continue
        amount, member = item.amount or 0, context.here[item.member_id]
        if item.from_savings:
            why = await _why_not_from_savings(context, member.id, amount)
            fact = _("Angsuran {name} dari simpanan belum bisa.", name=member.name)
        else:
            why = await _why_not(context, member.id, amount)
            fact = _("Penarikan {name} belum bisa.", name=member.name)
        if why is None:
            continue
        if context.is_press:
            tells = _may_know(context, member)
            context.edit(why if tells and not context.in_group else fact)
            if tells and context.in_group:
                context.alert(why)
        elif not _may_know(context, member):
            context.reply(fact, quote=True)
        elif not context.in_group:
            context.reply(why)
        elif await context.whisper(context.user.id, why):
            context.reply(_("{fact} Alasannya saya kirim pribadi.", fact=fact), quote=True)
        else:
            asked = WhyNotFromSavings if item.from_savings else WhyNot
            context.reply(fact, [[Button(_("Lihat alasan"), asked(member.id, amount))]], quote=True)
        return True
    return False


def _may_know(context: Context, member: Member) -> bool:
    """Whether this account may read what the member has."""
    return context.user.id in member.speakers or context.may(Action.SEE_OTHERS)


async def _why_not(context: Context, member_id: int, amount: int) -> str | None:
    """Why this withdrawal cannot be, with the amount that could; None where it can."""
    _ = context._
    tx, group_id = context.turn.tx, context.here.group.id
    own = await ledger.balance(tx, group_id, savings_of(member_id, SavingsKind.SUKARELA))
    if own < amount:
        return _(
            "Simpanan sukarelanya {own}, diminta {amount}. Yang bisa ditarik paling banyak {own}.",
            own=_.rupiah(own),
            amount=_.rupiah(amount),
        )
    box = await ledger.balance(tx, group_id, cash())
    if box < amount:
        return _(
            "Kas kelompok sekarang {box}, diminta {amount}. Coba jumlah yang lebih kecil.",
            box=_.rupiah(box),
            amount=_.rupiah(amount),
        )
    return None


async def _why_not_from_savings(context: Context, member_id: int, amount: int) -> str | None:
    """Why this instalment cannot be taken from the savings; None where it can."""
    _ = context._
    own = await ledger.balance(context.turn.tx, context.here.group.id, savings_of(member_id, SavingsKind.SUKARELA))
    if own >= amount:
        return None
    return _(
        "Simpanan sukarelanya {own}, angsurannya {amount}. Coba lebih kecil, atau bayar tunai.",
        own=_.rupiah(own),
        amount=_.rupiah(amount),
    )


async def why_not_from_savings(context: Context, payload: WhyNotFromSavings) -> None:
    """The reason of a refused instalment, for the borrower and for officers."""
    _ = context._
    member: Member | None = context.here.get(payload.member_id)
    if member is None or not _may_know(context, member):
        context.alert(_("Alasannya untuk yang punya simpanan saja."))
        return
    why = await _why_not_from_savings(context, member.id, payload.amount)
    context.alert(why or _("Sekarang sudah bisa. Tulis lagi, ya."))


async def why_not(context: Context, payload: WhyNot) -> None:
    """The reason of a refused withdrawal, for the member and for officers."""
    _ = context._
    member: Member | None = context.here.get(payload.member_id)
    if member is None or not _may_know(context, member):
        context.alert(_("Alasannya untuk yang menarik saja."))
        return
    context.alert(await _why_not(context, member.id, payload.amount) or _("Sekarang sudah bisa. Tulis lagi, ya."))


TABLE = Tables(
    presses=(
        Press(payload=WhyNot, handler=why_not, action=Action.SEE_OWN),
        Press(payload=WhyNotFromSavings, handler=why_not_from_savings, action=Action.SEE_OWN),
    ),
)
