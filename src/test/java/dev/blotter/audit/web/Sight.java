package dev.blotter.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.json.Json;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;

/**
 * What the live resources said of an account.
 *
 * @param at a moment after which what happened next was recorded
 */
record Sight(Account account, Instant at, JsonNode portfolio, JsonNode orders, JsonNode positions) {

  static Sight of(Account account, Pool pool) {
    var portfolio = read(account.trader(), account.path("/portfolio"));
    var orders = read(account.trader(), account.path("/orders"));
    var positions = read(account.trader(), account.path("/positions"));
    return new Sight(account, clock(pool), portfolio, orders, positions);
  }

  /** By the clock that the log goes by. */
  private static Instant clock(Pool pool) {
    return pool.query("SELECT clock_timestamp()")
        .execute()
        .await()
        .atMost(Duration.ofSeconds(10))
        .iterator()
        .next()
        .getOffsetDateTime(0)
        .toInstant();
  }

  /** The log says the same of that moment. */
  void assertReplayed() {
    assertReplayed("?at=" + at);
  }

  /** The log says the same of now. */
  void assertIsNow() {
    assertReplayed("");
  }

  private void assertReplayed(String query) {
    var base = path(account);
    assertThat(read(Client.auditor(), base + "/portfolio" + query)).isEqualTo(portfolio);
    assertThat(read(Client.auditor(), base + "/orders" + query)).isEqualTo(orders);
    assertThat(read(Client.auditor(), base + "/positions" + query)).isEqualTo(positions);
  }

  static String path(Account account) {
    return "/v1/audit/users/" + account.userId();
  }

  private static JsonNode read(Client client, String path) {
    var response = client.call().get(path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return Json.read(response.asString(), JsonNode.class);
  }
}
