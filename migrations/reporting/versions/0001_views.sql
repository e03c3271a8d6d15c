-- An amount as people read it: minor units moved by the currency's decimals; unknown ones have two.
CREATE FUNCTION amount(minor bigint, digits integer) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT round(minor / power(10::numeric, coalesce(digits, 2)), coalesce(digits, 2)) $$;

CREATE VIEW sales_by_day AS
SELECT s.business_date, s.store_id, s.terminal_id, s.currency,
       count(*) FILTER (WHERE s.kind = 'sale') AS sales,
       count(*) FILTER (WHERE s.kind = 'refund') AS refunds,
       amount(sum(s.gross_minor)::bigint, c.digits) AS gross,
       amount(sum(s.line_discount_minor + s.receipt_discount_minor)::bigint, c.digits) AS discounts,
       amount(sum(s.net_minor)::bigint, c.digits) AS net,
       amount(sum(s.tax_minor)::bigint, c.digits) AS tax,
       amount(sum(s.total_minor)::bigint, c.digits) AS total,
       amount(sum(s.rounding_minor)::bigint, c.digits) AS cash_rounding
FROM sales s LEFT JOIN currencies c USING (currency)
WHERE NOT s.training
GROUP BY s.business_date, s.store_id, s.terminal_id, s.currency, c.digits;

CREATE VIEW sales_by_hour AS
SELECT s.business_date, s.hour, s.store_id, s.terminal_id, s.currency,
       count(*) FILTER (WHERE s.kind = 'sale') AS sales,
       count(*) FILTER (WHERE s.kind = 'refund') AS refunds,
       amount(sum(s.total_minor)::bigint, c.digits) AS total
FROM (
    SELECT *, extract(hour FROM closed_at AT TIME ZONE 'UTC'
                           + make_interval(mins => utc_offset_min))::integer AS hour
    FROM sales WHERE NOT training
) s LEFT JOIN currencies c USING (currency)
GROUP BY s.business_date, s.hour, s.store_id, s.terminal_id, s.currency, c.digits;

CREATE VIEW sales_by_product AS
SELECT s.business_date, s.store_id, l.sku, min(l.name) AS name, min(l.category) AS category,
       l.unit, s.currency,
       round(sum(l.qty_milli) / 1000, 3) AS quantity,
       amount(sum(l.discount_minor + l.receipt_discount_minor)::bigint, c.digits) AS discounts,
       amount(sum(l.net_minor)::bigint, c.digits) AS net,
       amount(sum(l.total_minor)::bigint, c.digits) AS total
FROM sale_lines l JOIN sales s USING (event_id) LEFT JOIN currencies c USING (currency)
WHERE NOT s.training
GROUP BY s.business_date, s.store_id, l.sku, l.unit, s.currency, c.digits;

CREATE VIEW sales_by_category AS
SELECT s.business_date, s.store_id, l.category, s.currency,
       amount(sum(l.net_minor)::bigint, c.digits) AS net,
       amount(sum(l.total_minor)::bigint, c.digits) AS total
FROM sale_lines l JOIN sales s USING (event_id) LEFT JOIN currencies c USING (currency)
WHERE NOT s.training
GROUP BY s.business_date, s.store_id, l.category, s.currency, c.digits;

CREATE VIEW sales_by_employee AS
SELECT s.business_date, s.store_id, s.employee_id, e.name, s.currency,
       count(*) FILTER (WHERE s.kind = 'sale') AS sales,
       count(*) FILTER (WHERE s.kind = 'refund') AS refunds,
       amount(sum(s.total_minor)::bigint, c.digits) AS total
FROM sales s LEFT JOIN employees e USING (employee_id) LEFT JOIN currencies c USING (currency)
WHERE NOT s.training
GROUP BY s.business_date, s.store_id, s.employee_id, e.name, s.currency, c.digits;

-- A customer who was merged into another counts for that one.
CREATE VIEW sales_by_customer AS
WITH RECURSIVE counts_for AS (
    SELECT customer_ref, customer_ref AS whole, merged_into, 1 AS steps FROM customers
    UNION ALL
    SELECT f.customer_ref, m.customer_ref, m.merged_into, f.steps + 1
    FROM counts_for f JOIN customers m ON m.customer_ref = f.merged_into
    WHERE f.steps < 20
), ends_at AS (
    SELECT DISTINCT ON (customer_ref) customer_ref, whole FROM counts_for
    ORDER BY customer_ref, steps DESC
)
SELECT coalesce(w.whole, s.customer_ref) AS customer_ref, min(k.name) AS name, s.currency,
       count(*) AS visits,
       min(s.business_date) AS first_visit,
       max(s.business_date) AS last_visit,
       amount(sum(s.total_minor)::bigint, c.digits) AS total
