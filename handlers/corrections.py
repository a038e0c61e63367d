"""What was written down is wrong: /ralat, "salah", "batal", "bukan 20 tapi 30", and the member's objection.

Which line is meant comes from a number or from the message that is replied to: its own text and buttons say it, for a
message's id is known only after it was sent. A claim that still waits is changed at once; an entry of the books gets a
proposal, which a second person decides.
"""

from dataclasses import asdict, dataclass
from typing import Any

from handlers import borrowing, claims, edits, repaying, showing
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.cards import Object, claims_on
from handlers.context import Context, clause
from handlers.correction_lines import Line, claims_here, lines_replied_to, narrowed, resolved
from handlers.proposals import proposal_card, refusal, slot_of, tell_writer
from handlers.reasons import asks_amount, is_fixed, objections
from handlers.refused_amounts import amount_refusal, over_ceiling
from handlers.registry import Command, Press, Tables
from handlers.wording import short, written
from locales import N_
from savings import corrections as correction_rules
from savings.amounts import AmbiguousAmount, AmountError, in_scale_of, parse_amount
from savings.claims import Claim, ClaimState
from savings.errors import FixedSum, SavingsError
from savings.journal import Entry
from savings.money import SavingsKind
from savings.phrases import CorrectionSentence, MoneySentence, understand
from savings.roles import Action
from services import claims as claim_service
from services import corrections as service
from services import drafts, ledger, loans
from services.corrections import CorrectionKind
from services.drafts import Draft

DRAFT = "ralat"
SHOWN_CHOICES = 10

REASONS = (N_("Salah jumlah"), N_("Salah orang"), N_("Salah jenis"), N_("Tercatat dua kali"))
TYPED = -1


@dataclass(frozen=True, slots=True)
class ChooseLine(Payload, prefix="rln"):
    """It is this one of the lines that the question shows."""

    draft_id: int
    index: int


@dataclass(frozen=True, slots=True)
class ChooseRepair(Payload, prefix="rac"):
    """What is to become of it: cancel, replace, keep."""

    draft_id: int
    action: str


@dataclass(frozen=True, slots=True)
class ChooseReason(Payload, prefix="rwy"):
    """Why: a number of REASONS, or of the objections that fit the entry; TYPED to write another."""

    draft_id: int
    reason: int


@dataclass(slots=True, kw_only=True)
class Repair:
    """What is known so far: which line, what is to become of it, and why. JSON in a draft while something is asked.

    A line is ("claim", id) or ("entry", number); `amount` may still be ambiguous (its `readings`).
    """

    lines: list[Line]
    action: str
    amount: int | None = None
    readings: tuple[int, ...] = ()
    savings: str | None = None
    reason: str = ""
    objection: bool = False


# --- how it begins -----------------------------------------------------------------------------------------------


async def command(context: Context) -> None:
    """/ralat 17, /ralat 17 jadi 30rb salah ketik, or /ralat as a reply."""
    said = understand(f"ralat {context.arguments}".strip())
    if not isinstance(said, CorrectionSentence) or (said.number is None and context.replied_to is None):
        _ = context._
        context.reply(
            _("Balas kuitansinya dengan /ralat, atau tulis nomornya. Contoh: /ralat 17 jadi 30rb salah ketik"),
            quote=context.in_group,
        )
        return
    await sentence(context, said)


async def sentence(context: Context, said: CorrectionSentence) -> None:
    """ "salah", "batal", "bukan 20 tapi 30", "harusnya wajib", "ralat 17": silence where it means nothing of ours."""
    if not context.speakers or await borrowing.corrected(context, said):
        return
    if said.number is not None:
        lines = [("entry", said.number)]
    else:
        lines = await lines_replied_to(context) or await _called_off(context, said)
        if len(lines) > 1:
            lines = await narrowed(context, lines, said)
    if not lines:
        return
    amount = said.new if isinstance(said.new, int) else None
    await _proceed(
        context,
        Repair(
            lines=lines,
            action=said.action,
            amount=amount,
            readings=said.new.readings if isinstance(said.new, AmbiguousAmount) else (),
            savings=None if said.savings is None else said.savings.value,
            reason=clause(said.reason),
        ),
    )


async def _called_off(context: Context, said: CorrectionSentence) -> list[Line]:
    """ "nggak jadi angsur" without a reply: the newest of the person's own reports of that kind that still wait."""
    if said.action != "cancel" or said.kind is None or context.replied_to is not None:
        return []
    waiting = await claim_service.waiting(context.turn, context.here.group.id)
    own = [claim for claim in waiting if claim.kind is said.kind and claim.reporter_id == context.user.id]
    return [("claim", own[-1].id)] if own else []


