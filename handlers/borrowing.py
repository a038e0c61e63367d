"""/pinjam, "pinjam 500rb 10x": asking for a loan, and taking the request back before the money was handed over."""

import datetime as dt
from dataclasses import dataclass

from handlers import loan_cards
from handlers.buttons import Payload
from handlers.context import Context, clause, plain
from handlers.loan_lengths import allowed_by, another_period
from handlers.loan_questions import DRAFT, EXAMPLE, PURPOSE_LENGTH, proceed
from handlers.refused_amounts import Refused, amount_refusal, check_ceiling
from handlers.registry import Command, Press, Tables
from handlers.role_words import who_may
from handlers.wishes import Wish
from locales import N_
from savings.amounts import AmbiguousAmount
from savings.groups import Member
from savings.loans import Loan
from savings.money import MoneyKind
from savings.names import PersonRef, is_slip, match_people
from savings.phrases import CorrectionSentence, MoneyItem, MoneySentence, understand, understand_command
from savings.roles import Action, allowed
from services import borrowing as service
from services import drafts, lending


@dataclass(frozen=True, slots=True)
class Apply(Payload, prefix="apply"):
    """The presser wants the loan that was reckoned."""

    principal: int
    periods: int


# --- how it begins -----------------------------------------------------------------------------------------------


async def command(context: Context) -> None:
    """/pinjam 500rb 10 bulan untuk modal kripik, or /pinjam alone."""
    _ = context._
    chat_id, message_id, date = context.message.chat_id, context.message_id, context.message_date
    if not context.arguments:
        own = _borrowers(context)
        speakers = tuple(member.id for member in own)
        wish = Wish(chat_id=chat_id, message_id=message_id, date=date, speakers=speakers, purpose=None)
        await proceed(context, wish.spoken_by(own[0].id) if len(own) == 1 else wish)
        return
    said = understand_command(MoneyKind.LOAN_REQUEST, context.arguments)
    if said is None:
        context.reply(_("Belum saya pahami. Contoh: {example}", example=f"/{EXAMPLE}"), quote=True)
        return
    for number, item in enumerate(said.items):
        await asked(context, item, message_id=message_id, chat_id=chat_id, date=date, number=number)


async def asked(
    context: Context, item: MoneyItem, *, message_id: int, chat_id: int, date: dt.date, number: int = 0
) -> None:
    """Somebody asks for a loan in words: completed by buttons, checked, and shown to those who decide.

    (`chat_id`, `message_id`, `number`) is where it was said, the number counting the items of one message; `date` is
    the members' date of the message.
    """
    try:
        wish = _wish(context, item, Wish(chat_id=chat_id, message_id=message_id, item=number, date=date, speakers=()))
    except Refused as refused:
        context.reply(refused.text, quote=True)
        return
    if wish is not None:
        await proceed(context, wish)


async def apply(context: Context, payload: Apply) -> None:
    """[Ajukan pinjaman ini] under a simulation, which stays as it is for the others."""
    own = _borrowers(context)
    if payload.principal <= 0 or payload.periods <= 0 or not own:
        return
    try:
        check_ceiling(context, payload.principal)
    except Refused as refused:
        context.alert(refused.text)
        return
    wish = Wish(
        chat_id=context.chat_id,
        message_id=context.message_id,
        # Several people may press under one message: what makes theirs unique is the number of the press itself.
        item=context.turn.inbox_id or 0,
        date=context.today,  # a press has no date, and a request none but the day on which it is made
        speakers=tuple(member.id for member in own),
        amount=payload.principal,
        periods=payload.periods if allowed_by(context.here.group.rules, payload.periods) else None,
        out_of_range=not allowed_by(context.here.group.rules, payload.periods),
        purpose=None,
    )
    if await _is_being_asked(context, wish):
        context.alert(context._("Pertanyaannya sudah saya kirim tadi, di bawah."))
        return
    await proceed(context, wish.spoken_by(own[0].id) if len(own) == 1 else wish, apart=True)


