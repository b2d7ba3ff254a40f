-- A rebuild fills tables of the same names in the schema rebuild. The swap moves the live ones to the
-- schema retired and the new ones to public, so that tables, partitions, indexes and constraints keep
-- their names. What stands in retired is dropped soon after.
CREATE SCHEMA rebuild;
CREATE SCHEMA retired;

-- The owner's rights are lent for read models only, never for the log.
CREATE FUNCTION must_be_read_model(projection text) RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
  IF projection NOT IN ('users', 'portfolios', 'orders', 'positions', 'valuations') THEN
    RAISE EXCEPTION '% is no read model', projection USING ERRCODE = 'invalid_parameter_value';
  END IF;
END
$$;

-- Keeps others from making, swapping or dropping the tables meanwhile; indexes are made side by side.
CREATE FUNCTION hold_shadow(projection text) RETURNS void
LANGUAGE plpgsql
SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM must_be_read_model(projection);
  PERFORM pg_advisory_xact_lock('projection_rebuilds'::regclass::oid::integer, hashtext(projection));
END
$$;

-- The table of a read model and its partitions, as they stand in a schema.
CREATE FUNCTION read_model_tables(of_schema text, projection text)
RETURNS TABLE (relation regclass, name text, is_whole boolean, bounds text, options text)
LANGUAGE sql STABLE
SET search_path = public, pg_temp
SET timezone = 'UTC'
AS $$
  WITH whole AS MATERIALIZED (
    SELECT c.oid FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = of_schema AND c.relname = projection AND c.relkind IN ('r', 'p')),
  tables AS (
    SELECT oid, true AS is_whole FROM whole
    UNION ALL
    SELECT h.inhrelid, false FROM whole JOIN pg_inherits AS h ON h.inhparent = whole.oid)
  SELECT c.oid::regclass, c.relname::text, t.is_whole, pg_get_expr(c.relpartbound, c.oid),
    coalesce('WITH (' || array_to_string(c.reloptions, ', ') || ')', '')
  FROM tables AS t JOIN pg_class AS c ON c.oid = t.oid
$$;

-- A view follows its table into the schema retired, where it would show old rows and keep them from
-- being dropped.
CREATE FUNCTION must_have_no_views(projection text) RETURNS void
LANGUAGE plpgsql
SET search_path = public, pg_temp
AS $$
DECLARE
  views text;
BEGIN
  SELECT string_agg(DISTINCT r.ev_class::regclass::text, ', ') INTO views
  FROM read_model_tables('public', projection) AS t
  JOIN pg_depend AS d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = t.relation
    AND d.classid = 'pg_rewrite'::regclass
  JOIN pg_rewrite AS r ON r.oid = d.objid;
  IF views IS NOT NULL THEN
    RAISE EXCEPTION 'views read %, which cannot be swapped beneath them: %', projection, views
      USING ERRCODE = 'dependent_objects_still_exist';
  END IF;
END
$$;

-- The indexes of the live tables that their shadows have not yet. A rebuild asks once for each index
-- that it makes, so not all of the catalog is read for it.
CREATE FUNCTION shadow_gaps(projection text)
RETURNS TABLE (index_name text, table_name text, is_whole boolean, is_primary boolean)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT i.relname::text, t.relname::text, i.relkind = 'I', x.indisprimary
  FROM (
    SELECT to_regclass(format('public.%I', projection)) AS oid
    UNION ALL
    SELECT inhrelid FROM pg_inherits WHERE inhparent = to_regclass(format('public.%I', projection))
  ) AS live JOIN pg_class AS t ON t.oid = live.oid
  JOIN pg_index AS x ON x.indrelid = t.oid AND x.indisvalid
  JOIN pg_class AS i ON i.oid = x.indexrelid
  WHERE to_regclass(format('rebuild.%I', i.relname)) IS NULL
$$;

-- How the shadow of an index is made; null where the index is being dropped. One that is made anew is
-- called otherwise before the old one is dropped, so it is found, and named, as it is to be called.
CREATE FUNCTION shadow_index(index_name text, table_name text) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE WHEN c.oid IS NULL
    THEN regexp_replace(pg_get_indexdef(i.oid), '^CREATE (UNIQUE )?INDEX \S+ ON (ONLY )?public\.',
      format('CREATE \1INDEX %I ON \2rebuild.', index_name))
    ELSE format('ALTER TABLE %s rebuild.%I ADD CONSTRAINT %I %s',
      CASE i.relkind WHEN 'I' THEN 'ONLY' ELSE '' END, table_name, c.conname,
      pg_get_constraintdef(c.oid)) END
  FROM pg_class AS i JOIN pg_index AS x ON x.indexrelid = i.oid AND x.indisvalid
  LEFT JOIN pg_constraint AS c ON c.conrelid = x.indrelid AND c.conindid = i.oid
    AND c.contype IN ('p', 'u')
  WHERE i.relname = index_name AND i.relnamespace = 'public'::regnamespace
