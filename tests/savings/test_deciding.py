"""Who decides about a loan and who pays it out; how votes are counted, and when a vote is over."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from savings.claims import same_person
from savings.deciding import Seats, Stage, Tally, Vote, payers, seats, tally, voters
from savings.groups import Group, Member, Roster
from savings.loans import Loan, LoanState, Method, Period, Terms
from savings.roles import Role
from savings.rules import Preset, rules_of

NOW = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 21)
GROUP = Group(
    id=1,
    chat_id=-1,
    name="KSM Laris Jaya",
    preset=Preset.KSM,
    rules=rules_of(Preset.KSM, {}),
    rules_version=1,
    state="active",
    started_at=NOW,
)
OFFICES = {"k": Role.KETUA, "s": Role.SEKRETARIS, "b": Role.BENDAHARA}


def group(*people: str) -> Roster:
    """A group in short: `joko:k` is Joko the ketua, `rini:kb` both, `sri@siti` shares Siti's telephone, `karto-` has
    none. Ids count from 1 in this order, and so do the accounts."""
    names = [one.partition(":")[0].partition("@")[0].rstrip("-") for one in people]
    members = []
    for number, (name, one) in enumerate(zip(names, people, strict=True), start=1):
        whole, _, offices = one.partition(":")
        _, _, owner = whole.partition("@")
        account = names.index(owner) + 1 if owner else number
        members.append(
            Member(
                id=number,
                group_id=1,
                name=name,
                joined_on=DAY,
                roles=frozenset({Role.ANGGOTA, *(OFFICES[letter] for letter in offices)}),
                speakers=frozenset() if whole.endswith("-") else frozenset({account}),
            )
        )
    return Roster(group=GROUP, everyone=tuple(members))


def loan(roster: Roster, borrower: str, *, asked_by: str | None = None) -> Loan:
    """What this member asks for, by the own telephone or by somebody else's."""
    member = named(roster, borrower)
    asker = member if asked_by is None else named(roster, asked_by)
    return Loan(
        id=1,
        number=1,
        group_id=1,
        member_id=member.id,
        terms=Terms(method=Method.FLAT, principal=500_000, periods=10, rate=Fraction(3, 200), period=Period.MONTHLY),
        chat_id=-1,
        message_id=1,
        item=0,
        asked_by=next(iter(asker.speakers)),
        asked_member=asker.id,
        asked_on=DAY,
        state=LoanState.ASKED,
        created_at=NOW,
    )


def named(roster: Roster, name: str) -> Member:
    return next(member for member in roster.everyone if member.name == name)


def says(roster: Roster, name: str, *, yes: bool = True) -> Vote:
    member = named(roster, name)
    account = next(iter(member.speakers), 0)
    return Vote(loan_id=1, stage=Stage.DECISION, member_id=member.id, telegram_id=account, yes=yes, voted_at=NOW)


def shown(members: Sequence[Member]) -> str:
    return " ".join(member.name for member in members)


OFFICERS = ("joko:k", "ani:s", "rini:b")


@pytest.mark.parametrize(
    ("people", "borrower", "asker", "first", "second"),
    [
        # Ketua and bendahara.
        ((*OFFICERS, "siti", "wati"), "siti", None, "joko", "rini"),
        # Of those who are concerned the sekretaris takes the seat.
        ((*OFFICERS, "siti", "wati"), "joko", None, "ani", "rini"),
        ((*OFFICERS, "siti", "wati"), "rini", None, "joko", "ani"),
        ((*OFFICERS, "siti", "wati"), "ani", None, "joko", "rini"),
        # Who asked on behalf of somebody else does not decide, too.
        ((*OFFICERS, "siti", "karto-"), "karto", "rini", "joko", "ani"),
        ((*OFFICERS, "siti", "karto-"), "karto", "siti", "joko", "rini"),
        # Nor who shares a telephone with the borrower, or with the asker.
        (("joko@siti:k", "ani:s", "rini:b", "siti"), "siti", None, "ani", "rini"),
        (("joko@wati:k", "ani:s", "rini:b", "wati", "karto-"), "karto", "wati", "ani", "rini"),
        # A seat that nobody holds, or somebody without a telephone.
        (("ani:s", "rini:b", "siti"), "siti", None, "ani", "rini"),
        (("joko:k", "ani:s", "siti"), "siti", None, "joko", "ani"),
        (("joko-:k", "ani:s", "rini:b", "siti"), "siti", None, "ani", "rini"),
        # One person in two offices, and two officers with one telephone, are one.
        (("rini:kb", "ani:s", "siti"), "siti", None, "rini", "ani"),
        (("joko@rini:k", "ani:s", "rini:b", "siti"), "siti", None, "joko", "ani"),
        # Where no second officer is left, any other member.
        (("rini:b", "siti", "wati", "sri"), "siti", None, "wati sri", "rini"),
        (("joko:k", "siti", "wati"), "siti", None, "joko", "wati"),
        (("rini:ksb", "siti", "wati"), "siti", None, "rini", "wati"),
        (("ani:s", "siti", "wati"), "siti", None, "ani", "wati"),
        (("siti", "wati", "sri", "tini"), "siti", None, "wati sri tini", "wati sri tini"),
        # Two people of one seat.
        (("joko:k", "dul:k", "rini:b", "siti"), "siti", None, "joko dul", "rini"),
        # Nobody alone.
        (("rini:b", "siti"), "siti", None, "", ""),
        (("siti", "wati", "sri@wati"), "siti", None, "", ""),
    ],
)
def test_two_different_people_decide(
    people: tuple[str, ...], borrower: str, asker: str | None, first: str, second: str
) -> None:
    roster = group(*people)
    found = seats(loan(roster, borrower, asked_by=asker), roster)
    assert (shown(found.first), shown(found.second)) == (first, second)


