"""Instants as integer UTC milliseconds: the same on every database."""

import datetime as dt

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MILLISECOND = dt.timedelta(milliseconds=1)


def to_milliseconds(instant: dt.datetime) -> int:
    """UTC milliseconds of an aware instant. Raises TypeError for a naive one."""
    return (instant - EPOCH) // _MILLISECOND


def from_milliseconds(value: int) -> dt.datetime:
    """The aware instant, in UTC."""
    return EPOCH + value * _MILLISECOND