$$;

-- Makes one index that is missing and that nobody else makes at this moment; answers its name, or
-- null where there is none to be made now. Those of partitions come first, that of the whole last.
CREATE FUNCTION build_shadow_gap(projection text, primary_only boolean, of_table text) RETURNS text
LANGUAGE plpgsql
SET search_path = public, pg_temp
AS $$
DECLARE
  gap record;
  definition text;
  child text;
BEGIN
  FOR gap IN
    SELECT * FROM shadow_gaps(projection) AS g
    WHERE (g.is_primary OR NOT primary_only) AND g.table_name = coalesce(of_table, g.table_name)
    ORDER BY g.is_whole, g.is_primary DESC, g.table_name, g.index_name
  LOOP
    CONTINUE WHEN NOT pg_try_advisory_xact_lock(
      'projection_rebuild_lanes'::regclass::oid::integer, hashtext(gap.index_name));
    -- By the rows of the catalog: what to_regclass found before may be remembered still, though
    -- another session has made the index and let go of the lock.
    CONTINUE WHEN EXISTS (
      SELECT FROM pg_class AS made
      WHERE made.relname = gap.index_name AND made.relnamespace = 'rebuild'::regnamespace);
    CONTINUE WHEN EXISTS (
      SELECT FROM pg_inherits AS h JOIN pg_class AS c ON c.oid = h.inhrelid
      WHERE h.inhparent = to_regclass(format('public.%I', gap.index_name))
        AND to_regclass(format('rebuild.%I', c.relname)) IS NULL);
    definition := shadow_index(gap.index_name, gap.table_name);
    IF definition IS NULL THEN
      -- It was made anew since the catalog was read: a second look finds the one that took its name.
      definition := shadow_index(gap.index_name, gap.table_name);
    END IF;
    CONTINUE WHEN definition IS NULL;
    EXECUTE definition;
    FOR child IN
      SELECT c.relname FROM pg_inherits AS h JOIN pg_class AS c ON c.oid = h.inhrelid
      WHERE h.inhparent = to_regclass(format('public.%I', gap.index_name))
    LOOP
      EXECUTE format('ALTER INDEX rebuild.%I ATTACH PARTITION rebuild.%I', gap.index_name, child);
    END LOOP;
    RETURN gap.index_name;
  END LOOP;
  RETURN NULL;
END
$$;

-- Makes a partition of a shadow table like the live one of that name. Where the table has its indexes
-- already, the partition is given its own, and what the default partition held for it.
CREATE FUNCTION add_shadow_partition(
  projection text, partition_name text, bounds text, options text, later boolean
) RETURNS void
LANGUAGE plpgsql
SET search_path = public, pg_temp
SET timezone = 'UTC'
SET datestyle = 'ISO'
AS $$
DECLARE
  fallback regclass;
  key name;
  span record;