def test_a_seat_waits_until_its_own_word_is_there() -> None:
    roster = group(*OFFICERS, "siti")
    found = seats(loan(roster, "siti"), roster)
    assert [shown(seat) for seat in found.missing([])] == ["joko", "rini"]
    assert [shown(seat) for seat in found.missing([1])] == ["rini"]
    assert [shown(seat) for seat in found.missing([3])] == ["joko"]
    assert found.filled([3, 1])
    # The sekretaris has no seat here, so her word fills none; nor does one that was given twice.
    assert not found.filled([2, 1])
    assert not found.filled([1, 1])
    assert found.speaking(1) == named(roster, "joko")
    assert found.speaking(1, agreed=[1]) is None
    assert found.speaking(2) is None


def test_any_two_members_decide_where_there_is_no_officer() -> None:
    roster = group("siti", "wati", "sri", "tini@sri")
    found = seats(loan(roster, "siti"), roster)
    assert [shown(seat) for seat in found.missing([3])] == ["wati"]
    assert not found.filled([3, 4])
    assert found.filled([2, 4])


def test_nobody_fills_a_seat_that_nobody_may_take() -> None:
    assert not Seats().filled([])
    assert not Seats().filled([1, 2])
    assert Seats().missing([]) == ()


@given(
    st.lists(st.sampled_from(["", "k", "s", "b", "ks", "kb", "sb", "ksb"]), min_size=2, max_size=6),
    st.lists(st.integers(min_value=0, max_value=5), min_size=6, max_size=6),
    st.integers(min_value=0, max_value=5),
    st.sets(st.integers(min_value=1, max_value=6)),
)
def test_one_person_alone_never_decides(offices: list[str], phones: list[int], who: int, agreed: set[int]) -> None:
    count = len(offices)
    people = [f"m{index}@m{phones[index] % count}:{offices[index]}".rstrip(":") for index in range(count)]
    roster = group(*people)
    asked = loan(roster, f"m{who % count}")
    found = seats(asked, roster)
    borrower = roster[asked.member_id or 0]
    assert not any(same_person(member, borrower) for member in found.people)
    if found.filled(agreed):
        words = [member for member in found.people if member.id in agreed]
        assert any(not same_person(one, other) for one in words for other in words)
    # Every seat that waits can be filled: nobody's word leads into a dead end.
    for member in found.people:
        assert found.filled([member.id]) is False
        assert all(seat for seat in found.missing([member.id]))


# --- musyawarah --------------------------------------------------------------------------------------------------


def test_everybody_with_a_telephone_but_the_borrower_votes() -> None:
    roster = group(*OFFICERS, "siti", "wati", "sri@siti", "karto-")
    assert shown(voters(loan(roster, "siti"), roster)) == "joko ani rini wati"


def test_the_quorum_is_taken_of_all_members() -> None:
    roster = group(*OFFICERS, "siti", "wati", "sri", "karto-", "darmi")
    votes = [says(roster, name) for name in ("joko", "ani", "rini", "wati")] + [says(roster, "sri", yes=False)]
    found = tally(loan(roster, "siti"), roster, votes)
    assert found == Tally(members=8, yes=4, no=1, open=1)
    assert (found.voted, found.quorum, found.result) == (5, 5, LoanState.APPROVED)
    assert found.over


