"""The books leave the house: a checked copy of the database, and tables that any spreadsheet opens."""

import asyncio
import csv
import datetime as dt
import json
import os
import re
import sqlite3
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import aiosqlite

import storage.covers as cover_tables
import storage.ledger as tables
import storage.loans as loan_tables
from savings.journal import REVERSAL, AccountKind
from savings.loans import LoanState, percent_text
from savings.repayments import LoanAccount
from savings.rules import Preset, rules_of
from services.loans import accounts_of
from services.verify import Finding, verify
from storage.database import Reader
from storage.times import from_milliseconds

Cell = str | int | None


class BackupFailed(Exception):
    """No backup was made. `reason` is one of: missing, exists, unwritable, damaged; `findings` say what is damaged."""

    def __init__(self, reason: str, detail: str = "", findings: Sequence[Finding] = ()) -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail
        self.findings = tuple(findings)


async def backup(path: Path, target: Path | None = None, *, now: dt.datetime) -> Path:
    """Copy the database at `path` while it is in use, check the copy, and answer where it is.

    Without a `target` it stands beside the database under the time of `now`. What is copied is the state after some
    commit, never half of one. The copy appears under its name only when it is whole and its books verify.

    Raises BackupFailed; a damaged copy is left with the ending `.damaged`, for it may be the best that there is.
    """
    place = target if target is not None else path.with_name(f"{path.stem}-{now:%Y%m%d-%H%M%S}{path.suffix}")
    part = place.with_name(f"{place.name}.part")
    await asyncio.to_thread(_copy, path, place, part)
    async with _opened(part) as db:
        findings = [item for item in await verify(db) if item.is_damage]
    problem = await asyncio.to_thread(_integrity, part)
    if problem or findings:
        await asyncio.to_thread(part.replace, place.with_name(f"{place.name}.damaged"))
        raise BackupFailed("damaged", problem or "the books do not verify", findings)
    await asyncio.to_thread(_keep, part, place)
    return place


def _copy(path: Path, place: Path, part: Path) -> None:
    if not path.is_file():
        raise BackupFailed("missing", str(path))
    if place.exists():
        raise BackupFailed("exists", str(place))
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)  # names and phone numbers: nobody else on the machine may read them
        source = sqlite3.connect(_read_only(path), uri=True)
        try:
            # VACUUM INTO reads one snapshot, and leaves behind the free pages in which erased words may still stand.
            source.execute("VACUUM INTO ?", (str(part),))
        finally:
            source.close()
    except (OSError, sqlite3.Error) as error:
        raise BackupFailed("unwritable", str(error)) from error


def _read_only(path: Path) -> str:
    """The address under which SQLite opens the file without the right to change it."""
    return f"{path.absolute().as_uri()}?mode=ro"


def _integrity(path: Path) -> str:
    """What SQLite itself finds wrong with the file, or nothing."""
    connection = sqlite3.connect(_read_only(path), uri=True)
    try:
        rows = connection.execute("PRAGMA integrity_check").fetchall()
    except sqlite3.DatabaseError as error:
        return str(error)
    finally:
        connection.close()
    return "" if rows == [("ok",)] else str(rows[0][0])


def _keep(part: Path, place: Path) -> None:
    """On the disk before it has its name, and never in the place of another file."""
    with part.open("rb") as file:
        os.fsync(file.fileno())
    try:
        os.link(part, place)
    except FileExistsError as error:
        raise BackupFailed("exists", str(place)) from error
    part.unlink()


@asynccontextmanager
async def _opened(path: Path) -> AsyncIterator[Reader]:
    """One snapshot of a file that is only read."""
    connection = await aiosqlite.connect(_read_only(path), uri=True, isolation_level=None)
    try:
        connection.row_factory = sqlite3.Row
        await connection.execute("BEGIN")
        yield Reader(connection)
    finally:
        await connection.close()


