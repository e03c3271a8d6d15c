"""UI tests run offscreen, dressed as the product is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from pos_terminal.ui.app import make_application

Dress = Callable[..., QApplication]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    """The product's fonts, light theme and English, whatever the test before chose."""
    make_application()
    yield
    # widgets that were closed wait for an event loop to delete them, and would be restyled
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


@pytest.fixture
def dress(qapp: QApplication) -> Dress:
    """`dress(theme="dark", language="ar", text_scale=2.0)`: call it before building widgets."""

    def put_on(**how: object) -> QApplication:
        return make_application([], **how)  # type: ignore[arg-type]

    return put_on
