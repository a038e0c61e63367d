"""How people write amounts, row by row, and round trips against an independent speller of Indonesian numbers."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from savings.amounts import AmbiguousAmount, AmountError, in_scale_of, parse_amount
from savings.money import LARGEST_AMOUNT, Rupiah

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "amounts.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]

amounts = st.integers(min_value=1, max_value=999_999_999_999)


def readings(text: str) -> tuple[Rupiah, ...]:
    """All that a text can mean."""
    amount = parse_amount(text)
    return amount.readings if isinstance(amount, AmbiguousAmount) else (amount,)


def described(text: str) -> str:
    """The outcome in the notation of the table."""
    try:
        return "/".join(map(str, readings(text)))
    except AmountError as error:
        return type(error).__name__


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_table(text: str, expected: str) -> None:
    assert described(text) == expected


def test_the_table_is_generous() -> None:
    assert len(ROWS) >= 150
    assert len({text for text, _ in ROWS}) == len(ROWS)


@given(amounts)
def test_spelt_out(amount: int) -> None:
    assert amount in readings(num2words(amount, lang="id"))


@given(st.integers(min_value=1000, max_value=999_999))
def test_spelt_out_below_a_million_is_exact(amount: int) -> None:
    assert readings(num2words(amount, lang="id")) == (amount,)


@given(amounts)
def test_spelt_out_in_one_word(amount: int) -> None:
    """Phones' keyboards swallow spaces."""
    spelt = num2words(amount, lang="id").replace(" puluh", "puluh").replace(" ratus", "ratus").replace(" ribu", "ribu")
    assert amount in readings(spelt)


@given(st.integers(min_value=1000, max_value=LARGEST_AMOUNT))
def test_thousands_marks(amount: int) -> None:
    with_commas = f"{amount:,}"
    with_points = with_commas.replace(",", ".")
    for text in (str(amount), with_commas, with_points, f"Rp{with_points}", f"Rp {with_points},-", f"{with_points},00"):
        assert readings(text) == (amount,)


@given(st.integers(min_value=1, max_value=9999))
def test_thousands_in_short(thousands: int) -> None:
    for unit in ("rb", " rb", "k", "ribu", " ribu", "RB", "rbu"):
        assert readings(f"{thousands}{unit}") == (thousands * 1000,)


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=1, max_value=99))
def test_decimals_of_millions(whole: int, hundredths: int) -> None:
    for mark in ",.":
        assert readings(f"{whole}{mark}{hundredths:02}jt") == (whole * 1_000_000 + hundredths * 10_000,)


@given(st.integers(min_value=1, max_value=999))
def test_small_numbers_are_never_guessed(number: int) -> None:
    assert readings(str(number)) == (number, number * 1000)
    assert readings(num2words(number, lang="id")) == (number, number * 1000)


@given(st.text(max_size=80))
def test_any_text_is_an_amount_or_an_amount_error(text: str) -> None:
    try:
        amount = parse_amount(text)
    except AmountError as error:
        assert isinstance(error.token, str)
    else:
        for reading in amount.readings if isinstance(amount, AmbiguousAmount) else (amount,):
            assert 0 < reading <= LARGEST_AMOUNT


@given(st.text(alphabet="0123456789.,- rpbkjtmu", max_size=20))
def test_near_amounts_stay_in_range(text: str) -> None:
    try:
        found = readings(text)
    except AmountError:
        return
    assert all(0 < reading <= LARGEST_AMOUNT for reading in found)


def test_errors_carry_the_token() -> None:
    for text in ("25.00", "-20rb", "0", "99999999jt"):
        with pytest.raises(AmountError) as caught:
            parse_amount(text)
        assert caught.value.token == text


def test_ambiguous_amounts_carry_the_token() -> None:
    assert parse_amount("cepek") == AmbiguousAmount(token="cepek", readings=(100, 100_000))


@pytest.mark.parametrize(
    ("text", "like", "expected"),
    [
        ("30", 20_000, 30_000),
        ("30", 20, 30),
        ("500", 20_000, 500_000),
        ("30rb", 20, 30_000),
        ("1.500rb", 1_200_000, 1_500_000),
        ("1.500rb", 2_000, 1_500),
        ("sejuta dua ratus", 1_300_000, 1_200_000),
    ],
)
def test_the_receipt_decides_the_scale(text: str, like: int, expected: int) -> None:
    assert in_scale_of(parse_amount(text), like) == expected
