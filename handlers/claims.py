"""Claims in the chat: shown, accepted, rejected, withdrawn, taken back, changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.cards import (
    WAITING,
    Accept,
    AcceptAll,
    Card,
    NotThat,
    NotThatSome,
    Pick,
    Reject,
    TakeBack,
    TakeBackSome,
    WhyRejected,
    card_of,
    claims_on,
    names,
    shared_card,
    single_card,
    waiting_card,
)
from handlers.context import Context, plain
from handlers.refused_amounts import over_ceiling
from handlers.registry import Command, Press, Tables
from handlers.requests import Request
from handlers.wording import short
from locales import N_
from savings.amounts import AmbiguousAmount
from savings.claims import Claim, ClaimState
from savings.errors import (
    AlreadyDecided,
    AlreadyReversed,
    NotTheConfirmer,
    NotTheReporter,
    OwnMoney,
    TooLate,
    WouldOverdraw,
)
from savings.groups import Member, Roster
from savings.journal import Entry, cash, savings_of
from savings.money import MoneyKind, SavingsKind
from savings.phrases import MoneySentence, understand, understand_command
from savings.roles import Action
from services import claims as service
from services import drafts, ledger
from services.claims import Reported
from services.drafts import Draft

REASONS = (
    N_("Uangnya belum saya terima"),
    N_("Jumlahnya berbeda"),
    N_("Jenis atau orangnya keliru"),
)
REJECT_DRAFT = "reject"
PICK_DRAFT = "pick"
PICKED_AT_MOST = 30


@dataclass(frozen=True, slots=True)
class RejectBecause(Payload, prefix="nobc"):
    """The reason: a number of REASONS, -1 to type another, -2 to go back."""

    claim_id: int
    reason: int


@dataclass(frozen=True, slots=True)
class Tick(Payload, prefix="tick"):
    """Tick or untick one claim in a list."""

    draft_id: int
    claim_id: int


@dataclass(frozen=True, slots=True)
class TakePicked(Payload, prefix="took"):
    """Accept what is ticked (1), or close the list (0)."""

    draft_id: int
    accept: int


@dataclass(frozen=True, slots=True)
class FollowEdit(Payload, prefix="chg"):
    """The reporter edited the message: make the claim this amount."""

    claim_id: int
    amount: int


@dataclass(frozen=True, slots=True)
class WhyNot(Payload, prefix="whynot"):
    """The one whose withdrawal was refused wants to know the reason."""

    member_id: int
    amount: int


# --- showing -----------------------------------------------------------------------------------------------------


def home_of(context: Context) -> int:
    """Where the group's cards go: its chat, or, where it has none, the chat in which something was said."""
    return context.here.group.chat_id or context.chat_id


async def show(context: Context, reported: Sequence[Reported]) -> None:
    """Show claims that were just made: alone, or together on a shared card."""
    if not reported:
        return
    cards: dict[str, tuple[Card, list[Reported]]] = {}
    for made in reported:
        alone = [other for other in reported if other.claim.meeting_id is None]
        card = card_of(made.claim, len(alone))
        cards.setdefault(card.slot, (card, []))[1].append(made)
    with context.for_group():
        for card, made_here in cards.values():
            await _post_card(context, card, made_here)
    if context.chat_id != home_of(context):
        context.reply(context._("Sudah saya sampaikan ke grup {group}.", group=context.here.group.name))


async def _post_card(context: Context, card: Card, made: Sequence[Reported]) -> None:
    home = home_of(context)
    first = made[0].claim
    quote = first.message_id if first.chat_id == home else None
    if not card.kind:
        text, keyboard = single_card(context, first, made[0].entry, context.here)
        context.send(home, text, keyboard, slot=card.slot, quote=quote)
        return
    every = await claims_on(context, card.kind, card.key)
    text, keyboard = await shared_card(context, card, every, await entries_of(context, every))
    if len(every) == len(made):
        context.send(home, text, keyboard, slot=card.slot)
    else:
        context.edit_slot(home, card.slot, text, keyboard)


async def entries_of(context: Context, claims: Iterable[Claim]) -> dict[int, Entry]:
    """The entries of those that are in the books, by claim id."""
    found: dict[int, Entry] = {}
    for claim in claims:
        if claim.entry_id is not None:
            entry = await ledger.entry_by_id(context.turn.tx, claim.entry_id)
            if entry is not None:
                found[claim.id] = entry
    return found


