"""What is told about a cover in private: to the borrower, to who gives, and to who confirms it.

The group reads sums alone. The first line, which a locked screen shows, names no sum.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers.buttons import Button, Payload
from handlers.cards import accept_buttons, names
from handlers.context import Context
from handlers.lookups import privately
from handlers.showing import home_of
from savings.claims import Claim, ClaimState
from savings.covers import Cover, CoverPlan
from savings.groups import Member
from savings.journal import Entry
from savings.loans import Loan
from savings.money import Rupiah
from services import claims as claim_service
from services import covers as service
from services.claims import Reported
from services.covers import SAVINGS


@dataclass(frozen=True, slots=True)
class CameBack(Payload, prefix="tlgkmb"):
    """The coverer says that the borrower gave it back."""

    group_id: int
    cover_id: int


# --- it is agreed on -----------------------------------------------------------------------------------------------


async def agreed(context: Context, debtor: Member, plan: CoverPlan) -> list[Member]:
    """The borrower hears how it is covered, who gives hears how much and for whom, the group hears the sums.

    Answers who gives and could not be written to.
    """
    unreached = []
    with context.for_group() as _:
        context.send(home_of(context), _group_words(context, plan))
        await context.whisper_member(debtor, _debtor_words(context, debtor, plan))
        for share in plan.shares:
            coverer = context.here.get(share.member_id)
            if coverer is None:
                continue
            if not await context.whisper_member(coverer, _coverer_words(context, coverer, debtor, share.amount)):
                unreached.append(coverer)
    return unreached


async def shrunk(context: Context, loan: Loan) -> None:
    """Where a payment makes shares needless that were not handed in, who was to give them hears so."""
    for cover, left in await service.shrink(context.turn, loan, context.today):
        coverer = context.here.get(cover.coverer_id)
        if coverer is None:
            continue
        with context.for_group() as _:
            words = {"name": coverer.name, "debtor": name_of(context, cover.debtor_id), "amount": _.rupiah(left)}
            if left:
                text = _("Talangan {name} untuk {debtor} berkurang\nBagiannya kini cukup {amount}.", **words)
            else:
                text = _("Talangan {name} untuk {debtor} tidak perlu lagi\nAngsurannya sudah masuk.", **words)
        await context.whisper_member(coverer, text)


def _group_words(context: Context, plan: CoverPlan) -> str:
    _ = context._
    parts = (
        (_("dana tanggung renteng"), plan.from_fund),
        (_("simpanan sukarela"), plan.from_savings),
        (_("patungan yang hadir"), plan.from_present),
    )
    listed = ", ".join(_("{what} {amount}", what=what, amount=_.rupiah(amount)) for what, amount in parts if amount)
    return _("Kekurangan angsuran {amount} ditutup bersama: {parts}.", amount=_.rupiah(plan.covered), parts=listed)


def _debtor_words(context: Context, debtor: Member, plan: CoverPlan) -> str:
    _ = context._
    lines = [_("Angsuran {name} dibantu kelompok", name=debtor.name)]
    if plan.from_fund:
        lines.append(_("• dana tanggung renteng {amount}", amount=_.rupiah(plan.from_fund)))
    if plan.from_savings:
        lines.append(_("• simpanan sukarela {name} {amount}", name=debtor.name, amount=_.rupiah(plan.from_savings)))
    if plan.shares:
        lines.append(_("• patungan yang hadir {amount}", amount=_.rupiah(plan.from_present)))
    if plan.from_savings:
        lines.append(_("Simpanan dipakai setelah pengurus lain setuju. Kalau keberatan, tekan Bukan itu di grup."))
    if plan.from_fund or plan.shares:
        lines.append(_("Yang ditalangi dikembalikan nanti, pelan-pelan. Catatannya ada di /talangan."))
    return "\n".join(lines)


def _coverer_words(context: Context, coverer: Member, debtor: Member, amount: Rupiah) -> str:
    return context._(
        "Terima kasih, {name}, ikut menolong {debtor}\n"
        "Bagiannya {amount}, serahkan ke pengurus, nanti dikembalikan. Kalau berat, bilang saja, ya.",
        name=coverer.name,
        debtor=debtor.name,
        amount=context._.rupiah(amount),
    )


# --- who confirms it knows what it is ------------------------------------------------------------------------------


async def tell_confirmers(context: Context, reported: Iterable[Reported]) -> None:
    """Those who confirm what waits, each in private; where nobody can be written to, the group gets the way there."""
    waiting = [made.claim for made in reported if made.claim.state is ClaimState.WAITING]
    if not waiting:
        return
    people = claim_service.who_confirms(waiting[0], context.here).people
    with context.for_group() as _:
        text = explained(context, waiting)
        keyboard = accept_buttons(context, waiting)
        reached = [one for one in people if await context.whisper_member(one, text, keyboard)]
        if people and not reached:
            link = context.private_button(_("Buka chat pribadi"), privately(context, "talangan", waiting[0].id))
            context.send(home_of(context), _("Rinciannya untuk {names}.", names=names(context, people)), [[link]])


def explained(context: Context, claims: Sequence[Claim]) -> str:
    """Whose instalment is covered by what, and who wrote it: the card in the group names nobody."""
    _ = context._
    writer = context.here.get(claims[0].reported_by)
    words = {
        "by": _("Pengurus") if writer is None else writer.name,
        "name": name_of(context, claims[0].member_id),
    }
    if all(claim.paid_from == SAVINGS for claim in claims):
        lines = [_("{by} mencatat angsuran {name} dari simpanannya sendiri", **words)]
    else:
        lines = [_("{by} mencatat talangan angsuran {name}", **words)]
    lines += [
        _("• {source} {amount}", source=_source(context, claim), amount=_.rupiah(claim.amount)) for claim in claims
    ]
    lines.append(_("Di grup kartunya tanpa nama. Kalau cocok, tekan Terima."))
    return "\n".join(lines)


def _source(context: Context, claim: Claim) -> str:
    _ = context._
    if claim.paid_from == "fund":
        return _("dana tanggung renteng")
    if claim.paid_from:
        return _("simpanan sukarela {name}", name=name_of(context, claim.member_id))
    return _("uang dari {name}", name=name_of(context, claim.covered_by))


def name_of(context: Context, member_id: int | None) -> str:
    """The member's name."""
    member = context.here.get(member_id)
    return "" if member is None else member.name


