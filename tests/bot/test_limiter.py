"""Our pace against Telegram's limits as the emulator keeps them."""

import asyncio
import datetime as dt
import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.limiter import Limiter
from handlers.menus import NO_CHAT
from sandbox.clock import MovableClock
from sandbox.limits import Limits
from services.turn import CONVERSATION, SCHEDULED

CHATS = st.sampled_from([-1, -2, -3, 1, 2, 3, 4, 5])
LANES = st.sampled_from([CONVERSATION, SCHEDULED])
MESSAGES = st.lists(st.tuples(CHATS, LANES, st.floats(0, 3)), min_size=1, max_size=200)
WAYS = st.lists(st.tuples(LANES, st.floats(0, 0.5), st.floats(0, 0.5)), min_size=31, max_size=150)
"""Of each message how long it takes to Telegram, and its answer back."""


def send(limiter: Limiter, chat_id: int, lane: int = CONVERSATION) -> None:
    """A message that is answered at once."""
    with limiter.going(chat_id, lane):
        pass


@settings(deadline=None, max_examples=60)
@given(MESSAGES)
def test_telegram_never_has_to_tell_us_to_wait(messages: list[tuple[int, int, float]]) -> None:
    clock = MovableClock()
    limiter = Limiter(clock.monotonic, per_second=30, per_group_minute=20)
    telegram = Limits(clock)
    for chat_id, lane, pause in messages:
        # Messages come in bursts: most without any pause.
        clock.advance(dt.timedelta(seconds=pause if pause > 2 else 0))
        wait = max(limiter.chat_delay(chat_id), limiter.delay(lane))
        clock.advance(dt.timedelta(seconds=wait + 0.001 if wait else 0))
        with limiter.going(chat_id, lane):
            assert telegram.take(chat_id, private=chat_id > 0) == 0


@settings(deadline=None, max_examples=60)
@given(WAYS)
def test_however_long_the_way_is_and_whoever_overtakes_whom(ways: list[tuple[int, float, float]]) -> None:
    asyncio.run(_send_all(ways))


async def _send_all(ways: list[tuple[int, float, float]]) -> None:
    """All at the same time, each to a group of its own."""
    clock = MovableClock(auto_jump=False)
    limiter = Limiter(clock.monotonic, per_second=30, per_group_minute=20)
    telegram = Limits(clock)
    told: list[int] = []

    async def one(number: int, lane: int, there: float, back: float) -> None:
        while wait := limiter.delay(lane):
            await clock.sleep(wait + 0.001)
        with limiter.going(-number, lane):
            await clock.sleep(there)
            told.append(telegram.take(-number, private=False))
            await clock.sleep(back)

    sending = asyncio.gather(*(one(number, *way) for number, way in enumerate(ways, 1)))
    while not sending.done():
        for _ in range(5):
            await asyncio.sleep(0)
        clock.advance(dt.timedelta(seconds=0.01))
    assert told == [0] * len(ways)


def test_a_group_gets_twenty_at_once_and_then_waits_a_minute() -> None:
    clock = MovableClock()
    limiter = Limiter(clock.monotonic, per_second=0, per_group_minute=20)
    for _ in range(20):
        assert limiter.chat_delay(-1) == 0
        send(limiter, -1)
    assert 59 < limiter.chat_delay(-1) <= 61
    assert limiter.chat_delay(-2) == 0


def send_scheduled(limiter: Limiter, clock: MovableClock, seconds: float) -> list[float]:
    """As much as may leave within so long; when each message left."""
    left: list[float] = []
    end = clock.monotonic() + seconds
    while end - clock.monotonic() > 0.0001:
        while limiter.delay(SCHEDULED) == 0:
            send(limiter, 1000 + len(left), SCHEDULED)
            left.append(clock.monotonic())
        clock.advance(dt.timedelta(seconds=min(limiter.delay(SCHEDULED) + 0.0001, end - clock.monotonic())))
    return left


def test_what_is_scheduled_leaves_evenly_and_uses_the_whole_pace() -> None:
    clock = MovableClock()
    limiter = Limiter(clock.monotonic, per_second=30, per_group_minute=20)
    left = send_scheduled(limiter, clock, 10)
    assert 290 <= len(left) <= 304
    between = [later - earlier for earlier, later in itertools.pairwise(left[5:])]
    assert max(between) < 0.15, "never a long time without room for somebody"


def test_while_people_talk_there_is_room_for_the_next_answers_at_any_moment() -> None:
    clock = MovableClock()
    limiter = Limiter(clock.monotonic, per_second=30, per_group_minute=20)
    sent = 0
    for number in range(40):
        sent += len(send_scheduled(limiter, clock, 0.25))
        for chat in (500, 600):  # two at once
            assert limiter.delay(CONVERSATION) < 0.04, "the next place at the latest"
            send(limiter, number + chat)
    assert sent > 40 * 0.25 * (30 - 8 - 4), "no more is left free than is needed"


def test_zero_is_no_limit_of_our_own() -> None:
    clock = MovableClock()
    limiter = Limiter(clock.monotonic, per_second=0, per_group_minute=0)
    for _ in range(1000):
        send(limiter, -1)
        send(limiter, 1)
    assert limiter.chat_delay(-1) == limiter.chat_delay(1) == limiter.delay(SCHEDULED) == 0


def test_a_pause_is_for_one_chat_until_three_are_told_so() -> None:
    clock = MovableClock()
    limiter = Limiter(clock.monotonic, per_second=30, per_group_minute=20)
    limiter.pause(1, 10)
    limiter.pause(2, 10)
    assert limiter.chat_delay(1) == 10
    assert limiter.chat_delay(3) == limiter.delay(CONVERSATION) == 0
    limiter.pause(3, 10)
    assert limiter.delay(CONVERSATION) == 10
    clock.advance(dt.timedelta(seconds=10))
    assert limiter.chat_delay(1) == limiter.delay(CONVERSATION) == 0


def test_three_pauses_far_apart_are_three_chats_and_not_all() -> None:
    clock = MovableClock()
    limiter = Limiter(clock.monotonic, per_second=30, per_group_minute=20)
    for chat in (1, 2, 3):
        limiter.pause(chat, 60)
        clock.advance(dt.timedelta(seconds=3))
    assert limiter.delay(CONVERSATION) == 0


def test_a_menu_is_no_message() -> None:
    clock = MovableClock()
    limiter = Limiter(clock.monotonic, per_second=30, per_group_minute=20)
    for _ in range(100):
        assert limiter.chat_delay(NO_CHAT) == limiter.delay(SCHEDULED) == 0
        send(limiter, NO_CHAT, SCHEDULED)


def test_chats_that_are_told_to_wait_while_others_get_through_keep_nobody_else() -> None:
    clock = MovableClock()
    limiter = Limiter(clock.monotonic, per_second=30, per_group_minute=20)
    for chat in range(1, 30):
        limiter.pause(chat, 20)
        limiter.went()
    assert limiter.chat_delay(1) == 20
    assert limiter.delay(CONVERSATION) == limiter.delay(SCHEDULED) == 0


def test_what_is_taken_takes_the_guess_back() -> None:
    clock = MovableClock()
    limiter = Limiter(clock.monotonic, per_second=30, per_group_minute=20)
    for chat in (1, 2, 3):
        limiter.pause(chat, 20)
    assert limiter.delay(CONVERSATION) == 20
    limiter.went()
    assert limiter.delay(CONVERSATION) == 0
    assert limiter.chat_delay(1) == 20