BEGIN
  EXECUTE format('CREATE TABLE rebuild.%1$I (LIKE public.%1$I INCLUDING ALL EXCLUDING INDEXES) %2$s',
                 partition_name, options);
  IF later THEN
    LOOP
      EXIT WHEN build_shadow_gap(projection, false, partition_name) IS NULL;
    END LOOP;
    SELECT p.partdefid::regclass, a.attname INTO STRICT fallback, key
    FROM pg_partitioned_table AS p
    JOIN pg_attribute AS a ON a.attrelid = p.partrelid AND a.attnum = p.partattrs[0]
    WHERE p.partrelid = format('rebuild.%I', projection)::regclass;
    SELECT * INTO STRICT span FROM partitions_of(format('public.%I', projection)::regclass)
    WHERE name = partition_name;
    EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', fallback);
    EXECUTE format(
      'WITH moved AS (DELETE FROM %1$s WHERE %2$I >= $1 AND %2$I < $2 RETURNING *)
       INSERT INTO rebuild.%3$I SELECT * FROM moved', fallback, key, partition_name)
    USING span.from_time, span.to_time;
  END IF;
  EXECUTE format('ALTER TABLE rebuild.%I ATTACH PARTITION rebuild.%I %s',
                 projection, partition_name, bounds);
  PERFORM copy_rights(format('public.%I', partition_name)::regclass,
                      format('rebuild.%I', partition_name)::regclass);
END
$$;

-- Drops what a rebuild has left: its new tables, or the old ones after the swap.
CREATE FUNCTION drop_shadow(projection text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
SET client_min_messages = warning
AS $$
BEGIN
  PERFORM hold_shadow(projection);
  EXECUTE format('DROP TABLE IF EXISTS rebuild.%1$I, retired.%1$I', projection);
END
$$;

-- Makes empty tables like those of a read model, with their primary keys and without other indexes.
CREATE FUNCTION make_shadow(projection text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
DECLARE
  live record;
  reader text;
BEGIN
  PERFORM drop_shadow(projection);
  PERFORM must_have_no_views(projection);
  FOR live IN SELECT * FROM read_model_tables('public', projection) ORDER BY is_whole DESC, name LOOP
    IF live.is_whole THEN
      EXECUTE format('CREATE TABLE rebuild.%1$I (LIKE public.%1$I INCLUDING ALL EXCLUDING INDEXES) %2$s %3$s',
        projection, coalesce('PARTITION BY ' || pg_get_partkeydef(live.relation), ''), live.options);
      PERFORM copy_rights(live.relation, format('rebuild.%I', projection)::regclass);
    ELSE
      PERFORM add_shadow_partition(projection, live.name, live.bounds, live.options, false);
    END IF;
  END LOOP;
  LOOP
    EXIT WHEN build_shadow_gap(projection, true, NULL) IS NULL;
  END LOOP;
  FOR reader IN
    SELECT DISTINCT a.grantee::regrole::text FROM pg_class AS c, aclexplode(c.relacl) AS a
    WHERE c.oid = format('public.%I', projection)::regclass AND a.grantee NOT IN (c.relowner, 0)
  LOOP
    EXECUTE format('GRANT USAGE ON SCHEMA rebuild TO %s', reader);
  END LOOP;
END
$$;

-- Gives the shadow the partitions that the live table was given meanwhile.
CREATE FUNCTION align_shadow(projection text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
DECLARE
  live record;
BEGIN
  PERFORM hold_shadow(projection);
  FOR live IN
    SELECT * FROM read_model_tables('public', projection) AS t
    WHERE NOT t.is_whole AND to_regclass(format('rebuild.%I', t.name)) IS NULL
  LOOP
    PERFORM add_shadow_partition(projection, live.name, live.bounds, live.options, true);
  END LOOP;
END
$$;

CREATE FUNCTION build_shadow_index(projection text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM must_be_read_model(projection);
  RETURN build_shadow_gap(projection, false, NULL);
END
$$;

CREATE FUNCTION analyze_shadow(projection text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM hold_shadow(projection);
  EXECUTE format('ANALYZE rebuild.%I', projection);
END
$$;

-- How many partitions and indexes the shadow lacks.
CREATE FUNCTION shadow_lacks(projection text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT (SELECT count(*) FROM shadow_gaps(projection))
    + (SELECT count(*) FROM read_model_tables('public', projection) AS t
       WHERE to_regclass(format('rebuild.%I', t.name)) IS NULL)
$$;

-- Whether the live table has been given other columns than its shadow, by a migration meanwhile.
CREATE FUNCTION shadow_is_outdated(projection text) RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  WITH columns AS (
    SELECT a.attrelid, a.attname, a.atttypid, a.atttypmod, a.attnotnull, a.attgenerated,
      pg_get_expr(d.adbin, d.adrelid) AS value
    FROM pg_attribute AS a
    LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attrelid IN (format('public.%I', projection)::regclass,
        format('rebuild.%I', projection)::regclass)
      AND a.attnum > 0 AND NOT a.attisdropped)
  SELECT EXISTS (
    SELECT FROM columns GROUP BY attname, atttypid, atttypmod, attnotnull, attgenerated, value
    HAVING count(*) <> 2)
$$;

-- Puts the shadow in the place of the live table. Readers and writers wait for as long as names
-- change; how long this waits for them is the caller's lock_timeout.
CREATE FUNCTION swap_shadow(projection text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
DECLARE
  old record;
  new record;
BEGIN
  PERFORM hold_shadow(projection);
  EXECUTE format('LOCK TABLE public.%1$I, rebuild.%1$I IN ACCESS EXCLUSIVE MODE', projection);
  PERFORM must_have_no_views(projection);
  IF shadow_is_outdated(projection) THEN
    RAISE EXCEPTION 'the columns of % were changed since this rebuild began', projection
      USING ERRCODE = 'invalid_table_definition';
  END IF;
  IF shadow_lacks(projection) > 0 THEN
    RAISE EXCEPTION 'the shadow of % lacks something', projection
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  PERFORM copy_triggers(format('public.%I', projection)::regclass,
                        format('rebuild.%I', projection)::regclass);
  FOR old IN SELECT name FROM read_model_tables('public', projection) ORDER BY is_whole LOOP
    EXECUTE format('ALTER TABLE public.%I SET SCHEMA retired', old.name);
  END LOOP;
  FOR new IN SELECT name FROM read_model_tables('rebuild', projection) ORDER BY is_whole LOOP
    EXECUTE format('ALTER TABLE rebuild.%I SET SCHEMA public', new.name);
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION must_be_read_model, hold_shadow, read_model_tables, must_have_no_views,
  shadow_gaps, shadow_index, build_shadow_gap, add_shadow_partition, drop_shadow, make_shadow,
  align_shadow, build_shadow_index, analyze_shadow, shadow_lacks, shadow_is_outdated, swap_shadow
  FROM PUBLIC;
