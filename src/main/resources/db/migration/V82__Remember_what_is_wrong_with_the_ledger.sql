-- What was found wrong, once each, until an operator has acknowledged it, and once more where it
-- was gone in between.
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
  -- SHA-256 of the last two, which may be too long for an index.
  digest      bytea       NOT NULL,
  -- How often the same was acknowledged and gone before.
  gone        bigint      NOT NULL,
  UNIQUE (kind, lane, position, head, digest, gone)
);

-- Faults over which nothing is sealed until they are acknowledged. Whoever finds the same again may
-- know that of it, and the book is only added to.
CREATE TABLE ledger_stops (
  fault      bigint      NOT NULL PRIMARY KEY,
  stopped_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE ledger_acknowledgements (
  fault           bigint      NOT NULL PRIMARY KEY,
  acknowledged_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_type      text        NOT NULL,
  actor_id        text        NOT NULL,
  reason          text        NOT NULL
);

-- Acknowledged faults that a later verification of everything did not find any more. What stopped
-- the sealing is never one of them.
CREATE TABLE ledger_gone_faults (
  fault        bigint      NOT NULL PRIMARY KEY,
  gone_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  verification uuid        NOT NULL
);

CREATE VIEW ledger_all_faults AS
SELECT f.*, EXISTS (SELECT FROM ledger_stops AS s WHERE s.fault = f.number) AS stops
FROM ledger_faults AS f;

CREATE VIEW ledger_open_faults AS
SELECT f.* FROM ledger_all_faults AS f
WHERE NOT EXISTS (SELECT FROM ledger_acknowledgements AS a WHERE a.fault = f.number);

CREATE VIEW ledger_acknowledged_faults AS
SELECT f.*, a.acknowledged_at, a.actor_type, a.actor_id, a.reason
FROM ledger_all_faults AS f JOIN ledger_acknowledgements AS a ON a.fault = f.number
WHERE f.stops OR NOT EXISTS (SELECT FROM ledger_gone_faults AS g WHERE g.fault = f.number);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_faults
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_stops
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_acknowledgements
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_gone_faults
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
