"""What SQLite's errors mean for the lane, and what people are told: one kind a way out."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, ProgrammingError

from pos_terminal.domain.errors import StoreError

# The file system had no room for a write. A commit's last frame goes last, so such a commit has
# not happened: https://sqlite.org/walformat.html. The driver tells no more of an I/O error than
# that it was one: a quota or a limit of the file's size is among them.
_FULL = "SQLITE_FULL"
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR")  # the last: a table is not there
_CLOSED = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")


class NotStored(StoreError):
    """The commit has certainly not happened, and nothing of it can come back."""

    def __init__(self, what: str = "", hint: str = "") -> None:
        """In words of its own, or in those of every refusal."""
        told = refusal()
        super().__init__(what or told.what, hint or told.hint)


class NoRoom(NotStored):
    """The disk is full."""

    def __init__(self) -> None:
        """Say what helps."""
        super().__init__("The disk is full.", "Make free space on it, then try again.")


class StoreBusy(StoreError):
    """Another program holds the store."""

    def __init__(self) -> None:
        """Say what helps."""
        super().__init__("Another program holds the till's store.", "Close it, then try again.")


class StoreDamaged(StoreError):
    """A page of the store does not hold what it must."""

    def __init__(self, what: str = "The till's store is damaged.") -> None:
        """Say what helps."""
        super().__init__(
            what, "Close the till and start it again: it looks through everything it has."
        )


class StoreClosed(StoreError):
    """The store may not be written by us."""

    def __init__(self, where: str = "The till's store") -> None:
        """Say what helps."""
        super().__init__(f"{where} cannot be written.", "Give this user the folder and its files.")


class OutcomeUnknown(StoreError):
    """Nobody can say whether the last commit is on the disk: only a new start can."""

    def __init__(self) -> None:
        """Say what helps."""
        super().__init__(
            "Nobody can say yet whether the last step was stored.",
            "Close the till and start it again: it looks it up.",
        )


def code_of(err: DBAPIError) -> str:
    """SQLite's name of the error, such as SQLITE_IOERR_FSYNC; empty where it has none."""
    return str(getattr(err.orig, "sqlite_errorname", ""))


def is_full(err: DBAPIError) -> bool:
    """Whether a failed commit has certainly not happened, for lack of room."""
    return code_of(err) == _FULL


def is_busy(err: DBAPIError) -> bool:
    """Whether somebody else holds the lock: waiting helps."""
    return code_of(err).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def trouble_of(err: DBAPIError) -> StoreError | None:
    """What a database error means for people; None where it is a mistake of the program."""
    code = code_of(err)
    if code == _FULL:
        return NoRoom()
    if code.startswith(_DAMAGED) and not isinstance(err, ProgrammingError | IntegrityError):
        return StoreDamaged()
    if code.startswith(_CLOSED):
        return StoreClosed()
    if is_busy(err):
        return StoreBusy()
    if isinstance(err, OperationalError):
        return refusal()
    return None


def refusal() -> StoreError:
    """What people are told when the disk refuses."""
    return StoreError(
        "The disk did not take the last step.", "Check free space and the disk, then try again."
    )


def catalogue_damaged() -> StoreError:
    """What people are told of catalog.db; the books are another file."""
    return StoreError(
        "The list of products is damaged.",
        "Type: pos-terminal restore BACKUP.zip --yes, or set catalog.db aside and import again.",
    )
