"""Two people press at the same moment: one wins, the other is told why, and the books hold it once."""

from dataclasses import replace
from typing import Any

from handlers.cards import Accept, TakeBack
from handlers.claims import RejectBecause
from handlers.disbursing import PaidOut
from handlers.loan_cards import Lend
from sandbox.records import Event
from savings.journal import cash, loan_of
from savings.loans import LoanState
from services import claims as claim_service
from services.lending import Source
from services.turn import Turn
from tests.attacks import assert_unharmed, confirmed_by_themselves, group_of, newest_of_ours, person, rows
from tests.chat import Chat
from tests.dialogs.lending import fill_box, lend


def alerts(chat: Chat) -> dict[str, list[str]]:
    """What each person is told by the buttons that they press from now on."""
    heard: dict[str, list[str]] = {}

    def note(event: Event) -> None:
        if event.kind == "alert" and event.user is not None and event.data["text"]:
            heard.setdefault(event.user.name, []).append(event.data["text"])

    chat.world.subscribe(note)
    return heard


async def by_themselves(chat: Chat) -> list[tuple[Any, ...]]:
    """What was confirmed by whom it concerns, without what the test itself wrote, which nobody has confirmed."""
    names = [row[1] for row in await rows(chat, "SELECT * FROM pragma_table_info('entries')")]
    return [row for row in await confirmed_by_themselves(chat) if row[names.index("confirmed_by")] is not None]


async def test_two_officers_accept_the_same_repayment(laris: Chat) -> None:
    """The bendahara's own instalment: ketua and sekretaris may both confirm it, and both press Terima."""
    await lend(laris, "Bu Rini")
    group, rini = group_of(laris), person(laris, "Bu Rini")
    rini.says(group, "angsur 57.500")
    await laris.life.settle()
    card = newest_of_ours(group)
    assert card is not None
    claim = (await rows(laris, "SELECT id FROM claims"))[0][0]
    accept, heard = Accept(claim, 57_500).pack(), alerts(laris)
    first, second, own = (person(laris, name).presses_data(card, accept) for name in ("Bu Ani", "Pak Joko", "Bu Rini"))
    await laris.life.settle()
    assert await rows(laris, "SELECT count(*), min(confirmed_by) FROM entries WHERE kind = 'repayment'") == [(1, 3)]
    assert (await laris.loan()).outstanding == 450_000
    assert first.answered and second.answered and own.answered
    assert heard["Pak Joko"] == ["Ini sudah diputuskan."]
    assert len(heard["Bu Rini"]) == 1
    await assert_unharmed(laris)
    assert await by_themselves(laris) == []


async def test_accepted_and_rejected_at_once(laris: Chat) -> None:
    await lend(laris, "Bu Siti")
    group, rini = group_of(laris), person(laris, "Bu Rini")
    person(laris, "Bu Siti").says(group, "angsur 57.500")
    await laris.life.settle()
    card = newest_of_ours(group)
    assert card is not None
    claim = (await rows(laris, "SELECT id FROM claims"))[0][0]
    for payload in (*(RejectBecause(claim, 0), Accept(claim, 57_500), Accept(claim, 57_500), TakeBack(claim)),):
        rini.presses_data(card, payload.pack())
    await laris.life.settle()
    assert (await laris.loan()).outstanding == 500_000
    assert await rows(laris, "SELECT state FROM claims") == [("rejected",)]
    await assert_unharmed(laris)


async def test_two_payments_that_each_pay_the_last_of_it(laris: Chat) -> None:
    """Both could be reported, each by itself; the second one is above what is owed by then."""
    loan = await lend(laris, "Bu Siti", 50_000, 1)
    group, rini, siti = group_of(laris), person(laris, "Bu Rini"), person(laris, "Bu Siti")
    siti.says(group, "angsur 50.750")
    await laris.life.settle()
    async with laris.life.database.write() as tx:
        turn = Turn(tx=tx, now=laris.clock.now(), directory=laris.life.directory)
        first = (await claim_service.waiting(turn, loan.group_id))[0]
        await claim_service.report(turn, await laris.roster(), replace(first, item=1))
    claims = [row[0] for row in await rows(laris, "SELECT id FROM claims ORDER BY id")]
    card = newest_of_ours(group)
    assert card is not None
    assert len(claims) == 2
    heard = alerts(laris)
    won, lost = (rini.presses_data(card, Accept(claim, 50_750).pack()) for claim in claims)
    await laris.life.settle()
    assert won.answered and lost.answered
    assert len(heard["Bu Rini"]) == 1
    assert (await laris.loan()).loan.state is LoanState.PAID
    assert await laris.cash() == 50_750
    assert await rows(laris, "SELECT state FROM claims ORDER BY id") == [("accepted",), ("waiting",)]
    await assert_unharmed(laris)


async def test_one_box_two_loans(laris: Chat) -> None:
    """Rp700.000 for two loans of Rp500.000: the first is handed over, the second waits, and the bendahara reads why."""
    await fill_box(laris, 700_000)
    numbers = [(await lend(laris, name, state=LoanState.APPROVED)).id for name in ("Bu Siti", "Bu Wati")]
    group, rini = group_of(laris), person(laris, "Bu Rini")
    rini.says(group, "/kas")
    await laris.life.settle()
    card = newest_of_ours(group)
    assert card is not None
    heard = alerts(laris)
    presses = [rini.presses_data(card, PaidOut(number, Source.CASH).pack()) for number in (*numbers, *numbers)]
    await laris.life.settle()
    assert all(press.answered for press in presses)
    assert [(await laris.loan(number)).loan.state for number in (1, 2)] == [LoanState.ACTIVE, LoanState.APPROVED]
    assert await laris.balance(cash()) == 200_000
    people = {member.name: member.id for member in (await laris.roster()).people}
    assert await laris.balance(loan_of(people["Bu Siti"], 1)) == 500_000
    assert await laris.balance(loan_of(people["Bu Wati"], 2)) == 0
    assert "Rp200.000" in heard["Bu Rini"][0]
    await assert_unharmed(laris)


async def test_both_officers_agree_and_everybody_presses_at_once(laris: Chat) -> None:
    """The second word decides once, whoever else presses in the same moment."""
    await fill_box(laris, 700_000)
    group, siti = group_of(laris), person(laris, "Bu Siti")
    siti.says(group, "pinjam 500rb 10x")
    await laris.life.settle()
    card = newest_of_ours(group)
    assert card is not None
    loan = (await laris.loan()).loan
    yes, paid = Lend(loan.id).pack(), PaidOut(loan.id, Source.CASH).pack()
    deciding = ("Bu Siti", "Pak Joko", "Bu Ani", "Pak Joko", "Bu Rini", "Bu Rini", "Pak Joko")
    presses = [person(laris, name).presses_data(card, yes) for name in deciding]
    presses += [person(laris, name).presses_data(card, paid) for name in ("Bu Siti", "Bu Rini", "Bu Rini")]
    await laris.life.settle()
    assert all(press.answered for press in presses)
    assert (await laris.loan()).loan.state is LoanState.ACTIVE
    assert await laris.cash() == 200_000
    assert await rows(laris, "SELECT count(*) FROM entries WHERE kind = 'disbursement'") == [(1,)]
    await assert_unharmed(laris)
    assert await by_themselves(laris) == []
