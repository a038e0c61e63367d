"""Claims in the chat: shown, accepted, rejected, withdrawn, taken back, changed."""

from dataclasses import dataclass

from telegram import Message

from handlers import borrowing, repaid
from handlers.asking import called_off
from handlers.buttons import Button, Payload, in_rows
from handlers.cards import (
    Accept,
    AcceptThere,
    NotMine,
    NotThat,
    NotThatSome,
    Reject,
    TakeBack,
    WhyRejected,
    accept_buttons,
    claims_on,
    names,
    still_waiting,
    waiting_card,
)
from handlers.context import Context, clause
from handlers.reasons import rejections
from handlers.registry import Command, Press, Tables
from handlers.showing import card_shown, home_of, pressed_slot, refresh
from handlers.wording import short
from locales import N_
from savings.claims import Claim, ClaimState
from savings.errors import (
    AlreadyDecided,
    AlreadyReversed,
    FixedSum,
    FutureDate,
    LoanError,
    LoanInUse,
    NothingOwed,
    NotTheConfirmer,
    NotTheReporter,
    NotYetOwed,
    Overpaid,
    OwnMoney,
    PayoffChanged,
    TooLate,
    WouldOverdraw,
)
from savings.groups import Roster
from savings.money import MoneyKind, Rupiah
from savings.roles import Action
from services import claims as service
from services import drafts
from services.claims import Decision
from services.drafts import Draft

REJECT_DRAFT = "reject"
MOST_OFFERED = 4
"""Reports that /batal offers to take back besides the newest."""


@dataclass(frozen=True, slots=True)
class RejectBecause(Payload, prefix="nobc"):
    """The reason: a number of those that fit the claim, -1 to type another, -2 to go back."""

    claim_id: int
    reason: int


# --- deciding ----------------------------------------------------------------------------------------------------


async def claim_here(context: Context, claim_id: int) -> Claim | None:
    """The claim under a button, if it is this group's; in private also of another of the presser's groups."""
    claim = await service.find(context.turn, claim_id)
    if claim is not None and claim.group_id != context.here.group.id and not context.in_group:
        roster = await context.turn.directory.roster(context.turn.tx, claim.group_id)
        if roster.spoken_by(context.user.id):
            await context.enter(roster)
            return claim
    if claim is None or claim.group_id != context.here.group.id:
        context.alert(context._("Catatan ini bukan dari kelompok di sini."))
        return None
    return claim


def refusal(context: Context, claim: Claim, error: Exception) -> str:
    """Why a decision is refused, for the eyes of the one who pressed."""
    _ = context._
    if isinstance(error, OwnMoney):
        if any(member.id == claim.member_id for member in context.speakers):
            return _("Uang sendiri diterima oleh orang lain, supaya semua tenang.")
        return _("Laporan sendiri dipastikan oleh orang lain, supaya semua tenang.")
    if isinstance(error, WouldOverdraw):
        if not context.may(Action.SEE_OTHERS):
            return _("Uangnya belum cukup, jadi belum bisa diterima.")
        if error.member_id is not None:
            return _("Simpanan sukarelanya {available}, belum cukup.", available=_.rupiah(error.available))
        return _("Uang yang ada {available}, belum cukup.", available=_.rupiah(error.available))
    if isinstance(error, LoanError):
        return _loan_refusal(context, claim, error)
    if isinstance(error, AlreadyDecided | AlreadyReversed):
        return _("Ini sudah diputuskan.")
    if isinstance(error, FutureDate):
        return _("Tanggal {date} belum tiba menurut jam kelompok. Coba lagi besok.", date=_.short_date(error.date))
    if isinstance(error, TooLate):
        return _("Sudah lewat 10 menit. Balas kuitansinya dengan kata salah.")
    if isinstance(error, NotTheReporter):
        return _("Hanya yang melapor yang bisa membatalkan.")
    people = service.who_confirms(claim, context.here).people
    return _("Yang bisa memutuskan: {names}.", names=names(context, people) if people else _("bendahara"))


