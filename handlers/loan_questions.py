"""What a wish to borrow leaves open, asked by buttons: for whom, how much, how many times, what for."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from handlers.asking import called_off
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context, clause, plain
from handlers.loan_lengths import LONGEST, allowed_by, choices, length_question, read_times
from handlers.loan_requests import complete, refused, refused_whatever_the_sum, say
from handlers.refused_amounts import Refused, amount_refusal, check_ceiling
from handlers.registry import Press, Tables
from handlers.wishes import Wish
from locales import N_
from savings.amounts import AmbiguousAmount, AmountError, parse_amount
from savings.details import reference
from savings.groups import Member
from savings.loans import Method
from savings.money import Rupiah
from savings.names import match_people
from savings.phrases import understand
from services import borrowing as service
from services import drafts
from services.drafts import Draft

DRAFT = "pinjam"
EXAMPLE = "pinjam 500rb 10x"

OFFERED_AMOUNTS = (300_000, 500_000, 1_000_000, 2_000_000)
PURPOSES = (N_("Modal usaha"), N_("Sekolah"), N_("Kesehatan"), N_("Rumah"))
PURPOSE_LENGTH = 80

TYPED, NONE = -1, -2
"""In place of a purpose's number: it is to be typed, or is nobody's business."""


@dataclass(frozen=True, slots=True)
class ChooseBorrower(Payload, prefix="lnwho"):
    """It is this member's loan."""

    draft_id: int
    member_id: int


@dataclass(frozen=True, slots=True)
class ChooseLoan(Payload, prefix="lnamt"):
    """It is this amount (0: another one, to be typed)."""

    draft_id: int
    amount: int


@dataclass(frozen=True, slots=True)
class ChooseLength(Payload, prefix="lnlen"):
    """In so many instalments (0: another number, to be typed)."""

    draft_id: int
    periods: int


@dataclass(frozen=True, slots=True)
class ChoosePurpose(Payload, prefix="lnfor"):
    """For this: a number of PURPOSES, TYPED or NONE."""

    draft_id: int
    purpose: int


@dataclass(frozen=True, slots=True)
class DropWish(Payload, prefix="lndrop"):
    """The loan is not wanted after all."""

    draft_id: int


_FOR = re.compile(r"^(?:untuk|utk|buat)\s+", re.IGNORECASE)
"""The card says "untuk" itself."""

Buttons = Callable[[int], list[list[Button]]]


# --- asking ------------------------------------------------------------------------------------------------------


async def proceed(context: Context, wish: Wish, *, apart: bool = False) -> bool:
    """Ask the first thing that is missing, or make the request; whether it was made.

    `apart`: the pressed message stays as it is, because others use it, too.
    """
    if wish.asked_member is None:
        await _ask_person(context, wish, wish.speakers, apart=apart)
        return False
    if wish.member_id is None:
        await _ask_person(context, wish, wish.candidates, apart=apart)
        return False
    member, wish = context.here[wish.member_id], _fitted(context, wish)
    if wish.amount is None:
        await _ask_amount(context, wish, member)
    elif wish.periods is None:
        await _ask_length(context, wish, apart=apart)
    elif wish.purpose is not None:
        return await complete(context, wish, apart=apart)
    elif not await refused(context, wish, apart=apart):  # nobody is asked what for, only to hear that it cannot be
        await _ask_purpose(context, wish, apart=apart)
    return False


def _fitted(context: Context, wish: Wish) -> Wish:
    """UPPKS leaves no choice of length: who named none is not asked."""
    rules = context.here.group.rules
    if wish.periods is None and wish.period is None and not wish.out_of_range and rules["metode"] == Method.UPPKS:
        return replace(wish, periods=choices(rules)[0])
    return wish


async def _ask(
    context: Context, wish: Wish, prompt: str, buttons: Buttons, *, wants: str = "", apart: bool = False
) -> None:
    """Open the question as a draft and show it."""
    _ = context._
    draft_id = await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=context.here.group.id,
        kind=DRAFT,
        payload={"wish": wish.to_json(), "prompt": prompt, "wants": wants},
    )
    keyboard: Keyboard = [*buttons(draft_id), [Button(_("Batal"), DropWish(draft_id))]]
    say(context, prompt, keyboard, apart=apart)


async def _ask_person(context: Context, wish: Wish, member_ids: tuple[int, ...], *, apart: bool) -> None:
    _ = context._

    def buttons(draft_id: int) -> list[list[Button]]:
        names = [Button(context.here[member].name, ChooseBorrower(draft_id, member)) for member in member_ids[:8]]
        return in_rows(names, 2)

    one = context.here[member_ids[0]].name if len(member_ids) == 1 else None
    prompt = _("Untuk siapa?") if one is None else _("Maksudnya {name}?", name=one)
    await _ask(context, wish, prompt, buttons, wants="person", apart=apart)


