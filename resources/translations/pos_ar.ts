<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AboutPane</name>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>الإصدار</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>يعمل</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>الدفع</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>التأخر</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>آخر خطأ</translation>
    </message>
    <message>
        <source>waits for it</source>
        <translation>ينتظرها</translation>
    </message>
    <message>
        <source>does not wait for it</source>
        <translation>لا ينتظرها</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا يوجد</translation>
    </message>
</context>
<context>
    <name>ActsPane</name>
    <message>
        <source>Do it</source>
        <translation>نفّذ</translation>
    </message>
    <message>
        <source>Done, and noted.</source>
        <translation>تم التنفيذ والتسجيل.</translation>
    </message>
</context>
<context>
    <name>AdminPage</name>
    <message>
        <source>Back to the till</source>
        <translation>العودة إلى الصندوق</translation>
    </message>
</context>
<context>
    <name>AgeSheet</name>
    <message>
        <source>Check ID</source>
        <translation>التحقق من الهوية</translation>
    </message>
    <message>
        <source>ID card</source>
        <translation>بطاقة هوية</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>جواز سفر</translation>
    </message>
    <message>
        <source>Driving licence</source>
        <translation>رخصة قيادة</translation>
    </message>
    <message>
        <source>Date of birth: day, month, year</source>
        <translation>تاريخ الميلاد: اليوم والشهر والسنة</translation>
    </message>
    <message>
        <source>Scan the ID, or type the date of birth. Born on or before:</source>
        <translation>امسح الوثيقة أو اكتب تاريخ الميلاد. المولود في هذا اليوم أو قبله:</translation>
    </message>
    <message>
        <source>Clearly older than {years}: no ID</source>
        <translation>أكبر من {years} بوضوح: لا حاجة إلى هوية</translation>
    </message>
    <message>
        <source>DD.MM.YYYY</source>
        <translation>يوم.شهر.سنة</translation>
    </message>
    <message>
        <source>Manager has seen it</source>
        <translation>اطّلع عليه المدير</translation>
    </message>
    <message>
        <source>No, too young</source>
        <translation>لا، أصغر من السن</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>تحقق</translation>
    </message>
    <message>
        <source>Residence permit</source>
        <translation>تصريح الإقامة</translation>
    </message>
    <message>
        <source>Another document</source>
        <translation>وثيقة أخرى</translation>
    </message>
    <message>
        <source>That document is not accepted here. Ask for another one.</source>
        <translation>هذه الوثيقة غير مقبولة هنا. اطلب وثيقة أخرى.</translation>
    </message>
    <message>
        <source>Type day, month and year: 2 + 2 + 4 digits.</source>
        <translation>اكتب اليوم والشهر والسنة: 2 + 2 + 4 أرقام.</translation>
    </message>
    <message>
        <source>Type the lines of the ID</source>
        <translation>كتابة أسطر الوثيقة</translation>
    </message>
</context>
<context>
    <name>BadgeField</name>
    <message>
        <source>Scan it, or stay empty</source>
        <translation>امسحها أو اتركه فارغًا</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>البطاقة</translation>
    </message>
    <message>
        <source>Remove badge</source>
        <translation>إزالة البطاقة</translation>
    </message>
</context>
<context>
    <name>CardBox</name>
    <message>
        <source>Less</source>
        <translation>أقل</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>تفاصيل</translation>
    </message>
</context>
<context>
    <name>CardFront</name>
    <message>
        <source>Hold a card to the reader</source>
        <translation>ضع بطاقة على القارئ</translation>
    </message>
    <message>
        <source>Made-up cards: nobody is called so, nothing of them is kept.</source>
        <translation>بطاقات مختلقة: لا أحد يحمل هذه الأسماء، ولا يُحفظ منها شيء.</translation>
    </message>
    <message>
        <source>30 years old</source>
        <translation>عمره 30 سنة</translation>
    </message>
    <message>
        <source>16 years old</source>
        <translation>عمره 16 سنة</translation>
    </message>
    <message>
        <source>Passport, 30 years old</source>
        <translation>جواز سفر، عمره 30 سنة</translation>
    </message>
    <message>
        <source>Expired card</source>
        <translation>بطاقة منتهية</translation>
    </message>
    <message>
        <source>Damaged card</source>
        <translation>بطاقة تالفة</translation>
    </message>
</context>
<context>
    <name>CashCount</name>
    <message>
        <source>Tap a note or coin, then type how many there are.</source>
        <translation>المس ورقة أو قطعة نقدية ثم اكتب عددها.</translation>
    </message>
    <message>
        <source>{value}: {count} pieces</source>
        <translation>{value}: {count} قطعة</translation>
    </message>
    <message>
        <source>How many of {value}?</source>
        <translation>كم عدد {value}؟</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>المعدود</translation>
    </message>
</context>
<context>
    <name>CashSheet</name>
    <message>
        <source>Put cash in</source>
        <translation>إيداع نقد</translation>
    </message>
    <message>
        <source>Take cash out</source>
        <translation>سحب نقد</translation>
    </message>
    <message>
        <source>Drop cash into the safe</source>
        <translation>نقل النقد إلى الخزنة</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>لماذا؟</translation>
    </message>
    <message>
        <source>Another reason, then Enter</source>
        <translation>سبب آخر ثم Enter</translation>
    </message>
    <message>
        <source>Change from the bank</source>
        <translation>فكة من البنك</translation>
    </message>
    <message>
        <source>Found cash</source>
        <translation>نقد معثور عليه</translation>
    </message>
    <message>
        <source>Too much in the drawer</source>
        <translation>زيادة في الدرج</translation>
    </message>
    <message>
        <source>End of day</source>
        <translation>نهاية اليوم</translation>
    </message>
    <message>
        <source>Supplier paid</source>
        <translation>دُفع للمورّد</translation>
    </message>
    <message>
        <source>Petty cash</source>
        <translation>مصروفات نثرية</translation>
    </message>
    <message>
        <source>Choose a reason below.</source>
        <translation>اختر سببًا من الأسفل.</translation>
    </message>
    <message>
        <source>Noted. A slip is printed.</source>
        <translation>تم التسجيل. يُطبع إيصال.</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Favourites</source>
        <translation>المفضلة</translation>
    </message>
    <message>
        <source>price is asked</source>
        <translation>يُطلب السعر</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>This sale is held</source>
        <translation>هذا البيع موقوف</translation>
    </message>
    <message>
        <source>Payment goes on by itself when all have answered.</source>
        <translation>يستمر الدفع من تلقاء نفسه عندما يجيب الجميع.</translation>
    </message>
    <message>
        <source>No answer in time. Wait on, go back, or ask a manager.</source>
        <translation>لا إجابة في الوقت المحدد. انتظر، أو ارجع، أو اسأل المدير.</translation>
    </message>
    <message>
        <source>Checking the sale</source>
        <translation>يجري فحص البيع</translation>
    </message>
</context>
<context>
    <name>ChecksPanel</name>
    <message>
        <source>Manager: go on without</source>
        <translation>المدير: تابع من دونها</translation>
    </message>
</context>
<context>
    <name>ChoosePanel</name>
    <message>
        <source>No quick keys here yet</source>
        <translation>لا توجد مفاتيح سريعة هنا بعد</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>الكمية</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>السعر</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>خصم</translation>
    </message>
    <message>
        <source>Weigh</source>
        <translation>وزن</translation>
    </message>
    <message>
        <source>Open item</source>
        <translation>صنف مفتوح</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Find sale</source>
        <translation>بحث عن بيع</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Search with F2, or scan the item.</source>
        <translation>ابحث بـ F2 أو امسح الصنف.</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”</source>
        <translation>لا نتائج عن «{text}»</translation>
    </message>
    <message>
        <source>Check the spelling, or sell it as an open item.</source>
        <translation>تحقق من الإملاء أو بعه كصنف مفتوح.</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>عرض المزيد</translation>
    </message>
</context>
<context>
    <name>CloseShiftPage</name>
    <message>
        <source>Close the shift</source>
        <translation>إغلاق الوردية</translation>
    </message>
    <message>
        <source>Count all cash in the drawer. What should be there is shown afterwards.</source>
        <translation>عُدّ كل النقد في الدرج. يظهر المبلغ المتوقع بعد ذلك.</translation>
    </message>
    <message>
        <source>Back to sale</source>
        <translation>العودة إلى البيع</translation>
    </message>
    <message>
        <source>Close with {amount}</source>
        <translation>إغلاق بمبلغ {amount}</translation>
    </message>
</context>
<context>
    <name>ConfirmSheet</name>
    <message>
        <source>Reason (may stay empty)</source>
        <translation>السبب (يمكن تركه فارغًا)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>ConfirmTimePage</name>
    <message>
        <source>Is this the right time?</source>
        <translation>هل هذا هو الوقت الصحيح؟</translation>
    </message>
    <message>
        <source>The clock of this machine has jumped. If it is wrong, set the machine&apos;s clock first; the time here follows.</source>
        <translation>قفزت ساعة هذا الجهاز. إن كانت خاطئة فاضبط ساعة الجهاز أولًا، وسيتبعها الوقت هنا.</translation>
    </message>
    <message>
        <source>Yes, this is right</source>
        <translation>نعم، هذا صحيح</translation>
    </message>
</context>
<context>
    <name>ConnectionEditor</name>
    <message>
        <source>Connected by</source>
        <translation>متصل عبر</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>أين</translation>
    </message>
    <message>
        <source>Say where it is.</source>
        <translation>حدد مكانه.</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>لا أصناف</numerusform>
            <numerusform>صنف واحد</numerusform>
            <numerusform>صنفان</numerusform>
            <numerusform>%n أصناف</numerusform>
            <numerusform>%n صنفًا</numerusform>
            <numerusform>%n صنف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s)</source>
        <translation>
            <numerusform>لا مبيعات</numerusform>
            <numerusform>عملية بيع واحدة</numerusform>
            <numerusform>عمليتا بيع</numerusform>
            <numerusform>%n عمليات بيع</numerusform>
            <numerusform>%n عملية بيع</numerusform>
            <numerusform>%n عملية بيع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s)</source>
        <translation>
            <numerusform>لا مرتجعات</numerusform>
            <numerusform>مرتجع واحد</numerusform>
            <numerusform>مرتجعان</numerusform>
            <numerusform>%n مرتجعات</numerusform>
            <numerusform>%n مرتجعًا</numerusform>
            <numerusform>%n مرتجع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies) printed</source>
        <translation>
            <numerusform>لم تُطبع نسخ</numerusform>
            <numerusform>طُبعت نسخة واحدة</numerusform>
            <numerusform>طُبعت نسختان</numerusform>
            <numerusform>طُبعت %n نسخ</numerusform>
            <numerusform>طُبعت %n نسخة</numerusform>
            <numerusform>طُبعت %n نسخة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) waiting</source>
        <translation>
            <numerusform>لا إيصالات منتظرة</numerusform>
            <numerusform>إيصال واحد ينتظر</numerusform>
            <numerusform>إيصالان ينتظران</numerusform>
            <numerusform>%n إيصالات تنتظر</numerusform>
            <numerusform>%n إيصالًا ينتظر</numerusform>
            <numerusform>%n إيصال ينتظر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more to see to</source>
        <translation>
            <numerusform>لا شيء آخر</numerusform>
            <numerusform>وأمر آخر</numerusform>
            <numerusform>وأمران آخران</numerusform>
            <numerusform>و%n أمور أخرى</numerusform>
            <numerusform>و%n أمرًا آخر</numerusform>
            <numerusform>و%n أمر آخر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) behind</source>
        <translation>
            <numerusform>لا تأخّر</numerusform>
            <numerusform>متأخر بحدث واحد</numerusform>
            <numerusform>متأخر بحدثين</numerusform>
            <numerusform>متأخر بـ %n أحداث</numerusform>
            <numerusform>متأخر بـ %n حدثًا</numerusform>
            <numerusform>متأخر بـ %n حدث</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n plugin(s) suspended</source>
        <translation>
            <numerusform>لا إضافات موقوفة</numerusform>
            <numerusform>إضافة واحدة موقوفة</numerusform>
            <numerusform>إضافتان موقوفتان</numerusform>
            <numerusform>%n إضافات موقوفة</numerusform>
            <numerusform>%n إضافة موقوفة</numerusform>
            <numerusform>%n إضافة موقوفة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) read again</source>
        <translation>
            <numerusform>لم يُقرأ أي حدث</numerusform>
            <numerusform>قُرئ حدث واحد من جديد</numerusform>
            <numerusform>قُرئ حدثان من جديد</numerusform>
            <numerusform>قُرئت %n أحداث من جديد</numerusform>
            <numerusform>قُرئ %n حدثًا من جديد</numerusform>
            <numerusform>قُرئ %n حدث من جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>لا صفوف</numerusform>
            <numerusform>صف واحد</numerusform>
            <numerusform>صفان</numerusform>
            <numerusform>%n صفوف</numerusform>
            <numerusform>%n صفًا</numerusform>
            <numerusform>%n صف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>أقل من ثانية</numerusform>
            <numerusform>ثانية واحدة</numerusform>
            <numerusform>ثانيتان</numerusform>
            <numerusform>%n ثوانٍ</numerusform>
            <numerusform>%n ثانية</numerusform>
            <numerusform>%n ثانية</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The sale in hand came back: %n line(s), {amount}.</source>
        <translation>
            <numerusform>عاد البيع الجاري: بلا أسطر، {amount}.</numerusform>
            <numerusform>عاد البيع الجاري: سطر واحد، {amount}.</numerusform>
            <numerusform>عاد البيع الجاري: سطران، {amount}.</numerusform>
            <numerusform>عاد البيع الجاري: %n أسطر، {amount}.</numerusform>
            <numerusform>عاد البيع الجاري: %n سطرًا، {amount}.</numerusform>
            <numerusform>عاد البيع الجاري: %n سطر، {amount}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} entry(ies) kept here, nothing lost</source>
        <translation>
            <numerusform>لا قيود محفوظة هنا، ولم يُفقد شيء</numerusform>
            <numerusform>قيد واحد محفوظ هنا، ولم يُفقد شيء</numerusform>
            <numerusform>قيدان محفوظان هنا، ولم يُفقد شيء</numerusform>
            <numerusform>{count} قيود محفوظة هنا، ولم يُفقد شيء</numerusform>
            <numerusform>{count} قيدًا محفوظًا هنا، ولم يُفقد شيء</numerusform>
            <numerusform>{count} قيد محفوظ هنا، ولم يُفقد شيء</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} entry(ies) left</source>
        <translation>
            <numerusform>لم يبقَ قيد</numerusform>
            <numerusform>بقي قيد واحد</numerusform>
            <numerusform>بقي قيدان</numerusform>
            <numerusform>بقيت {count} قيود</numerusform>
            <numerusform>بقي {count} قيدًا</numerusform>
            <numerusform>بقي {count} قيد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} entry(ies)</source>
        <translation>
            <numerusform>لا قيود</numerusform>
            <numerusform>قيد واحد</numerusform>
            <numerusform>قيدان</numerusform>
            <numerusform>{count} قيود</numerusform>
            <numerusform>{count} قيدًا</numerusform>
            <numerusform>{count} قيد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} change(s)</source>
        <translation>
            <numerusform>لا تغييرات</numerusform>
            <numerusform>تغيير واحد</numerusform>
            <numerusform>تغييران</numerusform>
            <numerusform>{count} تغييرات</numerusform>
            <numerusform>{count} تغييرًا</numerusform>
            <numerusform>{count} تغيير</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} day(s)</source>
        <translation>
            <numerusform>أقل من يوم</numerusform>
            <numerusform>يوم واحد</numerusform>
            <numerusform>يومين</numerusform>
            <numerusform>{count} أيام</numerusform>
            <numerusform>{count} يومًا</numerusform>
            <numerusform>{count} يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} store(s) need you</source>
        <translation>
            <numerusform>لا مخزن يحتاج إليك</numerusform>
            <numerusform>مخزن واحد يحتاج إليك</numerusform>
            <numerusform>مخزنان يحتاجان إليك</numerusform>
            <numerusform>{count} مخازن تحتاج إليك</numerusform>
            <numerusform>{count} مخزنًا يحتاج إليك</numerusform>
            <numerusform>{count} مخزن يحتاج إليك</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} device(s) need you</source>
        <translation>
            <numerusform>لا أجهزة تحتاج إليك</numerusform>
            <numerusform>جهاز واحد يحتاج إليك</numerusform>
            <numerusform>جهازان يحتاجان إليك</numerusform>
            <numerusform>{count} أجهزة تحتاج إليك</numerusform>
            <numerusform>{count} جهازًا يحتاج إليك</numerusform>
            <numerusform>{count} جهاز يحتاج إليك</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} character(s)</source>
        <translation>
            <numerusform>لا أحرف</numerusform>
            <numerusform>حرف واحد</numerusform>
            <numerusform>حرفان</numerusform>
            <numerusform>{count} أحرف</numerusform>
            <numerusform>{count} حرفًا</numerusform>
            <numerusform>{count} حرف</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerEditSheet</name>
    <message>
        <source>Add customer</source>
        <translation>إضافة عميل</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
</context>
<context>
    <name>CustomerFields</name>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Phone (may stay empty)</source>
        <translation>الهاتف (اختياري)</translation>
    </message>
    <message>
        <source>E-mail (may stay empty)</source>
        <translation>البريد الإلكتروني (اختياري)</translation>
    </message>
    <message>
        <source>Customer card (may stay empty)</source>
        <translation>بطاقة العميل (اختياري)</translation>
    </message>
    <message>
        <source>Note for the till (may stay empty)</source>
        <translation>ملاحظة للصندوق (يمكن تركها فارغة)</translation>
    </message>
    <message>
        <source>Asked, and agrees to be written to</source>
        <translation>سُئل ووافق على مراسلته</translation>
    </message>
    <message>
        <source>Type the customer&apos;s name.</source>
        <translation>اكتب اسم العميل.</translation>
    </message>
    <message>
        <source>This may be somebody who is here already. Tap to take them instead.</source>
        <translation>قد يكون هذا عميلًا مسجلًا من قبل. المس لاختياره بدلًا من ذلك.</translation>
    </message>
</context>
<context>
    <name>CustomerSheet</name>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>No customer for this sale</source>
        <translation>بيع بلا عميل</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>عميل جديد</translation>
    </message>
    <message>
        <source>Save and use</source>
        <translation>حفظ واستخدام</translation>
    </message>
    <message>
        <source>Name, phone, e-mail or card</source>
        <translation>الاسم أو الهاتف أو البريد أو البطاقة</translation>
    </message>
    <message>
        <source>Press Enter or tap New customer to note them.</source>
        <translation>اضغط Enter أو المس «عميل جديد» لتسجيله.</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>لم يُعثر على أحد</translation>
    </message>
</context>
<context>
    <name>CustomerWindow</name>
    <message>
        <source>Customer display</source>
        <translation>شاشة الزبون</translation>
    </message>
</context>
<context>
    <name>Customers</name>
    <message>
        <source>same card</source>
        <translation>البطاقة نفسها</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>رقم الهاتف نفسه</translation>
    </message>
    <message>
        <source>same e-mail</source>
        <translation>البريد الإلكتروني نفسه</translation>
    </message>
    <message>
        <source>same or similar name</source>
        <translation>اسم مطابق أو مشابه</translation>
    </message>
</context>
<context>
    <name>CustomersPage</name>
    <message>
        <source>Customers</source>
        <translation>العملاء</translation>
    </message>
    <message>
        <source>Who buys here and agreed to be known.</source>
        <translation>من يشتري هنا ووافق على أن يكون معروفًا.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Name, phone, e-mail or card</source>
        <translation>الاسم أو الهاتف أو البريد أو البطاقة</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>بطاقة</translation>
    </message>
    <message>
        <source>May be written to</source>
        <translation>تجوز مراسلته</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>لم يُعثر على أحد</translation>
    </message>
    <message>
        <source>Check the spelling, or add a new customer.</source>
        <translation>تحقق من الكتابة، أو أضف عميلًا جديدًا.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>محو</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>دمج</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تعديل</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>المكررون</translation>
    </message>
    <message>
        <source>Add customer</source>
        <translation>إضافة عميل</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>no</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>Everything kept about {name}</source>
        <translation>كل ما يُحفظ عن {name}</translation>
    </message>
    <message>
        <source>{file} holds everything that is kept. Hand it over, then delete it.</source>
        <translation>يحتوي {file} على كل ما هو محفوظ. سلّمه ثم احذفه.</translation>
    </message>
</context>
<context>
    <name>DeviceCard</name>
    <message>
        <source>since {when}</source>
        <translation>منذ {when}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
</context>
<context>
    <name>DeviceDetail</name>
    <message>
        <source>All devices</source>
        <translation>كل الأجهزة</translation>
    </message>
    <message>
        <source>Its front</source>
        <translation>واجهته</translation>
    </message>
    <message>
        <source>How it is</source>
        <translation>حالته</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>البايتات</translation>
    </message>
</context>
<context>
    <name>DeviceForm</name>
    <message>
        <source>What for</source>
        <translation>الغرض</translation>
    </message>
    <message>
        <source>Model or protocol</source>
        <translation>الطراز أو البروتوكول</translation>
    </message>
    <message>
        <source>Name (may stay empty)</source>
        <translation>الاسم (يمكن تركه فارغًا)</translation>
    </message>
