<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutPane</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Bezahlen</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>waits for it</source>
        <translation>wartet darauf</translation>
    </message>
    <message>
        <source>does not wait for it</source>
        <translation>wartet nicht darauf</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
</context>
<context>
    <name>ActsPane</name>
    <message>
        <source>Do it</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Done, and noted.</source>
        <translation>Erledigt und vermerkt.</translation>
    </message>
</context>
<context>
    <name>AdminPage</name>
    <message>
        <source>Back to the till</source>
        <translation>Zurück zur Kasse</translation>
    </message>
</context>
<context>
    <name>AgeSheet</name>
    <message>
        <source>Check ID</source>
        <translation>Ausweis prüfen</translation>
    </message>
    <message>
        <source>ID card</source>
        <translation>Personalausweis</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>Reisepass</translation>
    </message>
    <message>
        <source>Driving licence</source>
        <translation>Führerschein</translation>
    </message>
    <message>
        <source>Date of birth: day, month, year</source>
        <translation>Geburtsdatum: Tag, Monat, Jahr</translation>
    </message>
    <message>
        <source>Scan the ID, or type the date of birth. Born on or before:</source>
        <translation>Ausweis scannen oder Geburtsdatum tippen. Geboren spätestens am:</translation>
    </message>
    <message>
        <source>Clearly older than {years}: no ID</source>
        <translation>Deutlich älter als {years}: kein Ausweis</translation>
    </message>
    <message>
        <source>DD.MM.YYYY</source>
        <translation>TT.MM.JJJJ</translation>
    </message>
    <message>
        <source>Manager has seen it</source>
        <translation>Leitung hat es gesehen</translation>
    </message>
    <message>
        <source>No, too young</source>
        <translation>Nein, zu jung</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Residence permit</source>
        <translation>Aufenthaltstitel</translation>
    </message>
    <message>
        <source>Another document</source>
        <translation>Anderer Ausweis</translation>
    </message>
    <message>
        <source>That document is not accepted here. Ask for another one.</source>
        <translation>Dieser Ausweis wird hier nicht anerkannt. Bitten Sie um einen anderen.</translation>
    </message>
    <message>
        <source>Type day, month and year: 2 + 2 + 4 digits.</source>
        <translation>Tag, Monat und Jahr eingeben: 2 + 2 + 4 Ziffern.</translation>
    </message>
    <message>
        <source>Type the lines of the ID</source>
        <translation>Zeilen des Ausweises tippen</translation>
    </message>
</context>
<context>
    <name>BadgeField</name>
    <message>
        <source>Scan it, or stay empty</source>
        <translation>Scannen, oder leer lassen</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Ausweis</translation>
    </message>
    <message>
        <source>Remove badge</source>
        <translation>Ausweis entfernen</translation>
    </message>
</context>
<context>
    <name>CardBox</name>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>CardFront</name>
    <message>
        <source>Hold a card to the reader</source>
        <translation>Eine Karte an den Leser halten</translation>
    </message>
    <message>
        <source>Made-up cards: nobody is called so, nothing of them is kept.</source>
        <translation>Erfundene Karten: niemand heißt so, nichts davon wird gespeichert.</translation>
    </message>
    <message>
        <source>30 years old</source>
        <translation>30 Jahre alt</translation>
    </message>
    <message>
        <source>16 years old</source>
        <translation>16 Jahre alt</translation>
    </message>
    <message>
        <source>Passport, 30 years old</source>
        <translation>Reisepass, 30 Jahre alt</translation>
    </message>
    <message>
        <source>Expired card</source>
        <translation>Abgelaufene Karte</translation>
    </message>
    <message>
        <source>Damaged card</source>
        <translation>Beschädigte Karte</translation>
    </message>
</context>
<context>
    <name>CashCount</name>
    <message>
        <source>Tap a note or coin, then type how many there are.</source>
        <translation>Schein oder Münze antippen, dann die Anzahl eingeben.</translation>
    </message>
    <message>
        <source>{value}: {count} pieces</source>
        <translation>{value}: {count} Stück</translation>
    </message>
    <message>
        <source>How many of {value}?</source>
        <translation>Wie viele zu {value}?</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
</context>
<context>
    <name>CashSheet</name>
    <message>
        <source>Put cash in</source>
        <translation>Bargeld einlegen</translation>
    </message>
    <message>
        <source>Take cash out</source>
        <translation>Bargeld entnehmen</translation>
    </message>
    <message>
        <source>Drop cash into the safe</source>
        <translation>Bargeld in den Tresor legen</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Another reason, then Enter</source>
        <translation>Anderer Grund, dann Enter</translation>
    </message>
    <message>
        <source>Change from the bank</source>
        <translation>Wechselgeld von der Bank</translation>
    </message>
    <message>
        <source>Found cash</source>
        <translation>Gefundenes Geld</translation>
    </message>
    <message>
        <source>Too much in the drawer</source>
        <translation>Zu viel in der Kasse</translation>
    </message>
    <message>
        <source>End of day</source>
        <translation>Tagesende</translation>
    </message>
    <message>
        <source>Supplier paid</source>
        <translation>Lieferant bezahlt</translation>
    </message>
    <message>
        <source>Petty cash</source>
        <translation>Kleine Ausgaben</translation>
    </message>
    <message>
        <source>Choose a reason below.</source>
        <translation>Unten einen Grund wählen.</translation>
    </message>
    <message>
        <source>Noted. A slip is printed.</source>
        <translation>Notiert. Ein Beleg wird gedruckt.</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>price is asked</source>
        <translation>Preis wird gefragt</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>This sale is held</source>
        <translation>Dieser Verkauf ist angehalten</translation>
    </message>
    <message>
        <source>Payment goes on by itself when all have answered.</source>
        <translation>Die Zahlung geht von selbst weiter, sobald alle geantwortet haben.</translation>
    </message>
    <message>
        <source>No answer in time. Wait on, go back, or ask a manager.</source>
        <translation>Keine Antwort zur rechten Zeit. Weiter warten, zurückgehen oder die Leitung fragen.</translation>
    </message>
    <message>
        <source>Checking the sale</source>
        <translation>Der Verkauf wird geprüft</translation>
    </message>
</context>
<context>
    <name>ChecksPanel</name>
    <message>
        <source>Manager: go on without</source>
        <translation>Leitung: ohne weiter</translation>
    </message>
</context>
<context>
    <name>ChoosePanel</name>
    <message>
        <source>No quick keys here yet</source>
        <translation>Hier gibt es noch keine Schnelltasten</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Weigh</source>
        <translation>Wiegen</translation>
    </message>
    <message>
        <source>Open item</source>
        <translation>Freier Artikel</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Find sale</source>
        <translation>Verkauf suchen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Search with F2, or scan the item.</source>
        <translation>Mit F2 suchen oder den Artikel scannen.</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”</source>
        <translation>Nichts gefunden zu „{text}“</translation>
    </message>
    <message>
        <source>Check the spelling, or sell it as an open item.</source>
        <translation>Schreibweise prüfen oder als freien Artikel verkaufen.</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mehr zeigen</translation>
    </message>
</context>
<context>
    <name>CloseShiftPage</name>
    <message>
        <source>Close the shift</source>
        <translation>Schicht schließen</translation>
    </message>
    <message>
        <source>Count all cash in the drawer. What should be there is shown afterwards.</source>
        <translation>Alles Bargeld in der Kasse zählen. Der Sollbetrag wird danach gezeigt.</translation>
    </message>
    <message>
        <source>Back to sale</source>
        <translation>Zurück zum Verkauf</translation>
    </message>
    <message>
        <source>Close with {amount}</source>
        <translation>Schließen mit {amount}</translation>
    </message>
</context>
<context>
    <name>ConfirmSheet</name>
    <message>
        <source>Reason (may stay empty)</source>
        <translation>Grund (kann leer bleiben)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ConfirmTimePage</name>
    <message>
        <source>Is this the right time?</source>
        <translation>Stimmt diese Uhrzeit?</translation>
    </message>
    <message>
        <source>The clock of this machine has jumped. If it is wrong, set the machine&apos;s clock first; the time here follows.</source>
        <translation>Die Uhr dieses Geräts ist gesprungen. Geht sie falsch, zuerst die Uhr des Geräts stellen; die Zeit hier folgt ihr.</translation>
    </message>
    <message>
        <source>Yes, this is right</source>
        <translation>Ja, das stimmt</translation>
    </message>
</context>
<context>
    <name>ConnectionEditor</name>
    <message>
        <source>Connected by</source>
        <translation>Angeschlossen über</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Say where it is.</source>
        <translation>Sagen Sie, wo es ist.</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n Artikel</numerusform>
            <numerusform>%n Artikel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s)</source>
        <translation>
            <numerusform>%n Verkauf</numerusform>
            <numerusform>%n Verkäufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s)</source>
        <translation>
            <numerusform>%n Rückgabe</numerusform>
            <numerusform>%n Rückgaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies) printed</source>
        <translation>
            <numerusform>%n Kopie gedruckt</numerusform>
            <numerusform>%n Kopien gedruckt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) waiting</source>
        <translation>
            <numerusform>%n Bon wartet</numerusform>
            <numerusform>%n Bons warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more to see to</source>
        <translation>
            <numerusform>noch %n Sache</numerusform>
            <numerusform>noch %n Sachen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) behind</source>
        <translation>
            <numerusform>%n Ereignis zurück</numerusform>
            <numerusform>%n Ereignisse zurück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n plugin(s) suspended</source>
        <translation>
            <numerusform>%n Plugin ausgesetzt</numerusform>
            <numerusform>%n Plugins ausgesetzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) read again</source>
        <translation>
            <numerusform>%n Ereignis neu gelesen</numerusform>
            <numerusform>%n Ereignisse neu gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The sale in hand came back: %n line(s), {amount}.</source>
        <translation>
            <numerusform>Der laufende Verkauf ist wieder da: %n Zeile, {amount}.</numerusform>
            <numerusform>Der laufende Verkauf ist wieder da: %n Zeilen, {amount}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} entry(ies) kept here, nothing lost</source>
        <translation>
            <numerusform>{count} Eintrag liegt hier, nichts ist verloren</numerusform>
            <numerusform>{count} Einträge liegen hier, nichts ist verloren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} entry(ies) left</source>
        <translation>
            <numerusform>noch {count} Eintrag</numerusform>
            <numerusform>noch {count} Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} entry(ies)</source>
        <translation>
            <numerusform>{count} Eintrag</numerusform>
            <numerusform>{count} Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} change(s)</source>
        <translation>
            <numerusform>{count} Änderung</numerusform>
            <numerusform>{count} Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} day(s)</source>
        <translation>
            <numerusform>{count} Tag</numerusform>
            <numerusform>{count} Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} store(s) need you</source>
        <translation>
            <numerusform>{count} Speicher braucht Sie</numerusform>
            <numerusform>{count} Speicher brauchen Sie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} device(s) need you</source>
        <translation>
            <numerusform>{count} Gerät braucht Sie</numerusform>
            <numerusform>{count} Geräte brauchen Sie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} character(s)</source>
        <translation>
            <numerusform>{count} Zeichen</numerusform>
            <numerusform>{count} Zeichen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerEditSheet</name>
    <message>
        <source>Add customer</source>
        <translation>Kunde hinzufügen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>CustomerFields</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Phone (may stay empty)</source>
        <translation>Telefon (darf leer bleiben)</translation>
    </message>
    <message>
        <source>E-mail (may stay empty)</source>
        <translation>E-Mail (darf leer bleiben)</translation>
    </message>
    <message>
        <source>Customer card (may stay empty)</source>
        <translation>Kundenkarte (darf leer bleiben)</translation>
    </message>
    <message>
        <source>Note for the till (may stay empty)</source>
        <translation>Notiz für die Kasse (darf leer bleiben)</translation>
    </message>
    <message>
        <source>Asked, and agrees to be written to</source>
        <translation>Gefragt und einverstanden, angeschrieben zu werden</translation>
    </message>
    <message>
        <source>Type the customer&apos;s name.</source>
        <translation>Den Namen des Kunden eingeben.</translation>
    </message>
    <message>
        <source>This may be somebody who is here already. Tap to take them instead.</source>
        <translation>Das könnte jemand sein, den es schon gibt. Antippen, um diesen zu nehmen.</translation>
    </message>
</context>
<context>
    <name>CustomerSheet</name>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>No customer for this sale</source>
        <translation>Kein Kunde für diesen Verkauf</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Neuer Kunde</translation>
    </message>
    <message>
        <source>Save and use</source>
        <translation>Speichern und verwenden</translation>
    </message>
    <message>
        <source>Name, phone, e-mail or card</source>
        <translation>Name, Telefon, E-Mail oder Karte</translation>
    </message>
    <message>
        <source>Press Enter or tap New customer to note them.</source>
        <translation>Eingabetaste drücken oder „Neuer Kunde“ antippen, um ihn aufzunehmen.</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Niemand gefunden</translation>
    </message>
</context>
<context>
    <name>CustomerWindow</name>
    <message>
        <source>Customer display</source>
        <translation>Kundenanzeige</translation>
    </message>
</context>
<context>
    <name>Customers</name>
    <message>
        <source>same card</source>
        <translation>dieselbe Karte</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>dieselbe Telefonnummer</translation>
    </message>
    <message>
        <source>same e-mail</source>
        <translation>dieselbe E-Mail</translation>
    </message>
    <message>
        <source>same or similar name</source>
        <translation>gleicher oder ähnlicher Name</translation>
    </message>
</context>
<context>
    <name>CustomersPage</name>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Who buys here and agreed to be known.</source>
        <translation>Wer hier kauft und bekannt sein möchte.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Name, phone, e-mail or card</source>
        <translation>Name, Telefon, E-Mail oder Karte</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>May be written to</source>
        <translation>Darf angeschrieben werden</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Niemand gefunden</translation>
    </message>
    <message>
        <source>Check the spelling, or add a new customer.</source>
        <translation>Schreibweise prüfen oder einen neuen Kunden hinzufügen.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppelte</translation>
    </message>
    <message>
        <source>Add customer</source>
        <translation>Kunde hinzufügen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Everything kept about {name}</source>
        <translation>Alles, was über {name} gespeichert ist</translation>
    </message>
    <message>
        <source>{file} holds everything that is kept. Hand it over, then delete it.</source>
        <translation>{file} enthält alles, was gespeichert ist. Übergeben, dann löschen.</translation>
    </message>
</context>
<context>
    <name>DeviceCard</name>
    <message>
        <source>since {when}</source>
        <translation>seit {when}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>DeviceDetail</name>
    <message>
        <source>All devices</source>
        <translation>Alle Geräte</translation>
    </message>
    <message>
        <source>Its front</source>
        <translation>Bedienseite</translation>
    </message>
    <message>
        <source>How it is</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
</context>
<context>
    <name>DeviceForm</name>
    <message>
        <source>What for</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>Model or protocol</source>
        <translation>Modell oder Protokoll</translation>
    </message>
    <message>
        <source>Name (may stay empty)</source>
        <translation>Name (kann leer bleiben)</translation>
    </message>
</context>
<context>
    <name>DeviceOptions</name>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>Gefragt mit</translation>
    </message>
    <message>
        <source>Paper width</source>
        <translation>Papierbreite</translation>
    </message>
    <message>
        <source>Letters in a line</source>
        <translation>Zeichen je Zeile</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Code pages, in the order in which they are tried</source>
        <translation>Codeseiten in der Reihenfolge, in der sie versucht werden</translation>
    </message>
    <message>
        <source>Draw everything</source>
        <translation>Alles als Bild</translation>
    </message>
    <message>
        <source>Cutter</source>
        <translation>Abschneider</translation>
    </message>
    <message>
        <source>Buzz at the end of a paper</source>
        <translation>Am Ende summen</translation>
    </message>
    <message>
        <source>Picture above receipts</source>
        <translation>Bild über den Belegen</translation>
    </message>
    <message>
        <source>How it proves that a paper is printed</source>
        <translation>Wie es den Druck nachweist</translation>
    </message>
    <message>
        <source>Level of the drawer&apos;s switch when it stands open</source>
        <translation>Pegel des Schubladenschalters, wenn sie offen steht</translation>
    </message>
    <message>
        <source>Pin of the drawer</source>
        <translation>Pin der Schublade</translation>
    </message>
    <message>
        <source>Length of the pulse, in milliseconds</source>
        <translation>Länge des Impulses in Millisekunden</translation>
    </message>
    <message>
        <source>Silence that ends a document, ms</source>
        <translation>Stille, die einen Ausweis beendet, ms</translation>
    </message>
    <message>
        <source>What it sends before each code</source>
        <translation>Was er vor jedem Code sendet</translation>
    </message>
    <message>
        <source>What it sends after each code, before Enter</source>
        <translation>Was er nach jedem Code sendet, vor Enter</translation>
    </message>
    <message>
        <source>Silence that ends a code without Enter, ms</source>
        <translation>Stille, die einen Code ohne Enter beendet, ms</translation>
    </message>
    <message>
        <source>Longest gap between two of its keys, ms</source>
        <translation>Längste Pause zwischen zwei seiner Tasten, ms</translation>
    </message>
    <message>
        <source>Silence that ends a code, ms</source>
        <translation>Stille, die einen Code beendet, ms</translation>
    </message>
    <message>
        <source>Fewest characters of a code without prefix</source>
        <translation>Mindestens so viele Zeichen hat ein Code ohne Vorsatz</translation>
    </message>
    <message>
        <source>Keyboard that the scanner is set to, where it differs</source>
        <translation>Tastatur, auf die der Scanner eingestellt ist, wenn sie abweicht</translation>
    </message>
    <message>
        <source>Characters a line</source>
        <translation>Zeichen je Zeile</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Zeichensatz</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>Punkte je Zoll</translation>
    </message>
    <message>
        <source>How it proves that labels are printed</source>
        <translation>Wie er den Druck von Etiketten nachweist</translation>
    </message>
    <message>
        <source>Scanner on a serial port, USB (virtual port) or the network</source>
        <translation>Scanner an seriellem Anschluss, USB (virtueller Anschluss) oder Netzwerk</translation>
    </message>
    <message>
        <source>Scanner in USB HID POS mode</source>
        <translation>Scanner im Modus USB HID POS</translation>
    </message>
    <message>
        <source>Scanner that types like a keyboard</source>
        <translation>Scanner, der wie eine Tastatur tippt</translation>
    </message>
    <message>
        <source>A scanner on the screen</source>
        <translation>Ein Scanner auf dem Bildschirm</translation>
    </message>
    <message>
        <source>ESC/POS printer (Epson TM, Star in ESC/POS mode, Bixolon, Citizen and most others)</source>
        <translation>ESC/POS-Drucker (Epson TM, Star im ESC/POS-Modus, Bixolon, Citizen und die meisten anderen)</translation>
    </message>
    <message>
        <source>A folder: one file a paper</source>
        <translation>Ein Ordner: eine Datei je Papier</translation>
    </message>
    <message>
        <source>Simulated printer</source>
        <translation>Simulierter Drucker</translation>
    </message>
    <message>
        <source>On the receipt printer&apos;s socket</source>
        <translation>An der Buchse des Bondruckers</translation>
    </message>
    <message>
        <source>A file: one line an opening</source>
        <translation>Eine Datei: eine Zeile je Öffnung</translation>
    </message>
    <message>
        <source>Simulated drawer</source>
        <translation>Simulierte Schublade</translation>
    </message>
    <message>
        <source>CD5220 (Partner, Birch, Posiflex PD and most others)</source>
        <translation>CD5220 (Partner, Birch, Posiflex PD und die meisten anderen)</translation>
    </message>
    <message>
        <source>Simulated customer display</source>
        <translation>Simulierte Kundenanzeige</translation>
    </message>
    <message>
        <source>Toledo 8217 (Mettler Ariva, Viva, DIVA and many compatible scales)</source>
        <translation>Toledo 8217 (Mettler Ariva, Viva, DIVA und viele kompatible Waagen)</translation>
    </message>
    <message>
        <source>Datalogic Magellan, scanner and scale on one cable</source>
        <translation>Datalogic Magellan, Scanner und Waage an einem Kabel</translation>
    </message>
    <message>
        <source>CAS, Ohaus Aviator and others that are asked by ENQ</source>
        <translation>CAS, Ohaus Aviator und andere, die mit ENQ gefragt werden</translation>
    </message>
    <message>
        <source>Lines of ST,GS: CAS PD-II and PDS, A&amp;D, Kern, Ohaus</source>
        <translation>Zeilen mit ST,GS: CAS PD-II und PDS, A&amp;D, Kern, Ohaus</translation>
    </message>
    <message>
        <source>Toledo Prix and other Brazilian scales (PRT1)</source>
        <translation>Toledo Prix und andere brasilianische Waagen (PRT1)</translation>
    </message>
    <message>
        <source>A scale on the screen</source>
        <translation>Eine Waage auf dem Bildschirm</translation>
    </message>
    <message>
        <source>ID reader that sends the text of a document (serial, USB, network)</source>
        <translation>Ausweisleser, der den Text eines Ausweises sendet (seriell, USB, Netzwerk)</translation>
    </message>
    <message>
        <source>An ID reader on the screen</source>
        <translation>Ein Ausweisleser auf dem Bildschirm</translation>
    </message>
    <message>
        <source>ZPL label printer (Zebra, and others that understand it)</source>
        <translation>ZPL-Etikettendrucker (Zebra und andere, die es verstehen)</translation>
    </message>
    <message>
        <source>ESC/POS label printer (Epson TM-L90 and others)</source>
        <translation>ESC/POS-Etikettendrucker (Epson TM-L90 und andere)</translation>
    </message>
    <message>
        <source>Simulated label printer</source>
        <translation>Simulierter Etikettendrucker</translation>
    </message>
    <message>
        <source>Card terminal without a cable</source>
        <translation>Kartenterminal ohne Kabel</translation>
    </message>
    <message>
        <source>Simulated card terminal</source>
        <translation>Simuliertes Kartenterminal</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Wie üblich</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Ganz</translation>
    </message>
    <message>
        <source>Nearly through</source>
        <translation>Fast ganz</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Von selbst</translation>
    </message>
    <message>
        <source>It repeats the job&apos;s number</source>
        <translation>Wiederholt die Auftragsnummer</translation>
    </message>
    <message>
        <source>It answers behind the job</source>
        <translation>Antwortet hinter dem Auftrag</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>Gerade</translation>
    </message>
    <message>
        <source>US keys at a German keyboard</source>
        <translation>US-Tasten an einer deutschen Tastatur</translation>
    </message>
    <message>
        <source>Odd</source>
        <translation>Ungerade</translation>
    </message>
    <message>
        <source>Speed (baud)</source>
        <translation>Geschwindigkeit (Baud)</translation>
    </message>
    <message>
        <source>Data bits</source>
        <translation>Datenbits</translation>
    </message>
    <message>
        <source>Parity</source>
        <translation>Parität</translation>
    </message>
    <message>
        <source>Stop bits</source>
        <translation>Stoppbits</translation>
    </message>