# --- it is in the books, and it comes back -------------------------------------------------------------------------


def owed_line(context: Context, cover: Cover, entry: Entry) -> str:
    """For the borrower, under what this entry has paid: to whom it is given back."""
    _ = context._
    if cover.coverer_id is None:
        return _("Nanti dikembalikan ke dana tanggung renteng, pelan-pelan. Catatannya di /talangan.")
    return _(
        "Nanti {amount} dikembalikan ke {name}, ya. Catatannya di /talangan.",
        amount=_.rupiah(entry.amount),
        name=name_of(context, cover.coverer_id),
    )


async def thank(context: Context, cover: Cover, entry: Entry, debtor: Member) -> None:
    """Who gave knows that it has arrived, and where to say that it came back."""
    coverer = context.here.get(cover.coverer_id)
    if coverer is None:
        return
    with context.for_group() as _:
        text = _(
            "Terima kasih, {name}, sudah menalangi {debtor}\n"
            "No. {number}, {amount}. Kalau {debtor} sudah mengembalikan, tekan tombol.",
            name=coverer.name,
            debtor=debtor.name,
            number=entry.number,
            amount=_.rupiah(entry.amount),
        )
        button = Button(_("Sudah dikembalikan"), CameBack(cover.group_id, cover.id))
    await context.whisper_member(coverer, text, [[button]])


async def returned(context: Context, cover: Cover, *, really: bool) -> None:
    """The borrower hears what the coverer has said."""
    debtor = context.here.get(cover.debtor_id)
    if debtor is None:
        return
    with context.for_group() as _:
        words = {"coverer": name_of(context, cover.coverer_id), "name": debtor.name, "amount": _.rupiah(cover.paid)}
        if really:
            text = _("Talangan {coverer} sudah kembali\n{amount} selesai. Terima kasih, {name}.", **words)
        else:
            text = _("Talangan {coverer} dibuka lagi\nTadi salah tekan. {amount} masih tercatat, {name}.", **words)
    await context.whisper_member(debtor, text)