</context>
<context>
    <name>DeviceOptions</name>
    <message>
        <source>Unit</source>
        <translation>الوحدة</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>يُسأل بواسطة</translation>
    </message>
    <message>
        <source>Paper width</source>
        <translation>عرض الورق</translation>
    </message>
    <message>
        <source>Letters in a line</source>
        <translation>الأحرف في السطر</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>الطراز</translation>
    </message>
    <message>
        <source>Code pages, in the order in which they are tried</source>
        <translation>صفحات الترميز بترتيب تجربتها</translation>
    </message>
    <message>
        <source>Draw everything</source>
        <translation>ارسم كل شيء</translation>
    </message>
    <message>
        <source>Cutter</source>
        <translation>القاطع</translation>
    </message>
    <message>
        <source>Buzz at the end of a paper</source>
        <translation>صفير عند نهاية الورقة</translation>
    </message>
    <message>
        <source>Picture above receipts</source>
        <translation>صورة فوق الإيصالات</translation>
    </message>
    <message>
        <source>How it proves that a paper is printed</source>
        <translation>كيف يثبت أن الورقة طُبعت</translation>
    </message>
    <message>
        <source>Level of the drawer&apos;s switch when it stands open</source>
        <translation>مستوى مفتاح الدرج عندما يكون مفتوحًا</translation>
    </message>
    <message>
        <source>Pin of the drawer</source>
        <translation>دبوس الدرج</translation>
    </message>
    <message>
        <source>Length of the pulse, in milliseconds</source>
        <translation>طول النبضة بالميلي ثانية</translation>
    </message>
    <message>
        <source>Silence that ends a document, ms</source>
        <translation>الصمت الذي يُنهي الوثيقة، بالميلي ثانية</translation>
    </message>
    <message>
        <source>What it sends before each code</source>
        <translation>ما يرسله قبل كل رمز</translation>
    </message>
    <message>
        <source>What it sends after each code, before Enter</source>
        <translation>ما يرسله بعد كل رمز وقبل Enter</translation>
    </message>
    <message>
        <source>Silence that ends a code without Enter, ms</source>
        <translation>الصمت الذي يُنهي رمزًا بلا Enter، بالميلي ثانية</translation>
    </message>
    <message>
        <source>Longest gap between two of its keys, ms</source>
        <translation>أطول فجوة بين مفتاحين منه، بالميلي ثانية</translation>
    </message>
    <message>
        <source>Silence that ends a code, ms</source>
        <translation>الصمت الذي يُنهي الرمز، بالميلي ثانية</translation>
    </message>
    <message>
        <source>Fewest characters of a code without prefix</source>
        <translation>أقل عدد أحرف لرمز بلا بادئة</translation>
    </message>
    <message>
        <source>Keyboard that the scanner is set to, where it differs</source>
        <translation>لوحة المفاتيح المضبوط عليها الماسح إن اختلفت</translation>
    </message>
    <message>
        <source>Characters a line</source>
        <translation>أحرف في السطر</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>مجموعة الأحرف</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>نقطة في البوصة</translation>
    </message>
    <message>
        <source>How it proves that labels are printed</source>
        <translation>كيف يثبت أن الملصقات طُبعت</translation>
    </message>
    <message>
        <source>Scanner on a serial port, USB (virtual port) or the network</source>
        <translation>ماسح على منفذ تسلسلي أو USB (منفذ افتراضي) أو الشبكة</translation>
    </message>
    <message>
        <source>Scanner in USB HID POS mode</source>
        <translation>ماسح بوضع USB HID POS</translation>
    </message>
    <message>
        <source>Scanner that types like a keyboard</source>
        <translation>ماسح يكتب كلوحة مفاتيح</translation>
    </message>
    <message>
        <source>A scanner on the screen</source>
        <translation>ماسح على الشاشة</translation>
    </message>
    <message>
        <source>ESC/POS printer (Epson TM, Star in ESC/POS mode, Bixolon, Citizen and most others)</source>
        <translation>طابعة ESC/POS (Epson TM وStar بوضع ESC/POS وBixolon وCitizen ومعظم غيرها)</translation>
    </message>
    <message>
        <source>A folder: one file a paper</source>
        <translation>مجلد: ملف لكل ورقة</translation>
    </message>
    <message>
        <source>Simulated printer</source>
        <translation>طابعة محاكاة</translation>
    </message>
    <message>
        <source>On the receipt printer&apos;s socket</source>
        <translation>على مقبس طابعة الإيصالات</translation>
    </message>
    <message>
        <source>A file: one line an opening</source>
        <translation>ملف: سطر لكل فتح</translation>
    </message>
    <message>
        <source>Simulated drawer</source>
        <translation>درج محاكاة</translation>
    </message>
    <message>
        <source>CD5220 (Partner, Birch, Posiflex PD and most others)</source>
        <translation>CD5220 (Partner وBirch وPosiflex PD ومعظم غيرها)</translation>
    </message>
    <message>
        <source>Simulated customer display</source>
        <translation>شاشة زبون محاكاة</translation>
    </message>
    <message>
        <source>Toledo 8217 (Mettler Ariva, Viva, DIVA and many compatible scales)</source>
        <translation>Toledo 8217 (Mettler Ariva وViva وDIVA وموازين كثيرة متوافقة)</translation>
    </message>
    <message>
        <source>Datalogic Magellan, scanner and scale on one cable</source>
        <translation>Datalogic Magellan، ماسح وميزان على كابل واحد</translation>
    </message>
    <message>
        <source>CAS, Ohaus Aviator and others that are asked by ENQ</source>
        <translation>CAS وOhaus Aviator وغيرهما مما يُسأل بـ ENQ</translation>
    </message>
    <message>
        <source>Lines of ST,GS: CAS PD-II and PDS, A&amp;D, Kern, Ohaus</source>
        <translation>أسطر ST,GS: ‏CAS PD-II وPDS وA&amp;D وKern وOhaus</translation>
    </message>
    <message>
        <source>Toledo Prix and other Brazilian scales (PRT1)</source>
        <translation>Toledo Prix وموازين برازيلية أخرى (PRT1)</translation>
    </message>
    <message>
        <source>A scale on the screen</source>
        <translation>ميزان على الشاشة</translation>
    </message>
    <message>
        <source>ID reader that sends the text of a document (serial, USB, network)</source>
        <translation>قارئ هويات يرسل نص الوثيقة (تسلسلي، USB، شبكة)</translation>
    </message>
    <message>
        <source>An ID reader on the screen</source>
        <translation>قارئ هويات على الشاشة</translation>
    </message>
    <message>
        <source>ZPL label printer (Zebra, and others that understand it)</source>
        <translation>طابعة ملصقات ZPL (Zebra وغيرها مما يفهمها)</translation>
    </message>
    <message>
        <source>ESC/POS label printer (Epson TM-L90 and others)</source>
        <translation>طابعة ملصقات ESC/POS (Epson TM-L90 وغيرها)</translation>
    </message>
    <message>
        <source>Simulated label printer</source>
        <translation>طابعة ملصقات محاكاة</translation>
    </message>
    <message>
        <source>Card terminal without a cable</source>
        <translation>جهاز بطاقات بلا كابل</translation>
    </message>
    <message>
        <source>Simulated card terminal</source>
        <translation>جهاز بطاقات محاكاة</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>كالمعتاد</translation>
    </message>
    <message>
        <source>None</source>
        <translation>بلا</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>كامل</translation>
    </message>
    <message>
        <source>Nearly through</source>
        <translation>شبه كامل</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>تلقائيًا</translation>
    </message>
    <message>
        <source>It repeats the job&apos;s number</source>
        <translation>يكرر رقم المهمة</translation>
    </message>
    <message>
        <source>It answers behind the job</source>
        <translation>يجيب بعد المهمة</translation>
    </message>
    <message>
        <source>High</source>
        <translation>مرتفع</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>منخفض</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>زوجي</translation>
    </message>
    <message>
        <source>US keys at a German keyboard</source>
        <translation>مفاتيح أمريكية على لوحة مفاتيح ألمانية</translation>
    </message>
    <message>
        <source>Odd</source>
        <translation>فردي</translation>
    </message>
    <message>
        <source>Speed (baud)</source>
        <translation>السرعة (بود)</translation>
    </message>
    <message>
        <source>Data bits</source>
        <translation>بتات البيانات</translation>
    </message>
    <message>
        <source>Parity</source>
        <translation>التماثل</translation>
    </message>
    <message>
        <source>Stop bits</source>
        <translation>بتات التوقف</translation>
    </message>
</context>
<context>
    <name>DeviceOverview</name>
    <message>
        <source>No device is set up yet</source>
        <translation>لم يُعدّ أي جهاز بعد</translation>
    </message>
    <message>
        <source>Plug one in and it is offered here, or add it by hand.</source>
        <translation>صِل جهازًا فيُعرض هنا، أو أضفه يدويًا.</translation>
    </message>
    <message>
        <source>Not set up</source>
        <translation>غير معدّ</translation>
    </message>
</context>
<context>
    <name>DeviceSheet</name>
    <message>
        <source>Add a device</source>
        <translation>إضافة جهاز</translation>
    </message>
    <message>
        <source>Change {device}</source>
        <translation>تغيير {device}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Set it up</source>
        <translation>إعداده</translation>
    </message>
</context>
<context>
    <name>DeviceStatePane</name>
    <message>
        <source>Used as</source>
        <translation>يُستخدم كـ</translation>
    </message>
    <message>
        <source>Model or protocol</source>
        <translation>الطراز أو البروتوكول</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>الاتصال</translation>
    </message>
    <message>
        <source>In this state since</source>
        <translation>في هذه الحالة منذ</translation>
    </message>
    <message>
        <source>Heard last</source>
        <translation>آخر ما ورد</translation>
    </message>
    <message>
        <source>A file of IT&apos;s sets this device up; it can only be changed there.</source>
        <translation>ملف لقسم تقنية المعلومات يُعدّ هذا الجهاز؛ ولا يمكن تغييره إلا هناك.</translation>
    </message>
    <message>
        <source>Simulated for this run. Start the till without --simulate to set up real devices.</source>
        <translation>محاكاة لهذا التشغيل. شغّل الصندوق دون ‎--simulate لإعداد أجهزة حقيقية.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>جرّب الآن</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تغيير</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
</context>
<context>
    <name>DeviceStrip</name>
    <message>
        <source>{device} is off: check its cable</source>
        <translation>{device} متوقف: تحقق من كابله</translation>
    </message>
    <message>
        <source>{device} is jammed: open its cover</source>
        <translation>{device} عالق: افتح غطاءه</translation>
    </message>
    <message>
        <source>{device} is stuck: use its key</source>
        <translation>{device} عالق: استخدم مفتاحه</translation>
    </message>
    <message>
        <source>{device} does not answer: check its settings</source>
        <translation>{device} لا يستجيب: تحقق من إعداداته</translation>
    </message>
    <message>
        <source>{device} needs a look</source>
        <translation>{device} يحتاج إلى نظرة</translation>
    </message>
    <message>
        <source>{device} may not be opened: ask IT</source>
        <translation>لا يُسمح بفتح {device}: اسأل تقنية المعلومات</translation>
    </message>
    <message>
        <source>{device}: check its settings</source>
        <translation>{device}: راجع إعداداته</translation>
    </message>
    <message>
        <source>{device} is in use by another program</source>
        <translation>{device} يستخدمه برنامج آخر</translation>
    </message>
    <message>
        <source>{device} needs paper</source>
        <translation>{device} يحتاج إلى ورق</translation>
    </message>
    <message>
        <source>{device} is open: close its cover</source>
        <translation>{device} مفتوح: أغلق غطاءه</translation>
    </message>
    <message>
        <source>{device} moves: let the goods lie still</source>
        <translation>{device} غير مستقر: اترك البضاعة ساكنة</translation>
    </message>
    <message>
        <source>{device}: too heavy, weigh in parts</source>
        <translation>{device}: حمل زائد، زِن على أجزاء</translation>
    </message>
    <message>
        <source>{device}: empty it and set it to zero</source>
        <translation>{device}: أفرغه واضبطه على الصفر</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>{device} ({connection}) is used no longer, and this one in its place. Nothing happens to the devices themselves.</source>
        <translation>لن يُستخدم {device} ({connection}) بعد الآن، ويحل هذا محله. لا يحدث شيء للجهازين نفسيهما.</translation>
    </message>
    <message>
        <source>Use this one instead?</source>
        <translation>استخدام هذا بدلًا منه؟</translation>
    </message>
    <message>
        <source>Use it instead</source>
        <translation>استخدامه بدلًا منه</translation>
    </message>
    <message>
        <source>{device} is set up.</source>
        <translation>تم إعداد {device}.</translation>
    </message>
    <message>
        <source>Remove {device}?</source>
        <translation>إزالة {device}؟</translation>
    </message>
    <message>
        <source>The till uses it no longer. Nothing happens to the device itself; it can be set up again at any time.</source>
        <translation>لن يستخدمه الصندوق بعد الآن. لا يحدث شيء للجهاز نفسه؛ ويمكن إعداده من جديد في أي وقت.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>{device} is removed.</source>
        <translation>أُزيل {device}.</translation>
    </message>
    <message>
        <source>It is being tried.</source>
        <translation>تجري المحاولة.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>يجري الاتصال</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>تعذّر الوصول</translation>
    </message>
    <message>
        <source>Needs a hand</source>
        <translation>يحتاج إلى تدخل</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>لا يعمل</translation>
    </message>
    <message>
        <source>It does not say how it is. Look at it; a test shows whether it works.</source>
        <translation>لا يُخبر عن حالته. انظر إليه؛ ويُظهر الاختبار هل يعمل.</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>الماسح</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>طابعة الإيصالات</translation>
    </message>
    <message>
        <source>Cash drawer</source>
        <translation>درج النقود</translation>
    </message>
    <message>
        <source>Customer display</source>
        <translation>شاشة الزبون</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>الميزان</translation>
    </message>
    <message>
        <source>ID reader</source>
        <translation>قارئ الهويات</translation>
    </message>
    <message>
        <source>Label printer</source>
        <translation>طابعة الملصقات</translation>
    </message>
    <message>
        <source>Card terminal</source>
        <translation>جهاز البطاقات</translation>
    </message>
    <message>
        <source>Use as scanner</source>
        <translation>استخدامه ماسحًا</translation>
    </message>
    <message>
        <source>Use as receipt printer</source>
        <translation>استخدامه طابعة إيصالات</translation>
    </message>
    <message>
        <source>Use as cash drawer</source>
        <translation>استخدامه درج نقود</translation>
    </message>
    <message>
        <source>Use as customer display</source>
        <translation>استخدامه شاشة زبون</translation>
    </message>
    <message>
        <source>Use as scale</source>
        <translation>استخدامه ميزانًا</translation>
    </message>
    <message>
        <source>Use as ID reader</source>
        <translation>استخدامه قارئ هويات</translation>
    </message>
    <message>
        <source>Use as label printer</source>
        <translation>استخدامه طابعة ملصقات</translation>
    </message>
    <message>
        <source>Use as card terminal</source>
        <translation>استخدامه جهاز بطاقات</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>Serial port</source>
        <translation>منفذ تسلسلي</translation>
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
        <translation>قائمة الطباعة في هذا الجهاز</translation>
    </message>
    <message>
        <source>Folder of files</source>
        <translation>مجلد ملفات</translation>
    </message>
    <message>
        <source>Types like a keyboard</source>
        <translation>يكتب كلوحة مفاتيح</translation>
    </message>
    <message>
        <source>Plugged into the receipt printer</source>
        <translation>موصول بطابعة الإيصالات</translation>
    </message>
    <message>
        <source>Simulator</source>
        <translation>محاكي</translation>
    </message>
    <message>
        <source>Address and port, such as 192.168.1.50:9100</source>
        <translation>العنوان والمنفذ، مثل 192.168.1.50:9100</translation>
    </message>
    <message>
        <source>Port, such as /dev/ttyUSB0 or COM3</source>
        <translation>المنفذ، مثل /dev/ttyUSB0 أو COM3</translation>
    </message>
    <message>
        <source>Maker and model as the system numbers them: 04b8:0e15</source>
        <translation>الصانع والطراز بأرقام النظام: 04b8:0e15</translation>
    </message>
    <message>
        <source>Maker and model as the system numbers them: 0c2e:0b01</source>
        <translation>الصانع والطراز بأرقام النظام: 0c2e:0b01</translation>
    </message>
    <message>
        <source>Name of the queue</source>
        <translation>اسم القائمة</translation>
    </message>
    <message>
        <source>Folder; empty: beside the till&apos;s own files</source>
        <translation>المجلد؛ فارغ: بجانب ملفات الصندوق</translation>
    </message>
    <message>
        <source>print queue</source>
        <translation>قائمة الطباعة</translation>
    </message>
    <message>
        <source>network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>طباعة صفحة اختبار</translation>
    </message>
    <message>
        <source>Print a test label</source>
        <translation>طباعة ملصق اختبار</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>فتح الدرج</translation>
    </message>
    <message>
        <source>Show a test text</source>
        <translation>عرض نص اختبار</translation>
    </message>
    <message>
        <source>Printed, and the printer has confirmed it.</source>
        <translation>طُبع، وأكدت الطابعة ذلك.</translation>
    </message>
    <message>
        <source>Sent to the printer. Look whether it came out.</source>
        <translation>أُرسل إلى الطابعة. انظر هل خرج.</translation>
    </message>
    <message>
        <source>Show nothing</source>
        <translation>عدم عرض شيء</translation>
    </message>
    <message>
        <source>Weigh</source>
        <translation>وزن</translation>
    </message>
    <message>
        <source>Set to zero</source>
        <translation>ضبط على الصفر</translation>
    </message>
    <message>
        <source>Take off what lies on it</source>
        <translation>خصم ما عليه</translation>
    </message>
    <message>
        <source>Try a scan</source>
        <translation>تجربة مسح</translation>
    </message>
    <message>
        <source>Try a document</source>
        <translation>تجربة وثيقة</translation>
    </message>
    <message>
        <source>Beep</source>
        <translation>صفير</translation>
    </message>
    <message>
        <source>Ask how it is</source>
        <translation>السؤال عن حالته</translation>
    </message>
    <message>
        <source>to the device</source>
        <translation>إلى الجهاز</translation>
    </message>
    <message>
        <source>from the device</source>
        <translation>من الجهاز</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>عطل</translation>
    </message>
    <message>
        <source>A document, {length}</source>
        <translation>وثيقة، {length}</translation>
    </message>
    <message>
        <source>goods label</source>
        <translation>ملصق بضاعة</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>لا يمكن استخدامه</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Devices</source>
        <translation>الأجهزة</translation>
    </message>
    <message>
        <source>What is connected to this till, and how it is.</source>
        <translation>ما هو متصل بهذا الصندوق وكيف حاله.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>بحث من جديد</translation>
    </message>
    <message>
        <source>Add by hand</source>
        <translation>إضافة يدوية</translation>
    </message>
</context>
<context>
    <name>DiscountSheet</name>
    <message>
        <source>Discount</source>
        <translation>خصم</translation>
    </message>
    <message>
        <source>How much off?</source>
        <translation>كم قيمة الخصم؟</translation>
    </message>
    <message>
        <source>Give discount</source>
        <translation>منح الخصم</translation>
    </message>
    <message>
        <source>Whole receipt</source>
        <translation>الإيصال كله</translation>
    </message>
    <message>
        <source>Only {item}</source>
        <translation>{item} فقط</translation>
    </message>
    <message>
        <source>Take discount off</source>
        <translation>إزالة الخصم</translation>
    </message>
</context>
<context>
    <name>DisplayFront</name>
    <message>
        <source>What the customer reads</source>
        <translation>ما يقرؤه الزبون</translation>
    </message>
    <message>
        <source>What may happen</source>
        <translation>ما قد يحدث</translation>
    </message>
    <message>
        <source>Pull the cable</source>
        <translation>سحب الكابل</translation>
    </message>
    <message>
        <source>Plug it in</source>
        <translation>توصيله</translation>
    </message>
</context>
<context>
    <name>DrawerFront</name>
    <message>
        <source>What a hand would do</source>
        <translation>ما تفعله اليد</translation>
    </message>
    <message>
        <source>Push it shut</source>
        <translation>دفعه ليُغلق</translation>
    </message>
    <message>
        <source>Open it with the key</source>
        <translation>فتحه بالمفتاح</translation>
    </message>
    <message>
        <source>Let it get stuck</source>
        <translation>جعله يعلق</translation>
    </message>
    <message>
        <source>Free it</source>
        <translation>تحريره</translation>
    </message>
</context>
<context>
    <name>DrawerSheet</name>
    <message>
        <source>Give change</source>
        <translation>صرف فكة</translation>
    </message>
    <message>
        <source>Check the drawer</source>
        <translation>فحص الدرج</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>فتح الدرج</translation>
    </message>
</context>
<context>
    <name>DuplicatesSheet</name>
    <message>
        <source>Likely duplicates</source>
        <translation>مكررون محتملون</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>جارٍ البحث …</translation>
    </message>
    <message>
        <source>No duplicates</source>
        <translation>لا مكررين</translation>
    </message>
    <message>
        <source>No two customers look like one person.</source>
        <translation>لا يبدو أي عميلين شخصًا واحدًا.</translation>
    </message>
    <message>
        <source>Tap a pair to look at it.</source>
        <translation>المس زوجًا لمعاينته.</translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>of the next item</source>
        <translation>من الصنف التالي</translation>
    </message>
    <message>
        <source>Enter adds the item of this code</source>
        <translation>Enter يضيف صنف هذا الرمز</translation>
    </message>
</context>
<context>
    <name>EntryBar</name>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Search name, code or scan anything</source>
        <translation>ابحث بالاسم أو الرمز أو امسح أي شيء</translation>
    </message>
</context>
<context>
    <name>EraseSheet</name>
    <message>
        <source>Erase a customer</source>
        <translation>محو عميل</translation>
    </message>
    <message>
        <source>ERASE</source>
        <translation>محو</translation>
    </message>
    <message>
        <source>Name, phone, e-mail, card and note are deleted everywhere on this till and cannot come back. Sales stay, without a name. Backups made before keep what they hold.</source>
        <translation>يُحذف الاسم والهاتف والبريد والبطاقة والملاحظة من كل مكان في هذا الصندوق ولا يمكن استرجاعها. تبقى المبيعات بلا اسم. والنسخ الاحتياطية السابقة تبقى كما هي.</translation>
    </message>
    <message>
        <source>The customer asked for it</source>
        <translation>طلب العميل ذلك</translation>
    </message>
    <message>
        <source>Not seen for years</source>
        <translation>لم يُشاهد منذ سنوات</translation>
    </message>
    <message>
        <source>Noted by mistake</source>
        <translation>سُجل بالخطأ</translation>
    </message>
    <message>
        <source>Type {word} to confirm</source>
        <translation>اكتب «{word}» للتأكيد</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>محو نهائي</translation>
    </message>
    <message>
        <source>Type {word} first: there is no way back.</source>
        <translation>اكتب «{word}» أولًا: لا رجعة بعد ذلك.</translation>
    </message>
</context>
<context>
    <name>ExemptSheet</name>
    <message>
        <source>Tax-exempt organisation</source>
        <translation>منظمة معفاة من الضريبة</translation>
    </message>
    <message>
        <source>Reseller</source>
        <translation>تاجر جملة</translation>
    </message>
    <message>
        <source>Diplomat</source>
        <translation>دبلوماسي</translation>
    </message>
    <message>
        <source>Sell without tax</source>
        <translation>بيع بلا ضريبة</translation>
    </message>
</context>
<context>
    <name>FindSaleSheet</name>
    <message>
        <source>Find a sale</source>
        <translation>البحث عن بيع</translation>
    </message>
    <message>
        <source>Show receipt</source>
        <translation>عرض الإيصال</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>طباعة نسخة</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>استرجاع</translation>
    </message>
    <message>
        <source>Receipt number, amount or customer</source>
        <translation>رقم الإيصال أو المبلغ أو العميل</translation>
    </message>
    <message>
        <source>No sale found</source>
        <translation>لم يُعثر على بيع</translation>
    </message>
    <message>
        <source>Type the end of the receipt number, or scan it.</source>
        <translation>اكتب آخر رقم الإيصال أو امسحه.</translation>
    </message>
    <message>
        <source>Choose a sale</source>
        <translation>اختر بيعًا</translation>
    </message>
    <message>
        <source>Its lines, copies and refunds are shown here.</source>
        <translation>تظهر هنا سطوره ونسخه ومرتجعاته.</translation>
    </message>
    <message>
        <source>Take back one less of {item}</source>
        <translation>استرجاع أقل بواحد من {item}</translation>
    </message>
    <message>
        <source>Take back one more of {item}</source>
        <translation>استرجاع واحد إضافي من {item}</translation>
    </message>
    <message>
        <source>{sold} sold, {left} can come back</source>
        <translation>بيع {sold}، ويمكن إرجاع {left}</translation>
    </message>
    <message>
        <source>{back} of {sold} comes back</source>
        <translation>يُرجَع {back} من {sold}</translation>
    </message>
    <message>
        <source>A copy is printed, marked COPY.</source>
        <translation>تُطبع نسخة مكتوب عليها «نسخة».</translation>
    </message>
</context>
<context>
    <name>FirstSheet</name>
    <message>
        <source>Before this can be paid</source>
        <translation>قبل الدفع</translation>
    </message>
    <message>
        <source>Back to the sale</source>
        <translation>العودة إلى البيع</translation>
    </message>
    <message>
        <source>Nobody can allow this at the till: take the items out, or void the sale.</source>
        <translation>لا أحد يستطيع السماح بهذا هنا: أزل الأصناف أو ألغِ البيع.</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>One a line</source>
        <translation>واحد في كل سطر</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>لا شيء هنا بعد</translation>
    </message>
    <message>
        <source>Add the first.</source>
        <translation>أضف الأول.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تغيير</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>إلى أعلى</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>إلى أسفل</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Type an amount such as 4.20.</source>
        <translation>اكتب مبلغًا مثل 4.20.</translation>
    </message>
    <message>
        <source>Type a whole number.</source>
        <translation>اكتب عددًا صحيحًا.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>no</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>Type something from {least} to {most}.</source>
        <translation>اكتب قيمة من {least} إلى {most}.</translation>
    </message>
    <message>
        <source>Type {least} or more.</source>
        <translation>اكتب {least} أو أكثر.</translation>
    </message>
    <message>
        <source>Type {most} or less.</source>
        <translation>اكتب {most} أو أقل.</translation>
    </message>
    <message>
        <source>Type a day such as 2026-11-21.</source>
        <translation>اكتب يومًا مثل 2026-11-21.</translation>
    </message>
    <message>
        <source>Type something here.</source>
        <translation>اكتب شيئًا هنا.</translation>
    </message>
    <message>
        <source>Use at most {most} letters.</source>
        <translation>استخدم {most} حرفًا على الأكثر.</translation>
    </message>
    <message>
        <source>That does not have the form that is needed here.</source>
        <translation>هذا ليس بالشكل المطلوب هنا.</translation>
    </message>
</context>
<context>
    <name>FoundCard</name>
    <message>
        <source>Plugged in, not used yet</source>
        <translation>موصول ولم يُستخدم بعد</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>شيء آخر</translation>
    </message>
    <message>
        <source>Choose what it is</source>
        <translation>اختر ما هو</translation>
    </message>
</context>
<context>
    <name>Front</name>
    <message>
        <source>Done.</source>
        <translation>تم.</translation>
    </message>
</context>
<context>
    <name>IdCheck</name>
    <message>
        <source>Old enough. Nothing of the ID is kept.</source>
        <translation>العمر كافٍ. لا يُحفظ شيء من الوثيقة.</translation>
    </message>