def _loan_refusal(context: Context, claim: Claim, error: LoanError) -> str:
    """Why a loan's money cannot be written so any more; sums of a debt for those who may see them."""
    _ = context._
    knows = claim.member_id is None or context.may(Action.SEE_LOANS)
    if isinstance(error, Overpaid):
        if knows:
            rest = _.rupiah(error.rest)
            return _(
                "Sekarang lebih {rest} dari tagihan. Minta pelapor mengganti jumlahnya, atau tekan Tolak.", rest=rest
            )
        return _("Tagihannya sudah berubah. Minta pelapor mengganti jumlahnya, atau tekan Tolak.")
    if isinstance(error, PayoffChanged) and claim.kind is MoneyKind.WRITE_OFF:
        return _(
            "Sisa pinjamannya sudah berubah, kini {total}. Tekan Tolak, lalu usulkan lagi.", total=_.rupiah(error.total)
        )
    if isinstance(error, PayoffChanged):
        if knows:
            total = _.rupiah(error.total)
            return _("Pelunasannya kini {total}. Minta pelapor menulis angsur lunas lagi.", total=total)
        return _("Jumlah pelunasannya sudah berubah. Minta pelapor menulis angsur lunas lagi.")
    if isinstance(error, NotYetOwed):
        return _("Tanggalnya sebelum pinjaman ini cair ({date}). Tekan Tolak.", date=_.short_date(error.since))
    if isinstance(error, NothingOwed):
        return _("Pinjaman ini tidak ada tagihannya lagi. Tekan Tolak dan kembalikan uangnya, ya.")
    if isinstance(error, FixedSum):
        return _("Jumlah ini hasil hitungan dan tidak bisa diganti. Batalkan dulu, lalu tulis lagi.")
    if isinstance(error, LoanInUse):
        return _("No. {by} bergantung pada catatan ini. Batalkan No. {by} dulu, ya.", by=error.by)
    return _("Ini sudah diputuskan.")


async def accept(context: Context, payload: Accept) -> None:
    """Terima."""
    claim = await claim_here(context, payload.claim_id)
    if claim is not None:
        await _accept(context, claim, payload.amount, pressed=await pressed_slot(context, claim))


async def accept_there(context: Context, payload: AcceptThere) -> None:
    """Terima in the private message that says whose it is: the same claim by the same rules."""
    claim = await claim_here(context, payload.claim_id)
    if claim is None:
        return
    decision = await _accept(context, claim, payload.amount, pressed=None)
    if decision is None and claim.state is ClaimState.WAITING:
        return
    _ = context._
    siblings = await service.of_message(context.turn, claim.chat_id, claim.message_id)
    waiting = still_waiting(siblings)  # a cover from two sources is explained in one message
    pressed = context.press.message
    said = pressed.text if isinstance(pressed, Message) and pressed.text else short(context, claim, context.here)
    lines = said.splitlines()
    context.edit(
        "\n".join([*lines[: max(1, len(lines) - 1)], _said_of(context, decision)]), accept_buttons(context, waiting)
    )


def _said_of(context: Context, decision: Decision | None) -> str:
    _ = context._
    if decision is None:
        return _("Ini sudah diputuskan.")
    if decision.entry is None:
        return _("Terima kasih. Masih menunggu satu anggota lagi.")
    return _("✅ Diterima, No. {number}.", number=decision.entry.number)


async def _accept(context: Context, claim: Claim, amount: Rupiah, *, pressed: str | None) -> Decision | None:
    """Accept it as it was shown; None where it could not be, which has been said. `pressed`: the slot of its card."""
    if claim.state is ClaimState.WAITING and amount != claim.amount:
        # The reporter changed it while the finger was on its way: nobody confirms what they have not seen.
        context.alert(
            context._("Jumlahnya baru diganti jadi {amount}. Periksa dulu, ya.", amount=context._.rupiah(claim.amount))
        )
        await refresh(context, [claim], pressed=pressed)
        return None
    try:
        decision = await service.accept(context.turn, context.here, claim, context.user.id)
    except (OwnMoney, NotTheConfirmer, WouldOverdraw, FutureDate, LoanError) as error:
        context.alert(refusal(context, claim, error))
        return None
    except AlreadyDecided as error:
        context.toast(refusal(context, claim, error))
        await refresh(context, [claim], pressed=pressed)
        return None
    await refresh(context, [decision.claim], pressed=pressed)
    await repaid.tell(context, [decision.entry])
    if decision.lacks:
        context.toast(context._("Terima kasih. Masih menunggu satu anggota lagi."))
    return decision


