-- Auditors have a client's order id and not the user. It costs the projection of orders one more
-- entry for each order, and no append.
CREATE INDEX idx_orders_client_order_id ON orders(client_order_id);
