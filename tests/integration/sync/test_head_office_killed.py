"""Lane and agent die in the middle of what head office sends: afterwards nothing is missing."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pysqlite3 import dbapi2

from tests.integration.sync.head_office_child import POINTS, bring_down
from tests.lane_fixtures import lane_on, shop_template, verified

__all__ = ["shop_template"]
pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[3]
_LOOK = {
    "catalog.db": (
        "SELECT sku, price_micro FROM products ORDER BY sku",
        "SELECT kind, key, version, gone FROM published ORDER BY kind, key",
        "SELECT * FROM inbox_kept",
    ),
    "lane.db": (
        "SELECT employee_id, username, active FROM employees ORDER BY 1",
        "SELECT key, value FROM settings ORDER BY 1",
        "SELECT key, value FROM control WHERE key LIKE 'published.%' ORDER BY 1",
    ),
}


def held(data_dir: Path) -> dict[str, list[Any]]:
    """What the lane sells by and who works there, read by nothing of ours."""
    found = {}
    for name, queries in _LOOK.items():
        with dbapi2.connect(data_dir / name) as db:
            for query in queries:
                found[query] = db.execute(query).fetchall()
    return found


@pytest.fixture(scope="module")
def expected(shop_template: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """Of a lane that nobody kills."""
    folder = tmp_path_factory.mktemp("whole") / "data"
    with lane_on(copy(shop_template, folder)) as lane:
        bring_down(lane)
    return held(folder)


def copy(template: Path, folder: Path) -> Path:
    return Path(shutil.copytree(template, folder))


@pytest.mark.parametrize("point", POINTS)
def test_a_kill_at_any_point_changes_nothing_in_the_end(
    shop_template: Path, expected: dict[str, list[Any]], tmp_path: Path, point: str
) -> None:
    folder = copy(shop_template, tmp_path / "data")
    child = subprocess.run(
        [sys.executable, "-m", "tests.integration.sync.head_office_child", str(folder)],
        cwd=ROOT,
        env=os.environ | {"POS_CRASH_AT": point},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert child.returncode == -signal.SIGKILL, child.stderr.decode()  # the drill has fired
    with lane_on(folder) as lane:
        bring_down(lane)
    assert held(folder) == expected
    verified(folder)
