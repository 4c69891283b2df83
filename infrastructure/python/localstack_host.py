"""Runs LocalStack until standard input ends, so that it never outlives whoever started it."""

import os
import sys
import threading


def end_with_starter() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


threading.Thread(target=end_with_starter, daemon=True).start()

from localstack.runtime.main import main  # noqa: E402 (it takes seconds; the thread is watching)

main()
