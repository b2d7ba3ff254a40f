-- The indexes whose columns another index of the same table begins with: whatever they serve, that
-- one serves too. They are kept unless the setting blotter.indexes.redundant says otherwise.
-- A view, which nobody can put another definition into. Where several others cover an index, the
-- narrowest is named.
CREATE VIEW redundant_indexes (name, covered_by, definition) AS VALUES
  ('idx_users_email', 'idx_users_email_active',
   'CREATE INDEX idx_users_email ON users(email)'),
  ('idx_portfolios_user_id', 'idx_portfolios_user_updated',
   'CREATE INDEX idx_portfolios_user_id ON portfolios(user_id)'),
  ('idx_orders_user_id', 'idx_orders_user_created',
   'CREATE INDEX idx_orders_user_id ON orders(user_id)'),
  ('idx_orders_status', 'idx_orders_status_user',
   'CREATE INDEX idx_orders_status ON orders(status)'),
  ('idx_positions_user_id', 'idx_positions_user_symbol',
   'CREATE INDEX idx_positions_user_id ON positions(user_id)'),
  ('idx_events_user_id', 'idx_events_user_occurred',
   'CREATE INDEX idx_events_user_id ON domain_events(user_id)');

-- Makes a redundant index where it is missing, or drops it where it is there; answers whether it did.
-- With the rights of its owner, so that the service may ask for it. Its table is locked, until the
-- transaction ends: against all while an index is dropped, against writers while one is made. It is
-- waited for no longer than others may stand behind; nodes wait for each other.
CREATE FUNCTION keep_redundant_index(index_name text, keep boolean) RETURNS boolean
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = public, pg_temp
SET lock_timeout = 0
AS $$
DECLARE
  redundant redundant_indexes;
BEGIN
  SELECT * INTO redundant FROM redundant_indexes WHERE name = index_name;
  IF NOT FOUND THEN
    RAISE EXCEPTION '% is no redundant index', index_name USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM pg_advisory_xact_lock('redundant_indexes'::regclass::oid::bigint);
  IF keep = (to_regclass(index_name) IS NOT NULL) THEN
    RETURN false;
  END IF;
  SET LOCAL lock_timeout = '250ms';
  EXECUTE CASE WHEN keep THEN redundant.definition ELSE format('DROP INDEX %I', index_name) END;
  RETURN true;
END
$$;
