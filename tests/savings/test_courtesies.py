"""Greetings, thanks and agreement, and what only looks like them."""

import pytest

from savings.courtesies import is_agreement, is_greeting, is_thanks


@pytest.mark.parametrize(
    "text",
    ["halo", "Halo!", "hai bu", "Assalamualaikum wr. wb.", "assalamu'alaikum", "selamat pagi", "pagi semua 🙏", "tes"],
)
def test_a_greeting(text: str) -> None:
    assert is_greeting(text)
    assert not is_thanks(text) and not is_agreement(text)


@pytest.mark.parametrize(
    "text", ["terima kasih", "Terimakasih banyak ya", "makasih 🙏", "matur nuwun", "oke makasih bu"]
)
def test_thanks(text: str) -> None:
    assert is_thanks(text)
    assert not is_greeting(text)


@pytest.mark.parametrize("text", ["oke", "Baik, Bu.", "siap", "ya"])
def test_agreement(text: str) -> None:
    assert is_agreement(text)


@pytest.mark.parametrize(
    "text", ["", "terima semua", "terima", "halo setor 20rb", "ya 20rb", "pagi ini setor", "kasih", "👍", "baik buruk"]
)
def test_other_words(text: str) -> None:
    assert not (is_greeting(text) or is_thanks(text) or is_agreement(text))