async def refresh(context: Context, claims: Iterable[Claim], *, pressed: str | None = None, lacks: int = 0) -> None:
    """Draw every card on which these claims stand anew.

    `pressed` is the slot of the card under the pressed button: it is found by its own message, even where its name was
    lost in a crash.
    """
    done: set[str] = set()
    for claim in claims:
        card = await _card(context, claim)
        if card.slot in done:
            continue
        done.add(card.slot)
        with context.for_group():
            if card.kind:
                every = await claims_on(context, card.kind, card.key)
                text, keyboard = await shared_card(context, card, every, await entries_of(context, every))
            else:
                entries = await entries_of(context, [claim])
                text, keyboard = single_card(context, claim, entries.get(claim.id), context.here, lacks)
        if card.slot == pressed:
            context.edit(text, keyboard)
        else:
            context.edit_slot(home_of(context), card.slot, text, keyboard)


async def _card(context: Context, claim: Claim) -> Card:
    siblings = await service.of_message(context.turn, claim.chat_id, claim.message_id)
    return card_of(claim, len({item.item % service.RETOLD for item in siblings}))


async def _pressed_slot(context: Context, claim: Claim) -> str:
    return (await _card(context, claim)).slot


async def repost_waiting(context: Context) -> None:
    """The chat has moved and old messages cannot be edited: what waits is shown anew."""
    waiting = await service.waiting(context.turn, context.here.group.id)
    shown: set[str] = set()
    for claim in waiting:
        card = await _card(context, claim)
        if card.slot in shown:
            continue
        shown.add(card.slot)
        if card.kind:
            every = await claims_on(context, card.kind, card.key)
            text, keyboard = await shared_card(context, card, every, await entries_of(context, every))
        else:
            text, keyboard = waiting_card(context, claim, context.here)
        context.send(home_of(context), text, keyboard, slot=card.slot)


# --- deciding ----------------------------------------------------------------------------------------------------


async def _claim_here(context: Context, claim_id: int) -> Claim | None:
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
    if isinstance(error, AlreadyDecided | AlreadyReversed):
        return _("Ini sudah diputuskan.")
    if isinstance(error, TooLate):
        return _("Sudah lewat 10 menit. Balas struknya dengan kata salah.")
    if isinstance(error, NotTheReporter):
        return _("Hanya yang melapor yang bisa membatalkan.")
    people = service.who_confirms(claim, context.here).people
    return _("Yang bisa memutuskan: {names}.", names=names(context, people) if people else _("bendahara"))


async def accept(context: Context, payload: Accept) -> None:
    """Terima."""
    claim = await _claim_here(context, payload.claim_id)
    if claim is None:
        return
    try:
        decision = await service.accept(context.turn, context.here, claim, context.user.id)
    except (OwnMoney, NotTheConfirmer, WouldOverdraw) as error:
        context.alert(refusal(context, claim, error))
        return
    except AlreadyDecided as error:
        context.toast(refusal(context, claim, error))
        await refresh(context, [claim], pressed=await _pressed_slot(context, claim))
        return
    slot = await _pressed_slot(context, claim)
    await refresh(context, [decision.claim], pressed=slot, lacks=decision.lacks)
    if decision.lacks:
        context.toast(context._("Terima kasih. Masih menunggu satu anggota lagi."))


async def reject(context: Context, payload: Reject) -> None:
    """Tolak: the reason is asked on the card itself."""
    claim = await _claim_here(context, payload.claim_id)
    if claim is None or not _may_decide(context, claim):
        return
    _ = context._
    text, _keyboard = waiting_card(context, claim, context.here)
    rows: list[list[Button]] = [[Button(_(why), RejectBecause(claim.id, index))] for index, why in enumerate(REASONS)]
    rows.append(
        [Button(_("Alasan lain"), RejectBecause(claim.id, -1)), Button(_("Kembali"), RejectBecause(claim.id, -2))]
    )
    context.edit(text, rows)


def _may_decide(context: Context, claim: Claim) -> bool:
    if claim.state is not ClaimState.WAITING:
        context.toast(context._("Ini sudah diputuskan."))
        return False
    if service.who_confirms(claim, context.here).speaking(context.user.id) is None:
        own = context.user.id == claim.reporter_id or any(member.id == claim.member_id for member in context.speakers)
        error = OwnMoney(claim_id=claim.id) if own else NotTheConfirmer(claim_id=claim.id)
        context.alert(refusal(context, claim, error))
        return False
    return True


