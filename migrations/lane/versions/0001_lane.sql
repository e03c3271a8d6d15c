-- lane.db as the first version of the program made it; statements end at a line `-- next`

-- next

CREATE TABLE applied_outcomes (
  outcome_id BLOB NOT NULL, 
  seq INTEGER, 
  PRIMARY KEY (outcome_id)
);

-- next

CREATE TABLE audit (
  seq INTEGER NOT NULL, 
  event_type TEXT NOT NULL, 
  employee_id TEXT, 
  shift_id BLOB, 
  business_date TEXT NOT NULL, 
  what TEXT NOT NULL, 
  reason TEXT NOT NULL, 
  approved_by TEXT NOT NULL, 
  amount_minor INTEGER NOT NULL CHECK (typeof(amount_minor) = 'integer' AND abs(amount_minor) < 1000000000000000), 
  PRIMARY KEY (seq)
);

-- next

CREATE INDEX audit_shift ON audit (shift_id);

-- next

CREATE TABLE baskets (
  basket_id BLOB NOT NULL, 
  status TEXT NOT NULL, 
  started_seq INTEGER NOT NULL, 
  started_at TEXT NOT NULL, 
  employee_id TEXT, 
  parked_at TEXT, 
  total_minor INTEGER NOT NULL CHECK (typeof(total_minor) = 'integer' AND abs(total_minor) < 1000000000000000), 
  lines_count INTEGER NOT NULL, 
  PRIMARY KEY (basket_id)
);

-- next

CREATE INDEX baskets_live ON baskets (status) WHERE status IN ('open', 'parked');

-- next

CREATE TABLE card_intents (
  tender_id BLOB NOT NULL, 
  basket_id BLOB NOT NULL, 
  amount_minor INTEGER NOT NULL CHECK (typeof(amount_minor) = 'integer' AND abs(amount_minor) < 1000000000000000), 
  status TEXT NOT NULL, 
  started_seq INTEGER NOT NULL, 
  PRIMARY KEY (tender_id)
);

-- next

CREATE INDEX card_intents_open ON card_intents (status) WHERE status = 'started';

-- next

CREATE TABLE cash_moves (
  seq INTEGER NOT NULL, 
  shift_id BLOB NOT NULL, 
  kind TEXT NOT NULL, 
  amount_minor INTEGER NOT NULL CHECK (typeof(amount_minor) = 'integer' AND abs(amount_minor) < 1000000000000000), 
  reason TEXT NOT NULL, 
  employee_id TEXT, 
  PRIMARY KEY (seq)
);

-- next

CREATE INDEX cash_moves_shift ON cash_moves (shift_id);

-- next

CREATE TABLE control (
  "key" TEXT NOT NULL, 
  value TEXT NOT NULL, 
  PRIMARY KEY ("key")
);

-- next

CREATE TABLE customers (
  customer_ref BLOB NOT NULL, 
  row_version INTEGER NOT NULL, 
  name TEXT NOT NULL, 
  phone TEXT NOT NULL, 
  phone_e164 TEXT NOT NULL, 
  email TEXT NOT NULL, 
  card TEXT NOT NULL, 
  note TEXT NOT NULL, 
  customer_group TEXT NOT NULL, 
  consent INTEGER NOT NULL, 
  status TEXT NOT NULL, 
  changed_at TEXT NOT NULL, 
  merged_into BLOB, 
  PRIMARY KEY (customer_ref)
);

-- next

CREATE UNIQUE INDEX customers_card ON customers (card) WHERE card <> '';

-- next

CREATE INDEX customers_phone ON customers (phone_e164) WHERE phone_e164 <> '';

-- next

CREATE TABLE employees (
  employee_id TEXT NOT NULL, 
  row_version INTEGER NOT NULL, 
  name TEXT NOT NULL, 
  username TEXT NOT NULL, 
  role TEXT NOT NULL, 
  pin_hash TEXT NOT NULL, 
  password_hash TEXT NOT NULL, 
  language TEXT NOT NULL, 
  active INTEGER NOT NULL, 
  demo INTEGER NOT NULL, 
  PRIMARY KEY (employee_id)
);

-- next

CREATE UNIQUE INDEX employees_username ON employees (username) WHERE username <> '';

-- next

CREATE TABLE epochs (
  epoch INTEGER NOT NULL, 
  journal_id BLOB NOT NULL, 
  first_seq INTEGER NOT NULL, 
  reason TEXT NOT NULL, 
  PRIMARY KEY (epoch)
);

-- next

CREATE TABLE journal (
  seq INTEGER NOT NULL, 
  event_id BLOB NOT NULL, 
  journal_id BLOB NOT NULL, 
  epoch INTEGER NOT NULL, 
  event_type TEXT NOT NULL, 
  version INTEGER NOT NULL, 
  store_id TEXT NOT NULL, 
  terminal_id TEXT NOT NULL, 
  shift_id BLOB, 
  employee_id TEXT, 
  basket_id BLOB, 
  caused_by BLOB, 
  training INTEGER NOT NULL, 
  occurred_at TEXT NOT NULL, 
  utc_offset_min INTEGER NOT NULL, 
  business_date TEXT NOT NULL, 
  data BLOB NOT NULL, 
  data_hash BLOB NOT NULL, 
  prev_hash BLOB NOT NULL, 
  hash BLOB NOT NULL, 
  PRIMARY KEY (seq), 
  UNIQUE (event_id)
);

