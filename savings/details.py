"""What a group writes down about a person, read as people type it: "bu siti", "P", "1985", "rt 2 rw 5", "+62 812 ...".

Nothing here is asked for as a duty: each detail may stay empty. What is written is brought into one form, so that the
printed register reads as if one hand had kept it.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, count

from savings.names import PersonRef
from savings.phrases import understand
from savings.vocabulary import HONORIFICS, TITLES

LONGEST_NAME = 40
LONGEST_TEXT = 60
OLDEST_BIRTH_YEAR = 1920
YOUNGEST = 10
"""Years: younger children save on their parents' names."""

MALE, FEMALE = "L", "P"
_SEX_OF_HONORIFIC = {
    **dict.fromkeys(("Bu", "Mbak", "Mak", "Tante", "Ning", "Yu", "Bude", "Neng", "Sdri"), FEMALE),
    **dict.fromkeys(("Pak", "Mas", "Bang", "Om", "Cak", "Kang", "Gus", "Pakde", "Sdr"), MALE),
}
_SEX_WORDS = {
    **dict.fromkeys(("l", "lk", "laki", "laki2", "laki-laki", "lelaki", "pria", "cowok", "bapak"), MALE),
    **dict.fromkeys(("p", "pr", "perempuan", "wanita", "cewek", "ibu"), FEMALE),
}
OFFERED_HONORIFICS = ("Bu", "Pak", "Mbak", "Mas")
"""What a new member is asked to choose from; any other form of address can be typed."""


class Detail(StrEnum):
    """What can be known of a person, in the order in which it is asked. The values are the fields of a Member."""

    NAME = "name"
    SEX = "sex"
    BIRTH_YEAR = "birth_year"
    HOUSEHOLD = "household"
    RT_RW = "rt_rw"
    PHONE = "phone"
    OCCUPATION = "occupation"


class BadDetail(ValueError):
    """A detail cannot be read. Carries which one and what was written."""

    def __init__(self, detail: Detail, written: str) -> None:
        super().__init__(f"{detail}: {written}")
        self.detail = detail
        self.written = written


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """A person as one line introduces them: "Bu Siti P 1985 RT 02"."""

    name: str
    sex: str | None = None
    birth_year: int | None = None
    rt_rw: str | None = None
    phone: str | None = None


_SPACE = re.compile(r"\s+")
_NOT_IN_NAMES = re.compile(r"[^\w\s.'\u2019-]|_")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AGE = re.compile(r"^(?:umur|usia)\s+(\d{1,3})(?:\s*(?:th|thn|tahun))?$|^(\d{1,3})\s*(?:th|thn|tahun)$")
_RT_RW = re.compile(
    r"\brt\.?\s*0*(\d{1,3})(?:\s*(?:/\s*(?:rw\.?\s*)?|,?\s*rw\.?\s*)0*(\d{1,3}))?\b|\b0*(\d{1,3})\s*/\s*0*(\d{1,3})\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:\+62|\b62|\b0)[\s-]*8[\d\s.-]{6,14}\d\b")
_LIST_MARK = re.compile(r"^\s*(?:\d{1,2}[.)]\s+|[-*•]\s*)")
_AMOUNT = re.compile(r"\d{3}|\d\s*(?:rb|ribu|jt|juta|k)\b", re.IGNORECASE)
_BORN = re.compile(r"\b(?:lahir|th|thn|tahun)\s*$", re.IGNORECASE)
_SEX_IN_LINE = re.compile(r"(?<![\w.'\u2019-])\(?(laki-laki|laki|perempuan|l|p)\)?(?![\w.'\u2019-])", re.IGNORECASE)


def tidy_name(written: str) -> str:
    """A name as it stands in the register: "ibu siti aminah 🌸" becomes "Bu Siti Aminah". Raises BadDetail."""
    text = _SPACE.sub(" ", _NOT_IN_NAMES.sub(" ", unicodedata.normalize("NFC", written))).strip(" -'\u2019")
    words = text.split()
    if text.islower() or text.isupper():
        words = [word[:1].upper() + word[1:].lower() for word in words]
    if len(words) > 1:
        words[0] = HONORIFICS.get(words[0].lower().rstrip("."), words[0])
    name = " ".join(words)
    _honorific, bare = take_apart(name)
    is_title = all(word in TITLES or word in HONORIFICS for word in bare.split())
    # Somebody who is asked for a name and writes "setor 20rb" means the money.
    is_sentence = _AMOUNT.search(name) is not None or understand(written) is not None
    if sum(letter.isalpha() for letter in name) < 2 or len(name) > LONGEST_NAME or is_title or is_sentence:
        raise BadDetail(Detail.NAME, written)
    return name


def take_apart(name: str) -> tuple[str | None, str]:
    """The form of address and the rest in lower case: "Bu Siti Aminah" gives ("Bu", "siti aminah")."""
    words = name.casefold().split()
    honorific = None
    while len(words) > 1 and words[0].rstrip(".") in HONORIFICS:
        honorific = honorific or HONORIFICS[words[0].rstrip(".")]
        words = words[1:]
    return honorific, " ".join(words)


def without_honorific(name: str) -> str:
    """The name alone, as it is written: "Bu Siti Aminah" gives "Siti Aminah"."""
    words = name.split()
    while len(words) > 1 and words[0].lower().rstrip(".") in HONORIFICS:
        words = words[1:]
    return " ".join(words)


