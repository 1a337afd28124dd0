"""A program that opens the house once and forks a web server of it for each line that it reads: quick to start anew.

For tests that kill servers: `python -m tests.support.nursery PORT`. It says the process of each server, which leads a
group of its own, so that the whole of it can be killed.
"""

import os
import signal
import sys

from office import web_server


def main(port: int) -> None:
    """Fork a server at `port` for each line; ends when nobody writes to it any more."""
    house = web_server._opened()
    web_server._opened = lambda: house
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the killed are not waited for
    print("open", flush=True)
    for _line in sys.stdin:
        child = os.fork()
        if child == 0:
            os.setsid()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            web_server.serve(host="127.0.0.1", port=port, workers=1)
            os._exit(0)
        print(child, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
