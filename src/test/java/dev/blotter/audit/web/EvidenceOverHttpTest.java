package dev.blotter.audit.web;

import static dev.blotter.http.JsonBody.at;
import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.kernel.LanePosition;
import dev.blotter.ledger.EvidenceProofs;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("service")
@QuarkusTest
class EvidenceOverHttpTest {

  @TempDir Path folder;
  @Inject Pool pool;
  @Inject EvidenceProofs proofs;

  private Account ada;
  private String order;

  @BeforeEach
  void trade() {
    ada = Account.withCash("10000.00");
    order = ada.buy("evidence", "ACME", "10", "10.00").as(JsonBody.class).at("order_id");
    Account.trade(order, "x" + order, "10", "9.50").then().statusCode(200);
  }

  private static Response evidence(Client client, String type, Object id) {
    return client.call().get("/v1/audit/aggregates/" + type + "/" + id + "/evidence");
  }

  private List<String> verified(byte[] bundle) throws IOException {
    return Verified.of(Files.write(folder.resolve("bundle.zip"), bundle));
  }

  @Test
  void an_order_s_evidence_convinces_whoever_has_the_public_key() throws IOException {
    var answer = evidence(Client.auditor(), "order", order);
    answer.then().statusCode(200).contentType("application/zip");
    assertThat(answer.header("Content-Disposition")).contains("order-" + order + ".zip");
    assertThat(verified(answer.asByteArray())).endsWith("0").contains("VERIFIED");
  }

  /** RFC 9112, section 6.2: who is told both a length and that there are chunks may refuse it. */
  @Test
  void it_is_sent_with_its_length_and_not_in_chunks() {
    var answer = evidence(Client.auditor(), "order", order);
    assertThat(answer.header("Transfer-Encoding")).isNull();
    assertThat(answer.header("Content-Length"))
        .isEqualTo(Integer.toString(answer.asByteArray().length));
  }

  @Test
  void so_does_a_user_s_and_a_portfolio_s() throws IOException {
    var trader = ada.trader();
    assertThat(verified(evidence(trader, "user", ada.userId()).asByteArray())).endsWith("0");
    String portfolio = ada.get("/portfolio").as(JsonBody.class).at("portfolio_id");
    assertThat(verified(evidence(trader, "portfolio", portfolio).asByteArray())).endsWith("0");
  }

  @Test
  void its_proofs_are_made_by_workers_also_where_all_that_they_need_is_at_hand() {
    var place = firstPlace();
    var newest = Map.of(place.lane(), place.position());
    var head = await(proofs.headHolding(newest, Duration.ofSeconds(10)));
    var wanted = Multi.createFrom().item(List.of(place, place, place));
    var made = proofs.proofs(head, wanted).map(some -> Thread.currentThread().getName());
    assertThat(await(made.collect().asList())).hasSize(1).noneMatch(t -> t.contains("eventloop"));
  }

  private LanePosition firstPlace() {
    var sql =
        "SELECT lane, lane_position FROM all_events"
            + " WHERE aggregate_id = $1 AND aggregate_version = 1";
    var rows = await(pool.preparedQuery(sql).execute(Tuple.of(UUID.fromString(order))));
    var row = rows.iterator().next();
    return new LanePosition(row.getInteger(0), row.getLong(1));
  }

  @Test
  void a_flipped_byte_in_it_is_found() throws IOException {
    var bundle = evidence(Client.auditor(), "order", order).asByteArray();
    assertThat(verified(changed(bundle, "ACME", "ACMF"))).endsWith("1").doesNotContain("VERIFIED");
  }

  @Test
  void events_that_the_stream_s_own_count_leaves_out_are_in_it() throws IOException {
    count(-1);
    try {
      var bundle = evidence(Client.auditor(), "order", order).asByteArray();
      assertThat(content(bundle, "events.ndjson").lines()).hasSize(events());
      assertThat(verified(bundle)).endsWith("0");
    } finally {
      count(1);
    }
  }

  @Test
  void an_event_that_the_stream_counts_and_the_log_lacks_is_missed() throws IOException {
    count(1);
    try {
      assertThat(verified(evidence(Client.auditor(), "order", order).asByteArray()))
          .contains(
              "FAULT  it ends at version %1$d, but the manifest claims %2$d"
                  .formatted(events(), events() + 1))
          .endsWith("1");
    } finally {
      count(-1);
    }
  }

  /** Changes what is said beside the log of how far the order's events go, as the service may. */
  private void count(int by) {
    await(
        pool.preparedQuery("UPDATE streams SET version = version + $1 WHERE aggregate_id = $2")
            .execute(Tuple.of((long) by, UUID.fromString(order))));
  }

  private int events() {
    return await(
            pool.preparedQuery("SELECT count(*) FROM all_events WHERE aggregate_id = $1")
                .execute(Tuple.of(UUID.fromString(order))))
        .iterator()
        .next()
        .getInteger(0);
  }

  @Test
  void personal_data_is_in_it_as_it_is_stored_encrypted() throws IOException {
    var bundle = evidence(Client.auditor(), "user", ada.userId()).asByteArray();
    assertThat(content(bundle, "events.ndjson"))
        .contains("UserRegistered")
        .doesNotContain("@example.com");
  }

  @Test
  void the_manifest_names_who_asked_for_it_and_for_what() throws IOException {
    var bundle = evidence(Client.auditor(), "order", order).asByteArray();
    assertThat(content(bundle, "manifest.json"))
        .contains("\"made_by\":\"AUDITOR aud-1\"", "\"aggregate_id\":\"" + order + "\"");
  }

  @Test
  void nobody_takes_along_what_is_another_s() {
    var eve = Account.withCash("1.00");
    evidence(eve.trader(), "order", order)
        .then()
        .statusCode(404)
        .body(at("code", equalTo("NOT_FOUND")));
    evidence(Client.auditor(), "order", UUID.randomUUID()).then().statusCode(404);
    evidence(Client.auditor(), "ordre", order).then().statusCode(400);
  }

  @Test
  void nothing_of_it_is_left_on_the_disk() throws IOException {
    var before = TemporaryFiles.ofBundles();
    evidence(Client.auditor(), "order", order).then().statusCode(200);
    TemporaryFiles.awaitNoMoreThan(before);
  }

  private static String content(byte[] bundle, String name) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("no " + name);
  }

  private static byte[] changed(byte[] bundle, String from, String to) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new ByteArrayInputStream(bundle));
        var out = new ZipOutputStream(bytes)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        var content = in.readAllBytes();
        var text = new String(content, StandardCharsets.ISO_8859_1);
        out.write(
            entry.getName().equals("events.ndjson")
                ? text.replaceFirst(from, to).getBytes(StandardCharsets.ISO_8859_1)
                : content);
      }
    }
    return bytes.toByteArray();
  }
}