</context>
<context>
    <name>InlineNotice</name>
    <message>
        <source>Close this notice</source>
        <translation>إغلاق هذا التنبيه</translation>
    </message>
</context>
<context>
    <name>ItemPriceSheet</name>
    <message>
        <source>Price of {item}</source>
        <translation>سعر {item}</translation>
    </message>
    <message>
        <source>Price for one</source>
        <translation>سعر الواحد</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
</context>
<context>
    <name>LabelsSheet</name>
    <message>
        <source>Print labels</source>
        <translation>طباعة الملصقات</translation>
    </message>
    <message>
        <source>Copies of each</source>
        <translation>عدد النسخ من كل منتج</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>حفظ بصيغة PDF</translation>
    </message>
    <message>
        <source>Changed today</source>
        <translation>تغيّر اليوم</translation>
    </message>
    <message>
        <source>Changed since yesterday</source>
        <translation>تغيّر منذ أمس</translation>
    </message>
    <message>
        <source>Changed in the last 7 days</source>
        <translation>تغيّر في آخر 7 أيام</translation>
    </message>
    <message>
        <source>Changed in the last 30 days</source>
        <translation>تغيّر في آخر 30 يومًا</translation>
    </message>
    <message>
        <source>All rows in view ({count})</source>
        <translation>كل الصفوف الظاهرة ({count})</translation>
    </message>
    <message>
        <source>Shelf label</source>
        <translation>ملصق رف</translation>
    </message>
    <message>
        <source>Item label</source>
        <translation>ملصق منتج</translation>
    </message>
    <message>
        <source>Which products</source>
        <translation>أي منتجات</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>القالب</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>المقاس</translation>
    </message>
    <message>
        <source>Picture of the label</source>
        <translation>صورة الملصق</translation>
    </message>
    <message>
        <source>Print labels: {count}</source>
        <translation>طباعة الملصقات: {count}</translation>
    </message>
    <message>
        <source>No product was changed in that time.</source>
        <translation>لم يتغيّر أي منتج في هذه المدة.</translation>
    </message>
    <message>
        <source>No label printer is set up: save a PDF, or set one up.</source>
        <translation>لا توجد طابعة ملصقات: احفظ ملف PDF أو أضف طابعة.</translation>
    </message>
    <message>
        <source>Labels printed: {count}</source>
        <translation>الملصقات المطبوعة: {count}</translation>
    </message>
    <message>
        <source>PDF files</source>
        <translation>ملفات PDF</translation>
    </message>
    <message>
        <source>Labels saved: {count}</source>
        <translation>الملصقات المحفوظة: {count}</translation>
    </message>
</context>
<context>
    <name>LeftSheet</name>
    <message>
        <source>What stays in the drawer?</source>
        <translation>ماذا يبقى في الدرج؟</translation>
    </message>
    <message>
        <source>Float for the next shift</source>
        <translation>رصيد الوردية التالية</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>إغلاق الوردية</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>لا شيء</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>This till is locked</source>
        <translation>هذا الصندوق مقفل</translation>
    </message>
    <message>
        <source>The sale in hand is kept as it is.</source>
        <translation>يبقى البيع الحالي كما هو.</translation>
    </message>
    <message>
        <source>Somebody else unlocks</source>
        <translation>شخص آخر يفتح القفل</translation>
    </message>
    <message>
        <source>On a break since {time}</source>
        <translation>في استراحة منذ {time}</translation>
    </message>
    <message>
        <source>Your PIN ends the break.</source>
        <translation>رمزك السري ينهي الاستراحة.</translation>
    </message>
    <message>
        <source>Somebody else takes the till</source>
        <translation>شخص آخر يستلم الصندوق</translation>
    </message>
    <message>
        <source>Who signs in takes the till; the break ends.</source>
        <translation>من يسجّل الدخول يستلم الصندوق؛ وتنتهي الاستراحة.</translation>
    </message>
</context>
<context>
    <name>LogPane</name>
    <message>
        <source>Log of the plugin</source>
        <translation>سجل الإضافة</translation>
    </message>
    <message>
        <source>Nothing in the log</source>
        <translation>لا شيء في السجل</translation>
    </message>
    <message>
        <source>Something is noted when it fails.</source>
        <translation>يُسجَّل شيء هنا عند تعطلها.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>انظر مجددًا</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Till</source>
        <translation>الصندوق</translation>
    </message>
    <message>
        <source>Item taken out.</source>
        <translation>أُزيل الصنف.</translation>
    </message>
    <message>
        <source>Discount changed.</source>
        <translation>تغيّر الخصم.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>تم.</translation>
    </message>
</context>
<context>
    <name>MergeSheet</name>
    <message>
        <source>Merge two customers</source>
        <translation>دمج عميلين</translation>
    </message>
    <message>
        <source>Who else is this person?</source>
        <translation>بأي اسم آخر سُجل هذا الشخص؟</translation>
    </message>
    <message>
        <source>The other one stays</source>
        <translation>يبقى الآخر</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>دمج</translation>
    </message>
    <message>
        <source>{name} stays.</source>
        <translation>يبقى {name}.</translation>
    </message>
    <message>
        <source>Sales, card and phone of {name} count for them from then on. Consent does not.</source>
        <translation>تُحسب له بعدها مبيعات {name} وبطاقته وهاتفه. أما الموافقة فلا.</translation>
    </message>
</context>
<context>
    <name>MoreSheet</name>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>مفاتيح</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>السعر</translation>
    </message>
    <message>
        <source>Weigh</source>
        <translation>وزن</translation>
    </message>
    <message>
        <source>Open item</source>
        <translation>صنف مفتوح</translation>
    </message>
    <message>
        <source>Find sale</source>
        <translation>بحث عن بيع</translation>
    </message>
    <message>
        <source>This sale</source>
        <translation>هذا البيع</translation>
    </message>
    <message>
        <source>Note on the line</source>
        <translation>ملاحظة على السطر</translation>
    </message>
    <message>
        <source>Sell without tax</source>
        <translation>بيع بلا ضريبة</translation>
    </message>
    <message>
        <source>Return without receipt</source>
        <translation>إرجاع بلا إيصال</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>الدرج</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>فتح الدرج</translation>
    </message>
    <message>
        <source>Put cash in</source>
        <translation>إيداع نقد</translation>
    </message>
    <message>
        <source>Take cash out</source>
        <translation>سحب نقد</translation>
    </message>
    <message>
        <source>Drop into the safe</source>
        <translation>نقل إلى الخزنة</translation>
    </message>
    <message>
        <source>Print X report</source>
        <translation>طباعة تقرير X</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>إغلاق الوردية</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>الشخص</translation>
    </message>
    <message>
        <source>Lock the till</source>
        <translation>قفل الصندوق</translation>
    </message>
    <message>
        <source>Take a break</source>
        <translation>أخذ استراحة</translation>
    </message>
    <message>
        <source>Change cashier</source>
        <translation>تبديل أمين الصندوق</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>المدير</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>فاتح أو داكن</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Delete last digit</source>
        <translation>حذف آخر رقم</translation>
    </message>
</context>
<context>
    <name>OnScreenKeyboard</name>
    <message>
        <source>Shift</source>
        <translation>حروف كبيرة</translation>
    </message>
    <message>
        <source>Delete last letter</source>
        <translation>حذف آخر حرف</translation>
    </message>
    <message>
        <source>Letters or signs</source>
        <translation>حروف أو رموز</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>مسافة</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>إدخال</translation>
    </message>
    <message>
        <source>Hide keys</source>
        <translation>إخفاء</translation>
    </message>
</context>
<context>
    <name>OpenItemSheet</name>
    <message>
        <source>Open item</source>
        <translation>صنف مفتوح</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>السعر</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>What is it? (may stay empty)</source>
        <translation>ما هو؟ (اختياري)</translation>
    </message>
    <message>
        <source>There is no open department yet. A manager can make one in Products.</source>
        <translation>لا يوجد قسم مفتوح بعد. يمكن للمدير إنشاؤه في المنتجات.</translation>
    </message>
</context>
<context>
    <name>OpenShiftPage</name>
    <message>
        <source>Open the shift</source>
        <translation>فتح الوردية</translation>
    </message>
    <message>
        <source>Count the cash that is in the drawer now.</source>
        <translation>عُدّ النقد الموجود في الدرج الآن.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>المنتجات</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>الموظفون</translation>
    </message>
    <message>
        <source>Open with {amount}</source>
        <translation>فتح بمبلغ {amount}</translation>
    </message>
</context>
<context>
    <name>OverrideSheet</name>
    <message>
        <source>A manager must allow this</source>
        <translation>يجب أن يسمح المدير بهذا</translation>
    </message>
    <message>
        <source>Manager, please enter your PIN.</source>
        <translation>أيها المدير، أدخل رقمك السري.</translation>
    </message>
    <message>
        <source>{name}, please enter your PIN.</source>
        <translation>{name}، أدخل رقمك السري.</translation>
    </message>
</context>
<context>
    <name>OwnReportSheet</name>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>PadSheet</name>
    <message>
        <source>OK</source>
        <translation>موافق</translation>
    </message>
    <message>
        <source>Type a number with the pad.</source>
        <translation>اكتب رقمًا باللوحة.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Starting …</source>
        <translation>جارٍ البدء …</translation>
    </message>
    <message>
        <source>The till opens its books.</source>
        <translation>يفتح الصندوق سجلاته.</translation>
    </message>
</context>
<context>
    <name>Paid</name>
    <message>
        <source>Receipt {number}</source>
        <translation>إيصال {number}</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>تم الاسترداد</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>المُعاد</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>المجموع</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>المدفوع</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>تم الدفع</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>الباقي</translation>
    </message>
</context>
<context>
    <name>PaidPanel</name>
    <message>
        <source>Scan the next item, or press Enter.</source>
        <translation>امسح الصنف التالي أو اضغط Enter.</translation>
    </message>
</context>
<context>
    <name>PaperFront</name>
    <message>
        <source>What a hand would do</source>
        <translation>ما تفعله اليد</translation>
    </message>
    <message>
        <source>Tear off</source>
        <translation>قطع الورق</translation>
    </message>
    <message>
        <source>Open the cover</source>
        <translation>فتح الغطاء</translation>
    </message>
    <message>
        <source>Close the cover</source>
        <translation>إغلاق الغطاء</translation>
    </message>
    <message>
        <source>Take the paper out</source>
        <translation>إخراج الورق</translation>
    </message>
    <message>
        <source>Print labels on the page Products, or a test label.</source>
        <translation>اطبع ملصقات من صفحة المنتجات أو ملصق اختبار.</translation>
    </message>
    <message>
        <source>Little paper left</source>
        <translation>ورق قليل</translation>
    </message>
    <message>
        <source>Press Pause</source>
        <translation>الضغط على الإيقاف المؤقت</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>تركها تواصل</translation>
    </message>
    <message>
        <source>New roll</source>
        <translation>لفة جديدة</translation>
    </message>
    <message>
        <source>Jam the cutter</source>
        <translation>تعليق القاطع</translation>
    </message>
    <message>
        <source>Free the cutter</source>
        <translation>تحرير القاطع</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>On the roll</source>
        <translation>على اللفة</translation>
    </message>
    <message>
        <source>Nothing is printed yet</source>
        <translation>لم يُطبع شيء بعد</translation>
    </message>
    <message>
        <source>Sell something, or print a test page.</source>
        <translation>بِع شيئًا أو اطبع صفحة اختبار.</translation>
    </message>
    <message>
        <source>Picture of the printed paper</source>
        <translation>صورة الورق المطبوع</translation>
    </message>
</context>
<context>
    <name>ParkedPane</name>
    <message>
        <source>The store refuses these entries for what they are; all others went past them. They stay safely on this till.</source>
        <translation>يرفض المخزن هذه القيود لذاتها؛ أما الباقي فقد مرّ. وهي محفوظة بأمان في هذا الصندوق.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>القيد</translation>
    </message>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Entries that were not accepted</source>
        <translation>القيود التي لم تُقبل</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>لا شيء هنا</translation>
    </message>
    <message>
        <source>Every entry was accepted.</source>
        <translation>قُبلت كل القيود.</translation>
    </message>
    <message>
        <source>Mark as seen</source>
        <translation>وضع علامة «تمت رؤيته»</translation>
    </message>
    <message>
        <source>Mark all as seen</source>
        <translation>وضع علامة «تمت رؤيته» على الكل</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مجددًا</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>حاول الكل مجددًا</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Marked as seen. It stays in the list, and nobody is warned of it any more.</source>
        <translation>وُضعت علامة «تمت رؤيته». يبقى القيد في القائمة، ولا يُحذَّر منه أحد بعد الآن.</translation>
    </message>
    <message>
        <source>Accepted now.</source>
        <translation>قُبل الآن.</translation>
    </message>
    <message>
        <source>Refused again. The reason stands beside it.</source>
        <translation>رُفض مجددًا. السبب مكتوب بجانبه.</translation>
    </message>
    <message>
        <source>Export the entries</source>
        <translation>تصدير القيود</translation>
    </message>
    <message>
        <source>Exported to {file}.</source>
        <translation>صُدّر إلى {file}.</translation>
    </message>
</context>
<context>
    <name>ParkedSheet</name>
    <message>
        <source>Parked sales</source>
        <translation>المبيعات المعلقة</translation>
    </message>
    <message>
        <source>Nothing is parked</source>
        <translation>لا شيء معلق</translation>
    </message>
    <message>
        <source>Park a sale with F4 to serve somebody else.</source>
        <translation>علّق بيعًا بـ F4 لخدمة شخص آخر.</translation>
    </message>
    <message>
        <source>Back to sale</source>
        <translation>العودة إلى البيع</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>لا سطور</numerusform>
            <numerusform>سطر واحد</numerusform>
            <numerusform>سطران</numerusform>
            <numerusform>%n سطور</numerusform>
            <numerusform>%n سطرًا</numerusform>
            <numerusform>%n سطر</numerusform>
        </translation>
    </message>
    <message>
        <source>Sale without a name</source>
        <translation>بيع بلا اسم</translation>
    </message>
    <message>
        <source>At {till}</source>
        <translation>عند {till}</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>أقل من دقيقة</numerusform>
            <numerusform>دقيقة واحدة</numerusform>
            <numerusform>دقيقتان</numerusform>
            <numerusform>%n دقائق</numerusform>
            <numerusform>%n دقيقة</numerusform>
            <numerusform>%n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>أقل من ساعة</numerusform>
            <numerusform>ساعة واحدة</numerusform>
            <numerusform>ساعتان</numerusform>
            <numerusform>%n ساعات</numerusform>
            <numerusform>%n ساعة</numerusform>
            <numerusform>%n ساعة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pay</name>
    <message>
        <source>Check ID first</source>
        <translation>تحقق من الهوية أولًا</translation>
    </message>
    <message>
        <source>Check first</source>
        <translation>تحقق أولًا</translation>
    </message>
    <message>
        <source>Remove items first</source>
        <translation>أزل الأصناف أولًا</translation>
    </message>
    <message>
        <source>Manager check first</source>
        <translation>فحص المدير أولًا</translation>
    </message>
    <message>
        <source>Cannot be sold</source>
        <translation>لا يمكن بيعه</translation>
    </message>
    <message>
        <source>Answer first</source>
        <translation>أجب أولًا</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>الدفع</translation>
    </message>
    <message>
        <source>Refund  {total}</source>
        <translation>استرداد  {total}</translation>
    </message>
    <message>
        <source>Pay  {total}</source>
        <translation>الدفع  {total}</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>جارٍ التحقق …</translation>
    </message>
    <message>
        <source>Waiting for the card</source>
        <translation>في انتظار البطاقة</translation>
    </message>
    <message>
        <source>Card: paid or not?</source>
        <translation>البطاقة: دُفع أم لا؟</translation>
    </message>
    <message>
        <source>Cash  {amount}</source>
        <translation>نقدًا  {amount}</translation>
    </message>
    <message>
        <source>Done  ·  change {amount}</source>
        <translation>تم  ·  الباقي {amount}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>{amount} to give back</source>
        <translation>{amount} للإرجاع</translation>
    </message>
    <message>
        <source>{amount} to pay</source>
        <translation>{amount} للدفع</translation>
    </message>
    <message>
        <source>Next sale</source>
        <translation>البيع التالي</translation>
    </message>
</context>
<context>
    <name>Payment</name>
    <message>
        <source>Cash</source>
        <translation>نقدًا</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>بطاقة</translation>
    </message>
    <message>
        <source>Card slip</source>
        <translation>إيصال البطاقة</translation>
    </message>
    <message>
        <source>Rounded to {step}</source>
        <translation>مقرّب إلى {step}</translation>
    </message>
    <message>
        <source>Cash given</source>
        <translation>النقد المدفوع</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>للدفع</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>الباقي</translation>
    </message>
    <message>
        <source>To give back</source>
        <translation>للإرجاع</translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>المتبقي للدفع</translation>
    </message>
    <message>
        <source>Cash back {amount}</source>
        <translation>إعادة نقدية {amount}</translation>
    </message>
    <message>
        <source>Exact {amount}</source>
        <translation>بالضبط {amount}</translation>
    </message>
    <message>
        <source>{amount} goes back to the card – wait for the terminal.</source>
        <translation>يُعاد {amount} إلى البطاقة – انتظر جهاز البطاقات.</translation>
    </message>
    <message>
        <source>{amount} on the card terminal – let the customer use the card.</source>
        <translation>{amount} على جهاز البطاقة – دع العميل يستخدم بطاقته.</translation>
    </message>
    <message>
        <source>The terminal did not say whether {amount} went back to the card. Look at its slip: is it still paid?</source>
        <translation>لم يذكر الجهاز هل أُعيد {amount} إلى البطاقة. انظر إلى إيصاله: هل ما زال المبلغ مدفوعًا؟</translation>
    </message>
    <message>
        <source>The terminal did not say whether {amount} was paid. Look at its slip, then choose.</source>
        <translation>لم يذكر الجهاز هل دُفع {amount}. انظر إلى إيصاله ثم اختر.</translation>
    </message>
</context>
<context>
    <name>PaymentPanel</name>
    <message>
        <source>Cash</source>
        <translation>نقدًا</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>إدخال</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>بطاقة</translation>
    </message>
    <message>
        <source>Card slip</source>
        <translation>إيصال البطاقة</translation>
    </message>
    <message>
        <source>Ask the terminal again</source>
        <translation>اسأل الجهاز مرة أخرى</translation>
    </message>
    <message>
        <source>It was paid</source>
        <translation>تم الدفع</translation>
    </message>
    <message>
        <source>It was not paid</source>
        <translation>لم يتم الدفع</translation>
    </message>
    <message>
        <source>Tap an amount, or type what the customer gives and press Enter.</source>
        <translation>المس مبلغًا، أو اكتب ما يدفعه العميل واضغط Enter.</translation>
    </message>
    <message>
        <source>Remove {tender} {amount}</source>
        <translation>إزالة {tender} {amount}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message>
        <source>{count} digits typed</source>
        <translation>أُدخل {count} أرقام</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>PIN</source>
        <translation>الرقم السري</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>موافق</translation>
    </message>
</context>
<context>
    <name>PinSheet</name>
    <message>
        <source>New PIN for {name}</source>
        <translation>رقم سري جديد لـ {name}</translation>
    </message>
    <message>
        <source>PIN, 4 to 8 digits</source>
        <translation>رقم سري من 4 إلى 8 أرقام</translation>
    </message>
    <message>
        <source>PIN once more</source>
        <translation>الرقم السري مرة أخرى</translation>
    </message>
    <message>
        <source>The PINs differ.</source>
        <translation>الرقمان السريان مختلفان.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Type the new PIN.</source>
        <translation>اكتب الرقم السري الجديد.</translation>
    </message>
</context>
<context>
    <name>PluginDetail</name>
    <message>
        <source>All plugins</source>
        <translation>كل الإضافات</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>About</source>
        <translation>نبذة</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>التقارير</translation>
    </message>
    <message>
        <source>Acts</source>
        <translation>الأوامر</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>إعادة القراءة</translation>
    </message>
</context>
<context>
    <name>Plugins</name>
    <message>
        <source>Switch on again</source>
        <translation>تشغيل من جديد</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Switch {plugin} off?</source>
        <translation>إيقاف {plugin}؟</translation>
    </message>
    <message>
        <source>It holds the sale in hand. Switched off, the sale may be paid at once.</source>
        <translation>إنها توقف البيع الحالي. إذا أُوقفت أمكن دفعه فورًا.</translation>
    </message>
    <message>
        <source>Payment waits for what it finds. Switched off, sales are paid without that check.</source>
        <translation>ينتظر الدفع نتيجتها. إذا أُوقفت تُدفع المبيعات من دون هذا الفحص.</translation>
    </message>
    <message>
        <source>Switched on.</source>
        <translation>تم التشغيل.</translation>
    </message>
    <message>
        <source>Switched off.</source>
        <translation>تم الإيقاف.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>متوقفة</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>تبدأ</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>تلحق بالأحداث</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>تعمل</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>موقوفة مؤقتًا</translation>
    </message>
    <message>
        <source>Cannot run here</source>
        <translation>لا تعمل هنا</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>غير موجودة</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>محدّثة</translation>
    </message>
    <message>
        <source>It failed too often and rests; its events wait. Switch it on again, or off for good.</source>
        <translation>تعطلت مرات كثيرة وهي متوقفة؛ أحداثها تنتظر. شغّلها من جديد أو أوقفها نهائيًا.</translation>
    </message>
    <message>
        <source>{why} Tell who looks after the till.</source>
        <translation>{why} أخبر المسؤول عن الصندوق.</translation>
    </message>
    <message>
        <source>It is on, and its files are gone. Install it again, or switch it off.</source>
        <translation>إنها مشغّلة وملفاتها مفقودة. ثبّتها من جديد أو أوقفها.</translation>
    </message>
    <message>
        <source>comes with this program</source>
        <translation>تأتي مع البرنامج</translation>
    </message>
    <message>
        <source>an installed package</source>
        <translation>حزمة مثبتة</translation>
    </message>
    <message>
        <source>the plugins folder</source>
        <translation>مجلد الإضافات</translation>
    </message>
    <message>
        <source>inside this program</source>
        <translation>داخل البرنامج</translation>
    </message>
    <message>
        <source>in a process of its own</source>
        <translation>في عملية مستقلة</translation>
    </message>
</context>
<context>
    <name>PluginsPage</name>
    <message>
        <source>Plugins</source>
        <translation>الإضافات</translation>
    </message>
    <message>
        <source>What this till can do besides selling, and how it is doing.</source>
        <translation>ما يستطيعه هذا الصندوق غير البيع، وكيف حاله.</translation>
    </message>
    <message>
        <source>Plugin</source>
        <translation>الإضافة</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>التأخر</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>آخر خطأ</translation>
    </message>
    <message>
        <source>No plugins here</source>
        <translation>لا إضافات هنا</translation>
    </message>
    <message>
        <source>Whoever looks after the till can install some.</source>
        <translation>يستطيع المسؤول عن الصندوق تثبيت بعضها.</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
</context>
<context>
    <name>PriceCheckPage</name>
    <message>
        <source>Scan, or type a number or name</source>
        <translation>امسح، أو اكتب رقما أو اسما</translation>
    </message>
    <message>
        <source>This till cannot sell now</source>
        <translation>لا يمكن لهذا الصندوق البيع الآن</translation>
    </message>
    <message>
        <source>Nothing more is written. Prices can still be looked up here.</source>
        <translation>لا يُكتب شيء بعد الآن. لا يزال بالإمكان البحث عن الأسعار هنا.</translation>
    </message>
    <message>
        <source>Whoever looks after this till types: {command}</source>
        <translation>من يعتني بنقطة البيع هذه يكتب: {command}</translation>
    </message>
    <message>
        <source>There is no such product. Check the number.</source>
        <translation>لا يوجد منتج كهذا. تحقق من الرقم.</translation>
    </message>
</context>
<context>
    <name>PriceSheet</name>
    <message>
        <source>New price for {item}</source>
        <translation>سعر جديد لـ {item}</translation>
    </message>
    <message>
        <source>Price for one</source>
        <translation>سعر الواحد</translation>
    </message>
    <message>
        <source>Price match</source>
        <translation>مطابقة سعر</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>تالف</translation>
    </message>
    <message>
        <source>Wrong label</source>
        <translation>ملصق خاطئ</translation>
    </message>
    <message>
        <source>Short date</source>
        <translation>قرب انتهاء الصلاحية</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>لماذا؟</translation>
    </message>
    <message>
        <source>Choose a reason below.</source>
        <translation>اختر سببًا من الأسفل.</translation>
    </message>
