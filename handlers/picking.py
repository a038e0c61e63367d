"""Many claims at once: Terima semua, a list to untick, and all that waits."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers import repaid
from handlers.buttons import Button, Keyboard, Payload, in_rows
from handlers.cards import (
    WAITING,
    AcceptAll,
    Card,
    Pick,
    TakeBack,
    TakeBackSome,
    claims_on,
    shared_card,
    still_waiting,
)
from handlers.claims import refusal
from handlers.context import Context
from handlers.lookups import stand_in
from handlers.registry import Command, Press, Tables
from handlers.showing import refresh
from handlers.troubles import list_troubles
from handlers.wording import short
from locales import N_
from savings.claims import Claim, ClaimState
from savings.errors import (
    AlreadyDecided,
    FutureDate,
    LoanError,
    NotTheConfirmer,
    OwnMoney,
    WouldOverdraw,
)
from savings.journal import Entry
from savings.roles import Action
from services import claims as service
from services import drafts
from services.drafts import Draft

PICK_DRAFT = "pick"


PICKED_AT_MOST = 30


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


async def accept_all(context: Context, payload: AcceptAll) -> None:
    """Terima semua: everything the card showed that this officer may accept; the rest keeps waiting."""
    if not await _is_here(context, payload):
        return
    waiting = still_waiting(await claims_on(context, payload.card, payload.key))
    await _accept_many(context, [claim for claim in waiting if claim.id <= payload.newest])
    if payload.card == WAITING:
        await _redraw_waiting(context)


async def _is_here(context: Context, payload: AcceptAll | Pick) -> bool:
    """Speak of the group of the list that was pressed: in private the chat may speak of another one by now."""
    if payload.card != WAITING or await stand_in(context, payload.key):
        return True
    context.alert(context._("Anda belum terdaftar di kelompok ini."))
    return False


async def _accept_many(context: Context, claims: Sequence[Claim]) -> None:
    _ = context._
    accepted: list[Claim] = []
    entries: list[Entry | None] = []
    half: list[Claim] = []
    refused: list[tuple[Claim, Exception]] = []
    for claim in claims:
        try:
            decision = await service.accept(context.turn, context.here, claim, context.user.id)
        except (OwnMoney, NotTheConfirmer, AlreadyDecided, WouldOverdraw, FutureDate, LoanError) as error:
            refused.append((claim, error))
        else:
            (half if decision.lacks else accepted).append(decision.claim)
            entries.append(decision.entry)
    if not accepted:
        if half:
            context.alert(_("Terima kasih. Masih menunggu satu anggota lagi."))
        else:
            context.alert(refusal(context, *refused[0]) if refused else _("Tidak ada lagi yang menunggu."))
        return
    await refresh(context, accepted)
    await repaid.tell(context, entries)
    count = _.many("{n} diterima.", "{n} diterima.", len(accepted))
    changed = sum(isinstance(error, LoanError) for _claim, error in refused)
    if len(refused) > changed:
        count = _("{count} {n} tetap menunggu orang lain.", count=count, n=len(refused) - changed)
    if changed:
        count = _("{count} Tagihan {n} laporan sudah berubah. Tekan Pilih, lalu periksa.", count=count, n=changed)
    context.toast(count)


async def pick(context: Context, payload: Pick) -> None:
    """Pilih: the list with ticks, for the officer who asked for it."""
    if not await _is_here(context, payload):
        return
    waiting = still_waiting(await claims_on(context, payload.card, payload.key))
    mine = [c for c in waiting if service.who_confirms(c, context.here).speaking(context.user.id) is not None]
    mine = mine[:PICKED_AT_MOST]
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
        payload={"claims": [(claim.id, claim.amount) for claim in mine], "off": []},
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
    count = sum(claim.id not in off for claim in claims)
    rows.append(
        [Button(_("Terima {n}", n=count), TakePicked(draft_id, 1)), Button(_("Tutup"), TakePicked(draft_id, 0))]
    )
    return _("Hilangkan centang pada yang uangnya belum ada."), rows


async def _own_pick(context: Context, draft_id: int) -> Draft | None:
    draft = await drafts.find(context.turn, draft_id)
    if draft is None or draft.kind != PICK_DRAFT:
        context.alert(context._("Daftar ini sudah lewat. Tekan Pilih lagi."))
        return None
    if draft.telegram_id != context.user.id:
        context.alert(context._("Daftar ini sedang dipakai pengurus lain."))
        return None
    if draft.group_id is not None and not await stand_in(context, draft.group_id):
        context.alert(context._("Anda belum terdaftar di kelompok ini."))
        return None
    return draft


async def _listed(context: Context, draft: Draft) -> list[Claim]:
    """What of the list still waits as the list shows it: what has another amount by now was not looked at."""
    amounts = dict(draft.payload["claims"])
    found = [await service.find(context.turn, claim_id) for claim_id in amounts]
    here = (claim for claim in found if claim is not None and claim.group_id == context.here.group.id)
    return still_waiting(claim for claim in here if claim.amount == amounts[claim.id])


async def tick(context: Context, payload: Tick) -> None:
    """Tick or untick a line."""
    draft = await _own_pick(context, payload.draft_id)
    if draft is None:
        return
    off = set(draft.payload["off"]) ^ {payload.claim_id}
    await drafts.change(context.turn, draft, {"claims": draft.payload["claims"], "off": sorted(off)})
    context.edit(*_pick_list(context, draft.id, await _listed(context, draft), off))


async def take_picked(context: Context, payload: TakePicked) -> None:
    """Accept what is ticked, and close the list."""
    draft = await _own_pick(context, payload.draft_id)
    if draft is None:
        return
    _ = context._
    off = set(draft.payload["off"])
    ticked = [claim for claim in await _listed(context, draft) if claim.id not in off]
    if payload.accept and not ticked:
        context.alert(_("Tidak ada yang dicentang atau masih menunggu. Tekan Tutup kalau sudah selesai."))
        return
    await drafts.answered(context.turn, draft)
    if not payload.accept:
        context.edit(_("Daftar ditutup."))
        return
    await _accept_many(context, ticked)
    context.edit(_.many("{n} laporan dipilih.", "{n} laporan dipilih.", len(ticked)))


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
    """/menunggu: everything that waits, for the officers' eyes on one card; and in private who waits for a word."""
    text, keyboard = await _waiting_list(context)
    if keyboard is not None:
        context.reply(text, keyboard)
    if not await list_troubles(context) and keyboard is None:
        context.reply(text)


async def _waiting_list(context: Context) -> tuple[str, Keyboard | None]:
    group_id = context.here.group.id
    waiting = await claims_on(context, WAITING, group_id)
    if not waiting:
        return context._("Tidak ada yang menunggu. Semua sudah tercatat."), None
    return await shared_card(context, Card(kind=WAITING, key=group_id, slot=""), waiting, {})


async def _redraw_waiting(context: Context) -> None:
    context.edit(*await _waiting_list(context))


TABLE = Tables(
    commands=(
        Command(
            name="menunggu",
            description=N_("Lihat laporan yang menunggu"),
            handler=list_waiting,
            action=Action.SEE_OTHERS,
            samples=("/menunggu",),
        ),
    ),
    presses=(
        Press(payload=TakeBackSome, handler=take_back_some, action=Action.REPORT_MONEY),
        Press(payload=AcceptAll, handler=accept_all, action=Action.REPORT_MONEY),
        Press(payload=Pick, handler=pick, action=Action.REPORT_MONEY),
        Press(payload=Tick, handler=tick, action=Action.REPORT_MONEY),
        Press(payload=TakePicked, handler=take_picked, action=Action.REPORT_MONEY),
    ),
)
