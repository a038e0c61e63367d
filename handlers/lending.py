"""A request to borrow on its way: decided by officers or by all members, taken back, or let lapse by the clock."""

from dataclasses import dataclass

from handlers import loan_cards, loan_news, loan_requests
from handlers.asking import called_off
from handlers.buttons import Button, Payload
from handlers.context import Context, clause
from handlers.loan_cards import (
    AskAgain,
    Lend,
    LendNot,
    NotThatLoan,
    WhyNotLent,
    borrower_name,
    home_of,
    refresh,
)
from handlers.loan_presses import loan_here, refusal, refused
from handlers.registry import Press, Tables
from handlers.wishes import Wish
from locales import N_
from savings.errors import LoanDecided, NotTheBorrower, NotTheLender, OwnLoan
from savings.loans import Decision, Loan, LoanState
from savings.roles import Action
from services import drafts, loans
from services import lending as service
from services.claims import RETOLD
from services.drafts import Draft
from services.turn import Turn

REASONS = (
    N_("Kas belum cukup"),
    N_("Tunggu pinjaman sebelumnya lunas"),
    N_("Jumlahnya perlu lebih kecil"),
)
TYPED, BACK = -1, -2
REFUSE_DRAFT = "tolak_pinjaman"


@dataclass(frozen=True, slots=True)
class RefuseBecause(Payload, prefix="lnobc"):
    """The reason of a refusal: a number of REASONS, TYPED to write another, BACK to think again."""

    loan_id: int
    reason: int


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
        await refused(context, loan, error)
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
        await refused(context, loan, error)
        return
    if late:
        context.toast(_("Musyawarah sudah ditutup."))
    else:
        context.toast(_("Suara Anda tercatat: setuju.") if yes else _("Suara Anda tercatat: tidak setuju."))
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
        await service.may_refuse(context.turn, context.here, loan, context.user.id)
    except (LoanDecided, OwnLoan, NotTheLender) as error:
        if context.is_press:
            await refused(context, loan, error)
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
        after = await service.refuse(context.turn, context.here, loan, context.user.id, reason)
        await _decided(context, after)


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
    loan = await service.find(context.turn, int(context.arguments)) if context.arguments.isdecimal() else None
    roster = None if loan is None else await context.turn.directory.roster(context.turn.tx, loan.group_id)
    if loan is None or roster is None or not roster.spoken_by(context.user.id):
        context.reply(context._("Pinjaman ini bukan dari kelompok Anda."))
        return
    await context.enter(roster)
    if await _may_refuse(context, loan):
        await _ask_reason(context, loan)


async def reason_typed(context: Context, draft: Draft, text: str) -> None:
    """Another reason was written, or that it is not refused after all."""
    await drafts.answered(context.turn, draft)
    if called_off(text):
        context.reply(context._("Baik, tidak jadi ditolak. Pengajuannya tetap menunggu."))
        return
    loan = await loans.find(context.turn, draft.payload["loan"])
    if loan is None:
        return
    await context.enter(await context.turn.directory.roster(context.turn.tx, loan.group_id))
    try:
        after = await service.refuse(context.turn, context.here, loan, context.user.id, clause(text))
    except (LoanDecided, OwnLoan, NotTheLender) as error:  # roles may have changed while it was typed
        context.reply(await refusal(context, loan, error), quote=True)
        return
    context.reply(context._("Sudah dicatat, dan saya sampaikan baik-baik."))
    await refresh(context, after)
    await loan_news.decided(context.turn, context.here, after, besides=context.user.id)


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
        await refused(context, loan, error)
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
        # Who may borrow is asked in the loan's own group, which in private may be another than the current one.
        Press(payload=AskAgain, handler=ask_again, action=Action.SEE_OWN),
    ),
    drafts={REFUSE_DRAFT: reason_typed},
    starts={"tolakpinjaman": came_to_explain},
)
