"""What changes a loan though no cash moves: taken over from before the books, or given up.

The card in the group says the sum and nobody's name; whose loan it is, and why, is told to who confirms it, and in the
end to the borrower, in private.
"""

from handlers.buttons import Button, Keyboard
from handlers.cards import Object, accept_buttons, names
from handlers.context import Context
from handlers.loan_cards import OwnLoan
from handlers.lookups import privately, says_not_there, start_ids
from handlers.registry import Tables
from handlers.rule_words import terms_words
from handlers.showing import home_of
from savings.claims import Claim, ClaimState
from savings.groups import Member
from savings.journal import Entry
from savings.loans import Loan
from savings.money import MoneyKind
from services import claims as service
from services import loans

KINDS = frozenset({MoneyKind.LOAN_OPENING, MoneyKind.WRITE_OFF})


# --- who confirms it knows what it is ------------------------------------------------------------------------------


async def tell_confirmers(context: Context, claim: Claim) -> None:
    """Each of them in private; where nobody can be written to, the group gets the way there."""
    loan = None if claim.loan_id is None else await loans.find(context.turn, claim.loan_id)
    if loan is None:
        return
    people = service.who_confirms(claim, context.here).people
    with context.for_group() as _:
        text = _explained(context, claim, loan)
        keyboard = accept_buttons(context, [claim])
        reached = [one for one in people if await context.whisper_member(one, text, keyboard)]
        if people and not reached:
            link = context.private_button(_("Buka chat pribadi"), privately(context, "tanpakas", claim.id))
            context.send(home_of(context), _("Rinciannya untuk {names}.", names=names(context, people)), [[link]])


def _explained(context: Context, claim: Claim, loan: Loan) -> str:
    _ = context._
    borrower, writer = context.here.get(claim.member_id), context.here.get(claim.reported_by)
    name = "" if borrower is None else borrower.name
    by = _("Pengurus") if writer is None else writer.name
    if claim.kind is MoneyKind.WRITE_OFF:
        return _(
            "{by} minta persetujuan\n"
            "Sisa pinjaman {name} {amount} tidak ditagih lagi dan ditanggung kelompok.\n"
            "Alasan: {reason}.\n"
            "Di grup kartunya tanpa nama. Kalau cocok, tekan Terima.",
            by=by,
            name=name,
            amount=_.rupiah(claim.amount),
            reason=claim.note,
        )
    return _(
        "{by} minta persetujuan\n"
        "Pinjaman lama {name}: {terms}, sisa pokok {amount}. Kas tidak berubah.\n"
        "Di grup kartunya tanpa nama. Kalau cocok, tekan Terima.",
        by=by,
        name=name,
        terms=terms_words(_, loan.terms, context.here.group.rules),
        amount=_.rupiah(claim.amount),
    )


async def started(context: Context) -> None:
    """The link of the group's message: `tanpakas_3_17` explains claim 17 of group 3 to who confirms it."""
    _ = context._
    ids = await start_ids(context)
    if ids is None:
        says_not_there(context)
        return
    claim = await service.find(context.turn, ids[0]) if ids else None
    here = claim is not None and claim.group_id == context.here.group.id and claim.kind in KINDS
    if claim is not None and here and claim.state is ClaimState.WAITING:
        loan = None if claim.loan_id is None else await loans.find(context.turn, claim.loan_id)
        if loan is not None and service.who_confirms(claim, context.here).speaking(context.user.id) is not None:
            context.reply(_explained(context, claim, loan), accept_buttons(context, [claim]))
            return
    context.reply(_("Ini sudah selesai, atau bukan untuk Anda. Tidak ada yang perlu dilakukan."))


# --- the borrower knows what has become of it ----------------------------------------------------------------------


async def tell_borrower(context: Context, entry: Entry, loan: Loan, borrower: Member) -> None:
    """Kindly, in private: what was taken over may be objected to, what was given up is not asked for any more."""
    if entry.kind == MoneyKind.WRITE_OFF:
        await _given_up(context, entry, borrower)
    elif entry.kind == MoneyKind.LOAN_OPENING:
        await _taken_over(context, entry, loan, borrower)


async def _given_up(context: Context, entry: Entry, borrower: Member) -> None:
    with context.for_group() as _:
        text = _(
            "Kabar untuk {name}\nSisa pinjaman {amount} sudah diikhlaskan kelompok, tidak ditagih lagi (No. {number}).",
            amount=_.rupiah(entry.amount),
            name=borrower.name,
            number=entry.number,
        )
    await context.whisper_member(borrower, text)


async def _taken_over(context: Context, entry: Entry, loan: Loan, borrower: Member) -> None:
    with context.for_group() as _:
        text = _(
            "Pinjaman lama {name} sudah masuk buku\n{terms}, sisa pokok {amount} (No. {number}).",
            name=borrower.name,
            terms=terms_words(_, loan.terms, context.here.group.rules),
            amount=_.rupiah(entry.amount),
            number=entry.number,
        )
        row = [Button(_("Lihat pinjaman saya"), OwnLoan(loan.id))]
        if entry.claim_id is not None and entry.reported_by != borrower.id:
            text = _("{text} Kalau keliru, tekan Sanggah.", text=text)
            row.append(Button(_("Sanggah"), Object("", entry.claim_id)))
    keyboard: Keyboard = [row]
    await context.whisper_member(borrower, text, keyboard)


TABLE = Tables(starts={"tanpakas": started})