-- next

CREATE INDEX journal_basket ON journal (basket_id) WHERE basket_id IS NOT NULL;

-- next

CREATE TABLE parked_names (
  basket_id BLOB NOT NULL, 
  name TEXT NOT NULL, 
  PRIMARY KEY (basket_id)
);

-- next

CREATE TABLE login_guard (
  subject TEXT NOT NULL, 
  failures INTEGER NOT NULL, 
  PRIMARY KEY (subject)
);

-- next

CREATE TABLE payments (
  sale_id BLOB NOT NULL, 
  position INTEGER NOT NULL, 
  tender_id BLOB NOT NULL, 
  kind TEXT NOT NULL, 
  amount_minor INTEGER NOT NULL CHECK (typeof(amount_minor) = 'integer' AND abs(amount_minor) < 1000000000000000), 
  reference TEXT NOT NULL, 
  masked TEXT NOT NULL, 
  PRIMARY KEY (sale_id, position)
)
 WITHOUT ROWID;

-- next

CREATE TABLE perpetual (
  currency TEXT NOT NULL, 
  total_minor INTEGER NOT NULL CHECK (typeof(total_minor) = 'integer' AND abs(total_minor) < 1000000000000000), 
  sales_count INTEGER NOT NULL, 
  PRIMARY KEY (currency)
);

-- next

CREATE TABLE print_jobs (
  job_id BLOB NOT NULL, 
  number INTEGER NOT NULL, 
  kind TEXT NOT NULL, 
  title TEXT NOT NULL, 
  seq INTEGER, 
  copy_no INTEGER NOT NULL, 
  payload TEXT NOT NULL, 
  status TEXT NOT NULL, 
  created_at TEXT NOT NULL, 
  detail TEXT NOT NULL, 
  PRIMARY KEY (job_id)
);

-- next

CREATE INDEX print_jobs_live ON print_jobs (status) WHERE status IN ('QUEUED', 'SENT', 'UNCONFIRMED', 'FAILED');

-- next

CREATE UNIQUE INDEX print_jobs_number ON print_jobs (number);

-- next

CREATE TABLE reprints (
  sale_id BLOB NOT NULL, 
  copies INTEGER NOT NULL, 
  PRIMARY KEY (sale_id)
);

-- next

CREATE TABLE sale_lines (
  sale_id BLOB NOT NULL, 
  line_no INTEGER NOT NULL, 
  sku TEXT NOT NULL, 
  name TEXT NOT NULL, 
  category TEXT NOT NULL, 
  unit TEXT NOT NULL, 
  qty_milli INTEGER NOT NULL CHECK (typeof(qty_milli) = 'integer' AND abs(qty_milli) BETWEEN 1 AND 99999999), 
  unit_price TEXT NOT NULL, 
  gross_minor INTEGER NOT NULL CHECK (typeof(gross_minor) = 'integer' AND abs(gross_minor) < 1000000000000000), 
  discount_minor INTEGER NOT NULL CHECK (typeof(discount_minor) = 'integer' AND abs(discount_minor) < 1000000000000000), 
  receipt_discount_minor INTEGER NOT NULL CHECK (typeof(receipt_discount_minor) = 'integer' AND abs(receipt_discount_minor) < 1000000000000000), 
  net_minor INTEGER NOT NULL CHECK (typeof(net_minor) = 'integer' AND abs(net_minor) < 1000000000000000), 
  tax_minor INTEGER NOT NULL CHECK (typeof(tax_minor) = 'integer' AND abs(tax_minor) < 1000000000000000), 
  total_minor INTEGER NOT NULL CHECK (typeof(total_minor) = 'integer' AND abs(total_minor) < 1000000000000000), 
  serial TEXT NOT NULL, 
  return_sale_id BLOB, 
  return_line_no INTEGER, 
  PRIMARY KEY (sale_id, line_no)
)
 WITHOUT ROWID;

-- next

CREATE INDEX sale_lines_returns ON sale_lines (return_sale_id, return_line_no) WHERE return_sale_id IS NOT NULL;

-- next

CREATE INDEX sale_lines_serial ON sale_lines (serial, sku) WHERE serial <> '';

-- next

CREATE TABLE sale_taxes (
  sale_id BLOB NOT NULL, 
  position INTEGER NOT NULL, 
  code TEXT NOT NULL, 
  name TEXT NOT NULL, 
  rate TEXT NOT NULL, 
  base_minor INTEGER NOT NULL CHECK (typeof(base_minor) = 'integer' AND abs(base_minor) < 1000000000000000), 
  tax_minor INTEGER NOT NULL CHECK (typeof(tax_minor) = 'integer' AND abs(tax_minor) < 1000000000000000), 
  PRIMARY KEY (sale_id, position)
)
 WITHOUT ROWID;

