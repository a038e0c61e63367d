"""A request to borrow on its way: decided by officers or by all, paid out, received; and what the clock does to it."""

from dataclasses import dataclass

from handlers import loan_cards, loan_news, loan_requests, proposals
from handlers.buttons import Button, Keyboard, Payload
from handlers.context import Context, plain
from handlers.loan_cards import (
    AskAgain,
    Lend,
    LendNot,
    NotReceived,
    NotThatLoan,
    PayOut,
    Received,
    TakeBackPayout,
    WhyNotLent,
    borrower_name,
    deductions,
    home_of,
    refresh,
)
from handlers.registry import Press, Tables
from handlers.wishes import Wish
from locales import N_
from savings.errors import (
    AlreadyProposed,
    FutureDate,
    LoanDecided,
    LoanInUse,
    NotTheBorrower,
    NotTheLender,
    OwnLoan,
    SavingsError,
    TakeBackOver,
    WouldOverdraw,
)
from savings.loans import Decision, Loan, LoanState
from savings.roles import Action
from services import drafts, ledger, loans
from services import lending as service
from services.claims import RETOLD
from services.drafts import Draft
from services.lending import Source
from services.turn import Turn

REASONS = (
    N_("Kas belum cukup"),
    N_("Tunggu pinjaman lama lunas"),
    N_("Jumlahnya perlu lebih kecil"),
)
TYPED, BACK = -1, -2
REFUSE_DRAFT = "tolak_pinjaman"


@dataclass(frozen=True, slots=True)
class RefuseBecause(Payload, prefix="lnobc"):
    """The reason of a refusal: a number of REASONS, TYPED to write another, BACK to think again."""

    loan_id: int
    reason: int


@dataclass(frozen=True, slots=True)
class PaidOut(Payload, prefix="lpaid"):
    """The money was handed over, from the box or from the bank."""

    loan_id: int
    source: str


@dataclass(frozen=True, slots=True)
class NotYet(Payload, prefix="lback"):
    """Back to the card: nothing was handed over."""

    loan_id: int


async def loan_here(context: Context, loan_id: int) -> Loan | None:
    """The loan under a button, if it is this group's; in private also of another of the presser's groups."""
    loan = await loans.find(context.turn, loan_id)
    if loan is not None and loan.group_id != context.here.group.id and not context.in_group:
        roster = await context.turn.directory.roster(context.turn.tx, loan.group_id)
        if roster.spoken_by(context.user.id):
            await context.enter(roster)
            return loan
    if loan is None or loan.group_id != context.here.group.id:
        context.alert(context._("Pinjaman ini bukan dari kelompok di sini."))
        return None
    return loan


async def refusal(context: Context, loan: Loan, error: SavingsError) -> str:
    """Why a press does nothing, for the eyes of the one who pressed."""
    _ = context._
    match error:
        case OwnLoan() if loan.state is LoanState.APPROVED:
            return _("Pinjaman sendiri dicairkan orang lain, supaya semua tenang.")
        case OwnLoan():
            return _("Pinjaman sendiri diputuskan orang lain, supaya semua tenang.")
        case NotTheLender():
            return await _whose_turn(context, loan)
        case NotTheBorrower():
            name = borrower_name(_, context.here, loan)
            return _("Tombol ini untuk {name}.", name=name)
        case WouldOverdraw():
            return _("Uang yang ada {available}, belum cukup.", available=_.rupiah(error.available))
        case LoanInUse():
            return _("Sudah ada catatan No. {by} untuk pinjaman ini. Batalkan itu dulu.", by=error.by)
        case TakeBackOver() if loan.received_at is not None:
            return _("Uangnya sudah diterima {name}.", name=borrower_name(_, context.here, loan))
        case TakeBackOver():
            return _("Sudah lewat 10 menit. Balas kuitansinya dengan kata salah.")
        case FutureDate():
            return _("Tanggal {date} belum tiba menurut jam kelompok. Coba lagi besok.", date=_.short_date(error.date))
        case LoanDecided(state=LoanState.ACTIVE | LoanState.PAID | LoanState.WRITTEN_OFF):
            return _("Pinjaman ini sudah dicairkan.")
        case LoanDecided(state=LoanState.ASKED):
            return _("Pinjaman ini belum diputuskan.")
        case _:
            return _("Ini sudah diputuskan.")


