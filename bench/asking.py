"""Asking the server from a process of its own, and what the answers' times say."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Asked:
    """What one level of load gave."""

    rate: float
    p50: float
    p95: float
    wrong: int
    locations: list[str]
    own_cpu: float


def ask(port: int, requests: list[str], *, connections: int, seconds: float, **more: Any) -> Asked:
    """Let the load generator ask for some seconds; times in milliseconds."""
    order = {"port": port, "requests": requests, "connections": connections, "seconds": seconds, **more}
    done = subprocess.run(
        [sys.executable, "-S", "-E", str(Path(__file__).with_name("load.py"))],
        input=json.dumps(order), capture_output=True, text=True, check=False, timeout=seconds + 120,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"The load generator failed: {done.stderr}")
    found = json.loads(done.stdout)
    times = sorted(found["latencies"]) or [float("nan")]
    wrong = sum(found["statuses"].values()) - len(found["latencies"]) + found["lost"]
    return Asked(
        len(found["latencies"]) / found["elapsed"], 1000 * times[len(times) // 2], 1000 * times[int(0.95 * len(times))],
        wrong, found["locations"], found["cpu"] / found["elapsed"],
    )  # fmt: skip


def get(port: int, path: str, *, cookie: str = "") -> str:
    """A request as it is sent; the browser's usual headers."""
    extra = f"Cookie: {cookie}\r\n" if cookie else ""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Language: da\r\nAccept: text/html\r\n{extra}\r\n"
