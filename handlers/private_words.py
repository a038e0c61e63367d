"""Words that only the private chat answers: people's names for the commands, talk about one's loan, and all the rest.

In a group the same words are conversation, so nothing here is ever asked of a group's message.
"""

from handlers import evidence, missed, visits
from handlers.buttons import Button, Keyboard
from handlers.context import Context
from handlers.giving import give
from handlers.loan_cards import OwnLoan
from handlers.loan_names import loan_names
from handlers.loans import WHOSEVER, InTrouble, PayInstalment
from handlers.lookups import own_savers
from handlers.nudges import IN_TROUBLE, TO_PAY, WhichLoan
from handlers.privately import Do, hello
from handlers.troubles import known_words
from savings.courtesies import is_agreement, is_greeting, is_thanks
from savings.loan_talk import LoanTalk, is_about_loans, read_loan_talk
from savings.loans import Loan, LoanState
from savings.roles import Action
from services import hardship, loans

_COMMANDS_IN_WORDS = {
    **dict.fromkeys(("riwayat", "riwayat saya", "catatan saya"), "riwayat"),
    **dict.fromkeys(("kehadiran", "kehadiran saya"), "hadir"),
    **dict.fromkeys(("aturan", "aturan kelompok"), "aturan"),
    **dict.fromkeys(("anggota", "daftar anggota"), "anggota"),
    **dict.fromkeys(("pengurus", "peran"), "peran"),
    **dict.fromkeys(("profil", "data saya", "profil saya"), "profil"),
    **dict.fromkeys(("kunjungan", "jadwal kunjungan", "kalender kunjungan"), "kunjungan"),
    **{"kas": "kas", "menunggu": "menunggu", "mulai": "start", "modal": "modal", "talangan": "talangan"},
    **dict.fromkeys(("pengingat", "pengingat angsuran", "pengingat saya"), "pengingat"),
    **dict.fromkeys(("jadwal", "jadwal rapat"), "jadwal"),
    **dict.fromkeys(("binaan", "laporan", "laporan mingguan", "laporan minggu ini"), "binaan"),
    **dict.fromkeys(("jangan ingatkan dulu", "jangan ingatkan", "jangan diingatkan dulu"), "pengingat jeda"),
    **dict.fromkeys(("jangan ingatkan terus", "jangan tagih dulu", "jangan ditagih dulu"), "pengingat jeda"),
    **dict.fromkeys(("stop", "stop dulu", "berhenti", "berhenti dulu"), "pengingat jeda"),
    **dict.fromkeys(("ingatkan lagi", "ingatkan saya lagi"), "pengingat lagi"),
}
"""What looks something up, as people say it."""

_COMMANDS_OF_TALK = {
    LoanTalk.SEE: "/pinjaman saya",
    LoanTalk.PAY: "/angsur",
    LoanTalk.BORROW: "/pinjam",
    LoanTalk.SIMULATE: "/simulasi",
    LoanTalk.HELP: "/bantuan pinjaman",
    LoanTalk.QUIET: "/pengingat jeda",
    LoanTalk.OTHERS: "/tunggakan",
}

_LOAN_EXAMPLE, _USUAL_EXAMPLE, _PENDAMPING_EXAMPLE = "pinjaman saya", "setor 20rb", "/binaan"
_EXAMPLES = {
    **dict.fromkeys(("saldo", "tabungan", "simpanan"), "saldo saya"),
    **dict.fromkeys(("tarik", "ambil", "penarikan"), "tarik 10rb"),
    **dict.fromkeys(("denda", "sanksi"), "denda 5rb"),
    **dict.fromkeys(("hadir", "absen"), "/hadir"),
    **dict.fromkeys(("rapat", "kumpulan", "pertemuan"), "/jadwal"),
    **dict.fromkeys(("salah", "keliru", "ralat", "koreksi"), "/ralat 17"),
}
"""A line that works, by the word beside which it helps."""


async def answer(context: Context, text: str) -> None:
    """In private somebody waits for an answer: silence would be unkind, and so would be a correction of thanks."""
    _ = context._
    command = _command_of(text)
    if command is not None:
        await give(f"/{command}", context)
    elif await _told_by_pendamping(context, text):
        return
    elif is_greeting(text):
        await hello(context)
    elif is_thanks(text):
        context.reply(_("Sama-sama."))
    elif is_agreement(text):
        context.reply(_("Baik."))
    elif (talk := read_loan_talk(text)) is LoanTalk.OTHERS and not context.may(Action.SEE_LOANS):
        await not_understood(context, text)
    elif talk is not None:
        await _talk(context, talk)
    else:
        await not_understood(context, text)


def mean_something(text: str) -> bool:
    """Whether these words stand for themselves: then they are no answer to a question that buttons are to answer."""
    return is_command(text) or is_greeting(text) or is_thanks(text) or read_loan_talk(text) is not None


def is_command(text: str) -> bool:
    """Whether these words look something up, as people say it."""
    return _command_of(text) is not None


def _command_of(text: str) -> str | None:
    return _COMMANDS_IN_WORDS.get(" ".join(text.lower().strip(" .?!").split()))


