-- Where old partitions go. They are read there, and nothing else.
CREATE SCHEMA archive;

-- The rights of the role that the service connects as. It adds to what is append-only, and changes
-- the rest as the service does; nothing in the schema itself. Partitions are written through the
-- whole table only. MAINTAIN, which is to analyze, vacuum and reindex, came with PostgreSQL 17.
CREATE FUNCTION service_rights(relation regclass) RETURNS text
LANGUAGE sql STABLE
SET search_path = public, pg_temp
AS $$
  SELECT CASE
      WHEN c.relkind = 'S' THEN 'USAGE'
      WHEN c.relkind = 'v' OR c.relispartition OR c.relnamespace <> 'public'::regnamespace
        OR c.relname IN ('flyway_schema_history', 'archived_partitions') THEN 'SELECT'
      WHEN EXISTS (SELECT FROM pg_trigger AS t
                   WHERE t.tgrelid = c.oid AND t.tgname = 'append_only') THEN 'SELECT, INSERT'
      WHEN c.relname = 'lanes' THEN 'SELECT, UPDATE'
      WHEN c.relname = 'streams' THEN 'SELECT, INSERT, UPDATE (version)'
      ELSE 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE'
    END || CASE
      WHEN c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND current_setting('server_version_num')::integer >= 170000
        THEN ', MAINTAIN'
      ELSE ''
    END
  FROM pg_class AS c WHERE c.oid = relation
$$;

-- Gives a role these rights to all there is. The owner calls it after each migration, so that a new
-- table needs no thought. Functions that run with the owner's rights are refused to all others.
CREATE FUNCTION grant_service_rights(service name) RETURNS void
LANGUAGE plpgsql
SET search_path = public, pg_temp
AS $$
DECLARE
  found record;
BEGIN
  PERFORM pg_advisory_xact_lock('pg_authid'::regclass::oid::integer, 0);
  EXECUTE format('GRANT USAGE ON SCHEMA public, archive TO %I', service);
  FOR found IN
    SELECT c.oid::regclass AS relation,
      CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind
    FROM pg_class AS c JOIN pg_roles AS r ON r.oid = c.relowner
    WHERE r.rolname = current_user
      AND c.relnamespace IN ('public'::regnamespace, 'archive'::regnamespace) AND c.relkind IN ('r', 'p', 'v', 'S')
  LOOP
    EXECUTE format('REVOKE ALL ON %s %s FROM %I', found.kind, found.relation, service);
    EXECUTE format('GRANT %s ON %s %s TO %I',
                   service_rights(found.relation), found.kind, found.relation, service);
  END LOOP;
  FOR found IN
    SELECT p.oid::regprocedure AS function
    FROM pg_proc AS p JOIN pg_roles AS r ON r.oid = p.proowner
    WHERE r.rolname = current_user AND p.pronamespace = 'public'::regnamespace AND p.prosecdef
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', found.function);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', found.function, service);
  END LOOP;
END
$$;

-- Lets a role see what all others do and did: their statements, waits and progress. Only a superuser
-- or who has been given that right may pass it on; without it the service sees its own.
CREATE FUNCTION grant_monitoring(service name) RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
  IF NOT pg_has_role(service, 'pg_monitor', 'USAGE') THEN
    EXECUTE format('GRANT pg_monitor TO %I', service);
  END IF;
  RETURN true;
EXCEPTION WHEN insufficient_privilege THEN
  RETURN false;
END
$$;

REVOKE ALL ON FUNCTION grant_service_rights, grant_monitoring FROM PUBLIC;
