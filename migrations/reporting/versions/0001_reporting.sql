CREATE TABLE currencies (
    currency text PRIMARY KEY,
    digits integer NOT NULL CHECK (digits BETWEEN 0 AND 4)
);

-- The journal of every lane as it was sent; payload is what data_hash is the hash of.
CREATE TABLE events (
    terminal_id text NOT NULL,
    epoch integer NOT NULL,
    seq bigint NOT NULL,
    journal_id uuid NOT NULL,
    event_id uuid NOT NULL,
    store_id text NOT NULL,
    event_type text NOT NULL,
    version integer NOT NULL,
    shift_id uuid,
    employee_id text,
    basket_id uuid,
    caused_by uuid,
    training boolean NOT NULL,
    occurred_at timestamptz NOT NULL,
    utc_offset_min integer NOT NULL,
    business_date date NOT NULL,
    data jsonb NOT NULL,
    payload bytea NOT NULL,
    data_hash bytea NOT NULL CHECK (length(data_hash) = 32),
    prev_hash bytea NOT NULL CHECK (length(prev_hash) = 32),
    hash bytea NOT NULL CHECK (length(hash) = 32),
    received_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT events_place PRIMARY KEY (terminal_id, epoch, seq),
    CONSTRAINT events_journal UNIQUE (journal_id, seq),
    CONSTRAINT events_id UNIQUE (event_id)
);

-- Where each lane's stream stands; moves in the transaction of the events.
CREATE TABLE lanes (
    terminal_id text PRIMARY KEY,
    store_id text NOT NULL,
    journal_id uuid NOT NULL,
    epoch integer NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    last_event_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
);

-- A second history of one lane that was refused: the first event of it that was met.
CREATE TABLE forks (
    terminal_id text NOT NULL,
    epoch integer NOT NULL,
    seq bigint NOT NULL,
    held_hash bytea NOT NULL,
    refused_hash bytea NOT NULL,
    refused_journal_id uuid NOT NULL,
    refused_event_id uuid NOT NULL,
    refused_event_type text NOT NULL,
    occurred_at timestamptz NOT NULL,
    first_seen_at timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (terminal_id, epoch, seq, refused_hash)
);

-- Rows below belong to one event each and come with it: event_id is where they are from.
CREATE TABLE sales (
    event_id uuid PRIMARY KEY,
    sale_id uuid NOT NULL,
    store_id text NOT NULL,
    terminal_id text NOT NULL,
    epoch integer NOT NULL,
    seq bigint NOT NULL,
    training boolean NOT NULL,
    kind text NOT NULL,
    receipt_no text NOT NULL,
    receipt_seq bigint NOT NULL,
    shift_id uuid,
    employee_id text,
    customer_ref uuid,
    closed_at timestamptz NOT NULL,
    utc_offset_min integer NOT NULL,
    business_date date NOT NULL,
    currency text NOT NULL,
    gross_minor bigint NOT NULL,
    line_discount_minor bigint NOT NULL,
    receipt_discount_minor bigint NOT NULL,
    exempt_minor bigint NOT NULL,
    net_minor bigint NOT NULL,
    tax_minor bigint NOT NULL,
    total_minor bigint NOT NULL,
    rounding_minor bigint NOT NULL,
    due_minor bigint NOT NULL,
    change_minor bigint NOT NULL
);
CREATE INDEX sales_sale ON sales (sale_id);
CREATE INDEX sales_date ON sales (business_date);
CREATE INDEX sales_shift ON sales (shift_id);
CREATE INDEX sales_customer ON sales (customer_ref) WHERE customer_ref IS NOT NULL;

CREATE TABLE sale_lines (
    event_id uuid NOT NULL,
    line_no integer NOT NULL,
    sale_id uuid NOT NULL,
    sku text NOT NULL,
    name text NOT NULL,
    gtin text NOT NULL,
    category text NOT NULL,
    unit text NOT NULL,
    qty_milli bigint NOT NULL,
    unit_price numeric NOT NULL,
    list_price numeric NOT NULL,
    gross_minor bigint NOT NULL,
    discount_minor bigint NOT NULL,
    receipt_discount_minor bigint NOT NULL,
    net_minor bigint NOT NULL,
    tax_minor bigint NOT NULL,
    total_minor bigint NOT NULL,
    serial text NOT NULL,
    return_sale_id uuid,
    return_line_no integer,
    PRIMARY KEY (event_id, line_no)
);
CREATE INDEX sale_lines_sku ON sale_lines (sku);

CREATE TABLE sale_taxes (
    event_id uuid NOT NULL,
    position integer NOT NULL,
    sale_id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    rate numeric NOT NULL,
    base_minor bigint NOT NULL,
    tax_minor bigint NOT NULL,
    PRIMARY KEY (event_id, position)
);

