"""Sync: where sales go besides this till, how that does, and one store in detail."""

from __future__ import annotations

from pos_terminal.ui.admin.detail_page import DetailPage
from pos_terminal.ui.admin.sync_detail import SyncDetail
from pos_terminal.ui.admin.sync_overview import SyncOverview
from pos_terminal.ui.news import News
from pos_terminal.ui.stage import Stage

_AGES_MS = 5_000  # what is told in minutes and seconds moves on without news


class SyncPage(DetailPage):
    """Everything comes from memory: with no store in reach it answers as fast."""

    section = "sync"

    def __init__(self, stage: Stage) -> None:
        """Follows the agent while it is in front."""
        super().__init__(
            stage,
            self.tr("Sync"),
            self.tr("Where sales go besides this till, and how that is doing."),
        )
        self.overview = SyncOverview()
        self.overview.opened.connect(self.open)
        self.detail = SyncDetail(stage)
        self.arrange(News(stage.sync.subscribe, self), self.overview, self.detail, _AGES_MS)

    def show_now(self) -> None:
        """All stores as the agent tells them, and the open one."""
        self.overview.show_view(self.stage.sync.view())
        if self.in_detail:
            self.detail.refresh()

    def focus_first(self) -> None:
        """The first store."""
        self.overview.focus_first()
