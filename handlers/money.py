"""Sentences about money: understood, completed by buttons where something is missing, then handed to the claims."""

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from telegram import Message

from handlers import borrowing, instalment_list, joining, massal
from handlers.context import Context, plain
from handlers.invitation import offer
from handlers.questions import proceed
from handlers.refused_amounts import Refused, amount_refusal, check_ceiling, example_of
from handlers.registry import Command, SampleFor, Tables
from handlers.reporting import GROUP_MONEY
from handlers.requests import Item, Request
from locales import N_
from savings.amounts import AmbiguousAmount
from savings.groups import Member
from savings.money import MoneyKind, SavingsKind
from savings.names import PersonRef, is_slip, match_people
from savings.phrases import MoneyItem, MoneySentence, Sentence, understand, understand_command
from savings.roles import Action, allowed

# --- from words to a request -------------------------------------------------------------------------------------


async def sentence(context: Context, said: MoneySentence) -> None:
    """A money sentence in plain words."""
    message = context.message
    if context.in_group and _is_one_word(message.text or message.caption or "", said):
        return
    photo = message.photo[-1].file_id if message.photo else None
    await _take(context, said, message, photo, context.message_date)


def _is_one_word(text: str, said: MoneySentence) -> bool:
    """ "lunas" alone, without an amount: in a group much else is paid off."""
    return len(text.split()) == 1 and all(item.payoff and item.amount is None for item in said.items)


async def claim_kept(context: Context, kept: dict[str, Any]) -> None:
    """The deposit of somebody who had to join first, taken as if just said, with its own date and place."""
    date = context.here.group.date_of(dt.datetime.fromtimestamp(kept["date"], dt.UTC))
    # Numbers of messages begin anew where a chat has moved: then the answer stands under what was pressed.
    context.taken_up = kept["message_id"] if kept["chat_id"] == context.chat_id else context.message_id
    word, *rest = kept["text"].split(maxsplit=1) or [""]
    said: Sentence | None
    if word.startswith("/"):
        kind = _KINDS.get(word[1:].partition("@")[0].lower(), MoneyKind.DEPOSIT)
        if kind is MoneyKind.DEPOSIT and not rest:
            await _ask_everything(context, kept["chat_id"], kept["message_id"], date)
            return
        said = understand_command(kind, rest[0]) if rest else _bare(kind)
    else:
        said = understand(kept["text"])
    if not isinstance(said, MoneySentence):
        return
    said = await _ask_for_loans(context, said, kept["chat_id"], kept["message_id"], date)
    if not said.items:
        return
    replied = None if kept["replied"] is None else _spoken_by_one(context, kept["replied"])
    try:
        request = _request(context, said, kept["chat_id"], kept["message_id"], kept["photo"], date, replied=replied)
    except Refused as refused:
        context.reply(refused.text, quote=True)
        return
    if request is not None:
        await proceed(context, request)


async def _take(context: Context, said: MoneySentence, message: Message, photo: str | None, date: dt.date) -> None:
    if not context.speakers:
        if said.verbless or not context.in_group:
            return
        if all(item.kind is MoneyKind.LOAN_REQUEST for item in said.items):
            offer(context)  # only money that was handed over is kept until its owner has joined
            return
        kept = {
            "text": message.text or message.caption or "",
            "chat_id": message.chat_id,
            "message_id": message.message_id,
            "date": int(message.date.timestamp()),
            "photo": photo,
            "replied": _replied_account(context),
        }
        await joining.offer_keeping(context, kept)
        return
    said = await _ask_for_loans(context, said, message.chat_id, message.message_id, date)
    if not said.items:
        return
    try:
        request = _request(context, said, message.chat_id, message.message_id, photo, date, replied=_replied(context))
    except Refused as refused:
        context.reply(refused.text, quote=True)
        return
    if request is not None:
        await proceed(context, request)


async def _ask_for_loans(
    context: Context, said: MoneySentence, chat_id: int, message_id: int, date: dt.date
) -> MoneySentence:
    """Requests to borrow go their own way, for they move nothing; answers the rest of the sentence."""
    asked = [item for item in said.items if item.kind is MoneyKind.LOAN_REQUEST]
    for number, item in enumerate(asked):
        await borrowing.asked(context, item, message_id=message_id, chat_id=chat_id, date=date, number=number)
    return replace(said, items=tuple(item for item in said.items if item not in asked)) if asked else said


def _replied(context: Context) -> Member | None:
    """A reply "setor 20rb" to somebody's message speaks of that somebody."""
    account = _replied_account(context)
    return None if account is None else _spoken_by_one(context, account)


def _replied_account(context: Context) -> int | None:
    """Whose message was replied to; None where it was one's own, or nobody's."""
    replied = context.replied_to
    if replied is None or replied.from_user is None or replied.from_user.id == context.user.id:
        return None
    return replied.from_user.id


def _spoken_by_one(context: Context, account: int) -> Member | None:
    spoken = _savers(context.here.spoken_by(account))
    return spoken[0] if len(spoken) == 1 else None


def _savers(people: tuple[Member, ...]) -> tuple[Member, ...]:
    """Those who have money here: a pendamping may have none."""
    return tuple(member for member in people if allowed(Action.REPORT_MONEY, member.roles))


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
    speakers = _savers(context.speakers) or context.speakers
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
    if len(speakers) == 1:
        return request.spoken_by(speakers[0].id)
    if not any(item.own for item in items):
        # On a shared telephone an officer's word weighs more: the treasurer's own is a receipt at once.
        writer = context.here.acting(context.user.id, Action.CONFIRM_MONEY) or speakers[0]
        return request.spoken_by(writer.id)
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
        payoff=item.payoff,
        from_savings=item.from_savings,
    )


