"""In which order and how fast outside addresses are asked for, so that no host is troubled.

One request at a time in all. Hosts take turns, so that one host's pause is another's turn; a host
that asks for patience is given it, or is left alone.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from metref.link_answers import PATIENCE, Answer

Ask = Callable[[str], Answer]


@dataclass(frozen=True)
class Manners:
    """How we ask, in seconds.

    `pause` lies between two requests to one host; `first_wait` before the second of `tries`, and
    it doubles with each; `patience` is the longest Retry-After that we wait for.
    """

    pause: float = 2.0
    tries: int = 3
    first_wait: float = 5.0
    patience: float = 120.0


@dataclass(frozen=True)
class Clock:
    """The time, and how to let it pass: tests have their own."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass
class _Host:
    """A host with the addresses that wait; `tries` are those of the first of them.

    `silent`: its last address got no answer, so the next is tried once only.
    """

    waiting: deque[str] = field(default_factory=deque)
    free_at: float = float("-inf")
    tries: int = 0
    silent: bool = False


def ask_all(
    addresses: Iterable[str], ask: Ask, manners: Manners, clock: Clock
) -> Iterator[tuple[str, Answer]]:
    """Ask for each address and yield it with its last answer, as soon as that is settled."""
    hosts = _hosts(addresses)
    while busy := [host for host in hosts if host.waiting]:
        host = min(busy, key=lambda each: each.free_at)
        clock.sleep(max(0.0, host.free_at - clock.now()))
        answer = ask(host.waiting[0])
        host.tries += 1
        most = 1 if host.silent else manners.tries
        wait = wait_before_next(answer, host.tries, most, manners)
        host.free_at = clock.now() + (manners.pause if wait is None else wait)
        if wait is None:
            yield from _settled(host, answer)


def _hosts(addresses: Iterable[str]) -> list[_Host]:
    hosts: dict[str, _Host] = {}
    for address in addresses:
        hosts.setdefault(urlsplit(address).netloc, _Host()).waiting.append(address)
    return list(hosts.values())


def wait_before_next(answer: Answer, tries: int, most: int, manners: Manners) -> float | None:
    """Return the seconds to wait before another try, or None where there is to be none."""
    if not answer.passing or tries >= most:
        return None
    if answer.retry_after is None:
        return max(manners.pause, manners.first_wait * 2.0 ** (tries - 1))
    if answer.retry_after > manners.patience:
        return None
    return max(manners.pause, answer.retry_after)


def _settled(host: _Host, answer: Answer) -> Iterator[tuple[str, Answer]]:
    """Take the first address off; all of them where the host does not want to be asked."""
    host.tries, host.silent = 0, answer.status is None and answer.passing
    yield host.waiting.popleft(), answer
    while answer.status == PATIENCE and host.waiting:
        yield host.waiting.popleft(), answer
