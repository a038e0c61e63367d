"""What a money sentence leaves open, asked by buttons: how much, which savings, for whom."""

from dataclasses import dataclass

from handlers import repaying
from handlers.asking import DRAFT, ChooseAmount, GiveUp, ask, called_off, open_request
from handlers.buttons import Button, Payload, in_rows
from handlers.context import Context
from handlers.refused_amounts import Refused, amount_refusal, check_ceiling, example_of
from handlers.registry import Press, Tables
from handlers.reporting import report
from handlers.requests import Item, Request
from savings.amounts import AmbiguousAmount, AmountError, parse_amount
from savings.details import reference
from savings.money import MoneyKind, SavingsKind
from savings.names import match_people
from savings.phrases import understand
from services import drafts
from services.drafts import Draft

QUICK_AMOUNTS = (10_000, 20_000, 50_000, 100_000)


@dataclass(frozen=True, slots=True)
class ChooseSavings(Payload, prefix="sav"):
    """It is this kind of savings."""

    draft_id: int
    savings: str


@dataclass(frozen=True, slots=True)
class ChoosePerson(Payload, prefix="for"):
    """It is this member's."""

    draft_id: int
    member_id: int


async def proceed(context: Context, request: Request) -> bool:
    """Ask the first thing that is missing, or report the claims; answers whether they were reported."""
    if request.reported_by is None:
        meant = await repaying.who_is_meant(context, request)
        if len(meant) > 1:
            await _ask_person(context, request, meant, index=-1)
            return False
        request = request.spoken_by(meant[0])
    for index, item in enumerate(request.items):
        if item.candidates and item.member_id is None:
            await _ask_person(context, request, item.candidates, index)
            return False
        if item.kind in repaying.KINDS and not item.readings:
            known = await repaying.completed(context, request, index)
            if known is None:
                return False
            request = known
        elif item.amount is None:
            await _ask_amount(context, request, index)
            return False
        if item.ask_savings:
            await _ask_savings(context, request, index)
            return False
    return await report(context, request)


async def _ask_person(context: Context, request: Request, member_ids: tuple[int, ...], index: int) -> None:
    _ = context._

    def buttons(draft_id: int) -> list[list[Button]]:
        names = [Button(context.here[member].name, ChoosePerson(draft_id, member)) for member in member_ids[:8]]
        return in_rows(names, 2)

    one = context.here[member_ids[0]].name if len(member_ids) == 1 else None
    prompt = _("Untuk siapa?") if one is None else _("Maksudnya {name}?", name=one)
    await ask(context, request, index, prompt, buttons)


async def _ask_amount(context: Context, request: Request, index: int) -> None:
    _ = context._
    item = request.items[index]
    if item.readings:
        prompt = _("{low} atau {high}?", low=_.rupiah(item.readings[0]), high=_.rupiah(item.readings[-1]))
        amounts: tuple[int, ...] = item.readings
    else:
        prompt = _amount_question(context, item)
        usual = _rule_amount(context, item)
        amounts = (usual,) if usual else QUICK_AMOUNTS

    def buttons(draft_id: int) -> list[list[Button]]:
        row = [Button(_.rupiah(amount), ChooseAmount(draft_id, amount)) for amount in amounts]
        if not item.readings:
            row.append(Button(_("Lainnya"), ChooseAmount(draft_id, 0)))
        return in_rows(row, 2)

    await ask(context, request, index, prompt, buttons, wants="amount")


def _amount_question(context: Context, item: Item) -> str:
    _ = context._
    if item.kind is MoneyKind.DEPOSIT:
        return _("Setor berapa?")
    return _("Tarik berapa?") if item.kind is MoneyKind.WITHDRAWAL else _("Berapa jumlahnya?")


def _rule_amount(context: Context, item: Item) -> int:
    rules = context.here.group.rules
    if item.savings in {SavingsKind.WAJIB, SavingsKind.POKOK} and not item.ask_savings:
        return rules.rupiah(str(item.savings))
    return 0


async def _ask_savings(context: Context, request: Request, index: int) -> None:
    _ = context._
    amount = request.items[index].amount or 0

    def buttons(draft_id: int) -> list[list[Button]]:
        kinds = (SavingsKind.SUKARELA, SavingsKind.WAJIB, SavingsKind.POKOK)
        return [[Button(str(kind).capitalize(), ChooseSavings(draft_id, kind)) for kind in kinds]]

    await ask(context, request, index, _("{amount} untuk simpanan apa?", amount=_.rupiah(amount)), buttons)