async def reject(context: Context, payload: Reject) -> None:
    """Tolak: the reason is asked on the card itself."""
    claim = await claim_here(context, payload.claim_id)
    if claim is None or not _may_decide(context, claim):
        return
    _ = context._
    text, _keyboard = await waiting_card(context, claim, context.here)
    offered = enumerate(rejections(claim))
    rows: list[list[Button]] = [[Button(_(why), RejectBecause(claim.id, index))] for index, why in offered]
    rows.append(
        [Button(_("Alasan lain"), RejectBecause(claim.id, -1)), Button(_("Kembali"), RejectBecause(claim.id, -2))]
    )
    context.edit(text, rows)


def _may_decide(context: Context, claim: Claim) -> bool:
    if claim.state is not ClaimState.WAITING:
        (context.toast if context.is_press else context.tell)(context._("Ini sudah diputuskan."))
        return False
    if service.who_confirms(claim, context.here).speaking(context.user.id) is None:
        own = context.user.id == claim.reporter_id or any(member.id == claim.member_id for member in context.speakers)
        error = OwnMoney(claim_id=claim.id) if own else NotTheConfirmer(claim_id=claim.id)
        context.tell(refusal(context, claim, error))
        return False
    return True


async def reject_because(context: Context, payload: RejectBecause) -> None:
    """The reason was chosen."""
    claim = await claim_here(context, payload.claim_id)
    if claim is None or not _may_decide(context, claim):
        return
    _ = context._
    if payload.reason == -2:
        context.edit(*await waiting_card(context, claim, context.here))
    elif payload.reason == -1:
        await _ask_reason(context, claim)
    elif 0 <= payload.reason < len(rejections(claim)):
        await _rejected(
            context, claim, _(rejections(claim)[payload.reason]), pressed=await pressed_slot(context, claim)
        )


async def _ask_reason(context: Context, claim: Claim) -> None:
    """Another reason is asked in private: what is typed in the group is read by the group."""
    _ = context._
    prompt = _("Kenapa belum diterima? Tulis di sini.\n{what}", what=short(context, claim, context.here))
    if not await context.whisper(context.user.id, prompt):
        text, _keyboard = await waiting_card(context, claim, context.here)
        link = context.private_button(_("Tulis di chat pribadi"), f"alasan_{claim.id}")
        context.edit(text, [[link], [Button(_("Kembali"), RejectBecause(claim.id, -2))]])
        return
    await drafts.ask(
        context.turn,
        chat_id=context.user.id,
        telegram_id=context.user.id,
        group_id=claim.group_id,
        kind=REJECT_DRAFT,
        payload={"claim": claim.id, "prompt": prompt},
    )
    if context.in_group:
        context.alert(_("Tulis alasannya di chat pribadi dengan saya, supaya hanya yang melapor yang membaca."))


async def came_to_explain(context: Context) -> None:
    """The link of a card whose presser had never opened the private chat."""
    claim = await service.find(context.turn, int(context.arguments)) if context.arguments.isdecimal() else None
    roster = None if claim is None else await context.turn.directory.roster(context.turn.tx, claim.group_id)
    if claim is None or roster is None or not roster.spoken_by(context.user.id):
        context.reply(context._("Catatan ini bukan dari kelompok Anda."))
        return
    await context.enter(roster)
    if _may_decide(context, claim):
        await _ask_reason(context, claim)


async def reason_typed(context: Context, draft: Draft, text: str) -> None:
    """Another reason was written, or that it is not refused after all."""
    await drafts.answered(context.turn, draft)
    if called_off(text):
        context.reply(context._("Baik, tidak jadi ditolak. Laporannya tetap menunggu."))
        return
    claim = await service.find(context.turn, draft.payload["claim"])
    if claim is None:
        return
    try:
        await _rejected(context, claim, clause(text), pressed=None)
        context.reply(context._("Sudah dicatat. Belum diterima: {what}.", what=short(context, claim, context.here)))
    except (AlreadyDecided, OwnMoney, NotTheConfirmer) as error:  # roles may have changed while it was typed
        context.reply(refusal(context, claim, error), quote=True)


