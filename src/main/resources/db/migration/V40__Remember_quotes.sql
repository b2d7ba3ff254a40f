-- The latest prices of each instrument, shared by all nodes.
CREATE TABLE quotes (
  symbol     text        PRIMARY KEY,
  -- Each with its own time: a feed may tell one and not the other.
  bid        numeric(22, 10),
  bid_at     timestamptz,
  ask        numeric(22, 10),
  ask_at     timestamptz,
  -- The last trades, so that one that is busted leaves the price before it.
  trades     jsonb       NOT NULL DEFAULT '[]',
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK ((bid IS NULL) = (bid_at IS NULL) AND (ask IS NULL) = (ask_at IS NULL))
);

-- What nodes poll by.
CREATE INDEX idx_quotes_changed_at ON quotes (changed_at);