async def export(path: Path, folder: Path) -> list[Path]:
    """Write every group's books as CSV files (UTF-8, comma), a folder for each group; answers the files.

    Raises BackupFailed with the reason `missing` or `unwritable`.
    """
    if not await asyncio.to_thread(path.is_file):
        raise BackupFailed("missing", str(path))
    written: list[Path] = []
    try:
        async with _opened(path) as db:
            for group in await tables.export_rows(db, "groups"):
                place = folder / f"{group['id']}-{_file_name(group['name'])}"
                for name, header, rows in await _sheets(db, group):
                    file = place / f"{name}.csv"
                    await asyncio.to_thread(_write, file, header, rows)
                    written.append(file)
    except (OSError, sqlite3.Error) as error:
        raise BackupFailed("unwritable", str(error)) from error
    return written


Sheet = tuple[str, Sequence[str], list[Sequence[Cell]]]


async def _sheets(db: Reader, group: sqlite3.Row) -> list[Sheet]:
    """Every file of one group: name, header, rows."""
    group_id, zone = group["id"], ZoneInfo(group["zone"])

    async def rows(what: str) -> list[sqlite3.Row]:
        return await tables.export_rows(db, what, group_id=group_id)

    lines = await rows("lines")
    members = await rows("members")
    names = {row["id"]: row["name"] for row in members}
    rules = rules_of(Preset(group["preset"]), json.loads(group["rules"]))
    return [
        (
            "anggota",
            (
                *("No", "Nama", "L/P", "Tahun lahir", "Keluarga", "RT/RW", "No HP", "Usaha pokok"),
                *("Jabatan", "Tanggal masuk", "Tanggal keluar"),
            ),
            [tuple(row) for row in members],
        ),
        (
            "kehadiran",
            ("Pertemuan ke", "Tanggal", "Nama", "Kehadiran", "Alasan"),
            [tuple(row) for row in await rows("attendance")],
        ),
        (
            "buku_kas",
            (
                *("No bukti", "Tanggal", "Jenis", "Anggota", "Uraian", "Kas masuk", "Kas keluar", "Saldo kas"),
                *("Bank masuk", "Bank keluar", "Saldo bank", "Dicatat", "Dikonfirmasi"),
                *("Membatalkan no", "Menggantikan no"),
            ),
            list(_cash_book(lines)),
        ),
        (
            "simpanan",
            ("No bukti", "Tanggal", "Anggota", "Simpanan", "Masuk", "Keluar", "Saldo"),
            list(_savings_book(lines, names)),
        ),
        (
            "klaim",
            (
                *("No", "Tanggal", "Jenis", "Simpanan", "Jumlah", "Anggota", "Catatan", "Status"),
                *("Dilaporkan", "Diputuskan", "Alasan", "No bukti", "No pinjaman", "Dibayar dari", "Ditalangi"),
            ),
            [
                (
                    *(*tuple(row)[:2], _word(row["kind"]), *tuple(row)[3:7], _word(row["state"]), *tuple(row)[8:13]),
                    *(PAID_FROM.get(row["paid_from"], ""), row["covered_by"]),
                )
                for row in await rows("claims")
            ],
        ),
        (
            "koreksi",
            (
                *("Waktu", "No bukti", "Sebelum", "Sesudah", "Alasan", "Diusulkan", "Disetujui", "Status"),
                *("No pembatalan", "No pengganti"),
            ),
            [
                (_time(row["created_at"], zone), *tuple(row)[1:7], _word(row["state"]), *tuple(row)[8:])
                for row in await rows("corrections")
            ],
        ),
        *await _loan_sheets(db, group_id, names, zone),
        (
            "target",
            ("Untuk", "Target", "Mulai", "Sampai", "Status", "Dibuat"),
            [(*tuple(row)[:4], GOAL_STATES[row["state"]], row["set_by"]) for row in await rows("goals")],
        ),
        (
            "buku_pendampingan",
            ("Tanggal", "Pendamping", "Tempat", "Catatan", "Tindak lanjut", "Foto"),
            [(*tuple(row)[:5], "ada" if row["pictured"] else "") for row in await rows("visits")],
        ),
        ("aturan", ("Aturan", "Nilai"), [(rule, value) for rule, value in rules.values.items()]),
        (
            "perubahan_aturan",
            ("Waktu", "Versi", "Aturan", "Nilai lama", "Nilai baru", "Diubah oleh"),
            [(_time(row["changed_at"], zone), *tuple(row)[1:]) for row in await rows("rule_changes")],
        ),
    ]


