"""Whom a name can mean: certain before likely, and several come back together."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from savings.names import PersonRef, match_people


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """As little of a member as matching needs."""

    name: str
    username: str | None = None


GROUP = [
    Somebody(name="Siti Aminah", username="sitiaminah"),
    Somebody(name="Siti Rohmah"),
    Somebody(name="Bu Yani"),
    Somebody(name="Pak Yani"),
    Somebody(name="Budi Santoso", username="Budi_S"),
    Somebody(name="Mbak Siti"),
    Somebody(name="Slamet"),
    Somebody(name="Nur'aini"),
    Somebody(name="Ani"),
]


def ref(text: str) -> PersonRef:
    """A reference as phrases.py makes it."""
    honorifics = {"bu": "Bu", "pak": "Pak", "mbak": "Mbak", "mas": "Mas"}
    if text.startswith("@"):
        return PersonRef(text=text, mention=text[1:])
    first, _, rest = text.partition(" ")
    if first in honorifics and rest:
        return PersonRef(text=text, name=rest, honorific=honorifics[first])
    return PersonRef(text=text, name=text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("siti aminah", ["Siti Aminah"]),
        ("bu siti aminah", ["Siti Aminah"]),
        ("SITI AMINAH", ["Siti Aminah"]),
        ("mbak siti", ["Mbak Siti"]),
        ("siti", ["Mbak Siti"]),
        ("aminah", ["Siti Aminah"]),
        ("siti ami", ["Siti Aminah"]),
        ("bu yani", ["Bu Yani"]),
        ("pak yani", ["Pak Yani"]),
        ("yani", ["Bu Yani", "Pak Yani"]),
        ("budi", ["Budi Santoso"]),
        ("pak budi", ["Budi Santoso"]),
        ("mas budi", ["Budi Santoso"]),
        ("santoso", ["Budi Santoso"]),
        ("bud", ["Budi Santoso"]),
        ("bu slamet", ["Slamet"]),
        ("slamat", ["Slamet"]),
        ("salmet", ["Slamet"]),
        ("budy", ["Budi Santoso"]),
        ("siti rohma", ["Siti Rohmah"]),
        ("siti rahmah", ["Siti Rohmah"]),
        ("nuraini", ["Nur'aini"]),
        ("ani", ["Ani"]),
        ("@sitiaminah", ["Siti Aminah"]),
        ("@budi_s", ["Budi Santoso"]),
        ("@nobody", []),
        ("an", []),
        ("joko", []),
        ("ami", []),
        ("", []),
        ("...", []),
    ],
)
def test_table(text: str, names: list[str]) -> None:
    assert [person.name for person in match_people(ref(text), GROUP)] == names


def test_two_of_one_first_name_come_back_together() -> None:
    people = [Somebody(name="Siti Aminah"), Somebody(name="Siti Rohmah")]
    assert match_people(ref("bu siti"), people) == people


def test_a_woman_is_never_taken_for_a_man() -> None:
    assert match_people(ref("bu yani"), [Somebody(name="Pak Yani")]) == []


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=5))
def test_never_raises(text: str, names: list[str]) -> None:
    people = [Somebody(name=name) for name in names]
    assert all(person in people for person in match_people(PersonRef(text=text, name=text), people))


@given(st.sampled_from(GROUP))
def test_the_full_name_always_finds_its_bearer(person: Somebody) -> None:
    assert person in match_people(ref(person.name.lower()), GROUP)
