package dev.blotter.ledger.postgres;

import static dev.blotter.testing.Await.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.kernel.LanePosition;
import dev.blotter.ledger.EvidenceProofs;
import dev.blotter.testing.TestDatabase;
import dev.blotter.verifier.TestBundle;
import io.smallrye.mutiny.Multi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger proves convinces a program that knows nothing of it but the public key. */
class BundleTest {

  private static final int LANE = 5;
  private static final String ALL =
      "{\"of\": \"lanes\", \"lanes\": [{\"lane\": 5, \"from_position\": 1, \"to_position\": 40}]}";

  @TempDir static Path folder;

  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();
  private static TestLedger ledger;
  private static TestBundle bundle;
  private static Path key;

  @BeforeAll
  static void make_a_bundle() throws IOException {
    ledger = new TestLedger(database, folder);
    ledger.append(40, LANE, 6);
    ledger.tamper(
        """
        UPDATE domain_events SET effective_at = '1969-12-31 23:59:59.000001Z', causation_id = user_id,
          payload = '{"b":1.50,"ä":[1e2,{},[],true,null],"aa":"\\u0001\\u007f/\\\\\\"\\n","":-0.000}'
        WHERE lane = 5 AND lane_position = 3""");
    bundle = bundle();
    key = Files.writeString(folder.resolve("public.pem"), publicKey());
  }

  private static TestBundle bundle() {
    var head = await(ledger.evidence.headHolding(Map.of(LANE, 40L), Duration.ofSeconds(10)));
    var places = LongStream.rangeClosed(1, 40).mapToObj(at -> new LanePosition(LANE, at)).toList();
    var proofs = await(ledger.evidence.proofs(head, Multi.createFrom().item(places)).toUni());
    var lines =
        proofs.stream()
            .map(proof -> new String(ledger.evidence.json(proof), UTF_8))
            .collect(Collectors.joining("\n"));
    var events =
        ledger.sql(
            """
            SET timezone = 'UTC'; SELECT to_jsonb(e)::text FROM all_events AS e
            WHERE lane = 5 ORDER BY lane_position""");
    return sign(
        new TestBundle()
            .with("events.ndjson", String.join("\n", events).getBytes(UTF_8))
            .with("proofs.ndjson", lines.getBytes(UTF_8))
            .with("tree-head.json", ledger.evidence.json(head))
            .with("public-key.pem", publicKey().getBytes(UTF_8)),
        ALL);
  }

  private static TestBundle sign(TestBundle unsigned, String complete) {
    return unsigned.signed("40", complete, content -> await(ledger.evidence.sign(content)).bytes());
  }

  private static String publicKey() {
    return await(ledger.evidence.sign(new byte[0])).publicKey();
  }

  @Test
  void a_bundle_is_verified_with_the_public_key_alone() {
    assertThat(bundle.verified(folder, key))
        .contains("ok  40 events are what was sealed, each in its place", "VERIFIED")
        .endsWith("0");
  }

  @Test
  void what_is_not_sealed_in_time_is_said_so() {
    var wait = ledger.evidence.headHolding(Map.of(LANE, 41L), Duration.ofMillis(300));
    assertThatThrownBy(() -> await(wait)).isInstanceOf(EvidenceProofs.NotSealed.class);
  }

  @Test
  void a_file_that_was_changed_is_not_the_one_of_the_manifest() {
    var changed = bundle.changed("events.ndjson", text -> text.replaceFirst("ada", "eve"));
    assertThat(changed.verified(folder, key))
        .contains("FAULT  events.ndjson is not the file that the manifest names")
        .endsWith("1");
  }

  @Test
  void of_two_files_of_one_name_nobody_knows_which_was_checked() {
    var twice = bundle.and("evente.ndjson", "forged".getBytes(UTF_8));
    assertThat(twice.verifiedWith("evente.ndjson", "events.ndjson", folder, key))
        .contains("FAULT  there are two files events.ndjson")
        .endsWith("1");
  }

  @Test
  void a_name_cannot_write_a_verdict_of_its_own() {
    var named = bundle.and("a\u001b[1A\u001b[2KVERIFIED", new byte[0]);
    assertThat(named.verified(folder, key))
        .contains("FAULT  a file has a name that no bundle has")
        .doesNotContain("VERIFIED")
        .allMatch(line -> line.chars().noneMatch(Character::isISOControl))
        .endsWith("1");
  }

  @Test
  void what_would_fill_the_memory_is_not_read() {
    var large = bundle.and("manifest.sig", new byte[32 << 20]);
    assertThat(large.verified(folder, key))
        .anyMatch(line -> line.startsWith("UNREADABLE") && line.contains("manifest.sig is larger"))
        .endsWith("2");
    var line = bundle.and("events.ndjson", new byte[32 << 20]);
    assertThat(sign(line, ALL).verified(folder, key))
        .anyMatch(said -> said.startsWith("UNREADABLE") && said.contains("a line is longer"))
        .endsWith("2");
  }

  @Test
  void a_manifest_that_was_changed_is_not_signed() {
    var changed = bundle.changed("manifest.json", text -> text.replace("40", "39"));
    assertThat(changed.verified(folder, key))
        .contains("FAULT  manifest.json is not signed by this key");
  }

  @Test
  void who_signs_anew_must_still_prove_each_event() {
    var id = ledger.eventId(LANE, 7);
    var changed = bundle.changed("events.ndjson", BundleTest::changeSeventh);
    assertThat(sign(changed, ALL).verified(folder, key))
        .contains("FAULT  event 7, " + id + " at 5.7: it is not what was sealed there");
  }

  @Test
  void a_head_that_was_changed_is_not_signed() {
    var changed =
        bundle.changed("tree-head.json", text -> text.replaceFirst("\"time\":\"2", "\"time\":\"1"));
    assertThat(sign(changed, ALL).verified(folder, key))
        .contains("FAULT  tree-head.json is not signed by this key");
  }

  @Test
  void an_event_that_is_left_out_is_missed() {
    var without = bundle.changed("events.ndjson", text -> withoutLine(text, 7));
    var changed = without.changed("proofs.ndjson", text -> withoutLine(text, 7));
    assertThat(sign(changed, ALL).verified(folder, key))
        .contains("FAULT  position 8 comes where 7 was to come");
    assertThat(sign(changed, "{\"of\": \"selection\"}").verified(folder, key))
        .contains("FAULT  there are 39 events, not as the manifest says");
  }

  @Test
  void spacing_and_order_do_not_matter_but_digits_do() {
    var spaced =
        bundle.changed(
            "events.ndjson",
            text -> text.replace("\"b\": 1.50", "  \"b\":1.50").replace(", ", ","));
    assertThat(sign(spaced, ALL).verified(folder, key)).contains("VERIFIED");
    var rounded = bundle.changed("events.ndjson", text -> text.replace("1.50", "1.5"));
    assertThat(sign(rounded, ALL).verified(folder, key)).endsWith("1");
  }

  @Test
  void what_is_no_bundle_cannot_be_read() {
    assertThat(new TestBundle().with("a", new byte[0]).verified(folder, key)).endsWith("2");
  }

  private static String changeSeventh(String events) {
    List<String> lines = new ArrayList<>(events.lines().toList());
    lines.set(6, lines.get(6).replaceFirst("\"actor_id\": \"ada\"", "\"actor_id\": \"eve\""));
    return String.join("\n", lines);
  }

  private static String withoutLine(String text, int number) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.remove(number - 1);
    return String.join("\n", lines);
  }
}