async def _loan_sheets(db: Reader, group_id: int, names: dict[int, str], zone: ZoneInfo) -> list[Sheet]:
    """What was lent and borrowed: the terms, the schedules, what was paid, what was moved, who covered whom."""
    accounts = await accounts_of(db, await loan_tables.of_group(db, group_id))
    numbers = {one.loan.id: one.loan.number for one in accounts}
    moved = [(one, await loan_tables.shifts(db, one.loan.id)) for one in accounts]
    return [
        (
            "pinjaman",
            (
                *("No", "Anggota", "Pemberi", "Status", "Pokok", "Sisa pokok", "Cara", "Jasa", "Lama", "Angsuran"),
                *("Pokok dibayar sebelumnya", "Jasa dibayar sebelumnya", "Jasa dihapus", "Denda dihapus"),
                *("Diminta", "Cair", "Untuk", "Dari utang no"),
                *("Kelipatan", "Urutan bayar", "Pelunasan", "Denda", "Admin", "Ditahan"),
            ),
            [_loan_row(one, names, numbers) for one in accounts],
        ),
        (
            "jadwal_angsuran",
            ("No pinjaman", "Angsuran ke", "Jatuh tempo", "Pokok", "Jasa", "Simpanan wajib"),
            [
                (one.loan.number, line.number, line.due_on.isoformat(), line.principal, line.interest, line.savings)
                for one in accounts
                for line in one.instalments
            ],
        ),
        (
            "angsuran",
            (
                *("No pinjaman", "No bukti", "Tanggal", "Denda", "Jasa", "Simpanan wajib", "Pokok", "Ke sukarela"),
                "Pemulihan",
            ),
            [
                (
                    *(one.loan.number, paid.number, paid.date.isoformat(), paid.penalty, paid.interest),
                    *(paid.savings, paid.principal, paid.rest, paid.recovered),
                )
                for one in accounts
                for paid in one.payments
            ],
        ),
        (
            "paceklik",
            ("No pinjaman", "Waktu", "Mulai angsuran ke", "Mundur", "Alasan", "Dicatat"),
            [
                (
                    *(one.loan.number, f"{shift.made_at.astimezone(zone):%Y-%m-%d %H:%M}", shift.from_number),
                    *(shift.periods, shift.reason, names.get(shift.made_member or 0)),
                )
                for one, shifts in moved
                for shift in shifts
            ],
        ),
        (
            "talangan",
            ("Tanggal", "Yang ditalangi", "Yang menalangi", "No pinjaman", "Jumlah", "Status"),
            [
                (
                    *(one.date.isoformat(), names.get(one.debtor_id)),
                    *(names.get(one.coverer_id or 0, "dana tanggung renteng"), numbers.get(one.loan_id)),
                    *(one.paid or one.amount, COVERED[one.state]),
                )
                for one in await cover_tables.of_group(db, group_id)
            ],
        ),
    ]


