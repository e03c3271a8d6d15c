"""The lane's health as metrics, once a minute; when it stays away, an alarm knows that too."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

from pos_terminal.checkout.sync_views import SinkState, SinkView, SyncView
from pos_terminal.domain.errors import SinkError
from pos_terminal.log import get_logger
from pos_terminal.secret_store import SecretsLocked
from sync import aws
from sync.building import Secret
from sync.clocks import Clocks
from sync.settings import SyncSettings
from sync.sinks.cloudwatch.metrics import Metric, datum, dimensions
from sync.sinks.cloudwatch.putting import SINK, put

log = get_logger(__name__)
EVERY_S = 60.0
JOIN_S = 5.0
AWAY = frozenset({SinkState.DOWN, SinkState.AUTH, SinkState.FORKED, SinkState.BROKEN})


class LaneHealth:
    """A thread beside the sinks: while one of them catches up, health is told all the same.

    What could not be put is not put later: health is of now. A paused CloudWatch is left alone.
    """

    def __init__(
        self,
        settings: SyncSettings,
        secret: Secret,
        lane: tuple[str, str],
        look: Callable[[], SyncView],
        clocks: Clocks | None = None,
    ) -> None:
        """`lane` is (terminal, store); `look` gives the agent's view, from this thread."""
        self._settings = settings
        self._secret = secret
        self._where = dimensions(*lane)
        self._look = look
        self._clocks = clocks or Clocks()
        self._client: Any = None
        self._told_down = False
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync-lane-health", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def leave(self) -> None:
        """End soon, without being waited for."""
        self._stopping.set()

    def stop(self, patience_s: float = JOIN_S) -> bool:
        """End; False: still in a call."""
        self.leave()
        if self._thread.is_alive():
            self._thread.join(patience_s)
        return not self._thread.is_alive()

    def beat(self) -> None:
        """Put the health of now. Raises SinkError, SecretsLocked."""
        view = self._look()
        own = next((sink for sink in view.sinks if sink.name == SINK), SinkView(SINK))
        if own.state is SinkState.PAUSED:
            return
        if self._client is None:
            self._client = aws.client(SINK, self._settings.aws, self._secret)
        now = datetime.fromisoformat(self._clocks.now())
        data = [
            datum(metric, now, self._where, value) for metric, value in health(view, now).items()
        ]
        put(self._client, self._settings.cloudwatch.namespace, data)

    def _run(self) -> None:
        try:
            self._try()
            while not self._stopping.wait(EVERY_S):
                self._try()
        finally:
            if self._client is not None:
                self._client.close()

    def _try(self) -> None:
        """Tell down and up once each; the next minute tries again."""
        try:
            self.beat()
        except (SinkError, SecretsLocked) as err:
            if not self._told_down:
                self._told_down = True
                log.warning("lane health is not told", why=str(err))
        except Exception:  # a mistake of ours must not end the agent's other threads' health
            if not self._told_down:
                self._told_down = True
                log.exception("lane health")
        else:
            if self._told_down:
                self._told_down = False
                log.info("lane health is told again")


def health(view: SyncView, now: datetime) -> dict[Metric, float]:
    """The figures of a view."""
    on = [sink for sink in view.sinks if sink.state is not SinkState.OFF]
    oldest = min((sink.oldest_unsent for sink in on if sink.oldest_unsent), default="")
    age_s = (now - datetime.fromisoformat(oldest)).total_seconds() if oldest else 0
    return {
        Metric.SEEN: 1,
        Metric.WAITING: view.waiting,
        Metric.AGE: max(0, round(age_s)),
        Metric.SINKS_DOWN: sum(sink.state in AWAY for sink in on),
        Metric.PARKED: sum(sink.unseen for sink in on),
    }
