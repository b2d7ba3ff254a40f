package dev.blotter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Lane;
import dev.blotter.ledger.postgres.TestConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heads of a former key are checked by the public key that is kept beside them. */
class KeysTest {

  @TempDir Path folder;

  @Test
  void a_former_key_is_read_once_for_all_of_its_heads() {
    var archive = new CountingArchive(new FolderArchive(folder.resolve("heads")));
    var former = keys("former", archive);
    former.keep();
    var heads = LongStream.rangeClosed(1, 5).mapToObj(number -> head(former, number)).toList();
    var keys = keys("present", archive);
    assertThat(heads).allMatch(keys::isSigned);
    assertThat(archive.keysRead).isEqualTo(1);
  }

  private Keys keys(String name, HeadArchive archive) {
    return new Keys(new TestConfig(folder.resolve(name), Optional.empty()), archive);
  }

  private static SignedHead head(Keys keys, long number) {
    List<LaneHead> lanes =
        IntStream.range(0, Lane.COUNT)
            .mapToObj(lane -> new LaneHead(lane, 0, TreeHash.EMPTY))
            .toList();
    var time = Instant.parse("2026-11-25T05:50:10Z");
    return keys.sign(HeadText.of(number, time, Hash.NONE, null, lanes, keys.current().id()));
  }
}
