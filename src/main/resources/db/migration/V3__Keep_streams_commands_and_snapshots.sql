-- Which aggregates there are and how far each has come: identity and concurrency check.
CREATE TABLE streams (
  lane integer NOT NULL,
  aggregate_type text COLLATE "C" NOT NULL,
  aggregate_id uuid NOT NULL,
  user_id uuid NOT NULL,
  version bigint NOT NULL,
  first_occurred_at timestamptz NOT NULL,
  PRIMARY KEY (lane, aggregate_type, aggregate_id)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

-- What was asked and answered, so that asking again answers the same.
CREATE TABLE commands (
  lane integer NOT NULL,
  user_id uuid NOT NULL,
  command_id text COLLATE "C" NOT NULL,
  fingerprint text COLLATE "C" NOT NULL,
  answer text NOT NULL,
  lane_position bigint NOT NULL,
  occurred_at timestamptz NOT NULL,
  PRIMARY KEY (lane, user_id, command_id)
);

-- States of aggregates as compressed JSON, to bound the load of long streams. They can be made
-- again at any time. Commands are decided on them, so that mac, an HMAC of the row under a key that is
-- not in the database, says which rows are the service's own: others are not read.
CREATE TABLE snapshots (
  lane integer NOT NULL,
  aggregate_type text COLLATE "C" NOT NULL,
  aggregate_id uuid NOT NULL,
  version bigint NOT NULL,
  shape integer NOT NULL,
  state bytea NOT NULL,
  mac bytea NOT NULL,
  PRIMARY KEY (lane, aggregate_type, aggregate_id, version)
);
ALTER TABLE snapshots ALTER COLUMN state SET STORAGE EXTERNAL;
