"""The floor: an empty PySide6 window; `store` imports what the lane's store is made of as well."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.children.marks import PaintEnds, memory_kib, tell


def main(what: str) -> None:
    """Show it, tell when it is painted, and its memory if that is asked for."""
    app = QApplication(["floor"])
    if what == "store":
        import pysqlite3.dbapi2  # noqa: F401 - that it is imported is the point
        import sqlalchemy  # noqa: F401
    window = QWidget()
    window.resize(1366, 768)

    def painted() -> None:
        tell(event="painted")
        if what == "memory":
            tell(event="memory", when="started", kib=memory_kib())
        app.quit()

    window.show()
    PaintEnds(window, painted)
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1])
