-- Runs that compare the log with its seals.
CREATE TABLE ledger_verifications (
  id             uuid        NOT NULL PRIMARY KEY,
  scope          text        NOT NULL CHECK (scope IN ('all', 'lane', 'user', 'aggregate')),
  lane           integer,
  user_id        uuid,
  aggregate_type text,
  aggregate_id   uuid,
  -- The same for the same scope, so that one runs at a time.
  subject        text        NOT NULL,
  status         text        NOT NULL DEFAULT 'RUNNING'
    CHECK (status IN ('RUNNING', 'PASSED', 'FAILED', 'BROKEN_OFF', 'CANCELLED')),
  actor_type     text        NOT NULL,
  actor_id       text        NOT NULL,
  started_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Written every second by the node that runs it; one that has stopped writing is gone.
  seen_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at       timestamptz,
  cancel_asked   boolean     NOT NULL DEFAULT false,
  checked_events bigint      NOT NULL DEFAULT 0,
  total_events   bigint      NOT NULL DEFAULT 0,
  -- The newest head that it was held against.
  head           bigint,
  found          bigint      NOT NULL DEFAULT 0,
  -- [{kind, lane, position, event_id, detail}], the first few.
  findings       text        NOT NULL DEFAULT '[]',
  error          text
);

CREATE UNIQUE INDEX uq_ledger_verifications_running ON ledger_verifications (subject)
  WHERE status = 'RUNNING';
CREATE INDEX idx_ledger_verifications_started_at
  ON ledger_verifications (started_at DESC, id DESC);
