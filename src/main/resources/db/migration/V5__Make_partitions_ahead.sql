-- Copies the own triggers of one table to another.
CREATE FUNCTION copy_triggers(source regclass, target regclass) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
  definition text;
BEGIN
  FOR definition IN
    SELECT replace(pg_get_triggerdef(t.oid), format(' ON %s ', target_name.of_source),
                   format(' ON %s ', target))
    FROM pg_trigger t,
         LATERAL (SELECT (regexp_match(pg_get_triggerdef(t.oid), ' ON (\S+) '))[1] AS of_source)
           AS target_name
    WHERE t.tgrelid = source AND NOT t.tgisinternal
  LOOP
    EXECUTE definition;
  END LOOP;
END
$$;

-- Gives whoever has rights to one table the same rights to another.
CREATE FUNCTION copy_rights(source regclass, target regclass) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
  given record;
BEGIN
  FOR given IN
    SELECT a.privilege_type AS what, a.grantee::regrole AS role
    FROM pg_class AS c, aclexplode(c.relacl) AS a
    WHERE c.oid = source AND a.grantee NOT IN (c.relowner, 0)
  LOOP
    EXECUTE format('GRANT %s ON %s TO %s', given.what, target, given.role);
  END LOOP;
END
$$;

-- Makes one partition in the likeness of the default partition, and moves to it what the default
-- partition held for it meanwhile.
CREATE FUNCTION make_partition(
  parent regclass, partition_name text, lower_bound timestamptz, upper_bound timestamptz
) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
  fallback regclass;
  key name;
  options text;
BEGIN
  SELECT p.partdefid::regclass, a.attname INTO STRICT fallback, key
  FROM pg_partitioned_table p
  JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = p.partattrs[0]
  WHERE p.partrelid = parent;
  SELECT coalesce('WITH (' || array_to_string(reloptions, ', ') || ')', '') INTO options
  FROM pg_class WHERE oid = fallback;

  EXECUTE format('CREATE TABLE %I (LIKE %s INCLUDING ALL) %s', partition_name, fallback, options);
  EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', fallback);
  EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', fallback);
  EXECUTE format(
    'WITH moved AS (DELETE FROM %1$s WHERE %2$I >= $1 AND %2$I < $2 RETURNING *)
     INSERT INTO %3$I SELECT * FROM moved', fallback, key, partition_name)
  USING lower_bound, upper_bound;
  EXECUTE format('ALTER TABLE %s ENABLE TRIGGER USER', fallback);
  EXECUTE format('ALTER TABLE %s ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                 parent, partition_name, lower_bound, upper_bound);
  PERFORM copy_triggers(fallback, partition_name::regclass);
  PERFORM copy_rights(fallback, partition_name::regclass);
END
$$;

-- From when on partitions of a table are made, however old a row of the default partition is.
CREATE FUNCTION partitions_begin(parent regclass) RETURNS timestamptz
LANGUAGE sql IMMUTABLE
AS $$ SELECT '-infinity'::timestamptz $$;

-- The months or quarters before that moment of which the default partition has rows.
CREATE FUNCTION spans_without_partition(parent regclass, unit text, before timestamptz)
RETURNS SETOF timestamptz
LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp
SET timezone = 'UTC'
AS $$
DECLARE
  fallback regclass;
  key name;
BEGIN
  SELECT p.partdefid::regclass, a.attname INTO STRICT fallback, key
  FROM pg_partitioned_table AS p
  JOIN pg_attribute AS a ON a.attrelid = p.partrelid AND a.attnum = p.partattrs[0]
  WHERE p.partrelid = parent;
  RETURN QUERY EXECUTE format(
    'SELECT DISTINCT date_trunc($1, %1$I) FROM %2$s WHERE %1$I >= $2 AND %1$I < date_trunc($1, $3)',
    key, fallback)
  USING unit, partitions_begin(parent), before;
END
$$;

-- Makes the partitions of a table that are not there yet, a month or a quarter (of UTC) each, for
-- every moment between the two, and for rows of the default partition before; answers the names of
-- those made. Several nodes may ask at once, as a role that may not make tables: this runs with the
-- rights of the owner, on the owner's tables only. They wait for each other, but not for those who
-- read or write the default partition: whoever comes after them would stand behind this.
CREATE FUNCTION ensure_partitions(
  parent regclass, unit text, from_time timestamptz, to_time timestamptz
) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
SET timezone = 'UTC'
SET datestyle = 'ISO'
SET lock_timeout = '5s'
AS $$
DECLARE
  step interval := CASE unit WHEN 'month' THEN '1 month' WHEN 'quarter' THEN '3 months' END;
  name_form text := CASE unit WHEN 'month' THEN 'YYYY_MM' WHEN 'quarter' THEN 'YYYY_"q"Q' END;
  lower_bound timestamptz;
  partition_name text;
BEGIN
  IF step IS NULL THEN
    RAISE EXCEPTION 'no partitions by %', unit USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF NOT EXISTS (SELECT FROM pg_class AS c JOIN pg_roles AS r ON r.oid = c.relowner
                 WHERE c.oid = parent AND r.rolname = current_user) THEN
    RAISE EXCEPTION '% is of another owner', parent USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM pg_advisory_xact_lock('pg_class'::regclass::oid::integer, parent::oid::integer);
  SET LOCAL lock_timeout = '250ms';
  FOR lower_bound IN
    SELECT spans_without_partition(parent, unit, from_time)
    UNION
    SELECT generate_series(date_trunc(unit, from_time), date_trunc(unit, to_time), step)
    ORDER BY 1
  LOOP
    -- By their bounds: a rebuilt table takes its partitions along under their old names.
    CONTINUE WHEN EXISTS (
      SELECT FROM pg_inherits AS i JOIN pg_class AS p ON p.oid = i.inhrelid
      WHERE i.inhparent = parent AND pg_get_expr(p.relpartbound, p.oid)
        = format('FOR VALUES FROM (%L) TO (%L)', lower_bound, lower_bound + step));
    SELECT relname || '_' || to_char(lower_bound, name_form) INTO partition_name
    FROM pg_class WHERE oid = parent;
    PERFORM make_partition(parent, partition_name, lower_bound, lower_bound + step);
    RETURN NEXT partition_name;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION copy_triggers, copy_rights, partitions_begin, spans_without_partition,
  make_partition, ensure_partitions FROM PUBLIC;

SELECT ensure_partitions('domain_events', 'month', now(), now() + interval '2 months');
