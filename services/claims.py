"""Money that was reported: kept as a claim, confirmed by somebody else, then an entry in the books."""

import datetime as dt
from dataclasses import dataclass, replace

from savings.claims import Claim, ClaimState, Confirmers, NewClaim, confirmers, different_people, stands_at_once
from savings.errors import AlreadyDecided, FutureDate, NotTheConfirmer, NotTheReporter, OwnMoney, TooLate
from savings.groups import Member, Roster
from savings.journal import Entry, postings_for
from savings.loans import LoanState
from savings.money import MoneyKind, Rupiah, SavingsKind
from services import congratulations, ledger, loans, repaying
from services.turn import Turn
from storage import claims as store

__all__ = ["Claim", "ClaimState", "Decision", "NewClaim", "Reported"]

TAKE_BACK = dt.timedelta(minutes=10)
"""For so long the officer who pressed Terima can take it back alone."""

RETOLD = 1000
"""A claim that was taken back waits again as a new one in the same place of the chat, this many items further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A claim that was just made. `entry` is there where the treasurer's own word was the confirmation."""

    claim: Claim
    entry: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decided claim with its entry; without one it still `lacks` so many approvals of members."""

    claim: Claim
    entry: Entry | None = None
    lacks: int = 0


async def report(turn: Turn, roster: Roster, new: NewClaim) -> Reported | None:
    """Keep what was said; None where the same place of the chat has said it already.

    Where the treasurer writes down what a member paid, it is posted at once, unless Telegram's clock is so far ahead of
    ours that the books would call its date the future: then it waits for somebody's word like any other.

    Raises a LoanError where the loan would refuse it today; then nothing is kept.
    """
    claim = await _keep(turn, new)
    if claim is None:
        return None
    if not stands_at_once(claim, roster):
        return Reported(claim=claim)
    try:
        async with turn.tx.savepoint():
            decision = await _post(turn, claim, telegram_id=claim.reporter_id, decided_by=claim.reported_by)
    except FutureDate:
        return Reported(claim=claim)
    return Reported(claim=decision.claim, entry=decision.entry)


async def _keep(turn: Turn, new: NewClaim) -> Claim | None:
    """The claim as it is kept; about a loan only if it could be accepted now: nobody should wait for what cannot be."""
    if new.kind not in repaying.KINDS:
        return await store.add(turn.tx, new, turn.now)
    async with turn.tx.savepoint():
        claim = await store.add(turn.tx, new, turn.now)
        if claim is not None:
            await repaying.postings(turn, claim)
    return claim


async def find(turn: Turn, claim_id: int) -> Claim | None:
    """The claim, or None."""
    return await store.get(turn.tx, claim_id)


def who_confirms(claim: Claim, roster: Roster) -> Confirmers:
    """Who may confirm it, and how many it needs."""
    return confirmers(claim, roster)


async def lacking(turn: Turn, roster: Roster, claim: Claim) -> int:
    """How many more have to say so before a waiting claim is confirmed."""
    who = confirmers(claim, roster)
    if who.needed == 1:
        return 1
    approved = frozenset(await store.approvals(turn.tx, claim.id))
    # Who has left since, or shares a telephone with the reporter by now, does not count any more.
    return who.needed - different_people(one for one in who.people if one.id in approved)


async def accept(turn: Turn, roster: Roster, claim: Claim, telegram_id: int) -> Decision:
    """Confirm it as this account. Where two members are needed, the first one's word is kept while they may decide.

    Raises AlreadyDecided, OwnMoney, NotTheConfirmer, WouldOverdraw, FutureDate, and a LoanError where what is owed has
    changed since it was reported.
    """
    member, who = _may_decide(claim, roster, telegram_id)
    if who.needed > 1:
        await store.approve(turn.tx, claim.id, member_id=member.id, telegram_id=telegram_id, now=turn.now)
        lacks = await lacking(turn, roster, claim)
        if lacks > 0:
            return Decision(claim=claim, lacks=lacks)
    async with turn.tx.savepoint():
        return await _post(turn, claim, telegram_id=telegram_id, decided_by=member.id)


async def reject(turn: Turn, roster: Roster, claim: Claim, telegram_id: int, reason: str) -> Claim:
    """Say that it is not so, and why. Raises AlreadyDecided, OwnMoney, NotTheConfirmer."""
    member, _who = _may_decide(claim, roster, telegram_id)
    rejected = await _decide(turn, claim, ClaimState.REJECTED, telegram_id, member.id, reason=reason)
    await repaying.closed(turn, rejected, LoanState.REJECTED)
    return rejected


async def withdraw(turn: Turn, roster: Roster, claim: Claim, telegram_id: int) -> Claim:
    """The reporter, or the one whom it concerns, takes the claim back. Raises AlreadyDecided, NotTheReporter."""
    _still_waiting(claim)
    concerned = roster.get(claim.member_id)
    speaks_for_it = concerned is not None and telegram_id in concerned.speakers
    if telegram_id != claim.reporter_id and not speaks_for_it:
        raise NotTheReporter(claim_id=claim.id)
    speaker = next(iter(roster.spoken_by(telegram_id)), None)
    withdrawn = await _decide(turn, claim, ClaimState.WITHDRAWN, telegram_id, None if speaker is None else speaker.id)
    await repaying.closed(turn, withdrawn, LoanState.WITHDRAWN)
    return withdrawn


async def change(
    turn: Turn, claim: Claim, telegram_id: int, amount: Rupiah, savings: SavingsKind | None = None
) -> Claim:
    """The reporter corrects a claim that still waits; a kind of savings is a deposit's alone.

    Who had approved it had approved something else, and is needed again. A payoff of another sum is a payment like any
    other. Raises AlreadyDecided, NotTheReporter; FixedSum, Overpaid or NothingOwed where it is about a loan.
    """
    _still_waiting(claim)
    if telegram_id != claim.reporter_id:
        raise NotTheReporter(claim_id=claim.id)
    kept = claim.savings if savings is None or claim.kind is not MoneyKind.DEPOSIT else savings
    if claim.loan_id is not None and amount != claim.amount:
        await repaying.check_new_amount(turn, claim.loan_id, claim.kind)
    rest_to = "" if claim.rest_to == "payoff" and amount != claim.amount else claim.rest_to
    async with turn.tx.savepoint():
        await store.change(turn.tx, claim.id, amount, kept, rest_to)
        await store.forget_approvals(turn.tx, claim.id)
        changed = await _fresh(turn, claim)
        if changed.kind in repaying.KINDS:
            await repaying.postings(turn, changed)
    return changed


async def take_back(turn: Turn, claim: Claim, telegram_id: int) -> tuple[Entry, Claim]:
    """The officer who mis-tapped Terima takes it back: a reversal, and the claim waits again as a new one.

    Answers the reversing entry and the new claim. Raises NotTheConfirmer, TooLate, AlreadyReversed, WouldOverdraw,
    LoanInUse where something of the loan stands on it, and FutureDate where the group's zone has moved.
    """
    if claim.entry_id is None or claim.decided_at is None or claim.decider_id != telegram_id:
        raise NotTheConfirmer(claim_id=claim.id)
    if turn.now - claim.decided_at > TAKE_BACK:
        raise TooLate(claim_id=claim.id)
    async with turn.tx.savepoint():
        entry = await ledger.entry_by_id(turn.tx, claim.entry_id)
        assert entry is not None, "an accepted claim has its entry"
        reversal = await loans.reverse(
            turn,
            entry,
            date=claim.date,  # as with corrections: what was not so on that day is gone from that day's sums
            confirmed_by=claim.decided_by,
            reason="salah tekan",
        )
        again = await store.add(
            turn.tx,
            replace(claim, item=claim.item + RETOLD),
            turn.now,
        )
        if again is None:
            raise AlreadyDecided(claim_id=claim.id, state=claim.state)
        await repaying.waits_again(turn, again)
    return reversal, again


async def waiting(turn: Turn, group_id: int) -> list[Claim]:
    """What waits in a group, oldest first."""
    return await store.waiting(turn.tx, group_id)


async def waiting_of_member(turn: Turn, member_id: int) -> list[Claim]:
    """What of a member's money waits."""
    return await store.waiting_of_member(turn.tx, member_id)


