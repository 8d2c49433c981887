"""One function over many numbers, on all cores; knows nothing of what the work is."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from typing import Final, TypeVar, cast

FAERREST: Final = 4
"""Fewer pieces than this are not worth a process each."""
_arbeid: list[Callable[[int], object]] = []
T = TypeVar("T")


def run_parallelt(gjoer: Callable[[int], T], antall: int) -> Iterator[T]:
    """Yield ``gjoer(0)``, ``gjoer(1)`` … in order, made by as many processes as there are cores.

    Few pieces, one core, or a system that can not fork: made here, one after the other. Stopping the iteration, also
    by Ctrl-C, stops the processes at once.
    """
    kjerner = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, antall)
    if antall < FAERREST or kjerner < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from (gjoer(nr) for nr in range(antall))
        return
    foer = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # what is forked hears no Ctrl-C from its birth
    try:
        arbeidere = multiprocessing.get_context("fork").Pool(kjerner, _start, (gjoer,))
    except BaseException:
        signal.pthread_sigmask(signal.SIG_SETMASK, foer)
        raise
    with arbeidere:
        signal.pthread_sigmask(signal.SIG_SETMASK, foer)
        yield from cast("Iterator[T]", arbeidere.imap(_ett, range(antall), chunksize=1))


def _start(gjoer: Callable[[int], object]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and stops all of us
    gc.freeze()  # what the parent has loaded lives as long as we do; looking at it would copy it
    _arbeid[:] = [gjoer]


def _ett(nr: int) -> object:
    return _arbeid[0](nr)
