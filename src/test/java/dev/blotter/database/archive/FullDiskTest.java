package dev.blotter.database.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path folder;

  @Test
  void nothing_stays_on_a_full_disk_of_a_file_that_did_not_fit() throws IOException {
    assumeTrue(Files.exists(FULL));
    Files.createSymbolicLink(folder.resolve("y2026m01.ndjson.gz.part"), FULL);
    var file = ArchiveFile.begin("y2026m01", folder);
    file.add(1, 1, "{}");
    assertThatThrownBy(file::finish).isInstanceOf(IOException.class);
    file.close();
    assertThat(folder).isEmptyDirectory();
  }
}