</context>
<context>
    <name>DeviceOverview</name>
    <message>
        <source>No device is set up yet</source>
        <translation>Noch kein Gerät eingerichtet</translation>
    </message>
    <message>
        <source>Plug one in and it is offered here, or add it by hand.</source>
        <translation>Schließen Sie eines an, dann wird es hier angeboten; oder fügen Sie es von Hand hinzu.</translation>
    </message>
    <message>
        <source>Not set up</source>
        <translation>Nicht eingerichtet</translation>
    </message>
</context>
<context>
    <name>DeviceSheet</name>
    <message>
        <source>Add a device</source>
        <translation>Gerät hinzufügen</translation>
    </message>
    <message>
        <source>Change {device}</source>
        <translation>{device} ändern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Set it up</source>
        <translation>Einrichten</translation>
    </message>
</context>
<context>
    <name>DeviceStatePane</name>
    <message>
        <source>Used as</source>
        <translation>Verwendet als</translation>
    </message>
    <message>
        <source>Model or protocol</source>
        <translation>Modell oder Protokoll</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Anschluss</translation>
    </message>
    <message>
        <source>In this state since</source>
        <translation>In diesem Zustand seit</translation>
    </message>
    <message>
        <source>Heard last</source>
        <translation>Zuletzt gehört</translation>
    </message>
    <message>
        <source>A file of IT&apos;s sets this device up; it can only be changed there.</source>
        <translation>Eine Datei der IT richtet dieses Gerät ein; es lässt sich nur dort ändern.</translation>
    </message>
    <message>
        <source>Simulated for this run. Start the till without --simulate to set up real devices.</source>
        <translation>Für diesen Lauf simuliert. Die Kasse ohne --simulate starten, um echte Geräte einzurichten.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>DeviceStrip</name>
    <message>
        <source>{device} is off: check its cable</source>
        <translation>{device} ist aus: Kabel prüfen</translation>
    </message>
    <message>
        <source>{device} is jammed: open its cover</source>
        <translation>{device} klemmt: Deckel öffnen</translation>
    </message>
    <message>
        <source>{device} is stuck: use its key</source>
        <translation>{device} klemmt: Schlüssel nehmen</translation>
    </message>
    <message>
        <source>{device} does not answer: check its settings</source>
        <translation>{device} antwortet nicht: Einstellungen prüfen</translation>
    </message>
    <message>
        <source>{device} needs a look</source>
        <translation>{device}: bitte nachsehen</translation>
    </message>
    <message>
        <source>{device} may not be opened: ask IT</source>
        <translation>{device} darf nicht geöffnet werden: IT fragen</translation>
    </message>
    <message>
        <source>{device}: check its settings</source>
        <translation>{device}: Einstellungen prüfen</translation>
    </message>
    <message>
        <source>{device} is in use by another program</source>
        <translation>{device}: ein anderes Programm benutzt es</translation>
    </message>
    <message>
        <source>{device} needs paper</source>
        <translation>{device} braucht Papier</translation>
    </message>
    <message>
        <source>{device} is open: close its cover</source>
        <translation>{device} ist offen: Deckel schließen</translation>
    </message>
    <message>
        <source>{device} moves: let the goods lie still</source>
        <translation>{device} nicht in Ruhe: Ware liegen lassen</translation>
    </message>
    <message>
        <source>{device}: too heavy, weigh in parts</source>
        <translation>{device}: zu schwer, in Teilen wiegen</translation>
    </message>
    <message>
        <source>{device}: empty it and set it to zero</source>
        <translation>{device}: leeren und auf null stellen</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>{device} ({connection}) is used no longer, and this one in its place. Nothing happens to the devices themselves.</source>
        <translation>{device} ({connection}) wird nicht mehr benutzt, sondern dieses Gerät an seiner Stelle. Den Geräten selbst geschieht nichts.</translation>
    </message>
    <message>
        <source>Use this one instead?</source>
        <translation>Stattdessen dieses benutzen?</translation>
    </message>
    <message>
        <source>Use it instead</source>
        <translation>Stattdessen benutzen</translation>
    </message>
    <message>
        <source>{device} is set up.</source>
        <translation>{device} ist eingerichtet.</translation>
    </message>
    <message>
        <source>Remove {device}?</source>
        <translation>{device} entfernen?</translation>
    </message>
    <message>
        <source>The till uses it no longer. Nothing happens to the device itself; it can be set up again at any time.</source>
        <translation>Die Kasse benutzt es nicht mehr. Dem Gerät selbst geschieht nichts; es lässt sich jederzeit wieder einrichten.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>{device} is removed.</source>
        <translation>{device} ist entfernt.</translation>
    </message>
    <message>
        <source>It is being tried.</source>
        <translation>Wird versucht.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Nicht erreicht</translation>
    </message>
    <message>
        <source>Needs a hand</source>
        <translation>Braucht eine Hand</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>Funktioniert nicht</translation>
    </message>
    <message>
        <source>It does not say how it is. Look at it; a test shows whether it works.</source>
        <translation>Das Gerät meldet nicht, wie es ihm geht. Sehen Sie nach; eine Prüfung zeigt, ob es funktioniert.</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Bondrucker</translation>
    </message>
    <message>
        <source>Cash drawer</source>
        <translation>Kassenschublade</translation>
    </message>
    <message>
        <source>Customer display</source>
        <translation>Kundenanzeige</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Waage</translation>
    </message>
    <message>
        <source>ID reader</source>
        <translation>Ausweisleser</translation>
    </message>
    <message>
        <source>Label printer</source>
        <translation>Etikettendrucker</translation>
    </message>
    <message>
        <source>Card terminal</source>
        <translation>Kartenterminal</translation>
    </message>
    <message>
        <source>Use as scanner</source>
        <translation>Als Scanner nutzen</translation>
    </message>
    <message>
        <source>Use as receipt printer</source>
        <translation>Als Bondrucker nutzen</translation>
    </message>
    <message>
        <source>Use as cash drawer</source>
        <translation>Als Schublade nutzen</translation>
    </message>
    <message>
        <source>Use as customer display</source>
        <translation>Als Kundenanzeige nutzen</translation>
    </message>
    <message>
        <source>Use as scale</source>
        <translation>Als Waage nutzen</translation>
    </message>
    <message>
        <source>Use as ID reader</source>
        <translation>Als Ausweisleser nutzen</translation>
    </message>
    <message>
        <source>Use as label printer</source>
        <translation>Als Etikettendrucker nutzen</translation>
    </message>
    <message>
        <source>Use as card terminal</source>
        <translation>Als Kartenterminal nutzen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Serial port</source>
        <translation>Serieller Anschluss</translation>
    </message>
    <message>
        <source>USB</source>
        <translation>USB</translation>
    </message>
    <message>
        <source>USB (HID)</source>
        <translation>USB (HID)</translation>
    </message>
    <message>
        <source>This machine&apos;s print queue</source>
        <translation>Druckerwarteschlange dieses Rechners</translation>
    </message>
    <message>
        <source>Folder of files</source>
        <translation>Ordner mit Dateien</translation>
    </message>
    <message>
        <source>Types like a keyboard</source>
        <translation>Tippt wie eine Tastatur</translation>
    </message>
    <message>
        <source>Plugged into the receipt printer</source>
        <translation>Am Bondrucker angesteckt</translation>
    </message>
    <message>
        <source>Simulator</source>
        <translation>Simulator</translation>
    </message>
    <message>
        <source>Address and port, such as 192.168.1.50:9100</source>
        <translation>Adresse und Port, etwa 192.168.1.50:9100</translation>
    </message>
    <message>
        <source>Port, such as /dev/ttyUSB0 or COM3</source>
        <translation>Anschluss, etwa /dev/ttyUSB0 oder COM3</translation>
    </message>
    <message>
        <source>Maker and model as the system numbers them: 04b8:0e15</source>
        <translation>Hersteller und Modell als Nummern des Systems: 04b8:0e15</translation>
    </message>
    <message>
        <source>Maker and model as the system numbers them: 0c2e:0b01</source>
        <translation>Hersteller und Modell als Nummern des Systems: 0c2e:0b01</translation>
    </message>
    <message>
        <source>Name of the queue</source>
        <translation>Name der Warteschlange</translation>
    </message>
    <message>
        <source>Folder; empty: beside the till&apos;s own files</source>
        <translation>Ordner; leer: bei den Dateien der Kasse</translation>
    </message>
    <message>
        <source>print queue</source>
        <translation>Druckerwarteschlange</translation>
    </message>
    <message>
        <source>network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>Prüfseite drucken</translation>
    </message>
    <message>
        <source>Print a test label</source>
        <translation>Prüfetikett drucken</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>Schublade öffnen</translation>
    </message>
    <message>
        <source>Show a test text</source>
        <translation>Einen Prüftext zeigen</translation>
    </message>
    <message>
        <source>Printed, and the printer has confirmed it.</source>
        <translation>Gedruckt; der Drucker hat es bestätigt.</translation>
    </message>
    <message>
        <source>Sent to the printer. Look whether it came out.</source>
        <translation>An den Drucker geschickt. Sehen Sie nach, ob es herauskam.</translation>
    </message>
    <message>
        <source>Show nothing</source>
        <translation>Nichts zeigen</translation>
    </message>
    <message>
        <source>Weigh</source>
        <translation>Wiegen</translation>
    </message>
    <message>
        <source>Set to zero</source>
        <translation>Auf null stellen</translation>
    </message>
    <message>
        <source>Take off what lies on it</source>
        <translation>Abziehen, was darauf liegt</translation>
    </message>
    <message>
        <source>Try a scan</source>
        <translation>Probescan</translation>
    </message>
    <message>
        <source>Try a document</source>
        <translation>Einen Ausweis probieren</translation>
    </message>
    <message>
        <source>Beep</source>
        <translation>Piepen</translation>
    </message>
    <message>
        <source>Ask how it is</source>
        <translation>Nach dem Zustand fragen</translation>
    </message>
    <message>
        <source>to the device</source>
        <translation>zum Gerät</translation>
    </message>
    <message>
        <source>from the device</source>
        <translation>vom Gerät</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>A document, {length}</source>
        <translation>Ein Ausweis, {length}</translation>
    </message>
    <message>
        <source>goods label</source>
        <translation>Warenetikett</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>nicht verwendbar</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>What is connected to this till, and how it is.</source>
        <translation>Was an dieser Kasse angeschlossen ist und wie es darum steht.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal suchen</translation>
    </message>
    <message>
        <source>Add by hand</source>
        <translation>Von Hand hinzufügen</translation>
    </message>
</context>
<context>
    <name>DiscountSheet</name>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>How much off?</source>
        <translation>Wie viel Rabatt?</translation>
    </message>
    <message>
        <source>Give discount</source>
        <translation>Rabatt geben</translation>
    </message>
    <message>
        <source>Whole receipt</source>
        <translation>Ganzer Bon</translation>
    </message>
    <message>
        <source>Only {item}</source>
        <translation>Nur {item}</translation>
    </message>
    <message>
        <source>Take discount off</source>
        <translation>Rabatt entfernen</translation>
    </message>
</context>
<context>
    <name>DisplayFront</name>
    <message>
        <source>What the customer reads</source>
        <translation>Was der Kunde liest</translation>
    </message>
    <message>
        <source>What may happen</source>
        <translation>Was passieren kann</translation>
    </message>
    <message>
        <source>Pull the cable</source>
        <translation>Kabel ziehen</translation>
    </message>
    <message>
        <source>Plug it in</source>
        <translation>Anstecken</translation>
    </message>
</context>
<context>
    <name>DrawerFront</name>
    <message>
        <source>What a hand would do</source>
        <translation>Was eine Hand täte</translation>
    </message>
    <message>
        <source>Push it shut</source>
        <translation>Zuschieben</translation>
    </message>
    <message>
        <source>Open it with the key</source>
        <translation>Mit dem Schlüssel öffnen</translation>
    </message>
    <message>
        <source>Let it get stuck</source>
        <translation>Klemmen lassen</translation>
    </message>
    <message>
        <source>Free it</source>
        <translation>Lösen</translation>
    </message>
</context>
<context>
    <name>DrawerSheet</name>
    <message>
        <source>Give change</source>
        <translation>Geld wechseln</translation>
    </message>
    <message>
        <source>Check the drawer</source>
        <translation>Kasse prüfen</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>Schublade öffnen</translation>
    </message>
</context>
<context>
    <name>DuplicatesSheet</name>
    <message>
        <source>Likely duplicates</source>
        <translation>Vermutlich doppelt</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Es wird gesucht …</translation>
    </message>
    <message>
        <source>No duplicates</source>
        <translation>Niemand doppelt</translation>
    </message>
    <message>
        <source>No two customers look like one person.</source>
        <translation>Keine zwei Kunden sehen nach derselben Person aus.</translation>
    </message>
    <message>
        <source>Tap a pair to look at it.</source>
        <translation>Ein Paar antippen, um es anzusehen.</translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>of the next item</source>
        <translation>vom nächsten Artikel</translation>
    </message>
    <message>
        <source>Enter adds the item of this code</source>
        <translation>Enter fügt den Artikel mit diesem Code hinzu</translation>
    </message>
</context>
<context>
    <name>EntryBar</name>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Search name, code or scan anything</source>
        <translation>Name oder Code suchen oder scannen</translation>
    </message>
</context>
<context>
    <name>EraseSheet</name>
    <message>
        <source>Erase a customer</source>
        <translation>Kunden löschen</translation>
    </message>
    <message>
        <source>ERASE</source>
        <translation>LÖSCHEN</translation>
    </message>
    <message>
        <source>Name, phone, e-mail, card and note are deleted everywhere on this till and cannot come back. Sales stay, without a name. Backups made before keep what they hold.</source>
        <translation>Name, Telefon, E-Mail, Karte und Notiz werden überall auf dieser Kasse gelöscht und kommen nicht wieder. Verkäufe bleiben, ohne Namen. Frühere Sicherungen behalten, was sie enthalten.</translation>
    </message>
    <message>
        <source>The customer asked for it</source>
        <translation>Der Kunde wünscht es</translation>
    </message>
    <message>
        <source>Not seen for years</source>
        <translation>Seit Jahren nicht gesehen</translation>
    </message>
    <message>
        <source>Noted by mistake</source>
        <translation>Irrtümlich aufgenommen</translation>
    </message>
    <message>
        <source>Type {word} to confirm</source>
        <translation>Zur Bestätigung {word} eingeben</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Type {word} first: there is no way back.</source>
        <translation>Zuerst {word} eingeben: Es gibt kein Zurück.</translation>
    </message>
</context>
<context>
    <name>ExemptSheet</name>
    <message>
        <source>Tax-exempt organisation</source>
        <translation>Steuerbefreite Organisation</translation>
    </message>
    <message>
        <source>Reseller</source>
        <translation>Wiederverkäufer</translation>
    </message>
    <message>
        <source>Diplomat</source>
        <translation>Diplomat</translation>
    </message>
    <message>
        <source>Sell without tax</source>
        <translation>Ohne Steuer verkaufen</translation>
    </message>
</context>
<context>
    <name>FindSaleSheet</name>
    <message>
        <source>Find a sale</source>
        <translation>Einen Verkauf suchen</translation>
    </message>
    <message>
        <source>Show receipt</source>
        <translation>Bon zeigen</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>Kopie drucken</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Receipt number, amount or customer</source>
        <translation>Bonnummer, Betrag oder Kunde</translation>
    </message>
    <message>
        <source>No sale found</source>
        <translation>Kein Verkauf gefunden</translation>
    </message>
    <message>
        <source>Type the end of the receipt number, or scan it.</source>
        <translation>Das Ende der Bonnummer eingeben oder sie scannen.</translation>
    </message>
    <message>
        <source>Choose a sale</source>
        <translation>Einen Verkauf wählen</translation>
    </message>
    <message>
        <source>Its lines, copies and refunds are shown here.</source>
        <translation>Hier stehen seine Zeilen, Kopien und Rückgaben.</translation>
    </message>
    <message>
        <source>Take back one less of {item}</source>
        <translation>Einmal {item} weniger zurücknehmen</translation>
    </message>
    <message>
        <source>Take back one more of {item}</source>
        <translation>Einmal {item} mehr zurücknehmen</translation>
    </message>
    <message>
        <source>{sold} sold, {left} can come back</source>
        <translation>{sold} verkauft, {left} können zurück</translation>
    </message>
    <message>
        <source>{back} of {sold} comes back</source>
        <translation>{back} von {sold} kommt zurück</translation>
    </message>
    <message>
        <source>A copy is printed, marked COPY.</source>
        <translation>Eine Kopie wird gedruckt, mit dem Vermerk KOPIE.</translation>
    </message>
</context>
<context>
    <name>FirstSheet</name>
    <message>
        <source>Before this can be paid</source>
        <translation>Vor dem Bezahlen</translation>
    </message>
    <message>
        <source>Back to the sale</source>
        <translation>Zurück zum Verkauf</translation>
    </message>
    <message>
        <source>Nobody can allow this at the till: take the items out, or void the sale.</source>
        <translation>Das kann hier niemand erlauben: Artikel herausnehmen oder den Verkauf stornieren.</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>One a line</source>
        <translation>Eines je Zeile</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Noch nichts da</translation>
    </message>
    <message>
        <source>Add the first.</source>
        <translation>Fügen Sie das erste hinzu.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Type an amount such as 4.20.</source>
        <translation>Geben Sie einen Betrag wie 4,20 ein.</translation>
    </message>
    <message>
        <source>Type a whole number.</source>
        <translation>Geben Sie eine ganze Zahl ein.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Type something from {least} to {most}.</source>
        <translation>Erlaubt ist {least} bis {most}.</translation>
    </message>
    <message>
        <source>Type {least} or more.</source>
        <translation>Erlaubt ist {least} oder mehr.</translation>
    </message>
    <message>
        <source>Type {most} or less.</source>
        <translation>Erlaubt ist {most} oder weniger.</translation>
    </message>
    <message>
        <source>Type a day such as 2026-11-21.</source>
        <translation>Geben Sie einen Tag wie 2026-11-21 ein.</translation>
    </message>
    <message>
        <source>Type something here.</source>
        <translation>Hier muss etwas stehen.</translation>
    </message>
    <message>
        <source>Use at most {most} letters.</source>
        <translation>Höchstens {most} Zeichen.</translation>
    </message>
    <message>
        <source>That does not have the form that is needed here.</source>
        <translation>Das hat nicht die Form, die hier nötig ist.</translation>
    </message>
</context>
<context>
    <name>FoundCard</name>
    <message>
        <source>Plugged in, not used yet</source>
        <translation>Angeschlossen, noch nicht benutzt</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>Choose what it is</source>
        <translation>Wählen, was es ist</translation>
    </message>
</context>
<context>
    <name>Front</name>
    <message>
        <source>Done.</source>
        <translation>Erledigt.</translation>
    </message>
</context>
<context>
    <name>IdCheck</name>
    <message>
        <source>Old enough. Nothing of the ID is kept.</source>
        <translation>Alt genug. Vom Ausweis wird nichts gespeichert.</translation>
    </message>
</context>
<context>
    <name>InlineNotice</name>
    <message>
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>ItemPriceSheet</name>
    <message>
        <source>Price of {item}</source>
        <translation>Preis von {item}</translation>
    </message>
    <message>
        <source>Price for one</source>
        <translation>Preis für ein Stück</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
</context>
<context>
    <name>LabelsSheet</name>
    <message>
        <source>Print labels</source>
        <translation>Etiketten drucken</translation>
    </message>
    <message>
        <source>Copies of each</source>
        <translation>Stück je Artikel</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF speichern</translation>
    </message>
    <message>
        <source>Changed today</source>
        <translation>Heute geändert</translation>
    </message>
    <message>
        <source>Changed since yesterday</source>
        <translation>Seit gestern geändert</translation>
    </message>
    <message>
        <source>Changed in the last 7 days</source>
        <translation>In den letzten 7 Tagen geändert</translation>
    </message>
    <message>
        <source>Changed in the last 30 days</source>
        <translation>In den letzten 30 Tagen geändert</translation>
    </message>
    <message>
        <source>All rows in view ({count})</source>
        <translation>Alle sichtbaren Zeilen ({count})</translation>
    </message>
    <message>
        <source>Shelf label</source>
        <translation>Regaletikett</translation>
    </message>
    <message>
        <source>Item label</source>
        <translation>Artikeletikett</translation>
    </message>
    <message>
        <source>Which products</source>
        <translation>Welche Artikel</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Picture of the label</source>
        <translation>Bild des Etiketts</translation>
    </message>
    <message>
        <source>Print labels: {count}</source>
        <translation>Etiketten drucken: {count}</translation>
    </message>
    <message>
        <source>No product was changed in that time.</source>
        <translation>In dieser Zeit wurde kein Artikel geändert.</translation>
    </message>
    <message>
        <source>No label printer is set up: save a PDF, or set one up.</source>
        <translation>Es ist kein Etikettendrucker eingerichtet: als PDF speichern oder einen einrichten.</translation>
    </message>
    <message>
        <source>Labels printed: {count}</source>
        <translation>Gedruckte Etiketten: {count}</translation>
    </message>
    <message>
        <source>PDF files</source>
        <translation>PDF-Dateien</translation>
    </message>
    <message>
        <source>Labels saved: {count}</source>
        <translation>Gespeicherte Etiketten: {count}</translation>
    </message>
</context>
<context>
    <name>LeftSheet</name>
    <message>
        <source>What stays in the drawer?</source>
        <translation>Was bleibt in der Kasse?</translation>
    </message>
    <message>
        <source>Float for the next shift</source>
        <translation>Wechselgeld der nächsten Schicht</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>Schicht schließen</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>This till is locked</source>
        <translation>Diese Kasse ist gesperrt</translation>
    </message>
    <message>
        <source>The sale in hand is kept as it is.</source>
        <translation>Der laufende Verkauf bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Somebody else unlocks</source>
        <translation>Jemand anders entsperrt</translation>
    </message>
    <message>
        <source>On a break since {time}</source>
        <translation>In Pause seit {time}</translation>
    </message>
    <message>
        <source>Your PIN ends the break.</source>
        <translation>Ihre PIN beendet die Pause.</translation>
    </message>
    <message>
        <source>Somebody else takes the till</source>
        <translation>Jemand anderer übernimmt die Kasse</translation>
    </message>
    <message>
        <source>Who signs in takes the till; the break ends.</source>
        <translation>Wer sich anmeldet, übernimmt die Kasse; die Pause endet.</translation>
    </message>
</context>
<context>
    <name>LogPane</name>
    <message>
        <source>Log of the plugin</source>
        <translation>Protokoll des Plugins</translation>
    </message>
    <message>
        <source>Nothing in the log</source>
        <translation>Nichts im Protokoll</translation>
    </message>
    <message>
        <source>Something is noted when it fails.</source>
        <translation>Wenn es ausfällt, steht es hier.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu ansehen</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Till</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>Item taken out.</source>
        <translation>Artikel entfernt.</translation>
    </message>
    <message>
        <source>Discount changed.</source>
        <translation>Rabatt geändert.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Erledigt.</translation>
    </message>
