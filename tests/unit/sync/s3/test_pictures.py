"""Pictures in their bucket: by content, with a small one beside."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from pos_terminal.domain.errors import Poison
from pos_terminal.store.canonical import sha256
from sync.documents import Document, Kind, Version
from sync.s3.bucket import Bucket
from sync.sinks.s3.pictures import PictureShelf, small_picture
from tests.fakes.s3 import FakeS3


@pytest.fixture
def s3() -> FakeS3:
    fake = FakeS3()
    fake.buckets["images"] = {}
    return fake


@pytest.fixture
def shelf(s3: FakeS3) -> PictureShelf:
    return PictureShelf(Bucket(s3, "images"))


def drawn(kind: str = "JPEG", size: tuple[int, int] = (800, 400), mode: str = "RGB") -> bytes:
    file = BytesIO()
    image = Image.new(mode, size, "green")
    note = Image.Exif()
    note[0x0112] = 6  # lies on its side
    note[0x010F] = "a camera with a name"
    image.save(file, kind, exif=note)
    return file.getvalue()


def document(content: bytes, extension: str = "jpg", key: str = "") -> Document:
    key = key or sha256(content).hex()
    body = {"extension": extension}
    return Document(Kind.IMAGE, key, Version(False, 1, "", ""), body, 1, content=content)


def test_a_picture_is_kept_as_it_is_with_a_small_upright_one_beside(
    shelf: PictureShelf, s3: FakeS3
) -> None:
    content = drawn()
    shelf.store(document(content))
    before = dict(s3.buckets["images"])
    shelf.store(document(content))
    assert s3.buckets["images"] == before
    name = sha256(content).hex()
    large, small = f"images/{name[:2]}/{name}.jpg", f"thumbnails/256/{name[:2]}/{name}.jpg"
    assert set(before) == {large, small}
    assert before[large] == content
    with Image.open(BytesIO(before[small])) as opened:
        assert opened.size == (128, 256)
        assert not opened.getexif()
    assert b"camera" not in before[small]
    assert s3.told[large]["ContentType"] == "image/jpeg"
    assert "immutable" in s3.told[large]["CacheControl"]


def test_the_same_picture_gives_the_same_small_one() -> None:
    assert small_picture(drawn()) == small_picture(drawn())


def test_what_is_partly_clear_stays_so() -> None:
    made = small_picture(drawn("PNG", mode="RGBA"))
    assert made is not None
    assert made[1] == "png"
    with Image.open(BytesIO(made[0])) as opened:
        assert opened.mode == "RGBA"


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n and then nothing",
        b"\xff\xd8\xff",
        drawn()[:-700],
        drawn("PNG", (8_000, 7_000), "1"),  # 56 megapixels in a few kB
    ],
)
def test_a_damaged_or_huge_picture_is_kept_without_a_small_one(
    shelf: PictureShelf, s3: FakeS3, content: bytes
) -> None:
    shelf.store(document(content))
    assert [key.split("/")[0] for key in s3.buckets["images"]] == ["images"]


@pytest.mark.parametrize(("extension", "key"), [("exe", ""), ("jpg", "0" * 64)])
def test_what_is_not_the_picture_of_its_name_is_refused(
    shelf: PictureShelf, s3: FakeS3, extension: str, key: str
) -> None:
    with pytest.raises(Poison) as told:
        shelf.store(document(drawn(), extension, key))
    assert told.value.key == "sync.s3.picture"
    assert not s3.buckets["images"]