</context>
<context>
    <name>PrinterQuestion</name>
    <message numerus="yes">
        <source>The printer is ready. %n receipt(s) waited.</source>
        <translation>
            <numerusform>الطابعة جاهزة. لا إيصالات منتظرة.</numerusform>
            <numerusform>الطابعة جاهزة. كان إيصال واحد ينتظر.</numerusform>
            <numerusform>الطابعة جاهزة. كان إيصالان ينتظران.</numerusform>
            <numerusform>الطابعة جاهزة. كانت %n إيصالات تنتظر.</numerusform>
            <numerusform>الطابعة جاهزة. كان %n إيصالًا ينتظر.</numerusform>
            <numerusform>الطابعة جاهزة. كان %n إيصال ينتظر.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n receipt(s)</source>
        <translation>
            <numerusform>اطبعها</numerusform>
            <numerusform>اطبعه</numerusform>
            <numerusform>اطبعهما</numerusform>
            <numerusform>اطبعها</numerusform>
            <numerusform>اطبعها</numerusform>
            <numerusform>اطبعها</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %n receipt(s)</source>
        <translation>
            <numerusform>اتركها</numerusform>
            <numerusform>اتركه</numerusform>
            <numerusform>اتركهما</numerusform>
            <numerusform>اتركها</numerusform>
            <numerusform>اتركها</numerusform>
            <numerusform>اتركها</numerusform>
        </translation>
    </message>
    <message>
        <source>Was {title} printed? Look at the printer.</source>
        <translation>هل طُبع {title}؟ انظر إلى الطابعة.</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>اطبع مرة أخرى</translation>
    </message>
    <message>
        <source>It is there</source>
        <translation>إنه موجود</translation>
    </message>
</context>
<context>
    <name>ProductSheet</name>
    <message>
        <source>Add product</source>
        <translation>إضافة منتج</translation>
    </message>
    <message>
        <source>Code of the shop (SKU)</source>
        <translation>رمز المتجر (SKU)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Price, tax as on the shelf</source>
        <translation>السعر، بالضريبة كما على الرف</translation>
    </message>
    <message>
        <source>Barcodes, separated by spaces</source>
        <translation>الباركود، مفصولة بمسافات</translation>
    </message>
    <message>
        <source>Minimum age (0: none)</source>
        <translation>الحد الأدنى للعمر (0: لا يوجد)</translation>
    </message>
    <message>
        <source>For sale</source>
        <translation>للبيع</translation>
    </message>
    <message>
        <source>None</source>
        <translation>بدون</translation>
    </message>
    <message>
        <source>piece</source>
        <translation>قطعة</translation>
    </message>
    <message>
        <source>kilogram</source>
        <translation>كيلوغرام</translation>
    </message>
    <message>
        <source>litre</source>
        <translation>لتر</translation>
    </message>
    <message>
        <source>metre</source>
        <translation>متر</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>الفئة</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>الضريبة</translation>
    </message>
    <message>
        <source>Sold by the</source>
        <translation>يباع بـ</translation>
    </message>
    <message>
        <source>Picture of the product</source>
        <translation>صورة المنتج</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>اختر صورة</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>صور</translation>
    </message>
    <message>
        <source>That is no picture (PNG or JPEG, up to 5 MB).</source>
        <translation>هذه ليست صورة (PNG أو JPEG حتى 5 ميغابايت).</translation>
    </message>
    <message>
        <source>Type a code.</source>
        <translation>اكتب رمزًا.</translation>
    </message>
    <message>
        <source>Type the name.</source>
        <translation>اكتب الاسم.</translation>
    </message>
    <message>
        <source>Type a price such as 1.99.</source>
        <translation>اكتب سعرًا مثل 1.99.</translation>
    </message>
    <message>
        <source>Type a number of years.</source>
        <translation>اكتب عدد السنوات.</translation>
    </message>
</context>
<context>
    <name>ProductsPage</name>
    <message>
        <source>Products</source>
        <translation>المنتجات</translation>
    </message>
    <message>
        <source>What the shop sells, and at which price.</source>
        <translation>ما يبيعه المتجر وبأي سعر.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Search name or code</source>
        <translation>ابحث بالاسم أو الرمز</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>الفئة</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>العمر</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>السعر</translation>
    </message>
    <message>
        <source>For sale</source>
        <translation>للبيع</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لم يُعثر على شيء</translation>
    </message>
    <message>
        <source>Check the spelling, or add it as a new product.</source>
        <translation>تحقق من الكتابة أو أضفه كمنتج جديد.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تعديل</translation>
    </message>
    <message>
        <source>Add product</source>
        <translation>إضافة منتج</translation>
    </message>
    <message>
        <source>Print labels</source>
        <translation>طباعة الملصقات</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>السابق</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>{first}–{last} of {total}</source>
        <translation>{first}–{last} من {total}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>no</source>
        <translation>لا</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Note on {item}</source>
        <translation>ملاحظة على {item}</translation>
    </message>
    <message>
        <source>Note, printed on the receipt</source>
        <translation>ملاحظة تُطبع على الإيصال</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>حفظ الملاحظة</translation>
    </message>
    <message>
        <source>Serial number of {item}</source>
        <translation>الرقم التسلسلي لـ {item}</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>الرقم التسلسلي</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Scan it from the box, or type it.</source>
        <translation>امسحه من العلبة أو اكتبه.</translation>
    </message>
    <message>
        <source>Park this sale</source>
        <translation>تعليق هذا البيع</translation>
    </message>
    <message>
        <source>Name to find it by (may stay empty)</source>
        <translation>اسم للعثور عليه (اختياري)</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>تعليق</translation>
    </message>
    <message>
        <source>Card: {amount}</source>
        <translation>البطاقة: {amount}</translation>
    </message>
    <message>
        <source>Reference on the slip</source>
        <translation>المرجع على الإيصال</translation>
    </message>
    <message>
        <source>It is paid</source>
        <translation>تم دفعه</translation>
    </message>
    <message>
        <source>Take the payment on the card terminal first. Then type the reference number from its slip, never the card number.</source>
        <translation>خذ الدفعة على جهاز البطاقة أولًا. ثم اكتب رقم المرجع من إيصاله، ولا تكتب رقم البطاقة أبدًا.</translation>
    </message>
</context>
<context>
    <name>ReasonSheet</name>
    <message>
        <source>Why?</source>
        <translation>لماذا؟</translation>
    </message>
    <message>
        <source>Another reason, then Enter</source>
        <translation>سبب آخر ثم Enter</translation>
    </message>
</context>
<context>
    <name>ReceiptSheet</name>
    <message>
        <source>Receipt</source>
        <translation>الإيصال</translation>
    </message>
    <message>
        <source>A moment …</source>
        <translation>لحظة …</translation>
    </message>
    <message>
        <source>Picture of the receipt</source>
        <translation>صورة الإيصال</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>طباعة نسخة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>A copy is printed, marked COPY.</source>
        <translation>تُطبع نسخة مكتوب عليها «نسخة».</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>The last sale is stored: receipt {number}, {amount}.</source>
        <translation>آخر بيع محفوظ: إيصال {number}، {amount}.</translation>
    </message>
    <message>
        <source>No sale was in hand.</source>
        <translation>لم يكن هناك بيع جارٍ.</translation>
    </message>
    <message>
        <source>A card payment of {amount} was being given back. The card terminal is asked what became of it; the till shows the answer with the sale.</source>
        <translation>كانت دفعة بطاقة بمبلغ {amount} قيد الإرجاع. يُسأل جهاز البطاقات عما حدث لها، ويعرض الصندوق الجواب مع عملية البيع.</translation>
    </message>
    <message>
        <source>A card payment of {amount} was under way. The card terminal is asked what became of it; the till shows the answer with the sale.</source>
        <translation>كانت دفعة بطاقة بمبلغ {amount} جارية. يُسأل جهاز البطاقة عن نتيجتها، ويعرض الصندوق الجواب مع البيع.</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>The till was not shut down properly</source>
        <translation>لم يُغلق الصندوق كما يجب</translation>
    </message>
    <message>
        <source>Nothing that was paid is lost. This is what was found:</source>
        <translation>لم يضع شيء مدفوع. هذا ما وُجد:</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Read this before you sell</source>
        <translation>اقرأ هذا قبل البيع</translation>
    </message>
    <message>
        <source>The records are not as this till left them.</source>
        <translation>السجلات ليست كما تركها هذا الصندوق.</translation>
    </message>
    <message>
        <source>Was {title} printed? Look at the printer.</source>
        <translation>هل طُبع {title}؟ انظر إلى الطابعة.</translation>
    </message>
</context>
<context>
    <name>ReplayPane</name>
    <message>
        <source>The plugin empties its own tables and reads the journal from the beginning. The same events give the same tables. Nothing of the sales changes, and selling goes on.</source>
        <translation>تُفرغ الإضافة جداولها وتقرأ السجل من بدايته. الأحداث نفسها تعطي الجداول نفسها. لا يتغير شيء في المبيعات، والبيع مستمر.</translation>
    </message>
    <message>
        <source>Progress of the replay</source>
        <translation>تقدّم إعادة القراءة</translation>
    </message>
    <message>
        <source>Read the journal again</source>
        <translation>اقرأ السجل من جديد</translation>
    </message>
    <message>
        <source>Read the journal again?</source>
        <translation>قراءة السجل من جديد؟</translation>
    </message>
    <message>
        <source>It may take minutes. Until then the plugin knows less than it did.</source>
        <translation>قد يستغرق دقائق. حتى ذلك الحين تعرف الإضافة أقل مما كانت تعرف.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>اقرأ من جديد</translation>
    </message>
</context>
<context>
    <name>ReportTable</name>
    <message>
        <source>Nothing asked yet</source>
        <translation>لم يُطلب شيء بعد</translation>
    </message>
    <message>
        <source>Press Show.</source>
        <translation>اضغط عرض.</translation>
    </message>
    <message>
        <source>A moment …</source>
        <translation>لحظة …</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>التقرير</translation>
    </message>
    <message>
        <source>No rows</source>
        <translation>لا صفوف</translation>
    </message>
    <message>
        <source>Nothing of that kind has happened yet.</source>
        <translation>لم يحدث شيء من ذلك بعد.</translation>
    </message>
    <message>
        <source>There is nothing to export yet. Press Show first.</source>
        <translation>لا شيء للتصدير بعد. اضغط عرض أولًا.</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>تصدير الجدول</translation>
    </message>
    <message>
        <source>Exported to {file}.</source>
        <translation>صُدّر إلى {file}.</translation>
    </message>
</context>
<context>
    <name>ReportsPane</name>
    <message>
        <source>Show</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
</context>
<context>
    <name>ResendPane</name>
    <message>
        <source>For a store that has lost something, or that was empty before.</source>
        <translation>لمخزن فقد شيئًا أو كان فارغًا من قبل.</translation>
    </message>
    <message>
        <source>From the day</source>
        <translation>ابتداءً من يوم</translation>
    </message>
    <message>
        <source>Such as 2026-11-21. Empty: from the first day.</source>
        <translation>مثل 2026-11-21. فارغ: من اليوم الأول.</translation>
    </message>
    <message>
        <source>Or from entry number</source>
        <translation>أو ابتداءً من القيد رقم</translation>
    </message>
    <message>
        <source>If both are filled in, the number counts.</source>
        <translation>إن مُلئ الاثنان فالعبرة بالرقم.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>إرسال مجددًا</translation>
    </message>
    <message>
        <source>Nothing has happened since then. Choose another.</source>
        <translation>لم يحدث شيء منذ ذلك الحين. اختر غيره.</translation>
    </message>
    <message>
        <source>{count} from number {number} on. {meaning}</source>
        <translation>{count} ابتداءً من الرقم {number}. {meaning}</translation>
    </message>
    <message>
        <source>Send again to {store}?</source>
        <translation>الإرسال مجددًا إلى {store}؟</translation>
    </message>
</context>
<context>
    <name>ReturnSheet</name>
    <message>
        <source>Take back without a receipt</source>
        <translation>استرجاع بلا إيصال</translation>
    </message>
    <message>
        <source>Scan the item, or search it</source>
        <translation>امسح الصنف أو ابحث عنه</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>لم يُختر شيء بعد</translation>
    </message>
    <message>
        <source>How many or how much</source>
        <translation>كم العدد أو المقدار</translation>
    </message>
    <message>
        <source>Faulty</source>
        <translation>معيب</translation>
    </message>
    <message>
        <source>Wrong item</source>
        <translation>صنف خاطئ</translation>
    </message>
    <message>
        <source>Changed their mind</source>
        <translation>غيّر رأيه</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>لماذا؟</translation>
    </message>
    <message>
        <source>Another reason, then Enter</source>
        <translation>سبب آخر ثم Enter</translation>
    </message>
    <message>
        <source>Choose the item first.</source>
        <translation>اختر الصنف أولًا.</translation>
    </message>
    <message>
        <source>Type a number.</source>
        <translation>اكتب رقمًا.</translation>
    </message>
</context>
<context>
    <name>RowSheet</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>اعتماد</translation>
    </message>
</context>
<context>
    <name>ScaleFront</name>
    <message>
        <source>Put on the scale</source>
        <translation>وضع على الميزان</translation>
    </message>
    <message>
        <source>Kilograms</source>
        <translation>كيلوغرام</translation>
    </message>
    <message>
        <source>Put it on</source>
        <translation>ضعه</translation>
    </message>
    <message>
        <source>Take all off</source>
        <translation>رفع كل شيء</translation>
    </message>
    <message>
        <source>What may happen</source>
        <translation>ما قد يحدث</translation>
    </message>
    <message>
        <source>It moves</source>
        <translation>يتحرك</translation>
    </message>
    <message>
        <source>It is at rest</source>
        <translation>مستقر</translation>
    </message>
    <message>
        <source>Too heavy</source>
        <translation>حمل زائد</translation>
    </message>
    <message>
        <source>Not too heavy</source>
        <translation>حمل عادي</translation>
    </message>
    <message>
        <source>Pull the cable</source>
        <translation>سحب الكابل</translation>
    </message>
    <message>
        <source>Plug it in</source>
        <translation>توصيله</translation>
    </message>
    <message>
        <source>The scale shows {weight}.</source>
        <translation>يُظهر الميزان {weight}.</translation>
    </message>
    <message>
        <source>Type a weight in kilograms, such as 1.250.</source>
        <translation>اكتب وزنًا بالكيلوغرام، مثل 1.250.</translation>
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
        <translation>بدون عبوة</translation>
    </message>
    <message>
        <source>Put it on the scale.</source>
        <translation>ضعه على الميزان.</translation>
    </message>
</context>
<context>
    <name>ScannerFront</name>
    <message>
        <source>Scan what you type</source>
        <translation>مسح ما تكتبه</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>مسح</translation>
    </message>
    <message>
        <source>Or one of these</source>
        <translation>أو واحد من هذه</translation>
    </message>
    <message>
        <source>Goods of this shop</source>
        <translation>بضاعة هذا المتجر</translation>
    </message>
    <message>
        <source>Label with an expiry</source>
        <translation>ملصق بتاريخ انتهاء</translation>
    </message>
    <message>
        <source>Label, expired</source>
        <translation>ملصق منتهي الصلاحية</translation>
    </message>
    <message>
        <source>Weight label</source>
        <translation>ملصق وزن</translation>
    </message>
    <message>
        <source>Last receipt</source>
        <translation>آخر إيصال</translation>
    </message>
    <message>
        <source>Nonsense</source>
        <translation>كلام بلا معنى</translation>
    </message>
    <message>
        <source>Scanned; it goes to the sale in hand.</source>
        <translation>تم المسح؛ يذهب إلى البيع الجاري.</translation>
    </message>
</context>
<context>
    <name>SecretFields</name>
    <message>
        <source>Access key</source>
        <translation>مفتاح الوصول</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>المفتاح السري</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>One is kept. What you type here replaces it.</source>
        <translation>توجد واحدة محفوظة. ما تكتبه هنا يحل محلها.</translation>
    </message>
    <message>
        <source>None is kept yet.</source>
        <translation>لا شيء محفوظ بعد.</translation>
    </message>
    <message>
        <source>Type both, or none.</source>
        <translation>اكتب الاثنين أو لا شيء.</translation>
    </message>
</context>
<context>
    <name>SectionPane</name>
    <message>
        <source>Reading the settings …</source>
        <translation>تُقرأ الإعدادات …</translation>
    </message>
    <message>
        <source>The settings could not be read</source>
        <translation>تعذّرت قراءة الإعدادات</translation>
    </message>
    <message>
        <source>Nothing can be set here</source>
        <translation>لا شيء يُضبط هنا</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>اختبار الاتصال</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Save and switch on</source>
        <translation>حفظ وتشغيل</translation>
    </message>
    <message>
        <source>Set by a file</source>
        <translation>مضبوط بملف</translation>
    </message>
    <message>
        <source>These are set by {file} and can only be changed there.</source>
        <translation>يضبطها {file} ولا تتغيّر إلا هناك.</translation>
    </message>
    <message>
        <source>Saved. It counts from now on.</source>
        <translation>حُفظ. يسري من الآن.</translation>
    </message>
    <message>
        <source>Trying …</source>
        <translation>تجري المحاولة …</translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation>الاتصال يعمل.</translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message>
        <source>Products</source>
        <translation>المنتجات</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>الموظفون</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>العملاء</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>الأجهزة</translation>
    </message>
    <message>
        <source>Plugins</source>
        <translation>الإضافات</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>المزامنة</translation>
    </message>
</context>
<context>
    <name>SellPage</name>
    <message>
        <source>A copy is printed, marked COPY.</source>
        <translation>تُطبع نسخة مكتوب عليها «نسخة».</translation>
    </message>
</context>
<context>
    <name>SetUpPage</name>
    <message>
        <source>Welcome to your till</source>
        <translation>مرحبًا بك في صندوقك</translation>
    </message>
    <message>
        <source>This till belongs to head office</source>
        <translation>هذا الصندوق تابع للإدارة المركزية</translation>
    </message>
    <message>
        <source>Which shop this is has not come from there yet. It comes by itself when there is a line and head office has published the shop&apos;s name; then you can sign in.</source>
        <translation>لم يصل من هناك بعد أي متجر هذا. يصل ذلك تلقائيًا عندما يتوفر اتصال وتنشر الإدارة المركزية اسم المتجر؛ عندها يمكنك تسجيل الدخول.</translation>
    </message>
    <message>
        <source>If it takes long, call head office.</source>
        <translation>إذا طال الأمر فاتصل بالإدارة المركزية.</translation>
    </message>
    <message>
        <source>Open the demo shop</source>
        <translation>فتح المتجر التجريبي</translation>
    </message>
    <message>
        <source>Set up my shop</source>
        <translation>إعداد متجري</translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation>ألقِ نظرة أولًا</translation>
    </message>
    <message>
        <source>A demo shop with a few hundred products, customers and staff. Sell, refund, close the till: nothing there is a real sale.</source>
        <translation>متجر تجريبي فيه مئات المنتجات وعملاء وموظفون. بِع واسترجع وأغلق الصندوق: لا شيء هناك بيع حقيقي.</translation>
    </message>
    <message>
        <source>Sign in as john, jane or admin; their PINs are 1111, 2222 and 9999.</source>
        <translation>سجّل الدخول باسم john أو jane أو admin؛ أرقامهم السرية 1111 و2222 و9999.</translation>
    </message>
    <message>
        <source>Start with my shop</source>
        <translation>ابدأ بمتجري</translation>
    </message>
    <message>
        <source>An empty shop with your name, your currency and you as its manager. Products can be typed in or imported afterwards.</source>
        <translation>متجر فارغ باسمك وعملتك وأنت مديره. يمكن إدخال المنتجات أو استيرادها بعد ذلك.</translation>
    </message>
    <message>
        <source>It takes about two minutes.</source>
        <translation>يستغرق ذلك نحو دقيقتين.</translation>
    </message>
    <message>
        <source>Filling the shelves …</source>
        <translation>جارٍ ملء الرفوف …</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>اسم المتجر</translation>
    </message>
    <message>
        <source>Address, as printed on receipts</source>
        <translation>العنوان كما يُطبع على الإيصالات</translation>
    </message>
    <message>
        <source>Tax number (may stay empty)</source>
        <translation>الرقم الضريبي (اختياري)</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>العملة</translation>
    </message>
    <message>
        <source>Sales tax of most goods, in % (may stay empty)</source>
        <translation>ضريبة معظم البضائع بالنسبة المئوية (يمكن تركه فارغًا)</translation>
    </message>
    <message>
        <source>Shelf prices include it</source>
        <translation>أسعار الرف تشملها</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>اسمك</translation>
    </message>
    <message>
        <source>User name for signing in</source>
        <translation>اسم المستخدم لتسجيل الدخول</translation>
    </message>
    <message>
        <source>PIN, 4 to 8 digits</source>
        <translation>الرقم السري، من 4 إلى 8 أرقام</translation>
    </message>
    <message>
        <source>PIN once more</source>
        <translation>الرقم السري مرة أخرى</translation>
    </message>
    <message>
        <source>Password (may stay empty)</source>
        <translation>كلمة المرور (اختيارية)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Open my shop</source>
        <translation>افتح متجري</translation>
    </message>
    <message>
        <source>Type the name of the shop.</source>
        <translation>اكتب اسم المتجر.</translation>
    </message>
    <message>
        <source>Type your name.</source>
        <translation>اكتب اسمك.</translation>
    </message>
    <message>
        <source>Choose a PIN.</source>
        <translation>اختر رقمًا سريًا.</translation>
    </message>
    <message>
        <source>The PINs differ.</source>
        <translation>الرقمان السريان مختلفان.</translation>
    </message>
</context>
<context>
    <name>SettingsPane</name>
    <message>
        <source>Back to defaults</source>
        <translation>العودة إلى الافتراضي</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Saved. It counts from now on.</source>
        <translation>حُفظ. يسري من الآن.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close, Esc</source>
        <translation>إغلاق، Esc</translation>
    </message>
</context>
<context>
    <name>Shift</name>
    <message>
        <source>Counted</source>
        <translation>المعدود</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>المتوقع</translation>
    </message>
    <message>
        <source>Stays in the drawer</source>
        <translation>يبقى في الدرج</translation>
    </message>
    <message>
        <source>Shift closed – Z report {number}</source>
        <translation>أُغلقت الوردية – تقرير Z رقم {number}</translation>
    </message>
    <message>
        <source>not settled</source>
        <translation>لم تتم التسوية</translation>
    </message>
    <message>
        <source>{amount}, difference {difference}</source>
        <translation>{amount}، الفرق {difference}</translation>
    </message>
    <message>
        <source>Card terminal</source>
        <translation>جهاز البطاقات</translation>
    </message>
    <message>
        <source>Too much in the drawer</source>
        <translation>زيادة في الدرج</translation>
    </message>
    <message>
        <source>Missing in the drawer</source>
        <translation>ناقص في الدرج</translation>
    </message>
    <message>
        <source>The drawer is right</source>
        <translation>الدرج صحيح</translation>
    </message>
</context>
<context>
    <name>ShiftResultSheet</name>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Open the next shift</source>
        <translation>فتح الوردية التالية</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Nobody may sign in here yet</source>
        <translation>لا يحق لأحد الدخول هنا بعد</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>اسم المستخدم</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>{name}, your PIN</source>
        <translation>{name}، رقمك السري</translation>
    </message>
    <message>
        <source>Tap your name</source>
        <translation>المس اسمك</translation>
    </message>
    <message>
        <source>Use a PIN instead</source>
        <translation>استخدم رقمًا سريًا بدلًا من ذلك</translation>
    </message>
    <message>
        <source>Use user name and password instead</source>
        <translation>استخدم اسم المستخدم وكلمة المرور</translation>
    </message>
    <message>
        <source>Type your user name.</source>
        <translation>اكتب اسم المستخدم.</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>اكتب كلمة المرور.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Who is at the till?</source>
        <translation>من على الصندوق؟</translation>
    </message>
    <message>
        <source>Tap your name.</source>
        <translation>المس اسمك.</translation>
    </message>
    <message>
        <source>Demo PINs: Admin 9999, Jane 2222, John 1111.</source>
        <translation>أرقام العرض السرية: Admin 9999 و Jane 2222 و John 1111.</translation>
    </message>