async def not_understood(context: Context, text: str) -> None:
    """An example that works; a borrower whose words speak of nothing else finds what answers a reminder."""
    if not context.is_press and context.message.photo:
        evidence.ask(context)
        return
    if context.speakers and await missed.ask_why(context):
        return
    _ = context._
    example, rest = _example(context, text), [Button(_("Bantuan"), Do("bantuan"))]
    running = await _own_running(context) if context.speakers and example in {_LOAN_EXAMPLE, _USUAL_EXAMPLE} else []
    if not running:
        context.reply(_("Maaf, saya belum paham. Contoh yang bisa: {example}", example=example), [rest])
        return
    group_id = context.here.group.id
    one = running[0].id if len(running) == 1 else None
    paid = WhichLoan(group_id, TO_PAY) if one is None else PayInstalment(group_id, one)
    context.reply(
        _("Maaf, saya belum paham. Soal angsuran? Pilih, ya. Kalau bukan, contoh: {example}", example=example),
        [
            [Button(_("Sudah bayar"), paid), _trouble_button(context, running)],
            [Button(_("Jangan ingatkan dulu"), Do("pengingat jeda")), *rest],
        ],
    )


async def _told_by_pendamping(context: Context, text: str) -> bool:
    """`kunjungan kemarin di rumah Bu Siti: ...` without the stroke."""
    word, _space, rest = text.strip().partition(" ")
    if word.lower().rstrip(":") != "kunjungan" or not rest or not context.may(Action.RECORD_VISITS):
        return False
    await visits.told(context, rest)
    return True


def _example(context: Context, text: str) -> str:
    """A line that works, about what these words seem to be about."""
    if is_about_loans(text):
        return _LOAN_EXAMPLE
    usual = _USUAL_EXAMPLE if own_savers(context) or not context.may(Action.SEE_DIGEST) else _PENDAMPING_EXAMPLE
    return next((_EXAMPLES[word] for word in text.lower().split() if word in _EXAMPLES), usual)


async def _talk(context: Context, talk: LoanTalk) -> None:
    if talk is LoanTalk.TROUBLE and context.speakers:
        await _console(context)
    elif talk is LoanTalk.GRIEF:
        await _grieve(context)
    elif talk is LoanTalk.PROMISE:
        await _give_time(context)
    else:
        await give(_COMMANDS_OF_TALK.get(talk, "/pinjaman saya"), context)


async def _give_time(context: Context) -> None:
    """`minggu depan saya bayar ya bu`: thanks for the word, and what there is for who needs more time."""
    _ = context._
    running = await _own_running(context) if context.speakers else []
    if not running:
        context.reply(_("Baik."))
        return
    context.reply(
        _("Baik, terima kasih kabarnya.\nJadwalnya tetap. Kalau perlu waktu lebih lama, tekan Saya kesulitan."),
        [[_trouble_button(context, running), Button(_("Lihat pinjaman saya"), OwnLoan(WHOSEVER))]],
    )


async def _grieve(context: Context) -> None:
    """Sickness or death in the house: sympathy first, and for a borrower the way to be spared."""
    _ = context._
    running = await _own_running(context) if context.speakers else []
    kind = _("Kami ikut prihatin. Semoga diberi kekuatan.")
    if not running:
        context.reply(kind)
        return
    rest = _("Kalau angsuran terasa berat, tekan Saya kesulitan. Hanya pengurus yang tahu.")
    context.reply(f"{kind}\n{rest}", [[_trouble_button(context, running)]])


async def _console(context: Context) -> None:
    """It is hard for the borrower: a kind word, and the button that tells the treasurer alone."""
    _ = context._
    running = await _own_running(context)
    if not running:
        context.reply(_("Semoga segera dilapangkan. Kalau ada setoran yang berat, bicarakan dengan pengurus, ya."))
        return
    untold = [loan.id for loan in running if not await hardship.is_known(context.turn, loan)]
    if not untold:
        context.reply(await known_words(context, running[0]), [[Button(_("Lihat pinjaman saya"), OwnLoan(WHOSEVER))]])
        return
    rows: Keyboard = [
        [Button(_trouble_label(context, name, alone=len(running) == 1), InTrouble(context.here.group.id, loan_id))]
        for loan_id, name in loan_names(context, running).items()
        if loan_id in untold
    ]
    context.reply(
        _(
            "Terima kasih sudah bercerita. Tidak apa-apa.\n"
            "Tekan Saya kesulitan, supaya pengurus tahu dan jadwalnya bisa dibicarakan. Di grup tidak ditulis."
        ),
        [*rows, [Button(_("Lihat pinjaman saya"), OwnLoan(WHOSEVER))]],
    )


async def _own_running(context: Context) -> list[Loan]:
    known = [loan for one in own_savers(context) for loan in await loans.of_member(context.turn, one.id)]
    return [loan for loan in known if loan.state is LoanState.ACTIVE]


def _trouble_button(context: Context, running: list[Loan]) -> Button:
    """For one of several loans it is asked which."""
    group_id = context.here.group.id
    meant = InTrouble(group_id, running[0].id) if len(running) == 1 else WhichLoan(group_id, IN_TROUBLE)
    return Button(context._("Saya kesulitan"), meant)


def _trouble_label(context: Context, loan: str, *, alone: bool) -> str:
    _ = context._
    label = _("Saya kesulitan")
    return label if alone else _("{what}: {loan}", what=label, loan=loan)
