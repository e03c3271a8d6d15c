"""While selling: scanning, lines, discounts, holds, parked sales, refunds."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SELLING: dict[str, object] = {
    "basket.empty": QT_TRANSLATE_NOOP(
        "sentences", "There is nothing in the basket yet. Scan an item first."
    ),
    "basket.full": QT_TRANSLATE_NOOP(
        "sentences", "The basket holds {limit} lines already. Take payment for these first."
    ),
    "line.none": QT_TRANSLATE_NOOP(
        "sentences", "That line is no longer on the ticket. Choose another line."
    ),
    "line.returned": QT_TRANSLATE_NOOP(
        "sentences", "A returned line cannot be changed. Void it and add the return again."
    ),
    "line.serial": QT_TRANSLATE_NOOP(
        "sentences", "An item with a serial number is sold one by one. Scan the next one."
    ),
    "scan.unreadable": QT_TRANSLATE_NOOP(
        "sentences", "The code could not be read. Scan again or type it."
    ),
    "scan.unknown": QT_TRANSLATE_NOOP(
        "sentences",
        "No product has the code {code}. Type it again, search by name, or use Open item.",
    ),
    "scan.check_digit": QT_TRANSLATE_NOOP(
        "sentences", "The code {code} was misread. Scan it again or type all its digits."
    ),
    "scan.label": QT_TRANSLATE_NOOP(
        "sentences", "The label on this item is damaged. Scan the plain barcode or type its number."
    ),
    "scan.no_item": QT_TRANSLATE_NOOP(
        "sentences", "That label is of a delivery, not of an item. Scan the label on the item."
    ),
    "scan.expired": QT_TRANSLATE_NOOP(
        "sentences", "{name} expired on {day} and must not be sold. Put it aside and take another."
    ),
    "scan.past_best": QT_TRANSLATE_NOOP(
        "sentences", "{name} was best before {day}. Show the customer, or take another."
    ),
    "scan.past_sell_by": QT_TRANSLATE_NOOP(
        "sentences", "{name} should have been sold by {day}. Show the customer, or take another."
    ),
    "scan.currency": QT_TRANSLATE_NOOP(
        "sentences", "The price on the label of {name} is in {currency}. Search it by name instead."
    ),
    "scan.badge": QT_TRANSLATE_NOOP(
        "sentences",
        "That is a staff badge, it sells nothing. Scan it to sign in, or when a manager is asked.",
    ),
    "scan.coupon": QT_TRANSLATE_NOOP(
        "sentences",
        "That is a coupon, and coupons are not set up here. Give it back to the customer.",
    ),
    "scan.document": QT_TRANSLATE_NOOP(
        "sentences",
        "That was an ID, and no age is asked for. Nothing of it was kept; go on with the sale.",
    ),
    "scan.not_here": QT_TRANSLATE_NOOP(
        "sentences",
        "A scan cannot be used here, so nothing was added. Go back to the sale and scan again.",
    ),
    "scan.paying": QT_TRANSLATE_NOOP(
        "sentences",
        "Payment has begun, so nothing was added. Remove the payment or finish the sale first.",
    ),
    "product.unknown": QT_TRANSLATE_NOOP(
        "sentences", "That product is not in the catalogue. Search by name or use Open item."
    ),
    "quantity.limit": QT_TRANSLATE_NOOP(
        "sentences", "That quantity is not possible. Enter a smaller quantity above zero."
    ),
    "quantity.whole": QT_TRANSLATE_NOOP(
        "sentences", "{name} is sold in whole pieces. Enter a quantity without decimals."
    ),
    "quantity.needed": QT_TRANSLATE_NOOP(
        "sentences", "{name} is sold by weight. Enter the weight in {unit}."
    ),
    "weigh.piece": QT_TRANSLATE_NOOP(
        "sentences", "{name} is sold by the piece. Use Quantity instead."
    ),
    "price.limit": QT_TRANSLATE_NOOP(
        "sentences",
        "That price is not possible. Enter a price above zero, with at most six decimals.",
    ),
    "price.needed": QT_TRANSLATE_NOOP("sentences", "{name} has no fixed price. Enter the price."),
    "serial.needed": QT_TRANSLATE_NOOP(
        "sentences", "{name} needs its serial number. Scan or type it."
    ),
    "serial.sold": QT_TRANSLATE_NOOP(
        "sentences", "Serial number {serial} was sold already. Check the number on the box."
    ),
    "discount.kind": QT_TRANSLATE_NOOP(
        "sentences", "That discount is not possible here. Choose percent or amount."
    ),
    "discount.value": QT_TRANSLATE_NOOP(
        "sentences", "That discount is not possible. Enter a smaller amount above zero."
    ),
    "discount.limit": QT_TRANSLATE_NOOP(
        "sentences", "That discount is larger than the price. Enter a smaller one."
    ),
    "discount.new_price": QT_TRANSLATE_NOOP(
        "sentences", "The new price {price} is not possible. Enter another price."
    ),
    "undo.nothing": QT_TRANSLATE_NOOP(
        "sentences", "There is nothing to undo. Choose a line to change it."
    ),
    "hold.age": QT_TRANSLATE_NOOP(
        "sentences", "Somebody must be at least {limit} for an item here. Check the ID first."
    ),
    "age.nothing": QT_TRANSLATE_NOOP(
        "sentences", "No item here needs an age check. Go on with the sale."
    ),
    "age.date": QT_TRANSLATE_NOOP(
        "sentences", "That date of birth is not possible. Enter day, month and year again."
    ),
    "age.document": QT_TRANSLATE_NOOP(
        "sentences", "That kind of document is not known. Choose one from the list."
    ),
    "age.not_accepted": QT_TRANSLATE_NOOP(
        "sentences", "That document is not accepted here. Ask the customer for another one."
    ),
    "age.expired": QT_TRANSLATE_NOOP(
        "sentences", "The document has expired. Ask the customer for a valid one."
    ),
    "age.unreadable": QT_TRANSLATE_NOOP(
        "sentences",
        "The document could not be read whole. Scan it again, or type the date of birth.",
    ),
    "age.no_birth_date": QT_TRANSLATE_NOOP(
        "sentences",
        "The scan has no whole date of birth. Look at the document and type the date.",
    ),
    "age.contradiction": QT_TRANSLATE_NOOP(
        "sentences",
        "The document contradicts itself. Ask the customer for another one, or call a manager.",
    ),
    "age.looks": QT_TRANSLATE_NOOP(
        "sentences", "Looks are not enough for these items. Ask for the ID."
    ),
    "age.refused": QT_TRANSLATE_NOOP(
        "sentences",
        "The customer is younger than {limit}. Taken off the sale: {count}. Go on with the rest.",
    ),
    "checks.waiting": QT_TRANSLATE_NOOP(
        "sentences", "The sale waits for: {names}. Wait a moment or ask a manager."
    ),
    "recall.gone": QT_TRANSLATE_NOOP(
        "sentences", "That parked sale was taken up already. Look at the list again."
    ),
    "recall.currency": QT_TRANSLATE_NOOP(
        "sentences", "That sale is in {currency}. Finish it at the till that parked it."
    ),
    "parked.clash": QT_TRANSLATE_NOOP(
        "sentences",
        "{terminal} has taken up a parked sale that this till has, too. Agree there which of you "
        "takes the money.",
    ),
    "recall.busy": QT_TRANSLATE_NOOP(
        "sentences", "There are items in the basket. Park or finish them first."
    ),
    "refund.sale": QT_TRANSLATE_NOOP(
        "sentences", "That receipt is not known on this lane. Check the number on the paper."
    ),
    "refund.line": QT_TRANSLATE_NOOP(
        "sentences", "That line cannot be returned. Choose another line of the receipt."
    ),
    "refund.parked": QT_TRANSLATE_NOOP(
        "sentences",
        "Units of this line are being returned in a parked sale. Finish that sale first.",
    ),
    "refund.too_many": QT_TRANSLATE_NOOP(
        "sentences", "Only {left} of it can still be returned. Enter a smaller quantity."
    ),
    "reason.needed": QT_TRANSLATE_NOOP("sentences", "This needs a reason. Type a few words."),
}
