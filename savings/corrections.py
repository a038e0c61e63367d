"""Corrections: an entry that somebody says is wrong, and who may say so and who decides.

The entry itself never changes: what is agreed on becomes a reversing entry and, where asked, a corrected one. Whoever
shares a telephone with somebody counts as that person here, as with claims.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from savings.claims import Confirmers, same_person
from savings.groups import Member, Roster
from savings.journal import Entry
from savings.money import Rupiah, SavingsKind
from savings.roles import Action, Role, allowed

LASTS = dt.timedelta(days=7)
"""A proposal that nobody decides for so long is dropped; it can be made again."""


class CorrectionKind(StrEnum):
    """How it began."""

    CORRECTION = "correction"  # somebody noticed a mistake
    OBJECTION = "objection"  # the member says that what the treasurer wrote is not so


class CorrectionState(StrEnum):
    """What became of a proposal."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A proposal to take an entry back and, where `new_amount` is set, to write it anew.

    `new_savings` is None where the kind of savings stays. `proposer_id` and `decider_id` are Telegram accounts,
    `proposed_by`, `first_approver` (of two members) and `decided_by` the members as whom they spoke. `reversal_id` and
    `new_entry_id` are the entries that came of it.
    """

    id: int
    group_id: int
    entry_id: int
    kind: CorrectionKind
    new_amount: Rupiah | None
    new_savings: SavingsKind | None
    reason: str
    proposer_id: int
    proposed_by: int | None
    first_approver: int | None
    state: CorrectionState
    created_at: dt.datetime
    decided_at: dt.datetime | None
    decider_id: int | None
    decided_by: int | None
    reversal_id: int | None
    new_entry_id: int | None


def proposer(entry: Entry, telegram_id: int, roster: Roster) -> Member | None:
    """As whom this account may propose to correct the entry: the member whom it concerns, the reporter, an officer."""
    spoken = roster.spoken_by(telegram_id)
    for member_id in (entry.member_id, entry.reported_by):
        for member in spoken:
            if member.id == member_id:
                return member
    return roster.acting(telegram_id, Action.CORRECT_ENTRY)


def is_concerned(member: Member, correction: Correction, entry: Entry, roster: Roster) -> bool:
    """Whether this person proposed it, or has the money in question, themselves or over a shared telephone."""
    if correction.proposer_id in member.speakers:
        return True
    involved = (roster.get(correction.proposed_by), roster.get(entry.member_id))
    return any(other is not None and same_person(member, other) for other in involved)


def deciders(correction: Correction, entry: Entry, roster: Roster) -> Confirmers:
    """Who may decide: a second officer, rather one without a part in the entry; where there is none, two members.

    The one who wrote what a member objects to never decides about the objection.
    """
    free = [m for m in roster.people if m.speakers and not is_concerned(m, correction, entry, roster)]
    wrote = [one for one in (roster.get(entry.confirmed_by), roster.get(entry.reported_by)) if one is not None]
    apart = [m for m in free if not any(same_person(m, one) for one in wrote)]
    if correction.kind is CorrectionKind.OBJECTION:
        choices = [[m for m in apart if allowed(Action.STAND_IN_FOR_TREASURER, m.roles)]]
        members = apart
    else:
        confirmed = roster.get(entry.confirmed_by)
        others = [m for m in free if confirmed is None or not same_person(m, confirmed)]
        choices = [[m for m in some if allowed(Action.DECIDE_CORRECTION, m.roles)] for some in (apart, others, free)]
        members = free
    for officers in choices:
        if officers:
            return Confirmers(people=tuple(officers), needed=1)
    return Confirmers(people=tuple(m for m in members if Role.ANGGOTA in m.roles), needed=2)


def may_object(entry: Entry, telegram_id: int, roster: Roster) -> bool:
    """Whether this account speaks for the member whose money it is, and somebody else wrote the entry down."""
    member = roster.get(entry.member_id)
    return member is not None and telegram_id in member.speakers and entry.reported_by != member.id
