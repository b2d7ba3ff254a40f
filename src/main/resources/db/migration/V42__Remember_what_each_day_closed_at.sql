-- What each instrument closed at, a row a day. What a venue or an operator told is official; the rest
-- is carried over from quotes, and never takes an official one's place.
CREATE TABLE daily_prices (
  symbol     text COLLATE "C" NOT NULL,
  day        date             NOT NULL,
  close      numeric(22, 10)  NOT NULL CHECK (close > 0),
  official   boolean          NOT NULL,
  -- Of a price that was carried over: when it held, and the trade that paid it, empty for what a feed
  -- says was paid. Without a trade it is the middle of bid and ask.
  priced_at  timestamptz,
  trade_id   text,
  changed_at timestamptz      NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (symbol, day),
  CHECK (official = (priced_at IS NULL)),
  CHECK (trade_id IS NULL OR NOT official)
);

-- The closes that a trade which is withdrawn made.
CREATE INDEX idx_daily_prices_trade_id ON daily_prices (trade_id) WHERE trade_id <> '';
