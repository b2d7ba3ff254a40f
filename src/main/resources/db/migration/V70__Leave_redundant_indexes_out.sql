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

-- Makes the redundant indexes that are missing, or drops those that are there; answers the names of
-- those that changed. With the rights of its owner, so that the service may ask for it.
CREATE FUNCTION keep_redundant_indexes(keep boolean) RETURNS SETOF text
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = public, pg_temp
SET lock_timeout = '5s'
AS $$
DECLARE
  redundant redundant_indexes;
BEGIN
  PERFORM pg_advisory_xact_lock('redundant_indexes'::regclass::oid::bigint);
  FOR redundant IN SELECT * FROM redundant_indexes ORDER BY name LOOP
    IF keep AND to_regclass(redundant.name) IS NULL THEN
      EXECUTE redundant.definition;
      RETURN NEXT redundant.name;
    ELSIF NOT keep AND to_regclass(redundant.name) IS NOT NULL THEN
      EXECUTE format('DROP INDEX %I', redundant.name);
      RETURN NEXT redundant.name;
    END IF;
  END LOOP;
END
$$;