async def _whose_turn(context: Context, loan: Loan) -> str:
    _ = context._
    if loan.state is LoanState.APPROVED:
        return await loan_cards.payers_awaited(context.turn, _, context.here, loan)
    if loan.state is not LoanState.ASKED:
        return _("Yang bisa mengurungkan hanya yang menyerahkan uangnya, dalam 10 menit.")
    if loan.decision is Decision.VOTE:
        return _("Yang memilih anggota kelompok.")
    return _(
        "Yang memutuskan orang lain. {waiting}",
        waiting=await loan_cards.awaited(context.turn, _, context.here, loan),
    )


async def _refused(context: Context, loan: Loan, error: SavingsError) -> None:
    """Say why; a card that shows what is no more so is drawn anew."""
    context.alert(await refusal(context, loan, error))
    if isinstance(error, LoanDecided):
        await refresh(context, await loans.find(context.turn, loan.id) or loan, pressed=True)


# --- deciding ----------------------------------------------------------------------------------------------------


async def lend(context: Context, payload: Lend) -> None:
    """Setuju."""
    loan = await loan_here(context, payload.loan_id)
    if loan is None:
        return
    if loan.decision is Decision.VOTE:
        await _vote(context, loan, yes=True)
        return
    try:
        decided = await service.agree(context.turn, context.here, loan, context.user.id)
    except (LoanDecided, OwnLoan, NotTheLender) as error:
        await _refused(context, loan, error)
        return
    if decided.state is LoanState.ASKED:
        waiting = await loan_cards.awaited(context.turn, context._, context.here, decided)
        context.toast(context._("Terima kasih. {waiting}", waiting=waiting))
    await _decided(context, decided)


async def _decided(context: Context, loan: Loan) -> None:
    await refresh(context, loan, pressed=True)
    await loan_news.decided(context.turn, context.here, loan, besides=context.user.id)


async def _vote(context: Context, loan: Loan, *, yes: bool) -> None:
    _ = context._
    late = loan.state is LoanState.ASKED and loan.closes_at is not None and loan.closes_at <= context.turn.now
    try:
        after = await service.vote(context.turn, context.here, loan, context.user.id, yes=yes)
    except (LoanDecided, OwnLoan, NotTheLender) as error:
        await _refused(context, loan, error)
        return
    if late:
        context.toast(_("Musyawarah sudah ditutup."))
    else:
        context.toast(_("Suara Anda tercatat: setuju.") if yes else _("Suara Anda tercatat: tidak."))
    await _decided(context, after)


async def lend_not(context: Context, payload: LendNot) -> None:
    """Tidak is a voice; Tolak is asked why, on the card itself."""
    loan = await loan_here(context, payload.loan_id)
    if loan is None:
        return
    if loan.decision is Decision.VOTE:
        await _vote(context, loan, yes=False)
    elif await _may_refuse(context, loan):
        await _ask_why(context, loan)


async def _may_refuse(context: Context, loan: Loan) -> bool:
    try:
        service.may_refuse(context.here, loan, context.user.id)
    except (LoanDecided, OwnLoan, NotTheLender) as error:
        if context.is_press:
            await _refused(context, loan, error)
        else:
            context.reply(await refusal(context, loan, error))
        return False
    return True


async def _ask_why(context: Context, loan: Loan) -> None:
    with context.for_group() as _:
        text, _keyboard = await loan_cards.card(context.turn, context.here, loan)
        rows: list[list[Button]] = [
            [Button(_(why), RefuseBecause(loan.id, index))] for index, why in enumerate(REASONS)
        ]
        other, back = Button(_("Alasan lain"), RefuseBecause(loan.id, TYPED)), RefuseBecause(loan.id, BACK)
        rows.append([other, Button(_("Kembali"), back)])
    context.edit(text, rows)


