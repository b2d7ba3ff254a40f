-- What a venue has executed beyond what was ordered; null where nothing is. No order that is here
-- has any: such executions were refused.
ALTER TABLE orders ADD COLUMN overfill_qty numeric;

-- A rebuild may be under way.
ALTER TABLE IF EXISTS rebuild.orders ADD COLUMN overfill_qty numeric;
