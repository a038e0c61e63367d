"""What the sentences of the chat mean, row by row, and that no text whatever breaks the reading of it."""

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from savings.amounts import AmbiguousAmount, AmountError
from savings.money import MoneyKind, Rupiah, SavingsKind
from savings.phrases import (
    LONGEST_MESSAGE,
    AttendanceSentence,
    BalanceSentence,
    BareAmount,
    CorrectionSentence,
    HelpSentence,
    JoinSentence,
    MoneyItem,
    MoneySentence,
    RunMeetingSentence,
    ScheduleSentence,
    Sentence,
    SimulationSentence,
    understand,
    understand_command,
)
from savings.vocabulary import HONORIFICS, PHRASES

TABLE = (Path(__file__).parent / "phrases.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in TABLE if line and not line.startswith("#")]


def described_amount(amount: Rupiah | AmbiguousAmount | None, error: AmountError | None = None) -> str:
    """An amount in the notation of the table."""
    if error is not None:
        return type(error).__name__
    if isinstance(amount, AmbiguousAmount):
        return "/".join(map(str, amount.readings))
    return "?" if amount is None else str(amount)


def described_item(item: MoneyItem) -> str:
    """One entry in the notation of the table."""
    parts = [f"{item.kind.value} {described_amount(item.amount, item.error)}"]
    if item.savings is not None:
        parts.append(item.savings.value)
    if item.person is not None:
        parts.append(("maybe for " if item.person.maybe_address else "for ") + item.person.text)
    if item.date_words is not None:
        parts.append(f"on {item.date_words}")
    if item.periods is not None or item.period is not None:
        parts.append(f"in {item.periods or '?'} {item.period or 'times'}")
    if item.payoff:
        parts.append("payoff")
    if item.from_savings:
        parts.append("from savings")
    if item.note:
        parts.append(f"note {item.note}")
    return ", ".join(parts)


def described(sentence: Sentence | None) -> str:
    """A sentence in the notation of the table."""
    match sentence:
        case None:
            return "-"
        case MoneySentence():
            return ("list: " if sentence.verbless else "") + " + ".join(map(described_item, sentence.items))
        case AttendanceSentence():
            about = f" of {sentence.person.text}" if sentence.person else ""
            planned = " to come" if sentence.to_come else ""
            named = f" on {sentence.day.text}" if sentence.day else ""
            return sentence.status.value + about + planned + named + (f": {sentence.reason}" if sentence.reason else "")
        case CorrectionSentence():
            parts: list[str] = [sentence.action]
            parts += [f"no {sentence.number}"] if sentence.number is not None else []
            parts += [f"old {described_amount(sentence.old)}"] if sentence.old is not None else []
            parts += [f"new {described_amount(sentence.new)}"] if sentence.new is not None else []
            parts += [sentence.savings.value] if sentence.savings is not None else []
            parts += [f"for {sentence.person.text}"] if sentence.person is not None else []
            parts += [f"kind {sentence.kind.value}"] if sentence.kind is not None else []
            return " ".join(parts) + (f": {sentence.reason}" if sentence.reason else "")
        case BareAmount():
            savings = f", {sentence.savings.value}" if sentence.savings else ""
            return f"bare {described_amount(sentence.amount, sentence.error)}{savings}"
        case BalanceSentence():
            return ("loan" if sentence.loan else "balance") + (
                f" of {sentence.person.text}" if sentence.person else " of cash" if sentence.cash else ""
            )
        case HelpSentence():
            return "help"
        case JoinSentence():
            return "join"
        case RunMeetingSentence():
            return "close meeting" if sentence.closes else "open meeting"
        case SimulationSentence():
            return f"simulation {sentence.words}"
        case ScheduleSentence():
            return f"meeting {sentence.action}"


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_table(text: str, expected: str) -> None:
    assert described(understand(text.replace("\\n", "\n"))) == expected


def test_the_table_is_generous() -> None:
    silent = [text for text, expected in ROWS if expected == "-"]
    assert len(ROWS) >= 200
    assert len(silent) >= 60
    assert len({text for text, _ in ROWS}) == len(ROWS)


@pytest.mark.parametrize(
    ("kind", "rest", "expected"),
    [
        (MoneyKind.DEPOSIT, "20rb", "deposit 20000"),
        (MoneyKind.DEPOSIT, "20", "deposit 20/20000"),
        (MoneyKind.DEPOSIT, "20rb wajib", "deposit 20000, wajib"),
        (MoneyKind.DEPOSIT, "wajib 20rb", "deposit 20000, wajib"),
        (MoneyKind.DEPOSIT, "wajib", "deposit ?, wajib"),
        (MoneyKind.DEPOSIT, "bu siti 20rb", "deposit 20000, for bu siti"),
        (MoneyKind.DEPOSIT, "bu siti", "deposit ?, for bu siti"),
        (MoneyKind.DEPOSIT, "untuk bu siti 20rb", "deposit 20000, for bu siti"),
        (MoneyKind.DEPOSIT, "@siti 20rb", "deposit 20000, for @siti"),
        (MoneyKind.DEPOSIT, "20rb kemarin", "deposit 20000, on kemarin"),
        (MoneyKind.DEPOSIT, "siti 20rb, budi 25rb", "deposit 20000, for siti + deposit 25000, for budi"),
        (MoneyKind.DEPOSIT, "siti 20rb\nbudi 25rb", "deposit 20000, for siti + deposit 25000, for budi"),
        (MoneyKind.DEPOSIT, "ke bank 500rb", "cash_to_bank 500000"),
        (MoneyKind.DEPOSIT, "bank 500rb", "cash_to_bank 500000"),
        (MoneyKind.DEPOSIT, "setor 20rb", "deposit 20000"),
        (MoneyKind.DEPOSIT, "denda 5rb", "fine 5000"),
        (MoneyKind.DEPOSIT, "0", "deposit ZeroAmount"),
        (MoneyKind.DEPOSIT, "-20rb", "deposit NegativeAmount"),
        (MoneyKind.DEPOSIT, "25.00", "deposit NotAnAmount"),
        (MoneyKind.WITHDRAWAL, "50rb", "withdrawal 50000"),
        (MoneyKind.WITHDRAWAL, "50rb buat sekolah", "withdrawal 50000, note sekolah"),
        (MoneyKind.WITHDRAWAL, "dari bank 500rb", "bank_to_cash 500000"),
        (MoneyKind.EXPENSE, "15rb konsumsi", "expense 15000, note konsumsi"),
        (MoneyKind.EXPENSE, "konsumsi", "expense ?, note konsumsi"),
        (MoneyKind.FINE, "pak budi 5rb", "fine 5000, for pak budi"),
        (MoneyKind.SOCIAL_FUND, "2rb", "social_fund 2000"),
        (MoneyKind.GRANT, "3jt dari dinas", "grant 3000000, note dinas"),
        (MoneyKind.LOAN_REQUEST, "500rb buat modal", "loan_request 500000, note modal"),
        (MoneyKind.LOAN_REQUEST, "500rb 10x", "loan_request 500000, in 10 times"),
        (MoneyKind.LOAN_REQUEST, "500rb 10", "loan_request 500000, in 10 times"),
        (MoneyKind.LOAN_REQUEST, "500 10x", "loan_request 500/500000, in 10 times"),
        (
            MoneyKind.LOAN_REQUEST,
            "500rb 10 bulan untuk modal kripik",
            "loan_request 500000, in 10 month, note modal kripik",
        ),
        (MoneyKind.LOAN_REQUEST, "10x, 500rb", "loan_request 500000, in 10 times"),
        (MoneyKind.LOAN_REQUEST, "500rb, 10x, modal", "loan_request 500000, in 10 times, note modal"),
        (MoneyKind.LOAN_REQUEST, "10x", "loan_request ?, in 10 times"),
        (MoneyKind.LOAN_REQUEST, "modal", "loan_request ?, note modal"),
        (MoneyKind.LOAN_REQUEST, "bu siti 500rb 10x", "loan_request 500000, for bu siti, in 10 times"),
        (MoneyKind.LOAN_REQUEST, "siti 500rb 10x", "loan_request 500000, for siti, in 10 times"),
        (MoneyKind.LOAN_REQUEST, "modal 500rb 10x", "loan_request 500000, in 10 times, note modal"),
        (MoneyKind.LOAN_REQUEST, "500rb 10x 2%", "-"),
        (MoneyKind.LOAN_REQUEST, "500rb 125", "-"),
        (MoneyKind.LOAN_REQUEST, "500rb besok", "-"),
        (MoneyKind.REPAYMENT, "50rb", "repayment 50000"),
        (MoneyKind.REPAYMENT, "57.500", "repayment 57500"),
        (MoneyKind.REPAYMENT, "57", "repayment 57/57000"),
        (MoneyKind.REPAYMENT, "bu siti 57.500", "repayment 57500, for bu siti"),
        (MoneyKind.REPAYMENT, "siti 57rb, budi 50rb", "repayment 57000, for siti + repayment 50000, for budi"),
        (MoneyKind.REPAYMENT, "lunas", "repayment ?, payoff"),
        (MoneyKind.REPAYMENT, "bu siti lunas", "repayment ?, for bu siti, payoff"),
        (MoneyKind.REPAYMENT, "lunas 300rb", "repayment 300000, payoff"),
        (MoneyKind.REPAYMENT, "massal", "-"),
        (MoneyKind.REPAYMENT, "belum lunas", "-"),
        (MoneyKind.REPAYMENT, "upk 345rb", "debt_payment 345000"),
        (MoneyKind.DEPOSIT, "ke upk 345rb", "debt_payment 345000"),
        (MoneyKind.DEBT_PAYMENT, "345rb", "debt_payment 345000"),
        (MoneyKind.DEBT_PAYMENT, "upk 345rb", "debt_payment 345000"),
        (MoneyKind.JOINT_FUND, "2rb", "joint_fund 2000"),
        (MoneyKind.JOINT_FUND, "bu siti 2rb", "joint_fund 2000, for bu siti"),
        (MoneyKind.DEPOSIT, "", "-"),
        (MoneyKind.DEPOSIT, "   ", "-"),
        (MoneyKind.DEPOSIT, "massal", "-"),
        (MoneyKind.DEPOSIT, "besok 20rb", "-"),
        (MoneyKind.DEPOSIT, "berapa?", "-"),
        (MoneyKind.DEPOSIT, "???", "-"),
    ],
)
def test_after_a_command(kind: MoneyKind, rest: str, expected: str) -> None:
    assert described(understand_command(kind, rest)) == expected


def test_a_named_day_is_resolved_by_the_messages_own_day() -> None:
    """The transaction's date is the members' date, whenever the message is worked on."""
    sentence = understand("setor 20rb kemarin")
    assert isinstance(sentence, MoneySentence)
    assert sentence.items[0].transaction_date(date(2026, 3, 1)) == date(2026, 2, 28)
    plain = understand("setor 20rb")
    assert isinstance(plain, MoneySentence)
    assert plain.items[0].transaction_date(date(2026, 3, 1)) == date(2026, 3, 1)


def test_long_messages_are_told_not_booked() -> None:
    assert understand("setor 20rb " + "ya " * LONGEST_MESSAGE) is None


def test_a_whole_group_fits_in_one_message() -> None:
    sentence = understand("setor wajib\n" + "\n".join(f"{n}. anggota{'abcdefghij'[n % 10]} 10rb" for n in range(1, 26)))
    assert isinstance(sentence, MoneySentence)
    assert len(sentence.items) == 25
    assert {item.savings for item in sentence.items} == {SavingsKind.WAJIB}


@pytest.mark.parametrize(
    "decoration", ["{}!", "{} 🙏🙏", "*{}*", "  {}  ", "{}.", '"{}"', "{}\u200b", "🌾 {}", "{} ya bu", "bu, {}"]
)
@pytest.mark.parametrize("text", ["setor 20rb", "hadir", "izin", "denda 5rb", "tarik 50rb", "salah", "batal"])
def test_decoration_changes_nothing(text: str, decoration: str) -> None:
    assert understand(decoration.format(text)) == understand(text)


@pytest.mark.parametrize("text", ["setor 20rb", "hadir", "nabung dua puluh ribu", "bukan 20 tapi 30", "saldo"])
def test_capitals_change_nothing(text: str) -> None:
    assert described(understand(text.upper())) == described(understand(text))


@pytest.mark.parametrize(
    "doubt",
    [
        *(
            "belum {}",
            "besok {}",
            "nanti {}",
            "{}?",
            "gimana cara {}",
            "kalau {}",
            "jangan {}",
            "nggak jadi {}",
            "mau {}",
        ),
        *("lusa {}", "kapan {}", "siapa yang {}", "berapa {}", "apa {}", "{} per minggu", "{} tiap bulan", "kok {}"),
        *("ndak {}", "gak {}", "tidak {}", "durung {}", "sesuk {}", "ayo {}", "lupa {}", "insyaallah {}"),
        *("minggu depan {}", "harus {}", "semua {}", "boleh {}", "yuk {}"),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        *("setor 20rb", "nabung 20 ribu", "tarik 50rb", "angsur 50rb", "denda 5rb", "setor wajib", "20rb setor"),
        *("50rb nabung", "kas 20rb", "setor kas 20rb", "bayar kas 20rb", "celengan 20rb", "tabung 20rb", "tf 50rb"),
    ],
)
def test_doubt_is_silence(text: str, doubt: str) -> None:
    """Negations, plans, questions and habits are never transactions, whatever they speak of."""
    assert not isinstance(understand(doubt.format(text)), MoneySentence)


@pytest.mark.parametrize(
    "doubt",
    [
        *("besok {}", "nanti {}", "nanti mau {}", "lusa {}", "minggu depan {}", "kapan {}", "kapan boleh {}"),
        *("{}?", "{} boleh bu", "{} bisa gak", "boleh {}", "bisa {}", "gimana cara {}", "kalau {}", "siapa yang {}"),
        *("belum {}", "jangan {}", "tidak {}", "nggak jadi {}", "gak usah {}", "rencana {}", "katanya {}"),
        *(
            "sudah {}",
            "tadi {}",
            "kemarin {}",
            "bu siti sudah {}",
            "{} kemarin",
            "lupa {}",
            "ayo {}",
            "bu siti cerita {}",
        ),
        *("{} di warung", "{} sama bu siti", "{} ke bu siti", "{} dari bu siti", "{} ke bank", "{} jam 7", "{} tgl 14"),
    ],
)
@pytest.mark.parametrize(
    "text", ["pinjam 500rb", "pinjam 500rb 10x", "minjem 300rb 6 bulan", "kasbon 100rb", "pinjam 500rb setahun"]
)
def test_a_loan_is_asked_for_now_and_of_the_group(text: str, doubt: str) -> None:
    """Wishes for later, stories, questions and what neighbours lend one another are nobody's request."""
    assert not isinstance(understand(doubt.format(text)), MoneySentence)


@pytest.mark.parametrize("length", ["10x", "10 x", "10 kali", "sepuluh kali", "dicicil 10x", "10 angsuran", ", 10x"])
@pytest.mark.parametrize("amount", ["500rb", "500 ribu", "lima ratus ribu", "Rp500.000", "setengah juta", "500000"])
def test_the_length_is_no_part_of_the_amount(amount: str, length: str) -> None:
    """ "lima ratus ribu sepuluh kali" is Rp500.000 in ten instalments, not Rp500.010."""
    assert described(understand(f"pinjam {amount} {length}")) == "loan_request 500000, in 10 times"


@given(st.text(max_size=600))
def test_never_raises_on_any_text(text: str) -> None:
    understand(text)


_WORDS = sorted({" ".join(entry[0]) for entries in PHRASES.values() for entry in entries} | set(HONORIFICS))
_PIECES = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from(
        ["siti", "budi", "20rb", "20", "Rp25.000,-", "25.00", "-5rb", "dua puluh", "ribu", "cepek", "0", "17"]
    ),
    st.sampled_from(
        [",", "\n", "?", "/", ":", "-", ".", "@siti", "tgl 14", "14/7", "kemarin", "senin depan", "31/2", "@"]
    ),
)


