"""Claims in the chat: posted as cards, alone or together, and drawn anew when something has become of them."""

from collections.abc import Iterable, Sequence

from handlers.cards import (
    Card,
    card_of,
    claims_on,
    shared_card,
    single_card,
    waiting_card,
)
from handlers.context import Context
from savings.claims import Claim
from savings.journal import Entry
from services import claims as service
from services import ledger
from services.claims import Reported


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
        text, keyboard = await single_card(context, first, made[0].entry, context.here)
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


async def refresh(context: Context, claims: Iterable[Claim], *, pressed: str | None = None) -> None:
    """Draw every card on which these claims stand anew.

    `pressed` is the slot of the card under the pressed button: it is found by its own message, even where its name was
    lost in a crash.
    """
    done: set[str] = set()
    for claim in claims:
        card = await card_shown(context, claim)
        if card.slot in done:
            continue
        done.add(card.slot)
        with context.for_group():
            if card.kind:
                every = await claims_on(context, card.kind, card.key)
                text, keyboard = await shared_card(context, card, every, await entries_of(context, every))
            else:
                entries = await entries_of(context, [claim])
                text, keyboard = await single_card(context, claim, entries.get(claim.id), context.here)
        if card.slot == pressed:
            context.edit(text, keyboard)
        else:
            context.edit_slot(home_of(context), card.slot, text, keyboard)


async def card_shown(context: Context, claim: Claim) -> Card:
    """The card on which a claim stands: of its meeting, or shared with the others of its message, or its own."""
    siblings = await service.of_message(context.turn, claim.chat_id, claim.message_id)
    return card_of(claim, len({item.item % service.RETOLD for item in siblings if item.meeting_id is None}))


async def pressed_slot(context: Context, claim: Claim) -> str:
    """The name of that card."""
    return (await card_shown(context, claim)).slot


async def repost_waiting(context: Context) -> None:
    """The chat has moved and old messages cannot be edited: what waits is shown anew."""
    waiting = await service.waiting(context.turn, context.here.group.id)
    shown: set[str] = set()
    for claim in waiting:
        card = await card_shown(context, claim)
        if card.slot in shown:
            continue
        shown.add(card.slot)
        if card.kind:
            every = await claims_on(context, card.kind, card.key)
            text, keyboard = await shared_card(context, card, every, await entries_of(context, every))
        else:
            text, keyboard = await waiting_card(context, claim, context.here)
        context.send(home_of(context), text, keyboard, slot=card.slot)
