-- What was found wrong, once each, until an operator has acknowledged it.
CREATE TABLE ledger_faults (
  number      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  found_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  kind        text        NOT NULL,
  -- The lane and the position in it; -1 and 0 where it is about no lane or position.
  lane        integer     NOT NULL DEFAULT -1,
  position    bigint      NOT NULL DEFAULT 0,
  head        bigint      NOT NULL DEFAULT 0,
  event_id    uuid,
  detail      text        NOT NULL,
  -- Whether nothing is sealed until it is acknowledged.
  stops       boolean     NOT NULL,
  UNIQUE (kind, lane, position, head, stops)
);

CREATE TABLE ledger_acknowledgements (
  fault           bigint      NOT NULL PRIMARY KEY,
  acknowledged_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_type      text        NOT NULL,
  actor_id        text        NOT NULL,
  reason          text        NOT NULL
);

CREATE VIEW ledger_open_faults AS
SELECT f.* FROM ledger_faults AS f
WHERE NOT EXISTS (SELECT FROM ledger_acknowledgements AS a WHERE a.fault = f.number);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_faults
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_acknowledgements
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
