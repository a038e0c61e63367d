"""Congratulations, short and warm: what everybody shares in the group, what is one person's own in private."""

from handlers.bell import Bell, Said
from handlers.buttons import Button
from handlers.charts import ShowChart
from handlers.context import plain
from handlers.loan_cards import OwnLoan
from locales import Words
from savings.congratulations import Birthday, FirstLoan, GoalSuccess
from savings.goals import LEBARAN
from savings.reminders import Reminder
from services.progress import GOAL


async def write(bell: Bell, due: list[Reminder]) -> None:
    """Say each of them where it belongs."""
    for reminder in due:
        match reminder.about:
            case GoalSuccess() as success:
                bell.say(*_goal(bell, success), until=reminder.until, stands_for=[reminder])
            case Birthday() as birthday:
                bell.say(_birthday(bell, birthday), until=reminder.until, stands_for=[reminder])
            case FirstLoan() as paid:
                await _first_loan(bell, reminder, paid)


def _goal(bell: Bell, success: GoalSuccess) -> Said:
    _ = bell._
    group, goal = bell.here.group, success.goal
    if goal.name == LEBARAN:
        headline = _("Target Lebaran tercapai. Selamat, {group}!", group=group.name)
    elif goal.name:
        headline = _("Target {name} tercapai. Selamat, {group}!", name=plain(goal.name), group=group.name)
    else:
        headline = _("Target simpanan tercapai. Selamat, {group}!", group=group.name)
    text = _(
        "{headline}\nSimpanan bersama {saved} dari target {target}. Terima kasih, semuanya.",
        headline=headline,
        saved=_.rupiah(success.saved),
        target=_.rupiah(goal.target),
    )
    return text, [[Button(_("Lihat gambar"), ShowChart(group.id, GOAL))]]


def _birthday(bell: Bell, birthday: Birthday) -> str:
    _ = bell._
    headline = _.many(
        "Hari ini {group} genap {n} tahun",
        "Hari ini {group} genap {n} tahun",
        birthday.years,
        group=bell.here.group.name,
    )
    return _(
        "{headline}\nMenabung dan mencatat bersama di sini sejak {date}. Semoga makin rukun dan maju.",
        headline=headline,
        date=_.date(birthday.since),
    )


async def _first_loan(bell: Bell, reminder: Reminder, paid: FirstLoan) -> None:
    member = bell.here[paid.member_id]

    def said(_: Words) -> Said:
        text = _(
            "Selamat, {name}, pinjaman pertama sudah lunas\n"
            "Terima kasih sudah menjaga kepercayaan bersama. Semoga usahanya makin lancar.",
            name=member.name,
        )
        return text, [[Button(_("Lihat pinjaman saya"), OwnLoan(paid.loan_id))]]

    await bell.whisper(member, said, until=reminder.until, stands_for=[reminder])
