"""Pictures that a lane lacks come from the bucket, checked, into its own folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pos_terminal.checkout.sync_views import SinkState
from pos_terminal.domain.errors import SinkDown
from pos_terminal.domain.product import Product
from pos_terminal.store.catalog.images import ImageStore, StoredImage
from pos_terminal.store.catalog.writer import CatalogWriter
from sync.clocks import Clocks, utc_now
from sync.files import SyncFiles
from sync.pictures import AGAIN_S, Pictures
from sync.s3 import picture_keys
from sync.s3.bucket import Bucket
from sync.store import SyncStore
from tests.fakes.s3 import FakeS3
from tests.unit.sync.test_pictures_announced import a_picture
from tests.unit.sync.test_worker import until

RED, BLUE = a_picture("red"), a_picture("blue")


@dataclass
class Office:
    """Head office's catalogue on a lane that has none of its pictures, and the bucket."""

    files: SyncFiles
    writer: CatalogWriter
    elsewhere: ImageStore
    s3: FakeS3 = field(default_factory=FakeS3)
    asked: int = 0
    fails: list[SinkDown] = field(default_factory=list)

    def product(self, sku: str, content: bytes) -> StoredImage:
        image = self.elsewhere.put(content)
        with self.writer.editing("test") as edited:
            edited.edit.put_image(image)
            edited.edit.put_product(Product(sku, sku, tax_group="", image_sha256=image.sha256))
        return image

    def upload(self, image: StoredImage, content: bytes) -> None:
        self.s3.buckets["images"][picture_keys.picture(image.sha256, image.extension)] = content

    def bucket(self) -> Bucket:
        self.asked += 1
        if self.fails:
            raise self.fails.pop()
        return Bucket(self.s3, "images")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    files = SyncFiles(tmp_path)
    writer = CatalogWriter(files.catalog_db, files.images)
    made = Office(files, writer, ImageStore(tmp_path / "elsewhere"))
    made.s3.buckets["images"] = {}
    yield made
    writer.close()


@contextmanager
def working(office: Office, store: SyncStore, clocks: Clocks | None = None) -> Iterator[Pictures]:
    pictures = Pictures(office.files, office.bucket, store, clocks)
    pictures.start()
    try:
        yield pictures
    finally:
        pictures.stop()


def has(pictures: Pictures, number: int) -> Callable[[], bool]:
    def there() -> bool:
        view = pictures.gauge.view
        return view.state is SinkState.LIVE and view.sent_seq == number

    return there


def test_what_is_missing_is_fetched_also_what_comes_later(
    office: Office, sync_store: SyncStore
) -> None:
    red = office.product("JAM", RED)
    office.upload(red, RED)
    with working(office, sync_store) as pictures:
        until(has(pictures, 1))
        blue = office.product("HAM", BLUE)
        office.upload(blue, BLUE)
        pictures.poke()
        until(has(pictures, 2))
    for image in (red, blue):
        assert ImageStore(office.files.images).is_intact(image.sha256)


def test_who_lacks_nothing_asks_nobody(office: Office, sync_store: SyncStore) -> None:
    ImageStore(office.files.images).put(RED)
    office.product("JAM", RED)
    with working(office, sync_store) as pictures:
        until(has(pictures, 1))
    assert office.asked == 0


@pytest.mark.parametrize("there", [None, BLUE, b"no picture at all"])
def test_what_is_not_there_or_damaged_is_not_taken_and_asked_for_again_later(
    office: Office, sync_store: SyncStore, there: bytes | None
) -> None:
    red = office.product("JAM", RED)
    if there is not None:
        office.upload(red, there)
    now = [0.0]
    clocks = Clocks(lambda: now[0], utc_now)
    with working(office, sync_store, clocks) as pictures:
        until(lambda: pictures.gauge.view.state is SinkState.LIVE)
        assert pictures.gauge.view.waiting == 1
        assert not list(office.files.images.rglob("*.png"))
        office.upload(red, RED)
        now[0] += AGAIN_S
        pictures.poke()
        until(has(pictures, 1))


@pytest.mark.slow
def test_a_bucket_that_is_away_is_tried_again(office: Office, sync_store: SyncStore) -> None:
    red = office.product("JAM", RED)
    office.upload(red, RED)
    office.fails = [SinkDown("sync.unreachable", sink="s3", reason="x")]
    with working(office, sync_store) as pictures:
        until(has(pictures, 1))
    assert not office.fails
