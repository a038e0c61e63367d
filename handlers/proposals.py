"""A correction on its way into the books: the card in the group, the second person's decision, and who is told."""

from dataclasses import dataclass

from handlers import loan_cards, showing
from handlers.buttons import Button, Keyboard, Payload
from handlers.cards import (
    names,
)
from handlers.context import Context, text_json
from handlers.registry import Press, Tables
from handlers.wording import savings_word, written
from locales import N_, words
from savings.errors import (
    AlreadyProposed,
    AlreadyReversed,
    CorrectionDecided,
    FixedSum,
    FutureDate,
    LoanError,
    LoanInUse,
    NothingToCorrect,
    NotReversible,
    NotTheDecider,
    NotTheProposer,
    SavingsError,
    WouldOverdraw,
)
from savings.journal import Entry
from savings.money import MoneyKind
from savings.roles import Action
from services import claims as claim_service
from services import corrections as service
from services import ledger, loans
from services.corrections import Correction, CorrectionKind, CorrectionState, Decision
from services.turn import Turn


@dataclass(frozen=True, slots=True)
class Agree(Payload, prefix="ragr"):
    """The second person agrees to the correction."""

    correction_id: int


@dataclass(frozen=True, slots=True)
class Refuse(Payload, prefix="rref"):
    """The second person does not agree."""

    correction_id: int


def refusal(context: Context, entry: Entry, error: SavingsError) -> str:
    """Why an entry is not corrected so, without a word on anybody's balance."""
    _ = context._
    number = entry.number
    if isinstance(error, AlreadyReversed):
        return _("No. {number} sudah dibatalkan oleh No. {by}.", number=number, by=error.by)
    if isinstance(error, NotReversible):
        return _(
            "No. {number} membatalkan No. {old} dan tidak bisa diralat. Tulis saja catatan yang benar.",
            number=number,
            old=entry.reverses or 0,
        )
    if isinstance(error, AlreadyProposed):
        return _("Ralat No. {number} sudah diajukan dan masih menunggu.", number=number)
    if isinstance(error, NothingToCorrect):
        return _("No. {number} memang sudah begitu, tidak ada yang diganti.", number=number)
    if isinstance(error, WouldOverdraw):
        return _("No. {number} belum bisa diralat: uangnya sudah terpakai.", number=number)
    if isinstance(error, LoanInUse):
        return _("No. {number} belum bisa diralat. Ralat dulu No. {by} yang menyusulnya.", number=number, by=error.by)
    if isinstance(error, FixedSum):
        return _("Jumlah No. {number} sesuai perjanjian. Batalkan, lalu catat yang benar.", number=number)
    if isinstance(error, LoanError):
        return _(
            "Jumlah itu tidak cocok dengan tagihan pinjamannya, jadi No. {number} belum bisa diralat.", number=number
        )
    if isinstance(error, NotTheProposer):
        return _("Yang bisa meralat No. {number}: pemilik catatan, yang melapor, atau pengurus.", number=number)
    if isinstance(error, FutureDate):
        return _("Tanggal No. {number} belum tiba menurut jam kelompok. Coba lagi besok.", number=number)
    return _("Ralat ini sudah diputuskan.")


def slot_of(correction: Correction) -> str:
    return f"ralat:{correction.id}"


def proposal_card(context: Context, correction: Correction, entry: Entry) -> tuple[str, Keyboard]:
    """The proposal: who wants what and why, and whose word is awaited."""
    _ = context._
    proposer = context.here.get(correction.proposed_by)
    text = _(
        "{wish}\nSemula: {what}.\nAlasan: {reason}.\n{waiting}",
        wish=_wish(context, correction, entry, _("Anggota") if proposer is None else proposer.name),
        what=written(context, entry, context.here),
        reason=correction.reason,
        waiting=_waits_for(context, correction, entry),
    )
    return text, [[Button(_("Setuju"), Agree(correction.id)), Button(_("Tolak"), Refuse(correction.id))]]


