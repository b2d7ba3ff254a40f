package dev.blotter.audit.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleFileTest {

  private static final String PREFIX = "bundle-file-test-";

  @TempDir Path temp;
  private Path folder;
  private BundleFile file;

  @BeforeEach
  void begin() {
    folder = temp.resolve("bundles");
    file = new BundleFile(folder, PREFIX);
  }

  @Test
  void its_entries_are_what_was_written_to_them_one_after_the_other() throws IOException {
    file.begin("first");
    file.line("{}");
    file.whole("second", "abc".getBytes(UTF_8));
    assertThat(file.files()).extracting(ListedFile::size).containsExactly(3L, 3L);
    var bundle = file.bundle();
    try (var zip = new ZipFile(bundle.path().toFile())) {
      assertThat(zip.getInputStream(zip.getEntry("first"))).hasContent("{}\n");
      assertThat(zip.getInputStream(zip.getEntry("second"))).hasContent("abc");
    } finally {
      Files.delete(bundle.path());
    }
  }

  @Test
  void nothing_is_left_of_one_that_is_discarded() throws IOException {
    file.whole("first", "abc".getBytes(UTF_8));
    assertThat(onDisk()).isEqualTo(1);
    file.discard();
    assertThat(onDisk()).isZero();
  }

  @Test
  void nothing_is_left_of_one_that_was_ended_and_that_nobody_took() throws IOException {
    file.whole("first", "abc".getBytes(UTF_8));
    file.bundle();
    file.discard();
    assertThat(onDisk()).isZero();
  }

  @Test
  void whoever_writes_on_once_it_was_discarded_makes_no_other() throws IOException {
    file.discard();
    file.whole("first", "abc".getBytes(UTF_8));
    file.stream().write(1);
    assertThat(onDisk()).isZero();
    assertThatThrownBy(file::bundle).isInstanceOf(CancellationException.class);
  }

  private long onDisk() throws IOException {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (var files = Files.list(folder)) {
      return files.filter(found -> found.getFileName().toString().startsWith(PREFIX)).count();
    }
  }
}
