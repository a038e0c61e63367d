"""Sentences about money: understood, completed by buttons where something is missing, then handed to the claims."""

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from telegram import Message

from handlers import claims, joining, massal
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.context import Context, plain
from handlers.refusals import who_may
from handlers.refused_amounts import amount_refusal, over_ceiling
from handlers.registry import Command, Press, SampleFor, Tables
from handlers.requests import Item, Request
from locales import N_
from savings.amounts import AmbiguousAmount, AmountError, parse_amount
from savings.details import reference
from savings.groups import Member
from savings.money import MoneyKind, SavingsKind
from savings.names import PersonRef, is_slip, match_people
from savings.phrases import MoneyItem, MoneySentence, understand, understand_command
from savings.roles import Action
from services import claims as claim_service
from services import drafts, meetings
from services.claims import NewClaim
from services.drafts import Draft

DRAFT = "money"
QUICK_AMOUNTS = (10_000, 20_000, 50_000, 100_000)

GROUP_MONEY = frozenset({MoneyKind.EXPENSE, MoneyKind.CASH_TO_BANK, MoneyKind.BANK_TO_CASH, MoneyKind.GRANT})
"""What is the group's own and nobody's in particular: officers write it."""

AT_A_MEETING = frozenset({MoneyKind.DEPOSIT, MoneyKind.FINE, MoneyKind.SOCIAL_FUND})
"""What many pay at once while a meeting is open: it shares one live card."""

LOANS = frozenset({MoneyKind.LOAN_REQUEST, MoneyKind.REPAYMENT})


@dataclass(frozen=True, slots=True)
class ChooseAmount(Payload, prefix="amt"):
    """It is this amount (0: another one, to be typed)."""

    draft_id: int
    amount: int


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


@dataclass(frozen=True, slots=True)
class GiveUp(Payload, prefix="giveup"):
    """The question need not be answered."""

    draft_id: int


class Refused(Exception):
    """The sentence is refused; the text has been chosen already."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


# --- from words to a request -------------------------------------------------------------------------------------


async def sentence(context: Context, said: MoneySentence) -> None:
    """A money sentence in plain words."""
    message = context.message
    photo = message.photo[-1].file_id if message.photo else None
    await _take(context, said, message, photo, context.message_date)


async def claim_kept(context: Context, kept: dict[str, Any]) -> None:
    """The deposit of somebody who had to join first, taken as if just said, with its own date and place."""
    said = understand(kept["text"].partition("@")[0]) if kept["text"].startswith("/") else understand(kept["text"])
    if kept["text"].startswith("/"):
        word, _space, rest = kept["text"][1:].partition(" ")
        said = understand_command(_KINDS.get(word.partition("@")[0], MoneyKind.DEPOSIT), rest)
    if not isinstance(said, MoneySentence):
        return
    date = context.here.group.date_of(dt.datetime.fromtimestamp(kept["date"], dt.UTC))
    try:
        request = _request(context, said, kept["chat_id"], kept["message_id"], kept["photo"], date, replied=None)
    except Refused as refused:
        context.reply(refused.text)
        return
    if request is not None:
        await proceed(context, request)


async def _take(context: Context, said: MoneySentence, message: Message, photo: str | None, date: dt.date) -> None:
    _ = context._
    if any(item.kind in LOANS for item in said.items):
        context.reply(_("Pinjaman dan angsuran belum bisa saya catat. Untuk sekarang tulis di buku kelompok dulu."))
        return
    if not context.speakers:
        if said.verbless or not context.in_group:
            return
        kept = {
            "text": message.text or message.caption or "",
            "chat_id": message.chat_id,
            "message_id": message.message_id,
            "date": int(message.date.timestamp()),
            "photo": photo,
        }
        await joining.offer_keeping(context, kept)
        return
    try:
        request = _request(context, said, message.chat_id, message.message_id, photo, date, replied=_replied(context))
    except Refused as refused:
        context.reply(refused.text, quote=True)
        return
    if request is not None:
        await proceed(context, request)


def _replied(context: Context) -> Member | None:
    """A reply "setor 20rb" to somebody's message speaks of that somebody."""
    replied = context.message.reply_to_message
    if replied is None or replied.from_user is None or replied.from_user.id == context.user.id:
        return None
    spoken = context.here.spoken_by(replied.from_user.id)
    return spoken[0] if len(spoken) == 1 else None


