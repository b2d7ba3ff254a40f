-- The rebuilds of read models: what was asked for, how far it is, what became of it. Each step is a
-- transaction that moves a row of these tables, so that any node goes on where another was lost.
CREATE TABLE projection_rebuilds (
  id             uuid        PRIMARY KEY,
  -- Only these may ever be swapped: the functions that do so run with the owner's rights.
  projection     text        NOT NULL
    CHECK (projection IN ('users', 'portfolios', 'orders', 'positions', 'valuations')),
  -- The version of what the projection makes of events; nodes of another one keep out of it.
  version        integer     NOT NULL,
  -- Whose rows alone are made anew; null for all.
  user_id        uuid,
  on_difference  text        NOT NULL CHECK (on_difference IN ('REPORT', 'BLOCK')),
  actor_type     text        NOT NULL,
  actor_id       text        NOT NULL,
  -- Who asked by which Idempotency-Key, so that a retry finds it.
  request_key    text        UNIQUE,
  state          text        NOT NULL DEFAULT 'PREPARING'
    CHECK (state IN ('PREPARING', 'FILLING', 'INDEXING', 'CATCHING_UP', 'COMPARING', 'BLOCKED',
      'SWAPPING', 'CLEARING', 'SWAPPED', 'CANCELLED', 'FAILED')),
  -- What it ends as, once what it leaves has been cleared away.
  outcome        text        CHECK (outcome IN ('SWAPPED', 'CANCELLED', 'FAILED')),
  paused         boolean     NOT NULL DEFAULT false,
  failures       integer     NOT NULL DEFAULT 0,
  error          text,
  -- Why what it leaves could not be cleared away, and not before when that is tried again; null where
  -- it went well, or was not tried yet.
  not_cleared    text,
  clear_after    timestamptz,
  -- How many live rows were not what the log makes of them; null until they are compared.
  differences    bigint,
  requested_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  filling_at     timestamptz,
  filled_at      timestamptz,
  paused_at      timestamptz,
  -- For how long it was paused while it was being filled.
  paused_for     interval    NOT NULL DEFAULT '0',
  swapped_at     timestamptz,
  ended_at       timestamptz
);

CREATE UNIQUE INDEX uq_projection_rebuilds_open ON projection_rebuilds (projection)
  WHERE ended_at IS NULL AND user_id IS NULL;
CREATE INDEX idx_projection_rebuilds_requested_at ON projection_rebuilds (requested_at DESC, id DESC);

-- How far the new rows of each lane are. Whoever works on a lane holds its row.
CREATE TABLE projection_rebuild_lanes (
  rebuild_id   uuid        NOT NULL,
  lane         smallint    NOT NULL CHECK (lane BETWEEN 0 AND 63),
  position     bigint      NOT NULL DEFAULT 0,
  -- Where the live rows were when it began.
  target       bigint      NOT NULL,
  -- No event after position is older than this.
  read_to      timestamptz NOT NULL DEFAULT 'epoch',
  compared     boolean     NOT NULL DEFAULT false,
  differences  bigint      NOT NULL DEFAULT 0,
  PRIMARY KEY (rebuild_id, lane)
) WITH (fillfactor = 50);

-- Which rows were different, and in which columns. Not the values: a row of a user holds personal
-- data, which must not outlive its key.
CREATE TABLE projection_rebuild_differences (
  rebuild_id  uuid     NOT NULL,
  row_id      uuid     NOT NULL,
  lane        smallint NOT NULL,
  kind        text     NOT NULL CHECK (kind IN ('MISSING', 'SURPLUS', 'CHANGED', 'PARKED')),
  columns     text[]   NOT NULL,
  PRIMARY KEY (rebuild_id, row_id, kind)
);
