package dev.blotter.reconcile.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import dev.blotter.audit.web.Exported;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.testing.ServiceDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("service")
@QuarkusTest
class ReconciliationOverHttpTest {

  private static final String RUNS = "/v1/audit/reconciliations";

  /** Between two trades of a client, so that who compares has a processor, too. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  @TempDir Path folder;

  private final Client auditor = Client.auditor();

  /** Places, fills, corrects, busts, cancels, withdraws. */
  private static Account traded() {
    var account = Account.withCash("100000.00");
    String first = account.buy("r1", "RECO", "10", "100.00").as(JsonBody.class).at("order_id");
    var id = UUID.randomUUID().toString();
    Account.trade(first, id, "4", "99.50").then().statusCode(200);
    Account.report(
            first,
            "{\"exec_type\": \"TRADE_CORRECT\", \"exec_id\": \"%s-c\", \"exec_ref_id\": \"%s\","
                    .formatted(id, id)
                + " \"last_qty\": \"5\", \"last_px\": \"99.00\"}")
        .then()
        .statusCode(200);
    Account.trade(first, id + "-2", "2", "99.10").then().statusCode(200);
    Account.report(
            first,
            "{\"exec_type\": \"TRADE_CANCEL\", \"exec_id\": \"%s-b\", \"exec_ref_id\": \"%s-2\"}"
                .formatted(id, id))
        .then()
        .statusCode(200);
    account.buy("r2", "RECO", "1", "50.00").then().statusCode(201);
    // A read waits until the read models have all of it.
    account.get("/orders").then().statusCode(200);
    return account;
  }