# --- what is still to be asked -----------------------------------------------------------------------------------


async def _proceed(context: Context, repair: Repair) -> None:
    """Ask the first thing that is missing, or do it."""
    _ = context._
    if len(repair.lines) > 1:
        await _ask_line(context, repair)
        return
    claim, entry = await resolved(context, repair.lines[0])
    if entry is not None:
        await _proceed_with_entry(context, repair, entry)
    elif claim is not None:
        await _proceed_with_claim(context, repair, claim)
    elif repair.lines[0][0] == "entry":
        _say(context, _("No. {number} tidak ada di buku kelompok ini.", number=repair.lines[0][1]))


async def _proceed_with_claim(context: Context, repair: Repair, claim: Claim) -> None:
    _ = context._
    if claim.state is not ClaimState.WAITING:
        _say(context, _("{what} sudah tidak menunggu.", what=short(context, claim, context.here)))
    elif repair.action == "wrong":
        await _ask_repair(context, repair, short(context, claim, context.here), fixed=is_fixed(claim.kind))
    elif repair.action == "cancel":
        if await claims.undo(context, claim):
            _done(context)
    elif _wants_amount(repair):
        await _ask_amount(context, repair)
    else:
        savings = None if repair.savings is None else SavingsKind(repair.savings)
        if await edits.change(context, claim, _amount(repair, claim.amount), savings):
            _done(context)


def _under_a_question(context: Context) -> bool:
    """Whether the pressed button stands under a question of ours, and not under the receipt that is objected to."""
    return context.is_press and Object.read(context.press.data or "") is None


def _done(context: Context) -> None:
    if _under_a_question(context):
        context.unsay()


async def _proceed_with_entry(context: Context, repair: Repair, entry: Entry) -> None:
    _ = context._
    try:
        service.check(entry, context.here, context.user.id)
    except SavingsError as error:
        _say(context, refusal(context, entry, error))
        return
    if repair.action == "wrong":
        what = _("No. {number}: {what}", number=entry.number, what=written(context, entry, context.here))
        await _ask_repair(context, repair, what, fixed=is_fixed(entry.kind))
    elif repair.action == "replace" and is_fixed(entry.kind):
        await _ask_repair(context, repair, refusal(context, entry, FixedSum(number=entry.number)), fixed=True)
    elif repair.action == "replace" and not await _may_name_a_sum(context, entry):
        borrower = context.here.get(entry.member_id)
        name = _("Anggota") if borrower is None else borrower.name
        _say(context, _("Jumlah angsuran diralat oleh {name} sendiri atau pengurus.", name=name))
    elif _wants_amount(repair):
        await _ask_amount(context, repair)
    elif not repair.reason:
        await _ask_reason(context, repair, entry)
    else:
        await _propose(context, repair, entry)


async def _may_name_a_sum(context: Context, entry: Entry) -> bool:
    """Whether another sum may be tried: of a loan, which sums fit tells what is owed."""
    loan = None if entry.loan_id is None else await loans.find(context.turn, entry.loan_id)
    return loan is None or repaying.may_know(context, loan)


def _wants_amount(repair: Repair) -> bool:
    return repair.action == "replace" and repair.amount is None and not repair.readings and repair.savings is None


def _amount(repair: Repair, like: int) -> int:
    """The new amount: small numbers are read in the scale of the old one."""
    if repair.readings:
        return in_scale_of(AmbiguousAmount(token="", readings=repair.readings), like)
    return like if repair.amount is None else repair.amount


async def _ask(context: Context, repair: Repair, prompt: str, keyboard: Any, **more: Any) -> None:
    """Open the question; `keyboard` makes the buttons for the draft's id. Only the asker may answer."""
    draft_id = await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=context.here.group.id,
        kind=DRAFT,
        payload={"repair": asdict(repair), "prompt": prompt, **more},
    )
    rows: Keyboard = keyboard(draft_id)
    if _under_a_question(context):
        context.edit(prompt, rows)
    else:
        context.reply(prompt, rows, quote=context.in_group, force_reply=not rows)


