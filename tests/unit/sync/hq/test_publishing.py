"""Head office publishes what has changed, once, and goes on where it died."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from pos_terminal.domain.errors import SinkDown, StoreError
from pos_terminal.store.catalog.published import FLOOR
from pos_terminal.store.catalog.writer import CatalogWriter
from sync.hq import publishing, snapshot
from sync.hq.documents import HqDocument, decode
from sync.hq.office import Office as OfficeState
from sync.hq.office import Row
from sync.hq.publishing import Publication, Publisher
from sync.hq.signing import SigningKey, signature_from
from tests.fakes.head_office import FakeDestination, body
from tests.lane_fixtures import fill

KEY = SigningKey(bytes(range(32)))


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[CatalogWriter]:
    opened = CatalogWriter(tmp_path / "catalog.db", tmp_path / "images")
    fill(opened)
    yield opened
    opened.close()


@pytest.fixture
def state(tmp_path: Path) -> Iterator[OfficeState]:
    opened = OfficeState(tmp_path, lambda: 0.0)
    yield opened
    opened.close()


def publish(
    state: OfficeState, to: FakeDestination, catalog: Path | None, *, everything: bool = False
) -> Publication:
    return Publisher(state, KEY, to).publish(catalog, everything=everything)


def names(to: FakeDestination) -> list[str]:
    return [document.name for document, _ in to.sent]


def test_only_what_has_changed_goes_out(writer: CatalogWriter, state: OfficeState) -> None:
    first, again, later = FakeDestination(), FakeDestination(), FakeDestination()
    told = publish(state, first, writer.path)
    assert (told.version, told.changed, told.refused) == (1, 12, 0)
    assert names(first)[:4] == ["tax/A", "tax/B", "tax_group/food", "tax_group/standard"]
    assert names(first)[-1] == "snapshot/snapshot"
    assert publish(state, again, writer.path) == Publication()
    writer.set_price("MILK", Decimal("1.60"))
    writer.remove_product("CAR")
    state.want(Row("employee", "HQ1", body("employee")))
    told = publish(state, later, writer.path)
    assert (told.version, told.changed, told.deleted) == (2, 2, 1)
    assert names(later) == ["product/MILK", "product/CAR", "employee/HQ1", "snapshot/snapshot"]
    marker = later.sent[-1][0]
    assert marker.body["counts"]["product"] == 7


def test_everything_goes_out_anew_with_a_new_version(
    writer: CatalogWriter, state: OfficeState
) -> None:
    publish(state, FakeDestination(), writer.path)
    again = FakeDestination()
    assert publish(state, again, writer.path, everything=True).changed == 12
    assert {document.version for document, _ in again.sent} == {2}


def test_every_message_is_genuine_and_what_it_says(
    writer: CatalogWriter, state: OfficeState
) -> None:
    to = FakeDestination()
    publish(state, to, writer.path)
    for document, message in to.sent:
        KEY.public.verify(message.content, signature_from(message.signature))
        assert decode(message.content) == document


def test_an_office_that_dies_half_way_goes_on_and_uses_no_version_twice(
    writer: CatalogWriter, state: OfficeState, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "PORTION", 5)
    down = SinkDown("sync.unreachable", sink="kafka", reason="gone")

    class Dying(FakeDestination):
        def publish(self, sent: object) -> None:
            if len(self.sent) >= 5:
                raise down
            super().publish(sent)  # type: ignore[arg-type]

    dying, rest = Dying(), FakeDestination()
    with pytest.raises(SinkDown):
        publish(state, dying, writer.path)
    told = publish(state, rest, writer.path)
    assert (told.version, told.changed) == (2, 7)
    assert not set(names(dying)) & set(names(rest)[:-1])


def test_an_office_that_lost_its_file_goes_on_above_what_it_sent(
    writer: CatalogWriter, tmp_path: Path
) -> None:
    versions = []
    for number in range(2):
        fresh = OfficeState(tmp_path / str(number), lambda at=1_000.0 + number: at)
        versions.append(publish(fresh, FakeDestination(), writer.path).version)
        fresh.close()
    assert versions == [1_000, 1_001]


def test_a_document_that_no_lane_takes_is_told_and_the_others_go_out(
    writer: CatalogWriter, state: OfficeState
) -> None:
    state.want(Row("employee", "HQ1", body("employee", role="root")))
    told = publish(state, FakeDestination(), writer.path)
    assert (told.changed, told.refused) == (12, 1)
    assert told.reasons[0].startswith("employee/HQ1: ")


def test_a_snapshot_is_the_catalogue_and_says_where_to_go_on(
    writer: CatalogWriter, tmp_path: Path
) -> None:
    file, lane = tmp_path / "snapshot.zip", tmp_path / "lane"
    lane.mkdir()
    at = "2026-01-01T10:00:00.000000Z"
    snapshot.write(writer.path, file, KEY, 7, at)
    assert snapshot.take(file, lane, KEY.public).products == 8
    taken = CatalogWriter(lane / "catalog.db", lane / "images")
    try:
        with taken._engine.connect() as connection:
            about = dict(connection.exec_driver_sql("SELECT key, value FROM about").all())
        assert about[FLOOR] == "7"
    finally:
        taken.close()


def test_a_snapshot_that_was_changed_or_is_anothers_is_not_used(
    writer: CatalogWriter, tmp_path: Path
) -> None:
    file, lane = tmp_path / "snapshot.zip", tmp_path / "lane"
    lane.mkdir()
    snapshot.write(writer.path, file, KEY, 7, "2026-01-01T10:00:00.000000Z")
    with pytest.raises(StoreError, match="not head office's"):
        snapshot.take(file, lane, SigningKey(bytes(32)).public)
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    with pytest.raises(StoreError, match="no snapshot"):
        snapshot.take(file, lane, KEY.public)
    assert not any(lane.iterdir())


def test_a_bundle_of_all_kinds_is_published_for_one_shop_too(state: OfficeState) -> None:
    state.want(Row("setting", "name", {"value": "North"}, "STORE002"))
    to = FakeDestination()
    publish(state, to, None)
    document: HqDocument = to.sent[0][0]
    assert (document.name, document.store_id) == ("setting@STORE002/name", "STORE002")
