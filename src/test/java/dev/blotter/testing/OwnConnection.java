package dev.blotter.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/** A connection to the database of the running service that its pool knows nothing of. */
public final class OwnConnection implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final PgConnection connection;

  public OwnConnection() {
    var config = ConfigProvider.getConfig();
    var options =
        PgConnectOptions.fromUri(config.getValue("quarkus.datasource.reactive.url", String.class))
            .setUser(config.getValue("quarkus.datasource.username", String.class))
            .setPassword(config.getValue("quarkus.datasource.password", String.class));
    this.connection = await(PgConnection.connect(vertx, options));
  }

  public void execute(String sql) {
    await(connection.query(sql).execute());
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    await(connection.close());
    await(vertx.close());
  }
}