async def of_message(turn: Turn, chat_id: int, message_id: int) -> list[Claim]:
    """Everything that a message has said."""
    return await store.of_message(turn.tx, chat_id, message_id)


async def of_meeting(turn: Turn, meeting_id: int) -> list[Claim]:
    """Everything that was said during a meeting."""
    return await store.of_meeting(turn.tx, meeting_id)


async def paid_wajib(turn: Turn, group_id: int, date: dt.date, meeting_id: int | None) -> frozenset[int]:
    """The members whose wajib was reported on this day or at this meeting, and not rejected or taken back."""
    return await store.paid_wajib(turn.tx, group_id, date, meeting_id)


def _still_waiting(claim: Claim) -> None:
    if claim.state is not ClaimState.WAITING:
        raise AlreadyDecided(claim_id=claim.id, state=claim.state)


def _may_decide(claim: Claim, roster: Roster, telegram_id: int) -> tuple[Member, Confirmers]:
    _still_waiting(claim)
    who = confirmers(claim, roster)
    member = who.speaking(telegram_id)
    if member is not None:
        return member, who
    involved = [roster.get(claim.member_id), roster.get(claim.reported_by)]
    if telegram_id == claim.reporter_id or any(item is not None and telegram_id in item.speakers for item in involved):
        raise OwnMoney(claim_id=claim.id)
    raise NotTheConfirmer(claim_id=claim.id)


async def _post(turn: Turn, claim: Claim, *, telegram_id: int, decided_by: int | None) -> Decision:
    if claim.kind in repaying.KINDS:
        postings = await repaying.postings(turn, claim)
    else:
        postings = postings_for(claim.kind, claim.amount, claim.savings, claim.member_id, claim.note)
    entry = await ledger.post(
        turn.tx,
        group_id=claim.group_id,
        kind=claim.kind,
        date=claim.date,
        now=turn.now,
        postings=postings,
        text=claim.note,
        member_id=claim.member_id,
        claim_id=claim.id,
        loan_id=claim.loan_id,
        reported_by=claim.reported_by,
        confirmed_by=decided_by,
    )
    decided = await _decide(turn, claim, ClaimState.ACCEPTED, telegram_id, decided_by, entry_id=entry.id)
    if claim.kind in repaying.KINDS:
        await repaying.posted(turn, claim, entry)
    else:
        await congratulations.money_moved(turn, claim.group_id)
    return Decision(claim=decided, entry=entry)


async def _decide(
    turn: Turn,
    claim: Claim,
    state: ClaimState,
    telegram_id: int,
    decided_by: int | None,
    *,
    reason: str = "",
    entry_id: int | None = None,
) -> Claim:
    decided = await store.decide(
        turn.tx,
        claim.id,
        state=state,
        now=turn.now,
        decider_id=telegram_id,
        decided_by=decided_by,
        reason=reason,
        entry_id=entry_id,
    )
    if not decided:
        raise AlreadyDecided(claim_id=claim.id, state=claim.state)
    return await _fresh(turn, claim)


async def _fresh(turn: Turn, claim: Claim) -> Claim:
    return await store.get(turn.tx, claim.id) or claim