def _request(
    context: Context,
    said: MoneySentence,
    chat_id: int,
    message_id: int,
    photo: str | None,
    date: dt.date,
    *,
    replied: Member | None,
) -> Request | None:
    """What the sentence asks for; None where it is not about this group's people. Raises Refused."""
    speakers = context.speakers
    items, unknown = [], None
    for item in said.items:
        known = _item(context, item, date, replied)
        if said.verbless and (known is None or known.member_id is None):
            return None
        if known is None:
            unknown = item.person
        else:
            items.append(known)
    if unknown is not None:
        # One unknown name alone may be conversation; beside a member's it is a deposit that would get lost.
        if not any(item.member_id or item.candidates for item in items):
            return None
        raise Refused(_no_such_person(context, unknown))
    request = Request(
        chat_id=chat_id,
        message_id=message_id,
        reporter_id=context.user.id,
        reported_by=None,
        speakers=tuple(member.id for member in speakers),
        photo=photo,
        items=tuple(items),
    )
    if len(speakers) == 1 or not any(item.own for item in items):
        return request.spoken_by(speakers[0].id)
    return request


def _item(context: Context, item: MoneyItem, date: dt.date, replied: Member | None) -> Item | None:
    _ = context._
    amount, readings = _amount(context, item)
    day = item.transaction_date(date)
    if day is None:
        raise Refused(_("Tanggal “{words}” tidak ada. Contoh: setor 20rb tgl 14", words=plain(item.date_words or "")))
    if day > date:
        raise Refused(_("Tanggalnya belum tiba. Catat saat uangnya sudah diterima, ya."))
    member_id, candidates, own = _person(context, item, replied)
    if item.person is not None and not own and member_id is None and not candidates:
        _ask_for_a_name(context, item.person)
        return None
    return Item(
        kind=item.kind,
        amount=amount,
        readings=readings,
        savings=_savings(context, item),
        member_id=member_id,
        candidates=candidates,
        own=own,
        note=plain(item.note),
        date=day,
    )


def _ask_for_a_name(context: Context, person: PersonRef) -> None:
    """Nobody of that name: in a group it may be conversation, so only an honorific makes it worth a refusal."""
    if context.in_group and person.honorific is None and person.mention is None:
        return
    raise Refused(_no_such_person(context, person))


def _no_such_person(context: Context, person: PersonRef) -> str:
    name = plain(person.text)
    return context._("Saya tidak menemukan {name} di daftar anggota. Lihat nama-nama di /anggota.", name=name)


def _person(context: Context, item: MoneyItem, replied: Member | None) -> tuple[int | None, tuple[int, ...], bool]:
    """(whose, or whose it may be, whether the reporter's own)."""
    if item.kind in GROUP_MONEY:
        return None, (), False
    if item.person is None:
        return (replied.id, (), False) if replied is not None else (None, (), True)
    found = match_people(item.person, context.here.members)
    if item.person.maybe_address and (not found or all(member.is_officer for member in found)):
        return None, (), True
    own = {member.id for member in context.speakers}
    if len(found) == 1 and not is_slip(item.person, found[0]):
        return found[0].id, (), found[0].id in own and len(own) == 1
    return None, tuple(member.id for member in found), False


def _savings(context: Context, item: MoneyItem) -> SavingsKind | None:
    if item.kind is MoneyKind.DEPOSIT:
        return item.savings or context.here.group.rules.usual_savings
    if item.kind is MoneyKind.WITHDRAWAL:
        if item.savings in {SavingsKind.POKOK, SavingsKind.WAJIB}:
            raise Refused(
                context._("Selama masih anggota, yang bisa ditarik hanya simpanan sukarela. Contoh: tarik 20rb")
            )
        return SavingsKind.SUKARELA
    return None


def _amount(context: Context, item: MoneyItem) -> tuple[int | None, tuple[int, ...]]:
    if item.error is not None:
        raise Refused(amount_refusal(context, item.error))
    if isinstance(item.amount, AmbiguousAmount):
        return None, item.amount.readings
    if item.amount is not None:
        _check_ceiling(context, item.amount)
    return item.amount, ()


def _check_ceiling(context: Context, amount: int) -> None:
    refused = over_ceiling(context, amount)
    if refused is not None:
        raise Refused(refused)


# --- what is still to be asked -----------------------------------------------------------------------------------