def _wish(context: Context, correction: Correction, entry: Entry, name: str) -> str:
    _ = context._
    if correction.new_amount is None:
        if correction.kind is CorrectionKind.OBJECTION:
            return _("{name} menyanggah No. {number} dan minta dibatalkan.", name=name, number=entry.number)
        return _("{name} minta No. {number} dibatalkan.", name=name, number=entry.number)
    new = _.rupiah(correction.new_amount)
    if correction.new_savings is not None:
        new = _("{what} {amount}", what=savings_word(context, correction.new_savings), amount=new)
    if correction.kind is CorrectionKind.OBJECTION:
        wish = N_("{name} menyanggah No. {number} dan minta diralat jadi {new}.")
        return _(wish, name=name, number=entry.number, new=new)
    return _("{name} minta No. {number} diralat jadi {new}.", name=name, number=entry.number, new=new)


def _waits_for(context: Context, correction: Correction, entry: Entry) -> str:
    _ = context._
    who = service.who_decides(correction, entry, context.here)
    if not who.people:
        return _("Belum ada yang bisa memutuskan. Tunjuk pengurus dengan /peran.")
    if who.needed > 1:
        if correction.first_approver is not None:
            return _("Menunggu satu anggota lagi.")
        return _("Menunggu dua anggota.")
    return _("Menunggu {names}.", names=names(context, who.people))


async def tell_writer(context: Context, correction: Correction, entry: Entry) -> None:
    """Both sides know: the member objected, and the one who wrote it hears so in private, too."""
    writer = context.here.get(entry.confirmed_by)
    if writer is not None:
        with context.for_group():
            text = proposal_card(context, correction, entry)[0]
        await context.whisper_member(writer, text)


async def _correction_here(context: Context, correction_id: int) -> tuple[Correction, Entry] | None:
    """The proposal under a button, if it is this group's."""
    correction = await service.find(context.turn, correction_id)
    if correction is None or correction.group_id != context.here.group.id:
        context.alert(context._("Catatan ini bukan dari kelompok di sini."))
        return None
    entry = await ledger.entry_by_id(context.turn.tx, correction.entry_id)
    return None if entry is None else (correction, entry)


async def agree(context: Context, payload: Agree) -> None:
    """Setuju: the books are mended, both sides are told."""
    found = await _correction_here(context, payload.correction_id)
    if found is None:
        return
    correction, entry = found
    try:
        decision = await service.accept(context.turn, context.here, correction, entry, context.user.id)
    except (CorrectionDecided, NotTheDecider, WouldOverdraw, AlreadyReversed, FutureDate, LoanError) as error:
        await _cannot(context, correction, entry, error)
        return
    if decision.reversal is None:
        context.edit(*proposal_card(context, decision.correction, entry))
        context.toast(context._("Terima kasih. Masih menunggu satu anggota lagi."))
        return
    await _mended(context, decision, entry, decision.reversal)


async def _mended(context: Context, decision: Decision, entry: Entry, reversal: Entry) -> None:
    _ = context._
    decider = context.here.get(decision.correction.decided_by)
    news = _("↩ No. {number} dibatalkan oleh No. {by}", number=entry.number, by=reversal.number)
    if decision.replacement is not None:
        news = _("{news}, diganti No. {new}", news=news, new=decision.replacement.number)
    name, reason = _("anggota") if decider is None else decider.name, decision.correction.reason
    context.edit(_("{news}.\nAlasan: {reason}. Disetujui {name}.", news=news, reason=reason, name=name))
    claim = None if entry.claim_id is None else await claim_service.find(context.turn, entry.claim_id)
    if claim is not None:
        await showing.refresh(context, [claim])
    await _show_loan(context, entry)
    home = showing.home_of(context)
    stands = decision.replacement or entry
    what = written(context, stands, context.here)
    # An edit rings nobody: the short message does, and answers the words from which the entry came.
    if decision.replacement is not None:
        told = _("{news}: {what}.", news=news, what=what)
    else:
        told = _("{news}: {what} batal.", news=news, what=what)
    quote = claim.message_id if claim is not None and claim.chat_id == home else None
    context.send(home, told, quote=quote)
    for account in sorted(_both_sides(context, decision.correction, entry) - {context.user.id}):
        await context.whisper(account, _("{told}\nAlasan: {reason}.", told=told, reason=reason))


