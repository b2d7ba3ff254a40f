-- What is done to the database besides serving: what waits, what runs, and what was done.
CREATE TABLE maintenance_tasks (
  id            uuid        PRIMARY KEY,
  task          text        NOT NULL
    CHECK (task IN ('ANALYZE', 'VACUUM', 'REINDEX', 'ARCHIVE', 'RESTORE')),
  target        text        NOT NULL,
  actor_type    text        NOT NULL,
  actor_id      text        NOT NULL,
  state         text        NOT NULL DEFAULT 'QUEUED'
    CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  requested_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  started_at    timestamptz,
  ended_at      timestamptz,
  attempts      integer     NOT NULL DEFAULT 0,
  cancel_asked  boolean     NOT NULL DEFAULT false,
  -- The backend that it runs in, for whoever cancels it.
  pid           integer,
  error         text,
  -- The size of what was worked on.
  bytes_before  bigint,
  bytes_after   bigint
);

-- Who asked by which Idempotency-Key for which task, also for one that was open already, so that a
-- retry finds it.
CREATE TABLE maintenance_keys (
  request_key   text        PRIMARY KEY,
  task_id       uuid        NOT NULL REFERENCES maintenance_tasks
);

-- The same is not asked for twice at a time.
CREATE UNIQUE INDEX uq_maintenance_tasks_open ON maintenance_tasks (task, target)
  WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX idx_maintenance_tasks_requested_at ON maintenance_tasks (requested_at DESC, id DESC);

-- What failed and was not done since: the last task of each kind and target, if it is no older than
-- a week. The schedule asks again each hour for what is due still.
CREATE VIEW failed_maintenance AS
SELECT last.* FROM (
  SELECT DISTINCT ON (task, target) * FROM maintenance_tasks
  WHERE state IN ('DONE', 'FAILED') AND requested_at > now() - interval '7 days'
  ORDER BY task, target, requested_at DESC, id DESC) AS last
WHERE last.state = 'FAILED';

-- How much smaller a b-tree would be if it were made anew: what its rows need, by their mean widths,
-- at the usual fill of nine tenths, against what it has. An estimate: keys that repeat are stored
-- once (deduplication), so that such an index may be bloated and not be seen.
CREATE VIEW btree_bloat AS
SELECT i.indexrelid, i.indrelid, n.nspname AS schema_name, t.relname AS table_name,
  c.relname AS index_name, s.bytes, least(s.bytes, e.bytes) AS expected_bytes,
  s.bytes - least(s.bytes, e.bytes) AS bloat_bytes,
  round(1 - least(s.bytes, e.bytes) / greatest(s.bytes, 1)::numeric, 3) AS bloat_ratio
FROM pg_index AS i
JOIN pg_class AS c ON c.oid = i.indexrelid
JOIN pg_am AS a ON a.oid = c.relam AND a.amname = 'btree'
JOIN pg_class AS t ON t.oid = i.indrelid
JOIN pg_namespace AS n ON n.oid = t.relnamespace
CROSS JOIN LATERAL (SELECT pg_relation_size(c.oid) AS bytes) AS s
CROSS JOIN LATERAL (
  SELECT CASE WHEN count(*) = count(w.avg_width) THEN sum(w.avg_width) END AS width
  FROM unnest(i.indkey) WITH ORDINALITY AS k(attnum, place)
  JOIN pg_attribute AS ia ON ia.attrelid = i.indexrelid AND ia.attnum = k.place
  LEFT JOIN pg_attribute AS ta ON ta.attrelid = i.indrelid AND ta.attnum = k.attnum AND k.attnum > 0
  LEFT JOIN pg_stats AS w ON w.schemaname = n.nspname
    AND (w.tablename, w.attname) IN ((t.relname, ta.attname), (c.relname, ia.attname))
) AS row
-- A page of 8,192 bytes has 8,152 for rows; each has a pointer of 4 and a header of 8 bytes, and
-- begins at a multiple of 8. Two pages more: the root and the one that describes the index.
-- Where there are no statistics nothing is known, so that nothing is said.
CROSS JOIN LATERAL (
  SELECT CASE WHEN t.reltuples < 0 OR c.reltuples > 0 AND row.width IS NULL THEN s.bytes
    ELSE 8192 * (2 + ceil(greatest(c.reltuples, 0) * (4 + 8 + ceil(coalesce(row.width, 0) / 8.0) * 8)
      / (8152 * 0.9)))::bigint END AS bytes
) AS e
WHERE c.relkind = 'i' AND n.nspname = 'public' AND i.indisvalid;

-- Drops what a failed REINDEX CONCURRENTLY left of an index: a new one not yet valid, or an old one
-- no longer so. One that still is being made cannot be locked, so that it is left alone. The table is
-- locked, so it is waited for no longer than writers may stand behind.
CREATE FUNCTION drop_leftovers(of_table regclass) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
SET lock_timeout = '250ms'
AS $$
DECLARE
  leftover record;
BEGIN
  FOR leftover IN
    SELECT c.oid::regclass AS name
    FROM pg_index AS i
    JOIN pg_class AS c ON c.oid = i.indexrelid
    JOIN pg_class AS t ON t.oid = i.indrelid
    JOIN pg_roles AS r ON r.oid = t.relowner
    WHERE i.indrelid = of_table AND NOT i.indisvalid AND r.rolname = current_user
      AND c.relname ~ '_cc(new|old)\d*$'
  LOOP
    EXECUTE format('DROP INDEX %s', leftover.name);
    RETURN NEXT leftover.name::text;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION drop_leftovers FROM PUBLIC;

-- Rows of these are changed at each append and each pass: their dead versions are few and many times
-- replaced, so vacuum comes by count and at full speed.
ALTER TABLE projection_checkpoints SET (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
  autovacuum_vacuum_cost_delay = 0);
ALTER TABLE lanes SET (autovacuum_vacuum_cost_delay = 0);
ALTER TABLE streams SET (autovacuum_vacuum_insert_scale_factor = 0.05);
ALTER TABLE commands SET (
  autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);

-- What is only added to is vacuumed so that it is marked all-visible and frozen while it is in
-- memory; what projections change, before a tenth of it is dead.
DO $$
DECLARE
  partition regclass;
BEGIN
  FOR partition IN SELECT inhrelid FROM pg_inherits WHERE inhparent = 'domain_events'::regclass LOOP
    EXECUTE format('ALTER TABLE %s SET (autovacuum_vacuum_insert_scale_factor = 0.05,
      autovacuum_analyze_scale_factor = 0.02)', partition);
  END LOOP;
  FOR partition IN SELECT inhrelid FROM pg_inherits WHERE inhparent = 'orders'::regclass
    UNION ALL VALUES ('positions'::regclass), ('portfolios'), ('users'), ('valuations') LOOP
    EXECUTE format('ALTER TABLE %s SET (autovacuum_vacuum_scale_factor = 0.05,
      autovacuum_analyze_scale_factor = 0.02)', partition);
  END LOOP;
END
$$;
