"""What is found in the code as a sentence, and what is refused inside `_()`."""

from pathlib import Path

import pytest

from locales.sources import Misuse, Source, placeholders, read, read_text

ROOT = Path(__file__).resolve().parents[2]


def texts(code: str) -> list[str | tuple[str, str]]:
    return [found.text for found in read_text(code, "x.py") if isinstance(found, Source)]


def refusals(code: str) -> list[str]:
    return [found.reason for found in read_text(code, "x.py") if isinstance(found, Misuse)]


def test_no_sentence_of_ours_is_built_inside_the_translator() -> None:
    _sources, misuses = read(ROOT)
    assert [str(misuse) for misuse in misuses] == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('_("Halo {name}.", name=x)', ["Halo {name}."]),
        ('_("Halo " "{name}.", name=x)', ["Halo {name}."]),
        ('turn._("Halo")', ["Halo"]),
        ('words("id")("Halo")', ["Halo"]),
        ('LABELS = [N_("pokok"), N_("wajib")]', ["pokok", "wajib"]),
        ('_.many("{n} orang", "{n} orang", n)', [("{n} orang", "{n} orang")]),
        ('turn._.many("{n} orang", "{n} orang", n)', [("{n} orang", "{n} orang")]),
        ('_("ya" if x else "tidak")', ["ya", "tidak"]),
        ("_(row.label)", []),
        ("_(LABELS[kind])", []),
        ("_(label(kind))", []),
        ("for _ in range(3): pass", []),
        ("_.rupiah(5)", []),
        ('other("Halo")', []),
        ('cursor.many("a", "b", 1)', []),
    ],
)
def test_sentences_are_found(code: str, expected: list[str | tuple[str, str]]) -> None:
    assert texts(code) == expected
    assert refusals(code) == []


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ('_(f"Halo {name}")', "f-string"),
        ('_("Halo %s" % name)', "%"),
        ('_("Halo " + name)', "+"),
        ('_("Halo {}".format(name))', ".format()"),
        ('_(" ".join(parts))', ".join()"),
        ('_.many(f"{n} orang", "{n} orang", n)', "f-string"),
        ('_("ya" if x else f"{y}")', "f-string"),
        ("_(x or y)", "plain text"),
        ("N_(label)", "plain text"),
        ("_()", "first argument"),
        ("_.many(n=3)", "first argument"),
    ],
)
def test_what_no_catalogue_can_hold_is_refused(code: str, word: str) -> None:
    assert [word in reason for reason in refusals(code)] == [True]


def test_placeholders() -> None:
    assert placeholders("Bu {name} setor {amount}. {{tetap}}") == {"name", "amount"}
    with pytest.raises(ValueError, match="expected '}'"):
        placeholders("{name")
