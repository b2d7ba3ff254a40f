package dev.blotter.http;

import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;

/** Copies of an order in the read model, for lists that are long. */
final class OrderCopies {

  /** So many that they do not fit into what lies between server and client. */
  static final int MANY = 10_000;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private OrderCopies() {}

  static void make(Pool pool, int count, String orderId) {
    execute(
        pool,
        """
        INSERT INTO orders
        SELECT copy.* FROM orders AS o, generate_series(1, %d) AS n,
          jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(),
            'client_order_id', 'copy', 'tag', repeat('x', 2400),
            'placed_at', o.placed_at - n * interval '1 ms')) AS copy
        WHERE o.id = '%s'"""
            .formatted(count, orderId));
  }

  static void remove(Pool pool) {
    execute(pool, "DELETE FROM orders WHERE client_order_id = 'copy'");
  }

  private static void execute(Pool pool, String sql) {
    pool.query(sql).execute().await().atMost(PATIENCE);
  }
}
