"""Counselling: what a facilitator notes after somebody has opened their heart. Nobody but the author ever reads it."""

import datetime as dt
from dataclasses import dataclass

LONGEST_NOTE = 2000
"""Letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidentialNote:
    """A note of an account (`author`, a Telegram id) in a group, about a member or about nobody in particular."""

    id: int
    group_id: int
    member_id: int | None
    author: int
    noted_on: dt.date
    text: str
