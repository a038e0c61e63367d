"""Accounts, postings and the hash, without any database."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from savings.errors import NotAMovement, NotWithdrawable
from savings.journal import (
    FLOOR,
    NORMAL_SIDE,
    AccountKey,
    AccountKind,
    Posting,
    bank,
    cash,
    entry_hash,
    equity,
    expense,
    expense_category,
    fund,
    income,
    postings_for,
    reverse,
    savings_of,
    text_digest,
)
from savings.money import LARGEST_AMOUNT, MoneyKind, SavingsKind


@pytest.mark.parametrize(
    ("kind", "debit", "credit"),
    [
        (MoneyKind.DEPOSIT, cash(), savings_of(4, SavingsKind.SUKARELA)),
        (MoneyKind.WITHDRAWAL, savings_of(4, SavingsKind.SUKARELA), cash()),
        (MoneyKind.EXPENSE, expense("lain"), cash()),
        (MoneyKind.FINE, cash(), income("denda")),
        (MoneyKind.SOCIAL_FUND, cash(), fund("dana_sosial")),
        (MoneyKind.CASH_TO_BANK, bank(), cash()),
        (MoneyKind.BANK_TO_CASH, cash(), bank()),
        (MoneyKind.GRANT, cash(), equity("hibah")),
    ],
)
def test_every_movement_names_its_two_accounts(kind: MoneyKind, debit: AccountKey, credit: AccountKey) -> None:
    assert postings_for(kind, 20_000, member_id=4) == (Posting(debit=debit, credit=credit, amount=20_000),)


def test_a_deposit_goes_to_the_kind_that_was_said() -> None:
    (posting,) = postings_for(MoneyKind.DEPOSIT, 5_000, savings=SavingsKind.WAJIB, member_id=4)
    assert posting.credit == savings_of(4, SavingsKind.WAJIB)


@pytest.mark.parametrize("kept", [SavingsKind.POKOK, SavingsKind.WAJIB])
def test_only_sukarela_may_be_withdrawn(kept: SavingsKind) -> None:
    with pytest.raises(NotWithdrawable) as refused:
        postings_for(MoneyKind.WITHDRAWAL, 5_000, savings=kept, member_id=4)
    assert refused.value.savings == kept


@pytest.mark.parametrize("kind", [MoneyKind.LOAN_REQUEST, MoneyKind.REPAYMENT])
def test_loans_have_no_everyday_postings(kind: MoneyKind) -> None:
    with pytest.raises(NotAMovement):
        postings_for(kind, 5_000, member_id=4)


@pytest.mark.parametrize("kind", [MoneyKind.DEPOSIT, MoneyKind.WITHDRAWAL])
def test_savings_need_a_member(kind: MoneyKind) -> None:
    with pytest.raises(ValueError, match="member"):
        postings_for(kind, 5_000)


@pytest.mark.parametrize("amount", [0, -1, LARGEST_AMOUNT + 1])
def test_an_amount_out_of_range_is_no_posting(amount: int) -> None:
    with pytest.raises(ValueError, match="rupiah"):
        postings_for(MoneyKind.GRANT, amount)


def test_a_posting_needs_two_accounts() -> None:
    with pytest.raises(ValueError, match="two accounts"):
        Posting(debit=cash(), credit=cash(), amount=1)


@pytest.mark.parametrize(
    ("note", "category"),
    [
        ("konsumsi", "konsumsi"),
        ("Beli KOPI dan gula", "konsumsi"),
        ("ongkos ke kota", "transport"),
        ("fotokopi undangan", "atk"),
        ("sewa tikar", "sewa"),
        ("", "lain"),
        ("kopiah untuk ketua", "lain"),
        ("bensin, lalu makan", "transport"),
    ],
)
def test_costs_fall_into_few_accounts(note: str, category: str) -> None:
    assert expense_category(note) == category


def test_a_reversal_mirrors_and_twice_is_the_same() -> None:
    postings = postings_for(MoneyKind.DEPOSIT, 20_000, member_id=4)
    assert reverse(postings) == (Posting(debit=savings_of(4, SavingsKind.SUKARELA), credit=cash(), amount=20_000),)
    assert reverse(reverse(postings)) == postings


def test_every_kind_of_account_has_its_side_and_floor() -> None:
    assert set(NORMAL_SIDE) == set(FLOOR) == set(AccountKind)
    assert all(FLOOR[kind] in (NORMAL_SIDE[kind], "none") for kind in AccountKind)


def test_a_balance_is_positive_on_its_own_side() -> None:
    assert cash().balance(debit=30, credit=10) == 20
    assert fund("dana_sosial").balance(debit=10, credit=30) == 20
    assert expense("atk").balance(debit=5, credit=0) == 5
    assert income("denda").balance(debit=0, credit=5) == 5


CONTENT = {
    "previous_hash": "ab",
    "group_id": 1,
    "number": 2,
    "kind": "deposit",
    "date": "2026-03-07",
    "recorded_at": 1_772_886_600_000,
    "claim_id": 3,
    "reverses_id": None,
    "replaces_id": None,
    "member_id": 4,
    "reported_by": 4,
    "confirmed_by": 5,
    "postings": [(1, "cash:kas", 2, "savings:wajib:4", 20_000)],
    "digest": text_digest("salt", "setor 20rb"),
}


def test_the_hash_never_changes_for_the_same_entry() -> None:
    """Written down once: a different value here means that every chain in the villages no longer verifies."""
    assert _hash() == "6bb414f03adf1e32403fb2e383369be4b0c130cb59f2921ff3cbf5f118b40e29"
    assert text_digest("salt", "setor 20rb") == "71d4c4ca9cc038cc5b1f573082d2a00bd54c8007088e3e3a10173a6d2510ef04"


@pytest.mark.parametrize("field", sorted(CONTENT))
def test_every_field_is_under_the_hash(field: str) -> None:
    value = CONTENT[field]
    other: object = 99
    if isinstance(value, str):
        other = value + "x"
    elif isinstance(value, list):
        other = [(1, "cash:kas", 2, "savings:wajib:4", 20_001)]
    assert _hash(**{field: other}) != _hash()


def test_a_loan_is_under_the_hash_and_older_entries_keep_theirs() -> None:
    assert _hash(loan_id=None) == _hash()
    assert len({_hash(), _hash(loan_id=1), _hash(loan_id=2)}) == 3


def _hash(**changed: object) -> str:
    return entry_hash(**(CONTENT | changed))  # type: ignore[arg-type]  # a table of mixed values


@given(st.text(), st.text())
def test_a_digest_tells_texts_apart(first: str, second: str) -> None:
    assert (text_digest("00", first) == text_digest("00", second)) is (first == second)
    assert text_digest("00", first) != text_digest("01", first)


def test_records_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        cash().name = "lain"  # type: ignore[misc]  # that is what must not work
