"""About the shop: products, taxes, settings, imports, the store."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SHOP: dict[str, object] = {
    "product.sku": QT_TRANSLATE_NOOP(
        "sentences", "The article number is missing or too long. Enter at most {limit} characters."
    ),
    "product.name": QT_TRANSLATE_NOOP(
        "sentences", "The name is missing or too long. Enter at most {limit} letters."
    ),
    "product.unit": QT_TRANSLATE_NOOP(
        "sentences", "That unit is not known. Choose one from the list."
    ),
    "product.min_age": QT_TRANSLATE_NOOP(
        "sentences", "That minimum age is not possible. Enter a number of years up to {limit}."
    ),
    "product.label_file": QT_TRANSLATE_NOOP(
        "sentences", "{file} cannot be written. Choose another folder."
    ),
    "product.label_size": QT_TRANSLATE_NOOP(
        "sentences",
        "Labels of {size} mm are wider than this printer takes ({limit} mm). Choose smaller ones.",
    ),
    "product.code": QT_TRANSLATE_NOOP(
        "sentences", "The barcode {code} is not possible. Check its digits."
    ),
    "product.code_taken": QT_TRANSLATE_NOOP(
        "sentences", "Another product has the barcode {code} already: {owner}. Use another code."
    ),
    "product.plu_taken": QT_TRANSLATE_NOOP(
        "sentences", "Another product has the PLU {plu} already: {owner}. Use another number."
    ),
    "image.size": QT_TRANSLATE_NOOP(
        "sentences", "That picture is too large. Choose a smaller file."
    ),
    "image.kind": QT_TRANSLATE_NOOP(
        "sentences", "That is not a picture we can show. Choose a file of these kinds: {allowed}."
    ),
    "barcode.pattern": QT_TRANSLATE_NOOP(
        "sentences", "That barcode pattern means nothing. Look at the examples in the guide."
    ),
    "catalogue.busy": QT_TRANSLATE_NOOP(
        "sentences", "An import is filling the catalogue. Try again in a minute."
    ),
    "catalogue.refused": QT_TRANSLATE_NOOP(
        "sentences", "The catalogue did not take the change. Check number, codes and price."
    ),
    "tax.rate": QT_TRANSLATE_NOOP(
        "sentences", "That tax rate is not possible. Enter a percentage, for example 20."
    ),
    "tax.rounding": QT_TRANSLATE_NOOP(
        "sentences", "That tax rounding is not known. Choose one from the list."
    ),
    "setting.unknown": QT_TRANSLATE_NOOP(
        "sentences", "There is no setting called {setting}. Check its name."
    ),
    "setting.value": QT_TRANSLATE_NOOP(
        "sentences", "That value does not fit {setting}. Expected: {expected}."
    ),
    "setting.fixed": QT_TRANSLATE_NOOP(
        "sentences", "{setting} cannot change once the shop has sold. Set up another shop for it."
    ),
    "setting.demo": QT_TRANSLATE_NOOP(
        "sentences", "A demo shop cannot become a real one. Set up a real shop in a new place."
    ),
    "setting.basket": QT_TRANSLATE_NOOP(
        "sentences",
        "There are items in the basket. Finish or park the sale, then change the setting.",
    ),
    "setup.name": QT_TRANSLATE_NOOP("sentences", "The shop has no name yet. Enter one."),
    "setup.done": QT_TRANSLATE_NOOP("sentences", "This shop is set up already. Sign in instead."),
    "setup.enrolled": QT_TRANSLATE_NOOP(
        "sentences", "This till belongs to head office. Wait for the shop to come from there."
    ),
    "journal.damaged": QT_TRANSLATE_NOOP(
        "sentences",
        "The journal is damaged at event {seq}, so selling has stopped. Call the manager.",
    ),
    "store.stopped": QT_TRANSLATE_NOOP(
        "sentences", "This lane has stopped to protect its records. Call the manager."
    ),
    "store.unknown": QT_TRANSLATE_NOOP(
        "sentences",
        "The disk did not say whether that was stored. Close the till and start it: it looks.",
    ),
    "store.damaged": QT_TRANSLATE_NOOP(
        "sentences",
        "The till's records are damaged. Close the till and start it again: it mends what it can.",
    ),
    "store.waiting": QT_TRANSLATE_NOOP(
        "sentences", "Another program holds the till's records. Wait: nothing you scan is lost."
    ),
    "store.closed": QT_TRANSLATE_NOOP("sentences", "Prices only. {what} {hint}"),
    "store.failed": QT_TRANSLATE_NOOP("sentences", "Nothing was changed: {what} {hint}"),
    "lane.stopped": QT_TRANSLATE_NOOP("sentences", "This lane is shutting down. Start it again."),
    "import.price_rule": QT_TRANSLATE_NOOP(
        "sentences", "The price rule {rule} is not known. Choose one from the list."
    ),
    "import.no_prices": QT_TRANSLATE_NOOP(
        "sentences",
        "{rows} rows have no price. Map a price column or choose a price rule: {rules}.",
    ),
    "import.empty": QT_TRANSLATE_NOOP("sentences", "The file has no rows. Choose another file."),
    "import.no_header": QT_TRANSLATE_NOOP(
        "sentences", "The first row has no column names. Add a row of names, then import again."
    ),
    "import.no_code_column": QT_TRANSLATE_NOOP(
        "sentences", "No column holds the codes. Choose the column of codes by hand."
    ),
    "import.no_name_column": QT_TRANSLATE_NOOP(
        "sentences", "No column holds names. Choose the column of names by hand."
    ),
    "import.pack_columns": QT_TRANSLATE_NOOP(
        "sentences", "A pack needs both its barcode and its quantity column. Map both of them."
    ),
    "import.unreadable": QT_TRANSLATE_NOOP(
        "sentences", "{file} cannot be opened. Check that it is there and not open elsewhere."
    ),
    "import.mapping": QT_TRANSLATE_NOOP(
        "sentences", "The entry {entry} fits no column. Choose the columns again."
    ),
    "import.quotes": QT_TRANSLATE_NOOP(
        "sentences", "Row {row} has a quote that is never closed. Mend that row and import again."
    ),
    "import.tax_group": QT_TRANSLATE_NOOP(
        "sentences", "There is no tax group {group}. Choose one of: {known}."
    ),
    "import.too_big": QT_TRANSLATE_NOOP(
        "sentences", "The file is too large when unpacked. Split it and import the parts."
    ),
    "import.too_many_categories": QT_TRANSLATE_NOOP(
        "sentences", "There are more than {limit} categories. Use fewer of them."
    ),
    "import.too_many_columns": QT_TRANSLATE_NOOP(
        "sentences", "The file has more than {limit} columns. Take away those that are not needed."
    ),
    "import.too_many_rows": QT_TRANSLATE_NOOP(
        "sentences", "The file has more than {limit} rows. Split it and import the parts."
    ),
    "import.old_excel": QT_TRANSLATE_NOOP(
        "sentences", "{file} is an old Excel file. Save it as XLSX or CSV and import that."
    ),
    "import.damaged": QT_TRANSLATE_NOOP(
        "sentences", "The file is damaged. Export it again and import the new file."
    ),
}
