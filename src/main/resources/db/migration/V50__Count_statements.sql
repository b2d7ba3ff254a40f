-- The slow-query report reads pg_stat_statements. A server that does not have it, or a role that
-- may not make it, is no reason not to start: the report says then what is missing.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
EXCEPTION WHEN insufficient_privilege OR feature_not_supported OR undefined_file THEN
  RAISE NOTICE 'pg_stat_statements is left out: %', SQLERRM;
END
$$;
