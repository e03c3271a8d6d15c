"""Devices: what this lane has, how each is, and one of them in detail."""

from __future__ import annotations

from pos_terminal.checkout.device_views import DeviceConfig, FoundDevice
from pos_terminal.ui.admin.detail_page import DetailPage
from pos_terminal.ui.admin.device_acts import set_up
from pos_terminal.ui.admin.device_detail import DeviceDetail
from pos_terminal.ui.admin.device_overview import DeviceOverview
from pos_terminal.ui.admin.device_sheet import DeviceSheet
from pos_terminal.ui.news import News
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.widgets import Button

_MOVES_MS = 1_000  # bytes of a cable and what is told in minutes move on without news


class DevicesPage(DetailPage):
    """States come from memory; what is plugged in is looked for beside the screen."""

    section = "devices"
    passes_scans = True

    def __init__(self, stage: Stage) -> None:
        """Follows the devices while it is in front."""
        super().__init__(
            stage,
            self.tr("Devices"),
            self.tr("What is connected to this till, and how it is."),
        )
        self._found: tuple[FoundDevice, ...] = ()
        self._look = Button(self.tr("Look again"))
        self._look.clicked.connect(self.look)
        self._add = Button(self.tr("Add by hand"))
        self._add.clicked.connect(lambda: self.add())
        self.acts.addWidget(self._look)
        self.acts.addWidget(self._add)
        self.overview = DeviceOverview()
        self.overview.opened.connect(self.open)
        self.overview.found.used.connect(self._use)
        self.overview.found.chosen.connect(lambda found: self.add(found))
        self.detail = DeviceDetail(stage)
        self.detail.change_wanted.connect(self._change)
        news = News(stage.devices.subscribe, self)
        self.arrange(news, self.overview, self.detail, _MOVES_MS)

    def look(self) -> None:
        """What is plugged in now."""
        self.stage.bridge.ask(self.stage.devices.found(), self._take_found, owner=self)

    def _take_found(self, found: tuple[FoundDevice, ...]) -> None:
        self._found = found
        self.overview.found.show_found(found)

    def add(self, found: FoundDevice | None = None) -> None:
        """Set one up by hand; `found`: of this the connection is known."""
        start = found.guesses[0] if found is not None and found.guesses else None
        sheet = DeviceSheet(self.stage, self, self._found, start=start)
        if found is not None:
            sheet.choose_found(found)

    def _change(self, device_id: str) -> None:
        view = self.detail.view()
        if view is not None and view.device_id == device_id:
            DeviceSheet(self.stage, self, self._found, start=view.config, device_id=device_id)

    def _use(self, config: DeviceConfig) -> None:
        set_up(self.stage, self, config)

    def on_news(self) -> None:
        """Something changed: what is plugged in may have, too."""
        self.look()
        super().on_news()

    def show_now(self) -> None:
        """All devices as they are, and the open one; it may be gone."""
        devices = self.stage.devices
        self.overview.show_devices(devices.views(), devices.problems())
        if self.in_detail and not self.detail.refresh():
            self.close_detail()

    def focus_first(self) -> None:
        """The first device."""
        self.overview.focus_first()
