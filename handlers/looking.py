"""What those helpers take that only look into the books: a context, a bell, or a glance that is made for one reader."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from locales import Words
from savings.groups import Roster


class Looking(Protocol):
    """Words to speak in, a group, and the members' date."""

    @property
    def _(self) -> Words: ...

    @property
    def here(self) -> Roster: ...

    @property
    def today(self) -> dt.date: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The same for a reader who has not asked, and whose language need not be the group's."""

    words: Words
    here: Roster
    today: dt.date

    @property
    def _(self) -> Words:
        return self.words