async def _rejected(context: Context, claim: Claim, reason: str, *, pressed: str | None) -> None:
    rejected = await service.reject(context.turn, context.here, claim, context.user.id, reason)
    await refresh(context, [rejected], pressed=pressed)
    # What officers propose about a loan without cash is no news for a borrower who never heard of it.
    unheard = claim.kind in {MoneyKind.WRITE_OFF, MoneyKind.LOAN_OPENING}
    with context.for_group() as _:
        next_step = _("Bicarakan dulu, lalu usulkan lagi.") if unheard else _("Kalau keliru, tulis lagi di grup.")
        news = _(
            "Belum diterima: {what}.\nAlasan: {reason}. {next_step}",
            what=short(context, claim, context.here),
            reason=reason,
            next_step=next_step,
        )
    told = {claim.reporter_id} if unheard else _concerned(context.here, claim)
    for telegram_id in sorted(told):
        await context.whisper(telegram_id, news)


def _concerned(roster: Roster, claim: Claim) -> set[int]:
    """The accounts that are told: the reporter's and the member's own."""
    member = roster.get(claim.member_id)
    return {claim.reporter_id} | (set() if member is None else set(member.speakers))


async def why_rejected(context: Context, payload: WhyRejected) -> None:
    """The reason, for the one whom it concerns and for officers."""
    claim = await claim_here(context, payload.claim_id)
    if claim is None:
        return
    _ = context._
    if context.user.id in _concerned(context.here, claim) or context.may(Action.SEE_OTHERS):
        context.alert(_("Alasan: {reason}.", reason=claim.reason))
    else:
        context.alert(_("Alasannya untuk yang melapor saja."))


async def not_that(context: Context, payload: NotThat) -> None:
    """Bukan itu: the reporter takes the claim back."""
    claim = await claim_here(context, payload.claim_id)
    if claim is None:
        return
    card = await card_shown(context, claim)
    if not card.kind:
        await undo(context, claim, pressed=card.slot)
    elif await undo(context, claim):  # it was chosen in the list under a shared card
        context.edit(context._("Dibatalkan: {what}.", what=short(context, claim, context.here)))


async def not_mine(context: Context, payload: NotMine) -> None:
    """Bukan itu, or Batalkan, away from the claim's card."""
    claim = await claim_here(context, payload.claim_id)
    if claim is not None and await undo(context, claim):
        context.edit(context._("Dibatalkan: {what}.", what=short(context, claim, context.here)))


async def undo(context: Context, claim: Claim, *, pressed: str | None = None) -> bool:
    """The reporter, or the one whom it concerns, takes a waiting claim back: by button, by word, by /batal.

    Answers whether it could; where it could not, that has been said.
    """
    try:
        withdrawn = await service.withdraw(context.turn, context.here, claim, context.user.id)
    except (AlreadyDecided, NotTheReporter) as error:
        context.tell(refusal(context, claim, error))
        return False
    await refresh(context, [withdrawn], pressed=pressed)
    if claim.reporter_id != context.user.id:
        await _tell_reporter(context, claim)
    return True


async def _tell_reporter(context: Context, claim: Claim) -> None:
    """The one whom it concerns has taken back what somebody else reported."""
    member = context.here.get(claim.member_id)
    with context.for_group() as _:
        what, name = short(context, claim, context.here), _("anggota") if member is None else member.name
        news = _("{what}: dibatalkan {name}.", what=what, name=name)
        if not claim.paid_from:
            news = _("{news}\nKalau uangnya sudah diserahkan, bicarakan dengan bendahara, ya.", news=news)
    await context.whisper(claim.reporter_id, news)