async def _show_loan(context: Context, entry: Entry) -> None:
    """A payout that was taken back: its card waits for the money again."""
    loan = None if entry.loan_id is None else await loans.find(context.turn, entry.loan_id)
    if loan is not None and entry.kind == MoneyKind.DISBURSEMENT:
        await loan_cards.refresh(context, loan)


def _both_sides(context: Context, correction: Correction, entry: Entry) -> set[int]:
    """The accounts that are told: the member's, the proposer's, and that of who had confirmed the entry."""
    involved = (context.here.get(entry.member_id), context.here.get(entry.confirmed_by))
    return {correction.proposer_id}.union(*(member.speakers for member in involved if member is not None))


async def refuse(context: Context, payload: Refuse) -> None:
    """Tolak: the entry stays as it is."""
    found = await _correction_here(context, payload.correction_id)
    if found is None:
        return
    correction, entry = found
    try:
        member = await service.reject(context.turn, context.here, correction, entry, context.user.id)
    except (CorrectionDecided, NotTheDecider) as error:
        await _cannot(context, correction, entry, error)
        return
    _ = context._
    text = _("✖ No. {number} tetap. Ralatnya tidak disetujui {name}.", number=entry.number, name=member.name)
    context.edit(text)
    for account in sorted(_both_sides(context, correction, entry) - {context.user.id}):
        await context.whisper(account, text)


async def _cannot(context: Context, correction: Correction, entry: Entry, error: SavingsError) -> None:
    """Why this press decides nothing; a proposal that has become pointless is closed."""
    _ = context._
    if isinstance(error, NotTheDecider):
        context.alert(_("Yang memutuskan orang lain. {waiting}", waiting=_waits_for(context, correction, entry)))
        return
    context.alert(refusal(context, entry, error))
    if isinstance(error, AlreadyReversed):
        await service.drop(context.turn, correction)
        context.edit(refusal(context, entry, error))


async def expire(turn: Turn) -> None:
    """Proposals that nobody decided for a week are dropped, and their cards say so."""
    for correction in await service.expired(turn):
        roster = await turn.directory.roster(turn.tx, correction.group_id)
        entry = await ledger.entry_by_id(turn.tx, correction.entry_id)
        if roster.group.chat_id is None or entry is None:
            continue
        _ = words(roster.group.rules["bahasa"])
        text = _("No. {number} tetap. Ralatnya tidak diputuskan selama 7 hari.", number=entry.number)
        payload = {"chat_id": roster.group.chat_id, **text_json(text), "reply_markup": {"inline_keyboard": []}}
        turn.call("editMessageText", roster.group.chat_id, payload, slot=slot_of(correction))


async def repost_waiting(context: Context) -> None:
    """The chat has moved and old messages cannot be edited: open proposals are shown anew."""
    for correction in await service.waiting(context.turn, context.here.group.id):
        entry = await ledger.entry_by_id(context.turn.tx, correction.entry_id)
        if entry is not None and correction.state is CorrectionState.WAITING:
            text, keyboard = proposal_card(context, correction, entry)
            context.send(showing.home_of(context), text, keyboard, slot=slot_of(correction))


TABLE = Tables(
    presses=(
        Press(payload=Agree, handler=agree, action=Action.REPORT_MONEY),
        Press(payload=Refuse, handler=refuse, action=Action.REPORT_MONEY),
    ),
)