-- next

CREATE TABLE sales (
  sale_id BLOB NOT NULL, 
  seq INTEGER NOT NULL, 
  receipt_no TEXT NOT NULL, 
  receipt_seq INTEGER NOT NULL, 
  epoch INTEGER NOT NULL, 
  terminal_id TEXT NOT NULL, 
  kind TEXT NOT NULL, 
  shift_id BLOB, 
  employee_id TEXT, 
  customer_ref BLOB, 
  closed_at TEXT NOT NULL, 
  utc_offset_min INTEGER NOT NULL, 
  business_date TEXT NOT NULL, 
  currency TEXT NOT NULL, 
  gross_minor INTEGER NOT NULL CHECK (typeof(gross_minor) = 'integer' AND abs(gross_minor) < 1000000000000000), 
  line_discount_minor INTEGER NOT NULL CHECK (typeof(line_discount_minor) = 'integer' AND abs(line_discount_minor) < 1000000000000000), 
  receipt_discount_minor INTEGER NOT NULL CHECK (typeof(receipt_discount_minor) = 'integer' AND abs(receipt_discount_minor) < 1000000000000000), 
  net_minor INTEGER NOT NULL CHECK (typeof(net_minor) = 'integer' AND abs(net_minor) < 1000000000000000), 
  tax_minor INTEGER NOT NULL CHECK (typeof(tax_minor) = 'integer' AND abs(tax_minor) < 1000000000000000), 
  total_minor INTEGER NOT NULL CHECK (typeof(total_minor) = 'integer' AND abs(total_minor) < 1000000000000000), 
  rounding_minor INTEGER NOT NULL CHECK (typeof(rounding_minor) = 'integer' AND abs(rounding_minor) < 1000000000000000), 
  change_minor INTEGER NOT NULL CHECK (typeof(change_minor) = 'integer' AND abs(change_minor) < 1000000000000000), 
  PRIMARY KEY (sale_id), 
  UNIQUE (seq)
);

-- next

CREATE INDEX sales_customer ON sales (customer_ref) WHERE customer_ref IS NOT NULL;

-- next

CREATE INDEX sales_date ON sales (business_date);

-- next

CREATE UNIQUE INDEX sales_receipt ON sales (receipt_no);

-- next

CREATE INDEX sales_shift ON sales (shift_id);

-- next

CREATE TABLE series (
  terminal_id TEXT NOT NULL, 
  epoch INTEGER NOT NULL, 
  name TEXT NOT NULL, 
  last_no INTEGER NOT NULL
);

-- next

CREATE UNIQUE INDEX series_key ON series (terminal_id, epoch, name);

-- next

CREATE TABLE settings (
  "key" TEXT NOT NULL, 
  value TEXT NOT NULL, 
  row_version INTEGER NOT NULL, 
  PRIMARY KEY ("key")
);

-- next

CREATE TABLE shifts (
  shift_id BLOB NOT NULL, 
  opened_seq INTEGER NOT NULL, 
  opened_at TEXT NOT NULL, 
  opened_by TEXT, 
  currency TEXT NOT NULL, 
  float_minor INTEGER NOT NULL CHECK (typeof(float_minor) = 'integer' AND abs(float_minor) < 1000000000000000), 
  closed_seq INTEGER, 
  closed_at TEXT, 
  closed_by TEXT, 
  z_no INTEGER, 
  expected_minor INTEGER CHECK (expected_minor IS NULL OR (typeof(expected_minor) = 'integer' AND abs(expected_minor) < 1000000000000000)), 
  counted_minor INTEGER CHECK (counted_minor IS NULL OR (typeof(counted_minor) = 'integer' AND abs(counted_minor) < 1000000000000000)), 
  left_minor INTEGER CHECK (left_minor IS NULL OR (typeof(left_minor) = 'integer' AND abs(left_minor) < 1000000000000000)), 
  PRIMARY KEY (shift_id)
);

-- next

CREATE TABLE stock (
  sku TEXT NOT NULL, 
  qty_milli INTEGER NOT NULL CHECK (typeof(qty_milli) = 'integer' AND abs(qty_milli) < 1000000000000000), 
  PRIMARY KEY (sku)
)
 WITHOUT ROWID;

-- next

CREATE INDEX customers_merged ON customers (merged_into) WHERE merged_into IS NOT NULL;

-- next

CREATE TABLE customer_keys (
  "key" TEXT NOT NULL, 
  customer_ref BLOB NOT NULL, 
  PRIMARY KEY ("key", customer_ref)
)
 WITHOUT ROWID;

-- next

CREATE TABLE customer_words (
  "key" TEXT NOT NULL, 
  word TEXT NOT NULL, 
  PRIMARY KEY ("key", word)
)
 WITHOUT ROWID;

-- next

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- next

CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- next

CREATE TRIGGER journal_in_order BEFORE INSERT ON journal
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal)
BEGIN SELECT RAISE(ABORT, 'the journal has no gaps'); END;
