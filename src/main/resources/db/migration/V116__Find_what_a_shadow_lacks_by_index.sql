-- A rebuild asks once for each index that it makes what is still missing, and waited for the answer
-- longer than for the index. All of the catalog is no longer read for it, and only what is made next
-- is spelt out.
CREATE OR REPLACE FUNCTION read_model_tables(of_schema text, projection text)
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

-- The indexes of the live tables that their shadows have not yet.
DROP FUNCTION shadow_gaps;
CREATE FUNCTION shadow_gaps(projection text)
RETURNS TABLE (index_id oid, index_name text, table_name text, is_whole boolean, is_primary boolean)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT i.oid, i.relname::text, t.relname::text, i.relkind = 'I', x.indisprimary
  FROM (
    SELECT to_regclass(format('public.%I', projection)) AS oid
    UNION ALL
    SELECT inhrelid FROM pg_inherits WHERE inhparent = to_regclass(format('public.%I', projection))
  ) AS live JOIN pg_class AS t ON t.oid = live.oid
  JOIN pg_index AS x ON x.indrelid = t.oid AND x.indisvalid
  JOIN pg_class AS i ON i.oid = x.indexrelid
  WHERE to_regclass(format('rebuild.%I', i.relname)) IS NULL
$$;

-- How the shadow of an index is made.
CREATE FUNCTION shadow_index(index_id oid, table_name text) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT coalesce(
    (SELECT format('ALTER TABLE %s rebuild.%I ADD CONSTRAINT %I %s',
       CASE i.relkind WHEN 'I' THEN 'ONLY' ELSE '' END, table_name, c.conname,
       pg_get_constraintdef(c.oid))
     FROM pg_class AS i JOIN pg_index AS x ON x.indexrelid = i.oid
     JOIN pg_constraint AS c ON c.conrelid = x.indrelid AND c.conindid = i.oid
     WHERE i.oid = index_id AND c.contype IN ('p', 'u')),
    regexp_replace(pg_get_indexdef(index_id), ' ON (ONLY )?public\.', ' ON \1rebuild.'))
$$;

CREATE OR REPLACE FUNCTION build_shadow_gap(projection text, primary_only boolean, of_table text)
RETURNS text
LANGUAGE plpgsql
SET search_path = public, pg_temp
AS $$
DECLARE
  gap record;
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
      WHERE h.inhparent = gap.index_id AND to_regclass(format('rebuild.%I', c.relname)) IS NULL);
    EXECUTE shadow_index(gap.index_id, gap.table_name);
    FOR child IN
      SELECT c.relname FROM pg_inherits AS h JOIN pg_class AS c ON c.oid = h.inhrelid
      WHERE h.inhparent = gap.index_id
    LOOP
      EXECUTE format('ALTER INDEX rebuild.%I ATTACH PARTITION rebuild.%I', gap.index_name, child);
    END LOOP;
    RETURN gap.index_name;
  END LOOP;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION shadow_gaps, shadow_index FROM PUBLIC;
