-- The partitions of the log that were detached. They stay readable in the schema archive, and as
-- files; whoever wants all events reads the view all_events.
CREATE TABLE archived_partitions (
  name           text        PRIMARY KEY,
  from_time      timestamptz NOT NULL,
  to_time        timestamptz NOT NULL,
  row_count      bigint      NOT NULL,
  -- First and last position in each lane: {"5": [1, 200]}.
  lanes          jsonb       NOT NULL,
  file           text        NOT NULL,
  -- SHA-256 of the rows as they stand in the file, and of the file, in hexadecimal digits.
  content_sha256 text        NOT NULL,
  file_sha256    text        NOT NULL,
  archived_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE FUNCTION refuse_archive_change() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: it is an archive', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
$$;

-- The partitions of a table and what bounds them; null bounds for the default partition.
CREATE FUNCTION partitions_of(parent regclass)
RETURNS TABLE (partition regclass, name text, from_time timestamptz, to_time timestamptz)
LANGUAGE sql STABLE
SET timezone = 'UTC'
SET datestyle = 'ISO'
AS $$
  SELECT p.oid::regclass, p.relname::text, b.bounds[1]::timestamptz, b.bounds[2]::timestamptz
  FROM pg_inherits AS i JOIN pg_class AS p ON p.oid = i.inhrelid
  CROSS JOIN LATERAL (SELECT regexp_match(pg_get_expr(p.relpartbound, p.oid),
    'FROM \(''([^'']+)''\) TO \(''([^'']+)''\)') AS bounds) AS b
  WHERE i.inhparent = parent
$$;

-- Makes the view anew after a partition has come or gone.
CREATE FUNCTION define_all_events() RETURNS void
LANGUAGE plpgsql
SET search_path = public, pg_temp
AS $$
DECLARE
  columns text;
  archived text;
BEGIN
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO columns
  FROM pg_attribute WHERE attrelid = 'domain_events'::regclass AND attnum > 0 AND NOT attisdropped;
  SELECT string_agg(format(' UNION ALL SELECT %s FROM archive.%I', columns, name), ''
                    ORDER BY from_time) INTO archived
  FROM archived_partitions;
  EXECUTE format('CREATE OR REPLACE VIEW all_events AS SELECT %s FROM domain_events', columns)
    || coalesce(archived, '');
END
$$;

SELECT define_all_events();

-- Partitions are made of months after the last archived one: those before come back as they are.
CREATE OR REPLACE FUNCTION partitions_begin(parent regclass) RETURNS timestamptz
LANGUAGE sql STABLE
SET search_path = public, pg_temp
AS $$
  SELECT coalesce(max(to_time), '-infinity') FROM archived_partitions
  WHERE parent = 'domain_events'::regclass
$$;

-- Refuses to archive any but the oldest partition of the log, and that before it is over.
CREATE FUNCTION must_be_next_to_archive(partition_name text) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp
AS $$
DECLARE
  part record;
BEGIN
  SELECT * INTO part FROM partitions_of('domain_events')
  WHERE from_time IS NOT NULL ORDER BY from_time LIMIT 1;
  IF part.name IS DISTINCT FROM partition_name OR part.to_time > now() THEN
    RAISE EXCEPTION '% is not the oldest partition of the log, or not over yet', partition_name
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
END
$$;

-- Takes the oldest partition of the log out of it, whole or not at all. A log with a default
-- partition cannot be detached from concurrently, so it is locked: for as long as names change, and
-- never waited for longer than lock_timeout, since appends queue up behind. That the partition is
-- what was written to the file is looked at before, with only the partition itself locked.
CREATE FUNCTION archive_partition(
  partition_name text, expected_rows bigint, positions jsonb, written_to text, content_sha text,
  file_sha text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
SET lock_timeout = '3s'
AS $$
DECLARE
  part record;
  found_rows bigint;
BEGIN
  PERFORM pg_advisory_xact_lock('pg_class'::regclass::oid::integer,
                                'domain_events'::regclass::oid::integer);
  IF EXISTS (SELECT FROM archived_partitions WHERE name = partition_name) THEN
    RETURN;
  END IF;
  PERFORM must_be_next_to_archive(partition_name);
  SELECT * INTO STRICT part FROM partitions_of('domain_events') WHERE name = partition_name;
  EXECUTE format('LOCK TABLE %s IN SHARE MODE', part.partition);
  EXECUTE format('SELECT count(*) FROM %s', part.partition) INTO found_rows;
  IF found_rows <> expected_rows THEN
    RAISE EXCEPTION '% has % rows, but % were written', partition_name, found_rows, expected_rows
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  SET LOCAL lock_timeout = '250ms';
  LOCK TABLE domain_events IN ACCESS EXCLUSIVE MODE;
  EXECUTE format('ALTER TABLE domain_events DETACH PARTITION %s', part.partition);
  EXECUTE format('ALTER TABLE %s SET SCHEMA archive', part.partition);
  EXECUTE format('ALTER TABLE archive.%I ADD CONSTRAINT archived_bounds
    CHECK (occurred_at >= %L AND occurred_at < %L) NOT VALID',
    partition_name, part.from_time, part.to_time);
  EXECUTE format('CREATE TRIGGER archived BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE
    ON archive.%I FOR EACH STATEMENT EXECUTE FUNCTION refuse_archive_change()', partition_name);
  INSERT INTO archived_partitions (
    name, from_time, to_time, row_count, lanes, file, content_sha256, file_sha256)
  VALUES (partition_name, part.from_time, part.to_time, found_rows, positions, written_to,
          content_sha, file_sha);
  PERFORM define_all_events();
END
$$;

-- Proves the bounds of an archived partition, so that queries by time pass it over.
CREATE FUNCTION finish_archive(partition_name text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
SET lock_timeout = '3s'
AS $$
BEGIN
  IF EXISTS (SELECT FROM archived_partitions WHERE name = partition_name) THEN
    EXECUTE format('ALTER TABLE archive.%I VALIDATE CONSTRAINT archived_bounds', partition_name);
  END IF;
END
$$;

-- Gives an archived partition the indexes that those of the log have and it has not, such as one that
-- was left out when it was archived: to attach it would make them, with the log locked.
CREATE FUNCTION index_archived(partition_name text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
SET lock_timeout = '3s'
AS $$
DECLARE
  missing text;
BEGIN
  IF NOT EXISTS (SELECT FROM archived_partitions WHERE name = partition_name) THEN
    RETURN;
  END IF;
  FOR missing IN
    WITH made AS (
      SELECT indrelid, regexp_replace(pg_get_indexdef(indexrelid), ' INDEX \S+ ON \S+ ',
        format(' INDEX ON archive.%I ', partition_name)) AS definition
      FROM pg_index WHERE indisvalid)
    SELECT definition FROM made WHERE indrelid = 'domain_events_default'::regclass
    EXCEPT SELECT definition FROM made
    WHERE indrelid = format('archive.%I', partition_name)::regclass
  LOOP
    EXECUTE missing;
  END LOOP;
END
$$;

-- Puts the newest archived partition back into the log, with what came for its time meanwhile.
CREATE FUNCTION restore_partition(partition_name text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
SET lock_timeout = '250ms'
AS $$
DECLARE
  part record;
BEGIN
  PERFORM pg_advisory_xact_lock('pg_class'::regclass::oid::integer,
                                'domain_events'::regclass::oid::integer);
  IF EXISTS (SELECT FROM partitions_of('domain_events') WHERE name = partition_name) THEN
    RETURN;
  END IF;
  SELECT * INTO part FROM archived_partitions ORDER BY from_time DESC LIMIT 1;
  IF part.name IS DISTINCT FROM partition_name THEN
    RAISE EXCEPTION '% is not the newest archived partition', partition_name
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  LOCK TABLE domain_events IN ACCESS EXCLUSIVE MODE;
  EXECUTE format('DROP TRIGGER archived ON archive.%I', partition_name);
  EXECUTE format('ALTER TABLE archive.%I SET SCHEMA public', partition_name);
  ALTER TABLE domain_events_default DISABLE TRIGGER USER;
  EXECUTE format(
    'WITH moved AS (DELETE FROM domain_events_default WHERE occurred_at >= $1 AND occurred_at < $2
       RETURNING *)
     INSERT INTO %I SELECT * FROM moved', partition_name)
  USING part.from_time, part.to_time;
  ALTER TABLE domain_events_default ENABLE TRIGGER USER;
  EXECUTE format('ALTER TABLE domain_events ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                 partition_name, part.from_time, part.to_time);
  EXECUTE format('ALTER TABLE %I DROP CONSTRAINT archived_bounds', partition_name);
  PERFORM copy_rights('domain_events_default', partition_name::regclass);
  DELETE FROM archived_partitions WHERE name = partition_name;
  PERFORM define_all_events();
END
$$;

REVOKE ALL ON FUNCTION define_all_events, archive_partition, finish_archive, index_archived,
  restore_partition FROM PUBLIC;
