-- The latest prices of each instrument, shared by all nodes.
CREATE TABLE quotes (
  symbol     text        PRIMARY KEY,
  bid        numeric(22, 10),
  ask        numeric(22, 10),
  quoted_at  timestamptz NOT NULL,
  -- The last trades, so that one that is busted leaves the price before it.
  trades     jsonb       NOT NULL DEFAULT '[]',
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- What nodes poll by.
CREATE INDEX idx_quotes_changed_at ON quotes (changed_at);