</context>
<context>
    <name>MergeSheet</name>
    <message>
        <source>Merge two customers</source>
        <translation>Zwei Kunden zusammenführen</translation>
    </message>
    <message>
        <source>Who else is this person?</source>
        <translation>Unter wem gibt es diese Person noch?</translation>
    </message>
    <message>
        <source>The other one stays</source>
        <translation>Der andere bleibt</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>{name} stays.</source>
        <translation>{name} bleibt.</translation>
    </message>
    <message>
        <source>Sales, card and phone of {name} count for them from then on. Consent does not.</source>
        <translation>Verkäufe, Karte und Telefon von {name} zählen danach dafür. Die Einwilligung nicht.</translation>
    </message>
</context>
<context>
    <name>MoreSheet</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Weigh</source>
        <translation>Wiegen</translation>
    </message>
    <message>
        <source>Open item</source>
        <translation>Freier Artikel</translation>
    </message>
    <message>
        <source>Find sale</source>
        <translation>Verkauf suchen</translation>
    </message>
    <message>
        <source>This sale</source>
        <translation>Dieser Verkauf</translation>
    </message>
    <message>
        <source>Note on the line</source>
        <translation>Notiz zur Zeile</translation>
    </message>
    <message>
        <source>Sell without tax</source>
        <translation>Ohne Steuer verkaufen</translation>
    </message>
    <message>
        <source>Return without receipt</source>
        <translation>Rückgabe ohne Bon</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>Schublade öffnen</translation>
    </message>
    <message>
        <source>Put cash in</source>
        <translation>Bargeld einlegen</translation>
    </message>
    <message>
        <source>Take cash out</source>
        <translation>Bargeld entnehmen</translation>
    </message>
    <message>
        <source>Drop into the safe</source>
        <translation>In den Tresor legen</translation>
    </message>
    <message>
        <source>Print X report</source>
        <translation>X-Bericht drucken</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>Schicht schließen</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Lock the till</source>
        <translation>Kasse sperren</translation>
    </message>
    <message>
        <source>Take a break</source>
        <translation>Pause machen</translation>
    </message>
    <message>
        <source>Change cashier</source>
        <translation>Kassierer wechseln</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Delete last digit</source>
        <translation>Letzte Ziffer löschen</translation>
    </message>
</context>
<context>
    <name>OnScreenKeyboard</name>
    <message>
        <source>Shift</source>
        <translation>Umschalten</translation>
    </message>
    <message>
        <source>Delete last letter</source>
        <translation>Letzten Buchstaben löschen</translation>
    </message>
    <message>
        <source>Letters or signs</source>
        <translation>Buchstaben oder Zeichen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Hide keys</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>OpenItemSheet</name>
    <message>
        <source>Open item</source>
        <translation>Freier Artikel</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>What is it? (may stay empty)</source>
        <translation>Was ist es? (darf leer bleiben)</translation>
    </message>
    <message>
        <source>There is no open department yet. A manager can make one in Products.</source>
        <translation>Es gibt noch keine freie Warengruppe. Die Leitung kann unter Artikel eine anlegen.</translation>
    </message>
</context>
<context>
    <name>OpenShiftPage</name>
    <message>
        <source>Open the shift</source>
        <translation>Schicht öffnen</translation>
    </message>
    <message>
        <source>Count the cash that is in the drawer now.</source>
        <translation>Das Bargeld zählen, das jetzt in der Kasse ist.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Open with {amount}</source>
        <translation>Öffnen mit {amount}</translation>
    </message>
</context>
<context>
    <name>OverrideSheet</name>
    <message>
        <source>A manager must allow this</source>
        <translation>Die Leitung muss das erlauben</translation>
    </message>
    <message>
        <source>Manager, please enter your PIN.</source>
        <translation>Leitung: bitte die PIN eingeben.</translation>
    </message>
    <message>
        <source>{name}, please enter your PIN.</source>
        <translation>{name}: bitte die PIN eingeben.</translation>
    </message>
</context>
<context>
    <name>OwnReportSheet</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>PadSheet</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Type a number with the pad.</source>
        <translation>Eine Zahl mit dem Ziffernblock eingeben.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Starting …</source>
        <translation>Startet …</translation>
    </message>
    <message>
        <source>The till opens its books.</source>
        <translation>Die Kasse öffnet ihre Bücher.</translation>
    </message>
</context>
<context>
    <name>Paid</name>
    <message>
        <source>Receipt {number}</source>
        <translation>Bon {number}</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Zurückgegeben</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Gegeben</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Rückgeld</translation>
    </message>
</context>
<context>
    <name>PaidPanel</name>
    <message>
        <source>Scan the next item, or press Enter.</source>
        <translation>Den nächsten Artikel scannen oder Enter drücken.</translation>
    </message>
</context>
<context>
    <name>PaperFront</name>
    <message>
        <source>What a hand would do</source>
        <translation>Was eine Hand täte</translation>
    </message>
    <message>
        <source>Tear off</source>
        <translation>Abreißen</translation>
    </message>
    <message>
        <source>Open the cover</source>
        <translation>Deckel öffnen</translation>
    </message>
    <message>
        <source>Close the cover</source>
        <translation>Deckel schließen</translation>
    </message>
    <message>
        <source>Take the paper out</source>
        <translation>Papier herausnehmen</translation>
    </message>
    <message>
        <source>Print labels on the page Products, or a test label.</source>
        <translation>Auf der Seite Artikel Etiketten drucken, oder ein Prüfetikett.</translation>
    </message>
    <message>
        <source>Little paper left</source>
        <translation>Wenig Papier</translation>
    </message>
    <message>
        <source>Press Pause</source>
        <translation>Pause drücken</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Weitermachen lassen</translation>
    </message>
    <message>
        <source>New roll</source>
        <translation>Neue Rolle</translation>
    </message>
    <message>
        <source>Jam the cutter</source>
        <translation>Abschneider klemmen</translation>
    </message>
    <message>
        <source>Free the cutter</source>
        <translation>Abschneider lösen</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>On the roll</source>
        <translation>Auf der Rolle</translation>
    </message>
    <message>
        <source>Nothing is printed yet</source>
        <translation>Noch nichts gedruckt</translation>
    </message>
    <message>
        <source>Sell something, or print a test page.</source>
        <translation>Verkaufen Sie etwas oder drucken Sie eine Prüfseite.</translation>
    </message>
    <message>
        <source>Picture of the printed paper</source>
        <translation>Bild des bedruckten Papiers</translation>
    </message>
</context>
<context>
    <name>ParkedPane</name>
    <message>
        <source>The store refuses these entries for what they are; all others went past them. They stay safely on this till.</source>
        <translation>Der Speicher lehnt diese Einträge an sich ab; alle anderen sind daran vorbeigegangen. Sie bleiben sicher auf dieser Kasse.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Entries that were not accepted</source>
        <translation>Einträge, die nicht angenommen wurden</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Nichts hier</translation>
    </message>
    <message>
        <source>Every entry was accepted.</source>
        <translation>Jeder Eintrag wurde angenommen.</translation>
    </message>
    <message>
        <source>Mark as seen</source>
        <translation>Als gesehen markieren</translation>
    </message>
    <message>
        <source>Mark all as seen</source>
        <translation>Alle als gesehen markieren</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Nochmals versuchen</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>Alle nochmals versuchen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Marked as seen. It stays in the list, and nobody is warned of it any more.</source>
        <translation>Als gesehen markiert. Der Eintrag bleibt in der Liste, und niemand wird mehr davor gewarnt.</translation>
    </message>
    <message>
        <source>Accepted now.</source>
        <translation>Jetzt angenommen.</translation>
    </message>
    <message>
        <source>Refused again. The reason stands beside it.</source>
        <translation>Wieder abgelehnt. Der Grund steht daneben.</translation>
    </message>
    <message>
        <source>Export the entries</source>
        <translation>Die Einträge exportieren</translation>
    </message>
    <message>
        <source>Exported to {file}.</source>
        <translation>Exportiert nach {file}.</translation>
    </message>
</context>
<context>
    <name>ParkedSheet</name>
    <message>
        <source>Parked sales</source>
        <translation>Geparkte Verkäufe</translation>
    </message>
    <message>
        <source>Nothing is parked</source>
        <translation>Nichts ist geparkt</translation>
    </message>
    <message>
        <source>Park a sale with F4 to serve somebody else.</source>
        <translation>Mit F4 parken, um jemand anderen zu bedienen.</translation>
    </message>
    <message>
        <source>Back to sale</source>
        <translation>Zurück zum Verkauf</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Sale without a name</source>
        <translation>Verkauf ohne Namen</translation>
    </message>
    <message>
        <source>At {till}</source>
        <translation>An {till}</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pay</name>
    <message>
        <source>Check ID first</source>
        <translation>Erst Ausweis prüfen</translation>
    </message>
    <message>
        <source>Check first</source>
        <translation>Erst prüfen</translation>
    </message>
    <message>
        <source>Remove items first</source>
        <translation>Erst Artikel entfernen</translation>
    </message>
    <message>
        <source>Manager check first</source>
        <translation>Erst prüft die Leitung</translation>
    </message>
    <message>
        <source>Cannot be sold</source>
        <translation>Nicht verkäuflich</translation>
    </message>
    <message>
        <source>Answer first</source>
        <translation>Erst antworten</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Refund  {total}</source>
        <translation>Erstatten  {total}</translation>
    </message>
    <message>
        <source>Pay  {total}</source>
        <translation>Zahlen  {total}</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Waiting for the card</source>
        <translation>Warten auf die Karte</translation>
    </message>
    <message>
        <source>Card: paid or not?</source>
        <translation>Karte: bezahlt oder nicht?</translation>
    </message>
    <message>
        <source>Cash  {amount}</source>
        <translation>Bar  {amount}</translation>
    </message>
    <message>
        <source>Done  ·  change {amount}</source>
        <translation>Fertig  ·  Rückgeld {amount}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>{amount} to give back</source>
        <translation>{amount} zurückzugeben</translation>
    </message>
    <message>
        <source>{amount} to pay</source>
        <translation>{amount} zu zahlen</translation>
    </message>
    <message>
        <source>Next sale</source>
        <translation>Nächster Verkauf</translation>
    </message>
</context>
<context>
    <name>Payment</name>
    <message>
        <source>Cash</source>
        <translation>Bar</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Card slip</source>
        <translation>Kartenbeleg</translation>
    </message>
    <message>
        <source>Rounded to {step}</source>
        <translation>Gerundet auf {step}</translation>
    </message>
    <message>
        <source>Cash given</source>
        <translation>Bar gegeben</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Zu zahlen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Rückgeld</translation>
    </message>
    <message>
        <source>To give back</source>
        <translation>Zurückzugeben</translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>Noch zu zahlen</translation>
    </message>
    <message>
        <source>Cash back {amount}</source>
        <translation>Barauszahlung {amount}</translation>
    </message>
    <message>
        <source>Exact {amount}</source>
        <translation>Passend {amount}</translation>
    </message>
    <message>
        <source>{amount} goes back to the card – wait for the terminal.</source>
        <translation>{amount} geht auf die Karte zurück – bitte auf das Gerät warten.</translation>
    </message>
    <message>
        <source>{amount} on the card terminal – let the customer use the card.</source>
        <translation>{amount} am Kartengerät – bitte den Kunden die Karte benutzen lassen.</translation>
    </message>
    <message>
        <source>The terminal did not say whether {amount} went back to the card. Look at its slip: is it still paid?</source>
        <translation>Das Gerät hat nicht gesagt, ob {amount} auf die Karte zurückging. Den Beleg ansehen: Ist es noch bezahlt?</translation>
    </message>
    <message>
        <source>The terminal did not say whether {amount} was paid. Look at its slip, then choose.</source>
        <translation>Das Gerät hat nicht gesagt, ob {amount} bezahlt wurde. Den Beleg ansehen, dann wählen.</translation>
    </message>
</context>
<context>
    <name>PaymentPanel</name>
    <message>
        <source>Cash</source>
        <translation>Bar</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Card slip</source>
        <translation>Kartenbeleg</translation>
    </message>
    <message>
        <source>Ask the terminal again</source>
        <translation>Das Gerät noch einmal fragen</translation>
    </message>
    <message>
        <source>It was paid</source>
        <translation>Es wurde bezahlt</translation>
    </message>
    <message>
        <source>It was not paid</source>
        <translation>Es wurde nicht bezahlt</translation>
    </message>
    <message>
        <source>Tap an amount, or type what the customer gives and press Enter.</source>
        <translation>Einen Betrag antippen oder eingeben, was der Kunde gibt, und Enter drücken.</translation>
    </message>
    <message>
        <source>Remove {tender} {amount}</source>
        <translation>{tender} {amount} entfernen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message>
        <source>{count} digits typed</source>
        <translation>{count} Ziffern eingegeben</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>PinSheet</name>
    <message>
        <source>New PIN for {name}</source>
        <translation>Neue PIN für {name}</translation>
    </message>
    <message>
        <source>PIN, 4 to 8 digits</source>
        <translation>PIN, 4 bis 8 Ziffern</translation>
    </message>
    <message>
        <source>PIN once more</source>
        <translation>PIN noch einmal</translation>
    </message>
    <message>
        <source>The PINs differ.</source>
        <translation>Die PINs sind verschieden.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Type the new PIN.</source>
        <translation>Neue PIN eingeben.</translation>
    </message>
</context>
<context>
    <name>PluginDetail</name>
    <message>
        <source>All plugins</source>
        <translation>Alle Plugins</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Acts</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Neu lesen</translation>
    </message>
</context>
<context>
    <name>Plugins</name>
    <message>
        <source>Switch on again</source>
        <translation>Wieder einschalten</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Switch {plugin} off?</source>
        <translation>{plugin} ausschalten?</translation>
    </message>
    <message>
        <source>It holds the sale in hand. Switched off, the sale may be paid at once.</source>
        <translation>Es hält den laufenden Verkauf an. Ausgeschaltet kann er sofort bezahlt werden.</translation>
    </message>
    <message>
        <source>Payment waits for what it finds. Switched off, sales are paid without that check.</source>
        <translation>Das Bezahlen wartet auf sein Ergebnis. Ausgeschaltet wird ohne diese Prüfung bezahlt.</translation>
    </message>
    <message>
        <source>Switched on.</source>
        <translation>Eingeschaltet.</translation>
    </message>
    <message>
        <source>Switched off.</source>
        <translation>Ausgeschaltet.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>Holt auf</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Arbeitet</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Ausgesetzt</translation>
    </message>
    <message>
        <source>Cannot run here</source>
        <translation>Kann hier nicht laufen</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>auf dem Stand</translation>
    </message>
    <message>
        <source>It failed too often and rests; its events wait. Switch it on again, or off for good.</source>
        <translation>Es ist zu oft ausgefallen und ruht; seine Ereignisse warten. Schalten Sie es wieder ein oder ganz aus.</translation>
    </message>
    <message>
        <source>{why} Tell who looks after the till.</source>
        <translation>{why} Sagen Sie es der Betreuung der Kasse.</translation>
    </message>
    <message>
        <source>It is on, and its files are gone. Install it again, or switch it off.</source>
        <translation>Es ist an, und seine Dateien fehlen. Neu installieren oder ausschalten.</translation>
    </message>
    <message>
        <source>comes with this program</source>
        <translation>gehört zum Programm</translation>
    </message>
    <message>
        <source>an installed package</source>
        <translation>ein installiertes Paket</translation>
    </message>
    <message>
        <source>the plugins folder</source>
        <translation>der Plugin-Ordner</translation>
    </message>
    <message>
        <source>inside this program</source>
        <translation>im Programm selbst</translation>
    </message>
    <message>
        <source>in a process of its own</source>
        <translation>in einem eigenen Prozess</translation>
    </message>
</context>
<context>
    <name>PluginsPage</name>
    <message>
        <source>Plugins</source>
        <translation>Plugins</translation>
    </message>
    <message>
        <source>What this till can do besides selling, and how it is doing.</source>
        <translation>Was diese Kasse außer Verkaufen kann, und wie es ihr dabei geht.</translation>
    </message>
    <message>
        <source>Plugin</source>
        <translation>Plugin</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>No plugins here</source>
        <translation>Keine Plugins da</translation>
    </message>
    <message>
        <source>Whoever looks after the till can install some.</source>
        <translation>Die Betreuung der Kasse kann welche installieren.</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>PriceCheckPage</name>
    <message>
        <source>Scan, or type a number or name</source>
        <translation>Scannen, oder Nummer oder Namen eingeben</translation>
    </message>
    <message>
        <source>This till cannot sell now</source>
        <translation>Diese Kasse kann jetzt nicht verkaufen</translation>
    </message>
    <message>
        <source>Nothing more is written. Prices can still be looked up here.</source>
        <translation>Es wird nichts mehr geschrieben. Preise können hier weiter nachgesehen werden.</translation>
    </message>
    <message>
        <source>Whoever looks after this till types: {command}</source>
        <translation>Wer diese Kasse betreut, tippt: {command}</translation>
    </message>
    <message>
        <source>There is no such product. Check the number.</source>
        <translation>Diesen Artikel gibt es nicht. Nummer prüfen.</translation>
    </message>
</context>
<context>
    <name>PriceSheet</name>
    <message>
        <source>New price for {item}</source>
        <translation>Neuer Preis für {item}</translation>
    </message>
    <message>
        <source>Price for one</source>
        <translation>Preis für ein Stück</translation>
    </message>
    <message>
        <source>Price match</source>
        <translation>Preisangleichung</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Wrong label</source>
        <translation>Falsches Etikett</translation>
    </message>
    <message>
        <source>Short date</source>
        <translation>Kurzes Datum</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Choose a reason below.</source>
        <translation>Unten einen Grund wählen.</translation>
    </message>
</context>
<context>
    <name>PrinterQuestion</name>
    <message numerus="yes">
        <source>The printer is ready. %n receipt(s) waited.</source>
        <translation>
            <numerusform>Der Drucker ist bereit. %n Bon hat gewartet.</numerusform>
            <numerusform>Der Drucker ist bereit. %n Bons haben gewartet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n receipt(s)</source>
        <translation>
            <numerusform>Drucken</numerusform>
            <numerusform>Drucken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %n receipt(s)</source>
        <translation>
            <numerusform>Nicht drucken</numerusform>
            <numerusform>Nicht drucken</numerusform>
        </translation>
    </message>
    <message>
        <source>Was {title} printed? Look at the printer.</source>
        <translation>Wurde {title} gedruckt? Am Drucker nachsehen.</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Noch einmal drucken</translation>
    </message>
    <message>
        <source>It is there</source>
        <translation>Liegt vor</translation>
    </message>
</context>
<context>
    <name>ProductSheet</name>
    <message>
        <source>Add product</source>
        <translation>Artikel anlegen</translation>
    </message>
    <message>
        <source>Code of the shop (SKU)</source>
        <translation>Artikelnummer (SKU)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Price, tax as on the shelf</source>
        <translation>Preis, Steuer wie am Regal</translation>
    </message>
    <message>
        <source>Barcodes, separated by spaces</source>
        <translation>Strichcodes, durch Leerzeichen getrennt</translation>
    </message>
    <message>
        <source>Minimum age (0: none)</source>
        <translation>Mindestalter (0: keines)</translation>
    </message>
    <message>
        <source>For sale</source>
        <translation>Im Verkauf</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>piece</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>kilogram</source>
        <translation>Kilogramm</translation>
    </message>
    <message>
        <source>litre</source>
        <translation>Liter</translation>
    </message>
    <message>
        <source>metre</source>
        <translation>Meter</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Warengruppe</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Steuer</translation>
    </message>
    <message>
        <source>Sold by the</source>
        <translation>Verkauft je</translation>
    </message>
    <message>
        <source>Picture of the product</source>
        <translation>Bild des Artikels</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Bild wählen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>That is no picture (PNG or JPEG, up to 5 MB).</source>
        <translation>Das ist kein Bild (PNG oder JPEG, bis 5 MB).</translation>
    </message>
    <message>
        <source>Type a code.</source>
        <translation>Nummer eingeben.</translation>
    </message>
    <message>
        <source>Type the name.</source>
        <translation>Namen eingeben.</translation>
    </message>
    <message>
        <source>Type a price such as 1.99.</source>
        <translation>Preis eingeben, zum Beispiel 1,99.</translation>
    </message>
    <message>
        <source>Type a number of years.</source>
        <translation>Anzahl der Jahre eingeben.</translation>
    </message>
</context>
<context>
    <name>ProductsPage</name>
    <message>
        <source>Products</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>What the shop sells, and at which price.</source>
        <translation>Was der Laden verkauft, und zu welchem Preis.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search name or code</source>
        <translation>Name oder Nummer suchen</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Warengruppe</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>For sale</source>
        <translation>Im Verkauf</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Check the spelling, or add it as a new product.</source>
        <translation>Schreibweise prüfen oder als neuen Artikel anlegen.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Add product</source>
        <translation>Artikel anlegen</translation>
    </message>
    <message>
        <source>Print labels</source>
        <translation>Etiketten drucken</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>{first}–{last} of {total}</source>
        <translation>{first}–{last} von {total}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Note on {item}</source>
        <translation>Notiz zu {item}</translation>
    </message>
    <message>
        <source>Note, printed on the receipt</source>
        <translation>Notiz, auf den Bon gedruckt</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Notiz speichern</translation>
    </message>
    <message>
        <source>Serial number of {item}</source>
        <translation>Seriennummer von {item}</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Scan it from the box, or type it.</source>
        <translation>Von der Packung scannen oder eingeben.</translation>
    </message>
    <message>
        <source>Park this sale</source>
        <translation>Diesen Verkauf parken</translation>
    </message>
    <message>
        <source>Name to find it by (may stay empty)</source>
        <translation>Name zum Wiederfinden (darf leer bleiben)</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Parken</translation>
    </message>
    <message>
        <source>Card: {amount}</source>
        <translation>Karte: {amount}</translation>
    </message>
    <message>
        <source>Reference on the slip</source>
        <translation>Referenz auf dem Beleg</translation>
    </message>
    <message>
        <source>It is paid</source>
        <translation>Es ist bezahlt</translation>
    </message>
    <message>
        <source>Take the payment on the card terminal first. Then type the reference number from its slip, never the card number.</source>
        <translation>Die Zahlung zuerst am Kartengerät annehmen. Dann die Referenznummer vom Beleg eingeben, nie die Kartennummer.</translation>
    </message>
</context>
<context>
    <name>ReasonSheet</name>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Another reason, then Enter</source>
        <translation>Anderer Grund, dann Enter</translation>
    </message>
