"""What a shared phone says of its own people, by their bare names; of anybody else it is talk."""

import pytest

from savings.household_phrases import read_household

NAMES = ("Bu Siti", "Dimas")


def described(text: str, names: tuple[str, ...] = NAMES) -> str:
    """`Dimas I: ada les` for each of whom something is said; `?` is who wrote it."""
    found = read_household(text, names)
    if found is None:
        return "-"
    return ", ".join(
        f"{one.person.text if one.person else '?'} {one.status}"
        + (" to come" if one.to_come else "")
        + (f": {one.reason}" if one.reason else "")
        for one in found.said
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dimas izin", "Dimas I"),
        ("Dimas sakit", "Dimas S"),
        ("dimas izin bu, ada les", "Dimas I: ada les"),
        ("bu, dimas izin ada les", "Dimas I: ada les"),
        ("assalamualaikum bu, dimas izin", "Dimas I"),
        ("dimas tidak bisa hadir, ada ujian", "Dimas I: ada ujian"),
        ("dimas telat", "Dimas T"),
        ("dimas insyaallah hadir", "Dimas H to come"),
        ("dimas hadir bu", "Dimas H"),
        ("siti hadir", "Bu Siti H"),
        ("saya dan dimas hadir", "Bu Siti H, Dimas H"),
        ("aku karo dimas hadir bu", "Bu Siti H, Dimas H"),
        ("dimas dan saya hadir", "Bu Siti H, Dimas H"),
        ("bu siti dan dimas hadir", "Bu Siti H, Dimas H"),
        ("siti, dimas hadir", "Bu Siti H, Dimas H"),
        ("hadir saya dan dimas", "Bu Siti H, Dimas H"),
        ("kami berdua hadir", "Bu Siti H, Dimas H"),
        ("kami berdua izin, ada hajatan", "Bu Siti I: ada hajatan, Dimas I: ada hajatan"),
        ("hadir, dimas izin", "Bu Siti H, Dimas I"),
        ("hadir bu, dimas izin ada les", "Bu Siti H, Dimas I: ada les"),
        ("saya hadir, dimas izin", "Bu Siti H, Dimas I"),
        ("saya hadir dimas izin", "Bu Siti H, Dimas I"),
        ("saya hadir tapi dimas sakit", "Bu Siti H, Dimas S"),
        ("dimas izin, saya hadir", "Dimas I, Bu Siti H"),
        ("siti hadir, dimas izin", "Bu Siti H, Dimas I"),
    ],
)
def test_of_ones_own_people(text: str, expected: str) -> None:
    assert described(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/izin dimas",
        "hadir",
        "izin ada acara",
        "bu wati izin",
        "wati izin",
        "pak siti izin",
        "dimas",
        "anak saya dimas sakit",
        "dimas sakit hati",
        "dimas hadir?",
        "dimas belum hadir",
        "kata dimas hadir",
        "izin dimas sakit",  # whose leave it is, the question behind "izin" asks
        "izin, dimas sakit",
        "dimas setor 20rb",
        "hadir, dimas setor 20rb",
        "kami bertiga hadir",
        "saya dan wati hadir",
        "dimas hadir, semua hadir",
        "dimas dan",
        "dimas izin " + "ya " * 250,
    ],
)
def test_talk(text: str) -> None:
    assert described(text) == "-"


def test_of_three_the_writer_is_asked_for() -> None:
    """Who says "saya" is not known, so that the question "untuk siapa?" is left open for her."""
    assert described("saya dan dimas hadir", ("Bu Siti", "Dimas", "Mbah Karto")) == "? H, Dimas H"
    assert described("mbah karto izin", ("Bu Siti", "Dimas", "Mbah Karto")) == "Mbah Karto I"


def test_two_of_one_name_are_not_told_apart() -> None:
    names = ("Siti Aminah", "Siti Rahma")
    assert described("siti izin", names) == "-"
    assert described("siti rahma izin", names) == "Siti Rahma I"


def test_an_account_of_one_person_needs_no_names() -> None:
    assert described("siti izin", ("Bu Siti",)) == "-"
