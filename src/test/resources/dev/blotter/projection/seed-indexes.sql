-- The indexes of the requirements (database-optimization-strategy.md, 1.1 to 1.4), word for word,
-- on tables of the same columns in a schema of their own.
CREATE SCHEMA seed;
CREATE TABLE seed.users (LIKE public.users);
CREATE TABLE seed.portfolios (LIKE public.portfolios);
CREATE TABLE seed.orders (LIKE public.orders) PARTITION BY RANGE (placed_at);
CREATE TABLE seed.positions (LIKE public.positions);
SET search_path = seed;

CREATE INDEX idx_users_email ON users(email);
CREATE INDEX idx_users_is_active ON users(is_active);
CREATE INDEX idx_users_created_at ON users(created_at DESC);
CREATE INDEX idx_users_email_active ON users(email, is_active);
CREATE INDEX idx_portfolios_user_id ON portfolios(user_id);
CREATE INDEX idx_portfolios_total_value ON portfolios(total_value DESC);
CREATE INDEX idx_portfolios_updated_at ON portfolios(updated_at DESC);
CREATE INDEX idx_portfolios_user_updated ON portfolios(user_id, updated_at DESC);
CREATE INDEX idx_orders_user_id ON orders(user_id);
CREATE INDEX idx_orders_status ON orders(status);
CREATE INDEX idx_orders_symbol ON orders(symbol);
CREATE INDEX idx_orders_user_status ON orders(user_id, status);
CREATE INDEX idx_orders_user_created ON orders(user_id, placed_at DESC);
CREATE INDEX idx_orders_status_user ON orders(status, user_id);
CREATE INDEX idx_orders_placed_at ON orders(placed_at DESC);
CREATE INDEX idx_orders_executed_at ON orders(executed_at DESC);
CREATE INDEX idx_positions_user_id ON positions(user_id);
CREATE INDEX idx_positions_user_symbol ON positions(user_id, symbol);
CREATE INDEX idx_positions_open ON positions(user_id) WHERE closed_at IS NULL;
CREATE INDEX idx_positions_symbol ON positions(symbol);
CREATE INDEX idx_positions_opened_at ON positions(opened_at DESC);
CREATE INDEX idx_positions_closed_at ON positions(closed_at DESC) WHERE closed_at IS NOT NULL;

RESET search_path;
