"""The agent's thread that fetches pictures of products which came from elsewhere.

A product from head office names its picture by content. Where the bytes are not in the lane's own
folder they are fetched from the bucket, checked against their name, and put there whole; until
then the screen shows its place-holder.
"""

from __future__ import annotations

from collections.abc import Callable

from pos_terminal.checkout.sync_views import SinkState
from pos_terminal.domain.errors import CashierError
from pos_terminal.log import get_logger
from pos_terminal.store.canonical import sha256
from pos_terminal.store.catalog.images import ImageStore
from sync import aws
from sync.beside import PICTURES
from sync.clocks import Clocks
from sync.files import SyncFiles
from sync.product_documents import ProductDocuments
from sync.runner import Runner
from sync.s3 import picture_keys
from sync.s3.bucket import Bucket
from sync.settings import SyncSettings
from sync.store import SyncStore

log = get_logger(__name__)
AGAIN_S = 300.0  # for one that is not in the bucket: who has it may send it later
ALL = 1 << 62


class Pictures(Runner):
    """Has the surface of a sink's worker; its view counts pictures where theirs count events."""

    def __init__(
        self,
        files: SyncFiles,
        make_bucket: Callable[[], Bucket],
        store: SyncStore,
        clocks: Clocks | None = None,
    ) -> None:
        """`make_bucket` connects, on this thread; nothing runs before `start`."""
        super().__init__(PICTURES, store, clocks)
        self._files = files
        self._make_bucket = make_bucket
        self._images = ImageStore(files.images)
        self._here: set[str] = set()
        self._lacking: set[str] = set()
        self._not_before: dict[str, float] = {}  # monotonic, of those that could not be had

    def _work(self) -> None:
        wanted = ProductDocuments(self._files.catalog_db)
        bucket: Bucket | None = None
        try:
            while not self._leave_session.is_set():
                self._wake.clear()
                missing = self._missing(wanted)
                if missing and bucket is None:  # most lanes lack nothing and ask nobody
                    bucket = self._make_bucket()
                if bucket is not None:
                    self._fetch_all(bucket, missing)
                self._well()
                self._state(SinkState.LIVE)
                self._wake.wait(AGAIN_S)
        finally:
            wanted.close()
            if bucket is not None:
                bucket.close()

    def _missing(self, wanted: ProductDocuments) -> list[str]:
        """Pictures of products that are not here, and that may be asked for now."""
        if not self._files.catalog_db.is_file():
            return []
        names = [name for name in wanted.pictures(0, ALL) if name not in self._here]
        self._here.update(name for name in names if self._images.find(name) is not None)
        self._lacking = set(names) - self._here
        self._stand()
        now = self._clocks.monotonic()
        return sorted(name for name in self._lacking if self._not_before.get(name, now) <= now)

    def _fetch_all(self, bucket: Bucket, missing: list[str]) -> None:
        for name in missing:
            if self._leave_session.is_set():
                return
            self._state(SinkState.CATCHING_UP)
            if self._fetch(bucket, name):
                self._here.add(name)
                self._lacking.discard(name)
                self.gauge.count(1, self._clocks.monotonic(), self._clocks.now())
            else:
                self._not_before[name] = self._clocks.monotonic() + AGAIN_S
        self._stand()

    def _stand(self) -> None:
        self.gauge.stand(len(self._here), len(self._lacking), "")

    def _fetch(self, bucket: Bucket, name: str) -> bool:
        """Whether it is here now; what is in the bucket may be missing, damaged or no picture."""
        key = next(bucket.keys(picture_keys.any_kind(name)), None)
        content = None if key is None else bucket.get(key)
        if content is None:
            return False
        if sha256(content).hex() != name:
            log.warning("picture damaged", picture=name)
            return False
        try:
            self._images.put(content)
        except CashierError as err:
            log.warning("picture refused", picture=name, why=str(err))
            return False
        return True


def bucket_of(settings: SyncSettings, secret: aws.Secret) -> Bucket:
    """Connects; raises AuthPaused."""
    return Bucket(aws.client("s3", settings.aws, secret), settings.s3.images_bucket)
