-- What was done about parked events, by whom and why.
CREATE TABLE projection_acts (
  id             uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
  projection     text        NOT NULL,
  act            text        NOT NULL CHECK (act IN ('RETRY', 'SKIP')),
  lane           smallint    NOT NULL,
  user_id        uuid        NOT NULL,
  -- The event that stood first then: what was tried again, or passed over for good.
  event_id       uuid        NOT NULL,
  lane_position  bigint      NOT NULL,
  event_type     text        NOT NULL,
  -- Why it could not be applied before.
  fault          text,
  actor_type     text        NOT NULL,
  actor_id       text        NOT NULL,
  reason         text        CHECK (act <> 'SKIP' OR reason IS NOT NULL),
  -- Who asked by which Idempotency-Key, so that a retry finds it; null where nobody asked.
  request_key    text        UNIQUE,
  acted_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- How many events were applied with it, how many were left, and why the first of those could not.
  applied        bigint      NOT NULL,
  left_parked    bigint      NOT NULL,
  error          text
);

-- An event is passed over once; rows are made without it from then on, in a rebuild too.
CREATE UNIQUE INDEX uq_projection_acts_skip ON projection_acts (lane, projection, event_id)
  WHERE act = 'SKIP';
CREATE INDEX idx_projection_acts_acted_at ON projection_acts (acted_at DESC, id DESC);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON projection_acts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
