package dev.blotter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The programs of PostgreSQL")
class PostgresBinariesTest {
  @TempDir Path temp;

  @Test
  void are_unpacked_where_they_were_told_to_be() {
    Path shared = temp.resolve("shared/binaries");

    assertThat(PostgresBinaries.of(folder(), shared.toString())).isEqualTo(shared);
    assertThat(shared).isDirectory();
  }

  @Test
  void are_unpacked_into_the_data_folder_where_no_place_is_named() {
    assertThat(PostgresBinaries.of(folder(), null)).isEqualTo(folder().postgresBinaries());
    assertThat(PostgresBinaries.of(folder(), "")).isEqualTo(folder().postgresBinaries());
  }

  @Test
  void are_unpacked_into_the_data_folder_where_the_place_cannot_be_made() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));

    assertThat(PostgresBinaries.of(folder(), file.resolve("binaries").toString()))
        .isEqualTo(folder().postgresBinaries());
  }

  private DataFolder folder() {
    return new DataFolder(temp.resolve("data"));
  }
}