</context>
<context>
    <name>ReceiptSheet</name>
    <message>
        <source>Receipt</source>
        <translation>Bon</translation>
    </message>
    <message>
        <source>A moment …</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Picture of the receipt</source>
        <translation>Bild des Bons</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>Kopie drucken</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>A copy is printed, marked COPY.</source>
        <translation>Eine Kopie wird gedruckt, mit dem Vermerk KOPIE.</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>The last sale is stored: receipt {number}, {amount}.</source>
        <translation>Der letzte Verkauf ist gespeichert: Bon {number}, {amount}.</translation>
    </message>
    <message>
        <source>No sale was in hand.</source>
        <translation>Es war kein Verkauf offen.</translation>
    </message>
    <message>
        <source>A card payment of {amount} was being given back. The card terminal is asked what became of it; the till shows the answer with the sale.</source>
        <translation>Eine Kartenzahlung über {amount} wurde gerade zurückgegeben. Das Kartengerät wird gefragt, was daraus wurde; die Kasse zeigt die Antwort beim Verkauf.</translation>
    </message>
    <message>
        <source>A card payment of {amount} was under way. The card terminal is asked what became of it; the till shows the answer with the sale.</source>
        <translation>Eine Kartenzahlung über {amount} lief gerade. Das Kartengerät wird gefragt, was daraus wurde; die Kasse zeigt die Antwort beim Verkauf.</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>The till was not shut down properly</source>
        <translation>Die Kasse wurde nicht richtig beendet</translation>
    </message>
    <message>
        <source>Nothing that was paid is lost. This is what was found:</source>
        <translation>Nichts Bezahltes ist verloren. Das wurde gefunden:</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Read this before you sell</source>
        <translation>Vor dem Verkaufen lesen</translation>
    </message>
    <message>
        <source>The records are not as this till left them.</source>
        <translation>Die Daten sind nicht so, wie diese Kasse sie verlassen hat.</translation>
    </message>
    <message>
        <source>Was {title} printed? Look at the printer.</source>
        <translation>Wurde {title} gedruckt? Am Drucker nachsehen.</translation>
    </message>
</context>
<context>
    <name>ReplayPane</name>
    <message>
        <source>The plugin empties its own tables and reads the journal from the beginning. The same events give the same tables. Nothing of the sales changes, and selling goes on.</source>
        <translation>Das Plugin leert seine eigenen Tabellen und liest das Journal von Anfang an. Gleiche Ereignisse ergeben gleiche Tabellen. An den Verkäufen ändert sich nichts, und verkauft wird weiter.</translation>
    </message>
    <message>
        <source>Progress of the replay</source>
        <translation>Fortschritt des Neulesens</translation>
    </message>
    <message>
        <source>Read the journal again</source>
        <translation>Journal neu lesen</translation>
    </message>
    <message>
        <source>Read the journal again?</source>
        <translation>Journal neu lesen?</translation>
    </message>
    <message>
        <source>It may take minutes. Until then the plugin knows less than it did.</source>
        <translation>Das kann Minuten dauern. Bis dahin weiß das Plugin weniger als vorher.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
</context>
<context>
    <name>ReportTable</name>
    <message>
        <source>Nothing asked yet</source>
        <translation>Noch nichts gefragt</translation>
    </message>
    <message>
        <source>Press Show.</source>
        <translation>Drücken Sie Anzeigen.</translation>
    </message>
    <message>
        <source>A moment …</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>No rows</source>
        <translation>Keine Zeilen</translation>
    </message>
    <message>
        <source>Nothing of that kind has happened yet.</source>
        <translation>So etwas ist noch nicht vorgekommen.</translation>
    </message>
    <message>
        <source>There is nothing to export yet. Press Show first.</source>
        <translation>Es gibt noch nichts zu exportieren. Drücken Sie zuerst Anzeigen.</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Tabelle exportieren</translation>
    </message>
    <message>
        <source>Exported to {file}.</source>
        <translation>Exportiert nach {file}.</translation>
    </message>
</context>
<context>
    <name>ReportsPane</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
</context>
<context>
    <name>ResendPane</name>
    <message>
        <source>For a store that has lost something, or that was empty before.</source>
        <translation>Für einen Speicher, der etwas verloren hat oder vorher leer war.</translation>
    </message>
    <message>
        <source>From the day</source>
        <translation>Ab dem Tag</translation>
    </message>
    <message>
        <source>Such as 2026-11-21. Empty: from the first day.</source>
        <translation>Etwa 2026-11-21. Leer: ab dem ersten Tag.</translation>
    </message>
    <message>
        <source>Or from entry number</source>
        <translation>Oder ab Eintrag Nummer</translation>
    </message>
    <message>
        <source>If both are filled in, the number counts.</source>
        <translation>Ist beides ausgefüllt, zählt die Nummer.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Nochmals senden</translation>
    </message>
    <message>
        <source>Nothing has happened since then. Choose another.</source>
        <translation>Seither ist nichts geschehen. Wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>{count} from number {number} on. {meaning}</source>
        <translation>{count} ab Nummer {number}. {meaning}</translation>
    </message>
    <message>
        <source>Send again to {store}?</source>
        <translation>Nochmals an {store} senden?</translation>
    </message>
</context>
<context>
    <name>ReturnSheet</name>
    <message>
        <source>Take back without a receipt</source>
        <translation>Zurücknehmen ohne Bon</translation>
    </message>
    <message>
        <source>Scan the item, or search it</source>
        <translation>Den Artikel scannen oder suchen</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>Noch nichts gewählt</translation>
    </message>
    <message>
        <source>How many or how much</source>
        <translation>Wie viele oder wie viel</translation>
    </message>
    <message>
        <source>Faulty</source>
        <translation>Defekt</translation>
    </message>
    <message>
        <source>Wrong item</source>
        <translation>Falscher Artikel</translation>
    </message>
    <message>
        <source>Changed their mind</source>
        <translation>Anders überlegt</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Another reason, then Enter</source>
        <translation>Anderer Grund, dann Enter</translation>
    </message>
    <message>
        <source>Choose the item first.</source>
        <translation>Zuerst den Artikel wählen.</translation>
    </message>
    <message>
        <source>Type a number.</source>
        <translation>Eine Zahl eingeben.</translation>
    </message>
</context>
<context>
    <name>RowSheet</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>ScaleFront</name>
    <message>
        <source>Put on the scale</source>
        <translation>Auf die Waage legen</translation>
    </message>
    <message>
        <source>Kilograms</source>
        <translation>Kilogramm</translation>
    </message>
    <message>
        <source>Put it on</source>
        <translation>Auflegen</translation>
    </message>
    <message>
        <source>Take all off</source>
        <translation>Alles herunternehmen</translation>
    </message>
    <message>
        <source>What may happen</source>
        <translation>Was passieren kann</translation>
    </message>
    <message>
        <source>It moves</source>
        <translation>Sie bewegt sich</translation>
    </message>
    <message>
        <source>It is at rest</source>
        <translation>Sie ist in Ruhe</translation>
    </message>
    <message>
        <source>Too heavy</source>
        <translation>Zu schwer</translation>
    </message>
    <message>
        <source>Not too heavy</source>
        <translation>Nicht zu schwer</translation>
    </message>
    <message>
        <source>Pull the cable</source>
        <translation>Kabel ziehen</translation>
    </message>
    <message>
        <source>Plug it in</source>
        <translation>Anstecken</translation>
    </message>
    <message>
        <source>The scale shows {weight}.</source>
        <translation>Die Waage zeigt {weight}.</translation>
    </message>
    <message>
        <source>Type a weight in kilograms, such as 1.250.</source>
        <translation>Tippen Sie ein Gewicht in Kilogramm, etwa 1,250.</translation>
    </message>
</context>
<context>
    <name>ScalePart</name>
    <message>
        <source>{name} {grams} g</source>
        <translation>{name} {grams} g</translation>
    </message>
    <message>
        <source>No packing</source>
        <translation>Ohne Verpackung</translation>
    </message>
    <message>
        <source>Put it on the scale.</source>
        <translation>Legen Sie es auf die Waage.</translation>
    </message>
</context>
<context>
    <name>ScannerFront</name>
    <message>
        <source>Scan what you type</source>
        <translation>Scannen, was Sie tippen</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scannen</translation>
    </message>
    <message>
        <source>Or one of these</source>
        <translation>Oder eines davon</translation>
    </message>
    <message>
        <source>Goods of this shop</source>
        <translation>Ware dieses Ladens</translation>
    </message>
    <message>
        <source>Label with an expiry</source>
        <translation>Etikett mit Ablaufdatum</translation>
    </message>
    <message>
        <source>Label, expired</source>
        <translation>Etikett, abgelaufen</translation>
    </message>
    <message>
        <source>Weight label</source>
        <translation>Gewichtsetikett</translation>
    </message>
    <message>
        <source>Last receipt</source>
        <translation>Letzter Beleg</translation>
    </message>
    <message>
        <source>Nonsense</source>
        <translation>Unsinn</translation>
    </message>
    <message>
        <source>Scanned; it goes to the sale in hand.</source>
        <translation>Gescannt; es geht zum laufenden Verkauf.</translation>
    </message>
</context>
<context>
    <name>SecretFields</name>
    <message>
        <source>Access key</source>
        <translation>Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>Geheimer Schlüssel</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>One is kept. What you type here replaces it.</source>
        <translation>Eines ist hinterlegt. Was Sie hier eintippen, ersetzt es.</translation>
    </message>
    <message>
        <source>None is kept yet.</source>
        <translation>Noch keines ist hinterlegt.</translation>
    </message>
    <message>
        <source>Type both, or none.</source>
        <translation>Tippen Sie beides ein oder keines.</translation>
    </message>
</context>
<context>
    <name>SectionPane</name>
    <message>
        <source>Reading the settings …</source>
        <translation>Die Einstellungen werden gelesen …</translation>
    </message>
    <message>
        <source>The settings could not be read</source>
        <translation>Die Einstellungen konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>Nothing can be set here</source>
        <translation>Hier gibt es nichts einzustellen</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save and switch on</source>
        <translation>Speichern und einschalten</translation>
    </message>
    <message>
        <source>Set by a file</source>
        <translation>Durch eine Datei festgelegt</translation>
    </message>
    <message>
        <source>These are set by {file} and can only be changed there.</source>
        <translation>Diese legt {file} fest; sie lassen sich nur dort ändern.</translation>
    </message>
    <message>
        <source>Saved. It counts from now on.</source>
        <translation>Gespeichert. Es gilt ab jetzt.</translation>
    </message>
    <message>
        <source>Trying …</source>
        <translation>Wird versucht …</translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation>Die Verbindung steht.</translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message>
        <source>Products</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Plugins</source>
        <translation>Plugins</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
</context>
<context>
    <name>SellPage</name>
    <message>
        <source>A copy is printed, marked COPY.</source>
        <translation>Eine Kopie wird gedruckt, mit dem Vermerk KOPIE.</translation>
    </message>
</context>
<context>
    <name>SetUpPage</name>
    <message>
        <source>Welcome to your till</source>
        <translation>Willkommen an Ihrer Kasse</translation>
    </message>
    <message>
        <source>This till belongs to head office</source>
        <translation>Diese Kasse gehört zur Zentrale</translation>
    </message>
    <message>
        <source>Which shop this is has not come from there yet. It comes by itself when there is a line and head office has published the shop&apos;s name; then you can sign in.</source>
        <translation>Welcher Laden das ist, ist von dort noch nicht gekommen. Es kommt von selbst, sobald eine Leitung da ist und die Zentrale den Namen des Ladens veröffentlicht hat; dann können Sie sich anmelden.</translation>
    </message>
    <message>
        <source>If it takes long, call head office.</source>
        <translation>Wenn es lange dauert, rufen Sie die Zentrale an.</translation>
    </message>
    <message>
        <source>Open the demo shop</source>
        <translation>Demoladen öffnen</translation>
    </message>
    <message>
        <source>Set up my shop</source>
        <translation>Meinen Laden einrichten</translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation>Erst einmal umsehen</translation>
    </message>
    <message>
        <source>A demo shop with a few hundred products, customers and staff. Sell, refund, close the till: nothing there is a real sale.</source>
        <translation>Ein Demoladen mit einigen hundert Artikeln, Kunden und Personal. Verkaufen, erstatten, Kasse schließen: nichts davon ist ein echter Verkauf.</translation>
    </message>
    <message>
        <source>Sign in as john, jane or admin; their PINs are 1111, 2222 and 9999.</source>
        <translation>Anmelden als john, jane oder admin; die PINs sind 1111, 2222 und 9999.</translation>
    </message>
    <message>
        <source>Start with my shop</source>
        <translation>Mit meinem Laden beginnen</translation>
    </message>
    <message>
        <source>An empty shop with your name, your currency and you as its manager. Products can be typed in or imported afterwards.</source>
        <translation>Ein leerer Laden mit Ihrem Namen, Ihrer Währung und Ihnen als Leitung. Artikel können danach eingegeben oder importiert werden.</translation>
    </message>
    <message>
        <source>It takes about two minutes.</source>
        <translation>Das dauert etwa zwei Minuten.</translation>
    </message>
    <message>
        <source>Filling the shelves …</source>
        <translation>Die Regale werden gefüllt …</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>Name des Ladens</translation>
    </message>
    <message>
        <source>Address, as printed on receipts</source>
        <translation>Adresse, wie auf den Bons gedruckt</translation>
    </message>
    <message>
        <source>Tax number (may stay empty)</source>
        <translation>Steuernummer (darf leer bleiben)</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Sales tax of most goods, in % (may stay empty)</source>
        <translation>Umsatzsteuer der meisten Waren in % (kann leer bleiben)</translation>
    </message>
    <message>
        <source>Shelf prices include it</source>
        <translation>In den Regalpreisen enthalten</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>User name for signing in</source>
        <translation>Benutzername zum Anmelden</translation>
    </message>
    <message>
        <source>PIN, 4 to 8 digits</source>
        <translation>PIN, 4 bis 8 Ziffern</translation>
    </message>
    <message>
        <source>PIN once more</source>
        <translation>PIN noch einmal</translation>
    </message>
    <message>
        <source>Password (may stay empty)</source>
        <translation>Passwort (darf leer bleiben)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Open my shop</source>
        <translation>Meinen Laden öffnen</translation>
    </message>
    <message>
        <source>Type the name of the shop.</source>
        <translation>Den Namen des Ladens eingeben.</translation>
    </message>
    <message>
        <source>Type your name.</source>
        <translation>Ihren Namen eingeben.</translation>
    </message>
    <message>
        <source>Choose a PIN.</source>
        <translation>Eine PIN wählen.</translation>
    </message>
    <message>
        <source>The PINs differ.</source>
        <translation>Die PINs sind verschieden.</translation>
    </message>
</context>
<context>
    <name>SettingsPane</name>
    <message>
        <source>Back to defaults</source>
        <translation>Zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saved. It counts from now on.</source>
        <translation>Gespeichert. Es gilt ab jetzt.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close, Esc</source>
        <translation>Schließen, Esc</translation>
    </message>
</context>
<context>
    <name>Shift</name>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Stays in the drawer</source>
        <translation>Bleibt in der Kasse</translation>
    </message>
    <message>
        <source>Shift closed – Z report {number}</source>
        <translation>Schicht geschlossen – Z-Bericht {number}</translation>
    </message>
    <message>
        <source>not settled</source>
        <translation>nicht abgeschlossen</translation>
    </message>
    <message>
        <source>{amount}, difference {difference}</source>
        <translation>{amount}, Differenz {difference}</translation>
    </message>
    <message>
        <source>Card terminal</source>
        <translation>Kartenterminal</translation>
    </message>
    <message>
        <source>Too much in the drawer</source>
        <translation>Zu viel in der Kasse</translation>
    </message>
    <message>
        <source>Missing in the drawer</source>
        <translation>Fehlt in der Kasse</translation>
    </message>
    <message>
        <source>The drawer is right</source>
        <translation>Die Kasse stimmt</translation>
    </message>
</context>
<context>
    <name>ShiftResultSheet</name>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Open the next shift</source>
        <translation>Nächste Schicht öffnen</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Nobody may sign in here yet</source>
        <translation>Hier darf sich noch niemand anmelden</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>{name}, your PIN</source>
        <translation>{name}, Ihre PIN</translation>
    </message>
    <message>
        <source>Tap your name</source>
        <translation>Ihren Namen antippen</translation>
    </message>
    <message>
        <source>Use a PIN instead</source>
        <translation>Stattdessen eine PIN verwenden</translation>
    </message>
    <message>
        <source>Use user name and password instead</source>
        <translation>Stattdessen Benutzername und Passwort</translation>
    </message>
    <message>
        <source>Type your user name.</source>
        <translation>Ihren Benutzernamen eingeben.</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>Ihr Passwort eingeben.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Who is at the till?</source>
        <translation>Wer ist an der Kasse?</translation>
    </message>
    <message>
        <source>Tap your name.</source>
        <translation>Ihren Namen antippen.</translation>
    </message>
    <message>
        <source>Demo PINs: Admin 9999, Jane 2222, John 1111.</source>
        <translation>PINs der Vorführung: Admin 9999, Jane 2222, John 1111.</translation>
    </message>
</context>
<context>
    <name>SinkCard</name>
    <message>
        <source>waiting to be sent</source>
        <translation>warten auf das Senden</translation>
    </message>
    <message>
        <source>{count} not accepted</source>
        <translation>{count} nicht angenommen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Who may work at this till, and what they may do.</source>
        <translation>Wer an dieser Kasse arbeiten darf, und was.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Ausweis</translation>
    </message>
    <message>
        <source>May sign in</source>
        <translation>Darf sich anmelden</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Noch niemand</translation>
    </message>
    <message>
        <source>Add the first person.</source>
        <translation>Die erste Person anlegen.</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Neue PIN</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>Person anlegen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Switch on again</source>
        <translation>Wieder freigeben</translation>
    </message>
</context>
<context>
    <name>StaffSheet</name>
    <message>
        <source>Add person</source>
        <translation>Person anlegen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>User name (may stay empty)</source>
        <translation>Benutzername (kann leer bleiben)</translation>
    </message>
    <message>
        <source>PIN, 4 to 8 digits</source>
        <translation>PIN, 4 bis 8 Ziffern</translation>
    </message>
    <message>
        <source>New PIN (may stay empty)</source>
        <translation>Neue PIN (kann leer bleiben)</translation>
    </message>
    <message>
        <source>PIN once more</source>
        <translation>PIN noch einmal</translation>
    </message>
    <message>
        <source>The PINs differ.</source>
        <translation>Die PINs sind verschieden.</translation>
    </message>
    <message>
        <source>Password (may stay empty)</source>
        <translation>Passwort (kann leer bleiben)</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Type the name.</source>
        <translation>Namen eingeben.</translation>
    </message>
</context>
<context>
    <name>StartWindow</name>
    <message>
        <source>Till</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Startet …</translation>
    </message>
    <message>
        <source>The till opens its books.</source>
        <translation>Die Kasse öffnet ihre Bücher.</translation>
    </message>
    <message>
        <source>The till cannot open</source>
        <translation>Die Kasse kann nicht öffnen</translation>
    </message>
</context>
<context>
    <name>StateCard</name>
    <message>
        <source>needs you</source>
        <translation>braucht Sie</translation>
    </message>
</context>
<context>
    <name>StatePane</name>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Warten auf das Senden</translation>
    </message>
    <message>
        <source>The oldest of them</source>
        <translation>Der älteste davon</translation>
    </message>
    <message>
        <source>Being collected</source>
        <translation>Wird gesammelt</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Noch nötig</translation>
    </message>
    <message>
        <source>Accepted last</source>
        <translation>Zuletzt angenommen</translation>
    </message>
    <message>
        <source>Accepted up to entry</source>
        <translation>Angenommen bis Eintrag</translation>
    </message>
    <message>
        <source>Sent since the start</source>
        <translation>Seit dem Start gesendet</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Nicht angenommen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>{count}, sent when there are enough of them or the shift closes</source>
        <translation>{count}, gesendet sobald es genug sind oder die Schicht schließt</translation>
    </message>
    <message>
        <source>Whether it is on is set by the file {file}.</source>
        <translation>Ob er eingeschaltet ist, legt die Datei {file} fest.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Sale {number}</source>
        <translation>Verkauf {number}</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Aufsicht</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Technik</translation>
    </message>
    <message>
        <source>Printer cannot say how it is</source>
        <translation>Drucker kann seinen Zustand nicht sagen</translation>
    </message>
    <message>
        <source>Connecting the printer</source>
        <translation>Drucker wird verbunden</translation>
    </message>
    <message>
        <source>Printer ready</source>
        <translation>Drucker bereit</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Druckt</translation>
    </message>
    <message>
        <source>Printer is off</source>
        <translation>Drucker ist aus</translation>
    </message>
    <message>
        <source>Printer needs paper</source>
        <translation>Drucker braucht Papier</translation>
    </message>
    <message>
        <source>Printer cover is open</source>
        <translation>Druckerdeckel ist offen</translation>
    </message>
    <message>
        <source>Printer&apos;s cutter is stuck</source>
        <translation>Schneider des Druckers klemmt</translation>
    </message>
    <message>
        <source>Printer paper is running low</source>
        <translation>Druckerpapier geht zur Neige</translation>
    </message>
    <message>
        <source>No printer</source>
        <translation>Kein Drucker</translation>
    </message>
    <message>
        <source>Printer does not answer</source>
        <translation>Drucker antwortet nicht</translation>
    </message>
    <message>
        <source>{plugin} is suspended</source>
        <translation>{plugin} ist ausgesetzt</translation>
    </message>
    <message>
        <source>Training: nothing here is a real sale</source>
        <translation>Übung: nichts hier ist ein echter Verkauf</translation>
    </message>
    <message>
        <source>Demo shop: try anything, nothing here is a real sale</source>
        <translation>Demoladen: alles ausprobieren, nichts hier ist ein echter Verkauf</translation>
    </message>
    <message>
        <source>Sales are saved on this till</source>
        <translation>Verkäufe sind auf dieser Kasse gespeichert</translation>
    </message>
    <message>
        <source>Nothing is sent now</source>
        <translation>Zurzeit wird nichts gesendet</translation>
    </message>
    <message>
        <source>Sending is stopped – tell the manager</source>
        <translation>Senden ist angehalten – sagen Sie es der Leitung</translation>
    </message>
    <message>
        <source>Entries were not accepted – tell the manager</source>
        <translation>Einträge wurden nicht angenommen – sagen Sie es der Leitung</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Partly offline</source>
        <translation>Teils offline</translation>
    </message>
    <message>
        <source>Sending is paused</source>
        <translation>Senden ruht</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindung wird aufgebaut</translation>
    </message>
    <message>
        <source>Sending – {left}</source>
        <translation>Wird gesendet – {left}</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>sales are saved on this till</source>
        <translation>Verkäufe sind hier gespeichert</translation>
    </message>
    <message>
        <source>{state} – {kept}</source>
        <translation>{state} – {kept}</translation>
    </message>
