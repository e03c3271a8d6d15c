"""A device is set up by hand, or changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from pos_terminal.checkout.device_views import DeviceConfig, FoundDevice
from pos_terminal.domain.errors import CashierError
from pos_terminal.ui.admin.device_acts import set_up
from pos_terminal.ui.admin.device_form import DeviceForm
from pos_terminal.ui.button_kinds import Kind
from pos_terminal.ui.stage import Stage
from pos_terminal.ui.viewmodels.device_words import title_of
from pos_terminal.ui.views.app_sheet import AppSheet

translate = QCoreApplication.translate
_WIDTH = 760  # px at 100 %


class DeviceSheet(AppSheet):
    """What it is and where; the device is at work when the sheet closes."""

    def __init__(
        self,
        stage: Stage,
        over: QWidget,
        found: Sequence[FoundDevice],
        *,
        start: DeviceConfig | None = None,
        device_id: str = "",
    ) -> None:
        """`start` fills the form; with `device_id` that device is changed."""
        title = translate("DeviceSheet", "Add a device")
        if device_id and start is not None:
            change = translate("DeviceSheet", "Change {device}")
            title = change.format(device=title_of(start))
        super().__init__(stage, over, title, width=_WIDTH)
        self._device_id = device_id
        self.form = DeviceForm(stage, found, stage.devices.drivers())
        self.body.addWidget(self.form)
        if start is not None:
            self.form.set_config(start)
        if device_id:
            self.form.keep_role()
        self.add_button(self.tr("Cancel"), self.dismiss)
        act = self.tr("Save") if device_id else self.tr("Set it up")
        self._keep_button = self.add_button(act, self.keep, Kind.PRIMARY)
        self.form.driver.box.currentIndexChanged.connect(lambda _index: self.refit())
        self.present(self.form.role if not device_id else self.form.driver)

    def choose_found(self, found: FoundDevice) -> None:
        """Begin with something that is plugged in."""
        self.form.where.set_line(found.connection)

    def keep(self) -> None:
        """Use it so from now on."""
        config = self.form.config()
        if config is None:
            self.refit()
            return
        set_up(self.stage, self, config, self._device_id, self.dismiss, self._refused)

    def _refused(self, error: BaseException) -> None:
        setting = str(error.facts.get("setting", "")) if isinstance(error, CashierError) else ""
        why = str(error.facts.get("why", "")) if isinstance(error, CashierError) else ""
        options = self.form.options
        if not (setting and options is not None and options.show_error(setting, why)):
            self.refuse(error)
        self.refit()
