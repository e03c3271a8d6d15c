"""Tests a connection without writing anything, and says in one sentence's key what is wrong."""

from __future__ import annotations

from collections.abc import Callable

from pos_terminal.checkout.sync_views import SinkProblem
from pos_terminal.domain.errors import SinkError
from pos_terminal.log import get_logger
from pos_terminal.secret_store import SecretsLocked
from sync.building import Secret, enabled, make_sink
from sync.settings import SINKS, SyncSettings

log = get_logger(__name__)
_OF_AMAZON = ("s3", "dynamodb", "sns", "cloudwatch")


def tried(section: str, settings: SyncSettings, secret: Secret) -> SinkProblem | None:
    """What is wrong with a store, or with how to sign in to a cloud; None: it is well."""
    name = section if section in SINKS else _one_of_amazon(settings)

    def check() -> None:
        sink = make_sink(name, settings, secret)
        try:
            sink.check()
        finally:
            sink.close()

    return problem_of(name, check)


def problem_of(name: str, act: Callable[[], object]) -> SinkProblem | None:
    """What kept us from doing something with a store; None: it is done."""
    try:
        act()
    except SinkError as err:
        return SinkProblem(err.key, err.facts, err.request_id)
    except SecretsLocked as err:
        return SinkProblem("sync.secrets_locked", {"sink": name, "reason": str(err)})
    except Exception as err:
        log.exception("sync test", sink=name)
        return SinkProblem("sync.bug", {"kind": type(err).__name__})
    return None


def _one_of_amazon(settings: SyncSettings) -> str:
    """The section `aws` is tried by a store that is switched on, or else by any."""
    on = enabled(settings)
    return next((name for name in _OF_AMAZON if name in on), _OF_AMAZON[0])