def _ask_for_a_name(context: Context, person: PersonRef) -> None:
    """Nobody of that name: in a group it may be conversation, so only an honorific or a command is worth a refusal."""
    if context.in_group and not context.arguments and person.honorific is None and person.mention is None:
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
    own = {member.id for member in _savers(context.speakers)}
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
    if item.from_savings and item.savings in {SavingsKind.POKOK, SavingsKind.WAJIB}:
        raise Refused(
            context._("Angsuran hanya bisa dipotong dari simpanan sukarela. Contoh: angsur 50rb dari sukarela")
        )
    return None


def _amount(context: Context, item: MoneyItem) -> tuple[int | None, tuple[int, ...]]:
    if item.error is not None:
        raise Refused(amount_refusal(context, item.error, example=example_of(item.kind)))
    if isinstance(item.amount, AmbiguousAmount):
        return None, item.amount.readings
    if item.amount is not None:
        check_ceiling(context, item.amount)
    return item.amount, ()


# --- commands ----------------------------------------------------------------------------------------------------

_KINDS = {
    "setor": MoneyKind.DEPOSIT,
    "tarik": MoneyKind.WITHDRAWAL,
    "biaya": MoneyKind.EXPENSE,
    "denda": MoneyKind.FINE,
    "sosial": MoneyKind.SOCIAL_FUND,
    "renteng": MoneyKind.JOINT_FUND,
    "angsur": MoneyKind.REPAYMENT,
    "setorupk": MoneyKind.DEBT_PAYMENT,
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
    "renteng": "/renteng 2rb",
    "angsur": "/angsur 57.500",
    "setorupk": "/setorupk 345rb",
    "kebank": "/kebank 500rb",
    "daribank": "/daribank 200rb",
    "hibah": "/hibah 3jt dari dinas",
}


_AT_ONCE = {MoneyKind.DEPOSIT: massal.begin, MoneyKind.REPAYMENT: instalment_list.begin}
"""What officers write down of many by one list: `/setor massal`, `/angsur massal`."""


def _command(name: str) -> Callable[[Context], Awaitable[None]]:
    """The handler of `/setor 20rb wajib` and its like: the same words without the verb."""
    kind = _KINDS[name]

    async def money_command(context: Context) -> None:
        message = context.message
        photo = message.photo[-1].file_id if message.photo else None
        at_once = _AT_ONCE.get(kind)
        if at_once is not None and context.arguments.lower().split()[:1] == [massal.WORD]:
            await at_once(context)
            return
        said = understand_command(kind, context.arguments) if context.arguments else _bare(kind)
        if said is None:
            _ = context._
            context.reply(_("Belum saya pahami. Contoh: {example}", example=_EXAMPLES[name]), quote=True)
            return
        if not context.arguments and kind is MoneyKind.DEPOSIT and context.speakers:
            await _ask_everything(context, message.chat_id, message.message_id, context.message_date, photo)
            return
        await _take(context, said, message, photo, context.message_date)

    return money_command


def _bare(kind: MoneyKind) -> MoneySentence | None:
    if kind in {MoneyKind.EXPENSE, MoneyKind.FINE, MoneyKind.GRANT}:
        return None
    return MoneySentence(items=(MoneyItem(kind=kind, amount=None),))


async def _ask_everything(
    context: Context, chat_id: int, message_id: int, date: dt.date, photo: str | None = None
) -> None:
    """/setor alone: the amount by buttons, then the kind."""
    speakers = _savers(context.speakers) or context.speakers
    item = Item(kind=MoneyKind.DEPOSIT, amount=None, ask_savings=True, own=True, date=date)
    request = Request(
        chat_id=chat_id,
        message_id=message_id,
        reporter_id=context.user.id,
        reported_by=None,
        speakers=tuple(member.id for member in speakers),
        photo=photo,
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
            description=N_("Catat denda"),
            handler=_command("denda"),
            action=Action.REPORT_MONEY,
            samples=("denda 5rb",),
            samples_for=(SampleFor(Action.WRITE_GROUP_MONEY, N_("Catat denda anggota"), "denda bu siti 5rb"),),
        ),
        Command(
            name="sosial",
            description=N_("Catat dana sosial"),
            handler=_command("sosial"),
            action=Action.REPORT_MONEY,
            samples=("dana sosial 2rb",),
        ),
        Command(
            name="renteng",
            description=N_("Catat dana tanggung renteng"),
            handler=_command("renteng"),
            action=Action.REPORT_MONEY,
            samples=("iuran tanggung renteng 2rb",),
        ),
        Command(
            name="angsur",
            description=N_("Catat angsuran pinjaman"),
            handler=_command("angsur"),
            action=Action.REPORT_MONEY,
            samples=("angsur 57.500", "angsur lunas", "titip angsuran bu siti 50rb"),
            samples_for=(SampleFor(Action.RECORD_DEPOSITS, N_("Catat angsuran yang jatuh tempo"), "/angsur massal"),),
        ),
        Command(
            name="setorupk",
            description=N_("Setor angsuran kelompok ke UPK"),
            handler=_command("setorupk"),
            action=Action.MANAGE_DEBT,
            samples=("setor ke upk 345rb", "setor ke upk lunas"),
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
    sentences={MoneySentence: sentence},
)
