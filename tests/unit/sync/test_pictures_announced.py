"""Every way a picture gets into the catalogue announces it to the stores outside."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pos_terminal.checkout import commands as c
from pos_terminal.domain.product import Product
from pos_terminal.store.canonical import sha256
from sync.documents import Document, Kind
from sync.outbox import Outbox
from sync.sinks.base import Limits
from tests.fakes.world import FakeClock
from tests.lane_fixtures import MANAGER, Devices, LaneAtWork, lane_on


def a_picture(colour: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 8), colour).save(file, "PNG")
    return file.getvalue()


def announced(lane: LaneAtWork, after: int) -> list[Document]:
    files = lane.running.files
    outbox = Outbox(files.lane_db, files.catalog_db, files.images)
    try:
        some = outbox.batches(after, Limits(documents=1), {Kind.IMAGE})
        return [document for batch in some for document in batch.documents]
    finally:
        outbox.close()


def test_a_picture_of_the_form_travels_with_its_bytes(lane: LaneAtWork) -> None:
    lane.sign_in(MANAGER)
    before = lane.events()[-1].seq
    content = a_picture("red")
    lane.do(c.SaveProduct("MILK", picture=content))
    found = announced(lane, before)
    assert {document.key for document in found} == {sha256(content).hex()}
    assert {(each.content, each.body["extension"]) for each in found} == {(content, "png")}
    lane.do(c.SaveProduct("MILK", picture=b""))
    assert announced(lane, lane.events()[-1].seq - 1) == []


@pytest.mark.slow
@pytest.mark.parametrize("kept", [True, False])
def test_pictures_that_an_import_or_the_demo_brings_travel_once_each(
    shop_dir: Path, kept: bool
) -> None:
    with lane_on(shop_dir, FakeClock(), Devices()) as lane:
        before = lane.events()[-1].seq
        image = lane.running.writer.images.put(a_picture("blue"))
        with lane.running.writer.editing("test") as edited:
            edited.edit.put_image(image)
            for sku in ("JAM", "HAM"):
                edited.edit.put_product(Product(sku, sku, image_sha256=image.sha256))
        if not kept:
            path = lane.running.writer.images.find(image.sha256)
            assert path is not None
            path.unlink()
    with lane_on(shop_dir, FakeClock(), Devices()) as lane:  # journals what it finds changed
        found = announced(lane, before)
    assert [document.key for document in found] == ([image.sha256] if kept else [])