</context>
<context>
    <name>SuggestionRow</name>
    <message>
        <source>Suggested</source>
        <translation>Dazu passt</translation>
    </message>
    <message>
        <source>More when the sale goes on.</source>
        <translation>Mehr, wenn der Verkauf weitergeht.</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>Number of the request: {number}</source>
        <translation>Nummer der Anfrage: {number}</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindung wird aufgebaut</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Auf dem neuesten Stand</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Another history is there</source>
        <translation>Dort liegt eine andere Geschichte</translation>
    </message>
    <message>
        <source>Stopped by a fault</source>
        <translation>Durch einen Fehler angehalten</translation>
    </message>
    <message>
        <source>Not everything was accepted</source>
        <translation>Nicht alles wurde angenommen</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>the oldest for {time}</source>
        <translation>der älteste seit {time}</translation>
    </message>
    <message>
        <source>{when} · {age} ago</source>
        <translation>{when} · vor {age}</translation>
    </message>
    <message>
        <source>{count} a second</source>
        <translation>{count} je Sekunde</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>etwa {time}</translation>
    </message>
    <message>
        <source>Since {when}.</source>
        <translation>Seit {when}.</translation>
    </message>
    <message>
        <source>Tried again after {time}.</source>
        <translation>Neuer Versuch nach {time}.</translation>
    </message>
    <message>
        <source>Every entry, in order, for whoever wants to listen.</source>
        <translation>Jeder Eintrag, der Reihe nach, für alle, die mithören wollen.</translation>
    </message>
    <message>
        <source>Tables for reports, in a database of your own.</source>
        <translation>Tabellen für Auswertungen, in einer eigenen Datenbank.</translation>
    </message>
    <message>
        <source>Each sale and customer, to look up at once.</source>
        <translation>Jeder Verkauf und Kunde, sofort nachzuschlagen.</translation>
    </message>
    <message>
        <source>Pictures of products, and an archive of all entries.</source>
        <translation>Bilder der Artikel und ein Archiv aller Einträge.</translation>
    </message>
    <message>
        <source>A message for each sale, refund and large void.</source>
        <translation>Eine Nachricht zu jedem Verkauf, jeder Erstattung und großen Stornos.</translation>
    </message>
    <message>
        <source>Sums of the sales, and how the till is doing.</source>
        <translation>Summen der Verkäufe und wie es der Kasse geht.</translation>
    </message>
    <message>
        <source>Kafka gets these entries a second time, with the same numbers. Whoever listens must leave out what they know already.</source>
        <translation>Kafka bekommt diese Einträge ein zweites Mal, mit denselben Nummern. Wer mithört, muss weglassen, was er schon kennt.</translation>
    </message>
    <message>
        <source>The messages about these sales are sent a second time to whoever gets them.</source>
        <translation>Die Nachrichten zu diesen Verkäufen gehen ein zweites Mal an alle, die sie bekommen.</translation>
    </message>
    <message>
        <source>The sums of that time may be counted twice.</source>
        <translation>Die Summen dieser Zeit können doppelt gezählt werden.</translation>
    </message>
    <message>
        <source>This store keeps each entry once. Sending again changes nothing that is there, and fills what is missing.</source>
        <translation>Dieser Speicher behält jeden Eintrag einmal. Nochmals zu senden ändert nichts Vorhandenes und füllt, was fehlt.</translation>
    </message>
    <message>
        <source>Paused. Entries wait on this till.</source>
        <translation>Angehalten. Einträge warten auf dieser Kasse.</translation>
    </message>
    <message>
        <source>It goes on.</source>
        <translation>Es geht weiter.</translation>
    </message>
    <message>
        <source>It is being tried.</source>
        <translation>Es wird versucht.</translation>
    </message>
    <message>
        <source>Sending again has begun.</source>
        <translation>Das nochmalige Senden hat begonnen.</translation>
    </message>
    <message>
        <source>Switched on.</source>
        <translation>Eingeschaltet.</translation>
    </message>
    <message>
        <source>Switched off.</source>
        <translation>Ausgeschaltet.</translation>
    </message>
    <message>
        <source>Begin a new life of this till?</source>
        <translation>Ein neues Leben dieser Kasse beginnen?</translation>
    </message>
    <message>
        <source>A store outside has sales under this till&apos;s name that this till does not know. Make sure first that no second till, and no copy of this one, works under its name. A new life keeps both histories apart: receipt numbers begin again behind a new first number, and no sale is lost.</source>
        <translation>Ein Speicher außerhalb hat Verkäufe unter dem Namen dieser Kasse, die diese Kasse nicht kennt. Stellen Sie zuerst sicher, dass keine zweite Kasse und keine Kopie von ihr unter ihrem Namen arbeitet. Ein neues Leben hält beide Geschichten auseinander: Bonnummern beginnen hinter einer neuen ersten Zahl von vorn, und kein Verkauf geht verloren.</translation>
    </message>
    <message>
        <source>Begin a new life</source>
        <translation>Ein neues Leben beginnen</translation>
    </message>
    <message>
        <source>A new life has begun.</source>
        <translation>Ein neues Leben hat begonnen.</translation>
    </message>
    <message>
        <source>Seen · {reason}</source>
        <translation>Gesehen · {reason}</translation>
    </message>
</context>
<context>
    <name>SyncDetail</name>
    <message>
        <source>All stores</source>
        <translation>Alle Speicher</translation>
    </message>
    <message>
        <source>Begin a new life</source>
        <translation>Ein neues Leben beginnen</translation>
    </message>
    <message>
        <source>{count} not accepted</source>
        <translation>{count} nicht angenommen</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Nummer kopieren</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Not accepted: {count}</source>
        <translation>Nicht angenommen: {count}</translation>
    </message>
    <message>
        <source>How it does</source>
        <translation>Wie es läuft</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Sign-in to Amazon</source>
        <translation>Anmeldung bei Amazon</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Nochmals senden</translation>
    </message>
</context>
<context>
    <name>SyncForm</name>
    <message>
        <source>Brokers</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Name and port, such as kafka.shop.example:9093; several with commas.</source>
        <translation>Name und Port, etwa kafka.shop.example:9093; mehrere mit Kommas.</translation>
    </message>
    <message>
        <source>Way there</source>
        <translation>Weg dorthin</translation>
    </message>
    <message>
        <source>Without encryption is for this machine or a closed network only.</source>
        <translation>Unverschlüsselt nur auf diesem Rechner oder in einem geschlossenen Netz.</translation>
    </message>
    <message>
        <source>Without encryption</source>
        <translation>Unverschlüsselt</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Verschlüsselt</translation>
    </message>
    <message>
        <source>Encrypted, with user and password</source>
        <translation>Verschlüsselt, mit Benutzer und Passwort</translation>
    </message>
    <message>
        <source>Not encrypted, with user and password</source>
        <translation>Unverschlüsselt, mit Benutzer und Passwort</translation>
    </message>
    <message>
        <source>How the password is proved</source>
        <translation>Wie das Passwort belegt wird</translation>
    </message>
    <message>
        <source>The broker says which one it wants.</source>
        <translation>Der Broker sagt, welche Art er will.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Who signs in.</source>
        <translation>Wer sich anmeldet.</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>Vertraute Zertifikate</translation>
    </message>
    <message>
        <source>A file; empty: those of the system.</source>
        <translation>Eine Datei; leer: die des Systems.</translation>
    </message>
    <message>
        <source>Topic of entries</source>
        <translation>Topic der Einträge</translation>
    </message>
    <message>
        <source>Topic of customers</source>
        <translation>Topic der Kunden</translation>
    </message>
    <message>
        <source>It keeps the newest of each customer.</source>
        <translation>Es behält von jedem Kunden das Neueste.</translation>
    </message>
    <message>
        <source>Topic from head office</source>
        <translation>Topic der Zentrale</translation>
    </message>
    <message>
        <source>Head office fills it with products, prices and staff.</source>
        <translation>Die Zentrale füllt es mit Artikeln, Preisen und Personal.</translation>
    </message>
    <message>
        <source>Topic of parked sales</source>
        <translation>Topic der geparkten Verkäufe</translation>
    </message>
    <message>
        <source>Shared between the tills of a shop.</source>
        <translation>Von den Kassen eines Geschäfts geteilt.</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>Of a topic that is made here; never changed later.</source>
        <translation>Eines Topics, das hier angelegt wird; später nie geändert.</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Of a topic that is made here; -1: as the broker likes.</source>
        <translation>Eines Topics, das hier angelegt wird; -1: wie der Broker will.</translation>
    </message>
    <message>
        <source>Make topics that are missing</source>
        <translation>Fehlende Topics anlegen</translation>
    </message>
    <message>
        <source>Share customers</source>
        <translation>Kunden teilen</translation>
    </message>
    <message>
        <source>Take customers that other tills have made or changed.</source>
        <translation>Kunden übernehmen, die andere Kassen angelegt oder geändert haben.</translation>
    </message>
    <message>
        <source>Share parked sales</source>
        <translation>Geparkte Verkäufe teilen</translation>
    </message>
    <message>
        <source>A sale parked at one till can be taken up at any other of the shop.</source>
        <translation>Ein Verkauf, der an einer Kasse geparkt ist, kann an jeder anderen des Geschäfts weitergehen.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Its name or address.</source>
        <translation>Sein Name oder seine Adresse.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Schema of the tables</source>
        <translation>Schema der Tabellen</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Without encryption is for this machine only.</source>
        <translation>Unverschlüsselt nur auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Encrypted, server checked</source>
        <translation>Verschlüsselt, Server geprüft</translation>
    </message>
    <message>
        <source>Make and upgrade the tables</source>
        <translation>Tabellen anlegen und erneuern</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Where the shop&apos;s things are at Amazon.</source>
        <translation>Wo die Sachen des Geschäfts bei Amazon liegen.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Of Amazon&apos;s own files; empty: the key kept here, or what the machine has.</source>
        <translation>Aus Amazons eigenen Dateien; leer: der hier hinterlegte Schlüssel oder was der Rechner hat.</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>Andere Adresse</translation>
    </message>
    <message>
        <source>Empty: Amazon itself.</source>
        <translation>Leer: Amazon selbst.</translation>
    </message>
    <message>
        <source>Make what is missing</source>
        <translation>Fehlendes anlegen</translation>
    </message>
    <message>
        <source>Tables, buckets and topics.</source>
        <translation>Tabellen, Buckets und Topics.</translation>
    </message>
    <message>
        <source>Empty: that of the region.</source>
        <translation>Leer: die der Region.</translation>
    </message>
    <message>
        <source>Table of customers</source>
        <translation>Tabelle der Kunden</translation>
    </message>
    <message>
        <source>Table of sales and refunds</source>
        <translation>Tabelle der Verkäufe und Erstattungen</translation>
    </message>
    <message>
        <source>Bucket of pictures</source>
        <translation>Bucket der Bilder</translation>
    </message>
    <message>
        <source>Bucket of the archive</source>
        <translation>Bucket des Archivs</translation>
    </message>
    <message>
        <source>Archive the journal</source>
        <translation>Journal archivieren</translation>
    </message>
    <message>
        <source>Off where a relay does it: then only pictures are sent.</source>
        <translation>Aus, wo ein Relay das tut: dann werden nur Bilder gesendet.</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Its name or ARN; a name that ends in .fifo keeps the order.</source>
        <translation>Name oder ARN; ein Name, der auf .fifo endet, hält die Reihenfolge.</translation>
    </message>
    <message>
        <source>Large void from</source>
        <translation>Großes Storno ab</translation>
    </message>
    <message>
        <source>Voids of this amount or more are told.</source>
        <translation>Stornos ab diesem Betrag werden gemeldet.</translation>
    </message>
    <message>
        <source>Words for people</source>
        <translation>Worte für Menschen</translation>
    </message>
    <message>
        <source>For e-mail and telephones. Off: every listener gets the data of programs.</source>
        <translation>Für E-Mail und Telefone. Aus: Alle bekommen die Daten für Programme.</translation>
    </message>
    <message>
        <source>Name of the figures</source>
        <translation>Name der Kennzahlen</translation>
    </message>
</context>
<context>
    <name>SyncOverview</name>
    <message>
        <source>From head office</source>
        <translation>Von der Zentrale</translation>
    </message>
    <message>
        <source>Nothing is sent yet. Every sale is kept safely on this till.</source>
        <translation>Noch wird nichts gesendet. Jeder Verkauf liegt sicher auf dieser Kasse.</translation>
    </message>
    <message>
        <source>A store outside gives you reports, a copy that survives the till, and prices from head office. Choose one below and set it up; selling never waits for it.</source>
        <translation>Ein Speicher außerhalb gibt Ihnen Auswertungen, eine Kopie, die die Kasse überlebt, und Preise der Zentrale. Wählen Sie unten einen und richten Sie ihn ein; der Verkauf wartet nie darauf.</translation>
    </message>
    <message>
        <source>Nothing is sent at the moment; it begins again by itself.</source>
        <translation>Zurzeit wird nichts gesendet; es beginnt von selbst wieder.</translation>
    </message>
    <message>
        <source>If it stays so, start the till again. No sale is lost.</source>
        <translation>Bleibt es so, starten Sie die Kasse neu. Kein Verkauf ist verloren.</translation>
    </message>
    <message>
        <source>Selling goes on, and nothing is lost: entries wait on this till.</source>
        <translation>Der Verkauf geht weiter, und nichts ist verloren: Einträge warten auf dieser Kasse.</translation>
    </message>
    <message>
        <source>Nothing has come from head office yet. Products are kept here.</source>
        <translation>Von der Zentrale ist noch nichts gekommen. Artikel werden hier gepflegt.</translation>
    </message>
    <message>
        <source>Heard last: {when}</source>
        <translation>Zuletzt gehört: {when}</translation>
    </message>
    <message>
        <source>{count} being taken over</source>
        <translation>{count} in Übernahme</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Where sales go besides this till, and how that is doing.</source>
        <translation>Wohin Verkäufe außer auf diese Kasse gehen, und wie das läuft.</translation>
    </message>
</context>
<context>
    <name>SyncReasons</name>
    <message>
        <source>no answer in time</source>
        <translation>keine Antwort in der Zeit</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>nobody knows that name</source>
        <translation>niemand kennt den Namen</translation>
    </message>
    <message>
        <source>the connection was cut</source>
        <translation>die Verbindung brach ab</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>kein Netz</translation>
    </message>
    <message>
        <source>it is just starting</source>
        <translation>er startet gerade</translation>
    </message>
    <message>
        <source>the connection is not safe</source>
        <translation>die Verbindung ist nicht sicher</translation>
    </message>
    <message>
        <source>too many want it at once</source>
        <translation>zu viele wollen ihn zugleich</translation>
    </message>
    <message>
        <source>the proxy does not answer</source>
        <translation>der Proxy antwortet nicht</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>die Festplatte ist voll</translation>
    </message>
    <message>
        <source>another program holds it</source>
        <translation>ein anderes Programm hält sie fest</translation>
    </message>
    <message>
        <source>it may not be written</source>
        <translation>sie darf nicht beschrieben werden</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>sie ist beschädigt</translation>
    </message>
    <message>
        <source>the disk does not take it</source>
        <translation>die Festplatte nimmt es nicht an</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Previous</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>{first}–{last} of {total}</source>
        <translation>{first}–{last} von {total}</translation>
    </message>
</context>
<context>
    <name>TerminalFront</name>
    <message>
        <source>The next card payment</source>
        <translation>Die nächste Kartenzahlung</translation>
    </message>
    <message>
        <source>Decline it</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Lose its answer</source>
        <translation>Antwort verlieren</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
</context>
<context>
    <name>TestsCard</name>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Trying …</source>
        <translation>Wird versucht …</translation>
    </message>
    <message>
        <source>End the test</source>
        <translation>Prüfung beenden</translation>
    </message>
    <message>
        <source>Scan anything. Nothing is sold meanwhile.</source>
        <translation>Scannen Sie etwas. Währenddessen wird nichts verkauft.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Erledigt.</translation>
    </message>
</context>
<context>
    <name>TextSheet</name>
    <message>
        <source>Type something first.</source>
        <translation>Zuerst etwas eingeben.</translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message>
        <source>returned from {receipt}</source>
        <translation>zurück aus {receipt}</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>zurückgegeben</translation>
    </message>
    <message>
        <source>instead of {price}</source>
        <translation>statt {price}</translation>
    </message>
    <message>
        <source>{percent} off, saved {amount}</source>
        <translation>{percent} Rabatt, gespart {amount}</translation>
    </message>
    <message>
        <source>saved {amount}</source>
        <translation>gespart {amount}</translation>
    </message>
    <message>
        <source>age {limit}+</source>
        <translation>ab {limit}</translation>
    </message>
    <message>
        <source>{limit}+ checked</source>
        <translation>ab {limit} geprüft</translation>
    </message>
    <message>
        <source>Discount on the receipt</source>
        <translation>Rabatt auf den Bon</translation>
    </message>
    <message>
        <source>Tax exempt</source>
        <translation>Steuerfrei</translation>
    </message>
    <message>
        <source>Taxes included</source>
        <translation>Enthaltene Steuern</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>Steuern</translation>
    </message>
    <message>
        <source>{tax} included</source>
        <translation>{tax} enthalten</translation>
    </message>
    <message>
        <source>To give back</source>
        <translation>Zurückzugeben</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Check ID: born on or before {date}</source>
        <translation>Ausweis prüfen: geboren spätestens {date}</translation>
    </message>
    <message>
        <source>Born by {date}</source>
        <translation>Geboren bis {date}</translation>
    </message>
    <message>
        <source>A manager must look at this sale</source>
        <translation>Die Leitung muss diesen Verkauf ansehen</translation>
    </message>
    <message>
        <source>Remove items</source>
        <translation>Artikel entfernen</translation>
    </message>
    <message>
        <source>Manager: allow</source>
        <translation>Leitung: erlauben</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
</context>
<context>
    <name>TicketList</name>
    <message>
        <source>Ticket</source>
        <translation>Bon</translation>
    </message>
    <message>
        <source>Last item</source>
        <translation>Letzter Artikel</translation>
    </message>
    <message>
        <source>Nothing scanned yet</source>
        <translation>Noch nichts gescannt</translation>
    </message>
    <message>
        <source>Scan an item, tap a tile or search with F2.</source>
        <translation>Artikel scannen, Kachel antippen oder mit F2 suchen.</translation>
    </message>
</context>
<context>
    <name>TicketPanel</name>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Parken</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Stornieren</translation>
    </message>
    <message>
        <source>Back to sale</source>
        <translation>Zurück zum Verkauf</translation>
    </message>
    <message>
        <source>Show receipt</source>
        <translation>Bon zeigen</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>Kopie drucken</translation>
    </message>
    <message>
        <source>Customer: {name}</source>
        <translation>Kunde: {name}</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>TotalsPanel</name>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
</context>
<context>
    <name>TracePane</name>
    <message>
        <source>What went over the cable lately. What was scanned is counted here, not shown.</source>
        <translation>Was zuletzt über das Kabel ging. Gescanntes wird hier gezählt, nicht gezeigt.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>As numbers</source>
        <translation>Als Zahlen</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>Bytes of the cable</source>
        <translation>Bytes des Kabels</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Try the device, and look here again.</source>
        <translation>Probieren Sie das Gerät aus und sehen Sie hier noch einmal nach.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save to a file</source>
        <translation>In Datei speichern</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Save the bytes</source>
        <translation>Bytes speichern</translation>
    </message>
    <message>
        <source>{file} cannot be written. Choose another folder.</source>
        <translation>{file} lässt sich nicht schreiben. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Saved to {file}.</source>
        <translation>In {file} gespeichert.</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>VoidSheet</name>
    <message>
        <source>Void</source>
        <translation>Stornieren</translation>
    </message>
    <message>
        <source>Take out {item}</source>
        <translation>{item} entfernen</translation>
    </message>
    <message>
        <source>Customer changed their mind</source>
        <translation>Kunde hat es sich anders überlegt</translation>
    </message>
    <message>
        <source>Cannot pay</source>
        <translation>Kann nicht zahlen</translation>
    </message>
    <message>
        <source>Rung up wrong</source>
        <translation>Falsch eingegeben</translation>
    </message>
    <message>
        <source>Void the whole sale. Why?</source>
        <translation>Den ganzen Verkauf stornieren. Warum?</translation>
    </message>
    <message>
        <source>Another reason, then Enter</source>
        <translation>Anderer Grund, dann Enter</translation>
    </message>
    <message>
        <source>Keep the sale</source>
        <translation>Verkauf behalten</translation>
    </message>
</context>
<context>
    <name>WedgeLearning</name>
    <message>
        <source>It sends {prefix} before each code: set that as prefix.</source>
        <translation>Er sendet {prefix} vor jedem Code: das als Präfix einstellen.</translation>
    </message>
    <message>
        <source>It sends {suffix} after each code: set that as suffix.</source>
        <translation>Er sendet {suffix} nach jedem Code: das als Suffix einstellen.</translation>
    </message>
    <message>
        <source>It types as slowly as people: let it send a prefix, and set that here.</source>
        <translation>Er tippt so langsam wie Menschen: ihn ein Präfix senden lassen und es hier einstellen.</translation>
    </message>
    <message>
        <source>Its keys come {gap} ms apart: set the longest gap to {limit}.</source>
        <translation>Seine Tasten kommen im Abstand von {gap} ms: die längste Pause auf {limit} stellen.</translation>
    </message>
</context>
<context>
    <name>WeightSheet</name>
    <message>
        <source>How much of {item}?</source>
        <translation>Wie viel {item}?</translation>
    </message>
    <message>
        <source>Weight in {unit}</source>
        <translation>Gewicht in {unit}</translation>
    </message>
    <message>
        <source>Amount in {unit}</source>
        <translation>Menge in {unit}</translation>
    </message>
    <message>
        <source>Or type the weight in {unit}</source>
        <translation>Oder Gewicht in {unit} eintippen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
</context>
<context>
    <name>ZoneSheet</name>
    <message>
        <source>Lines of the document</source>
        <translation>Zeilen des Ausweises</translation>
    </message>
    <message>
        <source>Type the lines. A space counts as &lt;; leave them out at the end.</source>
        <translation>Zeilen tippen. Ein Leerzeichen gilt als &lt;; am Ende weglassen.</translation>
    </message>
    <message>
        <source>First line</source>
        <translation>Erste Zeile</translation>
    </message>
    <message>
        <source>Second line</source>
        <translation>Zweite Zeile</translation>
    </message>
    <message>
        <source>Third line, if any</source>
        <translation>Dritte Zeile, falls vorhanden</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>These lines are not whole. Compare them with the document.</source>
        <translation>Diese Zeilen sind nicht vollständig. Mit dem Ausweis vergleichen.</translation>
    </message>
    <message>
        <source>A check digit does not fit. Compare each character again.</source>
        <translation>Eine Prüfziffer passt nicht. Jedes Zeichen noch einmal vergleichen.</translation>
    </message>
    <message>
        <source>Letters and digits were mixed up and are changed. Compare, then check.</source>
        <translation>Buchstaben und Ziffern waren vertauscht und sind geändert. Vergleichen, dann prüfen.</translation>
    </message>