def reference(text: str) -> PersonRef:
    """Whom a command names: "@sitiaminah", "bu siti"."""
    text = _SPACE.sub(" ", text).strip(" .,:")
    if text.startswith("@"):
        return PersonRef(text=text, mention=text[1:])
    honorific, bare = take_apart(text)
    return PersonRef(text=text, name=bare, honorific=honorific)


def sex_of(name: str) -> str | None:
    """L or P where the form of address says it."""
    honorific, _bare = take_apart(name)
    return None if honorific is None else _SEX_OF_HONORIFIC.get(honorific)


def same_name(one: str, other: str) -> bool:
    """Whether a sentence could not tell the two apart: "Siti" and "Bu Siti"; but Bu Yani is never Pak Yani."""
    (first, first_bare), (second, second_bare) = take_apart(one), take_apart(other)
    first_sex, second_sex = _SEX_OF_HONORIFIC.get(first or ""), _SEX_OF_HONORIFIC.get(second or "")
    contradict = first_sex is not None and second_sex is not None and first_sex != second_sex
    # Bu Siti and Mbak Siti are two people in the groups that know both.
    both_addressed = first is not None and second is not None and first != second
    return first_bare == second_bare and not contradict and not both_addressed


def read_sex(written: str) -> str:
    """L or P. Raises BadDetail."""
    sex = _SEX_WORDS.get(written.strip(" .()").casefold())
    if sex is None:
        raise BadDetail(Detail.SEX, written)
    return sex


def read_birth_year(written: str, this_year: int) -> int:
    """The year in "1985", "12 Mei 1985" or "umur 41". Raises BadDetail."""
    text = written.strip(" .").casefold()
    if age := _AGE.match(text):
        year = this_year - int(age.group(1) or age.group(2))
    elif len(found := _YEAR.findall(text)) == 1:
        year = int(found[0])
    else:
        raise BadDetail(Detail.BIRTH_YEAR, written)
    if not OLDEST_BIRTH_YEAR <= year <= this_year - YOUNGEST:
        raise BadDetail(Detail.BIRTH_YEAR, written)
    return year


def read_rt_rw(written: str) -> str:
    """ "RT 02/RW 05", or "RT 02" where the RW was not said. Raises BadDetail."""
    found = _RT_RW.search(written)
    rt, rw = (None, None) if found is None else _rt_rw_of(found)
    if rt is None and written.strip().isdecimal() and len(written.strip()) <= 3:
        rt = int(written)
    if not rt:
        raise BadDetail(Detail.RT_RW, written)
    return f"RT {rt:02}/RW {rw:02}" if rw else f"RT {rt:02}"


def _rt_rw_of(found: re.Match[str]) -> tuple[int, int | None]:
    rt, rw = found.group(1) or found.group(3), found.group(2) or found.group(4)
    return int(rt), None if rw is None else int(rw)


def read_phone(written: str) -> str:
    """A telephone number beginning with 0, without spaces. Raises BadDetail."""
    digits = re.sub(r"[\s().-]", "", written)
    digits = re.sub(r"^(?:\+62|62)0?", "0", digits)
    if not re.fullmatch(r"0\d{8,12}", digits):
        raise BadDetail(Detail.PHONE, written)
    return digits


def read_words(detail: Detail, written: str) -> str:
    """Free words on one line: a household, an occupation. Raises BadDetail."""
    text = _SPACE.sub(" ", written).strip()
    if not any(letter.isalpha() for letter in text) or len(text) > LONGEST_TEXT or text.startswith("/"):
        raise BadDetail(detail, written)
    return text


def read_detail(detail: Detail, written: str, this_year: int) -> str | int:
    """One detail as a person typed it, in the register's own form. Raises BadDetail."""
    match detail:
        case Detail.NAME:
            return tidy_name(written)
        case Detail.SEX:
            return read_sex(written)
        case Detail.BIRTH_YEAR:
            return read_birth_year(written, this_year)
        case Detail.RT_RW:
            return read_rt_rw(written)
        case Detail.PHONE:
            return read_phone(written)
        case _:
            return read_words(detail, written)


def read_introduction(line: str, this_year: int) -> Introduction:
    """A line such as "Bu Siti P 1985 RT 02": a name, the rest in any order. Raises BadDetail."""
    rest = _LIST_MARK.sub("", line).replace(",", " ").replace(";", " ")
    phone = rt_rw = year = None
    if found := _RT_RW.search(rest):
        rt_rw, rest = read_rt_rw(found.group()), _cut(rest, found)
    if found := _PHONE.search(rest):
        phone, rest = read_phone(found.group()), _cut(rest, found)
    if found := _YEAR.search(rest):
        year = read_birth_year(found.group(), this_year)
        rest = _BORN.sub("", rest[: found.start()]) + rest[found.end() :]
    said = {read_sex(word) for word in _SEX_IN_LINE.findall(rest)}
    rest = _SEX_IN_LINE.sub(" ", rest)
    if re.search(r"\d{3}", rest):
        raise BadDetail(Detail.BIRTH_YEAR, line)
    name = tidy_name(rest)
    if by_name := sex_of(name):
        said.add(by_name)
    if len(said) > 1:
        raise BadDetail(Detail.SEX, line)
    return Introduction(name=name, sex=next(iter(said), None), birth_year=year, rt_rw=rt_rw, phone=phone)


def _cut(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def distinct(name: str, taken: Iterable[str]) -> str:
    """The name, or with a number behind it ("Bu Siti 2") where it could not be told apart from one of those taken."""
    others = list(taken)
    proposals = chain((name,), (f"{name} {number}" for number in count(2)))
    return next(item for item in proposals if not any(same_name(item, other) for other in others))
