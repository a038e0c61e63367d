"""What people write about a person, as tables: what stands in the register afterwards, and what is refused."""

import pytest

from savings.details import (
    BadDetail,
    Detail,
    Introduction,
    distinct,
    read_detail,
    read_introduction,
    same_name,
    sex_of,
    tidy_name,
)

THIS_YEAR = 2026

NAMES = [
    ("bu siti", "Bu Siti"),
    ("IBU SITI AMINAH", "Bu Siti Aminah"),
    ("  Siti   Aminah ", "Siti Aminah"),
    ("🌸 Siti 🌸", "Siti"),
    ("bapak joko", "Pak Joko"),
    ("Mbak Merli", "Mbak Merli"),
    ("Nur'aini", "Nur'aini"),
    ("K.H. Ahmad", "K.H. Ahmad"),
    ("Bu Siti 2", "Bu Siti 2"),
    ("Bu Siti (Warung)", "Bu Siti Warung"),
    ("siti_aminah", "Siti Aminah"),
    ("=HYPERLINK", "Hyperlink"),
]

NO_NAMES = ["", "🌸", "a", "12345", "bu", "bendahara", "pak ketua", "setor 20rb", "hadir", "Siti 20rb", "x" * 41]

INTRODUCTIONS = [
    ("Bu Siti P 1985 RT 02", Introduction(name="Bu Siti", sex="P", birth_year=1985, rt_rw="RT 02")),
    ("1985 p siti", Introduction(name="Siti", sex="P", birth_year=1985)),
    ("pak darmo l 1960 rt 3/5", Introduction(name="Pak Darmo", sex="L", birth_year=1960, rt_rw="RT 03/RW 05")),
    ("Mbah Karto", Introduction(name="Mbah Karto")),
    ("Dewi perempuan", Introduction(name="Dewi", sex="P")),
    ("- Budi (L)", Introduction(name="Budi", sex="L")),
    ("Bu Sri RT 2 RW 3", Introduction(name="Bu Sri", sex="P", rt_rw="RT 02/RW 03")),
    ("Suparman 02/05 L", Introduction(name="Suparman", sex="L", rt_rw="RT 02/RW 05")),
    ("Lilik P", Introduction(name="Lilik", sex="P")),
    ("+62 812 3456 789 Bu Asih", Introduction(name="Bu Asih", sex="P", phone="08123456789")),
    (
        "1. Bu Yem, P, lahir 1970, RT 02/RW 05, 0812-3456-7890",
        Introduction(name="Bu Yem", sex="P", birth_year=1970, rt_rw="RT 02/RW 05", phone="081234567890"),
    ),
]

DETAILS = [
    (Detail.SEX, "perempuan", "P"),
    (Detail.SEX, "L", "L"),
    (Detail.SEX, "laki-laki", "L"),
    (Detail.BIRTH_YEAR, "1985", 1985),
    (Detail.BIRTH_YEAR, "12 Mei 1985", 1985),
    (Detail.BIRTH_YEAR, "umur 41", 1985),
    (Detail.BIRTH_YEAR, "41 tahun", 1985),
    (Detail.BIRTH_YEAR, "2016", 2016),
    (Detail.BIRTH_YEAR, "1920", 1920),
    (Detail.RT_RW, "2/5", "RT 02/RW 05"),
    (Detail.RT_RW, "rt 2 rw 5", "RT 02/RW 05"),
    (Detail.RT_RW, "RT 02, RW 05", "RT 02/RW 05"),
    (Detail.RT_RW, "rt02", "RT 02"),
    (Detail.RT_RW, "2", "RT 02"),
    (Detail.PHONE, "0812 3456 7890", "081234567890"),
    (Detail.PHONE, "+62 812-3456-7890", "081234567890"),
    (Detail.PHONE, "6281234567890", "081234567890"),
    (Detail.HOUSEHOLD, " Pak  Karto ", "Pak Karto"),
    (Detail.OCCUPATION, "pedagang gorengan", "pedagang gorengan"),
]

BAD_DETAILS = [
    (Detail.SEX, "x"),
    (Detail.BIRTH_YEAR, "12"),
    (Detail.BIRTH_YEAR, "1919"),
    (Detail.BIRTH_YEAR, "2017"),
    (Detail.BIRTH_YEAR, "1985 atau 1986"),
    (Detail.RT_RW, "rt dua"),
    (Detail.RT_RW, "0/0"),
    (Detail.PHONE, "123"),
    (Detail.PHONE, "saya tidak punya"),
    (Detail.HOUSEHOLD, "123"),
    (Detail.OCCUPATION, "/start"),
    (Detail.OCCUPATION, "x" * 61),
]

SAME = [
    ("Siti", "Bu Siti", True),
    ("bu siti", "Bu Siti", True),
    ("Ibu Siti", "Bu Siti", True),
    ("Karto", "Mbah Karto", True),
    ("Bu Yani", "Pak Yani", False),
    ("Bu Siti", "Mbak Siti", False),
    ("Bu Siti", "Bu Siti Aminah", False),
]


@pytest.mark.parametrize(("written", "expected"), NAMES)
def test_names_are_tidied(written: str, expected: str) -> None:
    """As if one hand had written them."""
    assert tidy_name(written) == expected


@pytest.mark.parametrize("written", NO_NAMES)
def test_what_is_no_name_is_refused(written: str) -> None:
    """Titles, numbers and sentences are nobody's name."""
    with pytest.raises(BadDetail):
        tidy_name(written)


@pytest.mark.parametrize(("line", "expected"), INTRODUCTIONS)
def test_introductions_are_read_in_any_order(line: str, expected: Introduction) -> None:
    """A name, and what else was said."""
    assert read_introduction(line, THIS_YEAR) == expected


@pytest.mark.parametrize("line", ["Bu Siti L", "Pak Dul L 2024", "Bu Siti 1985 1990", "P 1985", "12345", "Budi L P"])
def test_introductions_that_contradict_are_refused(line: str) -> None:
    """Better to ask than to write down a guess."""
    with pytest.raises(BadDetail):
        read_introduction(line, THIS_YEAR)


@pytest.mark.parametrize(("detail", "written", "expected"), DETAILS)
def test_details_are_read(detail: Detail, written: str, expected: str | int) -> None:
    """In the register's own form."""
    assert read_detail(detail, written, THIS_YEAR) == expected


@pytest.mark.parametrize(("detail", "written"), BAD_DETAILS)
def test_bad_details_are_refused(detail: Detail, written: str) -> None:
    """With which detail it was."""
    with pytest.raises(BadDetail) as caught:
        read_detail(detail, written, THIS_YEAR)
    assert caught.value.detail is detail


@pytest.mark.parametrize(("one", "other", "same"), SAME)
def test_names_that_a_sentence_could_not_tell_apart(one: str, other: str, same: bool) -> None:
    """Either way round."""
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_a_taken_name_gets_a_number() -> None:
    """The lowest that is free."""
    assert distinct("Bu Siti", ["Siti", "Bu Siti 2"]) == "Bu Siti 3"
    assert distinct("Bu Siti", ["Bu Rini"]) == "Bu Siti"


def test_the_form_of_address_tells_the_sex_where_it_can() -> None:
    """Mbah and Kak are said to both."""
    assert [sex_of(name) for name in ("Bu Siti", "Mas Budi", "Mbah Karto", "Siti")] == ["P", "L", None, None]