</context>
<context>
    <name>rights</name>
    <message>
        <source>sell</source>
        <translation>verkaufen</translation>
    </message>
    <message>
        <source>give a discount</source>
        <translation>Rabatt geben</translation>
    </message>
    <message>
        <source>give a large discount</source>
        <translation>großen Rabatt geben</translation>
    </message>
    <message>
        <source>change a price</source>
        <translation>Preis ändern</translation>
    </message>
    <message>
        <source>sell an open item</source>
        <translation>freien Artikel verkaufen</translation>
    </message>
    <message>
        <source>void a line</source>
        <translation>Zeile stornieren</translation>
    </message>
    <message>
        <source>void a sale</source>
        <translation>Verkauf stornieren</translation>
    </message>
    <message>
        <source>park a sale</source>
        <translation>Verkauf parken</translation>
    </message>
    <message>
        <source>print a receipt again</source>
        <translation>Bon noch einmal drucken</translation>
    </message>
    <message>
        <source>work with customers</source>
        <translation>mit Kunden arbeiten</translation>
    </message>
    <message>
        <source>merge or erase customers</source>
        <translation>Kunden zusammenführen oder löschen</translation>
    </message>
    <message>
        <source>sell without tax</source>
        <translation>ohne Steuer verkaufen</translation>
    </message>
    <message>
        <source>check an age</source>
        <translation>Alter prüfen</translation>
    </message>
    <message>
        <source>allow a sale without an ID</source>
        <translation>Verkauf ohne Ausweis erlauben</translation>
    </message>
    <message>
        <source>refund against a receipt</source>
        <translation>gegen Bon erstatten</translation>
    </message>
    <message>
        <source>refund without a receipt</source>
        <translation>ohne Bon erstatten</translation>
    </message>
    <message>
        <source>open a shift</source>
        <translation>Schicht öffnen</translation>
    </message>
    <message>
        <source>close a shift</source>
        <translation>Schicht schließen</translation>
    </message>
    <message>
        <source>put cash in or take it out</source>
        <translation>Bargeld einlegen oder entnehmen</translation>
    </message>
    <message>
        <source>open the drawer without a sale</source>
        <translation>Schublade ohne Verkauf öffnen</translation>
    </message>
    <message>
        <source>print an X report</source>
        <translation>X-Bericht drucken</translation>
    </message>
    <message>
        <source>see reports</source>
        <translation>Berichte ansehen</translation>
    </message>
    <message>
        <source>go on without a check</source>
        <translation>ohne Prüfung fortfahren</translation>
    </message>
    <message>
        <source>decide a card payment</source>
        <translation>über eine Kartenzahlung entscheiden</translation>
    </message>
    <message>
        <source>accept a cash difference</source>
        <translation>Kassendifferenz annehmen</translation>
    </message>
    <message>
        <source>unlock somebody else&apos;s screen</source>
        <translation>fremden Bildschirm entsperren</translation>
    </message>
    <message>
        <source>change products</source>
        <translation>Artikel ändern</translation>
    </message>
    <message>
        <source>change staff</source>
        <translation>Personal ändern</translation>
    </message>
    <message>
        <source>change settings</source>
        <translation>Einstellungen ändern</translation>
    </message>
    <message>
        <source>change plugins</source>
        <translation>Plugins ändern</translation>
    </message>
    <message>
        <source>look after the stores outside</source>
        <translation>sich um die Speicher außerhalb kümmern</translation>
    </message>
    <message>
        <source>import and export</source>
        <translation>importieren und exportieren</translation>
    </message>
    <message>
        <source>set up devices</source>
        <translation>Geräte einrichten</translation>
    </message>
    <message>
        <source>back up and restore</source>
        <translation>sichern und wiederherstellen</translation>
    </message>
    <message>
        <source>close the program</source>
        <translation>Programm beenden</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>Something went wrong. Nothing was lost. Try again or call the manager.</source>
        <translation>Etwas ging schief. Nichts ist verloren. Noch einmal versuchen oder die Leitung rufen.</translation>
    </message>
    <message>
        <source>That did not work ({key}). Try again or call the manager.</source>
        <translation>Das hat nicht geklappt ({key}). Noch einmal versuchen oder die Leitung rufen.</translation>
    </message>
    <message>
        <source>Payment has not begun. Press Pay first.</source>
        <translation>Die Zahlung hat nicht begonnen. Zuerst „Zahlen“ drücken.</translation>
    </message>
    <message>
        <source>The amount is zero. Enter what the customer gives.</source>
        <translation>Der Betrag ist null. Eingeben, was der Kunde gibt.</translation>
    </message>
    <message>
        <source>The amount has the wrong sign. Enter it again.</source>
        <translation>Der Betrag hat das falsche Vorzeichen. Neu eingeben.</translation>
    </message>
    <message>
        <source>Nothing is left to pay. Press Done.</source>
        <translation>Nichts ist mehr zu zahlen. „Fertig“ drücken.</translation>
    </message>
    <message>
        <source>Only {remaining} is left to pay this way. Enter that amount or less.</source>
        <translation>So sind nur noch {remaining} zu zahlen. Diesen Betrag oder weniger eingeben.</translation>
    </message>
    <message>
        <source>{remaining} is still to pay. Take another payment first.</source>
        <translation>{remaining} ist noch zu zahlen. Zuerst eine weitere Zahlung annehmen.</translation>
    </message>
    <message>
        <source>That payment was removed already. Look at the list again.</source>
        <translation>Diese Zahlung wurde schon entfernt. Die Liste neu ansehen.</translation>
    </message>
    <message>
        <source>A card payment stands. Remove it first, so that the money goes back.</source>
        <translation>Eine Kartenzahlung steht noch. Zuerst entfernen, damit das Geld zurückgeht.</translation>
    </message>
    <message>
        <source>Take the card on its own terminal. Then type the number of its slip.</source>
        <translation>Die Karte am eigenen Terminal nehmen. Dann die Nummer des Belegs eingeben.</translation>
    </message>
    <message>
        <source>The card terminal is working. Wait until it has finished.</source>
        <translation>Das Kartengerät arbeitet. Warten, bis es fertig ist.</translation>
    </message>
    <message>
        <source>That card payment was decided already. Look at the list of payments.</source>
        <translation>Über diese Kartenzahlung ist schon entschieden. Die Liste der Zahlungen ansehen.</translation>
    </message>
    <message>
        <source>The reference is missing or too long. Type the number on the terminal&apos;s slip.</source>
        <translation>Die Referenz fehlt oder ist zu lang. Die Nummer vom Beleg des Geräts eingeben.</translation>
    </message>
    <message>
        <source>That looks like a card number. Type only the reference on the slip.</source>
        <translation>Das sieht nach einer Kartennummer aus. Nur die Referenz vom Beleg eingeben.</translation>
    </message>
    <message>
        <source>That looks like a card number, and none is ever stored. Leave it out.</source>
        <translation>Das sieht nach einer Kartennummer aus, und keine wird je gespeichert. Bitte weglassen.</translation>
    </message>
    <message>
        <source>The card was declined. Ask for another card or cash.</source>
        <translation>Die Karte wurde abgelehnt. Um eine andere Karte oder Bargeld bitten.</translation>
    </message>
    <message>
        <source>The card payment was cancelled. Try again or take cash.</source>
        <translation>Die Kartenzahlung wurde abgebrochen. Noch einmal versuchen oder bar nehmen.</translation>
    </message>
    <message>
        <source>The terminal knows nothing of that payment. Nothing was paid; take it again.</source>
        <translation>Das Gerät kennt diese Zahlung nicht. Es wurde nichts bezahlt; bitte neu annehmen.</translation>
    </message>
    <message>
        <source>The card terminal does not answer. Check its cable, then try again or take cash.</source>
        <translation>Das Kartengerät antwortet nicht. Kabel prüfen, dann neu versuchen oder bar nehmen.</translation>
    </message>
    <message>
        <source>It is not known whether the card paid. Look at the terminal&apos;s slip, then decide here.</source>
        <translation>Es ist nicht bekannt, ob die Karte bezahlt hat. Den Beleg ansehen, dann hier entscheiden.</translation>
    </message>
    <message>
        <source>The card payment is being returned. Wait until the terminal says so.</source>
        <translation>Die Kartenzahlung wird zurückgebucht. Warten, bis das Gerät es meldet.</translation>
    </message>
    <message>
        <source>The card payment was not returned. Return it at the terminal, then try again.</source>
        <translation>Die Kartenzahlung wurde nicht zurückgebucht. Am Gerät zurückbuchen, dann neu versuchen.</translation>
    </message>
    <message>
        <source>A card may have been charged for nothing. The terminal is asked again; look at its slips.</source>
        <translation>Eine Karte wurde vielleicht grundlos belastet. Das Terminal wird wieder gefragt; sehen Sie seine Belege an.</translation>
    </message>
    <message>
        <source>The card had been charged {amount} after all. The terminal has given it back; tell the customer.</source>
        <translation>Die Karte war doch mit {amount} belastet worden. Das Terminal hat den Betrag zurückgegeben; sagen Sie es dem Kunden.</translation>
    </message>
    <message>
        <source>The card was charged {amount} and no sale has it. Give it back at the terminal by hand.</source>
        <translation>Die Karte wurde mit {amount} belastet, und kein Verkauf enthält es. Geben Sie den Betrag am Terminal von Hand zurück.</translation>
    </message>
    <message>
        <source>The card terminal did not end its day. It is asked again with the next shift; check its cable.</source>
        <translation>Das Kartenterminal hat seinen Tag nicht abgeschlossen. Es wird mit der nächsten Schicht wieder gefragt; prüfen Sie das Kabel.</translation>
    </message>
    <message>
        <source>The card terminal refused to end its day: {reason}. End it at the terminal.</source>
        <translation>Das Kartenterminal hat den Tagesabschluss abgelehnt: {reason}. Schließen Sie ihn am Terminal ab.</translation>
    </message>
    <message>
        <source>The card terminal&apos;s day differs from the till&apos;s by {difference}. Compare the slips with the receipts.</source>
        <translation>Der Tag des Kartenterminals weicht um {difference} von dem der Kasse ab. Vergleichen Sie Belege und Bons.</translation>
    </message>
    <message>
        <source>That amount of cash is not possible. Enter an amount above zero.</source>
        <translation>Dieser Barbetrag geht nicht. Einen Betrag über null eingeben.</translation>
    </message>
    <message>
        <source>That amount is too large. Enter a smaller one.</source>
        <translation>Dieser Betrag ist zu groß. Einen kleineren eingeben.</translation>
    </message>
    <message>
        <source>The currency does not fit. Choose the currency of the shop.</source>
        <translation>Die Währung passt nicht. Die Währung des Ladens wählen.</translation>
    </message>
    <message>
        <source>That cash rounding is not known. Choose one from the list.</source>
        <translation>Diese Barrundung ist unbekannt. Eine aus der Liste wählen.</translation>
    </message>
    <message>
        <source>No shift is open. Open a shift with its float first.</source>
        <translation>Keine Schicht ist offen. Zuerst eine Schicht mit Wechselgeld öffnen.</translation>
    </message>
    <message>
        <source>A shift is open already. Close it before you open another.</source>
        <translation>Eine Schicht ist schon offen. Erst schließen, dann die nächste öffnen.</translation>
    </message>
    <message>
        <source>There are items in the basket. Finish, park or void the sale first.</source>
        <translation>Im Korb sind Artikel. Zuerst abschließen, parken oder stornieren.</translation>
    </message>
    <message>
        <source>The drawer is not counted yet. Count the cash and enter it.</source>
        <translation>Die Kasse ist noch nicht gezählt. Das Bargeld zählen und eingeben.</translation>
    </message>
    <message>
        <source>More stays in the drawer than was counted. Enter a smaller amount.</source>
        <translation>Es bleibt mehr in der Kasse, als gezählt wurde. Einen kleineren Betrag eingeben.</translation>
    </message>
    <message>
        <source>The disk of this machine is almost full, so no money was taken. Call the manager.</source>
        <translation>Der Speicher dieses Geräts ist fast voll, daher wurde kein Geld genommen. Die Leitung rufen.</translation>
    </message>
    <message>
        <source>This needs a manager: {right}. Ask a manager to enter the PIN.</source>
        <translation>Das darf nur die Leitung: {right}. Bitte die Leitung um ihre PIN.</translation>
    </message>
    <message>
        <source>{name} may not allow this. Ask another manager.</source>
        <translation>{name} darf das nicht erlauben. Jemand anderen aus der Leitung fragen.</translation>
    </message>
    <message>
        <source>Nobody is signed in. Sign in first.</source>
        <translation>Niemand ist angemeldet. Zuerst anmelden.</translation>
    </message>
    <message>
        <source>Name and secret do not match. Try again.</source>
        <translation>Name und Geheimnis passen nicht zusammen. Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Too many wrong tries. Wait a moment, then try again.</source>
        <translation>Zu viele falsche Versuche. Kurz warten, dann neu versuchen.</translation>
    </message>
    <message>
        <source>The screen is locked. Unlock it with your PIN.</source>
        <translation>Der Bildschirm ist gesperrt. Mit Ihrer PIN entsperren.</translation>
    </message>
    <message>
        <source>{name} locked this screen. Ask {name} or a manager to unlock it.</source>
        <translation>{name} hat gesperrt. {name} oder die Leitung um Entsperren bitten.</translation>
    </message>
    <message>
        <source>There are items in the basket. Finish, park or void the sale before the break.</source>
        <translation>Im Warenkorb sind Artikel. Beenden, parken oder stornieren Sie den Verkauf vor der Pause.</translation>
    </message>
    <message>
        <source>{name} is on a break. Take the till over by signing in yourself.</source>
        <translation>{name} ist in Pause. Übernehmen Sie die Kasse, indem Sie sich selbst anmelden.</translation>
    </message>
    <message>
        <source>Nobody of that name works here. Choose somebody from the list.</source>
        <translation>Hier arbeitet niemand mit diesem Namen. Jemanden aus der Liste wählen.</translation>
    </message>
    <message>
        <source>The name is missing or too long. Enter a shorter name.</source>
        <translation>Der Name fehlt oder ist zu lang. Einen kürzeren eingeben.</translation>
    </message>
    <message>
        <source>That role is not known. Choose one from the list.</source>
        <translation>Diese Rolle ist unbekannt. Eine aus der Liste wählen.</translation>
    </message>
    <message>
        <source>That PIN cannot be used. Choose four to eight digits.</source>
        <translation>Diese PIN geht nicht. Vier bis acht Ziffern wählen.</translation>
    </message>
    <message>
        <source>That password cannot be used. Choose a longer one.</source>
        <translation>Dieses Passwort geht nicht. Ein längeres wählen.</translation>
    </message>
    <message>
        <source>A new person needs a PIN or a password. Enter one of them.</source>
        <translation>Eine neue Person braucht PIN oder Passwort. Eines davon eingeben.</translation>
    </message>
    <message>
        <source>The user name {username} is taken. Choose another.</source>
        <translation>Der Benutzername {username} ist vergeben. Einen anderen wählen.</translation>
    </message>
    <message>
        <source>That badge cannot be used: it has fewer than 4 or more than 64 characters. Scan another one.</source>
        <translation>Dieser Ausweis geht nicht: Er hat weniger als 4 oder mehr als 64 Zeichen. Scannen Sie einen anderen.</translation>
    </message>
    <message>
        <source>{name} has that badge. Scan another one, or take it away from {name} first.</source>
        <translation>Diesen Ausweis hat {name}. Scannen Sie einen anderen, oder nehmen Sie ihn {name} zuerst weg.</translation>
    </message>
    <message>
        <source>That is the code of an item or a customer card. Scan another badge.</source>
        <translation>Das ist der Code eines Artikels oder einer Kundenkarte. Scannen Sie einen anderen Ausweis.</translation>
    </message>
    <message>
        <source>Nobody here has that badge. Go on without it, or ask a manager to add it.</source>
        <translation>Diesen Ausweis hat hier niemand. Machen Sie ohne ihn weiter, oder bitten Sie die Leitung, ihn einzutragen.</translation>
    </message>
    <message>
        <source>That badge is not enough to sign in. Enter your PIN as well.</source>
        <translation>Dieser Ausweis reicht zum Anmelden nicht. Geben Sie auch Ihre PIN ein.</translation>
    </message>
    <message>
        <source>This is the last manager. Make somebody else a manager first.</source>
        <translation>Das ist die letzte Leitung. Zuerst jemand anderen zur Leitung machen.</translation>
    </message>
    <message>
        <source>That customer is not known. Search again or add a new one.</source>
        <translation>Dieser Kunde ist unbekannt. Neu suchen oder anlegen.</translation>
    </message>
    <message>
        <source>No customer is attached. Choose one first.</source>
        <translation>Kein Kunde ist zugeordnet. Zuerst einen wählen.</translation>
    </message>
    <message>
        <source>The name is missing. Enter the customer&apos;s name.</source>
        <translation>Der Name fehlt. Den Namen des Kunden eingeben.</translation>
    </message>
    <message>
        <source>That phone number is not possible. Enter it again with its area code.</source>
        <translation>Diese Telefonnummer geht nicht. Mit Vorwahl neu eingeben.</translation>
    </message>
    <message>
        <source>{name} has that phone number already. Choose that customer instead.</source>
        <translation>{name} hat diese Telefonnummer schon. Diesen Kunden wählen.</translation>
    </message>
    <message>
        <source>That e-mail address is not possible. Enter it again.</source>
        <translation>Diese E-Mail-Adresse geht nicht. Neu eingeben.</translation>
    </message>
    <message>
        <source>These are the same customer. Choose two different ones.</source>
        <translation>Das ist derselbe Kunde. Zwei verschiedene wählen.</translation>
    </message>
    <message>
        <source>The reason for erasing is missing. Choose one from the list.</source>
        <translation>Der Grund für das Löschen fehlt. Einen aus der Liste wählen.</translation>
    </message>
    <message>
        <source>This customer is on the sale in hand. Finish the sale, then erase.</source>
        <translation>Dieser Kunde gehört zum laufenden Verkauf. Erst den Verkauf beenden, dann löschen.</translation>
    </message>
    <message>
        <source>{file} cannot be written. Choose another folder.</source>
        <translation>{file} kann nicht geschrieben werden. Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>{name} has that customer card already. Choose that customer instead.</source>
        <translation>{name} hat diese Kundenkarte schon. Diesen Kunden wählen.</translation>
    </message>
    <message>
        <source>One entry is longer than {limit} letters. Shorten it.</source>
        <translation>Eine Angabe hat mehr als {limit} Zeichen. Bitte kürzen.</translation>
    </message>
    <message>
        <source>There is nothing in the basket yet. Scan an item first.</source>
        <translation>Im Korb ist noch nichts. Zuerst einen Artikel scannen.</translation>
    </message>
    <message>
        <source>The basket holds {limit} lines already. Take payment for these first.</source>
        <translation>Der Korb hat schon {limit} Zeilen. Diese zuerst kassieren.</translation>
    </message>
    <message>
        <source>That line is no longer on the ticket. Choose another line.</source>
        <translation>Diese Zeile steht nicht mehr auf dem Bon. Eine andere wählen.</translation>
    </message>
    <message>
        <source>A returned line cannot be changed. Void it and add the return again.</source>
        <translation>Eine Rückgabe lässt sich nicht ändern. Stornieren und neu erfassen.</translation>
    </message>
    <message>
        <source>An item with a serial number is sold one by one. Scan the next one.</source>
        <translation>Artikel mit Seriennummer werden einzeln verkauft. Den nächsten scannen.</translation>
    </message>
    <message>
        <source>The code could not be read. Scan again or type it.</source>
        <translation>Der Code war nicht lesbar. Noch einmal scannen oder eingeben.</translation>
    </message>
    <message>
        <source>No product has the code {code}. Type it again, search by name, or use Open item.</source>
        <translation>Kein Artikel hat den Code {code}. Neu eingeben, nach Namen suchen oder „Freier Artikel“ nehmen.</translation>
    </message>
    <message>
        <source>The code {code} was misread. Scan it again or type all its digits.</source>
        <translation>Der Code {code} wurde falsch gelesen. Neu scannen oder alle Ziffern eingeben.</translation>
    </message>
    <message>
        <source>The label on this item is damaged. Scan the plain barcode or type its number.</source>
        <translation>Das Etikett dieses Artikels ist beschädigt. Den einfachen Strichcode scannen oder die Nummer eintippen.</translation>
    </message>
    <message>
        <source>That label is of a delivery, not of an item. Scan the label on the item.</source>
        <translation>Dieses Etikett gehört zu einer Lieferung, nicht zu einem Artikel. Das Etikett am Artikel scannen.</translation>
    </message>
    <message>
        <source>{name} expired on {day} and must not be sold. Put it aside and take another.</source>
        <translation>{name} ist am {day} abgelaufen und darf nicht verkauft werden. Weglegen und ein anderes nehmen.</translation>
    </message>
    <message>
        <source>{name} was best before {day}. Show the customer, or take another.</source>
        <translation>{name} war mindestens haltbar bis {day}. Dem Kunden zeigen oder ein anderes nehmen.</translation>
    </message>
    <message>
        <source>{name} should have been sold by {day}. Show the customer, or take another.</source>
        <translation>{name} sollte bis {day} verkauft sein. Dem Kunden zeigen oder ein anderes nehmen.</translation>
    </message>
    <message>
        <source>The price on the label of {name} is in {currency}. Search it by name instead.</source>
        <translation>Der Preis auf dem Etikett von {name} ist in {currency}. Den Artikel nach Namen suchen.</translation>
    </message>
    <message>
        <source>That is a staff badge, it sells nothing. Scan it to sign in, or when a manager is asked.</source>
        <translation>Das ist ein Mitarbeiterausweis, er verkauft nichts. Scannen Sie ihn zum Anmelden, oder wenn die Leitung gefragt ist.</translation>
    </message>
    <message>
        <source>That is a coupon, and coupons are not set up here. Give it back to the customer.</source>
        <translation>Das ist ein Gutschein, und Gutscheine sind hier nicht eingerichtet. Dem Kunden zurückgeben.</translation>
    </message>
    <message>
        <source>That was an ID, and no age is asked for. Nothing of it was kept; go on with the sale.</source>
        <translation>Das war ein Ausweis, und nach keinem Alter wird gefragt. Nichts davon wurde behalten; weiter verkaufen.</translation>
    </message>
    <message>
        <source>A scan cannot be used here, so nothing was added. Go back to the sale and scan again.</source>
        <translation>Ein Scan passt hier nicht, nichts kam dazu. Zurück zum Verkauf und neu scannen.</translation>
    </message>
    <message>
        <source>Payment has begun, so nothing was added. Remove the payment or finish the sale first.</source>
        <translation>Die Zahlung läuft, daher kam nichts dazu. Erst die Zahlung entfernen oder abschließen.</translation>
    </message>
    <message>
        <source>That product is not in the catalogue. Search by name or use Open item.</source>
        <translation>Dieser Artikel fehlt im Katalog. Nach Namen suchen oder „Freier Artikel“ nehmen.</translation>
    </message>
    <message>
        <source>That quantity is not possible. Enter a smaller quantity above zero.</source>
        <translation>Diese Menge geht nicht. Eine kleinere über null eingeben.</translation>
    </message>
    <message>
        <source>{name} is sold in whole pieces. Enter a quantity without decimals.</source>
        <translation>{name} wird stückweise verkauft. Eine Menge ohne Nachkommastellen eingeben.</translation>
    </message>
    <message>
        <source>{name} is sold by weight. Enter the weight in {unit}.</source>
        <translation>{name} wird nach Gewicht verkauft. Das Gewicht in {unit} eingeben.</translation>
    </message>
    <message>
        <source>{name} is sold by the piece. Use Quantity instead.</source>
        <translation>{name} wird stückweise verkauft. „Menge“ verwenden.</translation>
    </message>
    <message>
        <source>That price is not possible. Enter a price above zero, with at most six decimals.</source>
        <translation>Dieser Preis geht nicht. Einen Preis über null mit höchstens sechs Nachkommastellen eingeben.</translation>
    </message>
    <message>
        <source>{name} has no fixed price. Enter the price.</source>
        <translation>{name} hat keinen festen Preis. Den Preis eingeben.</translation>
    </message>
    <message>
        <source>{name} needs its serial number. Scan or type it.</source>
        <translation>{name} braucht die Seriennummer. Scannen oder eingeben.</translation>
    </message>
    <message>
        <source>Serial number {serial} was sold already. Check the number on the box.</source>
        <translation>Seriennummer {serial} ist schon verkauft. Die Nummer auf der Packung prüfen.</translation>
    </message>
    <message>
        <source>That discount is not possible here. Choose percent or amount.</source>
        <translation>Dieser Rabatt geht hier nicht. Prozent oder Betrag wählen.</translation>
    </message>
    <message>
        <source>That discount is not possible. Enter a smaller amount above zero.</source>
        <translation>Dieser Rabatt geht nicht. Einen kleineren Betrag über null eingeben.</translation>
    </message>
    <message>
        <source>That discount is larger than the price. Enter a smaller one.</source>
        <translation>Dieser Rabatt ist höher als der Preis. Einen kleineren eingeben.</translation>
    </message>
    <message>
        <source>The new price {price} is not possible. Enter another price.</source>
        <translation>Der neue Preis {price} geht nicht. Einen anderen eingeben.</translation>
    </message>
    <message>
        <source>There is nothing to undo. Choose a line to change it.</source>
        <translation>Es gibt nichts rückgängig zu machen. Zum Ändern eine Zeile wählen.</translation>
    </message>
    <message>
        <source>Somebody must be at least {limit} for an item here. Check the ID first.</source>
        <translation>Für einen Artikel gilt ein Alter ab {limit}. Zuerst den Ausweis prüfen.</translation>
    </message>
    <message>
        <source>No item here needs an age check. Go on with the sale.</source>
        <translation>Hier braucht nichts eine Altersprüfung. Weiter verkaufen.</translation>
    </message>
    <message>
        <source>That date of birth is not possible. Enter day, month and year again.</source>
        <translation>Dieses Geburtsdatum geht nicht. Tag, Monat und Jahr neu eingeben.</translation>
    </message>
    <message>
        <source>That kind of document is not known. Choose one from the list.</source>
        <translation>Diese Art Ausweis ist unbekannt. Eine aus der Liste wählen.</translation>
    </message>
    <message>
        <source>That document is not accepted here. Ask the customer for another one.</source>
        <translation>Dieser Ausweis wird hier nicht anerkannt. Bitten Sie den Kunden um einen anderen.</translation>
    </message>
    <message>
        <source>The document has expired. Ask the customer for a valid one.</source>
        <translation>Der Ausweis ist abgelaufen. Bitten Sie den Kunden um einen gültigen.</translation>
    </message>
    <message>
        <source>The document could not be read whole. Scan it again, or type the date of birth.</source>
        <translation>Der Ausweis wurde nicht vollständig gelesen. Noch einmal scannen oder Geburtsdatum tippen.</translation>
    </message>
    <message>
        <source>The scan has no whole date of birth. Look at the document and type the date.</source>
        <translation>Im Scan fehlt das volle Geburtsdatum. Ausweis ansehen und Datum tippen.</translation>
    </message>
    <message>
        <source>The document contradicts itself. Ask the customer for another one, or call a manager.</source>
        <translation>Der Ausweis widerspricht sich. Bitten Sie den Kunden um einen anderen oder rufen Sie die Leitung.</translation>
    </message>
    <message>
        <source>Looks are not enough for these items. Ask for the ID.</source>
        <translation>Bei diesen Artikeln genügt das Aussehen nicht. Lassen Sie sich den Ausweis zeigen.</translation>
    </message>
    <message>
        <source>The customer is younger than {limit}. Taken off the sale: {count}. Go on with the rest.</source>
        <translation>Der Kunde ist jünger als {limit}. Aus dem Verkauf genommen: {count}. Mit dem Rest weitermachen.</translation>
    </message>
    <message>
        <source>The sale waits for: {names}. Wait a moment or ask a manager.</source>
        <translation>Der Verkauf wartet auf: {names}. Kurz warten oder die Leitung fragen.</translation>
    </message>
    <message>
        <source>That parked sale was taken up already. Look at the list again.</source>
        <translation>Dieser geparkte Verkauf wurde schon geholt. Die Liste neu ansehen.</translation>
    </message>
    <message>
        <source>That sale is in {currency}. Finish it at the till that parked it.</source>
        <translation>Dieser Verkauf ist in {currency}. Schließen Sie ihn an der Kasse ab, die ihn geparkt hat.</translation>
    </message>
    <message>
        <source>{terminal} has taken up a parked sale that this till has, too. Agree there which of you takes the money.</source>
        <translation>{terminal} hat einen geparkten Verkauf aufgenommen, den auch diese Kasse hat. Einigen Sie sich dort, wer kassiert.</translation>
    </message>
    <message>
        <source>There are items in the basket. Park or finish them first.</source>
        <translation>Im Korb sind Artikel. Zuerst parken oder abschließen.</translation>
    </message>
    <message>
        <source>That receipt is not known on this lane. Check the number on the paper.</source>
        <translation>Diesen Bon kennt diese Kasse nicht. Die Nummer auf dem Papier prüfen.</translation>
    </message>
    <message>
        <source>That line cannot be returned. Choose another line of the receipt.</source>
        <translation>Diese Zeile kann nicht zurück. Eine andere Zeile des Bons wählen.</translation>
    </message>
    <message>
        <source>Units of this line are being returned in a parked sale. Finish that sale first.</source>
        <translation>Stücke dieser Position werden in einem geparkten Verkauf zurückgenommen. Schließen Sie zuerst jenen Verkauf ab.</translation>
    </message>
    <message>
        <source>Only {left} of it can still be returned. Enter a smaller quantity.</source>
        <translation>Nur noch {left} davon kann zurück. Eine kleinere Menge eingeben.</translation>
    </message>
    <message>
        <source>This needs a reason. Type a few words.</source>
        <translation>Das braucht einen Grund. Einige Worte eingeben.</translation>
    </message>
    <message>
        <source>The article number is missing or too long. Enter at most {limit} characters.</source>
        <translation>Die Artikelnummer fehlt oder ist zu lang. Höchstens {limit} Zeichen eingeben.</translation>
    </message>
    <message>
        <source>The name is missing or too long. Enter at most {limit} letters.</source>
        <translation>Der Name fehlt oder ist zu lang. Höchstens {limit} Zeichen eingeben.</translation>
    </message>
    <message>
        <source>That unit is not known. Choose one from the list.</source>
        <translation>Diese Einheit ist unbekannt. Eine aus der Liste wählen.</translation>
    </message>
    <message>
        <source>That minimum age is not possible. Enter a number of years up to {limit}.</source>
        <translation>Dieses Mindestalter geht nicht. Eine Zahl bis {limit} eingeben.</translation>
    </message>
    <message>
        <source>Labels of {size} mm are wider than this printer takes ({limit} mm). Choose smaller ones.</source>
        <translation>Etiketten von {size} mm passen nicht in diesen Drucker (höchstens {limit} mm). Wählen Sie eine kleinere Größe.</translation>
    </message>
    <message>
        <source>The barcode {code} is not possible. Check its digits.</source>
        <translation>Der Strichcode {code} geht nicht. Seine Ziffern prüfen.</translation>
    </message>
    <message>
        <source>Another product has the barcode {code} already: {owner}. Use another code.</source>
        <translation>Ein anderer Artikel hat den Strichcode {code} schon: {owner}. Einen anderen nehmen.</translation>
    </message>
    <message>
        <source>Another product has the PLU {plu} already: {owner}. Use another number.</source>
        <translation>Ein anderer Artikel hat die PLU {plu} schon: {owner}. Eine andere nehmen.</translation>
    </message>
    <message>
        <source>That picture is too large. Choose a smaller file.</source>
        <translation>Dieses Bild ist zu groß. Eine kleinere Datei wählen.</translation>
    </message>
    <message>
        <source>That is not a picture we can show. Choose a file of these kinds: {allowed}.</source>
        <translation>Dieses Bild lässt sich nicht zeigen. Eine Datei dieser Art wählen: {allowed}.</translation>
    </message>
    <message>
        <source>That barcode pattern means nothing. Look at the examples in the guide.</source>
        <translation>Dieses Strichcodemuster bedeutet nichts. Die Beispiele im Handbuch ansehen.</translation>
    </message>
    <message>
        <source>An import is filling the catalogue. Try again in a minute.</source>
        <translation>Ein Import füllt gerade den Katalog. In einer Minute noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The catalogue did not take the change. Check number, codes and price.</source>
        <translation>Der Katalog hat die Änderung nicht angenommen. Nummer, Codes und Preis prüfen.</translation>
    </message>
    <message>
        <source>That tax rate is not possible. Enter a percentage, for example 20.</source>
        <translation>Dieser Steuersatz geht nicht. Einen Prozentwert eingeben, zum Beispiel 20.</translation>
    </message>
    <message>
        <source>That tax rounding is not known. Choose one from the list.</source>
        <translation>Diese Steuerrundung ist unbekannt. Eine aus der Liste wählen.</translation>
    </message>
    <message>
        <source>There is no setting called {setting}. Check its name.</source>
        <translation>Es gibt keine Einstellung {setting}. Den Namen prüfen.</translation>
    </message>
    <message>
        <source>That value does not fit {setting}. Expected: {expected}.</source>
        <translation>Dieser Wert passt nicht zu {setting}. Erwartet: {expected}.</translation>
    </message>
    <message>
        <source>{setting} cannot change once the shop has sold. Set up another shop for it.</source>
        <translation>{setting} ist nach dem ersten Verkauf fest. Dafür einen anderen Laden einrichten.</translation>
    </message>
    <message>
        <source>A demo shop cannot become a real one. Set up a real shop in a new place.</source>
        <translation>Ein Demoladen wird nie ein echter. An einem neuen Ort einen echten einrichten.</translation>
    </message>
    <message>
        <source>There are items in the basket. Finish or park the sale, then change the setting.</source>
        <translation>Im Korb sind Artikel. Abschließen oder parken, dann die Einstellung ändern.</translation>
    </message>
    <message>
        <source>The shop has no name yet. Enter one.</source>
        <translation>Der Laden hat noch keinen Namen. Bitte eingeben.</translation>
    </message>
    <message>
        <source>This shop is set up already. Sign in instead.</source>
        <translation>Dieser Laden ist schon eingerichtet. Bitte anmelden.</translation>
    </message>
    <message>
        <source>This till belongs to head office. Wait for the shop to come from there.</source>
        <translation>Diese Kasse gehört zur Zentrale. Warten Sie, bis der Laden von dort kommt.</translation>
    </message>
    <message>
        <source>The journal is damaged at event {seq}, so selling has stopped. Call the manager.</source>
        <translation>Das Journal ist bei Ereignis {seq} beschädigt, daher ruht der Verkauf. Die Leitung rufen.</translation>
    </message>
    <message>
        <source>This lane has stopped to protect its records. Call the manager.</source>
        <translation>Diese Kasse hat zum Schutz ihrer Daten angehalten. Die Leitung rufen.</translation>
    </message>
    <message>
        <source>The disk did not say whether that was stored. Close the till and start it: it looks.</source>
        <translation>Unklar, ob das gespeichert wurde. Kasse schließen und neu starten: sie sieht nach.</translation>
    </message>
    <message>
        <source>The till&apos;s records are damaged. Close the till and start it again: it mends what it can.</source>
        <translation>Die Daten der Kasse sind beschädigt. Kasse schließen und neu starten: sie heilt, was geht.</translation>
    </message>
    <message>
        <source>Another program holds the till&apos;s records. Wait: nothing you scan is lost.</source>
        <translation>Ein anderes Programm hält die Daten der Kasse. Warten: kein Scan geht verloren.</translation>
    </message>
    <message>
        <source>Prices only. {what} {hint}</source>
        <translation>Nur Preise. {what} {hint}</translation>
    </message>
    <message>
        <source>Nothing was changed: {what} {hint}</source>
        <translation>Nichts wurde geändert: {what} {hint}</translation>
    </message>
    <message>
        <source>This lane is shutting down. Start it again.</source>
        <translation>Diese Kasse wird beendet. Bitte neu starten.</translation>
    </message>
    <message>
        <source>The price rule {rule} is not known. Choose one from the list.</source>
        <translation>Die Preisregel {rule} ist unbekannt. Eine aus der Liste wählen.</translation>
    </message>
    <message>
        <source>{rows} rows have no price. Map a price column or choose a price rule: {rules}.</source>
        <translation>{rows} Zeilen haben keinen Preis. Eine Preisspalte zuordnen oder eine Regel wählen: {rules}.</translation>
    </message>
    <message>
        <source>The file has no rows. Choose another file.</source>
        <translation>Die Datei hat keine Zeilen. Eine andere wählen.</translation>
    </message>
    <message>
        <source>The first row has no column names. Add a row of names, then import again.</source>
        <translation>Die erste Zeile hat keine Spaltennamen. Namen ergänzen, dann neu importieren.</translation>
    </message>
    <message>
        <source>No column holds the codes. Choose the column of codes by hand.</source>
        <translation>Keine Spalte enthält die Codes. Die Spalte der Codes von Hand wählen.</translation>
    </message>
    <message>
        <source>No column holds names. Choose the column of names by hand.</source>
        <translation>Keine Spalte enthält Namen. Die Spalte der Namen von Hand wählen.</translation>
    </message>
    <message>
        <source>A pack needs both its barcode and its quantity column. Map both of them.</source>
        <translation>Ein Gebinde braucht Strichcode und Menge. Beide Spalten zuordnen.</translation>
    </message>
    <message>
        <source>{file} cannot be opened. Check that it is there and not open elsewhere.</source>
        <translation>{file} lässt sich nicht öffnen. Prüfen, ob die Datei da und nirgends offen ist.</translation>
    </message>
    <message>
        <source>The entry {entry} fits no column. Choose the columns again.</source>
        <translation>Der Eintrag {entry} passt zu keiner Spalte. Die Spalten neu wählen.</translation>
    </message>
    <message>
        <source>Row {row} has a quote that is never closed. Mend that row and import again.</source>
        <translation>In Zeile {row} fehlt ein schließendes Anführungszeichen. Korrigieren und neu importieren.</translation>
    </message>
    <message>
        <source>There is no tax group {group}. Choose one of: {known}.</source>
        <translation>Es gibt keine Steuergruppe {group}. Eine wählen von: {known}.</translation>
    </message>
    <message>
        <source>The file is too large when unpacked. Split it and import the parts.</source>
        <translation>Die Datei ist entpackt zu groß. Teilen und die Teile importieren.</translation>
    </message>
    <message>
        <source>There are more than {limit} categories. Use fewer of them.</source>
        <translation>Es gibt mehr als {limit} Kategorien. Weniger verwenden.</translation>
    </message>
    <message>
        <source>The file has more than {limit} columns. Take away those that are not needed.</source>
        <translation>Die Datei hat mehr als {limit} Spalten. Überflüssige entfernen.</translation>
    </message>
    <message>
        <source>The file has more than {limit} rows. Split it and import the parts.</source>
        <translation>Die Datei hat mehr als {limit} Zeilen. Teilen und die Teile importieren.</translation>
    </message>
    <message>
        <source>{file} is an old Excel file. Save it as XLSX or CSV and import that.</source>
        <translation>{file} ist eine alte Excel-Datei. Als XLSX oder CSV speichern und diese importieren.</translation>
    </message>
    <message>
        <source>The file is damaged. Export it again and import the new file.</source>
        <translation>Die Datei ist beschädigt. Neu exportieren und die neue Datei importieren.</translation>
    </message>
    <message>
        <source>A backup was restored. New receipts begin a new series of numbers.</source>
        <translation>Eine Sicherung wurde eingespielt. Neue Belege beginnen eine neue Nummernreihe.</translation>
    </message>
    <message>
        <source>The newest records are missing here. Tell the manager before you sell.</source>
        <translation>Die neuesten Einträge fehlen hier. Vor dem Verkaufen die Leitung verständigen.</translation>
    </message>
    <message>
        <source>A table was damaged: all are made again from the journal. Tell who looks after the till.</source>
        <translation>Eine Tabelle war beschädigt: alle sind aus dem Journal neu erstellt. Betreuung informieren.</translation>
    </message>
    <message>
        <source>This till runs on another machine now. If the old one still sells, call the manager.</source>
        <translation>Diese Kasse läuft jetzt auf einem anderen Gerät. Verkauft das alte noch, die Leitung rufen.</translation>
    </message>
    <message>
        <source>The clock has jumped. Confirm the time, then go on.</source>
        <translation>Die Uhr ist gesprungen. Die Zeit bestätigen, dann weitermachen.</translation>
    </message>
    <message>
        <source>There is no plugin {plugin} here. Look at the list of plugins again.</source>
        <translation>Hier gibt es kein Plugin {plugin}. Sehen Sie die Liste der Plugins noch einmal an.</translation>
    </message>
    <message>
        <source>{plugin} cannot run here: {why}. Tell who looks after the till.</source>
        <translation>{plugin} kann hier nicht laufen: {why}. Sagen Sie es der Betreuung der Kasse.</translation>
    </message>
    <message>
        <source>{plugin} does not work now. Switch it on first, then try again.</source>
        <translation>{plugin} arbeitet gerade nicht. Zuerst einschalten, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Something that was filled in does not fit: {why}. Correct it and try again.</source>
        <translation>Eine Eingabe passt nicht: {why}. Berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>That cannot be kept: {why}. Correct it and try again.</source>
        <translation>Das lässt sich nicht speichern: {why}. Berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>{plugin} has nothing to set. Choose another plugin.</source>
        <translation>Bei {plugin} gibt es nichts einzustellen. Wählen Sie ein anderes Plugin.</translation>
    </message>
    <message>
        <source>{plugin} failed and rests; sales go on. A manager can switch it on again.</source>
        <translation>{plugin} ist ausgefallen und ruht; verkauft wird weiter. Die Leitung kann es wieder einschalten.</translation>
    </message>
    <message>
        <source>{plugin}: {text}.</source>
        <translation>{plugin}: {text}.</translation>
    </message>
    <message>
        <source>That question was answered already. Go on with the sale.</source>
        <translation>Diese Frage ist schon beantwortet. Weiter mit dem Verkauf.</translation>
    </message>
    <message>
        <source>Payment waits: {reason}. See to it above the total first.</source>
        <translation>Die Zahlung wartet: {reason}. Erst über der Summe erledigen.</translation>
    </message>
    <message>
        <source>Payment waits for an answer: {question} Choose one above the total.</source>
        <translation>Die Zahlung wartet auf eine Antwort: {question} Wählen Sie über der Summe.</translation>
    </message>
    <message>
        <source>Nobody can allow this: {reason}. Take the items out or void the sale.</source>
        <translation>Das kann niemand erlauben: {reason}. Artikel herausnehmen oder den Verkauf stornieren.</translation>
    </message>
    <message>
        <source>Nothing holds the sale there any more. Go on with the sale.</source>
        <translation>Dort hält den Verkauf nichts mehr an. Weiter mit dem Verkauf.</translation>
    </message>
    <message>
        <source>This screen sends nothing anywhere. Do that at a till.</source>
        <translation>Dieser Schirm sendet nichts. Tun Sie das an einer Kasse.</translation>
    </message>
    <message>
        <source>Head office sent what cannot be taken ({count}, the last {name}: {why}). Ask head office.</source>
        <translation>Die Zentrale hat gesendet, was nicht übernommen werden kann ({count}, zuletzt {name}: {why}). Fragen Sie die Zentrale.</translation>
    </message>
    <message>
        <source>There is nothing to carry (switched on: {known}). Switch a store on, then start again.</source>
        <translation>Es gibt nichts weiterzugeben (eingeschaltet: {known}). Schalten Sie einen Speicher ein, dann starten Sie neu.</translation>
    </message>
    <message>
        <source>{sink} does not answer ({reason}). It is tried again by itself; check network and address.</source>
        <translation>{sink} antwortet nicht ({reason}). Es wird von selbst neu versucht; prüfen Sie Netz und Adresse.</translation>
    </message>
    <message>
        <source>The till&apos;s records cannot be read ({reason}). Tell who looks after the till; it tries again.</source>
        <translation>Die Bücher der Kasse sind nicht lesbar ({reason}). Sagen Sie es dem Betreuer; es wird neu versucht.</translation>
    </message>
    <message>
        <source>A file of this till cannot be read or written ({reason}). Make free space, or tell who looks after it.</source>
        <translation>Eine Datei dieser Kasse lässt sich nicht lesen oder schreiben ({reason}). Schaffen Sie Platz oder sagen Sie es dem, der sich darum kümmert.</translation>
    </message>
    <message>
        <source>{count} entries of one kind ({kind}) were refused in a row. The rest waits: have the store looked at.</source>
        <translation>{count} Einträge einer Art ({kind}) wurden nacheinander abgelehnt. Die übrigen warten: lassen Sie den Speicher ansehen.</translation>
    </message>
    <message>
        <source>Something went wrong in the program ({kind}). It tries again; tell who looks after the till.</source>
        <translation>Im Programm ging etwas schief ({kind}). Es versucht es neu; sagen Sie es dem Betreuer der Kasse.</translation>
    </message>
    <message>
        <source>A newer life of this till is known there ({epoch}, here {own_epoch}). Look for a copy of the till.</source>
        <translation>Dort kennt man ein neueres Leben dieser Kasse ({epoch}, hier {own_epoch}). Suchen Sie eine Kopie der Kasse.</translation>
    </message>
    <message>
        <source>More of this till is known there ({seq}) than here ({own_seq}): an old backup. Begin a new life.</source>
        <translation>Dort ist mehr von dieser Kasse bekannt ({seq}) als hier ({own_seq}): eine alte Sicherung. Beginnen Sie ein neues Leben.</translation>
    </message>
    <message>
        <source>Other sales of this till are known there, up to {seq}. Look for a copy, then begin a new life.</source>
        <translation>Dort sind andere Verkäufe dieser Kasse bekannt, bis {seq}. Suchen Sie eine Kopie, dann beginnen Sie ein neues Leben.</translation>
    </message>
    <message>
        <source>{sink} does not know who signs in. Keep a key at Sign-in to Amazon, or name a profile.</source>
        <translation>{sink} weiß nicht, wer sich anmeldet. Hinterlegen Sie einen Schlüssel bei Anmeldung bei Amazon oder nennen Sie ein Profil.</translation>
    </message>
    <message>
        <source>The sign-in to {sink} has expired. Renew it or keep a new key, then try again.</source>
        <translation>Die Anmeldung bei {sink} ist abgelaufen. Erneuern Sie sie oder hinterlegen Sie einen neuen Schlüssel, dann versuchen Sie es neu.</translation>
    </message>
    <message>
        <source>{sink} says that this machine&apos;s clock is wrong. Set date and time, then try again.</source>
        <translation>{sink} sagt, dass die Uhr dieses Rechners falsch geht. Stellen Sie Datum und Zeit, dann versuchen Sie es neu.</translation>
    </message>
    <message>
        <source>{sink} does not allow that ({what}: {action}). Give the key the missing right, then try again.</source>
        <translation>{sink} erlaubt das nicht ({what}: {action}). Geben Sie dem Schlüssel das fehlende Recht und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>{what} is in another region of Amazon&apos;s cloud. Correct the region, then try again.</source>
        <translation>{what} liegt in einer anderen Region von Amazons Cloud. Berichtigen Sie die Region und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>{what} is not there. Allow it to be made, or have somebody run `pos-terminal cloud setup`.</source>
        <translation>{what} gibt es dort nicht. Erlauben Sie das Anlegen oder lassen Sie `pos-terminal cloud setup` ausführen.</translation>
    </message>
    <message>
        <source>{sink} cannot be signed in to now ({reason}). It is tried again; look at the profile or the role.</source>
        <translation>Die Anmeldung bei {sink} gelingt gerade nicht ({reason}). Es wird neu versucht; prüfen Sie Profil oder Rolle.</translation>
    </message>
    <message>
        <source>Region, profile or address for {sink} is wrong ({reason}). Correct it, then try again.</source>
        <translation>Region, Profil oder Adresse für {sink} ist falsch ({reason}). Berichtigen Sie das und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The kept key for Amazon&apos;s cloud cannot be read. Keep it again at Sign-in to Amazon.</source>
        <translation>Der aufbewahrte Schlüssel für Amazons Cloud ist nicht lesbar. Hinterlegen Sie ihn bei „Anmeldung bei Amazon“ neu.</translation>
    </message>
    <message>
        <source>{sink} cannot take that ({what}). Show it to who looks after the till.</source>
        <translation>{sink} kann das nicht annehmen ({what}). Zeigen Sie es dem Betreuer der Kasse.</translation>
    </message>
    <message>
        <source>Kafka does not accept the sign-in. Correct name, password or how it is proved, then try again.</source>
        <translation>Kafka nimmt die Anmeldung nicht an. Name, Passwort oder Art des Nachweises berichtigen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Kafka does not allow that ({what}: {reason}). Have the right given, then try again.</source>
        <translation>Kafka erlaubt das nicht ({what}: {reason}). Das Recht geben lassen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Kafka&apos;s settings cannot work: {reason}. Correct them, then try again.</source>
        <translation>Die Einstellungen für Kafka können nicht gehen: {reason}. Berichtigen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>No safe connection to Kafka ({reason}). Check the file of certificates and the address.</source>
        <translation>Keine sichere Verbindung zu Kafka ({reason}). Die Zertifikatsdatei und die Adresse prüfen.</translation>
    </message>
    <message>
        <source>Kafka has no topic {topic}. Allow it to be made, or have somebody make it.</source>
        <translation>Kafka hat kein Topic {topic}. Das Anlegen erlauben oder es anlegen lassen.</translation>
    </message>
    <message>
        <source>Kafka does not make the topic {topic} ({reason}). Have somebody make it, or correct replicas.</source>
        <translation>Kafka legt das Topic {topic} nicht an ({reason}). Es anlegen lassen oder die Zahl der Kopien berichtigen.</translation>
    </message>
    <message>
        <source>The topic {topic} has {has} partitions, not {wanted}. Set {has} here: a topic&apos;s number never changes.</source>
        <translation>Das Topic {topic} hat {has} Partitionen, nicht {wanted}. Hier {has} einstellen: Die Zahl eines Topics ändert sich nie.</translation>
    </message>
    <message>
        <source>Kafka never takes that ({topic}: {reason}). Show it to who looks after the till.</source>
        <translation>Kafka nimmt das nie an ({topic}: {reason}). Zeigen Sie es dem Betreuer der Kasse.</translation>
    </message>
    <message>
        <source>Receipt {receipt} is too large for DynamoDB ({kilobytes} kB). Switch S3 on, then try it again.</source>
        <translation>Beleg {receipt} ist zu groß für DynamoDB ({kilobytes} kB). Schalten Sie S3 ein, dann versuchen Sie es neu.</translation>
    </message>
    <message>
        <source>Entry {seq} ({kind}) is not as it should be. Show it to who looks after the till.</source>
        <translation>Eintrag {seq} ({kind}) ist nicht, wie er sein soll. Zeigen Sie ihn dem Betreuer der Kasse.</translation>
    </message>
    <message>
        <source>Postgres does not accept the sign-in. Keep the right password, then try again.</source>
        <translation>Postgres nimmt die Anmeldung nicht an. Hinterlegen Sie das richtige Passwort und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The store knows another history of this till. This entry lacks in its reports: export it for the books.</source>
        <translation>Der Speicher kennt eine andere Geschichte dieser Kasse. Dieser Eintrag fehlt in seinen Berichten: für die Bücher exportieren.</translation>
    </message>
    <message>
        <source>Postgres does not allow that to this user. Have the right given, then try again.</source>
        <translation>Postgres erlaubt das diesem Benutzer nicht. Lassen Sie das Recht vergeben und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Postgres has no such database. Have it made, or correct its name; it is tried again by itself.</source>
        <translation>Postgres hat keine solche Datenbank. Lassen Sie sie anlegen oder berichtigen Sie den Namen; es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>The line to Postgres cannot be made safe. Check its certificate and the setting for TLS.</source>
        <translation>Die Leitung zu Postgres lässt sich nicht sichern. Prüfen Sie das Zertifikat und die Einstellung für TLS.</translation>
    </message>
    <message>
        <source>Postgres cannot take that ({what}). Look at the refused entries; tell who looks after the till.</source>
        <translation>Postgres kann das nicht annehmen ({what}). Sehen Sie bei den abgelehnten Einträgen nach und sagen Sie dem Betreuer der Kasse Bescheid.</translation>
    </message>
    <message>
        <source>The tables in Postgres are not as this program knows them. Tell who looks after the till.</source>
        <translation>Die Tabellen in Postgres sind anders, als dieses Programm sie kennt. Sagen Sie dem Betreuer der Kasse Bescheid.</translation>
    </message>
    <message>
        <source>Postgres has too much to do at the moment. It is tried again by itself.</source>
        <translation>Postgres hat im Augenblick zu viel zu tun. Es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>The tables in Postgres belong to a newer program ({found}). Update this till.</source>
        <translation>Die Tabellen in Postgres gehören zu einem neueren Programm ({found}). Aktualisieren Sie diese Kasse.</translation>
    </message>
    <message>
        <source>The tables in Postgres are older than this program. Have them upgraded, or allow this till to.</source>
        <translation>Die Tabellen in Postgres sind älter als dieses Programm. Lassen Sie sie anpassen oder erlauben Sie es dieser Kasse.</translation>
    </message>
    <message>
        <source>Postgres has no tables in the schema {schema}. Have them made, or allow this till to.</source>
        <translation>Postgres hat im Schema {schema} keine Tabellen. Lassen Sie sie anlegen oder erlauben Sie es dieser Kasse.</translation>
    </message>
    <message>
        <source>The database in Postgres does not keep all letters. Have one made with UTF8.</source>
        <translation>Die Datenbank in Postgres kann nicht alle Buchstaben. Lassen Sie eine mit UTF8 anlegen.</translation>
    </message>
    <message>
        <source>The table {what} was made for something else. Name another table, then try again.</source>
        <translation>Die Tabelle {what} wurde für etwas anderes angelegt. Nennen Sie eine andere Tabelle und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Till {other} has sent another sale under the number of receipt {receipt}. Look for a copy of the till.</source>
        <translation>Kasse {other} hat unter der Nummer von Beleg {receipt} einen anderen Verkauf gesendet. Suchen Sie nach einer Kopie der Kasse.</translation>
    </message>
    <message>
        <source>{what} in the archive is damaged. Have an older version of it put back in the bucket.</source>
        <translation>{what} im Archiv ist beschädigt. Lassen Sie eine ältere Fassung im Bucket wiederherstellen.</translation>
    </message>
    <message>
        <source>{what} in the archive was made by a newer program. Update this program, then try again.</source>
        <translation>{what} im Archiv stammt von einem neueren Programm. Aktualisieren Sie dieses Programm und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>A bucket called {what} belongs to somebody else. Name another bucket, then try again.</source>
        <translation>Ein Bucket namens {what} gehört jemand anderem. Geben Sie einen anderen Bucket an und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>A picture of a product is damaged on this till ({what}). Give the product its picture again.</source>
        <translation>Ein Produktbild auf dieser Kasse ist beschädigt ({what}). Geben Sie dem Artikel sein Bild erneut.</translation>
    </message>
    <message>
        <source>The passwords that this till keeps are locked ({reason}). Unlock them, then try again.</source>
        <translation>Die Passwörter, die diese Kasse aufbewahrt, sind gesperrt ({reason}). Entsperren Sie sie und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>{sink} has too much to do at the moment. It is tried again by itself.</source>
        <translation>{sink} hat zurzeit zu viel zu tun. Es wird von selbst neu versucht.</translation>
    </message>
    <message>
        <source>There is no store called {section}. Choose one of the list.</source>
        <translation>Es gibt keinen Speicher namens {section}. Wählen Sie einen aus der Liste.</translation>
    </message>
    <message>
        <source>A password does not belong there ({setting}). Type it into the field for the password.</source>
        <translation>Ein Passwort gehört nicht dorthin ({setting}). Tippen Sie es in das Feld für das Passwort.</translation>
    </message>
    <message>
        <source>The settings file {file} cannot be used: {why}. Tell who looks after the till.</source>
        <translation>Die Datei {file} ist nicht brauchbar: {why}. Sagen Sie es dem Betreuer der Kasse.</translation>
    </message>
    <message>
        <source>That cannot be done with {sink}. Try another.</source>
        <translation>Das geht mit {sink} nicht. Versuchen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>A sale is in progress. Finish or park it, then begin the new life.</source>
        <translation>Ein Verkauf läuft. Beenden oder parken Sie ihn, dann beginnen Sie das neue Leben.</translation>
    </message>
    <message>
        <source>Nothing is being sent at the moment. Wait a moment; if it stays so, tell who looks after the till.</source>
        <translation>Zurzeit wird nichts gesendet. Warten Sie kurz; bleibt es so, sagen Sie es dem Betreuer der Kasse.</translation>
    </message>
    <message>
        <source>The program that sends has ended by itself (code {code}). It is started again; tell who looks after the till.</source>
        <translation>Das Programm, das sendet, hat sich selbst beendet (Code {code}). Es wird neu gestartet; sagen Sie es der Person, die die Kasse betreut.</translation>
    </message>
    <message>
        <source>The file {file} cannot be written ({why}). Choose another place.</source>
        <translation>Die Datei {file} lässt sich nicht schreiben ({why}). Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>{sink} does not answer now. It is tried as soon as it does.</source>
        <translation>{sink} antwortet jetzt nicht. Es wird versucht, sobald er es tut.</translation>
    </message>
    <message>
        <source>There is no event {seq}; the last one is {last}. Type another number.</source>
        <translation>Es gibt keinen Eintrag {seq}; der letzte ist {last}. Tippen Sie eine andere Nummer.</translation>
    </message>
    <message>
        <source>No password is kept under the name {secret}. Choose a store of the list.</source>
        <translation>Unter dem Namen {secret} wird kein Passwort hinterlegt. Wählen Sie einen Speicher aus der Liste.</translation>
    </message>
    <message>
        <source>There is no store called {sink}. Choose one of the list.</source>
        <translation>Es gibt keinen Speicher namens {sink}. Wählen Sie einen aus der Liste.</translation>
    </message>
    <message>
        <source>{sink} is switched off. Switch it on, then try again.</source>
        <translation>{sink} ist ausgeschaltet. Schalten Sie ihn ein, dann versuchen Sie es neu.</translation>
    </message>
    <message>
        <source>That is not the code of this file. Look at each letter and try again.</source>
        <translation>Das ist nicht der Code dieser Datei. Sehen Sie jeden Buchstaben an und versuchen Sie es neu.</translation>
    </message>
    <message>
        <source>This file could be used until {day}. Ask head office for another one.</source>
        <translation>Diese Datei galt bis {day}. Bitten Sie die Zentrale um eine andere.</translation>
    </message>
    <message>
        <source>This is no enrolment file. Ask head office for another one.</source>
        <translation>Das ist keine Anmeldedatei. Bitten Sie die Zentrale um eine andere.</translation>
    </message>
    <message>
        <source>The till does not take that document ({why}). Ask head office to publish it again.</source>
        <translation>Die Kasse nimmt dieses Dokument nicht an ({why}). Bitten Sie die Zentrale, es neu zu veröffentlichen.</translation>
    </message>
    <message>
        <source>Head office does not set {setting}. Set it at the till.</source>
        <translation>Die Zentrale stellt {setting} nicht ein. Stellen Sie es an der Kasse ein.</translation>
    </message>
    <message>
        <source>Postgres has no address yet. Fill in its server, then try again.</source>
        <translation>Postgres hat noch keine Adresse. Tragen Sie den Server ein, dann versuchen Sie es neu.</translation>
    </message>
    <message>
        <source>{connection} cannot be used: {why}. Correct it and try again.</source>
        <translation>{connection} ist nicht verwendbar: {why}. Korrigieren Sie die Angabe und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>{setting} cannot be kept: {why}. Correct it and try again.</source>
        <translation>{setting} lässt sich nicht speichern: {why}. Korrigieren Sie die Angabe und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>{device} is set by a file of IT&apos;s. Ask IT to change it there.</source>
        <translation>{device} ist durch eine Datei der IT festgelegt. Bitten Sie die IT, es dort zu ändern.</translation>
    </message>
    <message>
        <source>{device} cannot do that ({act}). Choose one of its own tests.</source>
        <translation>{device} kann das nicht ({act}). Wählen Sie eine der angebotenen Prüfungen.</translation>
    </message>
    <message>
        <source>{device} is no longer set up. Look at the list of devices again.</source>
        <translation>{device} ist nicht mehr eingerichtet. Sehen Sie die Geräteliste noch einmal an.</translation>
    </message>
    <message>
        <source>{device} does not work. Check its power and cable.</source>
        <translation>{device} funktioniert nicht. Prüfen Sie Strom und Kabel.</translation>
    </message>
    <message>
        <source>{device} is not there. Plug it in, or choose its port on the Devices page.</source>
        <translation>{device} ist nicht da. Schließen Sie das Gerät an oder wählen Sie seinen Anschluss auf der Seite „Geräte“.</translation>
    </message>
    <message>
        <source>{device} does not answer. Check its power and cable.</source>
        <translation>{device} antwortet nicht. Prüfen Sie Strom und Kabel.</translation>
    </message>
    <message>
        <source>{device} did not answer in time. Switch it off and on; check the protocol chosen for it.</source>
        <translation>{device} hat nicht rechtzeitig geantwortet. Schalten Sie das Gerät aus und ein; prüfen Sie das gewählte Protokoll.</translation>
    </message>
    <message>
        <source>Another program uses {device}. Close that program.</source>
        <translation>Ein anderes Programm benutzt {device}. Schließen Sie dieses Programm.</translation>
    </message>
    <message>
        <source>{device} says what nobody understands. Check the protocol, speed and parity chosen.</source>
        <translation>{device} sendet Unverständliches. Prüfen Sie Protokoll, Geschwindigkeit und Parität.</translation>
    </message>
    <message>
        <source>Nobody knows whether that was printed. Look; if it is not complete, print a copy.</source>
        <translation>Es ist nicht bekannt, ob das gedruckt wurde. Sehen Sie nach; ist es nicht vollständig, drucken Sie eine Kopie.</translation>
    </message>
    <message>
        <source>The printer does not answer. Check its power and cable.</source>
        <translation>Der Drucker antwortet nicht. Prüfen Sie Strom und Kabel.</translation>
    </message>
    <message>
        <source>{file} cannot be used: {why}. Correct it, then start the till again.</source>
        <translation>{file} ist nicht brauchbar: {why}. Berichtigen Sie die Datei und starten Sie die Kasse neu.</translation>
    </message>
    <message>
        <source>{device} comes from this machine&apos;s settings. Set up another one in its place.</source>
        <translation>{device} kommt aus den Einstellungen dieses Geräts. Richten Sie an seiner Stelle ein anderes ein.</translation>
    </message>
    <message>
        <source>A payment is not finished, and only this card terminal knows it. End the sale first.</source>
        <translation>Eine Zahlung ist nicht abgeschlossen, und nur dieses Kartengerät weiß davon. Beenden Sie zuerst den Verkauf.</translation>
    </message>
    <message>
        <source>{device} is simulated for this run. Start the till without --simulate to set up real devices.</source>
        <translation>{device} ist für diesen Lauf simuliert. Die Kasse ohne --simulate starten, um echte Geräte einzurichten.</translation>
    </message>
    <message>
        <source>This till may not open {device}. Ask IT to allow it, then plug it in again.</source>
        <translation>Diese Kasse darf {device} nicht öffnen. Die IT muss es erlauben, dann neu einstecken.</translation>
    </message>
    <message>
        <source>{device} cannot be reached that way. Choose another connection or other settings for it.</source>
        <translation>{device} ist so nicht zu erreichen. Eine andere Verbindung oder andere Einstellungen wählen.</translation>
    </message>
    <message>
        <source>The printer has no paper. Put in a new roll.</source>
        <translation>Der Drucker hat kein Papier. Legen Sie eine neue Rolle ein.</translation>
    </message>
    <message>
        <source>The printer&apos;s cover is open. Close it.</source>
        <translation>Der Deckel des Druckers ist offen. Schließen Sie ihn.</translation>
    </message>
    <message>
        <source>The printer reports a fault. Open the cover, remove jammed paper, switch it off and on.</source>
        <translation>Der Drucker meldet eine Störung. Öffnen Sie den Deckel, entfernen Sie verklemmtes Papier, schalten Sie ihn aus und ein.</translation>
    </message>
    <message>
        <source>The printer&apos;s cutter is stuck. Open the cover, take out the paper, close it again.</source>
        <translation>Der Abschneider des Druckers klemmt. Öffnen Sie den Deckel, nehmen Sie das Papier heraus, schließen Sie ihn wieder.</translation>
    </message>
    <message>
        <source>The drawer did not open. Use its key, then check its cable to the printer.</source>
        <translation>Die Schublade ging nicht auf. Nehmen Sie den Schlüssel und prüfen Sie dann ihr Kabel zum Drucker.</translation>
    </message>
    <message>
        <source>The drawer is still open. Take out or put in what you need, then shut it.</source>
        <translation>Die Schublade steht noch offen. Geld herausnehmen oder einlegen, dann schließen.</translation>
    </message>
    <message>
        <source>The drawer is still shut. Use its key, then look for what holds it.</source>
        <translation>Die Schublade ist noch zu. Nehmen Sie den Schlüssel und suchen Sie dann, was sie festhält.</translation>
    </message>
    <message>
        <source>The customer display does not answer. Check its power and cable.</source>
        <translation>Die Kundenanzeige antwortet nicht. Prüfen Sie Strom und Kabel.</translation>
    </message>
    <message>
        <source>The card terminal does not answer. Check its power and cable, or take another tender.</source>
        <translation>Das Kartenterminal antwortet nicht. Prüfen Sie Strom und Kabel oder nehmen Sie ein anderes Zahlungsmittel.</translation>
    </message>
    <message>
        <source>The scale is not at rest. Let the goods lie still.</source>
        <translation>Die Waage ist nicht in Ruhe. Lassen Sie die Ware ruhig liegen.</translation>
    </message>
    <message>
        <source>Too much lies on the scale. Weigh it in parts.</source>
        <translation>Auf der Waage liegt zu viel. Wiegen Sie in Teilen.</translation>
    </message>
    <message>
        <source>The scale shows less than nothing. Empty it and set it to zero.</source>
        <translation>Die Waage zeigt weniger als nichts. Leeren Sie sie und stellen Sie sie auf null.</translation>
    </message>
    <message>
        <source>Nothing lies on the scale. Put the goods on it.</source>
        <translation>Auf der Waage liegt nichts. Legen Sie die Ware darauf.</translation>
    </message>
    <message>
        <source>That kind of code is not used here. Type it by hand.</source>
        <translation>Diese Art von Code wird hier nicht verwendet. Tippen Sie ihn von Hand ein.</translation>
    </message>
</context>
<context>
    <name>weighing</name>
    <message>
        <source>The packing is heavier than what lies on the scale.</source>
        <translation>Die Verpackung ist schwerer als das, was auf der Waage liegt.</translation>
    </message>
    <message>
        <source>That is more than can be sold at once.</source>
        <translation>Das ist mehr, als auf einmal verkauft werden kann.</translation>
    </message>
    <message>
        <source>That is what the last item weighed. Take it off the scale; or press Add if these are other goods.</source>
        <translation>So viel wog der letzte Artikel. Nehmen Sie ihn von der Waage; oder drücken Sie „Hinzufügen“, wenn das andere Ware ist.</translation>
    </message>
    <message>
        <source>It lies still.</source>
        <translation>Es liegt still.</translation>
    </message>
    <message>
        <source>Put it on the scale.</source>
        <translation>Legen Sie es auf die Waage.</translation>
    </message>
    <message>
        <source>The scale cannot be asked. Type the weight.</source>
        <translation>Die Waage kann nicht gefragt werden. Tippen Sie das Gewicht ein.</translation>
    </message>
</context>
</TS>