async def choose_amount(context: Context, payload: ChooseAmount) -> None:
    """The amount was chosen by a button, or is to be typed."""
    opened = await open_request(context, payload.draft_id)
    if opened is None:
        return
    draft, request = opened
    _ = context._
    if payload.amount < 0 or draft.payload["index"] < 0:  # no button of ours says so, but a client may
        return
    if payload.amount == 0:
        prompt = _("Tulis jumlahnya sebagai balasan pesan ini, contoh: 35rb")
        await drafts.ask(
            context.turn,
            chat_id=draft.chat_id,
            telegram_id=draft.telegram_id,
            group_id=draft.group_id,
            kind=DRAFT,
            payload={**draft.payload, "prompt": prompt, "wants": "amount"},
        )
        context.edit(prompt)
        return
    try:
        check_ceiling(context, payload.amount)
    except Refused as refused:
        context.alert(refused.text)
        return
    await go_on(context, draft, request.with_item(draft.payload["index"], amount=payload.amount, readings=()))


async def choose_savings(context: Context, payload: ChooseSavings) -> None:
    """The kind of savings was chosen."""
    opened = await open_request(context, payload.draft_id)
    if opened is None or payload.savings not in set(SavingsKind):
        return
    draft, request = opened
    index = draft.payload["index"]
    if index >= 0 and request.items[index].ask_savings:
        kind = SavingsKind(payload.savings)
        await go_on(context, draft, request.with_item(index, savings=kind, ask_savings=False))


async def choose_person(context: Context, payload: ChoosePerson) -> None:
    """It was chosen whose money it is, or who speaks."""
    opened = await open_request(context, payload.draft_id)
    if opened is None:
        return
    draft, request = opened
    index = draft.payload["index"]
    if index < 0 and payload.member_id in request.speakers:
        await go_on(context, draft, request.spoken_by(payload.member_id))
    elif index >= 0 and payload.member_id in request.items[index].candidates:
        await go_on(context, draft, request.with_item(index, member_id=payload.member_id, candidates=()))


async def give_up(context: Context, payload: GiveUp) -> None:
    """Nothing is written."""
    opened = await open_request(context, payload.draft_id)
    if opened is not None:
        await drafts.answered(context.turn, opened[0])
        context.edit(context._("Baik, tidak ada yang dicatat."))


async def typed(context: Context, draft: Draft, text: str) -> None:
    """An answer was typed: as a reply, in private, or a bare amount soon after the question.

    Who says something new instead is not held to the old question.
    """
    if called_off(text):
        await drafts.answered(context.turn, draft)
        context.reply(context._("Baik, tidak ada yang dicatat."), quote=context.in_group)
        return
    said = understand(text)
    new = None if said is None else context.home.tables.sentences.get(type(said))
    if new is not None:
        await drafts.answered(context.turn, draft)
        await new(context, said)
    elif draft.payload.get("wants") == "amount":
        await _typed_amount(context, draft, text)
    else:
        await _typed_choice(context, draft, text)


async def _typed_choice(context: Context, draft: Draft, text: str) -> None:
    """The name, or the kind of savings, instead of its button."""
    request, index = Request.from_json(draft.payload["request"]), draft.payload["index"]
    asked = request.speakers if index < 0 else request.items[index].candidates
    found = match_people(reference(text), [context.here[member] for member in asked]) if asked else []
    kind = next((kind for kind in SavingsKind if kind in text.lower().split()), None)
    if len(found) == 1 and index < 0:
        await go_on(context, draft, request.spoken_by(found[0].id))
    elif len(found) == 1:
        await go_on(context, draft, request.with_item(index, member_id=found[0].id, candidates=()))
    elif draft.payload.get("wants") == "rest" and kind is SavingsKind.SUKARELA:
        await go_on(context, draft, request.with_item(index, rest_to=repaying.SAVINGS))
    elif not asked and kind is not None and request.items[index].ask_savings:
        await go_on(context, draft, request.with_item(index, savings=kind, ask_savings=False))
    else:
        context.reply(context._("Tekan salah satu tombol di atas, ya."), quote=True)


async def _typed_amount(context: Context, draft: Draft, text: str) -> None:
    request = Request.from_json(draft.payload["request"])
    index = draft.payload["index"]
    try:
        amount = parse_amount(text)
        if not isinstance(amount, AmbiguousAmount):
            check_ceiling(context, amount)
    except AmountError as error:
        example = example_of(request.items[index].kind)
        context.reply(amount_refusal(context, error, example=example), quote=True)
        return
    except Refused as refused:
        context.reply(refused.text, quote=True)
        return
    await drafts.answered(context.turn, draft)
    if isinstance(amount, AmbiguousAmount):
        await proceed(context, request.with_item(index, readings=amount.readings))
    else:
        await proceed(context, request.with_item(index, amount=amount, readings=()))


async def go_on(context: Context, draft: Draft, request: Request) -> None:
    """The question is answered: ask the next one, or report; an answered question needs no place in the chat."""
    await drafts.answered(context.turn, draft)
    if await proceed(context, request) and context.is_press:
        context.unsay()


TABLE = Tables(
    presses=(
        Press(payload=ChooseAmount, handler=choose_amount, needs_group=False),
        Press(payload=ChooseSavings, handler=choose_savings, needs_group=False),
        Press(payload=ChoosePerson, handler=choose_person, needs_group=False),
        Press(payload=GiveUp, handler=give_up, needs_group=False),
    ),
    drafts={DRAFT: typed},
)