def _loan_row(account: LoanAccount, names: dict[int, str], numbers: dict[int, int]) -> Sequence[Cell]:
    loan, terms = account.loan, account.loan.terms
    running = loan.state in {LoanState.ACTIVE, LoanState.PAID}
    return (
        *(loan.number, names.get(loan.member_id or 0), loan.lender, _word(loan.state)),
        *(terms.principal, account.outstanding if running else 0, terms.method.value, percent_text(terms.rate)),
        *(terms.periods, terms.period.value, loan.principal_before, loan.interest_before),
        *(account.waived, account.waived_penalty),
        *(loan.asked_on.isoformat(), None if loan.disbursed_on is None else loan.disbursed_on.isoformat()),
        *(loan.purpose, numbers.get(loan.funded_by or 0)),
        *(terms.multiple, " ".join(part.value for part in terms.order), terms.early_payoff.value),
        *(str(terms.penalty), str(terms.admin), str(terms.held)),
    )


def _cash_book(lines: Iterable[sqlite3.Row]) -> Iterable[Sequence[Cell]]:
    held = {AccountKind.CASH.value: 0, AccountKind.BANK.value: 0}
    for row in lines:
        money: list[Cell] = []
        for kind in held:
            came = row["amount"] if row["debit_kind"] == kind else 0
            went = row["amount"] if row["credit_kind"] == kind else 0
            held[kind] += came - went
            money += [came, went, held[kind]]
        yield (
            *(row["number"], row["date"], _word(row["kind"]), row["member"], row["text"], *money),
            *(row["reported_by"], row["confirmed_by"], row["reverses"], row["replaces"]),
        )


def _savings_book(lines: Iterable[sqlite3.Row], names: dict[int, str]) -> Iterable[Sequence[Cell]]:
    held: dict[tuple[int, str], int] = {}
    for row in lines:
        for side, came, went in (("credit", row["amount"], 0), ("debit", 0, row["amount"])):
            if row[f"{side}_kind"] != AccountKind.SAVINGS:
                continue
            member, kind = row[f"{side}_member"], row[f"{side}_name"]
            held[member, kind] = held.get((member, kind), 0) + came - went
            yield row["number"], row["date"], names[member], kind, came, went, held[member, kind]


WORDS = {
    "deposit": "setoran",
    "withdrawal": "tarikan",
    "expense": "biaya",
    "fine": "denda",
    "social_fund": "dana sosial",
    "cash_to_bank": "setor ke bank",
    "bank_to_cash": "ambil dari bank",
    "grant": "hibah",
    "joint_fund": "iuran tanggung renteng",
    "disbursement": "pencairan pinjaman",
    "repayment": "angsuran",
    "loan_opening": "pinjaman lama",
    "write_off": "penghapusan pinjaman",
    "debt_received": "modal dari UPK",
    "debt_payment": "setoran ke UPK",
    "debt_opening": "utang lama ke UPK",
    REVERSAL: "pembatalan",
    "waiting": "menunggu",
    "accepted": "diterima",
    "rejected": "ditolak",
    "withdrawn": "ditarik kembali",
    "expired": "lewat waktu",
    "asked": "diminta",
    "approved": "disetujui",
    "active": "berjalan",
    "paid": "lunas",
    "written_off": "dihapus",
    "lapsed": "lewat waktu",
}
"""The files keep the group's own words, whatever language the chat has."""

PAID_FROM = {"savings": "simpanan sukarela", "fund": "dana tanggung renteng"}
GOAL_STATES = {"current": "berlaku", "replaced": "diganti", "dropped": "dihapus"}
COVERED = {"pending": "menunggu", "paid": "ditalangi", "returned": "dikembalikan", "dropped": "batal"}


def _word(code: str) -> str:
    return WORDS.get(code, code)


def _time(value: int, zone: ZoneInfo) -> str:
    return f"{from_milliseconds(value).astimezone(zone):%Y-%m-%d %H:%M}"


def _file_name(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "kelompok"


def _write(file: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # The mark at the beginning tells spreadsheets that it is UTF-8.
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        writer.writerows([_safe(cell) for cell in row] for row in rows)


def _safe(cell: Cell) -> Cell:
    """A member called `=HYPERLINK(...)` stays text: spreadsheets run what begins like a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
