-- Runs that compare read models with the log.
CREATE TABLE reconciliations (
  id               uuid        NOT NULL PRIMARY KEY,
  -- Whose rows; null for everybody's.
  user_id          uuid,
  -- The same for the same scope, so that one runs at a time.
  subject          text        NOT NULL,
  status           text        NOT NULL DEFAULT 'RUNNING'
    CHECK (status IN ('RUNNING', 'CLEAN', 'DIFFERENT', 'FAILED', 'CANCELLED')),
  actor_type       text        NOT NULL,
  actor_id         text        NOT NULL,
  started_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Written every second by the node that runs it; one that has stopped writing is gone.
  seen_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at         timestamptz,
  cancel_asked     boolean     NOT NULL DEFAULT false,
  users_checked    bigint      NOT NULL DEFAULT 0,
  users_total      bigint      NOT NULL DEFAULT 0,
  rows_checked     bigint      NOT NULL DEFAULT 0,
  difference_count bigint      NOT NULL DEFAULT 0,
  -- Read models of users that end before an event that is set aside.
  parked_count     bigint      NOT NULL DEFAULT 0,
  error            text
);

CREATE UNIQUE INDEX uq_reconciliations_running ON reconciliations (subject)
  WHERE status = 'RUNNING';
CREATE INDEX idx_reconciliations_started_at ON reconciliations (started_at DESC, id DESC);
CREATE INDEX idx_reconciliations_subject ON reconciliations (subject, started_at DESC);

-- The first differences of each run, in the order of finding.
CREATE TABLE reconciliation_differences (
  reconciliation_id uuid    NOT NULL REFERENCES reconciliations (id),
  number            integer NOT NULL,
  kind              text    NOT NULL,
  read_model        text    NOT NULL,
  row_id            uuid,
  user_id           uuid    NOT NULL,
  field             text,
  -- By the log, and as it is; personal data is not written here.
  expected          text,
  actual            text,
  rule              text,
  PRIMARY KEY (reconciliation_id, number)
);
