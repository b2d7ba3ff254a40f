package dev.blotter.bench;

import dev.blotter.app.DatabaseAddress;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/**
 * What the read of a portfolio costs where nobody is asked who reads, nothing is reckoned and
 * nothing is kept: an HTTP server of Vert.x, its client of PostgreSQL, one prepared statement, the
 * row as JSON. A process of its own, as the service is.
 */
public final class BareEndpoint extends AbstractVerticle {

  /** As many as the service may have of its own. */
  private static final int CONNECTIONS = 20;

  private static final String SELECT = "SELECT * FROM portfolios WHERE user_id = $1";

  private final Pool pool;
  private final int port;

  private BareEndpoint(Pool pool, int port) {
    this.pool = pool;
    this.port = port;
  }

  /** Takes the address of the database and a port, and goes on until it is ended. */
  public static void main(String... words) {
    var address = DatabaseAddress.parse(words[0]);
    int port = Integer.parseInt(words[1]);
    var vertx = Vertx.vertx();
    var connect =
        PgConnectOptions.fromUri(address.reactiveUrl())
            .setUser(address.user())
            .setPassword(address.password())
            .setCachePreparedStatements(true);
    var pool =
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(CONNECTIONS))
            .connectingTo(connect)
            .using(vertx)
            .build();
    int loops = Runtime.getRuntime().availableProcessors();
    vertx.deployVerticle(
        () -> new BareEndpoint(pool, port), new DeploymentOptions().setInstances(loops));
  }

  @Override
  public void start(Promise<Void> started) {
    vertx
        .createHttpServer()
        .requestHandler(this::answer)
        .listen(port, "localhost")
        .<Void>mapEmpty()
        .onComplete(started);
  }

  /** The path is the user's id; without one it only says that it is there. */
  private void answer(HttpServerRequest request) {
    if (request.path().length() <= 1) {
      request.response().end();
      return;
    }
    var user = UUID.fromString(request.path().substring(1));
    pool.preparedQuery(SELECT)
        .execute(Tuple.of(user))
        .onSuccess(rows -> answer(request, rows))
        .onFailure(fault -> request.response().setStatusCode(500).end());
  }

  private static void answer(HttpServerRequest request, RowSet<Row> rows) {
    if (rows.size() == 0) {
      request.response().setStatusCode(404).end();
      return;
    }
    request
        .response()
        .putHeader("Content-Type", "application/json")
        .end(rows.iterator().next().toJson().toBuffer());
  }
}
