<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s)</source>
        <translation>
            <numerusform>%n sale</numerusform>
            <numerusform>%n sales</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s)</source>
        <translation>
            <numerusform>%n refund</numerusform>
            <numerusform>%n refunds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies) printed</source>
        <translation>
            <numerusform>%n copy printed</numerusform>
            <numerusform>%n copies printed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) waiting</source>
        <translation>
            <numerusform>%n receipt waiting</numerusform>
            <numerusform>%n receipts waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more to see to</source>
        <translation>
            <numerusform>%n more to see to</numerusform>
            <numerusform>%n more to see to</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) behind</source>
        <translation>
            <numerusform>%n event behind</numerusform>
            <numerusform>%n events behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n plugin(s) suspended</source>
        <translation>
            <numerusform>%n plugin suspended</numerusform>
            <numerusform>%n plugins suspended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) read again</source>
        <translation>
            <numerusform>%n event read again</numerusform>
            <numerusform>%n events read again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The sale in hand came back: %n line(s), {amount}.</source>
        <translation>
            <numerusform>The sale in hand came back: %n line, {amount}.</numerusform>
            <numerusform>The sale in hand came back: %n lines, {amount}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} entry(ies) kept here, nothing lost</source>
        <translation>
            <numerusform>{count} entry kept here, nothing lost</numerusform>
            <numerusform>{count} entries kept here, nothing lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} entry(ies) left</source>
        <translation>
            <numerusform>{count} entry left</numerusform>
            <numerusform>{count} entries left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} entry(ies)</source>
        <translation>
            <numerusform>{count} entry</numerusform>
            <numerusform>{count} entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} change(s)</source>
        <translation>
            <numerusform>{count} change</numerusform>
            <numerusform>{count} changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} day(s)</source>
        <translation>
            <numerusform>{count} day</numerusform>
            <numerusform>{count} days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} store(s) need you</source>
        <translation>
            <numerusform>{count} store needs you</numerusform>
            <numerusform>{count} stores need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} device(s) need you</source>
        <translation>
            <numerusform>{count} device needs you</numerusform>
            <numerusform>{count} devices need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} character(s)</source>
        <translation>
            <numerusform>{count} character</numerusform>
            <numerusform>{count} characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ParkedSheet</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrinterQuestion</name>
    <message numerus="yes">
        <source>The printer is ready. %n receipt(s) waited.</source>
        <translation>
            <numerusform>The printer is ready. %n receipt waited.</numerusform>
            <numerusform>The printer is ready. %n receipts waited.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n receipt(s)</source>
        <translation>
            <numerusform>Print it</numerusform>
            <numerusform>Print them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %n receipt(s)</source>
        <translation>
            <numerusform>Leave it</numerusform>
            <numerusform>Leave them</numerusform>
        </translation>
    </message>
</context>
</TS>
