package dev.blotter.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.audit.export.OpenedZip;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.verifier.Verifier;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After an erasure nothing that the service says or stores shows the user's personal data. */
@Tag("service")
@QuarkusTest
class ErasedUserOverHttpTest {

  /** Every table there is. */
  private static final String TABLES =
      """
      SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class AS c
      JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'm') AND n.nspname IN ('public', 'archive')""";

  @TempDir Path folder;
  @Inject Pool pool;

  private final Client auditor = Client.auditor();
  private final String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  private final String firstName = "Ada" + mark;
  private final String newName = "Countess" + mark;

  private Account ada;
  private String order;
  private String position;
  private Instant held;

  /** A user with two names, trades and an order that was cancelled, all read into the caches. */
  @BeforeEach
  void live() {
    var id = UUID.randomUUID();
    ada = new Account(id, Client.trader(id));
    var user =
        "{\"user_id\": \"%s\", \"email\": \"%s@example.com\", \"name\": \"%s\"}"
            .formatted(id, mark, firstName);
    Client.operator().send(user).post("/v1/users").then().statusCode(201);
    held = Instant.now();
    ada.trader().send("{\"name\": \"" + newName + "\"}").patch(ada.path("")).then().statusCode(200);
    ada.deposit("1000.00").then().statusCode(200);
    order = ada.buy("mine", "ACME", "2", "10.00").as(JsonBody.class).at("order_id");
    Account.trade(order, "x" + order, "2", "9.00").then().statusCode(200);
    String open = ada.buy("other", "ACME", "1", "10.00").as(JsonBody.class).at("order_id");
    position = ada.get("/positions").as(JsonBody.class).at("items[0].position_id");
    for (var path : live(ada.path(""))) {
      auditor.call().get(path).then().statusCode(200);
    }
    Account.report(open, "{\"exec_type\": \"CANCELED\", \"exec_id\": \"c" + open + "\"}")
        .then()
        .statusCode(200);
    sell();
  }

  /** Who holds something is not erased. */
  private void sell() {
    var body =
        """
        {"client_order_id": "sold", "symbol": "ACME", "side": "SELL", "type": "LIMIT",
         "qty": "2", "limit_price": "9.00"}""";
    String sale = ada.place(body).as(JsonBody.class).at("order_id");
    Account.trade(sale, "y" + sale, "2", "9.50").then().statusCode(200);
  }

  private static List<String> live(String user) {
    return List.of(user, user + "/portfolio", user + "/orders?status=active", user + "/positions");
  }

  private void erase() {
    Client.operator()
        .call()
        .queryParam("reason", "asked by letter")
        .delete(ada.path(""))
        .then()
        .statusCode(200);
    // Waits until the read models hold what this node has appended.
    auditor.call().get(ada.path("")).then().statusCode(200);
  }

  @Test
  void nothing_that_is_answered_shows_it() throws IOException {
    assertThat(shown(auditor.call().get(ada.path("")))).isTrue();
    erase();
    List<String> showing = new ArrayList<>();
    int answers = 0;
    for (var path : paths()) {
      for (var client : List.of(auditor, Client.operator(), ada.trader())) {
        var answer = client.call().urlEncodingEnabled(false).get(path);
        answers += answer.statusCode() == 200 ? 1 : 0;
        if (shown(answer)) {
          showing.add(client.role() + " " + path);
        }
      }
    }
    assertThat(showing).isEmpty();
    assertThat(answers).isGreaterThan(paths().size());
  }

  private List<String> paths() {
    var user = ada.path("");
    var audit = "/v1/audit/aggregates/user/" + ada.userId();
    var of = "user_id=" + ada.userId();
    List<String> paths = new ArrayList<>(live(user));
    paths.addAll(
        List.of(
            user + "/orders",
            "/v1/users?limit=1000",
            "/v1/users?limit=1000&expand=portfolio",
            "/v1/users?email=" + mark + "@example.com",
            "/v1/orders/" + order,
            "/v1/orders?limit=1000",
            "/v1/positions/" + position,
            "/v1/audit/erasures",
            "/v1/audit/accesses?" + of,
            "/v1/audit/users/" + ada.userId() + "/legal-hold",
            "/v1/audit/events?limit=1000&" + of,
            "/v1/audit/export?format=ndjson&" + of,
            "/v1/audit/export?format=csv&" + of,
            "/v1/audit/export?format=parquet&" + of,
            audit + "/events",
            audit + "/state",
            audit + "/state?version=1",
            audit + "/state?at=" + held,
            audit + "/state?at_occurred=" + held,
            audit + "/diff?from_version=0&to_version=3",
            audit + "/replay",
            audit + "/evidence"));
    return paths;
  }

  /** Whether an answer, or a file in it, holds a name or the address. */
  private boolean shown(Response answer) throws IOException {
    var bytes = answer.asByteArray();
    boolean found = holds(bytes);
    if (answer.contentType().startsWith("application/zip")) {
      var zip = new OpenedZip(Files.write(folder.resolve("answer.zip"), bytes));
      for (var name : zip.names()) {
        found |= holds(Files.readAllBytes(zip.extracted(name)));
      }
    }
    return found;
  }

  private boolean holds(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT).contains(mark);
  }

  @Test
  void no_table_holds_it() {
    assertThat(tables()).contains("public.users");
    erase();
    assertThat(tables()).isEmpty();
  }

  /** The tables with a row that holds a name or the address, in clear. */
  private List<String> tables() {
    List<String> holding = new ArrayList<>();
    for (var row : pool.query(TABLES).execute().await().indefinitely()) {
      var table = row.getString("name");
      var sql = "SELECT count(*) FROM %s AS t WHERE t::text ILIKE '%%%s%%'".formatted(table, mark);
      var found = pool.query(sql).execute().await().indefinitely();
      if (found.iterator().next().getLong(0) > 0) {
        holding.add(table);
      }
    }
    return holding;
  }

  @Test
  void the_log_still_verifies_and_so_does_the_evidence() throws IOException {
    erase();
    String run =
        auditor
            .send("{\"scope\": \"user\", \"user_id\": \"" + ada.userId() + "\"}")
            .post("/v1/audit/verifications")
            .as(JsonBody.class)
            .at("id");
    var path = "/v1/audit/verifications/" + run;
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !auditor.call().get(path).as(JsonBody.class).at("status").equals("RUNNING"));
    assertThat(auditor.call().get(path).as(JsonBody.class).<String>at("status"))
        .isEqualTo("PASSED");
    var evidence = "/v1/audit/aggregates/user/" + ada.userId() + "/evidence";
    var zip = auditor.call().get(evidence).asByteArray();
    var bundle = Files.write(folder.resolve("user.zip"), zip);
    var pem = auditor.call().get("/v1/audit/ledger/key").asString();
    var key = Files.writeString(folder.resolve("public.pem"), pem);
    List<String> said = new ArrayList<>();
    assertThat(Verifier.run(bundle, key, said::add)).isZero();
    assertThat(said).contains("VERIFIED");
    assertThat(String.join("", new OpenedZip(bundle).lines("events.ndjson")))
        .contains("UserRegistered", "UserErased");
  }
}