  private JsonPath run(String body) {
    var location =
        auditor.send(body).post(RUNS).then().statusCode(202).extract().header("Location");
    return Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () -> auditor.call().get(URI.create(location).getPath()).jsonPath(),
            found -> !"RUNNING".equals(found.getString("status")));
  }

  @Test
  void nobody_is_found_clean_whom_nobody_knows() {
    auditor
        .send("{\"user_id\": \"" + UUID.randomUUID() + "\"}")
        .post(RUNS)
        .then()
        .statusCode(404)
        .body(at("code", equalTo("USER_NOT_FOUND")));
  }

  private JsonPath run(Account account) {
    return run("{\"user_id\": \"" + account.userId() + "\"}");
  }

  @Test
  void what_was_traded_is_shown_as_it_happened() {
    var run = run(traded());
    assertThat(run.getString("status")).isEqualTo("CLEAN");
    assertThat(run.getInt("users_checked")).isEqualTo(1);
    assertThat(run.getInt("rows_checked")).isEqualTo(5);
    assertThat(run.getInt("difference_count")).isZero();
    assertThat(run.getList("differences")).isEmpty();
    assertThat(run.getString("actor_id")).isEqualTo("aud-1");
  }

  @Test
  void a_tampered_balance_is_named_with_what_it_should_be() {
    var account = traded();
    ServiceDatabase.sql(
        "UPDATE portfolios SET cash = 1000000 WHERE user_id = '" + account.userId() + "'");
    var run = run(account);
    assertThat(run.getString("status")).isEqualTo("DIFFERENT");
    assertThat(run.getInt("difference_count")).isEqualTo(1);
    assertThat(run.getString("differences[0].kind")).isEqualTo("DIFFERENT_VALUE");
    assertThat(run.getString("differences[0].read_model")).isEqualTo("portfolios");
    assertThat(run.getString("differences[0].user_id")).isEqualTo(account.userId().toString());
    assertThat(run.getString("differences[0].field")).isEqualTo("cash");
    assertThat(run.getString("differences[0].expected")).isEqualTo("99505");
    assertThat(run.getString("differences[0].actual")).isEqualTo("1000000");
  }

  @Test
  void what_differs_is_taken_along_as_it_is_shown() throws IOException, SQLException {
    var account = traded();
    ServiceDatabase.sql(
        "UPDATE portfolios SET cash = 5 WHERE user_id = '" + account.userId() + "'");
    var run = "reconciliations/" + run(account).getString("id");
    var shown = Exported.shown(run, "differences");
    assertThat(shown).isNotEmpty();
    var exported = new Exported(folder);
    exported.assertHolds(run + "/differences/export", "differences", shown, "kind");
    var query = Exported.manifest(exported.zip(run + "/differences/export")).get("query");
    assertThat(run).endsWith(query.get("reconciliation_id").textValue());
    Exported.assertRefused(account.trader(), run + "/differences/export", 403);
    var nothing = "reconciliations/" + UUID.randomUUID() + "/differences/export";
    Exported.assertRefused(auditor, nothing, 404);
  }

  @Test
  void an_erased_user_is_clean() {
    var account = Account.withCash("10.00");
    Client.operator()
        .call()
        .queryParam("reason", "asked for")
        .delete(account.path(""))
        .then()
        .statusCode(200);
    assertThat(run(account).getString("status")).isEqualTo("CLEAN");
  }

  @Test
  void everybody_is_compared_beside_live_traffic_without_a_false_difference() {
    var accounts = IntStream.range(0, 3).mapToObj(i -> Account.withCash("1000000.00")).toList();
    var stop = new AtomicBoolean();
    try (var clients = Executors.newCachedThreadPool()) {
      var busy =
          accounts.stream()
              .map(account -> CompletableFuture.runAsync(() -> trade(account, stop), clients))
              .toList();
      try {
        assertNone(run("{}"), accounts);
        accounts.forEach(account -> assertNone(run(account), accounts));
      } finally {
        stop.set(true);
      }
      busy.forEach(CompletableFuture::join);
    }
  }

  /** Other tests may have left differences of others. */
  private static void assertNone(JsonPath run, List<Account> accounts) {
    assertThat(run.getString("status")).isIn("CLEAN", "DIFFERENT");
    var users = accounts.stream().map(account -> account.userId().toString()).toList();
    assertThat(run.getList("differences.user_id", String.class)).doesNotContainAnyElementsOf(users);
  }

  private static void trade(Account account, AtomicBoolean stop) {
    for (int i = 0; !stop.get(); i++) {
      String order =
          account.buy("live-" + i, "LIVE", "2", "10.00").as(JsonBody.class).at("order_id");
      Account.trade(order, UUID.randomUUID().toString(), "1", "10.00");
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  @Test
  void runs_are_listed_with_the_newest_first_and_without_their_differences() {
    var account = traded();
    run(account);
    var second = run(account);
    auditor
        .call()
        .get(RUNS + "?limit=2")
        .then()
        .statusCode(200)
        .body(at("items[0].id", equalTo(second.getString("id"))))
        .body(at("items.differences", everyItem(nullValue())));
  }

  @Test
  void a_run_that_has_ended_is_not_cancelled_any_more() {
    var run = run(traded());
    auditor
        .call()
        .delete(RUNS + "/" + run.getString("id"))
        .then()
        .statusCode(202)
        .body(at("status", equalTo("CLEAN")));
  }

  @Test
  void only_auditors_and_operators_may() {
    var trader = traded().trader();
    trader.send("{}").post(RUNS).then().statusCode(403);
    trader.call().get(RUNS).then().statusCode(403);
    Client.operator().call().get(RUNS).then().statusCode(200);
  }

  @Test
  void what_is_not_understood_is_refused() {
    auditor.send("{\"user_id\": \"nobody\"}").post(RUNS).then().statusCode(400);
    auditor.send("{\"user\": \"x\"}").post(RUNS).then().statusCode(400);
    auditor.call().get(RUNS + "/" + UUID.randomUUID()).then().statusCode(404);
    auditor.call().delete(RUNS + "/" + UUID.randomUUID()).then().statusCode(404);
  }
}
