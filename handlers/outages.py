"""After an outage of more than a day: each group reads which hours to write again."""

from handlers.bell import Bell
from savings.outages import Outage
from savings.reminders import Reminder


async def write(bell: Bell, due: list[Reminder]) -> None:
    """One message for each outage."""
    for reminder in due:
        outage = reminder.about
        assert isinstance(outage, Outage)
        _, group = bell._, bell.here.group
        text = _(
            "Saya sempat tidak tersambung.\n"
            "Yang ditulis antara {first_day} {first_hour} dan {last_day} {last_hour} tidak sampai ke saya. "
            "Mohon tulis lagi setoran dari jam-jam itu.",
            first_day=_.short_date(group.date_of(outage.since)),
            first_hour=_.time(outage.since, group.rules.zone),
            last_day=_.short_date(group.date_of(outage.until)),
            last_hour=_.time(outage.until, group.rules.zone),
        )
        bell.say(text, until=reminder.until, stands_for=[reminder])