async def proceed(context: Context, request: Request) -> bool:
    """Ask the first thing that is missing, or report the claims; answers whether they were reported."""
    if request.reported_by is None:
        await _ask_person(context, request, request.speakers, index=-1)
        return False
    for index, item in enumerate(request.items):
        if item.candidates and item.member_id is None:
            await _ask_person(context, request, item.candidates, index)
            return False
        if item.amount is None:
            await _ask_amount(context, request, index)
            return False
        if item.ask_savings:
            await _ask_savings(context, request, index)
            return False
    return await _report(context, request)


async def _ask(
    context: Context,
    request: Request,
    index: int,
    prompt: str,
    buttons: Callable[[int], list[list[Button]]],
    **more: Any,
) -> None:
    """Open the question as a draft and show it."""
    draft_id = await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=context.here.group.id,
        kind=DRAFT,
        payload={"request": request.to_json(), "index": index, "prompt": prompt, **more},
    )
    _ = context._
    keyboard: Keyboard = [*buttons(draft_id), [Button(_("Batal"), GiveUp(draft_id))]]
    if context.is_press:
        context.edit(prompt, keyboard)
    else:
        context.reply(prompt, keyboard, quote=context.in_group)


async def _ask_person(context: Context, request: Request, member_ids: tuple[int, ...], index: int) -> None:
    _ = context._

    def buttons(draft_id: int) -> list[list[Button]]:
        names = [Button(context.here[member].name, ChoosePerson(draft_id, member)) for member in member_ids[:8]]
        return in_rows(names, 2)

    one = context.here[member_ids[0]].name if len(member_ids) == 1 else None
    prompt = _("Untuk siapa?") if one is None else _("Maksudnya {name}?", name=one)
    await _ask(context, request, index, prompt, buttons)


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

    await _ask(context, request, index, prompt, buttons, wants="amount")


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

    await _ask(context, request, index, _("{amount} untuk simpanan apa?", amount=_.rupiah(amount)), buttons)


async def _open_request(context: Context, draft_id: int) -> tuple[Draft, Request] | None:
    """The presser's own open question; others, and late ones, are told so."""
    _ = context._
    draft = await drafts.find(context.turn, draft_id)
    if draft is None or draft.kind != DRAFT:
        context.alert(_("Pertanyaan ini sudah lewat. Tulis sekali lagi, ya."))
        return None
    if draft.telegram_id != context.user.id:
        context.alert(_("Pertanyaan ini untuk orang lain."))
        return None
    if draft.group_id is not None:
        await context.enter(await context.turn.directory.roster(context.turn.tx, draft.group_id))
    return draft, Request.from_json(draft.payload["request"])


async def choose_amount(context: Context, payload: ChooseAmount) -> None:
    """The amount was chosen by a button, or is to be typed."""
    opened = await _open_request(context, payload.draft_id)
    if opened is None:
        return
    draft, request = opened
    _ = context._
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
        _check_ceiling(context, payload.amount)
    except Refused as refused:
        context.alert(refused.text)
        return
    await _answered(context, draft, request.with_item(draft.payload["index"], amount=payload.amount, readings=()))


async def choose_savings(context: Context, payload: ChooseSavings) -> None:
    """The kind of savings was chosen."""
    opened = await _open_request(context, payload.draft_id)
    if opened is not None and payload.savings in set(SavingsKind):
        draft, request = opened
        kind = SavingsKind(payload.savings)
        await _answered(context, draft, request.with_item(draft.payload["index"], savings=kind, ask_savings=False))


async def choose_person(context: Context, payload: ChoosePerson) -> None:
    """It was chosen whose money it is, or who speaks."""
    opened = await _open_request(context, payload.draft_id)
    if opened is None:
        return
    draft, request = opened
    index = draft.payload["index"]
    if index < 0 and payload.member_id in request.speakers:
        await _answered(context, draft, request.spoken_by(payload.member_id))
    elif index >= 0 and payload.member_id in request.items[index].candidates:
        await _answered(context, draft, request.with_item(index, member_id=payload.member_id, candidates=()))


async def give_up(context: Context, payload: GiveUp) -> None:
    """Nothing is written."""
    opened = await _open_request(context, payload.draft_id)
    if opened is not None:
        await drafts.answered(context.turn, opened[0])
        context.edit(context._("Baik, tidak ada yang dicatat."))