@pytest.mark.parametrize(("members", "quorum"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (8, 5), (20, 11), (41, 21)])
def test_the_quorum_is_more_than_half(members: int, quorum: int) -> None:
    assert Tally(members=members, yes=0, no=0, open=0).quorum == quorum


@pytest.mark.parametrize(
    ("members", "yes", "no", "still_open", "over", "result"),
    [
        (8, 0, 0, 7, False, LoanState.LAPSED),
        (8, 4, 0, 3, False, LoanState.LAPSED),  # all agree, but too few have spoken
        (8, 5, 0, 2, True, LoanState.APPROVED),
        (8, 3, 2, 2, False, LoanState.APPROVED),
        (8, 4, 2, 1, True, LoanState.APPROVED),
        (8, 3, 3, 1, False, LoanState.REJECTED),  # the last one decides
        (8, 3, 3, 0, True, LoanState.REJECTED),  # a tie lends nothing
        (8, 2, 3, 1, True, LoanState.REJECTED),  # at best a tie
        (8, 1, 4, 2, True, LoanState.REJECTED),
        (8, 4, 0, 0, True, LoanState.LAPSED),  # all who may have voted, and they are too few
        (8, 0, 0, 0, True, LoanState.LAPSED),
    ],
)
def test_a_vote_ends_when_nothing_can_change_it(
    members: int, yes: int, no: int, still_open: int, over: bool, result: LoanState
) -> None:
    found = Tally(members=members, yes=yes, no=no, open=still_open)
    assert (found.over, found.result) == (over, result)


@given(
    st.integers(min_value=1, max_value=40),
    st.integers(min_value=0, max_value=20),
    st.integers(min_value=0, max_value=20),
    st.integers(min_value=0, max_value=20),
)
def test_what_ended_early_would_not_have_ended_otherwise(members: int, yes: int, no: int, still_open: int) -> None:
    now = Tally(members=members, yes=yes, no=no, open=still_open)
    if now.over:
        later = [
            Tally(members=members, yes=yes + more, no=no + other, open=still_open - more - other)
            for more in range(still_open + 1)
            for other in range(still_open + 1 - more)
        ]
        assert {one.result for one in later} == {now.result}


def test_one_telephone_has_one_voice() -> None:
    roster = group(*OFFICERS, "siti", "wati", "sri@wati")
    asked = loan(roster, "siti")
    assert tally(asked, roster, []).open == 4
    found = tally(asked, roster, [says(roster, "sri", yes=False)])
    assert (found.yes, found.no, found.open) == (0, 1, 3)
    # Two who came to share a telephone after both had voted.
    both = tally(asked, roster, [says(roster, "wati"), says(roster, "sri", yes=False)])
    assert (both.voted, both.open) == (1, 3)


def test_a_vote_of_the_borrower_does_not_count() -> None:
    roster = group(*OFFICERS, "siti", "wati")
    found = tally(loan(roster, "siti"), roster, [says(roster, "siti")])
    assert found.voted == 0


def test_a_vote_says_whether_enough_can_take_part() -> None:
    roster = group("siti", "wati", "karto-", "darmi-")
    assert not tally(loan(roster, "siti"), roster, []).reachable
    roster = group("siti", "wati", "karto", "darmi-")
    assert not tally(loan(roster, "siti"), roster, []).reachable
    roster = group("siti", "wati", "karto", "darmi")
    assert tally(loan(roster, "siti"), roster, []).reachable


# --- the payout --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("people", "borrower", "expected", "needed"),
    [
        ((*OFFICERS, "siti"), "siti", "rini", 1),
        ((*OFFICERS, "siti"), "rini", "joko ani", 1),
        ((*OFFICERS, "siti"), "joko", "rini", 1),
        (("joko:k", "ani:s", "rini@siti:b", "siti"), "siti", "joko ani", 1),
        (("joko:k", "siti"), "siti", "joko", 1),
        (("rini:b", "siti", "wati", "karto-"), "rini", "siti wati", 2),
        (("siti", "wati", "sri"), "siti", "wati sri", 2),
    ],
)
def test_who_pays_out(people: tuple[str, ...], borrower: str, expected: str, needed: int) -> None:
    roster = group(*people)
    found = payers(loan(roster, borrower), roster)
    assert (shown(found.people), found.needed) == (expected, needed)


def test_the_treasurer_pays_out_what_was_asked_by_her_telephone() -> None:
    roster = group(*OFFICERS, "karto-")
    assert shown(payers(loan(roster, "karto", asked_by="rini"), roster).people) == "rini"
