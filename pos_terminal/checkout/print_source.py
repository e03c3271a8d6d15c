"""Where the print desk gets its jobs: the queue, read-only, rendered on the printer's thread."""

from __future__ import annotations

from collections.abc import Callable

from pos_terminal.checkout.print_desk import Job
from pos_terminal.receipts.printer_settings import PrinterSettings
from pos_terminal.store import operations
from pos_terminal.store.unit_of_work import LaneReader


class PrintSource:
    """Reads the next queued job and renders it when asked."""

    def __init__(self, reader: LaneReader, settings: Callable[[], PrinterSettings]) -> None:
        """Render for the printer that is there when a job's turn comes."""
        self._reader = reader
        self._settings = settings

    def next_job(self) -> Job | None:
        """The oldest queued job."""
        with self._reader.read() as connection:
            jobs = operations.live_prints(connection)
        queued = next((job for job in jobs if job.status == "QUEUED"), None)
        if queued is None:
            return None
        return Job(queued.job_id, queued.title, lambda: self._render(queued.job_id))

    def _render(self, job_id: str) -> bytes:
        from pos_terminal.checkout.papers import paper_of_job  # late: a start prints nothing
        from pos_terminal.receipts.render import render_job

        with self._reader.read() as connection:
            job = operations.print_job(connection, job_id)
            paper = paper_of_job(connection, job)
        return render_job(paper, self._settings())
