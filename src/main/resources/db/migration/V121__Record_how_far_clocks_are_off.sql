-- Every comparison of a node's clock with another. Lengths of time are in microseconds.
CREATE TABLE clock_samples (
  -- By the clock of the database.
  sampled_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  id             uuid        NOT NULL DEFAULT gen_random_uuid(),
  -- The machine whose clock it is, and what it was held against: the database, or a server of NTP.
  node           text        NOT NULL,
  reference      text        NOT NULL,
  -- Above zero where the reference is ahead of the node.
  offset_us      bigint      NOT NULL,
  -- How much more or less that may be in truth.
  uncertainty_us bigint      NOT NULL CHECK (uncertainty_us >= 0),
  -- How far the node might be off.
  tolerance_us   bigint      NOT NULL,
  PRIMARY KEY (sampled_at, id)
) PARTITION BY RANGE (sampled_at);

CREATE INDEX idx_clock_samples_node ON clock_samples (node, sampled_at DESC, id DESC);
-- The few of many that are looked for.
CREATE INDEX idx_clock_samples_far ON clock_samples (sampled_at DESC, id DESC)
  WHERE abs(offset_us) > 10000;

-- Takes what no month is there for. All other partitions are made in its likeness.
CREATE TABLE clock_samples_default PARTITION OF clock_samples DEFAULT;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON clock_samples
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON clock_samples_default
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

SELECT ensure_partitions('clock_samples', 'month', now(), now() + interval '2 months');

-- Drops the months of a record that ended before that moment, and answers their names. The service may
-- have this done, but never to what is younger than a year: whoever has taken its role cannot hide
-- behind it. No other table is a record that ends.
CREATE FUNCTION expire_record(kept text, before timestamptz) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
SET lock_timeout = '3s'
AS $$
DECLARE
  part record;
BEGIN
  IF kept NOT IN ('audit_accesses', 'refusals', 'clock_samples', 'quote_history') THEN
    RAISE EXCEPTION '% is no record that ends', kept USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF before > now() - interval '365 days' THEN
    RAISE EXCEPTION 'a record is kept for a year at least' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM pg_advisory_xact_lock('pg_class'::regclass::oid::integer,
                                kept::regclass::oid::integer);
  SET LOCAL lock_timeout = '250ms';
  FOR part IN
    SELECT * FROM partitions_of(kept::regclass) WHERE to_time <= before ORDER BY from_time
  LOOP
    EXECUTE format('DROP TABLE %s', part.partition);
    RETURN NEXT part.name;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION expire_record FROM PUBLIC;
