-- Every request below /v1/audit whose caller is known.
CREATE TABLE audit_accesses (
  at             timestamptz NOT NULL,
  id             uuid        NOT NULL,
  reader_type    text        NOT NULL,
  reader_id      text        NOT NULL,
  -- As the description of the API calls it; null where the address is none of it.
  operation      text,
  method         text        NOT NULL,
  path           text        NOT NULL,
  query          text,
  -- Whose data it was, where that is known.
  user_id        uuid,
  status         integer     NOT NULL,
  correlation_id uuid        NOT NULL,
  PRIMARY KEY (at, id)
) PARTITION BY RANGE (at);

CREATE INDEX idx_audit_accesses_reader ON audit_accesses (reader_id, at DESC, id DESC);
CREATE INDEX idx_audit_accesses_user ON audit_accesses (user_id, at DESC, id DESC)
  WHERE user_id IS NOT NULL;

-- Takes what no month is there for. All other partitions are made in its likeness.
CREATE TABLE audit_accesses_default PARTITION OF audit_accesses DEFAULT;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_accesses
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_accesses_default
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

SELECT ensure_partitions('audit_accesses', 'month', now(), now() + interval '2 months');

-- Drops the months that ended before that moment, and answers their names. The service may have this
-- done, but never to what is younger than a year: whoever has taken its role cannot hide behind it.
CREATE FUNCTION expire_accesses(before timestamptz) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
SET lock_timeout = '3s'
AS $$
DECLARE
  part record;
BEGIN
  IF before > now() - interval '365 days' THEN
    RAISE EXCEPTION 'the record of reads is kept for a year at least'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  FOR part IN
    SELECT * FROM partitions_of('audit_accesses') WHERE to_time <= before ORDER BY from_time
  LOOP
    EXECUTE format('DROP TABLE %s', part.partition);
    RETURN NEXT part.name;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION expire_accesses FROM PUBLIC;