async def reject_because(context: Context, payload: RejectBecause) -> None:
    """The reason was chosen."""
    claim = await _claim_here(context, payload.claim_id)
    if claim is None or not _may_decide(context, claim):
        return
    _ = context._
    if payload.reason == -2:
        context.edit(*waiting_card(context, claim, context.here))
    elif payload.reason == -1:
        prompt = _("Tulis alasannya sebagai balasan pesan ini.")
        await drafts.ask(
            context.turn,
            chat_id=context.chat_id,
            telegram_id=context.user.id,
            group_id=claim.group_id,
            kind=REJECT_DRAFT,
            payload={"claim": claim.id, "prompt": prompt},
        )
        context.reply(prompt, force_reply=True)
    elif 0 <= payload.reason < len(REASONS):
        await _rejected(context, claim, _(REASONS[payload.reason]), pressed=await _pressed_slot(context, claim))


async def reason_typed(context: Context, draft: Draft, text: str) -> None:
    """Another reason was written."""
    await drafts.answered(context.turn, draft)
    claim = await service.find(context.turn, draft.payload["claim"])
    if claim is None:
        return
    try:
        await _rejected(context, claim, plain(text), pressed=None)
    except AlreadyDecided as error:
        context.reply(refusal(context, claim, error), quote=True)


async def _rejected(context: Context, claim: Claim, reason: str, *, pressed: str | None) -> None:
    rejected = await service.reject(context.turn, context.here, claim, context.user.id, reason)
    await refresh(context, [rejected], pressed=pressed)
    with context.for_group() as _:
        news = _(
            "Belum diterima: {what}.\nAlasan: {reason}. Kalau keliru, tulis lagi di grup.",
            what=short(context, claim, context.here),
            reason=reason,
        )
    for telegram_id in sorted(_concerned(context.here, claim)):
        await context.whisper(telegram_id, news)


def _concerned(roster: Roster, claim: Claim) -> set[int]:
    """The accounts that are told: the reporter's and the member's own."""
    member = roster.get(claim.member_id)
    return {claim.reporter_id} | (set() if member is None else set(member.speakers))


async def why_rejected(context: Context, payload: WhyRejected) -> None:
    """The reason, for the one whom it concerns and for officers."""
    claim = await _claim_here(context, payload.claim_id)
    if claim is None:
        return
    _ = context._
    if context.user.id in _concerned(context.here, claim) or context.may(Action.SEE_OTHERS):
        context.alert(_("Alasan: {reason}.", reason=claim.reason))
    else:
        context.alert(_("Alasannya untuk yang melapor saja."))


async def not_that(context: Context, payload: NotThat) -> None:
    """Bukan itu: the reporter takes the claim back."""
    claim = await _claim_here(context, payload.claim_id)
    if claim is None:
        return
    card = await _card(context, claim)
    if not card.kind:
        await undo(context, claim, pressed=card.slot)
    elif await undo(context, claim):  # it was chosen in the list under a shared card
        context.edit(context._("Dibatalkan: {what}.", what=short(context, claim, context.here)))


async def undo(context: Context, claim: Claim, *, pressed: str | None = None) -> bool:
    """The reporter, or the one whom it concerns, takes a waiting claim back: by button, by word, by /batal.

    Answers whether it could; where it could not, that has been said.
    """
    try:
        withdrawn = await service.withdraw(context.turn, context.here, claim, context.user.id)
    except (AlreadyDecided, NotTheReporter) as error:
        _say(context, refusal(context, claim, error))
        return False
    await refresh(context, [withdrawn], pressed=pressed)
    return True