async def refuse_because(context: Context, payload: RefuseBecause) -> None:
    """The reason was chosen, is to be typed, or the officer thought again."""
    loan = await loan_here(context, payload.loan_id)
    if loan is None or not await _may_refuse(context, loan):
        return
    if payload.reason == BACK:
        await refresh(context, loan, pressed=True)
    elif payload.reason == TYPED:
        await _ask_reason(context, loan)
    elif 0 <= payload.reason < len(REASONS):
        with context.for_group() as _:
            reason = _(REASONS[payload.reason])
        refused = await service.refuse(context.turn, context.here, loan, context.user.id, reason)
        await _decided(context, refused)


async def _ask_reason(context: Context, loan: Loan) -> None:
    """Another reason is asked in private: what is typed in the group is read by the group."""
    _ = context._
    prompt = _(
        "Kenapa belum disetujui? Tulis di sini.\nPinjaman {name} {amount}. Hanya {name} yang membaca alasannya.",
        name=borrower_name(_, context.here, loan),
        amount=_.rupiah(loan.terms.principal),
    )
    if not await context.whisper(context.user.id, prompt):
        link = context.private_button(_("Tulis di chat pribadi"), f"tolakpinjaman_{loan.id}")
        text, _keyboard = await loan_cards.card(context.turn, context.here, loan)
        context.edit(text, [[link], [Button(_("Kembali"), RefuseBecause(loan.id, BACK))]])
        return
    await drafts.ask(
        context.turn,
        chat_id=context.user.id,
        telegram_id=context.user.id,
        group_id=loan.group_id,
        kind=REFUSE_DRAFT,
        payload={"loan": loan.id, "prompt": prompt},
    )
    if context.in_group:
        context.alert(_("Tulis alasannya di chat pribadi dengan saya, supaya hanya yang mengajukan yang membaca."))


async def came_to_explain(context: Context) -> None:
    """The link of a card whose presser had never opened the private chat."""
    loan = await loans.find(context.turn, int(context.arguments)) if context.arguments.isdecimal() else None
    roster = None if loan is None else await context.turn.directory.roster(context.turn.tx, loan.group_id)
    if loan is None or roster is None or not roster.spoken_by(context.user.id):
        context.reply(context._("Pinjaman ini bukan dari kelompok Anda."))
        return
    await context.enter(roster)
    if await _may_refuse(context, loan):
        await _ask_reason(context, loan)


async def reason_typed(context: Context, draft: Draft, text: str) -> None:
    """Another reason was written."""
    await drafts.answered(context.turn, draft)
    loan = await loans.find(context.turn, draft.payload["loan"])
    if loan is None:
        return
    await context.enter(await context.turn.directory.roster(context.turn.tx, loan.group_id))
    try:
        refused = await service.refuse(context.turn, context.here, loan, context.user.id, plain(text))
    except (LoanDecided, OwnLoan, NotTheLender) as error:  # roles may have changed while it was typed
        context.reply(await refusal(context, loan, error), quote=True)
        return
    context.reply(context._("Sudah dicatat, dan saya sampaikan baik-baik."))
    await refresh(context, refused)
    await loan_news.decided(context.turn, context.here, refused, besides=context.user.id)


async def why_not_lent(context: Context, payload: WhyNotLent) -> None:
    """The reason, for the borrower alone."""
    loan = await loan_here(context, payload.loan_id)
    if loan is None:
        return
    _ = context._
    readers = loan_news.borrower_or_asker(context.here, loan)
    if any(context.user.id in member.speakers for member in readers):
        reason = await service.reason(context.turn, loan)
        context.alert(_("Alasan: {reason}.", reason=reason) if reason else _("Alasannya tidak ditulis."))
    else:
        context.alert(_("Alasannya untuk {name} saja.", name=borrower_name(_, context.here, loan)))


async def not_that(context: Context, payload: NotThatLoan) -> None:
    """Bukan itu, Tidak jadi: the borrower, or who asked, takes it back."""
    loan = await loan_here(context, payload.loan_id)
    if loan is None:
        return
    try:
        withdrawn = await service.withdraw(context.turn, context.here, loan, context.user.id)
    except NotTheBorrower:
        context.alert(context._("Hanya yang mengajukan yang bisa membatalkan."))
    except LoanDecided as error:
        await _refused(context, loan, error)
    else:
        await refresh(context, withdrawn, pressed=True)


