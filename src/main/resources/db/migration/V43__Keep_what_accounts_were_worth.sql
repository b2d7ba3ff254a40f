-- Only the projection "valuations" writes this table: a row for each day that an account was valued on.
CREATE TABLE valuations (
  lane           smallint    NOT NULL,
  id             uuid        NOT NULL,
  lane_position  bigint      NOT NULL,
  version        bigint      NOT NULL,
  user_id        uuid        NOT NULL,
  -- The trading day, and the moment at which it was valued.
  day            date        NOT NULL,
  at             timestamptz NOT NULL,
  -- Whether the day was over by then.
  closes         boolean     NOT NULL,
  -- In the base currency; null where a price or a rate was missing.
  cash           numeric,
  long_value     numeric,
  short_value    numeric,
  equity         numeric,
  -- Deposits less withdrawals since the last earlier day with an equity.
  flows          numeric,
  updated_at     timestamptz NOT NULL,
  PRIMARY KEY (lane, id)
);

CREATE UNIQUE INDEX uq_valuations_day ON valuations(lane, user_id, day);

-- Since when an account may be worth something else than what it was valued at; null where it cannot be.
ALTER TABLE portfolios ADD COLUMN unvalued_since timestamptz;

CREATE INDEX idx_portfolios_unvalued_since ON portfolios(unvalued_since, id)
  WHERE unvalued_since IS NOT NULL;
