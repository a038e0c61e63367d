"""What is said of a loan behind a command: sums, length, rate and who, in any order."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from savings.amounts import AmbiguousAmount, ZeroAmount
from savings.loan_terms import LONGEST_TEXT, LoanWords, read_loan_terms
from savings.loans import Method
from savings.names import PersonRef

SITI = PersonRef(text="siti", name="siti")
BU_SITI = PersonRef(text="bu siti", name="siti", honorific="Bu")
HALF_A_MILLION = LoanWords(amount=500_000, periods=10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("500rb", LoanWords(amount=500_000)),
        ("500rb 10x", HALF_A_MILLION),
        ("10x 500rb", HALF_A_MILLION),
        ("500rb 10", HALF_A_MILLION),
        ("500rb, 10 kali", HALF_A_MILLION),
        ("500rb/10x", HALF_A_MILLION),
        ("lima ratus ribu sepuluh kali", HALF_A_MILLION),
        ("pinjam 500rb dicicil 10x", HALF_A_MILLION),
        ("500rb 10x berapa ya?", HALF_A_MILLION),
        ("500 10x", LoanWords(amount=AmbiguousAmount(token="500", readings=(500, 500_000)), periods=10)),
        ("10x", LoanWords(periods=10)),
        ("1jt 12 bulan 2%", LoanWords(amount=1_000_000, periods=12, period="month", rate=Fraction(2, 100))),
        ("2% 1jt 12 bulan", LoanWords(amount=1_000_000, periods=12, period="month", rate=Fraction(2, 100))),
        ("1jt setahun", LoanWords(amount=1_000_000, periods=12, period="month")),
        ("1jt setengah tahun", LoanWords(amount=1_000_000, periods=6, period="month")),
        ("1jt satu setengah tahun", LoanWords(amount=1_000_000, periods=18, period="month")),
        ("1jt 2 tahun", LoanWords(amount=1_000_000, periods=24, period="month")),
        ("1jt 20mgg", LoanWords(amount=1_000_000, periods=20, period="week")),
        ("1jt 10x mingguan", LoanWords(amount=1_000_000, periods=10, period="week")),
        ("1jt 10x 2 mingguan", LoanWords(amount=1_000_000, periods=10, period="fortnight")),
        ("1jt 10x tiap 2 minggu", LoanWords(amount=1_000_000, periods=10, period="fortnight")),
        ("1jt 10x tiap bulan", LoanWords(amount=1_000_000, periods=10, period="month")),
        ("1jt 10x perminggu", LoanWords(amount=1_000_000, periods=10, period="week")),
        ("500rb 10x untuk modal kripik", LoanWords(amount=500_000, periods=10, purpose="modal kripik")),
        ("modal kripik 500rb 10x", LoanWords(amount=500_000, periods=10, purpose="modal kripik")),
    ],
)
def test_sums_and_lengths(text: str, expected: LoanWords) -> None:
    assert read_loan_terms(text) == expected


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("1,5%", Fraction(3, 200)),
        ("1.5%", Fraction(3, 200)),
        ("1,5 %", Fraction(3, 200)),
        ("1,5 persen", Fraction(3, 200)),
        ("jasa 1,5%", Fraction(3, 200)),
        ("bunga 2 persen", Fraction(1, 50)),
        ("infak 0,75%", Fraction(3, 400)),
        ("10/12%", Fraction(1, 120)),
        ("0%", Fraction(0)),
        ("tanpa jasa", Fraction(0)),
        ("tanpa bunga", Fraction(0)),
    ],
)
def test_a_rate_is_exact(rate: str, expected: Fraction) -> None:
    assert read_loan_terms(f"500rb 10x {rate}") == LoanWords(amount=500_000, periods=10, rate=expected)


@pytest.mark.parametrize(
    ("text", "period"), [("10x 1% per bulan", "month"), ("10x 1%/minggu", "week"), ("10 bulan 1% sebulan", "month")]
)
def test_the_period_may_stand_beside_the_rate(text: str, period: str) -> None:
    words = read_loan_terms(f"1jt {text}")
    assert words is not None
    assert (words.period, words.rate) == (period, Fraction(1, 100))


@pytest.mark.parametrize("word", ["flat", "menurun", "anuitas", "uppks"])
def test_a_method_is_one_of_the_engine(word: str) -> None:
    words = read_loan_terms(f"1jt 10x {word}")
    assert words is not None
    assert words.method == Method(word).value


@pytest.mark.parametrize(
    "text", ["3jt 10x 1,5% upk", "upk 3jt 10x 1,5%", "1,5% upk 10x 3jt", "3jt dari upk, 10x, jasa 1,5%"]
)
def test_money_of_the_upk(text: str) -> None:
    assert read_loan_terms(text) == LoanWords(amount=3_000_000, periods=10, rate=Fraction(3, 200), purpose="upk")


def test_a_lender_keeps_its_whole_name() -> None:
    words = read_loan_terms("LKM Sejahtera 3jt 10x 1%")
    assert words is not None
    assert (words.purpose, words.person) == ("LKM Sejahtera", None)


@pytest.mark.parametrize(
    ("text", "person", "remaining", "paid", "start"),
    [
        ("bu siti 500rb 10x sisa 300rb mulai 10 maret", BU_SITI, 300_000, None, "10 maret"),
        ("siti 500rb 10x sudah 4x", SITI, None, 4, None),
        ("siti 500rb 10x sudah bayar 4x", SITI, None, 4, None),
        ("siti 500rb 10x sisa 6x", SITI, None, 4, None),
        ("500rb 10x bu siti mulai 10/3", BU_SITI, None, None, "10/3"),
        ("@siti 500rb 10x tgl 5", PersonRef(text="@siti", mention="siti"), None, None, "tgl 5"),
    ],
)
def test_a_loan_from_before_the_books(
    text: str, person: PersonRef, remaining: int | None, paid: int | None, start: str | None
) -> None:
    words = read_loan_terms(text)
    assert words is not None
    assert (words.amount, words.periods) == (500_000, 10)
    assert (words.person, words.remaining, words.paid) == (person, remaining, paid)
    assert (words.start.text if words.start else None) == start


def test_a_refused_sum_says_why() -> None:
    words = read_loan_terms("0 10x")
    assert words is not None
    assert words.amount is None
    assert isinstance(words.error, ZeroAmount)


@pytest.mark.parametrize(
    "text",
    [
        *("", "   ", "?", "halo", "500rb jam 7"),
        *("1jt 2jt", "500rb 10x 57.500", "500rb 10x 12x", "500rb 10x 1% 2%", "1jt 10x sisa 300rb sisa 200rb"),
        "1jt 20 minggu 1,5% per bulan",  # a rate is never converted
        "1jt 10x 12% per tahun",
        *("1jt 10x 200%", "1jt 10x sudah 12x", "1jt 10x sisa 12x", "1jt sisa 4x", "1jt 10x sudah 200rb"),
        "500rb 10x " + "ya " * LONGEST_TEXT,
    ],
)
def test_what_is_unclear_is_nothing(text: str) -> None:
    assert read_loan_terms(text) is None


_PIECES = st.sampled_from(
    (
        *("500rb", "1jt", "10x", "10 bulan", "20 minggu", "setahun", "setengah tahun", "1,5%", "10/12%", "upk", "bu"),
        *(
            "siti",
            "@siti",
            "sisa",
            "sudah",
            "mulai",
            "10 maret",
            "tiap",
            "2",
            "minggu",
            "menurun",
            "untuk",
            "modal",
            "?",
        ),
        *("0", "-5rb", "25.00", "tanpa jasa", "per", "bulan", ",", "/", "%", "besok", "belum", "nomor", "17"),
    )
)


@given(st.lists(_PIECES, max_size=12))
def test_never_raises_on_its_own_words(pieces: list[str]) -> None:
    words = read_loan_terms(" ".join(pieces))
    if words is not None:
        assert words.amount is None or words.error is None
        assert words.rate is None or 0 <= words.rate <= 1
        assert words.periods is None or words.periods > 0


@given(st.text(max_size=80))
def test_never_raises_on_any_text(text: str) -> None:
    read_loan_terms(text)