async def _ask_amount(context: Context, wish: Wish, member: Member) -> None:
    _ = context._
    if wish.readings:
        prompt = _("{low} atau {high}?", low=_.rupiah(wish.readings[0]), high=_.rupiah(wish.readings[-1]))
        amounts: tuple[Rupiah, ...] = wish.readings
    else:
        if await refused_whatever_the_sum(context, wish, member):
            return
        prompt = _("Mau pinjam berapa?")
        amounts = _offered(await _most(context, member))

    def buttons(draft_id: int) -> list[list[Button]]:
        row = [Button(_.rupiah(amount), ChooseLoan(draft_id, amount)) for amount in amounts]
        if not wish.readings:
            row.append(Button(_("Lainnya"), ChooseLoan(draft_id, 0)))
        return in_rows(row, 2)

    await _ask(context, wish, prompt, buttons, wants="amount")


async def _most(context: Context, member: Member) -> Rupiah:
    """What the offered amounts stay under: in private what this person may borrow, in the group everybody's limit."""
    if not context.in_group:
        return await service.largest(context.turn, context.here, member)
    rules = context.here.group.rules
    return rules.rupiah("batas pinjaman") or rules.rupiah("batas")


def _offered(most: Rupiah) -> tuple[Rupiah, ...]:
    """The usual sums up to the limit, and the limit where it is below the largest of them."""
    usual = [amount for amount in OFFERED_AMOUNTS if amount < most]
    return (*usual, most) if len(usual) < len(OFFERED_AMOUNTS) else tuple(usual)


async def _ask_length(context: Context, wish: Wish, *, apart: bool) -> None:
    _ = context._
    rules = context.here.group.rules

    def buttons(draft_id: int) -> list[list[Button]]:
        row = [Button(_("{n}x", n=n), ChooseLength(draft_id, n)) for n in choices(rules)]
        if len(row) > 1:
            row.append(Button(_("Lainnya"), ChooseLength(draft_id, 0)))
        return in_rows(row, 4)

    prompt = length_question(context, rules, wish.period, refused=wish.out_of_range)
    await _ask(context, wish, prompt, buttons, wants="periods", apart=apart)


async def _ask_purpose(context: Context, wish: Wish, *, apart: bool) -> None:
    _ = context._

    def buttons(draft_id: int) -> list[list[Button]]:
        row = [Button(_(purpose), ChoosePurpose(draft_id, index)) for index, purpose in enumerate(PURPOSES)]
        row += [
            Button(_("Lainnya"), ChoosePurpose(draft_id, TYPED)),
            Button(_("Lewati"), ChoosePurpose(draft_id, NONE)),
        ]
        return in_rows(row, 2)

    await _ask(context, wish, _("Untuk keperluan apa?"), buttons, wants="purpose", apart=apart)


async def _ask_typed(context: Context, draft: Draft, prompt: str) -> None:
    """The same question, its answer to be written."""
    await drafts.ask(
        context.turn,
        chat_id=draft.chat_id,
        telegram_id=draft.telegram_id,
        group_id=draft.group_id,
        kind=DRAFT,
        payload={**draft.payload, "prompt": prompt},
    )
    context.edit(prompt)


# --- the answers -------------------------------------------------------------------------------------------------


async def _opened(context: Context, draft_id: int, wants: str) -> tuple[Draft, Wish] | None:
    """The presser's own open question; others, and late ones, are told so."""
    _ = context._
    draft = await drafts.find(context.turn, draft_id)
    if draft is None or draft.kind != DRAFT or (wants and draft.payload["wants"] != wants):
        context.alert(_("Pertanyaan ini sudah lewat. Tulis sekali lagi, ya."))
        return None
    if draft.telegram_id != context.user.id:
        context.alert(_("Pertanyaan ini untuk orang lain."))
        return None
    if draft.group_id is not None:
        await context.enter(await context.turn.directory.roster(context.turn.tx, draft.group_id))
    return draft, Wish.from_json(draft.payload["wish"])


async def choose_borrower(context: Context, payload: ChooseBorrower) -> None:
    """It was chosen whose loan it is, or who speaks."""
    opened = await _opened(context, payload.draft_id, "person")
    if opened is not None:
        draft, wish = opened
        chosen = _of_person(wish, payload.member_id)
        if chosen is not None:
            await _answered(context, draft, chosen)


def _of_person(wish: Wish, member_id: int) -> Wish | None:
    """The wish of this person; None where that was not among those in question."""
    if wish.asked_member is None:
        return wish.spoken_by(member_id) if member_id in wish.speakers else None
    return replace(wish, member_id=member_id, candidates=()) if member_id in wish.candidates else None


async def choose_amount(context: Context, payload: ChooseLoan) -> None:
    """The amount was chosen by a button, or is to be typed."""
    opened = await _opened(context, payload.draft_id, "amount")
    if opened is None or payload.amount < 0:
        return
    draft, wish = opened
    if payload.amount == 0:
        await _ask_typed(context, draft, context._("Tulis jumlahnya sebagai balasan pesan ini, contoh: 750rb"))
        return
    try:
        check_ceiling(context, payload.amount)
    except Refused as error:
        context.alert(error.text)
        return
    await _answered(context, draft, replace(wish, amount=payload.amount, readings=()))