</context>
<context>
    <name>SinkCard</name>
    <message>
        <source>waiting to be sent</source>
        <translation>بانتظار الإرسال</translation>
    </message>
    <message>
        <source>{count} not accepted</source>
        <translation>{count} لم تُقبل</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>إعداد</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Staff</source>
        <translation>الموظفون</translation>
    </message>
    <message>
        <source>Who may work at this till, and what they may do.</source>
        <translation>من يعمل على هذا الصندوق وما يُسمح له به.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>اسم المستخدم</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>الرقم السري</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>البطاقة</translation>
    </message>
    <message>
        <source>May sign in</source>
        <translation>يمكنه الدخول</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>لا أحد بعد</translation>
    </message>
    <message>
        <source>Add the first person.</source>
        <translation>أضف الشخص الأول.</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>رقم سري جديد</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تعديل</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>إضافة شخص</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>no</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>Switch on again</source>
        <translation>تفعيل مرة أخرى</translation>
    </message>
</context>
<context>
    <name>StaffSheet</name>
    <message>
        <source>Add person</source>
        <translation>إضافة شخص</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>User name (may stay empty)</source>
        <translation>اسم المستخدم (يمكن تركه فارغًا)</translation>
    </message>
    <message>
        <source>PIN, 4 to 8 digits</source>
        <translation>رقم سري من 4 إلى 8 أرقام</translation>
    </message>
    <message>
        <source>New PIN (may stay empty)</source>
        <translation>رقم سري جديد (يمكن تركه فارغًا)</translation>
    </message>
    <message>
        <source>PIN once more</source>
        <translation>الرقم السري مرة أخرى</translation>
    </message>
    <message>
        <source>The PINs differ.</source>
        <translation>الرقمان السريان مختلفان.</translation>
    </message>
    <message>
        <source>Password (may stay empty)</source>
        <translation>كلمة المرور (يمكن تركها فارغة)</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Type the name.</source>
        <translation>اكتب الاسم.</translation>
    </message>
</context>
<context>
    <name>StartWindow</name>
    <message>
        <source>Till</source>
        <translation>الصندوق</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>جارٍ البدء …</translation>
    </message>
    <message>
        <source>The till opens its books.</source>
        <translation>يفتح الصندوق سجلاته.</translation>
    </message>
    <message>
        <source>The till cannot open</source>
        <translation>تعذّر فتح الصندوق</translation>
    </message>
</context>
<context>
    <name>StateCard</name>
    <message>
        <source>needs you</source>
        <translation>يحتاج إليك</translation>
    </message>
</context>
<context>
    <name>StatePane</name>
    <message>
        <source>Try now</source>
        <translation>حاول الآن</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>بانتظار الإرسال</translation>
    </message>
    <message>
        <source>The oldest of them</source>
        <translation>أقدمها</translation>
    </message>
    <message>
        <source>Being collected</source>
        <translation>قيد التجميع</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>السرعة</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>الوقت المتبقي</translation>
    </message>
    <message>
        <source>Accepted last</source>
        <translation>آخر قبول</translation>
    </message>
    <message>
        <source>Accepted up to entry</source>
        <translation>مقبول حتى القيد</translation>
    </message>
    <message>
        <source>Sent since the start</source>
        <translation>أُرسل منذ البدء</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>لم يُقبل</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>لا شيء بعد</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>{count}, sent when there are enough of them or the shift closes</source>
        <translation>{count}، تُرسل حين تكفي أو تُغلق الوردية</translation>
    </message>
    <message>
        <source>Whether it is on is set by the file {file}.</source>
        <translation>يحدّد الملف {file} إن كان مشغّلًا.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Sale {number}</source>
        <translation>بيع {number}</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>أمين الصندوق</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>مشرف</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>المدير</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>فني الصيانة</translation>
    </message>
    <message>
        <source>Printer cannot say how it is</source>
        <translation>الطابعة لا تُبلغ عن حالتها</translation>
    </message>
    <message>
        <source>Connecting the printer</source>
        <translation>جارٍ توصيل الطابعة</translation>
    </message>
    <message>
        <source>Printer ready</source>
        <translation>الطابعة جاهزة</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>جارٍ الطباعة</translation>
    </message>
    <message>
        <source>Printer is off</source>
        <translation>الطابعة مطفأة</translation>
    </message>
    <message>
        <source>Printer needs paper</source>
        <translation>الطابعة بحاجة إلى ورق</translation>
    </message>
    <message>
        <source>Printer cover is open</source>
        <translation>غطاء الطابعة مفتوح</translation>
    </message>
    <message>
        <source>Printer&apos;s cutter is stuck</source>
        <translation>قاطع الطابعة عالق</translation>
    </message>
    <message>
        <source>Printer paper is running low</source>
        <translation>ورق الطابعة يوشك على النفاد</translation>
    </message>
    <message>
        <source>No printer</source>
        <translation>لا توجد طابعة</translation>
    </message>
    <message>
        <source>Printer does not answer</source>
        <translation>الطابعة لا تستجيب</translation>
    </message>
    <message>
        <source>{plugin} is suspended</source>
        <translation>{plugin} موقوفة</translation>
    </message>
    <message>
        <source>Training: nothing here is a real sale</source>
        <translation>تدريب: لا شيء هنا بيع حقيقي</translation>
    </message>
    <message>
        <source>Demo shop: try anything, nothing here is a real sale</source>
        <translation>متجر تجريبي: جرّب أي شيء، لا شيء هنا بيع حقيقي</translation>
    </message>
    <message>
        <source>Sales are saved on this till</source>
        <translation>المبيعات محفوظة في هذا الصندوق</translation>
    </message>
    <message>
        <source>Nothing is sent now</source>
        <translation>لا يُرسل شيء الآن</translation>
    </message>
    <message>
        <source>Sending is stopped – tell the manager</source>
        <translation>توقف الإرسال – أخبر المدير</translation>
    </message>
    <message>
        <source>Entries were not accepted – tell the manager</source>
        <translation>قيود لم تُقبل – أخبر المدير</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>Partly offline</source>
        <translation>غير متصل جزئيًا</translation>
    </message>
    <message>
        <source>Sending is paused</source>
        <translation>الإرسال متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>جارٍ الاتصال</translation>
    </message>
    <message>
        <source>Sending – {left}</source>
        <translation>جارٍ الإرسال – {left}</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>sales are saved on this till</source>
        <translation>المبيعات محفوظة في هذا الصندوق</translation>
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
        <translation>مقترح</translation>
    </message>
    <message>
        <source>More when the sale goes on.</source>
        <translation>المزيد مع استمرار البيع.</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>Number of the request: {number}</source>
        <translation>رقم الطلب: {number}</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>جارٍ الاتصال</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>محدَّث</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>جارٍ الإرسال</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>لا يُوصل إليه</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation>رُفض تسجيل الدخول</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>Another history is there</source>
        <translation>هناك تاريخ آخر</translation>
    </message>
    <message>
        <source>Stopped by a fault</source>
        <translation>أوقفه عطل</translation>
    </message>
    <message>
        <source>Not everything was accepted</source>
        <translation>لم يُقبل كل شيء</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>ينتظر</translation>
    </message>
    <message>
        <source>the oldest for {time}</source>
        <translation>أقدمها منذ {time}</translation>
    </message>
    <message>
        <source>{when} · {age} ago</source>
        <translation>{when} · قبل {age}</translation>
    </message>
    <message>
        <source>{count} a second</source>
        <translation>{count} في الثانية</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>نحو {time}</translation>
    </message>
    <message>
        <source>Since {when}.</source>
        <translation>منذ {when}.</translation>
    </message>
    <message>
        <source>Tried again after {time}.</source>
        <translation>تُعاد المحاولة بعد {time}.</translation>
    </message>
    <message>
        <source>Every entry, in order, for whoever wants to listen.</source>
        <translation>كل قيد، بالترتيب، لمن يريد الاستماع.</translation>
    </message>
    <message>
        <source>Tables for reports, in a database of your own.</source>
        <translation>جداول للتقارير في قاعدة بيانات خاصة بك.</translation>
    </message>
    <message>
        <source>Each sale and customer, to look up at once.</source>
        <translation>كل بيع وعميل، للبحث الفوري.</translation>
    </message>
    <message>
        <source>Pictures of products, and an archive of all entries.</source>
        <translation>صور الأصناف وأرشيف لكل القيود.</translation>
    </message>
    <message>
        <source>A message for each sale, refund and large void.</source>
        <translation>رسالة لكل بيع واسترداد وإلغاء كبير.</translation>
    </message>
    <message>
        <source>Sums of the sales, and how the till is doing.</source>
        <translation>مجاميع المبيعات وحالة الصندوق.</translation>
    </message>
    <message>
        <source>Kafka gets these entries a second time, with the same numbers. Whoever listens must leave out what they know already.</source>
        <translation>يتلقى Kafka هذه القيود مرة ثانية بالأرقام نفسها. على من يستمع أن يترك ما يعرفه.</translation>
    </message>
    <message>
        <source>The messages about these sales are sent a second time to whoever gets them.</source>
        <translation>تُرسل الرسائل عن هذه المبيعات مرة ثانية إلى من يتلقاها.</translation>
    </message>
    <message>
        <source>The sums of that time may be counted twice.</source>
        <translation>قد تُحسب مجاميع تلك المدة مرتين.</translation>
    </message>
    <message>
        <source>This store keeps each entry once. Sending again changes nothing that is there, and fills what is missing.</source>
        <translation>يحفظ هذا المخزن كل قيد مرة واحدة. الإرسال مجددًا لا يغيّر الموجود ويكمل الناقص.</translation>
    </message>
    <message>
        <source>Paused. Entries wait on this till.</source>
        <translation>أُوقف مؤقتًا. القيود تنتظر في هذا الصندوق.</translation>
    </message>
    <message>
        <source>It goes on.</source>
        <translation>تستمر العملية.</translation>
    </message>
    <message>
        <source>It is being tried.</source>
        <translation>تجري المحاولة.</translation>
    </message>
    <message>
        <source>Sending again has begun.</source>
        <translation>بدأ الإرسال مجددًا.</translation>
    </message>
    <message>
        <source>Switched on.</source>
        <translation>شُغّل.</translation>
    </message>
    <message>
        <source>Switched off.</source>
        <translation>أُوقف.</translation>
    </message>
    <message>
        <source>Begin a new life of this till?</source>
        <translation>بدء حياة جديدة لهذا الصندوق؟</translation>
    </message>
    <message>
        <source>A store outside has sales under this till&apos;s name that this till does not know. Make sure first that no second till, and no copy of this one, works under its name. A new life keeps both histories apart: receipt numbers begin again behind a new first number, and no sale is lost.</source>
        <translation>لدى مخزن خارجي مبيعات باسم هذا الصندوق لا يعرفها. تأكد أولًا من أن لا صندوق آخر ولا نسخة منه تعمل باسمه. تفصل الحياة الجديدة بين التاريخين: تبدأ أرقام الإيصالات من جديد خلف رقم أول جديد، ولا يُفقد أي بيع.</translation>
    </message>
    <message>
        <source>Begin a new life</source>
        <translation>بدء حياة جديدة</translation>
    </message>
    <message>
        <source>A new life has begun.</source>
        <translation>بدأت حياة جديدة.</translation>
    </message>
    <message>
        <source>Seen · {reason}</source>
        <translation>تمت رؤيته · {reason}</translation>
    </message>
</context>
<context>
    <name>SyncDetail</name>
    <message>
        <source>All stores</source>
        <translation>كل المخازن</translation>
    </message>
    <message>
        <source>Begin a new life</source>
        <translation>بدء حياة جديدة</translation>
    </message>
    <message>
        <source>{count} not accepted</source>
        <translation>{count} لم تُقبل</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>نسخ الرقم</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>نُسخ.</translation>
    </message>
    <message>
        <source>Not accepted: {count}</source>
        <translation>لم تُقبل: {count}</translation>
    </message>
    <message>
        <source>How it does</source>
        <translation>كيف حاله</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Sign-in to Amazon</source>
        <translation>تسجيل الدخول إلى Amazon</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>إرسال مجددًا</translation>
    </message>
</context>
<context>
    <name>SyncForm</name>
    <message>
        <source>Brokers</source>
        <translation>الوسطاء</translation>
    </message>
    <message>
        <source>Name and port, such as kafka.shop.example:9093; several with commas.</source>
        <translation>الاسم والمنفذ مثل kafka.shop.example:9093؛ تُفصل المتعددة بفواصل.</translation>
    </message>
    <message>
        <source>Way there</source>
        <translation>الطريق إليه</translation>
    </message>
    <message>
        <source>Without encryption is for this machine or a closed network only.</source>
        <translation>دون تشفير فقط على هذا الجهاز أو في شبكة مغلقة.</translation>
    </message>
    <message>
        <source>Without encryption</source>
        <translation>دون تشفير</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>مشفَّر</translation>
    </message>
    <message>
        <source>Encrypted, with user and password</source>
        <translation>مشفَّر، باسم مستخدم وكلمة مرور</translation>
    </message>
    <message>
        <source>Not encrypted, with user and password</source>
        <translation>دون تشفير، باسم مستخدم وكلمة مرور</translation>
    </message>
    <message>
        <source>How the password is proved</source>
        <translation>كيف تُثبت كلمة المرور</translation>
    </message>
    <message>
        <source>The broker says which one it wants.</source>
        <translation>الوسيط يحدّد ما يريده.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>المستخدم</translation>
    </message>
    <message>
        <source>Who signs in.</source>
        <translation>من يسجّل الدخول.</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>الشهادات الموثوقة</translation>
    </message>
    <message>
        <source>A file; empty: those of the system.</source>
        <translation>ملف؛ فارغ: شهادات النظام.</translation>
    </message>
    <message>
        <source>Topic of entries</source>
        <translation>موضوع القيود</translation>
    </message>
    <message>
        <source>Topic of customers</source>
        <translation>موضوع العملاء</translation>
    </message>
    <message>
        <source>It keeps the newest of each customer.</source>
        <translation>يحفظ أحدث ما لكل عميل.</translation>
    </message>
    <message>
        <source>Topic from head office</source>
        <translation>موضوع الإدارة المركزية</translation>
    </message>
    <message>
        <source>Head office fills it with products, prices and staff.</source>
        <translation>تملؤه الإدارة المركزية بالأصناف والأسعار والموظفين.</translation>
    </message>
    <message>
        <source>Topic of parked sales</source>
        <translation>موضوع المبيعات المعلّقة</translation>
    </message>
    <message>
        <source>Shared between the tills of a shop.</source>
        <translation>مشترك بين صناديق المتجر.</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>الأقسام</translation>
    </message>
    <message>
        <source>Of a topic that is made here; never changed later.</source>
        <translation>لموضوع يُنشأ هنا؛ لا تتغيّر لاحقًا.</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>النسخ</translation>
    </message>
    <message>
        <source>Of a topic that is made here; -1: as the broker likes.</source>
        <translation>لموضوع يُنشأ هنا؛ -1: كما يشاء الوسيط.</translation>
    </message>
    <message>
        <source>Make topics that are missing</source>
        <translation>إنشاء المواضيع الناقصة</translation>
    </message>
    <message>
        <source>Share customers</source>
        <translation>مشاركة العملاء</translation>
    </message>
    <message>
        <source>Take customers that other tills have made or changed.</source>
        <translation>أخذ العملاء الذين أنشأتهم صناديق أخرى أو غيّرتهم.</translation>
    </message>
    <message>
        <source>Share parked sales</source>
        <translation>مشاركة المبيعات المعلّقة</translation>
    </message>
    <message>
        <source>A sale parked at one till can be taken up at any other of the shop.</source>
        <translation>يمكن متابعة بيع معلّق عند صندوق في أي صندوق آخر في المتجر.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>Its name or address.</source>
        <translation>اسمه أو عنوانه.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>المنفذ</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>قاعدة البيانات</translation>
    </message>
    <message>
        <source>Schema of the tables</source>
        <translation>مخطط الجداول</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>التشفير</translation>
    </message>
    <message>
        <source>Without encryption is for this machine only.</source>
        <translation>دون تشفير فقط على هذا الجهاز.</translation>
    </message>
    <message>
        <source>Encrypted, server checked</source>
        <translation>مشفَّر مع فحص الخادم</translation>
    </message>
    <message>
        <source>Make and upgrade the tables</source>
        <translation>إنشاء الجداول وترقيتها</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>المنطقة</translation>
    </message>
    <message>
        <source>Where the shop&apos;s things are at Amazon.</source>
        <translation>حيث توجد أشياء المتجر لدى Amazon.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>الملف الشخصي</translation>
    </message>
    <message>
        <source>Of Amazon&apos;s own files; empty: the key kept here, or what the machine has.</source>
        <translation>من ملفات Amazon نفسها؛ فارغ: المفتاح المحفوظ هنا أو ما لدى الجهاز.</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>عنوان آخر</translation>
    </message>
    <message>
        <source>Empty: Amazon itself.</source>
        <translation>فارغ: Amazon نفسها.</translation>
    </message>
    <message>
        <source>Make what is missing</source>
        <translation>إنشاء الناقص</translation>
    </message>
    <message>
        <source>Tables, buckets and topics.</source>
        <translation>الجداول والحاويات والمواضيع.</translation>
    </message>
    <message>
        <source>Empty: that of the region.</source>
        <translation>فارغ: عنوان المنطقة.</translation>
    </message>
    <message>
        <source>Table of customers</source>
        <translation>جدول العملاء</translation>
    </message>
    <message>
        <source>Table of sales and refunds</source>
        <translation>جدول المبيعات والمستردات</translation>
    </message>
    <message>
        <source>Bucket of pictures</source>
        <translation>حاوية الصور</translation>
    </message>
    <message>
        <source>Bucket of the archive</source>
        <translation>حاوية الأرشيف</translation>
    </message>
    <message>
        <source>Archive the journal</source>
        <translation>أرشفة السجل</translation>
    </message>
    <message>
        <source>Off where a relay does it: then only pictures are sent.</source>
        <translation>أوقفها حيث يقوم المُرحِّل بذلك: عندها تُرسل الصور فقط.</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>الموضوع</translation>
    </message>
    <message>
        <source>Its name or ARN; a name that ends in .fifo keeps the order.</source>
        <translation>اسمه أو ARN؛ الاسم المنتهي بـ .fifo يحفظ الترتيب.</translation>
    </message>
    <message>
        <source>Large void from</source>
        <translation>إلغاء كبير ابتداءً من</translation>
    </message>
    <message>
        <source>Voids of this amount or more are told.</source>
        <translation>يُبلَّغ عن الإلغاءات بهذا المبلغ أو أكثر.</translation>
    </message>
    <message>
        <source>Words for people</source>
        <translation>كلمات للناس</translation>
    </message>
    <message>
        <source>For e-mail and telephones. Off: every listener gets the data of programs.</source>
        <translation>للبريد الإلكتروني والهواتف. عند الإيقاف: يحصل الجميع على بيانات البرامج.</translation>
    </message>
    <message>
        <source>Name of the figures</source>
        <translation>اسم الأرقام</translation>
    </message>
</context>
<context>
    <name>SyncOverview</name>
    <message>
        <source>From head office</source>
        <translation>من الإدارة المركزية</translation>
    </message>
    <message>
        <source>Nothing is sent yet. Every sale is kept safely on this till.</source>
        <translation>لا يُرسل شيء بعد. كل بيع محفوظ بأمان في هذا الصندوق.</translation>
    </message>
    <message>
        <source>A store outside gives you reports, a copy that survives the till, and prices from head office. Choose one below and set it up; selling never waits for it.</source>
        <translation>يمنحك المخزن الخارجي تقارير، ونسخة تبقى بعد الصندوق، وأسعارًا من الإدارة المركزية. اختر واحدًا أدناه وأعدّه؛ البيع لا ينتظره أبدًا.</translation>
    </message>
    <message>
        <source>Nothing is sent at the moment; it begins again by itself.</source>
        <translation>لا يُرسل شيء حاليًا؛ يبدأ من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>If it stays so, start the till again. No sale is lost.</source>
        <translation>إن بقي كذلك فأعد تشغيل الصندوق. لم يُفقد أي بيع.</translation>
    </message>
    <message>
        <source>Selling goes on, and nothing is lost: entries wait on this till.</source>
        <translation>يستمر البيع ولم يُفقد شيء: القيود تنتظر في هذا الصندوق.</translation>
    </message>
    <message>
        <source>Nothing has come from head office yet. Products are kept here.</source>
        <translation>لم يصل شيء من الإدارة المركزية بعد. تُدار الأصناف هنا.</translation>
    </message>
    <message>
        <source>Heard last: {when}</source>
        <translation>آخر خبر: {when}</translation>
    </message>
    <message>
        <source>{count} being taken over</source>
        <translation>{count} قيد التطبيق</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync</source>
        <translation>المزامنة</translation>
    </message>
    <message>
        <source>Where sales go besides this till, and how that is doing.</source>
        <translation>إلى أين تذهب المبيعات غير هذا الصندوق، وكيف يسير ذلك.</translation>
    </message>
</context>
<context>
    <name>SyncReasons</name>
    <message>
        <source>no answer in time</source>
        <translation>لا جواب في الوقت</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>لا اتصال</translation>
    </message>
    <message>
        <source>nobody knows that name</source>
        <translation>لا أحد يعرف هذا الاسم</translation>
    </message>
    <message>
        <source>the connection was cut</source>
        <translation>انقطع الاتصال</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>لا شبكة</translation>
    </message>
    <message>
        <source>it is just starting</source>
        <translation>يبدأ الآن</translation>
    </message>
    <message>
        <source>the connection is not safe</source>
        <translation>الاتصال غير آمن</translation>
    </message>
    <message>
        <source>too many want it at once</source>
        <translation>كثيرون يطلبونه معًا</translation>
    </message>
    <message>
        <source>the proxy does not answer</source>
        <translation>الوسيط لا يجيب</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>القرص ممتلئ</translation>
    </message>
    <message>
        <source>another program holds it</source>
        <translation>برنامج آخر يمسك به</translation>
    </message>
    <message>
        <source>it may not be written</source>
        <translation>لا يُسمح بالكتابة فيه</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>إنه تالف</translation>
    </message>
    <message>
        <source>the disk does not take it</source>
        <translation>القرص لا يقبله</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Previous</source>
        <translation>السابق</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>{first}–{last} of {total}</source>
        <translation>{first}–{last} من {total}</translation>
    </message>
</context>
<context>
    <name>TerminalFront</name>
    <message>
        <source>The next card payment</source>
        <translation>الدفع التالي بالبطاقة</translation>
    </message>
    <message>
        <source>Decline it</source>
        <translation>رفضه</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>إلغاؤه</translation>
    </message>
    <message>
        <source>Lose its answer</source>
        <translation>فقد جوابه</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>تشغيل</translation>
    </message>
</context>
<context>
    <name>TestsCard</name>
    <message>
        <source>Try it</source>
        <translation>جرّبه</translation>
    </message>
    <message>
        <source>Trying …</source>
        <translation>تجري المحاولة …</translation>
    </message>
    <message>
        <source>End the test</source>
        <translation>إنهاء الاختبار</translation>
    </message>
    <message>
        <source>Scan anything. Nothing is sold meanwhile.</source>
        <translation>امسح أي شيء. لا يُباع شيء أثناء ذلك.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>تم.</translation>
    </message>
</context>
<context>
    <name>TextSheet</name>
    <message>
        <source>Type something first.</source>
        <translation>اكتب شيئًا أولًا.</translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message>
        <source>returned from {receipt}</source>
        <translation>مرتجع من {receipt}</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>مرتجع</translation>
    </message>
    <message>
        <source>instead of {price}</source>
        <translation>بدلًا من {price}</translation>
    </message>
    <message>
        <source>{percent} off, saved {amount}</source>
        <translation>خصم {percent}، وفّرت {amount}</translation>
    </message>
    <message>
        <source>saved {amount}</source>
        <translation>وفّرت {amount}</translation>
    </message>
    <message>
        <source>age {limit}+</source>
        <translation>العمر {limit}+</translation>
    </message>
    <message>
        <source>{limit}+ checked</source>
        <translation>تم التحقق {limit}+</translation>
    </message>
    <message>
        <source>Discount on the receipt</source>
        <translation>خصم على الإيصال</translation>
    </message>
    <message>
        <source>Tax exempt</source>
        <translation>معفى من الضريبة</translation>
    </message>
    <message>
        <source>Taxes included</source>
        <translation>الضرائب مشمولة</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>الضرائب</translation>
    </message>
    <message>
        <source>{tax} included</source>
        <translation>{tax} مشمولة</translation>
    </message>
    <message>
        <source>To give back</source>
        <translation>للإرجاع</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>المجموع</translation>
    </message>
    <message>
        <source>Check ID: born on or before {date}</source>
        <translation>تحقق من الهوية: مولود في {date} أو قبله</translation>
    </message>
    <message>
        <source>Born by {date}</source>
        <translation>مولود حتى {date}</translation>
    </message>
    <message>
        <source>A manager must look at this sale</source>
        <translation>يجب أن يرى المدير هذا البيع</translation>
    </message>
    <message>
        <source>Remove items</source>
        <translation>أزل الأصناف</translation>
    </message>
    <message>
        <source>Manager: allow</source>
        <translation>المدير: اسمح</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>تحقق</translation>
    </message>
