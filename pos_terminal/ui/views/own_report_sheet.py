"""What a plugin knows about whoever is signed in, for their own eyes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from pos_terminal.ui.stage import Stage
from pos_terminal.ui.theme import current_theme
from pos_terminal.ui.viewmodels import asks
from pos_terminal.ui.viewmodels.plugin_words import tell
from pos_terminal.ui.views.app_sheet import AppSheet
from pos_terminal.ui.views.report_table import ReportTable

_WIDTH = 900  # px at 100 %
_ROWS = 8  # seen without scrolling


class OwnReportSheet(AppSheet):
    """A table about oneself."""

    def __init__(self, stage: Stage, over: QWidget, ask: asks.AskOwnReport) -> None:
        """Asks the plugin at once."""
        super().__init__(stage, over, title_of_report(stage, ask), width=_WIDTH)
        self.table = ReportTable(stage, ask.plugin)
        self.table.setMinimumHeight(_ROWS * current_theme().sizes.row_touch)
        self.body.addWidget(self.table)
        self.add_button(self.tr("Export"), self.table.export)
        self.add_button(self.tr("Close"), self.dismiss)
        self.present()
        employee = stage.state.employee
        if employee is not None:
            self.table.load(ask.report, {"employee_id": employee.employee_id}, self.refuse)


def own_reports(stage: Stage) -> list[tuple[str, asks.AskOwnReport]]:
    """What an employee may see about themselves now: words, and the question."""
    if not any(switch.on for switch in stage.state.plugins):
        return []  # and nothing of them is looked for on this thread
    return [
        (tell(view.name, report.title) or report.name, asks.AskOwnReport(view.name, report.name))
        for view in stage.plugins.views()
        if view.on and view.state in ("working", "catching_up")
        for report in view.reports
        if report.own
    ]


def title_of_report(stage: Stage, ask: asks.AskOwnReport) -> str:
    """What the report is called."""
    return next((words for words, each in own_reports(stage) if each == ask), ask.report)
