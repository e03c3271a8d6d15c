from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lane_fixtures import shop_dir, shop_template
from tests.unit.plugins.fraud_detection.till import FraudTill

__all__ = ["shop_dir", "shop_template"]


@pytest.fixture
def till(tmp_path: Path) -> Iterator[FraudTill]:
    made = FraudTill(tmp_path)
    yield made
    made.close()
