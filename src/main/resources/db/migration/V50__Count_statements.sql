-- The slow-query report reads pg_stat_statements. A server that does not have it, or a role that
-- may not make it, is no reason not to start: the report says then what is missing.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_stat_statements') THEN
    CREATE EXTENSION pg_stat_statements;
  END IF;
EXCEPTION WHEN insufficient_privilege OR feature_not_supported OR undefined_file THEN
  RAISE NOTICE 'pg_stat_statements is left out: %', SQLERRM;
END
$$;
