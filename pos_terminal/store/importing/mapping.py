"""Which column of a file is which field: guessed from the header, or said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pos_terminal.store.importing.report import ImportRefused

PRODUCT_HEADERS: dict[str, str] = {
    "sku": "sku|article number|article no|article|item|item number|item code|item no|product code"
    "|product id|artikelnummer|artikelnr|artnr|artikel|reference|ref|codigo|codice|stockcode"
    "|رمز المنتج|货号|商品コード",
    "barcode": "barcode|barcodes|bar code|ean|ean13|ean 13|gtin|gtin13|upc|upca|code|strichcode"
    "|code barre|code barres|codebarre|codigo de barras|codice a barre|streepjescode|باركود|条码"
    "|バーコード|บาร์โค้ด",
    "name": "name|product|product name|description|title|label|bezeichnung|artikelbezeichnung"
    "|produktname|beschreibung|nom|designation|libelle|nombre|descripcion|nome|descrizione"
    "|omschrijving|naam|اسم|الاسم|اسم المنتج|名称|品名|商品名|ชื่อสินค้า",
    "price": "price|unit price|unitprice|retail price|sales price|selling price|preis|vk|vk preis"
    "|verkaufspreis|prix|prix de vente|prix ttc|precio|prezzo|prijs|preco|السعر|价格|售价"
    "|価格|ราคา",
    "category": "category|department|group|product group|kategorie|warengruppe|categorie|rayon"
    "|categoria|famille|afdeling|الفئة|类别|分类|カテゴリ|หมวดหมู่",
    "unit": "unit|uom|einheit|unite|unidad|unita|eenheid|الوحدة|单位|単位|หน่วย",
    "tax": "tax|vat|tax group|tax rate|vat rate|steuer|mwst|ust|steuersatz|tva|taux tva|iva|btw"
    "|الضريبة|税率|ภาษี",
    "min_age": "min age|minimum age|age|mindestalter|alter|age minimum|age minimal|edad minima"
    "|العمر الأدنى|年龄限制",
    "plu": "plu|plu code|waagencode",
    "pack_barcode": "pack barcode|case barcode|carton barcode|gebinde ean|ean gebinde",
    "pack_quantity": "pack quantity|pack qty|case quantity|case qty|gebindemenge",
    "price_required": "price required|open price|freier preis|prix libre",
    "serial_required": "serial required|serial|seriennummer",
    "active": "active|aktiv|actif|activo|attivo|enabled|for sale",
}

CUSTOMER_HEADERS: dict[str, str] = {
    "customer_ref": "customer ref|customer id|customer number|customer no|customer|kundennummer"
    "|kundennr|numero client|client|رقم العميل|客户编号",
    "name": "name|customer name|full name|kunde|nom|nombre|nome|naam|الاسم|姓名|ชื่อ",
    "phone": "phone|telephone|mobile|tel|telefon|handy|telefono|telefoon|الهاتف|电话|โทรศัพท์",
    "email": "email|e mail|mail|courriel|correo|البريد الإلكتروني|邮箱|อีเมล",
    "card": "card|card number|loyalty card|customer card|kundenkarte|carte|tarjeta|بطاقة|会员卡",
    "group": "group|customer group|gruppe|kundengruppe|groupe|grupo|gruppo|المجموعة|分组",
    "notes": "notes|note|remark|comment|bemerkung|notiz|remarque|nota|ملاحظات|备注",
    "consent": "consent|marketing consent|opt in|einwilligung|consentement|الموافقة|同意",
}


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Our fields and the positions (from 0) of their columns."""

    columns: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)  # field -> the file's own header
    has_header: bool = True


def guess_columns(header: Sequence[str], known: Mapping[str, str]) -> ColumnMap:
    """Fields whose usual names stand in the header; the first column of a kind wins."""
    fields = {
        _plain(alias): name for name, aliases in known.items() for alias in aliases.split("|")
    }
    columns: dict[str, int] = {}
    for position, title in enumerate(header):
        name = fields.get(_plain(title))
        if name is not None and name not in columns:
            columns[name] = position
    return ColumnMap(columns, {name: header[at].strip() for name, at in columns.items()})


def said_columns(header: Sequence[str], said: Iterable[str], known: Mapping[str, str]) -> ColumnMap:
    """Columns from `field=header` or `field=3` (third column), the rest guessed.

    `field=` leaves a field out. Raises ImportRefused("import.mapping") for what is not there.
    """
    guessed = guess_columns(header, known)
    columns = dict(guessed.columns)
    titles = {_plain(title): position for position, title in reversed([*enumerate(header)])}
    for entry in said:
        name, equals, title = entry.partition("=")
        name = name.strip()
        if not equals or name not in known:
            raise ImportRefused("import.mapping", entry=entry, fields=", ".join(known))
        columns.pop(name, None)
        if title.strip():
            columns[name] = _position(title.strip(), titles, len(header), entry)
    return ColumnMap(columns, {name: header[at].strip() for name, at in columns.items()})


def _position(title: str, titles: Mapping[str, int], width: int, entry: str) -> int:
    if (found := titles.get(_plain(title))) is not None:
        return found
    if title.isascii() and title.isdigit() and 1 <= int(title) <= width:
        return int(title) - 1
    raise ImportRefused("import.mapping", entry=entry, column=title)


def _plain(title: str) -> str:
    """A header without case, accents and signs: "Prix (T.T.C.)" is "prix t t c"."""
    decomposed = unicodedata.normalize("NFKD", title.casefold())
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(re.split(r"[\W_]+", letters)).strip()
