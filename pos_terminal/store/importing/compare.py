"""Comparing staged rows with the catalogue: duplicates, owners of codes, new, changed, same."""

from __future__ import annotations

from dataclasses import dataclass

from pos_terminal.store.importing.report import NoteList, RowNote
from pos_terminal.store.importing.staging import Staging

# Fields that a file may give for a product that exists; what it leaves empty stays as it is.
COMPARED = (
    "name", "category", "unit", "price_micro", "tax_group", "min_age", "plu", "price_required",
    "serial_required", "active",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Titles:
    """The file's own names of columns, for what is said about rows."""

    sku: str
    code: str
    price: str
    name: str
    plu: str


class Comparison:
    """Finds out, by sets, what each staged row means for the catalogue."""

    def __init__(
        self, staging: Staging, bad: NoteList, remarks: NoteList, titles: Titles, *,
        sku_from_code: bool, made_prices: bool,
    ) -> None:  # fmt: skip
        """`made_prices`: prices come from a rule and change no product that exists."""
        self._staging = staging
        self._bad = bad
        self._remarks = remarks
        self._titles = titles
        self._sku_from_code = sku_from_code
        fields = [name for name in COMPARED if not (made_prices and name == "price_micro")]
        differs = [f"(s.{name} IS NOT NULL AND s.{name} IS NOT p.{name})" for name in fields]
        differs.append("s.row_no IN (SELECT row_no FROM new_codes)")
        self.differs = f"({' OR '.join(differs)})"
        self.changed_fields = fields

    def within_file(self) -> None:
        """Refuse rows that repeat an earlier one; needs nothing of the catalogue."""
        self._refuse_repeated("sku", self._titles.sku, "the same product as an earlier row")
        self._refuse_repeated("plu", self._titles.plu, "the same PLU as an earlier row")

    def with_catalogue(self) -> None:
        """Match what is left with the catalogue, in the transaction that will write it."""
        self._match()
        self._refuse_taken_plus()
        self._refuse_incomplete()
        self._settle_codes()

    def new(self) -> int:
        """Rows that are products the catalogue does not have."""
        return self._staging.count("SELECT count(*) FROM staged WHERE product_id IS NULL")

    def changed(self) -> int:
        """Rows that say something else than the catalogue."""
        return self._staging.count(
            "SELECT count(*) FROM staged s JOIN cat.products p ON p.id = s.product_id"  # noqa: S608
            f" WHERE {self.differs}"
        )

    def _refuse_repeated(self, column: str, title: str, reason: str) -> None:
        run = self._staging.execute
        if column != "sku" and not self._staging.count(
            f"SELECT EXISTS (SELECT 1 FROM staged WHERE {column} IS NOT NULL)"  # noqa: S608
        ):
            return
        run(f"CREATE INDEX staged_{column} ON staged ({column})")
        repeated = self._staging.rows(
            f"SELECT s.row_no, d.first, s.{column} FROM"  # noqa: S608
            f" (SELECT {column} AS value, min(row_no) AS first FROM staged"
            f" WHERE {column} IS NOT NULL GROUP BY {column} HAVING count(*) > 1) d"
            f" JOIN staged s ON s.{column} = d.value AND s.row_no <> d.first ORDER BY s.row_no"
        )
        for row_no, first, value in repeated:
            self._refuse(RowNote(row_no, title, reason, f"{value}, row {first}"))

    def _refuse(self, note: RowNote) -> None:
        self._bad.add(note)
        self._staging.execute("DELETE FROM staged WHERE row_no = ?", (note.row,))
        self._staging.execute("DELETE FROM extra_codes WHERE row_no = ?", (note.row,))

    def _match(self) -> None:
        """By SKU; where the file has barcodes only, also by a barcode that nobody else claims."""
        run = self._staging.execute
        if not self._staging.count("SELECT EXISTS (SELECT 1 FROM cat.products)"):
            return
        run(
            "UPDATE staged SET product_id = (SELECT id FROM cat.products WHERE sku = staged.sku)"
            " WHERE sku IN (SELECT sku FROM cat.products)"
        )
        if not self._sku_from_code:
            return
        run("CREATE INDEX staged_product ON staged (product_id) WHERE product_id IS NOT NULL")
        by_code = self._staging.rows(
            "SELECT min(s.row_no), b.product_id FROM staged s"
            " JOIN cat.barcodes b ON b.code = s.code"
            " WHERE s.product_id IS NULL AND b.qty_milli = 1000"
            " AND NOT EXISTS (SELECT 1 FROM staged t WHERE t.product_id = b.product_id)"
            " GROUP BY b.product_id"
        )
        for row_no, product_id in by_code:
            run("UPDATE staged SET product_id = ? WHERE row_no = ?", (product_id, row_no))

    def _refuse_taken_plus(self) -> None:
        taken = self._staging.rows(
            "SELECT s.row_no, s.plu, p.sku FROM staged s JOIN cat.products p ON p.plu = s.plu"
            " WHERE s.plu IS NOT NULL AND p.id IS NOT s.product_id ORDER BY s.row_no"
        )
        for row_no, plu, sku in taken:
            reason = "another product has this PLU"
            self._refuse(RowNote(row_no, self._titles.plu, reason, f"{plu}, {sku}"))

    def _refuse_incomplete(self) -> None:
        for title, reason, missing in (
            (self._titles.name, "a new product needs a name", "name IS NULL"),
            (
                self._titles.price,
                "a new product needs a price",
                "price_micro IS NULL AND price_required IS NOT 1",
            ),
        ):
            rows = self._staging.rows(
                f"SELECT row_no, sku FROM staged WHERE product_id IS NULL AND {missing}"  # noqa: S608
                " ORDER BY row_no"
            )
            for row_no, sku in rows:
                self._refuse(RowNote(row_no, title, reason, sku))

    def _settle_codes(self) -> None:
        """Give each code to one product: who has it already, or the first row that names it."""
        run = self._staging.execute
        run(
            "CREATE TABLE codes (code TEXT, row_no INTEGER, qty_milli INTEGER, product_id INTEGER,"
            " PRIMARY KEY (code, row_no)) WITHOUT ROWID"
        )
        run(
            "INSERT OR IGNORE INTO codes SELECT code, row_no, 1000, product_id FROM staged"
            " WHERE code IS NOT NULL UNION ALL"
            " SELECT e.code, e.row_no, e.qty_milli, s.product_id FROM extra_codes e"
            " JOIN staged s USING (row_no) ORDER BY 1, 2"  # in order, or it takes twice as long
        )
        self._drop_shared()
        self._drop_owned()
        run("CREATE TABLE new_codes (row_no INTEGER PRIMARY KEY)")
        run(
            "INSERT OR IGNORE INTO new_codes SELECT c.row_no FROM codes c"
            " WHERE c.product_id IS NOT NULL AND NOT EXISTS"
            " (SELECT 1 FROM cat.barcodes b WHERE b.code = c.code AND b.qty_milli = c.qty_milli)"
        )

    def _drop_shared(self) -> None:
        shared = self._staging.rows(
            "SELECT c.row_no, c.code, d.first FROM"
            " (SELECT code, min(row_no) AS first FROM codes GROUP BY code HAVING count(*) > 1) d"
            " JOIN codes c ON c.code = d.code AND c.row_no <> d.first ORDER BY c.row_no"
        )
        for row_no, code, first in shared:
            reason = "the same article number as another row: goes in without it"
            self._drop(row_no, code, reason, f"row {first}")

    def _drop_owned(self) -> None:
        owned = self._staging.rows(
            "SELECT c.row_no, c.code, p.sku FROM codes c JOIN cat.barcodes b USING (code)"
            " JOIN cat.products p ON p.id = b.product_id"
            " WHERE c.product_id IS NOT b.product_id ORDER BY c.row_no"
        )
        for row_no, code, sku in owned:
            self._drop(row_no, code, "another product has this code: goes in without it", sku)

    def _drop(self, row_no: int, code: str, reason: str, whose: str) -> None:
        self._staging.execute("DELETE FROM codes WHERE code = ? AND row_no = ?", (code, row_no))
        self._remarks.add(RowNote(row_no, self._titles.code, reason, f"{code}, {whose}"))
