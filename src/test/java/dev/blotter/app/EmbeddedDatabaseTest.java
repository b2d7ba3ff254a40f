package dev.blotter.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.testing.JdbcDriver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

  @TempDir static Path made;

  @TempDir Path temp;

  /** Making a cluster takes seconds: most tests begin with a copy of one that was stopped. */
  @BeforeAll
  static void make_one() {
    JdbcDriver.register();
    EmbeddedDatabase.start(new DataFolder(made), 0).close();
  }

  @Test
  void is_durable_and_observed() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(copy(), 0)) {
      assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask(database, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(ask(database, "SHOW data_checksums")).isEqualTo("on");
      assertThat(ask(database, "SHOW shared_preload_libraries"))
          .isEqualTo("pg_stat_statements,auto_explain");
      assertThat(ask(database, "SHOW log_min_duration_statement")).isEqualTo("1s");
      assertThat(ask(database, "SELECT reset_val FROM pg_settings WHERE name = 'log_timezone'"))
          .isEqualTo("UTC");
      assertThat(ask(database, "SHOW server_version_num")).startsWith("18");
    }
  }

  @Test
  void writes_down_who_changes_the_schema_and_what_superusers_do() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(copy(), 0)) {
      ask(database, "CREATE TABLE told (answer integer)");
      ask(database, "ALTER TABLE told DISABLE TRIGGER ALL");
      ask(database, "INSERT INTO told VALUES (43)");
      ask(database, "SELECT 44");
      assertThat(Files.readString(folder().postgresLog()))
          .contains("connection authorized: user=postgres")
          .containsPattern("postgres@postgres .*CREATE TABLE told")
          .contains("ALTER TABLE told DISABLE TRIGGER ALL", "INSERT INTO told VALUES (43)")
          .doesNotContain("SELECT 44");
    }
  }

  @Test
  void writes_down_no_password() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(copy(), 0)) {
      ask(database, "SELECT 1");
      for (var secret :
          List.of(
              folder().postgresPassword(), folder().ownerPassword(), folder().servicePassword())) {
        assertThat(Files.readString(folder().postgresLog()))
            .doesNotContain(Files.readString(secret).strip());
      }
    }
  }

  @Test
  void asks_for_the_password() throws IOException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(copy(), 0)) {
      assertThatThrownBy(
              () ->
                  DriverManager.getConnection(
                      database.address("postgres").jdbcUrl(), "postgres", "wrong"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void finds_its_data_again_after_a_stop() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(copy(), 0)) {
      ask(database, "CREATE TABLE kept AS SELECT 42 AS answer");
    }
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder(), 0)) {
      assertThat(ask(database, "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void refuses_a_folder_that_is_in_use() throws IOException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(copy(), 0)) {
      assertThat(database).isNotNull();
      assertThatThrownBy(() -> EmbeddedDatabase.start(folder(), 0))
          .isInstanceOf(StartupFailure.class)
          .hasMessageContaining("in use by another running Blotter");
    }
  }

  @Test
  void stops_a_server_that_a_killed_service_left_behind() throws Exception {
    DataFolderLock lock = DataFolderLock.take(copy());
    ask(EmbeddedDatabase.start(folder(), 0, lock), "CREATE TABLE kept AS SELECT 42 AS answer");
    die(lock);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder(), 0)) {
      assertThat(ask(database, "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void recovers_from_the_pid_file_of_a_killed_server() throws Exception {
    DataFolderLock lock = DataFolderLock.take(copy());
    ask(EmbeddedDatabase.start(folder(), 0, lock), "CREATE TABLE kept AS SELECT 42 AS answer");
    kill(postmasterPid());
    die(lock);
    assertThat(pidFile()).exists();
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder(), 0)) {
      assertThat(ask(database, "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void is_not_fooled_by_a_pid_file_with_the_number_of_a_foreign_program() throws Exception {
    copy();
    Files.writeString(pidFile(), ProcessHandle.current().pid() + "\n");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder(), 0)) {
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void leaves_the_server_of_other_data_alone_whose_number_a_pid_file_has() throws Exception {
    copy();
    DataFolder other = new DataFolder(temp.resolve("other"));
    try (EmbeddedDatabase foreign = EmbeddedDatabase.start(other, 0)) {
      Files.copy(other.postgresData().resolve("postmaster.pid"), pidFile());
      try (EmbeddedDatabase database = EmbeddedDatabase.start(folder(), 0)) {
        assertThat(ask(database, "SELECT 1")).isEqualTo("1");
        assertThat(ask(foreign, "SELECT 1")).isEqualTo("1");
      }
    }
  }

  @Test
  void refuses_data_of_another_major_version() throws IOException {
    Path data = Files.createDirectories(folder().postgresData());
    Files.writeString(data.resolve("PG_VERSION"), "15\n");
    Files.writeString(data.resolve("postgresql.conf"), "");
    assertThatThrownBy(() -> EmbeddedDatabase.start(folder(), 0))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("was made by PostgreSQL 15, but this is 18");
  }

  @Test
  void says_what_is_damaged() throws IOException {
    copy();
    Files.writeString(folder().postgresData().resolve("global/pg_control"), "rubbish");
    assertThatThrownBy(() -> EmbeddedDatabase.start(folder(), 0))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("PostgreSQL does not start on")
        .hasMessageContaining("pg_control")
        .message()
        .hasLineCount(1);
  }

  @Test
  void makes_a_folder_anew_that_was_never_finished() throws Exception {
    Path data = Files.createDirectories(folder().postgresData());
    Files.writeString(data.resolve("PG_VERSION"), "18\n");
    Files.writeString(data.resolveSibling("postgres.being-made"), "");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder(), 0)) {
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void refuses_a_port_that_is_taken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(folder(), taken.getLocalPort()))
          .isInstanceOf(StartupFailure.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " for PostgreSQL");
    }
  }

  private DataFolder folder() {
    return new DataFolder(temp.resolve("data"));
  }

  private DataFolder copy() throws IOException {
    try (var tree = Files.walk(made)) {
      for (var path : tree.toList()) {
        var to = folder().root().resolve(made.relativize(path).toString());
        Files.copy(path, to, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return folder();
  }

  private Path pidFile() {
    return folder().postgresData().resolve("postmaster.pid");
  }

  private long postmasterPid() throws IOException {
    return Long.parseLong(Files.readAllLines(pidFile()).getFirst());
  }

  /** Lets go of the locks as the operating system does for a killed process. */
  private void die(DataFolderLock lock) throws IOException {
    lock.close();
    Files.delete(folder().postgresData().resolve("epg-lock"));
  }

  private static void kill(long pid) throws Exception {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    process.onExit().get(10, TimeUnit.SECONDS);
  }

  private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
    DatabaseAddress address = database.address("postgres");
    try (Connection connection = address.connect();
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      ResultSet rows = statement.getResultSet();
      rows.next();
      return rows.getString(1);
    }
  }
}
