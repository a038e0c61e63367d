"""Who decides about a correction: never whom it concerns, nor over a shared telephone; two members where it must be."""

import datetime as dt

import pytest

from savings.corrections import Correction, CorrectionKind, CorrectionState, deciders, may_object, proposer
from savings.groups import Group, Member, Roster
from savings.journal import Entry
from savings.roles import Role
from savings.rules import Preset, rules_of

NOW = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
RINI, JOKO, ANI, SITI, WATI, SRI = 1, 2, 3, 4, 5, 6
ROLES = {RINI: Role.BENDAHARA, JOKO: Role.KETUA, ANI: Role.SEKRETARIS}


def roster(*, without: tuple[int, ...] = (), shared: tuple[int, int] | None = None) -> Roster:
    """Six people, each with the account of that number; `without`: who holds no office; `shared`: one telephone."""
    group = Group(
        id=1,
        chat_id=-100,
        name="KSM",
        preset=Preset.KSM,
        rules=rules_of(Preset.KSM, {}),
        rules_version=1,
        state="active",
        started_at=NOW,
    )
    people = []
    for number in (RINI, JOKO, ANI, SITI, WATI, SRI):
        roles = {Role.ANGGOTA} | ({ROLES[number]} if number in ROLES and number not in without else set())
        accounts = {number} | (set(shared) if shared is not None and number in shared else set())
        people.append(
            Member(
                id=number,
                group_id=1,
                name=f"Bu {number}",
                joined_on=NOW.date(),
                roles=frozenset(roles),
                speakers=frozenset(accounts),
            )
        )
    return Roster(group=group, everyone=tuple(people))


def entry(*, member: int | None = SITI, reported: int | None = SITI, confirmed: int | None = RINI) -> Entry:
    """A deposit of Rp20.000."""
    return Entry(
        id=1,
        group_id=1,
        number=1,
        kind="deposit",
        date=NOW.date(),
        recorded_at=NOW,
        amount=20_000,
        postings=(),
        text="",
        member_id=member,
        claim_id=None,
        reported_by=reported,
        confirmed_by=confirmed,
        reverses=None,
        replaces=None,
        reversed_by=None,
        replaced_by=None,
        hash="",
    )


def proposal(by: int, kind: CorrectionKind = CorrectionKind.CORRECTION) -> Correction:
    """By the person of this number, over their own account."""
    return Correction(
        id=1,
        group_id=1,
        entry_id=1,
        kind=kind,
        new_amount=None,
        new_savings=None,
        reason="dobel",
        proposer_id=by,
        proposed_by=by,
        first_approver=None,
        state=CorrectionState.WAITING,
        created_at=NOW,
        decided_at=None,
        decider_id=None,
        decided_by=None,
        reversal_id=None,
        new_entry_id=None,
    )


def who(people: Roster, correction: Correction, old: Entry) -> tuple[set[int], int]:
    found = deciders(correction, old, people)
    return {member.id for member in found.people}, found.needed


@pytest.mark.parametrize(
    ("by", "without", "old", "expected"),
    [
        pytest.param(SITI, (), entry(), ({JOKO, ANI}, 1), id="not who confirmed it, where others are there"),
        pytest.param(RINI, (), entry(), ({JOKO, ANI}, 1), id="not who proposed it"),
        pytest.param(JOKO, (), entry(), ({ANI}, 1), id="one is left"),
        pytest.param(JOKO, (), entry(member=ANI, reported=ANI), ({RINI}, 1), id="who confirmed it, where nobody else"),
        pytest.param(SITI, (JOKO, ANI), entry(), ({RINI}, 1), id="the only officer, though she confirmed it"),
        pytest.param(RINI, (JOKO, ANI), entry(), ({JOKO, ANI, WATI, SRI}, 2), id="two members, no second officer"),
        pytest.param(RINI, (), entry(member=None, reported=RINI, confirmed=JOKO), ({ANI}, 1), id="the group's own"),
        pytest.param(RINI, (JOKO,), entry(member=None, reported=RINI, confirmed=ANI), ({ANI}, 1), id="only one left"),
    ],
)
def test_a_second_person_decides(by: int, without: tuple[int, ...], old: Entry, expected: tuple[set[int], int]) -> None:
    assert who(roster(without=without), proposal(by), old) == expected


def test_a_shared_telephone_is_one_person() -> None:
    assert who(roster(shared=(JOKO, SITI)), proposal(RINI), entry()) == ({ANI}, 1)
    assert who(roster(shared=(RINI, ANI)), proposal(SITI), entry()) == ({JOKO}, 1)


def test_who_wrote_it_never_decides_about_an_objection() -> None:
    written = entry(reported=RINI)
    objection = proposal(SITI, CorrectionKind.OBJECTION)
    assert who(roster(), objection, written) == ({JOKO, ANI}, 1)
    assert who(roster(without=(JOKO, ANI)), objection, written) == ({JOKO, ANI, WATI, SRI}, 2)
    assert who(roster(shared=(RINI, JOKO)), objection, written) == ({ANI}, 1)


def test_who_may_propose() -> None:
    people = roster()
    found = {account: proposer(entry(reported=WATI), account, people) for account in (RINI, JOKO, SITI, WATI, SRI, 99)}
    assert {account: None if member is None else member.id for account, member in found.items()} == {
        RINI: RINI,
        JOKO: JOKO,
        SITI: SITI,
        WATI: WATI,
        SRI: None,
        99: None,
    }


def test_only_the_member_objects_and_not_to_her_own_words() -> None:
    people = roster()
    assert may_object(entry(reported=RINI), SITI, people)
    assert not may_object(entry(reported=RINI), WATI, people)
    assert not may_object(entry(reported=SITI), SITI, people)
    assert not may_object(entry(member=None, reported=RINI), SITI, people)
