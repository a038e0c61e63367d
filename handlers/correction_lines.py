"""Which lines a correction means: what the replied-to message shows or has caused, by its own text and buttons."""

import re
from collections.abc import Sequence
from typing import Any

from handlers.buttons import Payload
from handlers.cards import (
    Accept,
    AcceptAll,
    NotThat,
    NotThatSome,
    Object,
    Pick,
    Reject,
    TakeBack,
    TakeBackSome,
    WhyRejected,
    claims_on,
)
from handlers.claims import RejectBecause
from handlers.context import Context
from savings import corrections as correction_rules
from savings.amounts import in_scale_of
from savings.claims import Claim, ClaimState
from savings.journal import Entry
from savings.phrases import CorrectionSentence
from services import claims as claim_service
from services import ledger

Line = tuple[str, int]
"""("claim", id) or ("entry", number)."""

_NUMBER = re.compile(r"\bNo\. (\d{1,9})\b")


async def lines_replied_to(context: Context) -> list[Line]:
    """The lines that the replied-to message shows or has caused."""
    replied = context.replied_to
    if replied is None:
        return []
    if replied.from_user is None or replied.from_user.username != context.home.bot_username:
        said = await claim_service.of_message(context.turn, replied.chat_id, replied.message_id)
        return [_line_of(claim) for claim in claims_here(context, said)]
    found: list[Claim] = []
    for payload in _payloads(replied.reply_markup):
        if isinstance(payload, Object | AcceptAll | NotThatSome | Pick | TakeBackSome) and payload.card:
            return [_line_of(claim) for claim in await claims_on(context, payload.card, payload.key)]
        if isinstance(payload, Accept | Reject | NotThat | TakeBack | WhyRejected | RejectBecause):
            claim = await claim_service.find(context.turn, payload.claim_id)
            found += [] if claim is None else claims_here(context, [claim])
    waiting = [_line_of(claim) for claim in found if claim.state is ClaimState.WAITING]
    if waiting:
        return list(dict.fromkeys(waiting))
    # The first number of each line is the line's own; a second one says by which it was taken back.
    numbers = [match[1] for line in (replied.text or "").splitlines() if (match := _NUMBER.search(line))]
    return [("entry", int(number)) for number in dict.fromkeys(numbers)]


def _payloads(markup: Any) -> list[Payload]:
    rows = () if markup is None else markup.inline_keyboard
    data = [str(button.callback_data) for row in rows for button in row if button.callback_data]
    kinds = [(Payload.every.get(one.partition(":")[0]), one) for one in data]
    read = [kind.read(one) for kind, one in kinds if kind is not None]
    return [payload for payload in read if payload is not None]


def claims_here(context: Context, found: Sequence[Claim]) -> list[Claim]:
    """Those of this group, each in its newest telling."""
    newest = {claim.item % claim_service.RETOLD: claim for claim in found if claim.group_id == context.here.group.id}
    return list(newest.values())


def _line_of(claim: Claim) -> Line:
    return "claim", claim.id


async def narrowed(context: Context, lines: Sequence[Line], said: CorrectionSentence) -> list[Line]:
    """Of many lines those that this person may mend, and, where an old amount was said, those of that amount."""
    mine, of_amount = [], []
    for line in lines:
        claim, entry = await resolved(context, line)
        if entry is not None:
            possible = entry.reversed_by is None and not entry.is_reversal
            amount, may = entry.amount, correction_rules.proposer(entry, context.user.id, context.here) is not None
        elif claim is not None:
            possible, amount = claim.state is ClaimState.WAITING, claim.amount
            may = claim.reporter_id == context.user.id or any(m.id == claim.member_id for m in context.speakers)
        else:
            continue
        if possible and may:
            mine.append(line)
            if said.old is not None and in_scale_of(said.old, amount) == amount:
                of_amount.append(line)
    return of_amount or mine or [lines[-1]]


async def resolved(context: Context, line: Line) -> tuple[Claim | None, Entry | None]:
    """The claim while it waits, else its entry."""
    kind, key = line
    if kind == "entry":
        return None, await ledger.entry(context.turn.tx, context.here.group.id, key)
    claim = await claim_service.find(context.turn, key)
    if claim is None or claim.group_id != context.here.group.id:
        return None, None
    if claim.entry_id is None:
        return claim, None
    return claim, await ledger.entry_by_id(context.turn.tx, claim.entry_id)
