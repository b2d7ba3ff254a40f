-- The statistics of a column hold values of it, and go on to hold them when the rows do not any more,
-- until the table is analyzed again; VACUUM changes nothing of that.

-- The tables of whose users statistics are kept, and when these were taken.
CREATE FUNCTION statistics_of_users() RETURNS TABLE (relation text, taken_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT format('%I.users', n.nspname),
    coalesce(greatest(pg_stat_get_last_analyze_time(c.oid), pg_stat_get_last_autoanalyze_time(c.oid)),
             '-infinity')
  FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
  WHERE c.relname = 'users' AND n.nspname IN ('public', 'rebuild', 'retired')
    AND EXISTS (SELECT FROM pg_stats AS s WHERE s.schemaname = n.nspname
      AND s.tablename = 'users' AND s.attname IN ('email', 'name'))
$$;

-- Takes those anew that are older than an erasure. What was taken within a minute after it may be as
-- old as the rows were before, which are only changed once the read model has come so far.
CREATE FUNCTION forget_in_statistics() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
SET lock_timeout = '3s'
AS $$
DECLARE
  kept record;
BEGIN
  FOR kept IN
    SELECT * FROM statistics_of_users() AS s
    WHERE EXISTS (SELECT FROM erasures WHERE erased_at > s.taken_at - interval '1 minute')
  LOOP
    BEGIN
      EXECUTE format('ANALYZE %s (email, name)', kept.relation);
    EXCEPTION WHEN undefined_table THEN
      NULL;  -- Its rebuild was swapped or cleared away meanwhile.
    END;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION statistics_of_users, forget_in_statistics FROM PUBLIC;
