-- What can be traded, by which rules: a row for each version. The newest of a symbol counts; what was
-- told before stays, with who told it.
CREATE TABLE instruments (
  symbol        text COLLATE "C" NOT NULL,
  version       integer          NOT NULL CHECK (version > 0),
  name          text,
  asset_class   text             NOT NULL,
  currency      text             NOT NULL,
  price_step    numeric(22, 10)  CHECK (price_step > 0),
  qty_step      numeric(24, 9)   CHECK (qty_step > 0),
  min_qty       numeric(24, 9)   CHECK (min_qty > 0),
  max_qty       numeric(24, 9)   CHECK (max_qty > 0),
  -- In the currency of the instrument.
  min_notional  numeric          CHECK (min_notional > 0),
  shortable     boolean          NOT NULL,
  status        text             NOT NULL,
  changed_at    timestamptz      NOT NULL DEFAULT clock_timestamp(),
  actor_type    text             NOT NULL,
  actor_id      text             NOT NULL,
  PRIMARY KEY (symbol, version)
);

-- What nodes poll by.
CREATE INDEX idx_instruments_changed_at ON instruments (changed_at);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON instruments
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the prices of an order are in, and the version of the instrument by whose rules it was placed.
ALTER TABLE orders ADD COLUMN currency text, ADD COLUMN instrument_version integer;
