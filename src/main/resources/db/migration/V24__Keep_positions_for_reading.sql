-- Only the projection "positions" writes this table: a row per cycle, from its opening to flat.
CREATE TABLE positions (
  lane                smallint    NOT NULL,
  id                  uuid        NOT NULL,
  lane_position       bigint      NOT NULL,
  version             bigint      NOT NULL,
  user_id             uuid        NOT NULL,
  portfolio_id        uuid        NOT NULL,
  symbol              text COLLATE "C" NOT NULL,
  cycle               integer     NOT NULL,
  previous_id         uuid,
  side                text        NOT NULL,
  signed_quantity     numeric     NOT NULL,
  -- The currency of every amount of this row.
  currency            text        NOT NULL,
  cost_basis          numeric     NOT NULL,
  avg_px_open         numeric,
  avg_px_close        numeric,
  gross_realized_pnl  numeric     NOT NULL,
  fees                numeric     NOT NULL,
  realized_pnl        numeric     NOT NULL,
  peak_quantity       numeric     NOT NULL,
  opened_at           timestamptz NOT NULL,
  last_fill_at        timestamptz NOT NULL,
  closed_at           timestamptz,
  updated_at          timestamptz NOT NULL,
  -- The whole cycle, which the next event is folded into.
  state               jsonb       NOT NULL,
  PRIMARY KEY (lane, id)
) WITH (fillfactor = 70);

CREATE INDEX idx_positions_user_id ON positions(user_id);
CREATE INDEX idx_positions_user_symbol ON positions(user_id, symbol);
CREATE INDEX idx_positions_open ON positions(user_id) WHERE closed_at IS NULL;
CREATE INDEX idx_positions_symbol ON positions(symbol);
CREATE INDEX idx_positions_opened_at ON positions(opened_at DESC);
CREATE INDEX idx_positions_closed_at ON positions(closed_at DESC) WHERE closed_at IS NOT NULL;

-- A user has one open cycle of an instrument.
CREATE UNIQUE INDEX uq_positions_one_open ON positions(lane, user_id, symbol)
  WHERE closed_at IS NULL;
