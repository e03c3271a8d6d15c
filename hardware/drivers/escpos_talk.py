"""Questions to an ESC/POS printer over one link, and answers that belong to them."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from hardware.parsing.printer_answers import (
    Answer,
    AnswerReader,
    Said,
    ask_for_mark,
    mark_of,
)
from hardware.parsing.printer_status import (
    ASK_IN_TURN,
    Ask,
    PrinterStatus,
    real_time_status,
    status_in_turn,
)
from hardware.transports.base import Transport

LATEST_S = 1.5  # after its question an answer comes by then, or never
_LOOK_EVERY_S = 2.0  # while a proof is waited for
Clock = Callable[[], float]


@dataclass
class Memory:
    """What outlives a connection: a printer's buffer does, too."""

    jobs: int = field(default_factory=lambda: time.time_ns() // 1_000_000)  # marks differ
    owed_in_turn: int = 0  # answers to GS r that may still come
    torn: int = 0  # bytes that a command cut in the midst may still swallow
    answered: bool = False  # once: so silence is not how it is made


class Stopped(Exception):
    """Paper or cover stopped the printer while a proof was waited for."""


class Talk:
    """One connection's questions; an answer that comes late is never the next question's."""

    def __init__(
        self,
        link: Transport,
        memory: Memory,
        status_s: float,
        clock: Clock = time.monotonic,
    ) -> None:
        """`status_s` is how long a real-time question waits for its answer."""
        self.link = link
        self.memory = memory
        self._status_s = status_s
        self._clock = clock
        self._reader = AnswerReader()
        self._heard: deque[Answer] = deque()
        self._late: deque[float] = deque()  # until when answers to old questions may come

    def begins_anew(self) -> None:
        """The line was made anew: what was half said before will never be whole."""
        self._reader = AnswerReader()
        self._heard.clear()

    def ask(self, question: Ask, deadline: float | None = None) -> PrinterStatus | None:
        """The answer to a real-time question; None where none came in time."""
        self._settle_late()
        self._drop_unasked()
        asked = self._clock()
        self.link.write(question.command, asked + self._status_s)
        until = asked + self._status_s
        if deadline is not None:
            until = min(until, deadline)
        while (answer := self._next(until)) is not None:
            if answer.said is Said.REAL_TIME:
                self.memory.answered = True
                return real_time_status(question, answer.byte)
        self._late.append(asked + LATEST_S)
        return None

    def empty_behind_old_jobs(self, deadline: float) -> bool:
        """Whether the printer has worked off all that was sent before; asked only after trouble.

        Answers in turn look alike. So one more is asked for, and when one has come and no other
        follows, none can be owed: what lay before the question came before its answer.
        """
        if not self.memory.owed_in_turn:
            return True
        self.memory.owed_in_turn += 1
        self.link.write(ASK_IN_TURN, self._clock() + self._status_s)
        if self._in_turn(min(deadline, self._clock() + LATEST_S)) is None:
            return False
        while self._in_turn(self._clock() + self._status_s) is not None:
            if self._clock() >= deadline:
                return False  # it does not stop talking
        self.memory.owed_in_turn = 0
        return True

    def proved_by_mark(self, deadline: float) -> bool:
        """Whether the printer names this job when all of it is printed; raises Stopped."""
        self.memory.jobs += 1
        mark = mark_of(self.memory.jobs)
        self.link.write(ask_for_mark(mark), deadline)

        def named(answer: Answer) -> bool:
            return answer.mark == mark

        return self._awaited(named, deadline) is not None

    def proved_in_turn(self, deadline: float) -> PrinterStatus | None:
        """The answer behind the job, if the printer is alive behind it as well; raises Stopped.

        A line that breaks can look like one NUL, and NUL is an answer in turn: so a printer that
        has given one is asked in real time, too.
        """
        self.memory.owed_in_turn += 1
        self.link.write(ASK_IN_TURN, deadline)
        answer = self._awaited(lambda one: one.said is Said.IN_TURN, deadline)
        if answer is None or self.ask(Ask.PRINTER) is None:
            return None
        self.memory.owed_in_turn = 0
        return status_in_turn(answer.byte)

    def _awaited(self, wanted: Callable[[Answer], bool], deadline: float) -> Answer | None:
        look_at = self._clock() + _LOOK_EVERY_S
        while True:
            answer = self._next(min(deadline, look_at))
            if answer is not None and wanted(answer):
                return answer
            if answer is not None:
                continue
            at_end = self._clock() >= deadline
            if self._stopped(wanted):
                raise Stopped
            if at_end:
                return None
            look_at = self._clock() + _LOOK_EVERY_S

    def _stopped(self, wanted: Callable[[Answer], bool]) -> bool:
        """Whether cover or paper stop it; what is waited for and comes meanwhile is kept."""
        if self._settle_late(wanted):
            return False
        asked = self._clock()
        self.link.write(Ask.OFFLINE_CAUSE.command, asked + self._status_s)
        self._late.append(asked + LATEST_S)
        until = asked + self._status_s
        while (answer := self._next(until)) is not None:
            if wanted(answer):
                self._heard.appendleft(answer)
                return False
            if answer.said is Said.REAL_TIME:
                self._late.popleft()
                status = real_time_status(Ask.OFFLINE_CAUSE, answer.byte)
                return status is not None and (status.cover_open or status.paper_end_stop)
        return False

    def _in_turn(self, until: float) -> Answer | None:
        while (answer := self._next(until)) is not None:
            if answer.said is Said.IN_TURN:
                return answer
        return None

    def _settle_late(self, wanted: Callable[[Answer], bool] = lambda _: False) -> bool:
        """Let answers to old questions come, or their time pass; True: what is wanted came."""
        while self._late:
            answer = self._next(self._late[0])
            if answer is not None and wanted(answer):
                self._heard.appendleft(answer)
                return True
            if answer is None or answer.said is Said.REAL_TIME:
                self._late.popleft()
        return False

    def _drop_unasked(self) -> None:
        self._heard.extend(self._reader.feed(self.link.drain()))
        self._heard.clear()

    def _next(self, until: float) -> Answer | None:
        """The next whole answer; None when time is up."""
        while not self._heard:
            if self._clock() >= until:
                return None
            self._heard.extend(self._reader.feed(self.link.read(64, until)))
        return self._heard.popleft()
