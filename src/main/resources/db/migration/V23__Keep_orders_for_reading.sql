-- Only the projection "orders" writes this table. The id holds placed_at, so that an id alone leads
-- to its quarter.
CREATE TABLE orders (
  lane              smallint    NOT NULL,
  id                uuid        NOT NULL,
  placed_at         timestamptz NOT NULL,
  lane_position     bigint      NOT NULL,
  version           bigint      NOT NULL,
  user_id           uuid        NOT NULL,
  portfolio_id      uuid        NOT NULL,
  client_order_id   text        NOT NULL,
  tag               text,
  symbol            text COLLATE "C" NOT NULL,
  side              text        NOT NULL,
  type              text        NOT NULL,
  time_in_force     text        NOT NULL,
  quantity          numeric     NOT NULL,
  limit_price       numeric,
  -- The client's, or that to which the venue has trailed it.
  stop_price        numeric,
  trail_price       numeric,
  trail_percent     numeric,
  -- The best price for a trailing stop so far, as the venue says.
  hwm               numeric,
  expire_at         timestamptz,
  reduce_only       boolean     NOT NULL,
  post_only         boolean     NOT NULL,
  extended_hours    boolean     NOT NULL,
  -- The group that it belongs to and its part in it; null for an order of its own.
  order_group       jsonb,
  revision          integer     NOT NULL,
  status            text        NOT NULL,
  -- Whether it may still be executed in the ordinary way.
  active            boolean     NOT NULL,
  reason_code       text,
  reason_text       text,
  triggered         boolean     NOT NULL,
  -- The terms asked for, while the venue has not answered.
  pending_replace   jsonb,
  -- The total by currency.
  commission        jsonb       NOT NULL,
  filled_qty        numeric     NOT NULL,
  overfill_qty      numeric,
  leaves_qty        numeric     NOT NULL,
  filled_avg_price  numeric,
  venue_order_id    text,
  submitted_at      timestamptz,
  accepted_at       timestamptz,
  first_fill_at     timestamptz,
  executed_at       timestamptz,
  canceled_at       timestamptz,
  expired_at        timestamptz,
  rejected_at       timestamptz,
  -- The venue's time of the last fact, or that of the log.
  reported_at       timestamptz NOT NULL,
  updated_at        timestamptz NOT NULL,
  -- The order with its executions, which the next event is folded into.
  state             jsonb       NOT NULL,
  PRIMARY KEY (lane, id, placed_at)
) PARTITION BY RANGE (placed_at);

CREATE TABLE orders_default PARTITION OF orders DEFAULT WITH (fillfactor = 85);

CREATE INDEX idx_orders_user_id ON orders(user_id);
CREATE INDEX idx_orders_status ON orders(status);
CREATE INDEX idx_orders_symbol ON orders(symbol);
CREATE INDEX idx_orders_user_status ON orders(user_id, status);
CREATE INDEX idx_orders_user_created ON orders(user_id, placed_at DESC);
CREATE INDEX idx_orders_status_user ON orders(status, user_id);
CREATE INDEX idx_orders_placed_at ON orders(placed_at DESC);
CREATE INDEX idx_orders_executed_at ON orders(executed_at DESC);

-- A client looks for its order by the id it gave.
CREATE INDEX idx_orders_user_client_id ON orders(user_id, client_order_id);
-- The list of all active orders, newest first, page by page.
CREATE INDEX idx_orders_active ON orders(placed_at DESC, id DESC) WHERE active;
-- What the expiry job looks for, page by page: orders for a day all end at once.
CREATE INDEX idx_orders_due ON orders(expire_at, id) WHERE active AND expire_at IS NOT NULL;

SELECT ensure_partitions('orders', 'quarter', now() - interval '3 months', now() + interval '3 months');
