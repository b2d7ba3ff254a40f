package dev.blotter.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A database with a role for the service and another for its owner, as an external one has. */
class SchemaTest {

  @AutoClose private final TestDatabase database = TestDatabase.freshDatabase();

  @Test
  void the_service_starts_on_what_its_owner_has_migrated() {
    assertThatCode(() -> Schema.prepare(database.service(), null)).doesNotThrowAnyException();
  }

  @Test
  void the_service_does_not_start_on_what_is_not_migrated() throws SQLException {
    empty();
    assertThatThrownBy(() -> Schema.prepare(database.service(), null))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("migrations, and this role may not run them; name the owner");
  }

  @Test
  void the_owner_migrates_and_gives_the_service_its_rights() throws SQLException {
    empty();
    Schema.prepare(database.service(), database.owner());
    execute(database.service(), "INSERT INTO quotes (symbol) VALUES ('A')");
    assertThatThrownBy(() -> execute(database.service(), "DELETE FROM domain_events"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void rights_that_are_too_many_are_taken_back() throws SQLException {
    execute(database.owner(), "GRANT ALL ON domain_events, commands TO blotter_service");
    Schema.prepare(database.service(), database.owner());
    assertThatThrownBy(() -> execute(database.service(), "DELETE FROM commands"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void a_single_role_may_do_both() throws SQLException {
    empty();
    Schema.prepare(database.owner(), null);
    assertThatCode(() -> execute(database.owner(), "INSERT INTO quotes (symbol) VALUES ('A')"))
        .doesNotThrowAnyException();
  }

  @Test
  void a_role_that_is_not_let_in_is_named_without_its_password() {
    var stranger = database.service().as("stranger", "secret");
    assertThatThrownBy(() -> Schema.prepare(stranger, database.owner()))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("stranger@")
        .message()
        .doesNotContain("secret");
    assertThat(stranger.toString()).doesNotContain("secret");
  }

  private void empty() throws SQLException {
    execute(
        database.address(),
        "DROP SCHEMA public, archive, rebuild, retired CASCADE;"
            + " CREATE SCHEMA public AUTHORIZATION pg_database_owner");
  }

  private static void execute(DatabaseAddress role, String sql) throws SQLException {
    try (var connection = role.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