async def choose_length(context: Context, payload: ChooseLength) -> None:
    """The number of instalments was chosen, or is to be typed."""
    opened = await _opened(context, payload.draft_id, "periods")
    if opened is None:
        return
    draft, wish = opened
    if payload.periods == 0:
        prompt = context._("Tulis berapa kali angsuran sebagai balasan pesan ini, contoh: 8x")
        await _ask_typed(context, draft, prompt)
    elif allowed_by(context.here.group.rules, payload.periods):
        await _answered(context, draft, replace(wish, periods=payload.periods, period=None, out_of_range=False))


async def choose_purpose(context: Context, payload: ChoosePurpose) -> None:
    """What the loan is for was chosen, is to be typed, or stays unsaid."""
    opened = await _opened(context, payload.draft_id, "purpose")
    if opened is None:
        return
    draft, wish = opened
    if payload.purpose == TYPED:
        prompt = context._("Untuk apa? Tulis sebagai balasan pesan ini, contoh: modal kripik")
        await _ask_typed(context, draft, prompt)
    elif payload.purpose == NONE:
        await _answered(context, draft, replace(wish, purpose=""))
    elif 0 <= payload.purpose < len(PURPOSES):
        with context.for_group() as _:
            purpose = _(PURPOSES[payload.purpose]).lower()
        await _answered(context, draft, replace(wish, purpose=purpose))


async def drop(context: Context, payload: DropWish) -> None:
    """Nothing is asked for."""
    opened = await _opened(context, payload.draft_id, "")
    if opened is not None:
        await drafts.answered(context.turn, opened[0])
        context.edit(context._("Baik, tidak ada yang diajukan."))


async def typed(context: Context, draft: Draft, text: str) -> None:
    """An answer was typed: as a reply, in private, or a bare amount soon after the question.

    Who says something new instead is not held to the old question.
    """
    if called_off(text):
        await drafts.answered(context.turn, draft)
        context.reply(context._("Baik, tidak ada yang diajukan."), quote=context.in_group)
        return
    said = understand(text)
    new = None if said is None else context.home.tables.sentences.get(type(said))
    if new is not None:
        await drafts.answered(context.turn, draft)
        await new(context, said)
        return
    wish = Wish.from_json(draft.payload["wish"])
    answer = _READ[draft.payload["wants"]](context, wish, text)
    if isinstance(answer, str):
        context.reply(answer, quote=True)
    else:
        await _answered(context, draft, answer)


def _typed_person(context: Context, wish: Wish, text: str) -> Wish | str:
    asked = wish.speakers if wish.asked_member is None else wish.candidates
    found = match_people(reference(text), [context.here[member] for member in asked])
    chosen = _of_person(wish, found[0].id) if len(found) == 1 else None
    return chosen or context._("Tekan salah satu tombol di atas, ya.")


def _typed_amount(context: Context, wish: Wish, text: str) -> Wish | str:
    try:
        amount = parse_amount(text)
        if isinstance(amount, AmbiguousAmount):
            return replace(wish, readings=amount.readings)
        check_ceiling(context, amount)
    except AmountError as error:
        return amount_refusal(context, error, example="750rb")
    except Refused as error:
        return error.text
    return replace(wish, amount=amount, readings=())


def _typed_length(context: Context, wish: Wish, text: str) -> Wish | str:
    rules = context.here.group.rules
    periods = read_times(text)
    if periods is None or periods > LONGEST:
        return context._("Tulis satu angka, contoh: 8x")
    if not allowed_by(rules, periods):
        return length_question(context, rules, None, refused=True)
    return replace(wish, periods=periods, period=None, out_of_range=False)


def _typed_purpose(context: Context, wish: Wish, text: str) -> Wish | str:
    return replace(wish, purpose=clause(_FOR.sub("", plain(text), count=1))[:PURPOSE_LENGTH])


_READ: dict[str, Callable[[Context, Wish, str], Wish | str]] = {
    "person": _typed_person,
    "amount": _typed_amount,
    "periods": _typed_length,
    "purpose": _typed_purpose,
}


async def _answered(context: Context, draft: Draft, wish: Wish) -> None:
    await drafts.answered(context.turn, draft)
    if await proceed(context, wish) and context.is_press:
        context.unsay()


TABLE = Tables(
    presses=(
        Press(payload=ChooseBorrower, handler=choose_borrower, needs_group=False),
        Press(payload=ChooseLoan, handler=choose_amount, needs_group=False),
        Press(payload=ChooseLength, handler=choose_length, needs_group=False),
        Press(payload=ChoosePurpose, handler=choose_purpose, needs_group=False),
        Press(payload=DropWish, handler=drop, needs_group=False),
    ),
    drafts={DRAFT: typed},
)
