"""Greetings and thanks: words that ask for nothing, and that a private chat answers all the same."""

import re

_BESIDE = r"(?: (?:ya|yaa|bu|ibu|pak|bapak|mbak|mas|min|sisihkan|semua|banyak|sekali|wr|wb|atas bantuannya))*"
_GREETING = re.compile(
    r"(?:oke |ok |ya )?(?:(?:h[ae]llo|hall?o|hai|hi|hei|salam|permisi|punten|kulo ?nuwun|tes|test|"
    r"ass?al+am+u ?'?ala?ikum)"
    rf"|(?:(?:selamat|met) )?(?:pagi|siang|sore|malam)){_BESIDE}"
)
_THANKS = re.compile(
    r"(?:oke |ok |baik |ya |siap |matur |sip )?"
    rf"(?:terima ?kasih|trima ?kasih|makasi|makasih|mksh|trims|suwun|nuwun|thanks|tq){_BESIDE}"
)
_AGREEMENT = re.compile(rf"(?:oke|ok|okay|baik|baiklah|siap|sip|ya|iya|inggih|nggih){_BESIDE}")


def is_greeting(text: str) -> bool:
    """`halo`, `assalamualaikum wr wb`, `selamat pagi bu`: somebody says hello and nothing else."""
    return _GREETING.fullmatch(_words(text)) is not None


def is_thanks(text: str) -> bool:
    """`terima kasih banyak`, `makasih ya`, `matur nuwun`."""
    return _THANKS.fullmatch(_words(text)) is not None


def is_agreement(text: str) -> bool:
    """`oke`, `baik bu`, `siap`: the talk is over."""
    return _AGREEMENT.fullmatch(_words(text)) is not None


def _words(text: str) -> str:
    """The text in small letters, without signs and pictures, one space between words."""
    return " ".join(re.findall(r"[a-z0-9']+", text.lower()))