async def ask_again(context: Context, payload: AskAgain) -> None:
    """What lapsed is asked for once more, by the rules of today."""
    loan = await loan_here(context, payload.loan_id)
    if loan is None:
        return
    spoken = {member.id for member in context.speakers}
    asker = next((one for one in (loan.member_id, loan.asked_member) if one in spoken), None)
    if asker is None or loan.state is not LoanState.LAPSED:
        why = LoanDecided(number=loan.number, state=loan.state)
        context.alert(await refusal(context, loan, NotTheBorrower(number=loan.number) if asker is None else why))
        return
    wish = Wish(
        chat_id=loan.chat_id,
        message_id=loan.message_id,
        item=loan.item + RETOLD,  # one place asks once, however often the button is pressed
        date=context.today,
        speakers=tuple(sorted(spoken)),
        asked_member=asker,
        own=asker == loan.member_id,
        member_id=loan.member_id,
        amount=loan.terms.principal,
        periods=loan.terms.periods,
        purpose=loan.purpose,
    )
    if await loan_requests.complete(context, wish):
        text, _keyboard = await loan_cards.card(context.turn, context.here, loan)
        context.edit_slot(home_of(context), loan_cards.slot_of(loan), text)
        if not context.in_group:
            context.unsay()


# --- paying out --------------------------------------------------------------------------------------------------


async def ask_pay_out(context: Context, payload: PayOut) -> None:
    """Cairkan: the sums once more, before anything is written."""
    loan = await loan_here(context, payload.loan_id)
    if loan is None:
        return
    try:
        await service.may_pay_out(context.turn, context.here, loan, context.user.id)
    except (LoanDecided, OwnLoan, NotTheLender) as error:
        await _refused(context, loan, error)
        return
    held = {source: await ledger.balance(context.turn.tx, loan.group_id, source.account) for source in Source}
    if max(held.values()) < loan.terms.paid_out:
        context.alert(
            context._("Uang yang ada {available}, belum cukup.", available=context._.rupiah(max(held.values())))
        )
        return
    with context.for_group():
        context.edit(*_question(context, loan, bank=held[Source.BANK] >= loan.terms.paid_out))


def _question(context: Context, loan: Loan, *, bank: bool) -> tuple[str, Keyboard]:
    _ = context._
    name, amount = borrower_name(_, context.here, loan), _.rupiah(loan.terms.paid_out)
    text = _("Serahkan {amount} tunai kepada {name}?", amount=amount, name=name)
    if kept := deductions(_, loan):
        text = _(
            "{text}\n{principal} dikurangi {kept}.", text=text, principal=_.rupiah(loan.terms.principal), kept=kept
        )
    rows = [[Button(_("Sudah diserahkan"), PaidOut(loan.id, Source.CASH.value))]]
    if bank:
        rows.append([Button(_("Dari bank"), PaidOut(loan.id, Source.BANK.value))])
    return text, [*rows, [Button(_("Kembali"), NotYet(loan.id))]]


async def not_yet(context: Context, payload: NotYet) -> None:
    """Kembali."""
    loan = await loan_here(context, payload.loan_id)
    if loan is not None:
        await refresh(context, loan, pressed=True)


async def paid_out(context: Context, payload: PaidOut) -> None:
    """Sudah diserahkan: the books hold it, the schedule begins, the borrower is told."""
    loan = await loan_here(context, payload.loan_id)
    if loan is None or payload.source not in {source.value for source in Source}:
        return
    turn, roster = context.turn, context.here
    try:
        payout = await service.pay_out(turn, roster, loan, context.user.id, Source(payload.source))
    except (LoanDecided, OwnLoan, NotTheLender, WouldOverdraw) as error:
        await _refused(context, loan, error)
        return
    await refresh(context, payout.loan, pressed=True)
    if payout.lacks:
        context.toast(context._("Terima kasih. Masih menunggu satu anggota lagi."))
    else:
        await loan_news.paid_out(turn, roster, payout.loan)