async def not_that_some(context: Context, payload: NotThatSome) -> None:
    """Bukan itu on a shared card: the presser's own report; where there are several, which one?"""
    _ = context._
    mine = [
        claim
        for claim in _waiting(await claims_on(context, payload.card, payload.key))
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
        context.reply(_("Tidak ada laporan Anda yang masih menunggu."), quote=context.in_group)
        return
    await undo(context, mine[-1])
    context.reply(_("Dibatalkan: {what}.", what=short(context, mine[-1], context.here)), quote=context.in_group)


async def take_back(context: Context, payload: TakeBack) -> None:
    """Urungkan: the officer who pressed Terima by mistake."""
    claim = await _claim_here(context, payload.claim_id)
    if claim is None:
        return
    try:
        reversal, again = await service.take_back(context.turn, context.here, claim, context.user.id)
    except (NotTheConfirmer, TooLate, AlreadyReversed, AlreadyDecided, WouldOverdraw) as error:
        context.alert(_take_back_refusal(context, claim, error))
        return
    _ = context._
    card = await _card(context, again)
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


# --- many at once ------------------------------------------------------------------------------------------------


async def accept_all(context: Context, payload: AcceptAll) -> None:
    """Terima semua: everything on the card that this officer may accept; the rest keeps waiting."""
    waiting = _waiting(await claims_on(context, payload.card, payload.key))
    await _accept_many(context, waiting)
    if payload.card == WAITING:
        await _redraw_waiting(context)


async def _accept_many(context: Context, claims: Sequence[Claim]) -> None:
    _ = context._
    accepted: list[Claim] = []
    half: list[Claim] = []
    refused: list[tuple[Claim, Exception]] = []
    for claim in claims:
        try:
            decision = await service.accept(context.turn, context.here, claim, context.user.id)
        except (OwnMoney, NotTheConfirmer, AlreadyDecided, WouldOverdraw) as error:
            refused.append((claim, error))
        else:
            (half if decision.lacks else accepted).append(decision.claim)
    if not accepted:
        if half:
            context.alert(_("Terima kasih. Masih menunggu satu anggota lagi."))
        else:
            context.alert(refusal(context, *refused[0]) if refused else _("Tidak ada lagi yang menunggu."))
        return
    await refresh(context, accepted)
    count = _.many("{n} diterima.", "{n} diterima.", len(accepted))
    if refused:
        count = _("{count} {n} tetap menunggu orang lain.", count=count, n=len(refused))
    context.toast(count)


def _waiting(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.state is ClaimState.WAITING]


async def pick(context: Context, payload: Pick) -> None:
    """Pilih: the list with ticks, for the officer who asked for it."""
    waiting = _waiting(await claims_on(context, payload.card, payload.key))[:PICKED_AT_MOST]
    mine = [c for c in waiting if service.who_confirms(c, context.here).speaking(context.user.id) is not None]
    _ = context._
    if not mine:
        context.alert(_("Tidak ada yang menunggu keputusan Anda."))
        return
    draft_id = await drafts.ask(
        context.turn,
        chat_id=context.chat_id,
        telegram_id=context.user.id,
        group_id=context.here.group.id,
        kind=PICK_DRAFT,
        payload={"claims": [claim.id for claim in mine], "off": []},
    )
    context.reply(*_pick_list(context, draft_id, mine, set()))


def _pick_list(context: Context, draft_id: int, claims: Sequence[Claim], off: set[int]) -> tuple[str, Keyboard]:
    _ = context._
    rows = [
        [
            Button(
                _(
                    "{mark} {what}",
                    mark="☐" if claim.id in off else "☑",
                    what=short(context, claim, context.here),
                ),
                Tick(draft_id, claim.id),
            )
        ]
        for claim in claims
    ]
    count = len(claims) - len(off)
    rows.append(
        [Button(_("Terima {n}", n=count), TakePicked(draft_id, 1)), Button(_("Tutup"), TakePicked(draft_id, 0))]
    )
    return _("Hilangkan centang yang uangnya belum ada."), rows


async def _own_pick(context: Context, draft_id: int) -> Draft | None:
    draft = await drafts.find(context.turn, draft_id)
    if draft is None or draft.kind != PICK_DRAFT:
        context.alert(context._("Daftar ini sudah lewat. Tekan Pilih lagi."))
        return None
    if draft.telegram_id != context.user.id:
        context.alert(context._("Daftar ini sedang dipakai pengurus lain."))
        return None
    return draft


async def tick(context: Context, payload: Tick) -> None:
    """Tick or untick a line."""
    draft = await _own_pick(context, payload.draft_id)
    if draft is None:
        return
    off = set(draft.payload["off"]) ^ {payload.claim_id}
    await drafts.change(context.turn, draft, {"claims": draft.payload["claims"], "off": sorted(off)})
    listed = [await service.find(context.turn, claim_id) for claim_id in draft.payload["claims"]]
    context.edit(*_pick_list(context, draft.id, _waiting(claim for claim in listed if claim is not None), off))


async def take_picked(context: Context, payload: TakePicked) -> None:
    """Accept what is ticked, and close the list."""
    draft = await _own_pick(context, payload.draft_id)
    if draft is None:
        return
    _ = context._
    await drafts.answered(context.turn, draft)
    if not payload.accept:
        context.edit(_("Daftar ditutup."))
        return
    off = set(draft.payload["off"])
    found = [await service.find(context.turn, claim_id) for claim_id in draft.payload["claims"] if claim_id not in off]
    ticked = _waiting(claim for claim in found if claim is not None and claim.group_id == context.here.group.id)
    await _accept_many(context, ticked)
    context.edit(_.many("{n} catatan dipilih.", "{n} catatan dipilih.", len(ticked)))


async def take_back_some(context: Context, payload: TakeBackSome) -> None:
    """Urungkan on a shared card: which of those that this officer accepted in the last ten minutes?"""
    _ = context._
    recent = [
        claim
        for claim in await claims_on(context, payload.card, payload.key)
        if claim.state is ClaimState.ACCEPTED
        and claim.decider_id == context.user.id
        and claim.decided_at is not None
        and context.turn.now - claim.decided_at <= service.TAKE_BACK
    ]
    if not recent:
        context.alert(_("Yang bisa mengurungkan hanya yang menekan Terima, dalam 10 menit."))
        return
    buttons = [Button(short(context, claim, context.here), TakeBack(claim.id)) for claim in recent[-10:]]
    context.reply(_("Urungkan yang mana?"), in_rows(buttons, 1))


async def list_waiting(context: Context) -> None:
    """/menunggu: everything that waits, for the officers' eyes on one card."""
    text, keyboard = await _waiting_list(context)
    context.reply(text, keyboard)


async def _waiting_list(context: Context) -> tuple[str, Keyboard | None]:
    group_id = context.here.group.id
    waiting = await claims_on(context, WAITING, group_id)
    if not waiting:
        return context._("Tidak ada yang menunggu. Semua sudah tercatat."), None
    return await shared_card(context, Card(kind=WAITING, key=group_id, slot=""), waiting, {})


async def _redraw_waiting(context: Context) -> None:
    context.edit(*await _waiting_list(context))


# --- edits and refusals ------------------------------------------------------------------------------------------


async def message_edited(context: Context) -> None:
    """The message of a waiting claim was edited: ask whether to follow. Of anything else an edit changes nothing."""
    message = context.message
    waiting = _waiting(await service.of_message(context.turn, message.chat_id, message.message_id))
    if len(waiting) != 1 or waiting[0].reporter_id != context.user.id:
        return
    text = message.text or message.caption or ""
    word, _space, rest = text.partition(" ")
    said = understand_command(waiting[0].kind, rest) if word.startswith("/") else understand(text)
    if not isinstance(said, MoneySentence) or len(said.items) != 1:
        return
    amount = said.items[0].amount
    if amount is None or isinstance(amount, AmbiguousAmount) or amount == waiting[0].amount:
        return
    _ = context._
    context.reply(
        _("Ganti jadi {amount}?", amount=_.rupiah(amount)),
        [[Button(_("Ganti"), FollowEdit(waiting[0].id, amount)), Button(_("Biarkan"), FollowEdit(waiting[0].id, 0))]],
        quote=True,
    )


async def follow_edit(context: Context, payload: FollowEdit) -> None:
    """The reporter has decided whether the claim follows the edited message."""
    claim = await _claim_here(context, payload.claim_id)
    if claim is None:
        return
    _ = context._
    if context.user.id != claim.reporter_id:
        context.alert(_("Hanya yang melapor yang bisa mengganti."))
        return
    if payload.amount <= 0:
        context.edit(_("Tetap {amount}.", amount=_.rupiah(claim.amount)))
        return
    if await change(context, claim, payload.amount):
        context.edit(_("Diganti jadi {amount}.", amount=_.rupiah(payload.amount)))


async def change(context: Context, claim: Claim, amount: int, savings: SavingsKind | None = None) -> bool:
    """A waiting claim becomes another amount or kind, as its reporter says; False (and said why) where it cannot."""
    text = over_ceiling(context, amount)
    if text is not None:
        _say(context, text)
        return False
    try:
        changed = await service.change(context.turn, claim, context.user.id, amount, savings)
    except (AlreadyDecided, NotTheReporter) as error:
        _say(context, refusal(context, claim, error))
        return False
    await refresh(context, [changed])
    return True


async def refused_withdrawal(context: Context, request: Request) -> bool:
    """Whether a withdrawal asks for more than there is: told to the person in private, never in the group."""
    _ = context._
    for item in request.items:
        if item.kind is not MoneyKind.WITHDRAWAL or item.member_id is None:
            continue
        why = await _why_not(context, item.member_id, item.amount or 0)
        if why is None:
            continue
        member = context.here[item.member_id]
        fact = _("Penarikan {name} belum bisa.", name=member.name)
        if context.is_press:
            tells = _may_know(context, member)
            context.edit(why if tells and not context.in_group else fact)
            if tells and context.in_group:
                context.alert(why)
        elif not _may_know(context, member):
            context.reply(fact, quote=True)
        elif not context.in_group:
            context.reply(why)
        elif await context.whisper(context.user.id, why):
            context.reply(_("Penarikan {name} belum bisa. Alasannya saya kirim pribadi.", name=member.name), quote=True)
        else:
            context.reply(
                fact,
                [[Button(_("Lihat alasan"), WhyNot(member.id, item.amount or 0))]],
                quote=True,
            )
        return True
    return False


def _may_know(context: Context, member: Member) -> bool:
    """Whether this account may read what the member has."""
    return context.user.id in member.speakers or context.may(Action.SEE_OTHERS)


def _say(context: Context, text: str) -> None:
    if context.is_press:
        context.alert(text)
    else:
        context.reply(text, quote=context.in_group)


async def _why_not(context: Context, member_id: int, amount: int) -> str | None:
    """Why this withdrawal cannot be, with the amount that could; None where it can."""
    _ = context._
    tx, group_id = context.turn.tx, context.here.group.id
    own = await ledger.balance(tx, group_id, savings_of(member_id, SavingsKind.SUKARELA))
    if own < amount:
        return _(
            "Simpanan sukarelanya {own}, diminta {amount}. Yang bisa ditarik paling banyak {own}.",
            own=_.rupiah(own),
            amount=_.rupiah(amount),
        )
    box = await ledger.balance(tx, group_id, cash())
    if box < amount:
        return _(
            "Kas kelompok sekarang {box}, diminta {amount}. Coba jumlah yang lebih kecil.",
            box=_.rupiah(box),
            amount=_.rupiah(amount),
        )
    return None


async def why_not(context: Context, payload: WhyNot) -> None:
    """The reason of a refused withdrawal, for the member and for officers."""
    _ = context._
    member: Member | None = context.here.get(payload.member_id)
    if member is None or not _may_know(context, member):
        context.alert(_("Alasannya untuk yang menarik saja."))
        return
    context.alert(await _why_not(context, member.id, payload.amount) or _("Sekarang sudah bisa. Tulis lagi, ya."))


TABLE = Tables(
    commands=(
        Command(
            name="menunggu",
            description=N_("Lihat catatan yang menunggu"),
            handler=list_waiting,
            action=Action.SEE_OTHERS,
            samples=("/menunggu",),
        ),
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
        Press(payload=Reject, handler=reject, action=Action.REPORT_MONEY),
        Press(payload=RejectBecause, handler=reject_because, action=Action.REPORT_MONEY),
        Press(payload=NotThat, handler=not_that, action=Action.REPORT_MONEY),
        Press(payload=NotThatSome, handler=not_that_some, action=Action.REPORT_MONEY),
        Press(payload=TakeBack, handler=take_back, action=Action.REPORT_MONEY),
        Press(payload=TakeBackSome, handler=take_back_some, action=Action.REPORT_MONEY),
        Press(payload=WhyRejected, handler=why_rejected, action=Action.SEE_OWN),
        Press(payload=AcceptAll, handler=accept_all, action=Action.REPORT_MONEY),
        Press(payload=Pick, handler=pick, action=Action.REPORT_MONEY),
        Press(payload=Tick, handler=tick, action=Action.REPORT_MONEY),
        Press(payload=TakePicked, handler=take_picked, action=Action.REPORT_MONEY),
        Press(payload=FollowEdit, handler=follow_edit, action=Action.REPORT_MONEY),
        Press(payload=WhyNot, handler=why_not, action=Action.SEE_OWN),
    ),
    drafts={REJECT_DRAFT: reason_typed},
)