async def typed(context: Context, draft: Draft, text: str) -> None:
    """An answer was typed: as a reply, in private, or a bare amount soon after the question.

    Who says something new instead is not held to the old question.
    """
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
        await _answered(context, draft, request.spoken_by(found[0].id))
    elif len(found) == 1:
        await _answered(context, draft, request.with_item(index, member_id=found[0].id, candidates=()))
    elif not asked and kind is not None:
        await _answered(context, draft, request.with_item(index, savings=kind, ask_savings=False))
    else:
        context.reply(context._("Tekan salah satu tombol di atas, ya."), quote=True)


async def _typed_amount(context: Context, draft: Draft, text: str) -> None:
    request = Request.from_json(draft.payload["request"])
    index = draft.payload["index"]
    try:
        amount = parse_amount(text)
        if not isinstance(amount, AmbiguousAmount):
            _check_ceiling(context, amount)
    except AmountError as error:
        context.reply(amount_refusal(context, error), quote=True)
        return
    except Refused as refused:
        context.reply(refused.text, quote=True)
        return
    await drafts.answered(context.turn, draft)
    if isinstance(amount, AmbiguousAmount):
        await proceed(context, request.with_item(index, readings=amount.readings))
    else:
        await proceed(context, request.with_item(index, amount=amount, readings=()))


async def _answered(context: Context, draft: Draft, request: Request) -> None:
    await drafts.answered(context.turn, draft)
    if await proceed(context, request) and context.is_press:
        context.unsay()


# --- the report --------------------------------------------------------------------------------------------------


async def _report(context: Context, request: Request) -> bool:
    """Everything is known: check once more that this person may, and make the claims; whether they were made."""
    refusal = _refusal(context, request)
    if refusal is not None:
        _say(context, refusal)
        return False
    if await claims.refused_withdrawal(context, request):
        return False
    roster = context.here
    meeting = await meetings.open_meeting(context.turn, roster.group.id)
    reported = []
    for number, item in enumerate(request.items):
        at_meeting = meeting is not None and item.kind in AT_A_MEETING and item.date == meeting.held_on
        made = await claim_service.report(
            context.turn,
            roster,
            NewClaim(
                group_id=roster.group.id,
                chat_id=request.chat_id,
                message_id=request.message_id,
                item=number,
                kind=item.kind,
                savings=item.savings,
                amount=item.amount or 0,
                member_id=item.member_id,
                note=item.note,
                date=item.date,
                reporter_id=request.reporter_id,
                reported_by=request.reported_by,
                meeting_id=meeting.id if meeting is not None and at_meeting else None,
                photo=request.photo,
            ),
        )
        if made is not None:
            reported.append(made)
    await claims.show(context, reported)
    return True


def _refusal(context: Context, request: Request) -> str | None:
    """Why this person may not report this, or None."""
    _ = context._
    for item in request.items:
        if item.kind in GROUP_MONEY:
            action = Action.WRITE_GROUP_MONEY
        elif item.kind in {MoneyKind.FINE, MoneyKind.WITHDRAWAL} and item.member_id not in request.speakers:
            # A fine is the officers' to give, and who may try withdrawals for another learns what that one has.
            action = Action.WRITE_GROUP_MONEY
        else:
            action = Action.REPORT_MONEY if item.member_id == request.reported_by else Action.REPORT_FOR_OTHERS
        if not context.may(action):
            return _("Yang mencatat ini {who}. Minta tolong mereka, ya.", who=who_may(context, action))
        member = context.here.get(item.member_id)
        if item.kind not in GROUP_MONEY and (member is None or not member.active):
            return _("Orang itu tidak ada di daftar anggota. Lihat nama-nama di /anggota.")
    return None


def _say(context: Context, text: str) -> None:
    if context.is_press:
        context.edit(text)
    else:
        context.reply(text, quote=True)


# --- commands ----------------------------------------------------------------------------------------------------

_KINDS = {
    "setor": MoneyKind.DEPOSIT,
    "tarik": MoneyKind.WITHDRAWAL,
    "biaya": MoneyKind.EXPENSE,
    "denda": MoneyKind.FINE,
    "sosial": MoneyKind.SOCIAL_FUND,
    "kebank": MoneyKind.CASH_TO_BANK,
    "daribank": MoneyKind.BANK_TO_CASH,
    "hibah": MoneyKind.GRANT,
}

