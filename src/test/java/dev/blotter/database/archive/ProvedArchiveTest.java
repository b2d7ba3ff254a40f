package dev.blotter.database.archive;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.audit.evidence.ArchiveProofs;
import dev.blotter.ledger.EvidenceProofs;
import dev.blotter.ledger.FolderArchive;
import dev.blotter.ledger.postgres.TestLedger;
import dev.blotter.verifier.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever has an archived month, its proof and the public key needs nothing else to verify it. */
class ProvedArchiveTest extends LogWithAPast {

  private EvidenceProofs proofs;

  @Override
  ArchiveProof proof() {
    var outside = new FolderArchive(folder.resolve("ledger"));
    proofs = new TestLedger(on.database, folder, outside).evidence;
    return new ArchiveProofs(
        proofs, Clock.systemUTC(), () -> Path.of(System.getProperty("java.io.tmpdir")));
  }

  private List<String> verified(String partition, @Nullable Path key) {
    List<String> said = new ArrayList<>();
    int code = Verifier.run(folder.resolve(partition + ".proof.zip"), key, said::add);
    said.add("" + code);
    return said;
  }

  private List<String> verified(String partition) {
    return verified(partition, null);
  }

  @Test
  void each_month_is_verified_with_nothing_but_its_files_and_the_key() throws IOException {
    archive(oldest);
    archive(older);
    var key = Files.writeString(folder.resolve("public.pem"), proofs.publicKey());
    assertThat(verified(oldest, key))
        .contains("ok  3 events are what was sealed, each in its place", "VERIFIED", "0");
    assertThat(verified(older, key))
        .contains("ok  1 events are what was sealed, each in its place", "VERIFIED", "0");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void whoever_may_read_a_month_may_read_its_proof() throws IOException {
    archive(oldest);
    var events = rights(".ndjson.gz");
    assertThat(rights(".manifest.json")).isEqualTo(events);
    assertThat(rights(".proof.zip")).isEqualTo(events);
  }

  private Set<PosixFilePermission> rights(String end) throws IOException {
    return Files.getPosixFilePermissions(folder.resolve(oldest + end));
  }

  @Test
  void every_byte_of_the_file_counts() throws IOException {
    archive(oldest);
    var file = folder.resolve(oldest + ".ndjson.gz");
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at += 37) {
      bytes[at] ^= 1;
      Files.write(file, bytes);
      assertThat(verified(oldest)).endsWith("1").anyMatch(line -> line.startsWith("FAULT"));
      bytes[at] ^= 1;
    }
    Files.write(file, bytes);
    assertThat(verified(oldest)).contains("VERIFIED");
  }

  @Test
  void an_event_that_was_changed_in_the_log_before_is_found() {
    await(proofs.headHolding(Map.of(LANE, 6L), Duration.ofSeconds(10)));
    on.sql(
        """
        BEGIN; SET LOCAL session_replication_role = replica;
        UPDATE domain_events SET actor_id = 'eve' WHERE lane_position = 2; COMMIT""");
    archive(oldest);
    assertThat(verified(oldest))
        .contains("FAULT  lane 5: its events from 1 to 3 are not what was sealed")
        .endsWith("1");
  }

  @Test
  void the_proof_of_another_month_and_another_key_prove_nothing() throws IOException {
    archive(oldest);
    archive(older);
    Files.copy(
        folder.resolve(older + ".ndjson.gz"),
        folder.resolve(oldest + ".ndjson.gz"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(verified(oldest))
        .contains("FAULT  " + oldest + ".ndjson.gz is not the file that the manifest names");
    Files.delete(folder.resolve(oldest + ".ndjson.gz"));
    assertThat(verified(oldest)).endsWith("2");
  }
}