async def _ask_line(context: Context, repair: Repair) -> None:
    _ = context._
    labels = []
    repair.lines = repair.lines[-SHOWN_CHOICES:]
    for line in repair.lines:
        claim, entry = await resolved(context, line)
        if entry is not None:
            what = written(context, entry, context.here)
            labels.append(_("No. {number}: {what}", number=entry.number, what=what))
        else:
            labels.append("" if claim is None else short(context, claim, context.here))

    def rows(draft_id: int) -> Keyboard:
        buttons = [Button(label, ChooseLine(draft_id, index)) for index, label in enumerate(labels) if label]
        return [*in_rows(buttons, 1), [Button(_("Biarkan"), ChooseRepair(draft_id, "keep"))]]

    await _ask(context, repair, _("Yang mana?"), rows)


async def _ask_repair(context: Context, repair: Repair, what: str, *, fixed: bool = False) -> None:
    """What is to become of it; a sum that is `fixed` cannot be replaced, so that is not offered."""
    _ = context._

    def rows(draft_id: int) -> Keyboard:
        another = [] if fixed else [[Button(_("Ganti jumlah"), ChooseRepair(draft_id, "replace"))]]
        return [
            [Button(_("Batalkan"), ChooseRepair(draft_id, "cancel"))],
            *another,
            [Button(_("Biarkan"), ChooseRepair(draft_id, "keep"))],
        ]

    await _ask(context, repair, _("{what}\nMau diapakan?", what=what), rows)


async def _ask_amount(context: Context, repair: Repair) -> None:
    prompt = context._("Berapa yang benar? Tulis sebagai balasan pesan ini, contoh: 30rb")
    await _ask(context, repair, prompt, lambda _draft_id: [], wants="amount")


async def _ask_reason(context: Context, repair: Repair, entry: Entry) -> None:
    _ = context._
    reasons = objections(entry.kind) if repair.objection else REASONS
    question = N_("Apa yang keliru pada No. {number}?") if repair.objection else N_("Kenapa No. {number} diralat?")
    prompt = _(question, number=entry.number)

    def rows(draft_id: int) -> Keyboard:
        buttons = [Button(_(why), ChooseReason(draft_id, index)) for index, why in enumerate(reasons)]
        if not repair.objection:
            buttons.append(Button(_("Lainnya"), ChooseReason(draft_id, TYPED)))
        return [*in_rows(buttons, 2), [Button(_("Biarkan"), ChooseRepair(draft_id, "keep"))]]

    await _ask(context, repair, prompt, rows)


# --- the answers -------------------------------------------------------------------------------------------------


async def _opened(context: Context, draft_id: int) -> tuple[Draft, Repair] | None:
    _ = context._
    draft = await drafts.find(context.turn, draft_id)
    if draft is None or draft.kind != DRAFT:
        context.alert(_("Pertanyaan ini sudah lewat. Tulis sekali lagi, ya."))
        return None
    if draft.telegram_id != context.user.id:
        context.alert(_("Pertanyaan ini untuk orang lain."))
        return None
    await _enter(context, draft)
    return draft, _repair(draft)


async def _enter(context: Context, draft: Draft) -> None:
    if draft.group_id is not None:
        await context.enter(await context.turn.directory.roster(context.turn.tx, draft.group_id))


def _repair(draft: Draft) -> Repair:
    values = dict(draft.payload["repair"])
    values["lines"] = [(kind, key) for kind, key in values["lines"]]
    return Repair(**values | {"readings": tuple(values["readings"])})


async def choose_line(context: Context, payload: ChooseLine) -> None:
    """One of several lines was chosen."""
    opened = await _opened(context, payload.draft_id)
    if opened is None or not 0 <= payload.index < len(opened[1].lines):
        return
    draft, repair = opened
    await drafts.answered(context.turn, draft)
    repair.lines = [repair.lines[payload.index]]
    await _proceed(context, repair)


async def choose_repair(context: Context, payload: ChooseRepair) -> None:
    """Cancel it, replace the amount, or let it be."""
    opened = await _opened(context, payload.draft_id)
    if opened is None:
        return
    draft, repair = opened
    await drafts.answered(context.turn, draft)
    if payload.action not in {"cancel", "replace"}:
        context.edit(context._("Baik, tetap seperti semula."))
        return
    repair.action = payload.action
    await _proceed(context, repair)


async def choose_reason(context: Context, payload: ChooseReason) -> None:
    """The reason was chosen, or is to be typed."""
    opened = await _opened(context, payload.draft_id)
    if opened is None:
        return
    draft, repair = opened
    _claim, entry = await resolved(context, repair.lines[0])
    kind = "" if entry is None else entry.kind
    reasons = objections(kind) if repair.objection else REASONS
    if payload.reason == TYPED and not repair.objection:
        prompt = context._("Tulis alasannya sebagai balasan pesan ini.")
        await _ask(context, repair, prompt, lambda _draft_id: [], wants="reason")
    elif 0 <= payload.reason < len(reasons):
        await drafts.answered(context.turn, draft)
        repair.reason = context._(reasons[payload.reason])
        if repair.objection and asks_amount(kind, payload.reason):
            repair.action = "replace"
        await _proceed(context, repair)