_EXAMPLES = {
    "setor": "/setor 20rb wajib",
    "tarik": "/tarik 20rb",
    "biaya": "/biaya 15rb konsumsi",
    "denda": "/denda pak budi 5rb",
    "sosial": "/sosial 2rb",
    "kebank": "/kebank 500rb",
    "daribank": "/daribank 200rb",
    "hibah": "/hibah 3jt dari dinas",
}


def _command(name: str) -> Callable[[Context], Awaitable[None]]:
    """The handler of `/setor 20rb wajib` and its like: the same words without the verb."""
    kind = _KINDS[name]

    async def money_command(context: Context) -> None:
        message = context.message
        photo = message.photo[-1].file_id if message.photo else None
        if kind is MoneyKind.DEPOSIT and context.arguments.lower().split()[:1] == [massal.WORD]:
            await massal.begin(context)
            return
        said = understand_command(kind, context.arguments) if context.arguments else _bare(kind)
        if said is None:
            _ = context._
            context.reply(_("Belum saya pahami. Contoh: {example}", example=_EXAMPLES[name]), quote=True)
            return
        if not context.arguments and kind is MoneyKind.DEPOSIT and context.speakers:
            await _ask_everything(context, message)
            return
        await _take(context, said, message, photo, context.message_date)

    return money_command


def _bare(kind: MoneyKind) -> MoneySentence | None:
    if kind in {MoneyKind.EXPENSE, MoneyKind.FINE, MoneyKind.GRANT}:
        return None
    return MoneySentence(items=(MoneyItem(kind=kind, amount=None),))


async def _ask_everything(context: Context, message: Message) -> None:
    """/setor alone: the amount by buttons, then the kind."""
    speakers = context.speakers
    item = Item(kind=MoneyKind.DEPOSIT, amount=None, ask_savings=True, own=True, date=context.message_date)
    request = Request(
        chat_id=message.chat_id,
        message_id=message.message_id,
        reporter_id=context.user.id,
        reported_by=None,
        speakers=tuple(member.id for member in speakers),
        items=(item,),
    )
    await proceed(context, request.spoken_by(speakers[0].id) if len(speakers) == 1 else request)


TABLE = Tables(
    commands=(
        Command(
            name="setor",
            description=N_("Catat setoran simpanan"),
            handler=_command("setor"),
            samples=("setor 20rb", "setor wajib 5rb", "titip setoran bu siti 20rb"),
            samples_for=(SampleFor(Action.RECORD_DEPOSITS, N_("Catat setoran wajib semua anggota"), "/setor massal"),),
        ),
        Command(
            name="tarik",
            description=N_("Tarik simpanan sukarela"),
            handler=_command("tarik"),
            action=Action.REPORT_MONEY,
            samples=("tarik 10rb",),
        ),
        Command(
            name="biaya",
            description=N_("Catat biaya kelompok"),
            handler=_command("biaya"),
            action=Action.WRITE_GROUP_MONEY,
            samples=("biaya 15rb konsumsi",),
        ),
        Command(
            name="denda",
            description=N_("Catat denda anggota"),
            handler=_command("denda"),
            action=Action.REPORT_MONEY,
            samples=("denda bu siti 5rb",),
        ),
        Command(
            name="sosial",
            description=N_("Catat dana sosial"),
            handler=_command("sosial"),
            action=Action.REPORT_MONEY,
            samples=("dana sosial 2rb",),
        ),
        Command(
            name="kebank",
            description=N_("Setor kas kelompok ke bank"),
            handler=_command("kebank"),
            action=Action.WRITE_GROUP_MONEY,
            samples=("setor ke bank 500rb",),
        ),
        Command(
            name="daribank",
            description=N_("Ambil uang kelompok dari bank"),
            handler=_command("daribank"),
            action=Action.WRITE_GROUP_MONEY,
            samples=("ambil dari bank 200rb",),
        ),
        Command(
            name="hibah",
            description=N_("Catat hibah untuk kelompok"),
            handler=_command("hibah"),
            action=Action.WRITE_GROUP_MONEY,
            samples=("hibah 3jt dari dinas",),
        ),
    ),
    presses=(
        Press(payload=ChooseAmount, handler=choose_amount, needs_group=False),
        Press(payload=ChooseSavings, handler=choose_savings, needs_group=False),
        Press(payload=ChoosePerson, handler=choose_person, needs_group=False),
        Press(payload=GiveUp, handler=give_up, needs_group=False),
    ),
    sentences={MoneySentence: sentence},
    drafts={DRAFT: typed},
)
