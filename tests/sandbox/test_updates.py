"""getUpdates and webhooks."""

import asyncio
import json
from datetime import timedelta

import pytest

from sandbox.methods import answer
from tests.sandbox.conftest import Scene


async def test_an_offset_confirms_what_is_below_it(scene: Scene) -> None:
    for text in ("satu", "dua", "tiga"):
        scene.siti.says(scene.group, text)
    first, second, third = await scene.call("getUpdates")
    assert [u["message"]["text"] for u in (first, second, third)] == ["satu", "dua", "tiga"]
    assert [u["update_id"] - first["update_id"] for u in (first, second, third)] == [0, 1, 2]
    assert await scene.call("getUpdates") == [first, second, third]
    assert await scene.call("getUpdates", offset=second["update_id"]) == [second, third]
    assert await scene.call("getUpdates") == [second, third]
    assert await scene.call("getUpdates", limit=1) == [second]
    assert await scene.call("getUpdates", offset=-1) == [third]
    assert await scene.call("getUpdates", offset=third["update_id"] + 1) == []


async def test_updates_live_for_a_day(scene: Scene) -> None:
    scene.siti.says(scene.group, "lama")
    scene.clock.advance(timedelta(hours=23))
    scene.siti.says(scene.group, "baru")
    scene.clock.advance(timedelta(hours=2))
    assert [u["message"]["text"] for u in await scene.call("getUpdates")] == ["baru"]


async def test_ids_are_drawn_anew_after_a_quiet_week(scene: Scene) -> None:
    scene.siti.says(scene.group, "satu")
    [before] = await scene.updates()
    scene.clock.advance(timedelta(days=6))
    scene.siti.says(scene.group, "dua")
    [next_one] = await scene.updates()
    assert next_one["update_id"] == before["update_id"] + 1
    scene.clock.advance(timedelta(days=7))
    scene.siti.says(scene.group, "tiga")
    [drawn] = await scene.updates()
    assert drawn["update_id"] != next_one["update_id"] + 1


async def test_a_long_poll_ends_when_something_arrives(scene: Scene) -> None:
    poll = asyncio.create_task(scene.call("getUpdates", timeout=30))
    await asyncio.sleep(0.01)
    assert not poll.done()
    scene.siti.says(scene.group, "halo")
    [update] = await asyncio.wait_for(poll, 1)
    assert update["message"]["text"] == "halo"


async def test_a_long_poll_ends_empty(scene: Scene) -> None:
    assert await scene.call("getUpdates", timeout=1) == []


async def test_of_two_polls_the_first_is_ended(scene: Scene) -> None:
    first = asyncio.create_task(answer(scene.world, "1:x", "getUpdates", {"timeout": 30}))
    await asyncio.sleep(0.01)
    second = asyncio.create_task(answer(scene.world, "1:x", "getUpdates", {"timeout": 30}))
    status, body = await asyncio.wait_for(first, 1)
    assert status == 409
    assert body["description"].startswith("Conflict: terminated by other getUpdates request")
    scene.siti.says(scene.group, "halo")
    assert (await asyncio.wait_for(second, 1))[0] == 200


async def test_kinds_of_updates_are_remembered_and_count_from_then_on(scene: Scene) -> None:
    scene.rini.promotes(scene.bot, scene.group)
    await scene.updates()
    tuti = scene.world.add_user("Bu Tuti")
    tuti.join(scene.group)
    assert await scene.kinds() == ["message"]
    await scene.call("getUpdates", allowed_updates=json.dumps(["message", "chat_member"]))
    tuti.leave(scene.group)
    assert await scene.kinds() == ["chat_member", "message"]
    await scene.call("getUpdates", allowed_updates=[])
    tuti.join(scene.group)
    assert await scene.kinds() == ["message"]


async def test_a_webhook_gets_updates_in_order_with_its_secret_and_again_after_a_failure(scene: Scene) -> None:
    posted: list[tuple[str, str, str]] = []
    answers = [500, 200, 200]
    enough = asyncio.Event()

    async def post(url: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        posted.append((url, headers["X-Telegram-Bot-Api-Secret-Token"], json.loads(body)["message"]["text"]))
        if len(posted) == 3:
            enough.set()
        return answers.pop(0), b""

    scene.world.post_webhook = post
    scene.clock.auto_jump = True
    await scene.call("setWebhook", url="https://contoh.id/kait", secret_token="rahasia")
    assert (await scene.refused("getUpdates")).startswith("Conflict: can't use getUpdates method while webhook")
    scene.siti.says(scene.group, "satu")
    scene.siti.says(scene.group, "dua")
    await asyncio.wait_for(enough.wait(), 2)
    assert [text for _, _, text in posted] == ["satu", "satu", "dua"]
    assert posted[0][:2] == ("https://contoh.id/kait", "rahasia")
    info = await scene.call("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 500"
    await scene.call("deleteWebhook")
    assert (await scene.call("getWebhookInfo"))["url"] == ""


async def test_a_webhook_may_answer_with_a_call(scene: Scene) -> None:
    async def post(url: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        call = {"method": "sendMessage", "chat_id": scene.group.id, "text": "dari jawaban"}
        return 200, json.dumps(call).encode()

    scene.world.post_webhook = post
    came = asyncio.Event()
    scene.world.subscribe(lambda event: came.set() if event.user is scene.bot.user else None)
    await scene.call("setWebhook", url="https://contoh.id/kait")
    scene.siti.says(scene.group, "satu")
    await asyncio.wait_for(came.wait(), 2)
    assert scene.group.newest("dari jawaban") is not None
    await scene.call("deleteWebhook", drop_pending_updates=True)


@pytest.mark.parametrize("address", ["http://contoh.id/kait", "contoh.id", "https://"])
async def test_a_webhook_needs_https(scene: Scene, address: str) -> None:
    assert "An HTTPS URL must be provided" in await scene.refused("setWebhook", url=address)


async def test_a_secret_has_its_alphabet(scene: Scene) -> None:
    refusal = await scene.refused("setWebhook", url="https://contoh.id", secret_token="a b")
    assert "unallowed characters" in refusal
