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

LATEST_S = 1.5  # as long an answer is waited for that must come, if the printer is well
FORGET_S = 5.0  # a question that is as old and unanswered was lost on the way
_LOOK_EVERY_S = 2.0  # while a proof is waited for
Clock = Callable[[], float]


@dataclass
class Memory:
    """What outlives a connection: a printer's buffer does, too."""

    jobs: int = field(default_factory=lambda: time.time_ns() // 1_000_000)  # marks differ
    owed_in_turn: int = 0  # answers to GS r that may still come
    asked_in_turn: float = float("-inf")  # when the newest of them was asked for
    heard_in_turn: float = float("-inf")  # when one came last
    torn: int = 0  # bytes that a command cut in the midst may still swallow
    answered: bool = False  # once: so silence is not how it is made


class Stopped(Exception):
    """Paper or cover stopped the printer while a proof was waited for."""


class Talk:
    """One connection's questions; an answer that comes late is never the next question's.

    Answers to DLE EOT look alike whatever was asked, and so do those to GS r. But none overtakes
    another, and those of one kind are told from those of the other kind: so questions of a kind
    are counted, and a question in turn, or better a mark, is a barrier behind old ones.
    """

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
        self._unanswered = 0  # questions in real time
        self._asked = float("-inf")  # when the newest of them was asked
        self._spoke = True  # since one of them was not answered in time

    def begins_anew(self) -> None:
        """The line was made anew: what was half said before will never be whole."""
        self._reader = AnswerReader()
        self._heard.clear()

    def ask(self, question: Ask, deadline: float | None = None) -> PrinterStatus | None:
        """The answer to a real-time question; None where none came in time."""
        self._drop_unasked()
        until = self._ask_at_once(question)
        if deadline is not None:
            until = min(until, deadline)
        while (answer := self._next(until)) is not None:
            if answer.said is Said.REAL_TIME:
                self.memory.answered = True
                return real_time_status(question, answer.byte)
        self._spoke = False
        return None

    @property
    def in_doubt(self) -> bool:
        """Whether an answer in real time may be an old question's."""
        if self._clock() - self._asked >= FORGET_S:
            self._unanswered = 0
        return self._unanswered > 0

    def catches_up(self, deadline: float, *, by_mark: bool, alive: bool = False) -> bool:
        """Whether no answer to an old question can come any more; asks only after trouble.

        A printer that has said nothing since is not asked, unless it is known to be `alive`: it
        may be off, and would owe for ever.
        """
        self._drop_unasked()
        doubt = self.in_doubt
        if not doubt and not self.memory.owed_in_turn:
            return True
        if doubt and not (alive or self._spoke):
            return False
        behind = self._marked(deadline) if by_mark else self._all_in_turn(deadline)
        if behind:
            self._unanswered = self.memory.owed_in_turn = 0
        return behind

    def _marked(self, deadline: float) -> bool:
        """No two marks are alike: what comes before this one is old, however late it comes."""
        until = min(deadline, self._clock() + LATEST_S)
        mark = self._ask_for_mark(until)
        while (answer := self._next(until)) is not None:
            if answer.mark == mark:
                return True
        return False

    def _all_in_turn(self, deadline: float) -> bool:
        """Whether every question in turn was answered, or is lost while a later one was not."""
        memory = self.memory
        if not self._rest_is_lost(deadline):
            return False
        if not memory.owed_in_turn and not self.in_doubt:
            return True
        now = self._clock()
        if memory.asked_in_turn <= self._asked or now - memory.asked_in_turn >= FORGET_S:
            self._ask_in_turn(now + self._status_s)
        while memory.owed_in_turn:
            if self._in_turn(min(deadline, self._clock() + LATEST_S)) is None:
                break
        if memory.owed_in_turn and memory.heard_in_turn < memory.asked_in_turn:
            return False
        return self._rest_is_lost(deadline)

    def _rest_is_lost(self, deadline: float) -> bool:
        """False: one was answered since the newest was asked, and another answer may follow yet.

        Nothing is asked meanwhile, or short looks at the printer would begin the wait anew, each.
        """
        memory = self.memory
        if memory.heard_in_turn < memory.asked_in_turn:
            return True
        lost_at = memory.heard_in_turn + FORGET_S
        while memory.owed_in_turn and self._in_turn(min(deadline, lost_at)) is not None:
            if self._clock() >= deadline:
                return False  # it does not stop talking
        if memory.owed_in_turn and self._clock() < lost_at:
            return False
        memory.owed_in_turn = 0
        return True

    def proved_by_mark(self, deadline: float) -> bool:
        """Whether the printer names this job when all of it is printed; raises Stopped."""
        mark = self._ask_for_mark(deadline)

        def named(answer: Answer) -> bool:
            return answer.mark == mark

        return self._awaited(named, deadline) is not None

    def proved_in_turn(self, deadline: float) -> PrinterStatus | None:
        """The answer behind the job, if the printer is alive behind it as well; raises Stopped.

        A line that breaks can look like one NUL, and NUL is an answer in turn: so a printer that
        has given one is asked in real time, too.
        """
        self._ask_in_turn(deadline)
        answer = self._awaited(lambda one: one.said is Said.IN_TURN, deadline)
        if answer is None:
            return None
        if self.ask(Ask.PRINTER) is None:
            self.memory.owed_in_turn += 1  # perhaps it was noise
            self.memory.heard_in_turn = float("-inf")
            return None
        return status_in_turn(answer.byte)

    def _ask_at_once(self, question: Ask) -> float:
        """Ask in real time; until when an answer is in time."""
        self._asked = self._clock()
        self._unanswered += 1
        until = self._asked + self._status_s
        self.link.write(question.command, until)
        return until

    def _ask_in_turn(self, deadline: float) -> None:
        self.memory.owed_in_turn += 1
        self.memory.asked_in_turn = self._clock()
        self.link.write(ASK_IN_TURN, deadline)

    def _ask_for_mark(self, deadline: float) -> bytes:
        self.memory.jobs += 1
        mark = mark_of(self.memory.jobs)
        self.link.write(ask_for_mark(mark), deadline)
        return mark

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
        """Whether cover or paper stop it; what is waited for and comes meanwhile is kept.

        An answer to an earlier look at the same is as good: nothing else is asked meanwhile.
        """
        until = self._ask_at_once(Ask.OFFLINE_CAUSE)
        while (answer := self._next(until)) is not None:
            if wanted(answer):
                self._heard.appendleft(answer)
                return False
            if answer.said is Said.REAL_TIME:
                status = real_time_status(Ask.OFFLINE_CAUSE, answer.byte)
                return status is not None and (status.cover_open or status.paper_end_stop)
        self._spoke = False
        return False

    def _in_turn(self, until: float) -> Answer | None:
        while (answer := self._next(until)) is not None:
            if answer.said is Said.IN_TURN:
                return answer
        return None

    def _drop_unasked(self) -> None:
        self._hear(self.link.drain())
        self._heard.clear()

    def _next(self, until: float) -> Answer | None:
        """The next whole answer; None when time is up."""
        while not self._heard:
            if self._clock() >= until:
                return None
            self._hear(self.link.read(64, until))
        return self._heard.popleft()

    def _hear(self, data: bytes) -> None:
        """Count what is answered, whoever waits for it."""
        for answer in self._reader.feed(data):
            self._heard.append(answer)
            self._spoke = True
            if answer.said is Said.REAL_TIME:
                self._unanswered = max(0, self._unanswered - 1)
            elif answer.said is Said.IN_TURN:
                self.memory.owed_in_turn = max(0, self.memory.owed_in_turn - 1)
                self.memory.heard_in_turn = self._clock()
