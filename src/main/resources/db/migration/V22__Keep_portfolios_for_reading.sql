-- Only the projection "portfolios" writes this table.
CREATE TABLE portfolios (
  lane            smallint    NOT NULL,
  id              uuid        NOT NULL,
  lane_position   bigint      NOT NULL,
  version         bigint      NOT NULL,
  user_id         uuid        NOT NULL,
  account_type    text        NOT NULL,
  base_currency   text        NOT NULL,
  -- By currency code: {"USD": {"total": "1.00", "locked": "0.00", "unsettled": "0.00"}}.
  balances        jsonb       NOT NULL,
  -- The balance in the base currency.
  cash            numeric     NOT NULL,
  locked          numeric     NOT NULL,
  unsettled       numeric     NOT NULL,
  -- All but that cash: as of the last valuation, later trades at their own prices.
  holdings_value  numeric     NOT NULL,
  total_value     numeric     NOT NULL,
  -- The moment that the last valuation was for; null where there was none.
  valued_at       timestamptz,
  created_at      timestamptz NOT NULL,
  -- When what the account has last changed: a reservation alone leaves it, so that most updates
  -- touch no index (HOT). For them there has to be room on the page.
  updated_at      timestamptz NOT NULL,
  -- The whole cash book, which the next event is folded into.
  state           jsonb       NOT NULL,
  PRIMARY KEY (lane, id)
) WITH (fillfactor = 50);

CREATE INDEX idx_portfolios_user_id ON portfolios(user_id);
CREATE INDEX idx_portfolios_total_value ON portfolios(total_value DESC);
CREATE INDEX idx_portfolios_updated_at ON portfolios(updated_at DESC);
CREATE INDEX idx_portfolios_user_updated ON portfolios(user_id, updated_at DESC);
