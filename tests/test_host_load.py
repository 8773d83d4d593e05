"""What a load test says is read, and one that went wrong has no figure."""

import pytest

from metref.host_load import read_answer

SAID = """\
  Latency Distribution
     50%    3.10ms
     99%   12.50ms
  8000 requests in 8.00s, 120.00MB read
Requests/sec:   1000.25
"""


def test_the_rate_and_the_slowest_are_read() -> None:
    load = read_answer("nginx", SAID)
    assert str(load) == "nginx: 1000 pages/s, 99% in 12 ms"
    assert read_answer("nginx", SAID.replace("12.50ms", "1.20s")).slowest_ms == 1200


@pytest.mark.parametrize("said", ["", f"{SAID}  Non-2xx or 3xx responses: 3\n"])
def test_what_was_not_answered_is_no_figure(said: str) -> None:
    with pytest.raises(ValueError, match="not measured"):
        read_answer("nginx", said)
