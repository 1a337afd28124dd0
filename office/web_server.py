"""The web server: opens the house once, then (on Linux) divides into workers that share its memory."""

import argparse
import gc
import multiprocessing
import sys
from functools import partial
from pathlib import Path

from flask import Flask
from flask.cli import ScriptInfo
from granian import Granian
from granian.constants import Interfaces, SSLProtocols
from granian.log import LogLevels

from foundation import supervise

FRONT_DOOR = "app:create_app"
THREADS = 4
WAITING = 32


def serve(
    *, host: str, port: int, workers: int, certificate: Path | None = None, key: Path | None = None,
    ends_with_stdin: bool = False,
) -> None:  # fmt: skip
    """Answer requests at `host`:`port` until the process is asked to stop; by HTTPS alone with a certificate.

    No access log: an address can name a child's file, and the audit chains know more. Requests beyond WAITING wait in
    the kernel, where they cost nothing. Bodies stay in memory; nothing is spooled to the disk.
    """
    server = Granian(
        FRONT_DOOR,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        factory=True,
        blocking_threads=THREADS,
        backpressure=WAITING,
        websockets=False,
        log_level=LogLevels.warning,
        log_access=False,
        respawn_failed_workers=True,
        workers_kill_timeout=8,
        ssl_cert=certificate,
        ssl_key=key,
        ssl_protocol_min=SSLProtocols.tls12,  # what Android 9 speaks outside its browser
    )
    if ends_with_stdin:
        supervise.when_stdin_ends(server.signal_handler_interrupt)
    if sys.platform != "linux":
        server.serve()  # each worker opens the house for itself
        return
    multiprocessing.set_start_method("fork")
    house = _opened()
    server.serve(target_loader=partial(_same, house), wrap_loader=False)


def _opened() -> Flask:
    """Answer the house with its templates read, ready to be divided.

    No database connection is open yet (none may be shared), and the collector leaves alone what is here now, so that
    its pages stay common to all workers. Measured: 60 MB less with two workers.
    """
    house = ScriptInfo(FRONT_DOOR, set_debug_flag=False).load_app()
    for name in house.jinja_env.list_templates():
        house.jinja_env.get_template(name)
    gc.collect()
    gc.freeze()
    return house


def _same(house: Flask) -> Flask:
    return house


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--host", default="127.0.0.1")
    asked.add_argument("--port", type=int, default=8000)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--certificate", type=Path)
    asked.add_argument("--key", type=Path)
    asked.add_argument(supervise.ENDS_WITH_STDIN, action="store_true")
    serve(**vars(asked.parse_args()))
