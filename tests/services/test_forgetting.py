"""Who wants to be forgotten takes the words along; the sums stay, and the books still verify."""

from dataclasses import replace
from pathlib import Path

from savings.deciding import Stage, Vote
from savings.hardship import Hardship
from savings.money import MoneyKind
from services import counsel, hardship, ledger, loans
from services.verify import What, verify
from storage import votes
from tests.services.acting import ANI, JOKO, SITI, SRI, UPK, WATI, Village


async def test_what_somebody_said_is_forgotten_and_nothing_else(tmp_path: Path) -> None:
    village = await Village.found(tmp_path / "x.db")
    await village.move(MoneyKind.GRANT, 1_000_000)
    loan = await village.lend(purpose="modal kripik")
    other = await village.lend(WATI, replace(UPK, principal=100_000), purpose="sekolah anak")
    hard: list[Hardship] = []
    for one in (loan, other):
        async with village.turn() as turn:
            hard.append(await hardship.tell(turn, one, one.member_id or 0, "ombak"))
            hard[-1] = await hardship.propose(turn, village.roster, hard[-1], one, ANI, 1)
            await hardship.accept(turn, village.roster, hard[-1], one, JOKO)
            vote = Vote(
                loan_id=one.id,
                stage=Stage.PAYOUT,
                member_id=SRI,
                telegram_id=SRI,
                yes=False,
                reason="sepi",
                voted_at=village.now,
            )
            await votes.cast(turn.tx, vote, instead_of=())
    async with village.turn() as turn:
        for member in (SITI, WATI, None):
            await counsel.write(
                turn,
                group_id=village.group_id,
                member_id=member,
                author=JOKO,
                noted_on=turn.now.date(),
                text="sedang berduka",
            )
        before = await loans.account(turn, loan)
        told = await ledger.erase_texts(turn.tx, village.group_id, SITI)
        assert told == 6  # the payout's own text, the purpose, why of the shift, the hard time and the vote; the note
        assert await ledger.erase_texts(turn.tx, village.group_id, SITI) == 0
        after = await loans.account(turn, await loans.find(turn, loan.id) or loan)
        assert after == replace(before, loan=replace(before.loan, purpose=""))
        words = [
            [(await loans.find(turn, one.id) or one).purpose, (await loans.shifts(turn, one))[0].reason]
            + [kept.reason for kept in [await hardship.find(turn, hard[at].id)] if kept is not None]
            + [vote.reason for vote in await votes.of_loan(turn.tx, one.id, Stage.PAYOUT)]
            for at, one in enumerate((loan, other))
        ]
        assert words == [["", "", "", ""], ["sekolah anak", "ombak", "ombak", "sepi"]]
        notes = await counsel.newest(turn, village.group_id, JOKO, limit=9)
        assert {note.member_id for note in notes} == {WATI, None}
        await ledger.erase_texts(turn.tx, village.group_id, JOKO)
        assert await counsel.newest(turn, village.group_id, JOKO, limit=9) == []  # nobody else could read them
        assert {finding.what for finding in await verify(turn.tx)} == {What.ERASED}
    await village.db.close()