async def _is_being_asked(context: Context, wish: Wish) -> bool:
    """Whether the same press was made a moment ago: impatient fingers would fill the group with questions."""
    draft = await drafts.of_person(context.turn, context.chat_id, context.user.id)
    if draft is None or draft.kind != DRAFT:
        return False
    asked = Wish.from_json(draft.payload["wish"])
    return (asked.message_id, asked.amount) == (wish.message_id, wish.amount)


def _borrowers(context: Context) -> tuple[Member, ...]:
    """Those of the account's people who could borrow here: a pendamping who does not save could not."""
    return tuple(member for member in context.speakers if allowed(Action.BORROW, member.roles))


# --- from words to a wish ----------------------------------------------------------------------------------------


def _wish(context: Context, item: MoneyItem, place: Wish) -> Wish | None:
    """What the words ask for; None where they are not about this group's people. Raises Refused."""
    found = _person(context, item)
    if found is None:
        return None
    member_id, candidates, own = found
    borrowers = _borrowers(context)
    if own and not borrowers:
        raise Refused(context._("Hanya {who} yang bisa meminjam.", who=who_may(context, Action.BORROW)))
    amount, readings = _amount(context, item)
    rules = context.here.group.rules
    period = another_period(rules, item.period)
    fits = item.periods is None or period is not None or allowed_by(rules, item.periods)
    wish = Wish(
        chat_id=place.chat_id,
        message_id=place.message_id,
        item=place.item,
        date=place.date,
        speakers=tuple(member.id for member in borrowers or context.speakers),
        own=own,
        member_id=member_id,
        candidates=candidates,
        amount=amount,
        readings=readings,
        periods=item.periods if fits and period is None else None,
        period=period,
        out_of_range=not fits,
        purpose="" if _person_as_purpose(context, item) else clause(item.note)[:PURPOSE_LENGTH],
    )
    if not own:
        # On a shared telephone an officer's word weighs more.
        writer = context.here.acting(context.user.id, Action.WRITE_LOANS) or (borrowers or context.speakers)[0]
        return wish.spoken_by(writer.id)
    return wish.spoken_by(borrowers[0].id) if len(borrowers) == 1 else wish


def _person(context: Context, item: MoneyItem) -> tuple[int | None, tuple[int, ...], bool] | None:
    """(whose, or whose it may be, whether the speaker's own); None for a name that nobody here bears: conversation."""
    said = item.person or _person_as_purpose(context, item)
    if said is None:
        return None, (), True
    found = match_people(said, context.here.members)
    if said.maybe_address and (not found or all(member.is_officer for member in found)):
        return None, (), True
    own = {member.id for member in context.speakers}
    if not found:
        if context.in_group and not context.arguments and said.honorific is None and said.mention is None:
            return None
        name = plain(said.text)
        text = context._("Saya tidak menemukan {name} di daftar anggota. Lihat nama-nama di /anggota.", name=name)
        raise Refused(text)
    if not all(member.id in own for member in found) and not context.may(Action.WRITE_LOANS):
        who = who_may(context, Action.WRITE_LOANS)
        raise Refused(context._("Pinjaman diajukan oleh yang mau meminjam, atau {who}.", who=who))
    if len(found) == 1 and not is_slip(said, found[0]):
        return found[0].id, (), False
    return None, tuple(member.id for member in found), False


def _person_as_purpose(context: Context, item: MoneyItem) -> PersonRef | None:
    """ "pinjam buat siti 500rb": a name without Bu or Pak reads like a purpose, until it is known who is a member."""
    words = set(item.note.casefold().split())
    named = any(words <= set(member.name.casefold().split()) for member in context.here.members) if words else False
    return PersonRef(text=item.note, name=item.note) if named else None


def _amount(context: Context, item: MoneyItem) -> tuple[int | None, tuple[int, ...]]:
    if item.error is not None:
        raise Refused(amount_refusal(context, item.error, example=EXAMPLE))
    if isinstance(item.amount, AmbiguousAmount):
        return None, item.amount.readings
    if item.amount is not None:
        check_ceiling(context, item.amount)
    return item.amount, ()


