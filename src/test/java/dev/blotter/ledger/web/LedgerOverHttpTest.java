package dev.blotter.ledger.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.verifier.Merkle;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
class LedgerOverHttpTest {

  private static final String LEDGER = "/v1/audit/ledger";
  private static final String VERIFICATIONS = "/v1/audit/verifications";
  private static final Duration A_HEAD = Duration.ofSeconds(20);

  private final Client auditor = Client.auditor();

  @Test
  void an_order_is_sealed_and_proved_to_whoever_has_the_public_key() throws Exception {
    var ada = Account.withCash("1000.00");
    String order = ada.buy("sealed", "ACME", "1", "10.00").as(JsonBody.class).at("order_id");
    String event =
        auditor
            .call()
            .get("/v1/audit/aggregates/order/" + order + "/events")
            .as(JsonBody.class)
            .at("items[0].event_id");
    var proof = new JsonPath(proof(event));
    byte[] canonical = Base64.getDecoder().decode(proof.getString("canonical_bytes"));
    assertThat(hex(Merkle.leaf(canonical))).isEqualTo(proof.getString("leaf"));
    assertThat(
            Merkle.includes(
                bytes(proof.getString("lane_root")),
                proof.getLong("lane_size"),
                proof.getLong("position") - 1,
                bytes(proof.getString("leaf")),
                path(proof, "path")))
        .isTrue();
    int lane = proof.getInt("lane");
    var leaf =
        ByteBuffer.allocate(44)
            .putInt(lane)
            .putLong(proof.getLong("lane_size"))
            .put(bytes(proof.getString("lane_root")));
    assertThat(
            Merkle.includes(
                bytes(proof.getString("head.root")),
                64,
                lane,
                Merkle.leaf(leaf.array()),
                path(proof, "lane_path")))
        .isTrue();
    assertThat(isSigned(proof)).isTrue();
  }

  /** Waits until a head holds the event. */
  private String proof(String event) {
    return await()
        .atMost(A_HEAD)
        .until(
            () -> auditor.call().get(LEDGER + "/proofs/inclusion?event_id=" + event),
            answer -> answer.statusCode() == 200)
        .asString();
  }

  private boolean isSigned(JsonPath proof) throws Exception {
    var pem = auditor.call().get(LEDGER + "/key").asString();
    var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    var signature = Signature.getInstance("Ed25519");
    signature.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
    signature.update(text(proof).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getDecoder().decode(proof.getString("head.signature")));
  }

  private static String text(JsonPath proof) {
    var text = new StringBuilder("blotter-head/1\n");
    text.append("number ").append(proof.getLong("head.number"));
    text.append("\ntime ").append(proof.getString("head.time"));
    text.append("\nprevious ").append(proof.getString("head.previous"));
    text.append("\nacknowledged none\n");
    for (int lane = 0; lane < 64; lane++) {
      text.append("lane ").append(lane).append(' ');
      text.append(proof.getLong("head.lanes[" + lane + "].size")).append(' ');
      text.append(proof.getString("head.lanes[" + lane + "].root")).append('\n');
    }
    text.append("root ").append(proof.getString("head.root"));
    return text.append("\nkey ").append(proof.getString("head.key_id")).append('\n').toString();
  }

  @Test
  void the_badge_shows_the_last_seal_and_head() {
    Account.withCash("1.00");
    await()
        .atMost(A_HEAD)
        .untilAsserted(
            () ->
                ledger()
                    .body(at("status", equalTo("SEALED")))
                    .body(at("unsealed_events", equalTo(0)))
                    .body(at("faults", hasSize(0)))
                    .body(at("last_seal.hash", notNullValue()))
                    .body(at("last_head.number", notNullValue())));
    int lane = ledger().extract().as(JsonBody.class).at("last_seal.lane");
    auditor
        .call()
        .get(LEDGER + "/seals?limit=1&lane=" + lane)
        .then()
        .statusCode(200)
        .body(at("items", hasSize(1)))
        .body(at("items.lane", everyItem(equalTo(lane))));
    int number = ledger().extract().as(JsonBody.class).at("last_head.number");
    auditor.call().get(LEDGER + "/heads").then().body(at("items.number", hasItem(number)));
    auditor
        .call()
        .get(LEDGER + "/heads/" + number)
        .then()
        .statusCode(200)
        .body(at("lanes", hasSize(64)));
    auditor
        .call()
        .get(LEDGER + "/proofs/consistency?from_head=1&to_head=" + number)
        .then()
        .statusCode(200)
        .body(at("lanes", hasSize(64)));
  }