async def not_that_some(context: Context, payload: NotThatSome) -> None:
    """Bukan itu on a shared card: the presser's own report; where there are several, which one?"""
    _ = context._
    mine = [
        claim
        for claim in still_waiting(await claims_on(context, payload.card, payload.key))
        if claim.reporter_id == context.user.id or any(member.id == claim.member_id for member in context.speakers)
    ]
    if not mine:
        context.alert(_("Tidak ada laporan Anda yang masih menunggu di sini."))
    elif len(mine) == 1:
        await undo(context, mine[0])
    else:
        buttons = [Button(short(context, claim, context.here), NotThat(claim.id)) for claim in mine[-10:]]
        context.reply(_("Yang mana yang dibatalkan?"), in_rows(buttons, 1))


async def cancel(context: Context) -> None:
    """/batal: the newest of what the person has reported and nobody has decided."""
    _ = context._
    mine = [
        claim
        for claim in await service.waiting(context.turn, context.here.group.id)
        if claim.reporter_id == context.user.id
    ]
    if not mine:
        if not await borrowing.withdraw_newest(context):
            context.reply(_("Tidak ada laporan Anda yang masih menunggu."), quote=context.in_group)
        return
    await undo(context, mine[-1])
    text = _("Dibatalkan: {what}.", what=short(context, mine[-1], context.here))
    others = mine[:-1][-MOST_OFFERED:]
    if others:
        text = _("{text}\nLaporan Anda yang lain masih menunggu. Batalkan juga?", text=text)
    buttons = [Button(short(context, claim, context.here), NotMine(claim.id)) for claim in reversed(others)]
    context.reply(text, in_rows(buttons, 1), quote=context.in_group)


async def take_back(context: Context, payload: TakeBack) -> None:
    """Urungkan: the officer who pressed Terima by mistake."""
    claim = await claim_here(context, payload.claim_id)
    if claim is None:
        return
    try:
        reversal, again = await service.take_back(context.turn, claim, context.user.id)
    except (NotTheConfirmer, TooLate, AlreadyReversed, AlreadyDecided, WouldOverdraw, FutureDate, LoanError) as error:
        context.alert(_take_back_refusal(context, claim, error))
        return
    _ = context._
    card = await card_shown(context, again)
    if card.kind:  # it was chosen in the list under a shared card
        await refresh(context, [again])
        context.edit(_("Diurungkan: {what}.", what=short(context, again, context.here)))
    else:
        await refresh(context, [again], pressed=card.slot)
    with context.for_group() as _:
        news = _("No. {old} dibatalkan oleh No. {new}: salah tekan.", old=reversal.reverses or 0, new=reversal.number)
        told = _("{news} {what} kini menunggu lagi.", news=news, what=short(context, claim, context.here))
    context.send(home_of(context), news)
    for telegram_id in sorted(_concerned(context.here, claim) - {context.user.id}):
        await context.whisper(telegram_id, told)


def _take_back_refusal(context: Context, claim: Claim, error: Exception) -> str:
    if isinstance(error, NotTheConfirmer):
        return context._("Yang bisa mengurungkan hanya yang menekan Terima, dalam 10 menit.")
    return refusal(context, claim, error)


TABLE = Tables(
    commands=(
        Command(
            name="batal",
            description=N_("Batalkan laporan yang baru ditulis"),
            handler=cancel,
            action=Action.REPORT_MONEY,
            samples=("/batal",),
        ),
    ),
    presses=(
        Press(payload=Accept, handler=accept, action=Action.REPORT_MONEY),
        Press(payload=AcceptThere, handler=accept_there, action=Action.REPORT_MONEY),
        Press(payload=Reject, handler=reject, action=Action.REPORT_MONEY),
        Press(payload=RejectBecause, handler=reject_because, action=Action.REPORT_MONEY),
        Press(payload=NotThat, handler=not_that, action=Action.REPORT_MONEY),
        Press(payload=NotMine, handler=not_mine, action=Action.REPORT_MONEY),
        Press(payload=NotThatSome, handler=not_that_some, action=Action.REPORT_MONEY),
        Press(payload=TakeBack, handler=take_back, action=Action.REPORT_MONEY),
        Press(payload=WhyRejected, handler=why_rejected, action=Action.SEE_OWN),
    ),
    drafts={REJECT_DRAFT: reason_typed},
    starts={"alasan": came_to_explain},
)