async def take_back(context: Context, payload: TakeBackPayout) -> None:
    """Urungkan: the officer who pressed Sudah diserahkan by mistake."""
    loan = await loan_here(context, payload.loan_id)
    if loan is None:
        return
    try:
        reversal, again = await service.take_back(context.turn, context.here, loan, context.user.id)
    except (LoanDecided, NotTheLender, TakeBackOver, LoanInUse, WouldOverdraw, FutureDate) as error:
        await _refused(context, loan, error)
        return
    await refresh(context, again, pressed=True)
    with context.for_group() as _:
        news = _("No. {old} dibatalkan oleh No. {new}: salah tekan.", old=reversal.reverses or 0, new=reversal.number)
    context.send(home_of(context), news)
    await loan_news.taken_back(context.turn, context.here, again, reversal, besides=context.user.id)


async def received(context: Context, payload: Received) -> None:
    """Sudah saya terima."""
    loan = await loan_here(context, payload.loan_id)
    if loan is None:
        return
    try:
        known, pointless = await service.received(context.turn, context.here, loan, context.user.id)
    except (NotTheBorrower, LoanDecided) as error:
        await _refused(context, loan, error)
        return
    name = borrower_name(context._, context.here, known)
    context.toast(context._("Terima kasih, {name}.", name=name))
    await refresh(context, known, pressed=True)
    for correction in pointless:
        with context.for_group() as _:
            text = _("✖ Sanggahan selesai: uangnya sudah diterima {name}.", name=name)
        context.edit_slot(home_of(context), proposals.slot_of(correction), text)


async def not_received(context: Context, payload: NotReceived) -> None:
    """Belum saya terima: an objection to the payout, for officers without a part in it."""
    loan = await loan_here(context, payload.loan_id)
    if loan is None:
        return
    with context.for_group() as _:
        reason = _("Uangnya belum saya terima")
    _ = context._
    turn, roster = context.turn, context.here
    try:
        correction = await service.not_received(turn, roster, loan, context.user.id, reason)
    except AlreadyProposed:
        context.alert(_("Sudah saya sampaikan ke pengurus. Tunggu sebentar, ya."))
        return
    except SavingsError as error:
        await _refused(context, loan, error)
        return
    entry = await service.payout_of(turn, loan)
    if entry is None:
        return
    with context.for_group():
        text, keyboard = proposals.proposal_card(context, correction, entry)
    context.send(home_of(context), text, keyboard, slot=proposals.slot_of(correction))
    await loan_news.not_received(turn, roster, loan, entry, correction, besides=context.user.id)
    context.alert(_("Baik, sudah saya sampaikan ke pengurus. Mereka memeriksanya bersama."))


# --- the clock ---------------------------------------------------------------------------------------------------


async def close_due(turn: Turn) -> None:
    """Called every minute: votes whose time has come are counted, and what nobody decided lapses."""
    for loan in await service.due(turn):
        roster = await turn.directory.roster(turn.tx, loan.group_id)
        closed = await service.close(turn, roster, loan)
        await loan_cards.redraw(turn, roster, closed)
        await loan_news.decided(turn, roster, closed)


TABLE = Tables(
    presses=(
        Press(payload=Lend, handler=lend, action=Action.VOTE_LOAN),
        Press(payload=LendNot, handler=lend_not, action=Action.VOTE_LOAN),
        Press(payload=RefuseBecause, handler=refuse_because, action=Action.VOTE_LOAN),
        Press(payload=WhyNotLent, handler=why_not_lent, action=Action.SEE_OWN),
        Press(payload=NotThatLoan, handler=not_that, action=Action.BORROW),
        Press(payload=AskAgain, handler=ask_again, action=Action.BORROW),
        Press(payload=PayOut, handler=ask_pay_out, action=Action.VOTE_LOAN),
        Press(payload=PaidOut, handler=paid_out, action=Action.VOTE_LOAN),
        Press(payload=NotYet, handler=not_yet, action=Action.VOTE_LOAN),
        Press(payload=TakeBackPayout, handler=take_back, action=Action.VOTE_LOAN),
        Press(payload=Received, handler=received, action=Action.SEE_OWN),
        Press(payload=NotReceived, handler=not_received, action=Action.SEE_OWN),
    ),
    drafts={REFUSE_DRAFT: reason_typed},
    starts={"tolakpinjaman": came_to_explain},
)