  @Test
  void a_cursor_leads_on_in_its_own_list_only() {
    await()
        .pollInterval(Duration.ofSeconds(1))
        .atMost(A_HEAD)
        .until(LedgerOverHttpTest::something, happened -> next("/heads?limit=1") != null);
    var heads = next("/heads?limit=1");
    int newest =
        auditor.call().get(LEDGER + "/heads?limit=1").as(JsonBody.class).at("items[0].number");
    auditor
        .call()
        .get(LEDGER + "/heads?limit=1&cursor=" + heads)
        .then()
        .statusCode(200)
        .body(at("items[0].number", lessThan(newest)));
    assertThat(code("/seals?lane=0&cursor=" + heads)).isEqualTo("INVALID_CURSOR");
    assertThat(code("/heads?cursor=" + newest)).isEqualTo("INVALID_CURSOR");
    auditor
        .call()
        .get(VERIFICATIONS + "?cursor=" + heads)
        .then()
        .statusCode(400)
        .body(at("code", equalTo("INVALID_CURSOR")));
  }

  /** Another head is made only where something has happened since the last. */
  private static Account something() {
    return Account.withCash("1.00");
  }

  /** Where the next page begins. */
  private String next(String page) {
    return auditor.call().get(LEDGER + page).as(JsonBody.class).at("next_cursor");
  }

  private ValidatableResponse ledger() {
    return auditor.call().get(LEDGER).then().statusCode(200);
  }

  @Test
  void a_verification_is_begun_watched_and_listed() {
    Account.withCash("1.00");
    var begun =
        auditor.send("{\"scope\": \"all\"}").post(VERIFICATIONS).then().statusCode(202).extract();
    await()
        .atMost(A_HEAD)
        .untilAsserted(
            () ->
                auditor
                    .call()
                    .get(begun.header("Location"))
                    .then()
                    .statusCode(200)
                    .body(at("status", equalTo("PASSED")))
                    .body(at("findings", hasSize(0))));
    auditor
        .call()
        .get(VERIFICATIONS + "?limit=1")
        .then()
        .statusCode(200)
        .body(at("items", hasSize(1)));
    auditor.call().delete(begun.header("Location")).then().statusCode(202);
  }

  @Test
  void what_is_asked_wrongly_is_refused() {
    assertThat(code("/proofs/inclusion")).isEqualTo("INVALID_PARAMETER");
    assertThat(code("/proofs/inclusion?lane=64&position=1")).isEqualTo("INVALID_PARAMETER");
    assertThat(code("/proofs/inclusion?lane=1&position=999999")).isEqualTo("NOT_FOUND");
    assertThat(code("/proofs/inclusion?event_id=" + UUID.randomUUID())).isEqualTo("NOT_FOUND");
    assertThat(code("/proofs/consistency?from_head=2&to_head=1")).isEqualTo("INVALID_PARAMETER");
    assertThat(code("/heads/999999")).isEqualTo("NOT_FOUND");
    assertThat(code("/heads?cursor=x")).isEqualTo("INVALID_CURSOR");
    assertThat(code("/seals")).isEqualTo("INVALID_PARAMETER");
    auditor
        .send("{\"scope\": \"lane\"}")
        .post(VERIFICATIONS)
        .then()
        .statusCode(400)
        .body(at("errors[0].pointer", equalTo("/lane")));
    auditor
        .send("{\"up_to\": 1, \"reason\": \"mine\"}")
        .post(LEDGER + "/acknowledgements")
        .then()
        .statusCode(403);
    Client.trader(UUID.randomUUID()).call().get(LEDGER).then().statusCode(403);
  }

  private String code(String path) {
    return auditor.call().get(LEDGER + path).as(JsonBody.class).at("code");
  }

  private static List<byte[]> path(JsonPath proof, String name) {
    return proof.<String>getList(name).stream().map(LedgerOverHttpTest::bytes).toList();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
