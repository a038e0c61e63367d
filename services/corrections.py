"""Corrections: proposed by one person, decided by another, then a reversal and, where asked, a corrected entry."""

from dataclasses import dataclass

from savings.claims import Confirmers, different_people
from savings.corrections import LASTS, Correction, CorrectionKind, CorrectionState, deciders, may_object, proposer
from savings.errors import (
    AlreadyProposed,
    AlreadyReversed,
    CorrectionDecided,
    NothingToCorrect,
    NotReversible,
    NotTheDecider,
    NotTheProposer,
    UnknownEntry,
    WouldOverdraw,
)
from savings.groups import Member, Roster
from savings.journal import Entry, postings_for
from savings.money import MoneyKind, Rupiah, SavingsKind
from services import congratulations, ledger, loans, repaying
from services.turn import Turn
from storage import corrections as store
from storage.corrections import NewCorrection

__all__ = ["Correction", "CorrectionKind", "CorrectionState", "Decision"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """An accepted proposal with its entries; without a reversal it still lacks a second member's word."""

    correction: Correction
    reversal: Entry | None = None
    replacement: Entry | None = None


def check(entry: Entry, roster: Roster, telegram_id: int) -> None:
    """Whether this account may propose anything about this entry.

    Raises UnknownEntry, AlreadyReversed, NotReversible, NotTheProposer.
    """
    if entry.group_id != roster.group.id:
        raise UnknownEntry(entry_id=entry.id)
    if proposer(entry, telegram_id, roster) is None:
        raise NotTheProposer(number=entry.number)
    if entry.is_reversal:
        raise NotReversible(number=entry.number)
    if entry.reversed_by is not None:
        raise AlreadyReversed(number=entry.number, by=entry.reversed_by)


async def propose(
    turn: Turn,
    roster: Roster,
    entry: Entry,
    telegram_id: int,
    *,
    reason: str,
    new_amount: Rupiah | None = None,
    new_savings: SavingsKind | None = None,
    kind: CorrectionKind = CorrectionKind.CORRECTION,
) -> Correction:
    """Propose to take the entry back and, with a new amount or kind of savings, to write it anew.

    Raises what `check` raises, and AlreadyProposed, NothingToCorrect, NotTheProposer (an objection is the member's),
    WouldOverdraw where the money has been used since; of a loan FixedSum (only payments get another sum), LoanInUse,
    Overpaid, NothingOwed.
    """
    check(entry, roster, telegram_id)
    if kind is CorrectionKind.OBJECTION and not may_object(entry, telegram_id, roster):
        raise NotTheProposer(number=entry.number)
    if new_savings is not None and (new_savings is entry.savings or entry.kind != MoneyKind.DEPOSIT):
        raise NothingToCorrect(number=entry.number)
    if new_amount == entry.amount and new_savings is None:
        raise NothingToCorrect(number=entry.number)
    if new_savings is not None and new_amount is None:
        new_amount = entry.amount
    if entry.loan_id is not None and new_amount is not None:
        await repaying.check_new_amount(turn, entry.loan_id, entry.kind)
    member = proposer(entry, telegram_id, roster)
    new = NewCorrection(
        group_id=roster.group.id,
        entry_id=entry.id,
        kind=kind,
        new_amount=new_amount,
        new_savings=new_savings,
        reason=reason,
        proposer_id=telegram_id,
        proposed_by=None if member is None else member.id,
    )
    async with turn.tx.savepoint():
        made = await store.add(turn.tx, new, turn.now)
        if made is None:
            raise AlreadyProposed(number=entry.number)
        await _rehearse(turn, made, entry)
    return made


async def find(turn: Turn, correction_id: int) -> Correction | None:
    """The proposal, or None."""
    return await store.get(turn.tx, correction_id)


def who_decides(correction: Correction, entry: Entry, roster: Roster) -> Confirmers:
    """Who may decide it, and how many it needs."""
    return deciders(correction, entry, roster)


async def accept(turn: Turn, roster: Roster, correction: Correction, entry: Entry, telegram_id: int) -> Decision:
    """Agree as this account: the books are mended at once, or, where two members are needed, by the second word.

    Raises CorrectionDecided, NotTheDecider, AlreadyReversed, WouldOverdraw, FutureDate.
    """
    member, who = _may_decide(correction, entry, roster, telegram_id)
    if who.needed > 1:
        # A first word counts while its giver may decide: not of one who has left since.
        first = next((one for one in who.people if one.id == correction.first_approver), None)
        if first is None or different_people([first, member]) < who.needed:
            await store.approve(turn.tx, correction.id, member.id)
            return Decision(correction=await _fresh(turn, correction))
    async with turn.tx.savepoint():
        reversal, replacement = await _mend(turn, correction, entry, confirmed_by=member.id)
        await _decide(turn, correction, CorrectionState.ACCEPTED, telegram_id, member.id, reversal, replacement)
    return Decision(correction=await _fresh(turn, correction), reversal=reversal, replacement=replacement)


async def reject(turn: Turn, roster: Roster, correction: Correction, entry: Entry, telegram_id: int) -> Member:
    """The entry stays; answers as whom this was decided. Raises CorrectionDecided, NotTheDecider."""
    member, _who = _may_decide(correction, entry, roster, telegram_id)
    await _decide(turn, correction, CorrectionState.REJECTED, telegram_id, member.id, None, None)
    return member


async def drop(turn: Turn, correction: Correction) -> None:
    """It has become pointless: its time is over, or the entry was taken back in another way."""
    await store.decide(turn.tx, correction.id, state=CorrectionState.EXPIRED, now=turn.now)


async def expired(turn: Turn) -> list[Correction]:
    """Proposals that nobody decided in time; they are dropped by this call."""
    late = await store.late(turn.tx, turn.now - LASTS)
    for correction in late:
        await drop(turn, correction)
    return late


async def waiting(turn: Turn, group_id: int) -> list[Correction]:
    """The open proposals of a group, oldest first."""
    return await store.waiting(turn.tx, group_id)


def _may_decide(correction: Correction, entry: Entry, roster: Roster, telegram_id: int) -> tuple[Member, Confirmers]:
    if correction.state is not CorrectionState.WAITING:
        raise CorrectionDecided(number=entry.number)
    who = deciders(correction, entry, roster)
    member = who.speaking(telegram_id)
    if member is None:
        raise NotTheDecider(number=entry.number)
    return member, who


class _OnlyTried(Exception):
    """Carries a rehearsal out of its savepoint, which undoes it."""


async def _rehearse(turn: Turn, correction: Correction, entry: Entry) -> None:
    """Raise now what deciding would raise: a proposal that cannot be carried out is not worth a second officer."""
    try:
        async with turn.tx.savepoint():
            await _mend(turn, correction, entry, confirmed_by=None)
            raise _OnlyTried
    except _OnlyTried:
        return


async def _mend(
    turn: Turn, correction: Correction, entry: Entry, *, confirmed_by: int | None
) -> tuple[Entry, Entry | None]:
    """The reversal and the corrected entry.

    The reversal comes first, as one reads it. Where part of the money has been used since, the corrected entry has to
    come first, or the account would fall below zero on the way to a sum that is sound.
    """
    if correction.new_amount is None:
        return await _reverse(turn, correction, entry, confirmed_by), None
    try:
        async with turn.tx.savepoint():
            reversal = await _reverse(turn, correction, entry, confirmed_by)
            return reversal, await _write_anew(turn, correction, entry, confirmed_by)
    except WouldOverdraw as lacking:
        try:
            async with turn.tx.savepoint():
                replacement = await _write_anew(turn, correction, entry, confirmed_by)
                return await _reverse(turn, correction, entry, confirmed_by), replacement
        except WouldOverdraw:
            raise lacking from None  # a loan that is paid can take no second payment: what is missing is the money


async def _reverse(turn: Turn, correction: Correction, entry: Entry, confirmed_by: int | None) -> Entry:
    # Dated like the entry: what never happened on that day is gone from that day's sums. `recorded_at` says when.
    return await loans.reverse(
        turn,
        entry,
        date=entry.date,
        confirmed_by=confirmed_by,
        reason=correction.reason,
        reported_by=correction.proposed_by,
    )


async def _write_anew(turn: Turn, correction: Correction, entry: Entry, confirmed_by: int | None) -> Entry:
    kind = MoneyKind(entry.kind)
    savings = correction.new_savings or entry.savings
    amount = correction.new_amount or entry.amount
    if entry.loan_id is None:
        postings = postings_for(kind, amount, savings, entry.member_id, entry.text)
    else:
        postings = await repaying.postings_anew(turn, entry, amount)
    written = await ledger.post(
        turn.tx,
        group_id=entry.group_id,
        kind=kind,
        date=entry.date,
        now=turn.now,
        postings=postings,
        text=entry.text,
        member_id=entry.member_id,
        reported_by=correction.proposed_by,
        confirmed_by=confirmed_by,
        replaces_id=entry.id,
        loan_id=entry.loan_id,
    )
    if entry.loan_id is not None:
        await repaying.rewritten(turn, entry)
    else:
        await congratulations.money_moved(turn, entry.group_id)
    return written


async def _decide(
    turn: Turn,
    correction: Correction,
    state: CorrectionState,
    telegram_id: int,
    decided_by: int,
    reversal: Entry | None,
    replacement: Entry | None,
) -> None:
    decided = await store.decide(
        turn.tx,
        correction.id,
        state=state,
        now=turn.now,
        decider_id=telegram_id,
        decided_by=decided_by,
        reversal_id=None if reversal is None else reversal.id,
        new_entry_id=None if replacement is None else replacement.id,
    )
    if not decided:
        raise CorrectionDecided(number=correction.entry_id)


async def _fresh(turn: Turn, correction: Correction) -> Correction:
    return await store.get(turn.tx, correction.id) or correction
