"""Asks for one outside address with mkdocs-linkcheck, and notes what that does not tell.

mkdocs-linkcheck gives the last status alone, opens its session itself, and lets most errors of the
connection through, so one host that never answers would end a whole run. Here its session is
opened with our time limit and with a witness that sees redirects and the Retry-After header, and
every error of the connection becomes an answer.
"""

import datetime
import email.utils
import functools
import types
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote, urlsplit, urlunsplit

import aiohttp
import yarl
from linkcheckmd import base, coro  # type: ignore[import-untyped]

from metref.link_answers import Answer

AGENT = "Mozilla/5.0 (compatible; MET-Reference-links/1.0; one request at a time)"
PERMANENT = frozenset({301, 308})
TIME_LIMIT = 20.0
# The characters besides letters and digits that mkdocs-linkcheck's pattern reads in an address.
READ = "=_/?&%+#.-"


def whole(address: str) -> str:
    """Return an address as mkdocs-linkcheck reads it to its end, without the place in the page.

    A DOI may hold brackets, at which its pattern would cut: these are percent-encoded.

    Raises:
        ValueError: the address cannot be read.
    """
    parts = urlsplit(address)
    if not parts.netloc.isprintable():
        raise ValueError(f"{parts.netloc!r} is no host")
    # `quote` leaves the tilde as it is, whatever it is told.
    path, query = (quote(each, safe=READ).replace("~", "%7E") for each in parts[2:4])
    return urlunsplit((parts.scheme, parts.netloc, path, query, ""))


class _Witness:
    """Sees the redirects of one request, and its last answer's headers."""

    def __init__(self) -> None:
        self.moved_to = ""
        self.retry_after: str | None = None
        self._for_good = True

    async def redirected(
        self,
        session: aiohttp.ClientSession,
        context: types.SimpleNamespace,
        params: aiohttp.TraceRequestRedirectParams,
    ) -> None:
        """Note where the address has moved, as far as every step up to there is permanent."""
        answer = params.response
        self._for_good = self._for_good and answer.status in PERMANENT
        if self._for_good:
            self.moved_to = str(answer.url.join(yarl.URL(answer.headers.get("Location", ""))))

    async def ended(
        self,
        session: aiohttp.ClientSession,
        context: types.SimpleNamespace,
        params: aiohttp.TraceRequestEndParams,
    ) -> None:
        """Note how long the host asks to be left alone."""
        self.retry_after = params.response.headers.get("Retry-After")

    @property
    def trace(self) -> aiohttp.TraceConfig:
        """What a session needs to let this witness see."""
        trace = aiohttp.TraceConfig()
        trace.on_request_redirect.append(self.redirected)
        trace.on_request_end.append(self.ended)
        return trace


@contextmanager
def _watched(witness: _Witness, time_limit: float) -> Iterator[None]:
    """Let mkdocs-linkcheck open its session with our witness and time limit."""
    stock = coro.aiohttp
    coro.aiohttp = types.SimpleNamespace(
        ClientSession=functools.partial(aiohttp.ClientSession, trace_configs=[witness.trace]),
        ClientTimeout=lambda **_: aiohttp.ClientTimeout(time_limit),
    )
    try:
        # It changes the filters of the whole process and does not put them back.
        with warnings.catch_warnings():
            yield
    finally:
        coro.aiohttp = stock


def ask(address: str, time_limit: float = TIME_LIMIT) -> Answer:
    """Ask for one address, once, following redirects; any error becomes an answer."""
    witness = _Witness()
    try:
        with _watched(witness, time_limit):
            bad = base.check_remotes(
                [{"url": address, "fn": "site"}], hdr={"User-Agent": AGENT}, method="get"
            )
    except TimeoutError:
        return Answer(None, f"not within {time_limit:g} seconds")
    except aiohttp.TooManyRedirects:
        return Answer(None, "it sends on and on", lasting=True)
    except (aiohttp.InvalidURL, ValueError):
        return Answer(None, "this is no address", lasting=True)
    except (aiohttp.ClientError, OSError) as error:
        return Answer(None, _reason(error))
    last = bad[0][2] if bad else 200
    if isinstance(last, Exception):
        return Answer(None, _reason(last))
    wait = seconds(witness.retry_after, datetime.datetime.now(datetime.UTC))
    return Answer(last, moved_to=witness.moved_to, retry_after=wait)


def _reason(error: Exception) -> str:
    if isinstance(error, aiohttp.ClientSSLError):
        return "its certificate is not accepted"
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "no host has this name"
    if isinstance(error, aiohttp.ClientConnectorError):
        return "the host takes no connection"
    return "the host broke off"


def seconds(header: str | None, now: datetime.datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for: a count, or a date (RFC 9110)."""
    if header is None:
        return None
    if header.strip().isdecimal():
        return float(header)
    try:
        until = email.utils.parsedate_to_datetime(header)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=datetime.UTC)
    return max(0.0, (until - now).total_seconds())
