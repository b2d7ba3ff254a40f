-- What each lane held at some moment: the root of its Merkle tree over the positions 1 to
-- to_position, in a chain of hashes. docs/ledger.md describes every form.
CREATE TABLE ledger_seals (
  lane          integer     NOT NULL,
  number        bigint      NOT NULL,
  from_position bigint      NOT NULL,
  to_position   bigint      NOT NULL,
  root          bytea       NOT NULL,
  previous      bytea       NOT NULL,
  sealed_at     timestamptz NOT NULL,
  hash          bytea       NOT NULL,
  -- The hashes of the leaves from_position to to_position, 32 bytes each, one after the other.
  leaves        bytea       NOT NULL,
  PRIMARY KEY (lane, number)
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);

-- Hashes do not compress; what is not compressed is read in parts.
ALTER TABLE ledger_seals ALTER COLUMN leaves SET STORAGE EXTERNAL;
CREATE UNIQUE INDEX uq_ledger_seals_to_position ON ledger_seals (lane, to_position);

-- Roots of 256 leaves (level 1), of 65,536 (level 2) and so on, so that a proof reads few hashes.
CREATE TABLE ledger_nodes (
  lane  integer NOT NULL,
  level integer NOT NULL,
  index bigint  NOT NULL,
  hash  bytea   NOT NULL,
  PRIMARY KEY (lane, level, index)
);

-- Where the sealing of each lane goes on. All of it follows from the seals.
CREATE TABLE ledger_lanes (
  lane             integer     NOT NULL PRIMARY KEY CHECK (lane BETWEEN 0 AND 63),
  seals            bigint      NOT NULL DEFAULT 0,
  size             bigint      NOT NULL DEFAULT 0,
  hash             bytea       NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
  -- The roots of the perfect subtrees that the tree consists of, the largest first.
  peaks            bytea       NOT NULL DEFAULT '',
  last_occurred_at timestamptz NOT NULL DEFAULT 'epoch'
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
        autovacuum_vacuum_cost_delay = 0);

INSERT INTO ledger_lanes (lane) SELECT generate_series(0, 63);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_seals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_nodes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
