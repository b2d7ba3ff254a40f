package dev.blotter.ledger;

import static dev.blotter.testing.Await.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.ledger.Fault.Kind;
import dev.blotter.ledger.postgres.TestConfig;
import dev.blotter.ledger.postgres.TestLedger;
import dev.blotter.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A folder and a bucket keep heads alike, and never write over one. */
class HeadArchiveTest {

  @TempDir static Path folder;

  private static ObjectStore store;
  private static int made;

  @BeforeAll
  static void start_a_store_of_objects() {
    System.setProperty("aws.accessKeyId", "access");
    System.setProperty("aws.secretAccessKey", "secret");
    store = new ObjectStore();
  }

  @AfterAll
  static void stop_it() {
    store.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  private static HeadArchive bucket(String name) {
    return BucketArchive.of(new TestConfig(folder, Optional.of(store.endpoint())), name);
  }

  /** New ones for each test. */
  static Stream<HeadArchive> archives() {
    var name = "archive-" + made++;
    return Stream.of(new FolderArchive(folder.resolve(name)), bucket(name));
  }

  @ParameterizedTest
  @MethodSource("archives")
  void what_is_kept_is_never_written_over(HeadArchive archive) {
    assertThat(archive.newest(0)).isEmpty();
    assertThat(archive.head(1)).isEmpty();
    assertThat(archive.key("ab")).isEmpty();

    assertThat(archive.put(1, bytes("one"))).isTrue();
    assertThat(archive.put(1, bytes("one"))).isTrue();
    assertThat(archive.put(1, bytes("other"))).isFalse();
    assertThat(archive.head(1)).contains(bytes("one"));
    assertThat(archive.breakAt(1)).isEmpty();
    assertThat(archive.putBreak(1, bytes("known"))).isTrue();
    assertThat(archive.putBreak(1, bytes("not known"))).isFalse();
    assertThat(archive.breakAt(1)).contains(bytes("known"));
    archive.putKey("ab", "pem");
    archive.putKey("ab", "other");
    assertThat(archive.key("ab")).contains("pem");
  }

  @ParameterizedTest
  @MethodSource("archives")
  void the_newest_is_the_one_of_the_highest_number(HeadArchive archive) {
    for (long number : new long[] {9_998, 9_999, 10_000, 10_001, 123_456_789_012L}) {
      archive.put(number, bytes("head " + number));
    }
    assertThat(archive.newest(0)).hasValue(123_456_789_012L);
    assertThat(archive.newest(10_001)).hasValue(123_456_789_012L);
    assertThat(archive.newest(123_456_789_012L)).hasValue(123_456_789_012L);
    assertThat(archive.newest(123_456_789_013L)).isEmpty();
  }

  @Test
  void the_newest_in_a_bucket_is_found_without_listing_all_that_are_older() {
    var archive = bucket("of-many-groups");
    for (long group = 0; group < 20; group++) {
      archive.put(group * 10_000 + 1, bytes("head of group " + group));
      archive.put(group * 10_000 + 2, bytes("another one"));
    }
    int before = store.lists;
    assertThat(archive.newest(0)).hasValue(190_002);
    // Ten for the groups, of which the store lists two at a time, and one for what is in the last.
    assertThat(store.lists - before).isEqualTo(11);
    assertThat(archive.newest(190_001)).hasValue(190_002);
    assertThat(store.lists - before).isEqualTo(12);
  }

  @Test
  void heads_in_a_bucket_find_an_old_backup() {
    var database = TestDatabase.freshDatabase();
    try (database) {
      var ledger = new TestLedger(database, folder, bucket("heads"));
      ledger.append(4, 5);
      ledger.seal();
      try (var backup = database.copy()) {
        var before = new TestLedger(database, folder, bucket("heads"));
        before.append(2, 5);
        assertThat(before.seal().number()).isEqualTo(2);
        assertThat(store.objects)
            .containsKey("heads/blotter/heads/00000000000000/000000000000000002.json");
        var restored = new TestLedger(backup, folder, bucket("heads"));
        restored.seal();
        assertThat(await(restored.faults.open()).getFirst().fault().kind())
            .isEqualTo(Kind.ROLLED_BACK);
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