FROM sales s
LEFT JOIN ends_at w USING (customer_ref)
LEFT JOIN customers k ON k.customer_ref = coalesce(w.whole, s.customer_ref)
LEFT JOIN currencies c USING (currency)
WHERE NOT s.training AND s.customer_ref IS NOT NULL
GROUP BY coalesce(w.whole, s.customer_ref), s.currency, c.digits;

CREATE VIEW tax_by_day AS
SELECT s.business_date, s.store_id, t.code, t.name, t.rate, s.currency,
       amount(sum(t.base_minor)::bigint, c.digits) AS base,
       amount(sum(t.tax_minor)::bigint, c.digits) AS tax
FROM sale_taxes t JOIN sales s USING (event_id) LEFT JOIN currencies c USING (currency)
WHERE NOT s.training
GROUP BY s.business_date, s.store_id, t.code, t.name, t.rate, s.currency, c.digits;

-- Cash is what stayed: handed over less the change.
CREATE VIEW tenders_by_day AS
SELECT p.business_date, p.store_id, p.terminal_id, p.kind, p.currency,
       count(*) AS payments,
       amount(sum(p.kept_minor)::bigint, c.digits) AS amount
FROM (
    SELECT s.business_date, s.store_id, s.terminal_id, s.currency, p.kind,
           p.amount_minor - CASE
               WHEN p.kind = 'cash' AND p.position = min(p.position)
                    FILTER (WHERE p.kind = 'cash') OVER (PARTITION BY p.event_id)
               THEN s.change_minor ELSE 0 END AS kept_minor
    FROM payments p JOIN sales s USING (event_id)
    WHERE NOT s.training
) p LEFT JOIN currencies c USING (currency)
GROUP BY p.business_date, p.store_id, p.terminal_id, p.kind, p.currency, c.digits;

CREATE VIEW cash_differences AS
SELECT h.closed_on AS business_date, h.store_id, h.terminal_id, h.shift_id, h.z_no,
       h.opened_at, h.opened_by, h.closed_at, h.closed_by, h.currency,
       amount(h.float_minor, c.digits) AS opening_float,
       amount(h.expected_minor, c.digits) AS expected,
       amount(h.counted_minor, c.digits) AS counted,
       amount(h.difference_minor, c.digits) AS difference,
       amount(h.left_minor, c.digits) AS left_in_drawer
FROM shifts h LEFT JOIN currencies c USING (currency)
WHERE h.closed_at IS NOT NULL AND NOT h.training;

CREATE VIEW cash_by_day AS
SELECT m.business_date, m.store_id, m.terminal_id, m.kind, m.currency, count(*) AS moves,
       amount(sum(m.amount_minor)::bigint, c.digits) AS amount
FROM cash_moves m LEFT JOIN currencies c USING (currency)
WHERE NOT m.training
GROUP BY m.business_date, m.store_id, m.terminal_id, m.kind, m.currency, c.digits;

-- A corrected entry counts as corrected, less the unpaid breaks that the till had counted in it.
CREATE VIEW hours_worked AS
SELECT w.business_date, w.store_id, w.employee_ref AS employee_id, e.name,
       round(sum(w.seconds) FILTER (WHERE w.kind = 'work') / 3600.0, 2) AS hours,
       round(coalesce(sum(w.seconds) FILTER (WHERE w.kind = 'break'), 0) / 3600.0, 2)
           AS break_hours,
       count(*) FILTER (WHERE w.kind = 'work') AS entries,
       count(*) FILTER (WHERE w.correction_no IS NOT NULL) AS corrected,
       count(*) FILTER (WHERE w.assumed) AS assumed,
       count(*) FILTER (WHERE w.ends_at IS NULL) AS still_open
FROM (
    SELECT t.*, k.correction_no,
           CASE WHEN k.entry_id IS NULL THEN t.closed_at ELSE k.closed_at END AS ends_at,
           CASE WHEN k.entry_id IS NULL THEN t.worked_s
                ELSE extract(epoch FROM k.closed_at - k.opened_at)
                     - coalesce(extract(epoch FROM t.closed_at - t.opened_at) - t.worked_s, 0)
           END AS seconds
    FROM time_entries t
    LEFT JOIN LATERAL (
        SELECT * FROM time_corrections k WHERE k.entry_id = t.entry_id
        ORDER BY k.correction_no DESC, k.corrected_at DESC, k.event_id DESC LIMIT 1
    ) k ON true
) w LEFT JOIN employees e ON e.employee_id = w.employee_ref
GROUP BY w.business_date, w.store_id, w.employee_ref, e.name;

CREATE VIEW stock_levels AS
SELECT m.store_id, m.sku, p.name, round(sum(m.qty_milli) / 1000, 3) AS quantity,
       max(m.occurred_at) AS last_moved_at
FROM stock_moves m LEFT JOIN products p USING (sku)
WHERE NOT m.training
GROUP BY m.store_id, m.sku, p.name;

CREATE VIEW lanes_seen AS
SELECT terminal_id, store_id, epoch, seq, last_event_at, received_at,
       received_at - last_event_at AS behind
FROM lanes;
