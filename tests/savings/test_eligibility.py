"""Who may borrow, and how much: each rule alone, switched off, and all of them together."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from savings.eligibility import Applicant, Reason, Refusal, allowed_periods, largest, refusals
from savings.loans import terms_by_rules
from savings.money import LARGEST_AMOUNT
from savings.rules import NO, Preset, Rules, rules_of

SOUND = Applicant(
    savings=200_000, outstanding=0, arrears=0, loans_before=1, months_saved_in_a_row=6, cash=3_000_000, members=6
)
"""Who may borrow by every preset."""
OPEN = {"tunggakan": NO, "satu pinjaman": NO, "kas cukup": NO}
"""Every rule about borrowers switched off."""


def ksm(**changes: str) -> Rules:
    """The rules of a KSM, `_` in a name standing for a space."""
    return rules_of(Preset.KSM, {key.replace("_", " "): value for key, value in changes.items()})


def only(rules: Rules, applicant: Applicant, principal: int, periods: int = 10) -> Refusal:
    (refusal,) = refusals(rules, applicant, principal, periods)
    return refusal


@pytest.mark.parametrize(
    ("changes", "facts", "principal", "reason", "most", "limit", "lacking"),
    [
        ({}, {"arrears": 57_500}, 500_000, Reason.ARREARS, None, 0, 57_500),
        ({}, {"given_up": 575_000}, 500_000, Reason.GIVEN_UP, None, 0, 575_000),
        ({}, {"open_loans": 1, "outstanding": 300_000}, 500_000, Reason.OPEN_LOAN, None, 1, 300_000),
        ({"anggota_minimal": "7"}, {}, 500_000, Reason.MEMBERS, None, 7, 1),
        ({"rajin_menabung": "8"}, {}, 500_000, Reason.SAVING_MONTHS, None, 8, 2),
        (
            {"pinjaman_pertama": "500000"},
            {"loans_before": 0},
            600_000,
            Reason.FIRST_LOAN,
            500_000,
            500_000,
            100_000,
        ),
        ({"batas_pinjaman": "2000000"}, {}, 2_000_001, Reason.CEILING, 2_000_000, 2_000_000, 1),
        (
            {"batas_pinjaman": "2000000", "satu_pinjaman": NO},
            {"outstanding": 500_000, "open_loans": 1},
            1_600_000,
            Reason.CEILING,
            1_500_000,
            1_500_000,
            100_000,
        ),
        ({"kali_simpanan": "3"}, {}, 700_000, Reason.SAVINGS, 600_000, 600_000, 33_334),
        (
            {"kali_simpanan": "3", "satu_pinjaman": NO},
            {"outstanding": 550_000, "open_loans": 1},
            500_000,
            Reason.SAVINGS,
            50_000,
            50_000,
            150_000,
        ),
        ({}, {"cash": 400_000}, 500_000, Reason.CASH, 400_000, 400_000, 100_000),
        ({}, {"cash": 0}, 500_000, Reason.CASH, None, 0, 500_000),
        # Of what is kept back nothing leaves the box: 500.000 - 25.000 - 10.000 = 465.000.
        (
            {"simpanan_ditahan": "5%", "admin": "10000"},
            {"cash": 465_000},
            500_001,
            Reason.CASH,
            500_000,
            500_000,
            1,
        ),
        ({"admin": "50000"}, {}, 50_000, Reason.DEDUCTIONS, 3_050_000, 50_000, 0),
        ({"admin": "50000"}, {}, 20_000, Reason.DEDUCTIONS, 3_050_000, 50_000, 30_000),
    ],
)
def test_each_rule_refuses_alone_and_says_what_would_pass(
    changes: dict[str, str],
    facts: dict[str, int],
    principal: int,
    reason: Reason,
    most: int | None,
    limit: int,
    lacking: int,
) -> None:
    applicant = replace(SOUND, **facts)
    refusal = only(ksm(**changes), applicant, principal)
    assert (refusal.reason, refusal.largest, refusal.limit, refusal.lacking) == (reason, most, limit, lacking)


@pytest.mark.parametrize(
    ("key", "off", "facts"),
    [
        ("tunggakan", NO, {"arrears": 57_500}),
        ("satu pinjaman", NO, {"open_loans": 1, "outstanding": 300_000}),
        ("anggota minimal", "0", {"members": 1}),
        ("rajin menabung", "0", {"months_saved_in_a_row": 0}),
        ("pinjaman pertama", "0", {"loans_before": 0}),
        ("batas pinjaman", "0", {}),
        ("kali simpanan", "0", {"savings": 0}),
        ("kas cukup", NO, {"cash": 0}),
    ],
)
def test_each_rule_can_be_switched_off(key: str, off: str, facts: dict[str, int]) -> None:
    strict = {
        "tunggakan": "ya",
        "satu pinjaman": "ya",
        "anggota minimal": "5",
        "rajin menabung": "3",
        "pinjaman pertama": "400000",
        "batas pinjaman": "400000",
        "kali simpanan": "1",
        "kas cukup": "ya",
    }
    applicant = replace(SOUND, **facts)
    alone = rules_of(Preset.KSM, OPEN | {key: strict[key]})
    assert len(refusals(alone, applicant, 500_000, 10)) == 1
    assert refusals(rules_of(Preset.KSM, OPEN | {key: off}), applicant, 500_000, 10) == ()


@pytest.mark.parametrize(
    ("changes", "periods", "reason", "allowed", "lacking"),
    [
        ({"lama_minimal": "3"}, 2, Reason.TOO_SHORT, (3, 12), 1),
        ({}, 15, Reason.TOO_LONG, (1, 12), 3),
        ({"metode": "uppks"}, 10, Reason.TOO_SHORT, (12, 12), 2),
        ({"metode": "uppks", "lama": "6"}, 13, Reason.TOO_LONG, (12, 12), 1),
        # Two rules that contradict: nobody is shut out by that.
        ({"lama": "6", "lama_minimal": "9"}, 7, Reason.TOO_LONG, (6, 6), 1),
    ],
)
def test_a_length_outside_the_rules_names_the_allowed_range(
    changes: dict[str, str], periods: int, reason: Reason, allowed: tuple[int, int], lacking: int
) -> None:
    refusal = only(ksm(**changes), SOUND, 500_000, periods)
    assert (refusal.reason, refusal.allowed, refusal.lacking) == (reason, allowed, lacking)
    assert refusal.largest == 3_000_000  # another length passes with this much
    assert refusal.reason.about_length and not refusal.reason.about_amount
    assert allowed_periods(ksm(**changes)) == allowed


def test_the_lengths_at_both_ends_pass() -> None:
    rules = ksm(lama="12", lama_minimal="3")
    assert refusals(rules, SOUND, 500_000, 3) == refusals(rules, SOUND, 500_000, 12) == ()


def test_refusals_come_in_the_order_of_telling() -> None:
    rules = rules_of(Preset.UPK, {"kali simpanan": "3", "admin": "900000"})
    beginner = Applicant(arrears=1, open_loans=1, outstanding=10_000, savings=0, cash=0, members=4)
    assert [refusal.reason for refusal in refusals(rules, beginner, 600_000, 2)] == [
        Reason.ARREARS,
        Reason.OPEN_LOAN,
        Reason.MEMBERS,
        Reason.SAVING_MONTHS,
        Reason.TOO_SHORT,
        Reason.FIRST_LOAN,
        Reason.SAVINGS,
        Reason.DEDUCTIONS,
    ]
    told = [refusal.reason for refusal in refusals(rules, replace(beginner, loans_before=1), 2_500_000, 13)]
    assert told[4:] == [Reason.TOO_LONG, Reason.CEILING, Reason.SAVINGS, Reason.CASH]
    assert [reason for reason in Reason if reason in told] == told
    assert all(refusal.largest is None for refusal in refusals(rules, beginner, 600_000, 2))


def test_the_rule_set_of_a_upk() -> None:
    rules = rules_of(Preset.UPK, {})
    beginner = replace(SOUND, loans_before=0, months_saved_in_a_row=3, members=5)
    assert largest(rules, beginner) == 500_000
    assert refusals(rules, beginner, 500_000, 10) == ()
    assert only(rules, beginner, 500_001).reason is Reason.FIRST_LOAN
    assert only(rules, replace(beginner, months_saved_in_a_row=2), 500_000).reason is Reason.SAVING_MONTHS
    assert only(rules, replace(beginner, members=4), 500_000).reason is Reason.MEMBERS
    assert largest(rules, replace(beginner, loans_before=1)) == 2_000_000
    assert (rules["jasa"], rules["metode"], allowed_periods(rules)) == ("1.5%", "flat", (3, 12))
    assert terms_by_rules(rules, principal=500_000, periods=10).held_savings == 25_000


def test_the_lowest_limit_counts_for_all() -> None:
    rules = ksm(batas_pinjaman="2000000", kali_simpanan="3")
    refused = refusals(rules, replace(SOUND, cash=450_000), 2_500_000, 10)
    assert [refusal.reason for refusal in refused] == [Reason.CEILING, Reason.SAVINGS, Reason.CASH]
    assert {refusal.largest for refusal in refused} == {450_000}


def test_who_is_refused_as_a_person_may_borrow_nothing() -> None:
    assert largest(ksm(), replace(SOUND, arrears=1)) == 0
    assert largest(ksm(admin="50000"), replace(SOUND, cash=0)) == 0


def test_without_any_limit_the_largest_sentence_is_the_limit() -> None:
    assert largest(rules_of(Preset.KSM, OPEN), Applicant()) == 100_000_000


def test_where_all_is_kept_back_no_loan_passes() -> None:
    rules = ksm(admin="100%")
    assert largest(rules, SOUND) == 0
    assert only(rules, SOUND, LARGEST_AMOUNT).reason is Reason.DEDUCTIONS


@given(
    savings=st.integers(0, 2_000_000),
    outstanding=st.integers(0, 2_000_000),
    cash=st.integers(0, 5_000_000),
    loans_before=st.integers(0, 1),
    admin=st.sampled_from(["0", "5000", "1%", "10/12%"]),
    held=st.sampled_from(["0", "10000", "5%"]),
    times=st.integers(0, 5),
)
def test_the_largest_amount_passes_and_what_is_above_it_does_not(
    savings: int, outstanding: int, cash: int, loans_before: int, admin: str, held: str, times: int
) -> None:
    rules = rules_of(
        Preset.UPK, {"admin": admin, "simpanan ditahan": held, "kali simpanan": str(times), "satu pinjaman": NO}
    )
    applicant = replace(SOUND, savings=savings, outstanding=outstanding, cash=cash, loans_before=loans_before)
    most = largest(rules, applicant)
    assert refusals(rules, applicant, most + 1, 10)
    if most:
        assert refusals(rules, applicant, most, 10) == ()
        assert terms_by_rules(rules, principal=most, periods=10).paid_out <= cash
