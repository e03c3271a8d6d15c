"""From the shell to a command and back to an exit code: one sentence, never a traceback."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

from pos_terminal.cli.exits import Exit, exit_of
from pos_terminal.domain.errors import POSError


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """The `pos-terminal` command."""
    raise SystemExit(run(sys.argv[1:] if arguments is None else arguments))


def main_gui() -> NoReturn:
    """The `pos-terminal-gui` command: the window, without a console on Windows."""
    main(["run", *sys.argv[1:]])


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit code."""
    import logging

    logging.lastResort = None  # what is not logged redacted is not shown unredacted
    try:
        _command(list(arguments))
    except SystemExit as err:
        return _code(err)
    except POSError as err:
        return _refused(err)
    except BrokenPipeError:
        return Exit.REFUSED  # `| head` has seen enough
    except OSError as err:
        return _refused(POSError(f"{err.filename or 'The system'}: {err.strerror or err}."))
    except Exception as err:
        return _bug(err)
    return Exit.OK


def _command(arguments: list[str]) -> None:
    """The tree of commands; the bare `run` of every shortcut is spared its 60 ms of imports."""
    if arguments == ["run"]:
        from pos_terminal.cli.run import run as open_window

        open_window()
    elif arguments[:1] == ["plugin-process"]:  # of a bundle, which has no `-m`
        from plugins.child import main as be_a_plugin

        be_a_plugin(arguments[1:])
    else:
        from pos_terminal.cli.app import app

        app(arguments, prog_name="pos-terminal")


def _code(err: SystemExit) -> int:
    if err.code is None or isinstance(err.code, int):
        return err.code or Exit.OK
    sys.stderr.write(f"{err.code}\n")
    return Exit.REFUSED


def _refused(err: POSError) -> int:
    from pos_terminal.cli.sentences import sentence_of
    from pos_terminal.redaction import redact

    sys.stderr.write(f"pos-terminal: {redact(sentence_of(err))}\n")
    return exit_of(err)


def _bug(err: Exception) -> int:
    """Our own mistake: a line for the person, the traceback for the log."""
    where = _logged(err)
    sys.stderr.write(
        f"pos-terminal: this is a mistake of the program ({type(err).__name__}); "
        f"nothing was half done. {where}\n"
    )
    return Exit.BUG


def _logged(err: Exception) -> str:
    from pos_terminal import log
    from pos_terminal.cli.context import settings

    try:
        folder = settings().log_dir
        running = log.start(folder, "cli")
    except (OSError, POSError):
        return "It could not be logged."
    log.get_logger(__name__).error("bug", exc_info=(type(err), err, err.__traceback__))
    running.stop()
    return f"Details: {folder / 'cli.jsonl'}"