</context>
<context>
    <name>TicketList</name>
    <message>
        <source>Ticket</source>
        <translation>التذكرة</translation>
    </message>
    <message>
        <source>Last item</source>
        <translation>آخر صنف</translation>
    </message>
    <message>
        <source>Nothing scanned yet</source>
        <translation>لم يُمسح شيء بعد</translation>
    </message>
    <message>
        <source>Scan an item, tap a tile or search with F2.</source>
        <translation>امسح صنفًا أو المس بطاقة أو ابحث بـ F2.</translation>
    </message>
</context>
<context>
    <name>TicketPanel</name>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>تعليق</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>استرجاع المعلق</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Back to sale</source>
        <translation>العودة إلى البيع</translation>
    </message>
    <message>
        <source>Show receipt</source>
        <translation>عرض الإيصال</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>طباعة نسخة</translation>
    </message>
    <message>
        <source>Customer: {name}</source>
        <translation>العميل: {name}</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>TotalsPanel</name>
    <message>
        <source>Total</source>
        <translation>المجموع</translation>
    </message>
</context>
<context>
    <name>TracePane</name>
    <message>
        <source>What went over the cable lately. What was scanned is counted here, not shown.</source>
        <translation>ما مرّ عبر الكابل مؤخرًا. ما تم مسحه يُعدّ هنا ولا يُعرض.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>الاتجاه</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>البايتات</translation>
    </message>
    <message>
        <source>As numbers</source>
        <translation>كأرقام</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>كنص</translation>
    </message>
    <message>
        <source>Bytes of the cable</source>
        <translation>بايتات الكابل</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>لا شيء بعد</translation>
    </message>
    <message>
        <source>Try the device, and look here again.</source>
        <translation>جرّب الجهاز ثم انظر هنا مرة أخرى.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Save to a file</source>
        <translation>حفظ في ملف</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>نُسخ.</translation>
    </message>
    <message>
        <source>Save the bytes</source>
        <translation>حفظ البايتات</translation>
    </message>
    <message>
        <source>{file} cannot be written. Choose another folder.</source>
        <translation>لا يمكن كتابة {file}. اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>Saved to {file}.</source>
        <translation>حُفظ في {file}.</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} س {minutes} د</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} د</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} ث</translation>
    </message>
</context>
<context>
    <name>VoidSheet</name>
    <message>
        <source>Void</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Take out {item}</source>
        <translation>إزالة {item}</translation>
    </message>
    <message>
        <source>Customer changed their mind</source>
        <translation>غيّر العميل رأيه</translation>
    </message>
    <message>
        <source>Cannot pay</source>
        <translation>لا يستطيع الدفع</translation>
    </message>
    <message>
        <source>Rung up wrong</source>
        <translation>أُدخل خطأً</translation>
    </message>
    <message>
        <source>Void the whole sale. Why?</source>
        <translation>إلغاء البيع كله. لماذا؟</translation>
    </message>
    <message>
        <source>Another reason, then Enter</source>
        <translation>سبب آخر ثم Enter</translation>
    </message>
    <message>
        <source>Keep the sale</source>
        <translation>الإبقاء على البيع</translation>
    </message>
</context>
<context>
    <name>WedgeLearning</name>
    <message>
        <source>It sends {prefix} before each code: set that as prefix.</source>
        <translation>يرسل {prefix} قبل كل رمز: اضبطه بادئةً.</translation>
    </message>
    <message>
        <source>It sends {suffix} after each code: set that as suffix.</source>
        <translation>يرسل {suffix} بعد كل رمز: اضبطه لاحقةً.</translation>
    </message>
    <message>
        <source>It types as slowly as people: let it send a prefix, and set that here.</source>
        <translation>يكتب ببطء كالناس: اجعله يرسل بادئة واضبطها هنا.</translation>
    </message>
    <message>
        <source>Its keys come {gap} ms apart: set the longest gap to {limit}.</source>
        <translation>تأتي مفاتيحه بفاصل {gap} مللي ثانية: اضبط أطول فاصل على {limit}.</translation>
    </message>
</context>
<context>
    <name>WeightSheet</name>
    <message>
        <source>How much of {item}?</source>
        <translation>ما مقدار {item}؟</translation>
    </message>
    <message>
        <source>Weight in {unit}</source>
        <translation>الوزن بـ {unit}</translation>
    </message>
    <message>
        <source>Amount in {unit}</source>
        <translation>المقدار بـ {unit}</translation>
    </message>
    <message>
        <source>Or type the weight in {unit}</source>
        <translation>أو اكتب الوزن بوحدة {unit}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
</context>
<context>
    <name>ZoneSheet</name>
    <message>
        <source>Lines of the document</source>
        <translation>أسطر الوثيقة</translation>
    </message>
    <message>
        <source>Type the lines. A space counts as &lt;; leave them out at the end.</source>
        <translation>اكتب الأسطر. المسافة تُحسب علامة ⁦&lt;⁩، ولا حاجة إليها في النهاية.</translation>
    </message>
    <message>
        <source>First line</source>
        <translation>السطر الأول</translation>
    </message>
    <message>
        <source>Second line</source>
        <translation>السطر الثاني</translation>
    </message>
    <message>
        <source>Third line, if any</source>
        <translation>السطر الثالث إن وُجد</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>تحقق</translation>
    </message>
    <message>
        <source>These lines are not whole. Compare them with the document.</source>
        <translation>هذه الأسطر غير كاملة. قارنها بالوثيقة.</translation>
    </message>
    <message>
        <source>A check digit does not fit. Compare each character again.</source>
        <translation>رقم تحقق غير مطابق. قارن كل حرف مرة أخرى.</translation>
    </message>
    <message>
        <source>Letters and digits were mixed up and are changed. Compare, then check.</source>
        <translation>اختلطت الحروف بالأرقام وقد عُدّلت. قارن ثم تحقق.</translation>
    </message>
