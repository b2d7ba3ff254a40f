package dev.blotter.database;

import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Inject;

/**
 * Every query of the service finds its rows by an index, on a database of 100,000 orders and more
 * than 500,000 events. One that loses its index fails here.
 */
abstract class QueryPlans implements NamedPlans, AccountPlans, OrderPlans, EventPlans {

  private static SqlClient seeded;
  private static Plans plans;

  @Inject QueryCatalogue catalogue;

  static void use(SqlClient client) {
    seeded = client;
    plans = new Plans(client);
  }

  @Override
  public SqlClient client() {
    return seeded;
  }

  @Override
  public Plans plans() {
    return plans;
  }

  @Override
  public QueryCatalogue catalogue() {
    return catalogue;
  }
}