async def typed(context: Context, draft: Draft, text: str) -> None:
    """The right amount or the reason was written."""
    repair = _repair(draft)
    await _enter(context, draft)
    wants = draft.payload.get("wants")
    if wants == "reason":
        repair.reason = clause(text)
    elif wants == "amount":
        try:
            amount = parse_amount(text)
        except AmountError as error:
            context.reply(amount_refusal(context, error), quote=True)
            return
        repair.readings = amount.readings if isinstance(amount, AmbiguousAmount) else ()
        repair.amount = amount if isinstance(amount, int) else None
    elif isinstance(said := understand(text), MoneySentence):
        # Who says something new instead is not held to the old question.
        await drafts.answered(context.turn, draft)
        await context.home.tables.sentences[MoneySentence](context, said)
        return
    else:
        context.reply(context._("Tekan salah satu tombol di atas, ya."), quote=True)
        return
    await drafts.answered(context.turn, draft)
    await _proceed(context, repair)


def _say(context: Context, text: str) -> None:
    if _under_a_question(context):
        context.edit(text)
    elif context.is_press:
        context.alert(text)
    else:
        context.reply(text, quote=context.in_group)


# --- the proposal ------------------------------------------------------------------------------------------------


async def _propose(context: Context, repair: Repair, entry: Entry) -> None:
    amount = _amount(repair, entry.amount) if repair.action == "replace" else None
    too_much = None if amount is None else over_ceiling(context, amount)
    if too_much is not None:
        _say(context, too_much)
        return
    try:
        correction = await service.propose(
            context.turn,
            context.here,
            entry,
            context.user.id,
            reason=repair.reason,
            new_amount=amount,
            new_savings=SavingsKind(repair.savings) if repair.savings and repair.action == "replace" else None,
            kind=CorrectionKind.OBJECTION if repair.objection else CorrectionKind.CORRECTION,
        )
    except SavingsError as error:
        _say(context, refusal(context, entry, error))
        return
    with context.for_group():
        text, keyboard = proposal_card(context, correction, entry)
    context.send(showing.home_of(context), text, keyboard, slot=slot_of(correction))
    _done(context)
    if repair.objection:
        await tell_writer(context, correction, entry)
    if not context.in_group and context.chat_id != showing.home_of(context):
        context.reply(context._("Sudah saya sampaikan ke grup {group}.", group=context.here.group.name))


# --- the objection -----------------------------------------------------------------------------------------------


async def objects(context: Context, payload: Object) -> None:
    """Sanggah: the member whose money the treasurer wrote down says that it is not so."""
    _ = context._
    if payload.card:
        listed = await claims_on(context, payload.card, payload.key)
    else:
        claim = await claim_service.find(context.turn, payload.key)
        listed = [] if claim is None else claims_here(context, [claim])
    mine = []
    for claim in listed:
        entry = None if claim.entry_id is None else await ledger.entry_by_id(context.turn.tx, claim.entry_id)
        if entry is not None and correction_rules.may_object(entry, context.user.id, context.here):
            mine.append(entry)
    if not mine:
        context.alert(_("Sanggah hanya untuk anggota yang uangnya dicatat di sini."))
        return
    standing = [entry for entry in mine if entry.reversed_by is None]
    if not standing:
        number, by = mine[0].number, mine[0].reversed_by or 0
        context.alert(_("No. {number} sudah dibatalkan oleh No. {by}.", number=number, by=by))
        return
    await _proceed(
        context, Repair(lines=[("entry", entry.number) for entry in standing], action="cancel", objection=True)
    )


TABLE = Tables(
    commands=(
        Command(
            name="ralat",
            description=N_("Ralat catatan yang keliru"),
            handler=command,
            action=Action.REPORT_MONEY,
            samples=("/ralat 17 jadi 30rb salah ketik",),
        ),
    ),
    presses=(
        Press(payload=ChooseLine, handler=choose_line, needs_group=False),
        Press(payload=ChooseRepair, handler=choose_repair, needs_group=False),
        Press(payload=ChooseReason, handler=choose_reason, needs_group=False),
        Press(payload=Object, handler=objects, action=Action.REPORT_MONEY),
    ),
    sentences={CorrectionSentence: sentence},
    drafts={DRAFT: typed},
)