</context>
<context>
    <name>rights</name>
    <message>
        <source>sell</source>
        <translation>البيع</translation>
    </message>
    <message>
        <source>give a discount</source>
        <translation>منح خصم</translation>
    </message>
    <message>
        <source>give a large discount</source>
        <translation>منح خصم كبير</translation>
    </message>
    <message>
        <source>change a price</source>
        <translation>تغيير سعر</translation>
    </message>
    <message>
        <source>sell an open item</source>
        <translation>بيع صنف مفتوح</translation>
    </message>
    <message>
        <source>void a line</source>
        <translation>إلغاء سطر</translation>
    </message>
    <message>
        <source>void a sale</source>
        <translation>إلغاء بيع</translation>
    </message>
    <message>
        <source>park a sale</source>
        <translation>تعليق بيع</translation>
    </message>
    <message>
        <source>print a receipt again</source>
        <translation>طباعة إيصال مجددًا</translation>
    </message>
    <message>
        <source>work with customers</source>
        <translation>التعامل مع العملاء</translation>
    </message>
    <message>
        <source>merge or erase customers</source>
        <translation>دمج العملاء أو محوهم</translation>
    </message>
    <message>
        <source>sell without tax</source>
        <translation>البيع بلا ضريبة</translation>
    </message>
    <message>
        <source>check an age</source>
        <translation>فحص العمر</translation>
    </message>
    <message>
        <source>allow a sale without an ID</source>
        <translation>السماح بالبيع بلا هوية</translation>
    </message>
    <message>
        <source>refund against a receipt</source>
        <translation>استرداد بإيصال</translation>
    </message>
    <message>
        <source>refund without a receipt</source>
        <translation>استرداد بلا إيصال</translation>
    </message>
    <message>
        <source>open a shift</source>
        <translation>فتح وردية</translation>
    </message>
    <message>
        <source>close a shift</source>
        <translation>إغلاق وردية</translation>
    </message>
    <message>
        <source>put cash in or take it out</source>
        <translation>إيداع نقد أو سحبه</translation>
    </message>
    <message>
        <source>open the drawer without a sale</source>
        <translation>فتح الدرج بلا بيع</translation>
    </message>
    <message>
        <source>print an X report</source>
        <translation>طباعة تقرير X</translation>
    </message>
    <message>
        <source>see reports</source>
        <translation>عرض التقارير</translation>
    </message>
    <message>
        <source>go on without a check</source>
        <translation>المتابعة بلا تحقق</translation>
    </message>
    <message>
        <source>decide a card payment</source>
        <translation>البتّ في دفعة بطاقة</translation>
    </message>
    <message>
        <source>accept a cash difference</source>
        <translation>قبول فرق نقدي</translation>
    </message>
    <message>
        <source>unlock somebody else&apos;s screen</source>
        <translation>فتح شاشة شخص آخر</translation>
    </message>
    <message>
        <source>change products</source>
        <translation>تعديل المنتجات</translation>
    </message>
    <message>
        <source>change staff</source>
        <translation>تعديل الموظفين</translation>
    </message>
    <message>
        <source>change settings</source>
        <translation>تعديل الإعدادات</translation>
    </message>
    <message>
        <source>change plugins</source>
        <translation>تغيير الإضافات</translation>
    </message>
    <message>
        <source>look after the stores outside</source>
        <translation>العناية بالمخازن الخارجية</translation>
    </message>
    <message>
        <source>import and export</source>
        <translation>الاستيراد والتصدير</translation>
    </message>
    <message>
        <source>set up devices</source>
        <translation>إعداد الأجهزة</translation>
    </message>
    <message>
        <source>back up and restore</source>
        <translation>النسخ الاحتياطي والاستعادة</translation>
    </message>
    <message>
        <source>close the program</source>
        <translation>إغلاق البرنامج</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>Something went wrong. Nothing was lost. Try again or call the manager.</source>
        <translation>حدث خطأ ما. لم يضع شيء. حاول مجددًا أو اتصل بالمدير.</translation>
    </message>
    <message>
        <source>That did not work ({key}). Try again or call the manager.</source>
        <translation>لم ينجح ذلك ({key}). حاول مجددًا أو اتصل بالمدير.</translation>
    </message>
    <message>
        <source>Payment has not begun. Press Pay first.</source>
        <translation>لم يبدأ الدفع. اضغط «الدفع» أولًا.</translation>
    </message>
    <message>
        <source>The amount is zero. Enter what the customer gives.</source>
        <translation>المبلغ صفر. أدخل ما يدفعه العميل.</translation>
    </message>
    <message>
        <source>The amount has the wrong sign. Enter it again.</source>
        <translation>إشارة المبلغ خاطئة. أدخله مجددًا.</translation>
    </message>
    <message>
        <source>Nothing is left to pay. Press Done.</source>
        <translation>لم يبق شيء للدفع. اضغط «تم».</translation>
    </message>
    <message>
        <source>Only {remaining} is left to pay this way. Enter that amount or less.</source>
        <translation>بقي {remaining} فقط للدفع بهذه الطريقة. أدخل هذا المبلغ أو أقل.</translation>
    </message>
    <message>
        <source>{remaining} is still to pay. Take another payment first.</source>
        <translation>بقي {remaining} للدفع. خذ دفعة أخرى أولًا.</translation>
    </message>
    <message>
        <source>That payment was removed already. Look at the list again.</source>
        <translation>أُزيلت هذه الدفعة من قبل. انظر إلى القائمة مجددًا.</translation>
    </message>
    <message>
        <source>A card payment stands. Remove it first, so that the money goes back.</source>
        <translation>توجد دفعة بطاقة. أزلها أولًا كي يعود المال.</translation>
    </message>
    <message>
        <source>Take the card on its own terminal. Then type the number of its slip.</source>
        <translation>خذ البطاقة على جهازها الخاص ثم اكتب رقم إيصالها.</translation>
    </message>
    <message>
        <source>The card terminal is working. Wait until it has finished.</source>
        <translation>جهاز البطاقة يعمل. انتظر حتى ينتهي.</translation>
    </message>
    <message>
        <source>That card payment was decided already. Look at the list of payments.</source>
        <translation>بُتّ في دفعة البطاقة هذه. انظر إلى قائمة الدفعات.</translation>
    </message>
    <message>
        <source>The reference is missing or too long. Type the number on the terminal&apos;s slip.</source>
        <translation>المرجع ناقص أو طويل. اكتب الرقم الذي على إيصال الجهاز.</translation>
    </message>
    <message>
        <source>That looks like a card number. Type only the reference on the slip.</source>
        <translation>يبدو هذا رقم بطاقة. اكتب المرجع الذي على الإيصال فقط.</translation>
    </message>
    <message>
        <source>That looks like a card number, and none is ever stored. Leave it out.</source>
        <translation>يبدو هذا رقم بطاقة، ولا يُحفظ أي رقم أبدًا. احذفه.</translation>
    </message>
    <message>
        <source>The card was declined. Ask for another card or cash.</source>
        <translation>رُفضت البطاقة. اطلب بطاقة أخرى أو نقدًا.</translation>
    </message>
    <message>
        <source>The card payment was cancelled. Try again or take cash.</source>
        <translation>أُلغيت دفعة البطاقة. حاول مجددًا أو خذ نقدًا.</translation>
    </message>
    <message>
        <source>The terminal knows nothing of that payment. Nothing was paid; take it again.</source>
        <translation>لا يعرف الجهاز هذه الدفعة. لم يُدفع شيء؛ خذها مجددًا.</translation>
    </message>
    <message>
        <source>The card terminal does not answer. Check its cable, then try again or take cash.</source>
        <translation>جهاز البطاقة لا يستجيب. تحقق من الكابل ثم حاول مجددًا أو خذ نقدًا.</translation>
    </message>
    <message>
        <source>It is not known whether the card paid. Look at the terminal&apos;s slip, then decide here.</source>
        <translation>لا يُعرف هل دفعت البطاقة. انظر إلى إيصال الجهاز ثم قرر هنا.</translation>
    </message>
    <message>
        <source>The card payment is being returned. Wait until the terminal says so.</source>
        <translation>تُعاد دفعة البطاقة. انتظر حتى يؤكد الجهاز.</translation>
    </message>
    <message>
        <source>The card payment was not returned. Return it at the terminal, then try again.</source>
        <translation>لم تُعد دفعة البطاقة. أعدها من الجهاز ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>A card may have been charged for nothing. The terminal is asked again; look at its slips.</source>
        <translation>ربما خُصم من بطاقة بلا بيع. سيُسأل الجهاز مرة أخرى؛ انظر إلى إيصالاته.</translation>
    </message>
    <message>
        <source>The card had been charged {amount} after all. The terminal has given it back; tell the customer.</source>
        <translation>تبيّن أن البطاقة خُصم منها {amount}. أعاد الجهاز المبلغ؛ أخبر الزبون.</translation>
    </message>
    <message>
        <source>The card was charged {amount} and no sale has it. Give it back at the terminal by hand.</source>
        <translation>خُصم من البطاقة {amount} ولا يوجد بيع يقابله. أعد المبلغ يدويًا على الجهاز.</translation>
    </message>
    <message>
        <source>The card terminal did not end its day. It is asked again with the next shift; check its cable.</source>
        <translation>لم يُنهِ جهاز البطاقات يومه. سيُسأل مرة أخرى مع الوردية التالية؛ تحقق من الكابل.</translation>
    </message>
    <message>
        <source>The card terminal refused to end its day: {reason}. End it at the terminal.</source>
        <translation>رفض جهاز البطاقات إنهاء يومه: {reason}. أنهِه على الجهاز نفسه.</translation>
    </message>
    <message>
        <source>The card terminal&apos;s day differs from the till&apos;s by {difference}. Compare the slips with the receipts.</source>
        <translation>يختلف يوم جهاز البطاقات عن يوم الصندوق بمقدار {difference}. قارن إيصالات الجهاز بإيصالات البيع.</translation>
    </message>
    <message>
        <source>That amount of cash is not possible. Enter an amount above zero.</source>
        <translation>مبلغ النقد هذا غير ممكن. أدخل مبلغًا فوق الصفر.</translation>
    </message>
    <message>
        <source>That amount is too large. Enter a smaller one.</source>
        <translation>هذا المبلغ كبير جدًا. أدخل مبلغًا أصغر.</translation>
    </message>
    <message>
        <source>The currency does not fit. Choose the currency of the shop.</source>
        <translation>العملة غير مناسبة. اختر عملة المتجر.</translation>
    </message>
    <message>
        <source>That cash rounding is not known. Choose one from the list.</source>
        <translation>تقريب النقد هذا غير معروف. اختر من القائمة.</translation>
    </message>
    <message>
        <source>No shift is open. Open a shift with its float first.</source>
        <translation>لا وردية مفتوحة. افتح وردية برصيدها أولًا.</translation>
    </message>
    <message>
        <source>A shift is open already. Close it before you open another.</source>
        <translation>توجد وردية مفتوحة. أغلقها قبل فتح أخرى.</translation>
    </message>
    <message>
        <source>There are items in the basket. Finish, park or void the sale first.</source>
        <translation>في السلة أصناف. أنهِ البيع أو علّقه أو ألغِه أولًا.</translation>
    </message>
    <message>
        <source>The drawer is not counted yet. Count the cash and enter it.</source>
        <translation>لم يُعدّ الدرج بعد. عُدّ النقد وأدخله.</translation>
    </message>
    <message>
        <source>More stays in the drawer than was counted. Enter a smaller amount.</source>
        <translation>يبقى في الدرج أكثر مما عُدّ. أدخل مبلغًا أصغر.</translation>
    </message>
    <message>
        <source>The disk of this machine is almost full, so no money was taken. Call the manager.</source>
        <translation>قرص هذا الجهاز شبه ممتلئ فلم يؤخذ مال. اتصل بالمدير.</translation>
    </message>
    <message>
        <source>This needs a manager: {right}. Ask a manager to enter the PIN.</source>
        <translation>هذا يحتاج إلى مدير: {right}. اطلب من المدير إدخال رقمه السري.</translation>
    </message>
    <message>
        <source>{name} may not allow this. Ask another manager.</source>
        <translation>لا يحق لـ {name} السماح بهذا. اسأل مديرًا آخر.</translation>
    </message>
    <message>
        <source>Nobody is signed in. Sign in first.</source>
        <translation>لا أحد مسجّل الدخول. سجّل الدخول أولًا.</translation>
    </message>
    <message>
        <source>Name and secret do not match. Try again.</source>
        <translation>الاسم والسر غير متطابقين. حاول مجددًا.</translation>
    </message>
    <message>
        <source>Too many wrong tries. Wait a moment, then try again.</source>
        <translation>محاولات خاطئة كثيرة. انتظر لحظة ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>The screen is locked. Unlock it with your PIN.</source>
        <translation>الشاشة مقفلة. افتحها برقمك السري.</translation>
    </message>
    <message>
        <source>{name} locked this screen. Ask {name} or a manager to unlock it.</source>
        <translation>قفل {name} هذه الشاشة. اطلب من {name} أو من مدير فتحها.</translation>
    </message>
    <message>
        <source>There are items in the basket. Finish, park or void the sale before the break.</source>
        <translation>توجد أصناف في السلة. أنهِ البيع أو علّقه أو ألغِه قبل الاستراحة.</translation>
    </message>
    <message>
        <source>{name} is on a break. Take the till over by signing in yourself.</source>
        <translation>{name} في استراحة. استلم الصندوق بتسجيل دخولك أنت.</translation>
    </message>
    <message>
        <source>Nobody of that name works here. Choose somebody from the list.</source>
        <translation>لا يعمل هنا أحد بهذا الاسم. اختر شخصًا من القائمة.</translation>
    </message>
    <message>
        <source>The name is missing or too long. Enter a shorter name.</source>
        <translation>الاسم ناقص أو طويل. أدخل اسمًا أقصر.</translation>
    </message>
    <message>
        <source>That role is not known. Choose one from the list.</source>
        <translation>هذا الدور غير معروف. اختر دورًا من القائمة.</translation>
    </message>
    <message>
        <source>That PIN cannot be used. Choose four to eight digits.</source>
        <translation>لا يمكن استخدام هذا الرقم السري. اختر من أربعة إلى ثمانية أرقام.</translation>
    </message>
    <message>
        <source>That password cannot be used. Choose a longer one.</source>
        <translation>لا يمكن استخدام كلمة المرور هذه. اختر أطول منها.</translation>
    </message>
    <message>
        <source>A new person needs a PIN or a password. Enter one of them.</source>
        <translation>الشخص الجديد يحتاج إلى رقم سري أو كلمة مرور. أدخل أحدهما.</translation>
    </message>
    <message>
        <source>The user name {username} is taken. Choose another.</source>
        <translation>اسم المستخدم {username} محجوز. اختر غيره.</translation>
    </message>
    <message>
        <source>That badge cannot be used: it has fewer than 4 or more than 64 characters. Scan another one.</source>
        <translation>لا يمكن استخدام هذه البطاقة: فيها أقل من 4 أو أكثر من 64 حرفًا. امسح بطاقة أخرى.</translation>
    </message>
    <message>
        <source>{name} has that badge. Scan another one, or take it away from {name} first.</source>
        <translation>هذه البطاقة لدى {name}. امسح بطاقة أخرى، أو أزلها أولاً من {name}.</translation>
    </message>
    <message>
        <source>That is the code of an item or a customer card. Scan another badge.</source>
        <translation>هذا رمز صنف أو بطاقة عميل. امسح بطاقة موظف أخرى.</translation>
    </message>
    <message>
        <source>Nobody here has that badge. Go on without it, or ask a manager to add it.</source>
        <translation>لا أحد هنا لديه هذه البطاقة. تابع بدونها، أو اطلب من المدير إضافتها.</translation>
    </message>
    <message>
        <source>That badge is not enough to sign in. Enter your PIN as well.</source>
        <translation>هذه البطاقة لا تكفي لتسجيل الدخول. أدخل رقمك السري أيضًا.</translation>
    </message>
    <message>
        <source>This is the last manager. Make somebody else a manager first.</source>
        <translation>هذا آخر مدير. اجعل شخصًا آخر مديرًا أولًا.</translation>
    </message>
    <message>
        <source>That customer is not known. Search again or add a new one.</source>
        <translation>هذا العميل غير معروف. ابحث مجددًا أو أضف عميلًا.</translation>
    </message>
    <message>
        <source>No customer is attached. Choose one first.</source>
        <translation>لا عميل مرفق. اختر عميلًا أولًا.</translation>
    </message>
    <message>
        <source>The name is missing. Enter the customer&apos;s name.</source>
        <translation>الاسم ناقص. أدخل اسم العميل.</translation>
    </message>
    <message>
        <source>That phone number is not possible. Enter it again with its area code.</source>
        <translation>رقم الهاتف غير ممكن. أدخله مجددًا مع رمز المنطقة.</translation>
    </message>
    <message>
        <source>{name} has that phone number already. Choose that customer instead.</source>
        <translation>رقم الهاتف هذا لـ {name}. اختر ذلك العميل.</translation>
    </message>
    <message>
        <source>That e-mail address is not possible. Enter it again.</source>
        <translation>عنوان البريد غير ممكن. أدخله مجددًا.</translation>
    </message>
    <message>
        <source>These are the same customer. Choose two different ones.</source>
        <translation>هذا هو العميل نفسه. اختر عميلين مختلفين.</translation>
    </message>
    <message>
        <source>The reason for erasing is missing. Choose one from the list.</source>
        <translation>سبب المحو مفقود. اختر سببًا من القائمة.</translation>
    </message>
    <message>
        <source>This customer is on the sale in hand. Finish the sale, then erase.</source>
        <translation>هذا العميل مرتبط بالبيع الحالي. أنهِ البيع ثم امحُه.</translation>
    </message>
    <message>
        <source>{file} cannot be written. Choose another folder.</source>
        <translation>تعذرت كتابة {file}. اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>{name} has that customer card already. Choose that customer instead.</source>
        <translation>بطاقة العميل هذه لـ {name}. اختر ذلك العميل.</translation>
    </message>
    <message>
        <source>One entry is longer than {limit} letters. Shorten it.</source>
        <translation>أحد الحقول أطول من {limit} حرفًا. اختصره.</translation>
    </message>
    <message>
        <source>There is nothing in the basket yet. Scan an item first.</source>
        <translation>السلة فارغة بعد. امسح صنفًا أولًا.</translation>
    </message>
    <message>
        <source>The basket holds {limit} lines already. Take payment for these first.</source>
        <translation>في السلة {limit} سطر بالفعل. حصّل ثمنها أولًا.</translation>
    </message>
    <message>
        <source>That line is no longer on the ticket. Choose another line.</source>
        <translation>لم يعد هذا السطر في التذكرة. اختر سطرًا آخر.</translation>
    </message>
    <message>
        <source>A returned line cannot be changed. Void it and add the return again.</source>
        <translation>لا يمكن تعديل سطر مرتجع. ألغِه وأضف المرتجع من جديد.</translation>
    </message>
    <message>
        <source>An item with a serial number is sold one by one. Scan the next one.</source>
        <translation>الصنف ذو الرقم التسلسلي يباع واحدًا واحدًا. امسح التالي.</translation>
    </message>
    <message>
        <source>The code could not be read. Scan again or type it.</source>
        <translation>تعذّرت قراءة الرمز. امسحه مرة أخرى أو اكتبه.</translation>
    </message>
    <message>
        <source>No product has the code {code}. Type it again, search by name, or use Open item.</source>
        <translation>لا يوجد منتج بالرمز {code}. اكتبه مجددًا أو ابحث بالاسم أو استخدم «صنف مفتوح».</translation>
    </message>
    <message>
        <source>The code {code} was misread. Scan it again or type all its digits.</source>
        <translation>قُرئ الرمز {code} خطأً. امسحه مجددًا أو اكتب كل أرقامه.</translation>
    </message>
    <message>
        <source>The label on this item is damaged. Scan the plain barcode or type its number.</source>
        <translation>الملصق على هذا الصنف تالف. امسح الباركود العادي أو اكتب رقمه.</translation>
    </message>
    <message>
        <source>That label is of a delivery, not of an item. Scan the label on the item.</source>
        <translation>هذا ملصق شحنة وليس ملصق صنف. امسح الملصق الموجود على الصنف.</translation>
    </message>
    <message>
        <source>{name} expired on {day} and must not be sold. Put it aside and take another.</source>
        <translation>انتهت صلاحية {name} في {day} ولا يجوز بيعه. ضعه جانبًا وخذ غيره.</translation>
    </message>
    <message>
        <source>{name} was best before {day}. Show the customer, or take another.</source>
        <translation>كان من الأفضل استهلاك {name} قبل {day}. أرِه للزبون أو خذ غيره.</translation>
    </message>
    <message>
        <source>{name} should have been sold by {day}. Show the customer, or take another.</source>
        <translation>كان ينبغي بيع {name} حتى {day}. أرِه للزبون أو خذ غيره.</translation>
    </message>
    <message>
        <source>The price on the label of {name} is in {currency}. Search it by name instead.</source>
        <translation>السعر على ملصق {name} بعملة {currency}. ابحث عنه بالاسم.</translation>
    </message>
    <message>
        <source>That is a staff badge, it sells nothing. Scan it to sign in, or when a manager is asked.</source>
        <translation>هذه بطاقة موظف ولا تبيع شيئًا. امسحها لتسجيل الدخول، أو عندما يُطلب المدير.</translation>
    </message>
    <message>
        <source>That is a coupon, and coupons are not set up here. Give it back to the customer.</source>
        <translation>هذه قسيمة، والقسائم غير مهيأة هنا. أعدها إلى الزبون.</translation>
    </message>
    <message>
        <source>That was an ID, and no age is asked for. Nothing of it was kept; go on with the sale.</source>
        <translation>كانت تلك بطاقة هوية، ولا يُطلب أي عمر. لم يُحفظ منها شيء؛ تابع البيع.</translation>
    </message>
    <message>
        <source>A scan cannot be used here, so nothing was added. Go back to the sale and scan again.</source>
        <translation>لا يمكن استخدام المسح هنا فلم يُضف شيء. عد إلى البيع وامسح مجددًا.</translation>
    </message>
    <message>
        <source>Payment has begun, so nothing was added. Remove the payment or finish the sale first.</source>
        <translation>بدأ الدفع فلم يُضف شيء. أزل الدفعة أو أنهِ البيع أولًا.</translation>
    </message>
    <message>
        <source>That product is not in the catalogue. Search by name or use Open item.</source>
        <translation>هذا المنتج ليس في القائمة. ابحث بالاسم أو استخدم «صنف مفتوح».</translation>
    </message>
    <message>
        <source>That quantity is not possible. Enter a smaller quantity above zero.</source>
        <translation>هذه الكمية غير ممكنة. أدخل كمية أصغر فوق الصفر.</translation>
    </message>
    <message>
        <source>{name} is sold in whole pieces. Enter a quantity without decimals.</source>
        <translation>{name} يباع بالقطعة. أدخل كمية بلا كسور.</translation>
    </message>
    <message>
        <source>{name} is sold by weight. Enter the weight in {unit}.</source>
        <translation>{name} يباع بالوزن. أدخل الوزن بـ {unit}.</translation>
    </message>
    <message>
        <source>{name} is sold by the piece. Use Quantity instead.</source>
        <translation>{name} يباع بالقطعة. استخدم «الكمية» بدلًا من ذلك.</translation>
    </message>
    <message>
        <source>That price is not possible. Enter a price above zero, with at most six decimals.</source>
        <translation>هذا السعر غير ممكن. أدخل سعرًا فوق الصفر بستة كسور على الأكثر.</translation>
    </message>
    <message>
        <source>{name} has no fixed price. Enter the price.</source>
        <translation>لا سعر ثابت لـ {name}. أدخل السعر.</translation>
    </message>
    <message>
        <source>{name} needs its serial number. Scan or type it.</source>
        <translation>يحتاج {name} إلى رقمه التسلسلي. امسحه أو اكتبه.</translation>
    </message>
    <message>
        <source>Serial number {serial} was sold already. Check the number on the box.</source>
        <translation>بيع الرقم التسلسلي {serial} من قبل. تحقق من الرقم على العلبة.</translation>
    </message>
    <message>
        <source>That discount is not possible here. Choose percent or amount.</source>
        <translation>هذا الخصم غير ممكن هنا. اختر نسبة أو مبلغًا.</translation>
    </message>
    <message>
        <source>That discount is not possible. Enter a smaller amount above zero.</source>
        <translation>هذا الخصم غير ممكن. أدخل مبلغًا أصغر فوق الصفر.</translation>
    </message>
    <message>
        <source>That discount is larger than the price. Enter a smaller one.</source>
        <translation>هذا الخصم أكبر من السعر. أدخل خصمًا أصغر.</translation>
    </message>
    <message>
        <source>The new price {price} is not possible. Enter another price.</source>
        <translation>السعر الجديد {price} غير ممكن. أدخل سعرًا آخر.</translation>
    </message>
    <message>
        <source>There is nothing to undo. Choose a line to change it.</source>
        <translation>لا شيء للتراجع عنه. اختر سطرًا لتغييره.</translation>
    </message>
    <message>
        <source>Somebody must be at least {limit} for an item here. Check the ID first.</source>
        <translation>يوجد صنف يتطلب عمر {limit} على الأقل. تحقق من الهوية أولًا.</translation>
    </message>
    <message>
        <source>No item here needs an age check. Go on with the sale.</source>
        <translation>لا صنف هنا يحتاج إلى فحص العمر. تابع البيع.</translation>
    </message>
    <message>
        <source>That date of birth is not possible. Enter day, month and year again.</source>
        <translation>تاريخ الميلاد هذا غير ممكن. أدخل اليوم والشهر والسنة مجددًا.</translation>
    </message>
    <message>
        <source>That kind of document is not known. Choose one from the list.</source>
        <translation>نوع الوثيقة غير معروف. اختر نوعًا من القائمة.</translation>
    </message>
    <message>
        <source>That document is not accepted here. Ask the customer for another one.</source>
        <translation>هذه الوثيقة غير مقبولة هنا. اطلب من العميل وثيقة أخرى.</translation>
    </message>
    <message>
        <source>The document has expired. Ask the customer for a valid one.</source>
        <translation>انتهت صلاحية الوثيقة. اطلب من العميل وثيقة سارية.</translation>
    </message>
    <message>
        <source>The document could not be read whole. Scan it again, or type the date of birth.</source>
        <translation>لم تُقرأ الوثيقة كاملة. امسحها مرة أخرى أو اكتب تاريخ الميلاد.</translation>
    </message>
    <message>
        <source>The scan has no whole date of birth. Look at the document and type the date.</source>
        <translation>لا يحوي المسح تاريخ ميلاد كاملاً. انظر إلى الوثيقة واكتب التاريخ.</translation>
    </message>
    <message>
        <source>The document contradicts itself. Ask the customer for another one, or call a manager.</source>
        <translation>في الوثيقة تناقض. اطلب من العميل وثيقة أخرى أو استدعِ المدير.</translation>
    </message>
    <message>
        <source>Looks are not enough for these items. Ask for the ID.</source>
        <translation>المظهر لا يكفي لهذه الأصناف. اطلب الهوية.</translation>
    </message>
    <message>
        <source>The customer is younger than {limit}. Taken off the sale: {count}. Go on with the rest.</source>
        <translation>العميل أصغر من {limit}. أُزيل من البيع: {count}. تابع الباقي.</translation>
    </message>
    <message>
        <source>The sale waits for: {names}. Wait a moment or ask a manager.</source>
        <translation>البيع ينتظر: {names}. انتظر لحظة أو اسأل المدير.</translation>
    </message>
    <message>
        <source>That parked sale was taken up already. Look at the list again.</source>
        <translation>أُخذ هذا البيع المعلق من قبل. انظر إلى القائمة مجددًا.</translation>
    </message>
    <message>
        <source>That sale is in {currency}. Finish it at the till that parked it.</source>
        <translation>هذا البيع بعملة {currency}. أنهِه عند الصندوق الذي علّقه.</translation>
    </message>
    <message>
        <source>{terminal} has taken up a parked sale that this till has, too. Agree there which of you takes the money.</source>
        <translation>أخذ {terminal} بيعًا معلّقًا لدى هذا الصندوق أيضًا. اتفقوا هناك على من يقبض المال.</translation>
    </message>
    <message>
        <source>There are items in the basket. Park or finish them first.</source>
        <translation>في السلة أصناف. علّقها أو أنهِها أولًا.</translation>
    </message>
    <message>
        <source>That receipt is not known on this lane. Check the number on the paper.</source>
        <translation>هذا الإيصال غير معروف هنا. تحقق من الرقم على الورقة.</translation>
    </message>
    <message>
        <source>That line cannot be returned. Choose another line of the receipt.</source>
        <translation>لا يمكن إرجاع هذا السطر. اختر سطرًا آخر من الإيصال.</translation>
    </message>
    <message>
        <source>Units of this line are being returned in a parked sale. Finish that sale first.</source>
        <translation>تُرجَع وحدات من هذا السطر في عملية بيع معلّقة. أنهِ تلك العملية أولاً.</translation>
    </message>
    <message>
        <source>Only {left} of it can still be returned. Enter a smaller quantity.</source>
        <translation>يمكن إرجاع {left} منه فقط. أدخل كمية أصغر.</translation>
    </message>
    <message>
        <source>This needs a reason. Type a few words.</source>
        <translation>هذا يحتاج إلى سبب. اكتب بضع كلمات.</translation>
    </message>
    <message>
        <source>The article number is missing or too long. Enter at most {limit} characters.</source>
        <translation>رقم الصنف ناقص أو طويل. أدخل {limit} حرفًا على الأكثر.</translation>
    </message>
    <message>
        <source>The name is missing or too long. Enter at most {limit} letters.</source>
        <translation>الاسم ناقص أو طويل. أدخل {limit} حرفًا على الأكثر.</translation>
    </message>
    <message>
        <source>That unit is not known. Choose one from the list.</source>
        <translation>هذه الوحدة غير معروفة. اختر من القائمة.</translation>
    </message>
    <message>
        <source>That minimum age is not possible. Enter a number of years up to {limit}.</source>
        <translation>الحد الأدنى للعمر غير ممكن. أدخل عدد سنوات حتى {limit}.</translation>
    </message>
    <message>
        <source>Labels of {size} mm are wider than this printer takes ({limit} mm). Choose smaller ones.</source>
        <translation>ملصقات {size} مم أعرض مما تقبله هذه الطابعة ({limit} مم). اختر مقاسًا أصغر.</translation>
    </message>
    <message>
        <source>The barcode {code} is not possible. Check its digits.</source>
        <translation>الباركود {code} غير ممكن. تحقق من أرقامه.</translation>
    </message>
    <message>
        <source>Another product has the barcode {code} already: {owner}. Use another code.</source>
        <translation>لمنتج آخر الباركود {code}: {owner}. استخدم رمزًا آخر.</translation>
    </message>
    <message>
        <source>Another product has the PLU {plu} already: {owner}. Use another number.</source>
        <translation>لمنتج آخر الرقم {plu}: {owner}. استخدم رقمًا آخر.</translation>
    </message>
    <message>
        <source>That picture is too large. Choose a smaller file.</source>
        <translation>هذه الصورة كبيرة جدًا. اختر ملفًا أصغر.</translation>
    </message>
    <message>
        <source>That is not a picture we can show. Choose a file of these kinds: {allowed}.</source>
        <translation>لا يمكن عرض هذه الصورة. اختر ملفًا من الأنواع: {allowed}.</translation>
    </message>
    <message>
        <source>That barcode pattern means nothing. Look at the examples in the guide.</source>
        <translation>نمط الباركود هذا بلا معنى. انظر الأمثلة في الدليل.</translation>
    </message>
    <message>
        <source>An import is filling the catalogue. Try again in a minute.</source>
        <translation>يملأ استيراد الكتالوج الآن. حاول مرة أخرى بعد دقيقة.</translation>
    </message>
    <message>
        <source>The catalogue did not take the change. Check number, codes and price.</source>
        <translation>لم تقبل القائمة التغيير. تحقق من الرقم والرموز والسعر.</translation>
    </message>
    <message>
        <source>That tax rate is not possible. Enter a percentage, for example 20.</source>
        <translation>نسبة الضريبة غير ممكنة. أدخل نسبة مئوية مثل 20.</translation>
    </message>
    <message>
        <source>That tax rounding is not known. Choose one from the list.</source>
        <translation>تقريب الضريبة هذا غير معروف. اختر من القائمة.</translation>
    </message>
    <message>
        <source>There is no setting called {setting}. Check its name.</source>
        <translation>لا يوجد إعداد باسم {setting}. تحقق من اسمه.</translation>
    </message>
    <message>
        <source>That value does not fit {setting}. Expected: {expected}.</source>
        <translation>هذه القيمة لا تناسب {setting}. المتوقع: {expected}.</translation>
    </message>
    <message>
        <source>{setting} cannot change once the shop has sold. Set up another shop for it.</source>
        <translation>لا يتغير {setting} بعد أول بيع. أعدّ متجرًا آخر لذلك.</translation>
    </message>
    <message>
        <source>A demo shop cannot become a real one. Set up a real shop in a new place.</source>
        <translation>لا يصبح المتجر التجريبي حقيقيًا. أعدّ متجرًا حقيقيًا في مكان جديد.</translation>
    </message>
    <message>
        <source>There are items in the basket. Finish or park the sale, then change the setting.</source>
        <translation>في السلة أصناف. أنهِ البيع أو علّقه ثم غيّر الإعداد.</translation>
    </message>
    <message>
        <source>The shop has no name yet. Enter one.</source>
        <translation>لا اسم للمتجر بعد. أدخل اسمًا.</translation>
    </message>
    <message>
        <source>This shop is set up already. Sign in instead.</source>
        <translation>هذا المتجر معدّ بالفعل. سجّل الدخول.</translation>
    </message>
    <message>
        <source>This till belongs to head office. Wait for the shop to come from there.</source>
        <translation>هذا الصندوق تابع للإدارة المركزية. انتظر حتى تصل بيانات المتجر منها.</translation>
    </message>
    <message>
        <source>The journal is damaged at event {seq}, so selling has stopped. Call the manager.</source>
        <translation>السجل تالف عند الحدث {seq} فتوقف البيع. اتصل بالمدير.</translation>
    </message>
    <message>
        <source>This lane has stopped to protect its records. Call the manager.</source>
        <translation>توقف هذا الصندوق لحماية سجلاته. اتصل بالمدير.</translation>
    </message>
    <message>
        <source>The disk did not say whether that was stored. Close the till and start it: it looks.</source>
        <translation>لم يؤكد القرص حفظ ذلك. أغلق نقطة البيع وشغّلها من جديد: ستتحقق بنفسها.</translation>
    </message>
    <message>
        <source>The till&apos;s records are damaged. Close the till and start it again: it mends what it can.</source>
        <translation>سجلات نقطة البيع تالفة. أغلقها وشغّلها من جديد: ستصلح ما يمكن إصلاحه.</translation>
    </message>
    <message>
        <source>Another program holds the till&apos;s records. Wait: nothing you scan is lost.</source>
        <translation>برنامج آخر يحجز سجلات نقطة البيع. انتظر: لن يضيع أي مسح.</translation>
    </message>
    <message>
        <source>Prices only. {what} {hint}</source>
        <translation>الأسعار فقط. {what} {hint}</translation>
    </message>
    <message>
        <source>Nothing was changed: {what} {hint}</source>
        <translation>لم يتغير شيء: {what} {hint}</translation>
    </message>
    <message>
        <source>This lane is shutting down. Start it again.</source>
        <translation>يُغلق هذا الصندوق الآن. شغّله مجددًا.</translation>
    </message>
    <message>
        <source>The price rule {rule} is not known. Choose one from the list.</source>
        <translation>قاعدة السعر {rule} غير معروفة. اختر من القائمة.</translation>
    </message>
    <message>
        <source>{rows} rows have no price. Map a price column or choose a price rule: {rules}.</source>
        <translation>{rows} صفًا بلا سعر. حدّد عمود سعر أو اختر قاعدة: {rules}.</translation>
    </message>
    <message>
        <source>The file has no rows. Choose another file.</source>
        <translation>لا صفوف في الملف. اختر ملفًا آخر.</translation>
    </message>
    <message>
        <source>The first row has no column names. Add a row of names, then import again.</source>
        <translation>الصف الأول بلا أسماء أعمدة. أضف صف أسماء ثم استورد مجددًا.</translation>
    </message>
    <message>
        <source>No column holds the codes. Choose the column of codes by hand.</source>
        <translation>لا عمود يحوي الرموز. اختر عمود الرموز يدويًا.</translation>
    </message>
    <message>
        <source>No column holds names. Choose the column of names by hand.</source>
        <translation>لا عمود يحوي الأسماء. اختر عمود الأسماء يدويًا.</translation>
    </message>
    <message>
        <source>A pack needs both its barcode and its quantity column. Map both of them.</source>
        <translation>العبوة تحتاج إلى عمودي الباركود والكمية. حدّد كليهما.</translation>
    </message>
    <message>
        <source>{file} cannot be opened. Check that it is there and not open elsewhere.</source>
        <translation>تعذّر فتح {file}. تأكد من وجوده وأنه غير مفتوح في مكان آخر.</translation>
    </message>
    <message>
        <source>The entry {entry} fits no column. Choose the columns again.</source>
        <translation>المدخل {entry} لا يطابق أي عمود. اختر الأعمدة مجددًا.</translation>
    </message>
    <message>
        <source>Row {row} has a quote that is never closed. Mend that row and import again.</source>
        <translation>في الصف {row} علامة اقتباس لم تُغلق. صحّحه ثم استورد مجددًا.</translation>
    </message>
    <message>
        <source>There is no tax group {group}. Choose one of: {known}.</source>
        <translation>لا توجد مجموعة ضريبية {group}. اختر من: {known}.</translation>
    </message>
    <message>
        <source>The file is too large when unpacked. Split it and import the parts.</source>
        <translation>الملف كبير جدًا بعد فك ضغطه. قسّمه واستورد الأجزاء.</translation>
    </message>
    <message>
        <source>There are more than {limit} categories. Use fewer of them.</source>
        <translation>توجد أكثر من {limit} فئة. استخدم عددًا أقل.</translation>
    </message>
    <message>
        <source>The file has more than {limit} columns. Take away those that are not needed.</source>
        <translation>في الملف أكثر من {limit} عمودًا. أزل ما لا يلزم.</translation>
    </message>
    <message>
        <source>The file has more than {limit} rows. Split it and import the parts.</source>
        <translation>في الملف أكثر من {limit} صفًا. قسّمه واستورد الأجزاء.</translation>
    </message>
    <message>
        <source>{file} is an old Excel file. Save it as XLSX or CSV and import that.</source>
        <translation>{file} ملف Excel قديم. احفظه بصيغة XLSX أو CSV ثم استورده.</translation>
    </message>
    <message>
        <source>The file is damaged. Export it again and import the new file.</source>
        <translation>الملف تالف. صدّره مجددًا واستورد الملف الجديد.</translation>
    </message>
    <message>
        <source>A backup was restored. New receipts begin a new series of numbers.</source>
        <translation>استُعيدت نسخة احتياطية. تبدأ الإيصالات الجديدة سلسلة أرقام جديدة.</translation>
    </message>
    <message>
        <source>The newest records are missing here. Tell the manager before you sell.</source>
        <translation>أحدث السجلات مفقودة هنا. أخبر المدير قبل أن تبيع.</translation>
    </message>
    <message>
        <source>A table was damaged: all are made again from the journal. Tell who looks after the till.</source>
        <translation>كان أحد الجداول تالفا، فأعيد إنشاء الجداول كلها من السجل. أبلغ من يعتني بنقطة البيع.</translation>
    </message>
    <message>
        <source>This till runs on another machine now. If the old one still sells, call the manager.</source>
        <translation>يعمل هذا الصندوق الآن على جهاز آخر. إن كان القديم ما زال يبيع فاتصل بالمدير.</translation>
    </message>
    <message>
        <source>The clock has jumped. Confirm the time, then go on.</source>
        <translation>قفزت الساعة. أكّد الوقت ثم تابع.</translation>
    </message>
    <message>
        <source>There is no plugin {plugin} here. Look at the list of plugins again.</source>
        <translation>لا توجد هنا إضافة {plugin}. انظر إلى قائمة الإضافات مرة أخرى.</translation>
    </message>
    <message>
        <source>{plugin} cannot run here: {why}. Tell who looks after the till.</source>
        <translation>لا تعمل {plugin} هنا: {why}. أخبر المسؤول عن الصندوق.</translation>
    </message>
    <message>
        <source>{plugin} does not work now. Switch it on first, then try again.</source>
        <translation>{plugin} لا تعمل الآن. شغّلها أولًا ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Something that was filled in does not fit: {why}. Correct it and try again.</source>
        <translation>شيء مما أُدخل لا يصلح: {why}. صحّحه وحاول مرة أخرى.</translation>
    </message>
    <message>
        <source>That cannot be kept: {why}. Correct it and try again.</source>
        <translation>لا يمكن حفظ ذلك: {why}. صحّحه وحاول مرة أخرى.</translation>
    </message>
    <message>
        <source>{plugin} has nothing to set. Choose another plugin.</source>
        <translation>لا إعدادات لـ {plugin}. اختر إضافة أخرى.</translation>
    </message>
    <message>
        <source>{plugin} failed and rests; sales go on. A manager can switch it on again.</source>
        <translation>تعطلت {plugin} وهي متوقفة؛ البيع مستمر. يمكن للمدير تشغيلها من جديد.</translation>
    </message>
    <message>
        <source>{plugin}: {text}.</source>
        <translation>{plugin}: {text}.</translation>
    </message>
    <message>
        <source>That question was answered already. Go on with the sale.</source>
        <translation>أُجيب عن هذا السؤال من قبل. تابع البيع.</translation>
    </message>
    <message>
        <source>Payment waits: {reason}. See to it above the total first.</source>
        <translation>الدفع ينتظر: {reason}. عالج ذلك فوق الإجمالي أولًا.</translation>
    </message>
    <message>
        <source>Payment waits for an answer: {question} Choose one above the total.</source>
        <translation>الدفع ينتظر إجابة: {question} اختر واحدة فوق الإجمالي.</translation>
    </message>
    <message>
        <source>Nobody can allow this: {reason}. Take the items out or void the sale.</source>
        <translation>لا أحد يستطيع السماح بهذا: {reason}. أزل الأصناف أو ألغِ البيع.</translation>
    </message>
    <message>
        <source>Nothing holds the sale there any more. Go on with the sale.</source>
        <translation>لا شيء يوقف البيع هناك بعد الآن. تابع البيع.</translation>
    </message>
    <message>
        <source>This screen sends nothing anywhere. Do that at a till.</source>
        <translation>لا ترسل هذه الشاشة شيئًا. افعل ذلك عند صندوق.</translation>
    </message>
    <message>
        <source>Head office sent what cannot be taken ({count}, the last {name}: {why}). Ask head office.</source>
        <translation>أرسلت الإدارة المركزية ما لا يمكن قبوله ({count}، آخرها {name}: {why}). اسأل الإدارة المركزية.</translation>
    </message>
    <message>
        <source>There is nothing to carry (switched on: {known}). Switch a store on, then start again.</source>
        <translation>لا شيء لنقله (المشغّل: {known}). شغّل مخزنًا ثم ابدأ من جديد.</translation>
    </message>
    <message>
        <source>{sink} does not answer ({reason}). It is tried again by itself; check network and address.</source>
        <translation>{sink} لا يجيب ({reason}). تُعاد المحاولة تلقائيًا؛ افحص الشبكة والعنوان.</translation>
    </message>
    <message>
        <source>The till&apos;s records cannot be read ({reason}). Tell who looks after the till; it tries again.</source>
        <translation>لا يمكن قراءة سجلات الصندوق ({reason}). أخبر من يعتني به؛ تُعاد المحاولة.</translation>
    </message>
    <message>
        <source>A file of this till cannot be read or written ({reason}). Make free space, or tell who looks after it.</source>
        <translation>تتعذّر قراءة أحد ملفات هذا الصندوق أو الكتابة فيه ({reason}). أفسح مساحة أو أخبر المسؤول عنه.</translation>
    </message>
    <message>
        <source>{count} entries of one kind ({kind}) were refused in a row. The rest waits: have the store looked at.</source>
        <translation>رُفض {count} من القيود من نوع واحد ({kind}) تباعًا. البقية تنتظر: اطلب فحص المخزن.</translation>
    </message>
    <message>
        <source>Something went wrong in the program ({kind}). It tries again; tell who looks after the till.</source>
        <translation>حدث خلل في البرنامج ({kind}). يحاول مجددًا؛ أخبر من يعتني بالصندوق.</translation>
    </message>
    <message>
        <source>A newer life of this till is known there ({epoch}, here {own_epoch}). Look for a copy of the till.</source>
        <translation>هناك حياة أحدث لهذا الصندوق ({epoch}، وهنا {own_epoch}). ابحث عن نسخة من الصندوق.</translation>
    </message>
    <message>
        <source>More of this till is known there ({seq}) than here ({own_seq}): an old backup. Begin a new life.</source>
        <translation>المعروف هناك عن هذا الصندوق ({seq}) أكثر مما هنا ({own_seq}): نسخة قديمة. ابدأ حياة جديدة.</translation>
    </message>
    <message>
        <source>Other sales of this till are known there, up to {seq}. Look for a copy, then begin a new life.</source>
        <translation>هناك مبيعات أخرى لهذا الصندوق حتى {seq}. ابحث عن نسخة، ثم ابدأ حياة جديدة.</translation>
    </message>
    <message>
        <source>{sink} does not know who signs in. Keep a key at Sign-in to Amazon, or name a profile.</source>
        <translation>لا يعرف {sink} من يسجّل الدخول. احفظ مفتاحًا في تسجيل الدخول إلى Amazon أو سمِّ ملفًا شخصيًا.</translation>
    </message>
    <message>
        <source>The sign-in to {sink} has expired. Renew it or keep a new key, then try again.</source>
        <translation>انتهت صلاحية الدخول إلى {sink}. جدّدها أو احفظ مفتاحًا جديدًا ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>{sink} says that this machine&apos;s clock is wrong. Set date and time, then try again.</source>
        <translation>يقول {sink} إن ساعة هذا الجهاز خاطئة. اضبط التاريخ والوقت ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>{sink} does not allow that ({what}: {action}). Give the key the missing right, then try again.</source>
        <translation>{sink} لا يسمح بذلك ({what}: {action}). امنح المفتاح الصلاحية الناقصة ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>{what} is in another region of Amazon&apos;s cloud. Correct the region, then try again.</source>
        <translation>{what} موجود في منطقة أخرى من سحابة أمازون. صحّح المنطقة ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>{what} is not there. Allow it to be made, or have somebody run `pos-terminal cloud setup`.</source>
        <translation>{what} غير موجود. اسمح بإنشائه أو اطلب تشغيل `pos-terminal cloud setup`.</translation>
    </message>
    <message>
        <source>{sink} cannot be signed in to now ({reason}). It is tried again; look at the profile or the role.</source>
        <translation>تعذّر تسجيل الدخول إلى {sink} الآن ({reason}). ستُعاد المحاولة؛ تحقق من الملف الشخصي أو الدور.</translation>
    </message>
    <message>
        <source>Region, profile or address for {sink} is wrong ({reason}). Correct it, then try again.</source>
        <translation>المنطقة أو ملف التعريف أو العنوان الخاص بـ {sink} غير صحيح ({reason}). صحّحه ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>The kept key for Amazon&apos;s cloud cannot be read. Keep it again at Sign-in to Amazon.</source>
        <translation>لا يمكن قراءة المفتاح المحفوظ لسحابة أمازون. احفظه من جديد في تسجيل الدخول إلى أمازون.</translation>
    </message>
    <message>
        <source>{sink} cannot take that ({what}). Show it to who looks after the till.</source>
        <translation>لا يمكن لـ {sink} قبول ذلك ({what}). أرِه لمن يعتني بالصندوق.</translation>
    </message>
    <message>
        <source>Kafka does not accept the sign-in. Correct name, password or how it is proved, then try again.</source>
        <translation>لا يقبل Kafka تسجيل الدخول. صحِّح الاسم أو كلمة المرور أو طريقة إثباتها ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>Kafka does not allow that ({what}: {reason}). Have the right given, then try again.</source>
        <translation>لا يسمح Kafka بذلك ({what}: {reason}). اطلب منح الصلاحية ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>Kafka&apos;s settings cannot work: {reason}. Correct them, then try again.</source>
        <translation>إعدادات Kafka لا يمكن أن تعمل: {reason}. صحِّحها ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>No safe connection to Kafka ({reason}). Check the file of certificates and the address.</source>
        <translation>لا يوجد اتصال آمن بـ Kafka ({reason}). تحقق من ملف الشهادات ومن العنوان.</translation>
    </message>
    <message>
        <source>Kafka has no topic {topic}. Allow it to be made, or have somebody make it.</source>
        <translation>لا يوجد في Kafka الموضوع {topic}. اسمح بإنشائه أو اطلب من أحد إنشاءه.</translation>
    </message>
    <message>
        <source>Kafka does not make the topic {topic} ({reason}). Have somebody make it, or correct replicas.</source>
        <translation>لا ينشئ Kafka الموضوع {topic} ({reason}). اطلب إنشاءه أو صحِّح عدد النسخ.</translation>
    </message>
    <message>
        <source>The topic {topic} has {has} partitions, not {wanted}. Set {has} here: a topic&apos;s number never changes.</source>
        <translation>للموضوع {topic} عدد {has} من الأقسام وليس {wanted}. اضبط {has} هنا: عدد أقسام الموضوع لا يتغير أبدًا.</translation>
    </message>
    <message>
        <source>Kafka never takes that ({topic}: {reason}). Show it to who looks after the till.</source>
        <translation>لن يقبل Kafka ذلك أبدًا ({topic}: {reason}). أرِه لمن يعتني بالصندوق.</translation>
    </message>
    <message>
        <source>Receipt {receipt} is too large for DynamoDB ({kilobytes} kB). Switch S3 on, then try it again.</source>
        <translation>الإيصال {receipt} أكبر من أن يقبله DynamoDB ({kilobytes} كيلوبايت). شغّل S3 ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Entry {seq} ({kind}) is not as it should be. Show it to who looks after the till.</source>
        <translation>القيد {seq} ({kind}) ليس كما ينبغي. أرِه لمن يعتني بالصندوق.</translation>
    </message>
    <message>
        <source>Postgres does not accept the sign-in. Keep the right password, then try again.</source>
        <translation>لا تقبل Postgres تسجيل الدخول. احفظ كلمة المرور الصحيحة ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>The store knows another history of this till. This entry lacks in its reports: export it for the books.</source>
        <translation>يعرف المخزن تاريخًا آخر لهذا الصندوق. هذا القيد ناقص في تقاريره: صدِّره للدفاتر.</translation>
    </message>
    <message>
        <source>Postgres does not allow that to this user. Have the right given, then try again.</source>
        <translation>لا تسمح Postgres بذلك لهذا المستخدم. اطلب منح الصلاحية ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Postgres has no such database. Have it made, or correct its name; it is tried again by itself.</source>
        <translation>لا توجد قاعدة بيانات بهذا الاسم في Postgres. اطلب إنشاءها أو صحّح اسمها؛ تُعاد المحاولة تلقائيًا.</translation>
    </message>
    <message>
        <source>The line to Postgres cannot be made safe. Check its certificate and the setting for TLS.</source>
        <translation>لا يمكن تأمين الاتصال بـ Postgres. تحقق من الشهادة ومن إعداد TLS.</translation>
    </message>
    <message>
        <source>Postgres cannot take that ({what}). Look at the refused entries; tell who looks after the till.</source>
        <translation>لا تستطيع Postgres قبول ذلك ({what}). راجع الإدخالات المرفوضة وأبلغ المسؤول عن الصندوق.</translation>
    </message>
    <message>
        <source>The tables in Postgres are not as this program knows them. Tell who looks after the till.</source>
        <translation>الجداول في Postgres ليست كما يعرفها هذا البرنامج. أبلغ المسؤول عن الصندوق.</translation>
    </message>
    <message>
        <source>Postgres has too much to do at the moment. It is tried again by itself.</source>
        <translation>Postgres مشغولة جدًا الآن. تُعاد المحاولة تلقائيًا.</translation>
    </message>
    <message>
        <source>The tables in Postgres belong to a newer program ({found}). Update this till.</source>
        <translation>الجداول في Postgres تخص برنامجًا أحدث ({found}). حدّث هذا الصندوق.</translation>
    </message>
    <message>
        <source>The tables in Postgres are older than this program. Have them upgraded, or allow this till to.</source>
        <translation>الجداول في Postgres أقدم من هذا البرنامج. اطلب ترقيتها أو اسمح لهذا الصندوق بذلك.</translation>
    </message>
    <message>
        <source>Postgres has no tables in the schema {schema}. Have them made, or allow this till to.</source>
        <translation>لا توجد جداول في المخطط {schema} في Postgres. اطلب إنشاءها أو اسمح لهذا الصندوق بذلك.</translation>
    </message>
    <message>
        <source>The database in Postgres does not keep all letters. Have one made with UTF8.</source>
        <translation>قاعدة البيانات في Postgres لا تحفظ كل الحروف. اطلب إنشاء واحدة بترميز UTF8.</translation>
    </message>
    <message>
        <source>The table {what} was made for something else. Name another table, then try again.</source>
        <translation>أُنشئ الجدول {what} لغرض آخر. اختر اسم جدول آخر ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Till {other} has sent another sale under the number of receipt {receipt}. Look for a copy of the till.</source>
        <translation>أرسل الصندوق {other} بيعًا آخر برقم الإيصال {receipt}. ابحث عن نسخة من الصندوق.</translation>
    </message>
    <message>
        <source>{what} in the archive is damaged. Have an older version of it put back in the bucket.</source>
        <translation>{what} في الأرشيف تالف. اطلب استعادة نسخة أقدم منه في الحاوية.</translation>
    </message>
    <message>
        <source>{what} in the archive was made by a newer program. Update this program, then try again.</source>
        <translation>{what} في الأرشيف أنشأه برنامج أحدث. حدّث هذا البرنامج ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>A bucket called {what} belongs to somebody else. Name another bucket, then try again.</source>
        <translation>الحاوية المسماة {what} تخص جهة أخرى. اذكر حاوية أخرى ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>A picture of a product is damaged on this till ({what}). Give the product its picture again.</source>
        <translation>صورة أحد المنتجات على هذا الصندوق تالفة ({what}). أعطِ المنتج صورته من جديد.</translation>
    </message>
    <message>
        <source>The passwords that this till keeps are locked ({reason}). Unlock them, then try again.</source>
        <translation>كلمات المرور المحفوظة في هذا الصندوق مقفلة ({reason}). افتح قفلها ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>{sink} has too much to do at the moment. It is tried again by itself.</source>
        <translation>{sink} مشغول جدًا الآن. تُعاد المحاولة تلقائيًا.</translation>
    </message>
    <message>
        <source>There is no store called {section}. Choose one of the list.</source>
        <translation>لا مخزن باسم {section}. اختر واحدًا من القائمة.</translation>
    </message>
    <message>
        <source>A password does not belong there ({setting}). Type it into the field for the password.</source>
        <translation>كلمة المرور لا مكان لها هناك ({setting}). اكتبها في حقل كلمة المرور.</translation>
    </message>
    <message>
        <source>The settings file {file} cannot be used: {why}. Tell who looks after the till.</source>
        <translation>لا يمكن استخدام ملف الإعدادات {file}: {why}. أخبر من يعتني بالصندوق.</translation>
    </message>
    <message>
        <source>That cannot be done with {sink}. Try another.</source>
        <translation>لا يمكن ذلك مع {sink}. جرّب غيره.</translation>
    </message>
    <message>
        <source>A sale is in progress. Finish or park it, then begin the new life.</source>
        <translation>هناك بيع جارٍ. أنهِه أو علّقه ثم ابدأ الحياة الجديدة.</translation>
    </message>
    <message>
        <source>Nothing is being sent at the moment. Wait a moment; if it stays so, tell who looks after the till.</source>
        <translation>لا يُرسل شيء الآن. انتظر لحظة؛ وإن بقي كذلك فأخبر من يعتني بالصندوق.</translation>
    </message>
    <message>
        <source>The program that sends has ended by itself (code {code}). It is started again; tell who looks after the till.</source>
        <translation>توقف برنامج الإرسال من تلقاء نفسه (الرمز {code}). يُعاد تشغيله؛ أبلغ من يعتني بنقطة البيع.</translation>
    </message>
    <message>
        <source>The file {file} cannot be written ({why}). Choose another place.</source>
        <translation>لا يمكن كتابة الملف {file} ({why}). اختر مكانًا آخر.</translation>
    </message>
    <message>
        <source>{sink} does not answer now. It is tried as soon as it does.</source>
        <translation>{sink} لا يجيب الآن. تُعاد المحاولة حالما يجيب.</translation>
    </message>
    <message>
        <source>There is no event {seq}; the last one is {last}. Type another number.</source>
        <translation>لا قيد برقم {seq}؛ الأخير هو {last}. اكتب رقمًا آخر.</translation>
    </message>
    <message>
        <source>No password is kept under the name {secret}. Choose a store of the list.</source>
        <translation>لا تُحفظ كلمة مرور باسم {secret}. اختر مخزنًا من القائمة.</translation>
    </message>
    <message>
        <source>There is no store called {sink}. Choose one of the list.</source>
        <translation>لا مخزن باسم {sink}. اختر واحدًا من القائمة.</translation>
    </message>
    <message>
        <source>{sink} is switched off. Switch it on, then try again.</source>
        <translation>{sink} متوقف. شغّله ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>That is not the code of this file. Look at each letter and try again.</source>
        <translation>هذا ليس رمز هذا الملف. انظر إلى كل حرف وحاول مجددًا.</translation>
    </message>
    <message>
        <source>This file could be used until {day}. Ask head office for another one.</source>
        <translation>كان هذا الملف صالحًا حتى {day}. اطلب من الإدارة المركزية غيره.</translation>
    </message>
    <message>
        <source>This is no enrolment file. Ask head office for another one.</source>
        <translation>هذا ليس ملف تسجيل. اطلب من الإدارة المركزية غيره.</translation>
    </message>
    <message>
        <source>The till does not take that document ({why}). Ask head office to publish it again.</source>
        <translation>لا يقبل الصندوق هذا المستند ({why}). اطلب من الإدارة المركزية نشره مجددًا.</translation>
    </message>
    <message>
        <source>Head office does not set {setting}. Set it at the till.</source>
        <translation>لا تضبط الإدارة المركزية {setting}. اضبطه عند الصندوق.</translation>
    </message>
    <message>
        <source>Postgres has no address yet. Fill in its server, then try again.</source>
        <translation>ليس لـ Postgres عنوان بعد. املأ الخادم ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>{connection} cannot be used: {why}. Correct it and try again.</source>
        <translation>لا يمكن استخدام {connection}: {why}. صحّحه وحاول مرة أخرى.</translation>
    </message>
    <message>
        <source>{setting} cannot be kept: {why}. Correct it and try again.</source>
        <translation>لا يمكن حفظ {setting}: {why}. صحّحه وحاول مرة أخرى.</translation>
    </message>
    <message>
        <source>{device} is set by a file of IT&apos;s. Ask IT to change it there.</source>
        <translation>{device} مضبوط في ملف تابع لقسم تقنية المعلومات. اطلب منهم تغييره هناك.</translation>
    </message>
    <message>
        <source>{device} cannot do that ({act}). Choose one of its own tests.</source>
        <translation>لا يستطيع {device} فعل ذلك ({act}). اختر أحد اختباراته.</translation>
    </message>
    <message>
        <source>{device} is no longer set up. Look at the list of devices again.</source>
        <translation>لم يعد {device} مُعدًّا. راجع قائمة الأجهزة مرة أخرى.</translation>
    </message>
    <message>
        <source>{device} does not work. Check its power and cable.</source>
        <translation>{device} لا يعمل. تحقق من الكهرباء والكابل.</translation>
    </message>
    <message>
        <source>{device} is not there. Plug it in, or choose its port on the Devices page.</source>
        <translation>{device} غير موجود. صِله، أو اختر منفذه في صفحة الأجهزة.</translation>
    </message>
    <message>
        <source>{device} does not answer. Check its power and cable.</source>
        <translation>{device} لا يستجيب. تحقق من الكهرباء والكابل.</translation>
    </message>
    <message>
        <source>{device} did not answer in time. Switch it off and on; check the protocol chosen for it.</source>
        <translation>لم يستجب {device} في الوقت المناسب. أطفئه ثم شغّله؛ وتحقق من البروتوكول المختار له.</translation>
    </message>
    <message>
        <source>Another program uses {device}. Close that program.</source>
        <translation>برنامج آخر يستخدم {device}. أغلق ذلك البرنامج.</translation>
    </message>
    <message>
        <source>{device} says what nobody understands. Check the protocol, speed and parity chosen.</source>
        <translation>يرسل {device} ما لا يُفهم. تحقق من البروتوكول والسرعة والتماثل المختارة.</translation>
    </message>
    <message>
        <source>Nobody knows whether that was printed. Look; if it is not complete, print a copy.</source>
        <translation>لا يُعرف هل طُبع ذلك. انظر؛ فإن لم يكن كاملًا فاطبع نسخة.</translation>
    </message>
    <message>
        <source>The printer does not answer. Check its power and cable.</source>
        <translation>الطابعة لا تستجيب. تحقق من الكهرباء والكابل.</translation>
    </message>
    <message>
        <source>{file} cannot be used: {why}. Correct it, then start the till again.</source>
        <translation>لا يمكن استخدام {file}: {why}. صحّحه ثم أعد تشغيل الصندوق.</translation>
    </message>
    <message>
        <source>{device} comes from this machine&apos;s settings. Set up another one in its place.</source>
        <translation>{device} يأتي من إعدادات هذا الجهاز. أعدّ جهازًا آخر مكانه.</translation>
    </message>
    <message>
        <source>A payment is not finished, and only this card terminal knows it. End the sale first.</source>
        <translation>هناك دفعة لم تكتمل، ولا يعرف عنها إلا جهاز البطاقات هذا. أنهِ عملية البيع أولًا.</translation>
    </message>
    <message>
        <source>{device} is simulated for this run. Start the till without --simulate to set up real devices.</source>
        <translation>الجهاز {device} محاكاة لهذا التشغيل. شغّل الصندوق دون ‎--simulate لإعداد أجهزة حقيقية.</translation>
    </message>
    <message>
        <source>This till may not open {device}. Ask IT to allow it, then plug it in again.</source>
        <translation>لا يُسمح لهذا الصندوق بفتح {device}. اطلب من قسم تقنية المعلومات السماح بذلك ثم أعد توصيله.</translation>
    </message>
    <message>
        <source>{device} cannot be reached that way. Choose another connection or other settings for it.</source>
        <translation>لا يمكن الوصول إلى {device} بهذه الطريقة. اختر اتصالًا آخر أو إعدادات أخرى له.</translation>
    </message>
    <message>
        <source>The printer has no paper. Put in a new roll.</source>
        <translation>لا يوجد ورق في الطابعة. ضع لفة جديدة.</translation>
    </message>
    <message>
        <source>The printer&apos;s cover is open. Close it.</source>
        <translation>غطاء الطابعة مفتوح. أغلقه.</translation>
    </message>
    <message>
        <source>The printer reports a fault. Open the cover, remove jammed paper, switch it off and on.</source>
        <translation>تُبلغ الطابعة عن عطل. افتح الغطاء، وأزل الورق المحشور، ثم أطفئها وشغّلها.</translation>
    </message>
    <message>
        <source>The printer&apos;s cutter is stuck. Open the cover, take out the paper, close it again.</source>
        <translation>قاطع الورق في الطابعة عالق. افتح الغطاء، وأخرج الورق، ثم أغلقه.</translation>
    </message>
    <message>
        <source>The drawer did not open. Use its key, then check its cable to the printer.</source>
        <translation>لم يُفتح الدرج. استخدم مفتاحه، ثم تحقق من كابله إلى الطابعة.</translation>
    </message>
    <message>
        <source>The drawer is still open. Take out or put in what you need, then shut it.</source>
        <translation>الدرج ما زال مفتوحًا. خذ أو ضع ما تحتاجه ثم أغلقه.</translation>
    </message>
    <message>
        <source>The drawer is still shut. Use its key, then look for what holds it.</source>
        <translation>ما زال الدرج مغلقًا. استخدم مفتاحه، ثم ابحث عمّا يعيقه.</translation>
    </message>
    <message>
        <source>The customer display does not answer. Check its power and cable.</source>
        <translation>شاشة الزبون لا تستجيب. تحقق من الكهرباء والكابل.</translation>
    </message>
    <message>
        <source>The card terminal does not answer. Check its power and cable, or take another tender.</source>
        <translation>جهاز البطاقات لا يستجيب. تحقق من الكهرباء والكابل، أو اقبل وسيلة دفع أخرى.</translation>
    </message>
    <message>
        <source>The scale is not at rest. Let the goods lie still.</source>
        <translation>الميزان غير مستقر. اترك البضاعة ساكنة.</translation>
    </message>
    <message>
        <source>Too much lies on the scale. Weigh it in parts.</source>
        <translation>الحمل على الميزان زائد. زِنه على أجزاء.</translation>
    </message>
    <message>
        <source>The scale shows less than nothing. Empty it and set it to zero.</source>
        <translation>يُظهر الميزان أقل من الصفر. أفرغه واضبطه على الصفر.</translation>
    </message>
    <message>
        <source>Nothing lies on the scale. Put the goods on it.</source>
        <translation>لا شيء على الميزان. ضع البضاعة عليه.</translation>
    </message>
    <message>
        <source>That kind of code is not used here. Type it by hand.</source>
        <translation>هذا النوع من الرموز غير مستخدم هنا. اكتبه باليد.</translation>
    </message>
</context>
<context>
    <name>weighing</name>
    <message>
        <source>The packing is heavier than what lies on the scale.</source>
        <translation>العبوة أثقل مما هو على الميزان.</translation>
    </message>
    <message>
        <source>That is more than can be sold at once.</source>
        <translation>هذا أكثر مما يمكن بيعه دفعة واحدة.</translation>
    </message>
    <message>
        <source>That is what the last item weighed. Take it off the scale; or press Add if these are other goods.</source>
        <translation>هذا هو وزن الصنف السابق. ارفعه عن الميزان، أو اضغط «إضافة» إن كانت بضاعة أخرى.</translation>
    </message>
    <message>
        <source>It lies still.</source>
        <translation>الوزن ثابت.</translation>
    </message>
    <message>
        <source>Put it on the scale.</source>
        <translation>ضعه على الميزان.</translation>
    </message>
    <message>
        <source>The scale cannot be asked. Type the weight.</source>
        <translation>لا يمكن سؤال الميزان. اكتب الوزن.</translation>
    </message>
</context>
</TS>
