"""What was agreed: fees, terms, and the text in which they are kept."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from savings.loans import (
    EarlyPayoff,
    Fee,
    LoanState,
    Method,
    Part,
    Period,
    percent_text,
    read_percent,
    round_half_up,
    terms_by_rules,
)
from savings.rules import Preset, rules_of
from tests.savings.lending import loan, terms, uppks


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [("0", 0), ("0.49", 0), ("0.5", 1), ("1.5", 2), ("2.5", 3), ("208333.3333", 208_333), ("916666.6667", 916_667)],
)
def test_a_half_goes_up(amount: str, rounded: int) -> None:
    assert round_half_up(Fraction(amount)) == rounded


@pytest.mark.parametrize(
    "text", ["0%", "1.5%", "10%", "0.25%", "100%", "10/12%", "11/12%", "2.625%", "1/3%", "10.5/12%"]
)
def test_a_rate_is_kept_exactly(text: str) -> None:
    assert read_percent(percent_text(read_percent(text))) == read_percent(text)


def test_a_rate_is_written_as_people_write_it() -> None:
    assert percent_text(Fraction(15, 1000)) == "1.5%"
    assert percent_text(Fraction(1, 10)) == "10%"
    assert percent_text(Fraction(10, 1200)) == "5/6%"
    assert read_percent("10.5/12%") == Fraction(105, 12_000)


@pytest.mark.parametrize(
    "text", ["1.5", "", "satu%", "1%%", "1% lebih", "1/0%", "1/-2%", "1/%", "/12%", "1e999999999%", "-1%"]
)
def test_what_is_no_percentage(text: str) -> None:
    with pytest.raises(ValueError):
        read_percent(text)


@pytest.mark.parametrize(
    ("text", "fee"), [("0", 0), ("5000", 5_000), ("1%", 5_000), ("1.5%", 7_500), ("0.0001%", 1), ("1/3%", 1_667)]
)
def test_a_fee(text: str, fee: int) -> None:
    assert Fee.read(text).of(500_000) == fee
    assert str(Fee.read(text)) == text
    assert bool(Fee.read(text)) is (text != "0")


def test_what_is_kept_back_at_the_payout() -> None:
    agreed = terms(admin="1%", held="5%")
    assert (agreed.admin_fee, agreed.held_savings, agreed.paid_out) == (5_000, 25_000, 470_000)


@pytest.mark.parametrize(
    "wrong",
    [
        {"principal": 0},
        {"periods": 0},
        {"rate": Fraction(-1, 100)},
        {"multiple": 0},
        # The fees leave nothing to pay out.
        {"principal": 20_000, "admin": Fee(rupiah=15_000), "held": Fee(share=Fraction(1, 4))},
        # UPPKS is twelve weekly payments, and never something else.
        {"method": Method.UPPKS},
        {"order": (Part.INTEREST, Part.PRINCIPAL)},
    ],
)
def test_terms_that_are_none(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        replace(terms(), **wrong)


def test_terms_follow_the_rules_of_the_group() -> None:
    agreed = {
        "metode": "menurun",
        "jasa": "10/12%",
        "angsuran": "2 mingguan",
        "pembulatan": "500",
        "urutan bayar": "jasa pokok denda",
        "pelunasan": "semua jasa",
        "denda angsuran": "1%",
        "admin": "5000",
        "simpanan ditahan": "5%",
    }
    made = terms_by_rules(rules_of(Preset.KSM, agreed), principal=500_000, periods=6)
    assert (made.method, made.principal, made.periods, made.period) == (
        Method.DECLINING,
        500_000,
        6,
        Period.FORTNIGHTLY,
    )
    assert (made.rate, made.multiple) == (Fraction(1, 120), 500)
    assert made.order == (Part.INTEREST, Part.PRINCIPAL, Part.PENALTY)
    assert made.early_payoff is EarlyPayoff.ALL
    assert (str(made.penalty), str(made.admin), str(made.held)) == ("1%", "5000", "5%")


def test_uppks_is_twelve_weeks_whatever_is_asked() -> None:
    made = terms_by_rules(rules_of(Preset.KSM, {"metode": "uppks"}), principal=500_000, periods=5)
    assert (made.periods, made.period) == (12, Period.WEEKLY)


def test_who_owes_a_loan() -> None:
    assert not loan(uppks()).is_debt
    assert loan(uppks(), member_id=None).is_debt


def test_an_open_loan_is_asked_approved_or_active() -> None:
    still = {state for state in LoanState if replace(loan(terms()), state=state).open}
    assert still == {LoanState.ASKED, LoanState.APPROVED, LoanState.ACTIVE}