@given(st.lists(_PIECES, max_size=14))
def test_never_raises_on_the_bots_own_words(pieces: list[str]) -> None:
    """Random texts seldom speak of money; these do, in every order."""
    sentence = understand(" ".join(pieces))
    if isinstance(sentence, MoneySentence):
        assert sentence.items
        for item in sentence.items:
            assert item.amount is None or item.error is None
            item.transaction_date(date(2024, 2, 29))


@given(st.sampled_from(list(MoneyKind)), st.lists(_PIECES, max_size=10))
def test_commands_never_raise(kind: MoneyKind, pieces: list[str]) -> None:
    understand_command(kind, " ".join(pieces))


@given(st.text(max_size=60), st.sampled_from(list(MoneyKind)))
def test_commands_never_raise_on_any_text(text: str, kind: MoneyKind) -> None:
    understand_command(kind, text)


def test_understanding_is_quick() -> None:
    """The bot reads every message of a busy group. The limit is ten times what it takes, for slow machines."""
    messages = [
        "besok kumpul di rumah bu siti ya bu, jangan lupa bawa kursi",
        "setor 20rb",
        "siti 20rb, budi 25rb",
        "jam 7 ya",
    ]
    start = time.perf_counter()
    for _ in range(50):
        for message in messages:
            understand(message)
    assert (time.perf_counter() - start) / (50 * len(messages)) < 0.001
