"""How a member took part in a meeting."""

from enum import StrEnum


class AttendanceStatus(StrEnum):
    """The letters of the attendance book (Daftar Hadir)."""

    PRESENT = "H"  # hadir
    EXCUSED = "I"  # izin
    SICK = "S"  # sakit
    ABSENT = "A"  # alpa
    LATE = "T"  # terlambat: came, but late
    REPRESENTED = "W"  # diwakili: never counted as present where the group forbids proxies
