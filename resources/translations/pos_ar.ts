<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AgeSheet</name>
    <message>
        <source>Check ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the customer&apos;s ID. Born on or before:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Driving licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth: day, month, year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DD.MM.YYYY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manager has seen it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, too young</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type day, month and year: 2 + 2 + 4 digits.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CashCount</name>
    <message>
        <source>Tap a note or coin, then type how many there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value}: {count} pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of {value}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>price is asked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoosePanel</name>
    <message>
        <source>No quick keys here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weigh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search with F2, or scan the item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found for “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling, or sell it as an open item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CloseShiftPage</name>
    <message>
        <source>Close the shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count all cash in the drawer. What should be there is shown afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close with {amount}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiscountSheet</name>
    <message>
        <source>Discount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much off?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give discount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {item}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take discount off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>of the next item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter adds the item of this code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryBar</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search name, code or scan anything</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InlineNotice</name>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemPriceSheet</name>
    <message>
        <source>Price of {item}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price for one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>This till is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sale in hand is kept as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else unlocks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Delete last digit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OnScreenKeyboard</name>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete last letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters or signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpenItemSheet</name>
    <message>
        <source>Open item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is it? (may stay empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no open department yet. A manager can make one in Products.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpenShiftPage</name>
    <message>
        <source>Open the shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count the cash that is in the drawer now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open with {amount}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverrideSheet</name>
    <message>
        <source>A manager must allow this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manager, please enter your PIN.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PadSheet</name>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a number with the pad.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Paid</name>
    <message>
        <source>Receipt {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaidPanel</name>
    <message>
        <source>Scan the next item, or press Enter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pay</name>
    <message>
        <source>Check ID first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund  {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay  {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card: paid or not?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash  {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done  ·  change {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} to give back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} to pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next sale</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Payment</name>
    <message>
        <source>Cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card, own terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounded to {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To give back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash back {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the sale – a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} on the card terminal – let the customer use the card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terminal did not say whether {amount} was paid. Look at its slip, then choose.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaymentPanel</name>
    <message>
        <source>Cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card, own terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the terminal again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tap an amount, or type what the customer gives and press Enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {tender} {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message>
        <source>{count} digits typed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PriceSheet</name>
    <message>
        <source>New price for {item}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price for one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a reason below.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Note on {item}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note, printed on the receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number of {item}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan it from the box, or type it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Park this sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name to find it by (may stay empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Park</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card: {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference on the slip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the payment on the card terminal first. Then type the reference number from its slip, never the card number.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rights</name>
    <message>
        <source>Give a discount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a larger discount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change a price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sell an open item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take an item out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void the sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sell without tax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm the customer&apos;s age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund without a receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put cash in or take it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the drawer without a sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the cash difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide a card payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SellPage</name>
    <message>
        <source>A copy is printed, marked COPY.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close, Esc</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Nobody may sign in here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, your PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tap your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a PIN instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use user name and password instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your user name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Who is at the till?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tap your name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Sale {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline – sales are saved on this till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer needs paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer cover is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training: nothing here is a real sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo shop: try anything, nothing here is a real sale</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first}–{last} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextSheet</name>
    <message>
        <source>Type something first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message>
        <source>returned from {receipt}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>returned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instead of {price}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} off, saved {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>age {limit}+</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{limit}+ checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discount on the receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tax exempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taxes included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tax} included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To give back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check ID: born on or before {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A manager must look at this sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TicketList</name>
    <message>
        <source>Ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing scanned yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan an item, tap a tile or search with F2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TicketPanel</name>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Park</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TotalsPanel</name>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoidSheet</name>
    <message>
        <source>Void</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out {item}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer changed their mind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rung up wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void the whole sale. Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another reason, then Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the sale</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeightSheet</name>
    <message>
        <source>How much of {item}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight in {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount in {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rights</name>
    <message>
        <source>sell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give a discount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give a large discount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change a price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sell an open item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>void a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>void a sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>park a sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print a receipt again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>work with customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sell without tax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check an age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>allow a sale without an ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refund against a receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refund without a receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open a shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close a shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put cash in or take it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the drawer without a sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print an X report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go on without a check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decide a card payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accept a cash difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unlock somebody else&apos;s screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import and export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set up devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back up and restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close the program</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>Something went wrong. Nothing was lost. Try again or call the manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment has not begun. Press Pay first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amount is zero. Enter what the customer gives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amount has the wrong sign. Enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left to pay. Press Done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {remaining} is left to pay this way. Enter that amount or less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{remaining} is still to pay. Take another payment first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That payment was removed already. Look at the list again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A card payment stands. Remove it first, so that the money goes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card terminal is working. Wait until it has finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That card payment was decided already. Look at the list of payments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reference is missing or too long. Type the number on the terminal&apos;s slip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That looks like a card number. Type only the reference on the slip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card was declined. Ask for another card or cash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card payment was cancelled. Try again or take cash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terminal knows nothing of that payment. Nothing was paid; take it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card terminal does not answer. Check its cable, then try again or take cash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known whether the card paid. Look at the terminal&apos;s slip, then decide here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card payment is being returned. Wait until the terminal says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card payment was not returned. Return it at the terminal, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That amount of cash is not possible. Enter an amount above zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That amount is too large. Enter a smaller one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The currency does not fit. Choose the currency of the shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That cash rounding is not known. Choose one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No shift is open. Open a shift with its float first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A shift is open already. Close it before you open another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are items in the basket. Finish, park or void the sale first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drawer is not counted yet. Count the cash and enter it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More stays in the drawer than was counted. Enter a smaller amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of this machine is almost full, so no money was taken. Call the manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This needs a manager: {right}. Ask a manager to enter the PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} may not allow this. Ask another manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is signed in. Sign in first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name and secret do not match. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong tries. Wait a moment, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The screen is locked. Unlock it with your PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} locked this screen. Ask {name} or a manager to unlock it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody of that name works here. Choose somebody from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is missing or too long. Enter a shorter name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That role is not known. Choose one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That PIN cannot be used. Choose four to eight digits that are not easy to guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That password cannot be used. Choose a longer one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new person needs a PIN or a password. Enter one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user name {username} is taken. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the last manager. Make somebody else a manager first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That customer is not known. Search again or add a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No customer is attached. Choose one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is missing. Enter the customer&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That phone number is not possible. Enter it again with its area code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has that phone number already. Choose that customer instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That e-mail address is not possible. Enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has that customer card already. Choose that customer instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One entry is longer than {limit} letters. Shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing in the basket yet. Scan an item first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The basket holds {limit} lines already. Take payment for these first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That line is no longer on the ticket. Choose another line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A returned line cannot be changed. Void it and add the return again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An item with a serial number is sold one by one. Scan the next one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code could not be read. Scan again or type it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No product has the code {code}. Type it again, search by name, or use Open item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code {code} was misread. Scan it again or type all its digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment has begun, so nothing was added. Remove the payment or finish the sale first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That product is not in the catalogue. Search by name or use Open item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That quantity is not possible. Enter a smaller quantity above zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is sold in whole pieces. Enter a quantity without decimals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is sold by weight. Enter the weight in {unit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is sold by the piece. Use Quantity instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That price is not possible. Enter a price above zero, with at most six decimals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no fixed price. Enter the price.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} needs its serial number. Scan or type it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number {serial} was sold already. Check the number on the box.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That discount is not possible here. Choose percent or amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That discount is not possible. Enter a smaller amount above zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That discount is larger than the price. Enter a smaller one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new price {price} is not possible. Enter another price.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo. Choose a line to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody must be at least {limit} for an item here. Check the ID first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No item here needs an age check. Go on with the sale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That date of birth is not possible. Enter day, month and year again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That kind of document is not known. Choose one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer is younger than {limit}; {count} items were taken off. Go on with the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sale waits for: {names}. Wait a moment or ask a manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That parked sale was taken up already. Look at the list again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are items in the basket. Park or finish them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That receipt is not known on this lane. Check the number on the paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That line cannot be returned. Choose another line of the receipt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {left} of it can still be returned. Enter a smaller quantity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This needs a reason. Type a few words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The article number is missing or too long. Enter at most {limit} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is missing or too long. Enter at most {limit} letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That unit is not known. Choose one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That minimum age is not possible. Enter a number of years up to {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The barcode {code} is not possible. Check its digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another product has the barcode {code} already: {owner}. Use another code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another product has the PLU {plu} already: {owner}. Use another number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That picture is too large. Choose a smaller file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not a picture we can show. Choose a file of these kinds: {allowed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That barcode pattern means nothing. Look at the examples in the guide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalogue did not take the change. Check number, codes and price.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That tax rate is not possible. Enter a percentage, for example 20.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That tax rounding is not known. Choose one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting called {setting}. Check its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That value does not fit {setting}. Expected: {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} cannot change once the shop has sold. Set up another shop for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A demo shop cannot become a real one. Set up a real shop in a new place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are items in the basket. Finish or park the sale, then change the setting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop has no name yet. Enter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This shop is set up already. Sign in instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This lane has stopped to protect its records. Call the manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed: {what} {hint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This lane is shutting down. Start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The price rule {rule} is not known. Choose one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows} rows have no price. Map a price column or choose a price rule: {rules}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has no rows. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first row has no column names. Add a row of names, then import again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column holds the codes. Choose the column of codes by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pack needs both its barcode and its quantity column. Map both of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be opened. Check that it is there and not open elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is an old Excel file. Save it as XLSX or CSV and import that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged. Export it again and import the new file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