CREATE TABLE payments (
    event_id uuid NOT NULL,
    position integer NOT NULL,
    sale_id uuid NOT NULL,
    tender_id uuid NOT NULL,
    kind text NOT NULL,
    amount_minor bigint NOT NULL,
    reference text NOT NULL,
    masked text NOT NULL,
    PRIMARY KEY (event_id, position)
);

CREATE TABLE stock_moves (
    event_id uuid NOT NULL,
    position integer NOT NULL,
    store_id text NOT NULL,
    terminal_id text NOT NULL,
    training boolean NOT NULL,
    sku text NOT NULL,
    qty_milli bigint NOT NULL,
    kind text NOT NULL,
    reason text NOT NULL,
    occurred_at timestamptz NOT NULL,
    business_date date NOT NULL,
    PRIMARY KEY (event_id, position)
);
CREATE INDEX stock_moves_sku ON stock_moves (sku);

CREATE TABLE cash_moves (
    event_id uuid PRIMARY KEY,
    store_id text NOT NULL,
    terminal_id text NOT NULL,
    training boolean NOT NULL,
    shift_id uuid,
    employee_id text,
    kind text NOT NULL,
    amount_minor bigint NOT NULL,
    currency text NOT NULL,
    reason text NOT NULL,
    occurred_at timestamptz NOT NULL,
    business_date date NOT NULL
);

-- Rows below are told by several events, in whatever order these come; the later event counts.
CREATE TABLE shifts (
    shift_id uuid PRIMARY KEY,
    store_id text NOT NULL,
    terminal_id text NOT NULL,
    training boolean NOT NULL,
    currency text NOT NULL,
    float_minor bigint NOT NULL,
    opened_at timestamptz,
    opened_by text,
    opened_on date,
    opened_epoch integer,
    opened_seq bigint,
    closed_at timestamptz,
    closed_by text,
    closed_on date,
    closed_epoch integer,
    closed_seq bigint,
    z_no bigint,
    expected_minor bigint,
    counted_minor bigint,
    difference_minor bigint,
    left_minor bigint
);

CREATE TABLE time_entries (
    entry_id uuid PRIMARY KEY,
    work_entry_id uuid,
    store_id text NOT NULL,
    terminal_id text NOT NULL,
    employee_ref text NOT NULL,
    kind text NOT NULL,
    business_date date NOT NULL,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    worked_s bigint,
    closed_by text,
    assumed boolean
);

CREATE TABLE time_corrections (
    event_id uuid PRIMARY KEY,
    entry_id uuid NOT NULL,
    correction_no integer NOT NULL,
    employee_ref text NOT NULL,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    reason text NOT NULL,
    corrected_by text NOT NULL,
    corrected_at timestamptz NOT NULL
);
CREATE INDEX time_corrections_entry ON time_corrections (entry_id, correction_no);

-- Documents: the newest version counts, an erased one for ever. The stamp is compared byte by byte,
-- as every other store of the shop compares it.
CREATE TABLE customers (
    customer_ref uuid PRIMARY KEY,
    name text,
    phone text,
    phone_e164 text,
    email text,
    card text,
    note text,
    customer_group text,
    consent boolean,
    status text NOT NULL,
    merged_into uuid,
    changed_at timestamptz,
    erased boolean NOT NULL,
    version bigint NOT NULL,
    version_at text COLLATE "C" NOT NULL,
    version_by text COLLATE "C" NOT NULL
);

CREATE TABLE employees (
    employee_id text PRIMARY KEY,
    name text,
    username text,
    role text,
    language text,
    active boolean,
    demo boolean,
    erased boolean NOT NULL,
    version bigint NOT NULL,
    version_at text COLLATE "C" NOT NULL,
    version_by text COLLATE "C" NOT NULL
);

CREATE TABLE products (
    sku text PRIMARY KEY,
    name text,
    category text,
    unit text,
    unit_price numeric,
    tax_group text,
    min_age integer,
    plu text,
    price_required boolean,
    serial_required boolean,
    image_sha256 text,
    active boolean,
    deleted boolean NOT NULL,
    erased boolean NOT NULL,
    version bigint NOT NULL,
    version_at text COLLATE "C" NOT NULL,
    version_by text COLLATE "C" NOT NULL
);

CREATE TABLE product_codes (
    sku text NOT NULL,
    code text NOT NULL,
    qty_milli bigint NOT NULL,
    PRIMARY KEY (sku, code)
);
CREATE INDEX product_codes_code ON product_codes (code);

CREATE TABLE product_prices (
    sku text NOT NULL,
    customer_group text NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    unit_price numeric NOT NULL,
    PRIMARY KEY (sku, customer_group, starts_on)
);
