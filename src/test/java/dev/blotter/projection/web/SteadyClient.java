package dev.blotter.projection.web;

import dev.blotter.http.Account;
import dev.blotter.http.Headers;
import dev.blotter.kernel.LanePosition;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Places and fills orders, and reads each time from every read model what it has just done.
 * Whatever fails or is older than what was seen before is kept.
 */
final class SteadyClient implements Runnable {

  static final BigDecimal CASH = new BigDecimal(1_000_000);

  /** What an order costs. */
  private static final BigDecimal PRICE = BigDecimal.TEN;

  /** A rebuild is to have a processor, too. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Account account = Account.withCash(CASH.toPlainString());
  private final AtomicBoolean stopped;
  private final AtomicInteger requests;
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private int filled;
  private long position;

  /**
   * @param requests counts what all clients ask
   */
  SteadyClient(AtomicBoolean stopped, AtomicInteger requests) {
    this.stopped = stopped;
    this.requests = requests;
  }

  UUID userId() {
    return account.userId();
  }

  Queue<String> failures() {
    return failures;
  }

  @Override
  public void run() {
    while (!stopped.get()) {
      trade();
      users();
      portfolios();
      orders();
      positions();
      valuations();
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void trade() {
    var placed = checked(account.buy("o" + (filled + 1), "AAPL", "1", PRICE.toPlainString()), 201);
    String order = placed.path("order_id");
    checked(Account.trade(order, UUID.randomUUID().toString(), "1", PRICE.toPlainString()), 200);
    filled++;
  }

  private void users() {
    expect("Ada", read("").path("name"));
  }

  private void portfolios() {
    String cash = read("/portfolio").path("cash");
    var left = CASH.subtract(PRICE.multiply(BigDecimal.valueOf(filled)));
    expect(0, cash == null ? "no cash" : left.compareTo(new BigDecimal(cash)));
  }

  private void orders() {
    var newest = read("/orders?status=all&limit=1");
    expect("o" + filled, newest.path("items[0].client_order_id"));
    expect("FILLED", newest.path("items[0].status"));
  }

  private void positions() {
    expect(Integer.toString(filled), read("/positions").path("items[0].qty"));
  }

  /** The last point is of now; those before are the read model's. */
  private void valuations() {
    read("/portfolio/history");
  }

  private Response read(String rest) {
    var answer = checked(account.get(rest), 200);
    LanePosition.parse(String.valueOf(answer.header(Headers.POSITION)))
        .ifPresentOrElse(this::isNoOlder, () -> failures.add("nowhere: " + rest));
    return answer;
  }

  private void isNoOlder(LanePosition now) {
    if (now.position() < position) {
      failures.add(position + " was read, and then " + now.position());
    }
    position = now.position();
  }

  private Response checked(Response answer, int status) {
    requests.incrementAndGet();
    if (answer.statusCode() != status) {
      failures.add(answer.statusCode() + " " + answer.asString());
    }
    return answer;
  }

  private void expect(Object wanted, Object found) {
    if (!wanted.equals(found)) {
      failures.add("after %d orders %s, not %s".formatted(filled, found, wanted));
    }
  }
}