# --- taking it back, and edits -----------------------------------------------------------------------------------


async def corrected(context: Context, said: CorrectionSentence) -> bool:
    """Whether a correction was about a request that waits: "batal pinjam", or "batal" under the words or the card.

    A request is not changed, because others may have agreed to it: it is taken back, and asked for anew.
    """
    if said.number is not None or said.kind not in {None, MoneyKind.LOAN_REQUEST}:
        return False
    mine = await service.waiting(context.turn, context.here, context.user.id)
    if said.kind is None:
        mine = [loan for loan in mine if _is_replied_to(context, loan)]
    if mine and said.action == "cancel":
        await _withdraw(context, mine[-1])
    elif mine:
        _says_how_to_change(context, mine[-1])
    elif said.kind is not None and not context.in_group:
        context.reply(context._("Tidak ada pengajuan pinjaman yang menunggu."))
    else:
        return False
    return True


def _is_replied_to(context: Context, loan: Loan) -> bool:
    """Whether the message that is answered asked for this loan, or is its card."""
    replied = context.replied_to
    if replied is None:
        return False
    rows = () if replied.reply_markup is None else replied.reply_markup.inline_keyboard
    pressed = {button.callback_data for row in rows for button in row}
    on_card = {card(loan.id).pack() for card in (loan_cards.NotThatLoan, loan_cards.PayOut, loan_cards.Lend)}
    return (replied.chat_id, replied.message_id) == (loan.chat_id, loan.message_id) or not on_card.isdisjoint(pressed)


async def withdraw_newest(context: Context) -> bool:
    """/batal with nothing else waiting: the newest request of one's own, if there is one."""
    mine = await service.waiting(context.turn, context.here, context.user.id)
    if mine:
        await _withdraw(context, mine[-1])
    return bool(mine)


async def _withdraw(context: Context, loan: Loan) -> None:
    _ = context._
    member = context.here.get(loan.member_id)
    name = _("Anggota") if member is None else member.name
    loan = await lending.withdraw(context.turn, context.here, loan, context.user.id)
    await loan_cards.refresh(context, loan)
    amount = _.rupiah(loan.terms.principal)
    context.reply(_("Pengajuan pinjaman {name} {amount} dibatalkan.", name=name, amount=amount), quote=context.in_group)


async def message_edited(context: Context) -> None:
    """The words of a request were edited: it stays as it was, and who edited is told how to change it.

    Where only the spelling was mended there is nothing to say.
    """
    place = (context.message.chat_id, context.message.message_id)
    for loan in await service.waiting(context.turn, context.here, context.user.id):
        if (loan.chat_id, loan.message_id) == place and loan.asked_by == context.user.id:
            if not _still_asks_for(context.message.text or context.message.caption or "", loan):
                _says_how_to_change(context, loan)
            return


def _still_asks_for(text: str, loan: Loan) -> bool:
    """Whether these words ask for the same sum and length as before."""
    word, _space, rest = text.partition(" ")
    said = understand_command(MoneyKind.LOAN_REQUEST, rest) if word.startswith("/") else understand(text)
    items = said.items if isinstance(said, MoneySentence) else ()
    return any(
        item.kind is MoneyKind.LOAN_REQUEST
        and item.amount == loan.terms.principal
        and item.periods in {None, loan.terms.periods}
        for item in items
    )


def _says_how_to_change(context: Context, loan: Loan) -> None:
    _ = context._
    amount = _.rupiah(loan.terms.principal)
    context.reply(
        _("Pengajuan tetap {amount}. Untuk mengganti, tulis batal pinjam, lalu ajukan lagi.", amount=amount), quote=True
    )


TABLE = Tables(
    commands=(
        Command(
            name="pinjam",
            description=N_("Ajukan pinjaman"),
            handler=command,
            action=Action.BORROW,
            samples=("pinjam 500rb 10x untuk modal", "/pinjam"),
        ),
    ),
    presses=(Press(payload=Apply, handler=apply, action=Action.BORROW),),
)
