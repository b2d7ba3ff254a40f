package dev.blotter.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.testing.TestDatabase;
import dev.blotter.user.SealedPerson;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start decides about keys and folders, and what it leaves to the configuration. */
class SettingsTest {

  private static final String CREATE = "blotter.privacy.create-master-key";
  private static final String FOLDER = "blotter.ledger.folder";
  private static final String THEIRS = masterKey(1);
  private static final String ANOTHER = masterKey(2);

  @TempDir Path temp;

  private final Ids ids = new TimeOrderedIds(new SecureRandom());
  private int lane = 7;

  @AutoClose private final TestDatabase database = TestDatabase.freshDatabase(1);

  private static String masterKey(int of) {
    var key = new byte[32];
    Arrays.fill(key, (byte) of);
    return Base64.getEncoder().encodeToString(key);
  }

  private StartOptions options() {
    return StartOptions.embedded(0, 0, 0, new DataFolder(temp));
  }

  private Path keyFile() {
    return temp.resolve("master.key");
  }

  /** Beside the file in the jar. */
  private static Given given(Map<String, String> variables, Map<String, String> file) {
    var packaged =
        Map.of("blotter.privacy.master-key", "${BLOTTER_MASTER_KEY:}", FOLDER, "packaged");
    return new Given(
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withSources(
                new EnvConfigSource(variables, 300),
                new PropertiesConfigSource(file, "config/application.properties", 260),
                new PropertiesConfigSource(packaged, "application.properties", 250))
            .build());
  }

  private Map<String, String> settings(Given given) {
    return Settings.unlessGiven(options(), true, given);
  }

  @Test
  void what_nobody_has_configured_is_in_the_data_folder_whatever_is_packaged() {
    assertThat(settings(given(Map.of(), Map.of())))
        .containsEntry("blotter.privacy.master-key-file", temp + "/keys/master.key")
        .containsEntry(CREATE, "true")
        .containsEntry("blotter.ledger.signing-key-file", temp + "/keys/ledger.pem")
        .containsEntry(FOLDER, temp + "/ledger");
  }

  @Test
  void a_variable_has_its_say() {
    var given = given(Map.of("BLOTTER_PRIVACY_CREATE_MASTER_KEY", "false"), Map.of());
    assertThat(settings(given)).doesNotContainKey(CREATE).containsKey(FOLDER);
  }

  @Test
  void so_has_the_file_beside_the_service() {
    var given = given(Map.of(), Map.of(FOLDER, "/mnt/heads"));
    assertThat(settings(given)).doesNotContainKey(FOLDER).containsKey(CREATE);
  }

  @Test
  void a_missing_master_key_may_be_made_where_nobody_is_encrypted_by_it() {
    assertThat(mayBeMade(given(Map.of(), Map.of()))).isTrue();
    assertThat(mayBeMade(given(Map.of("BLOTTER_MASTER_KEY", ""), Map.of()))).isTrue();
  }

  @Test
  void else_it_must_be_put_back() throws SQLException {
    addUser();
    assertThatThrownBy(() -> mayBeMade(given(Map.of(), Map.of())))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("The master key is missing: put back " + keyFile());
  }

  @Test
  void it_is_not_missing_whichever_way_it_is_configured() throws Exception {
    addUser();
    assertThat(mayBeMade(given(Map.of("BLOTTER_MASTER_KEY", "a2V5"), Map.of()))).isFalse();
    assertThat(mayBeMade(given(Map.of("BLOTTER_PRIVACY_MASTER_KEY", "a2V5"), Map.of()))).isFalse();
    assertThat(mayBeMade(given(Map.of(), Map.of("blotter.privacy.master-key", "a2V5")))).isFalse();
    Files.writeString(keyFile(), "a2V5");
    assertThat(mayBeMade(given(Map.of(), Map.of()))).isFalse();
  }

  private boolean mayBeMade(Given given) {
    return MasterKeyCheck.mayBeMade(given, keyFile(), database.service());
  }

  @Test
  void a_master_key_that_the_users_are_not_encrypted_by_ends_the_start() throws Exception {
    addUser(THEIRS);
    assertThatCode(() -> mustBeTheUsers(variable(THEIRS))).doesNotThrowAnyException();
    assertThatThrownBy(() -> mustBeTheUsers(variable(ANOTHER)))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("The master key is not that of");
    Files.writeString(keyFile(), ANOTHER);
    assertThatThrownBy(() -> mustBeTheUsers(given(Map.of(), Map.of())))
        .isInstanceOf(StartupFailure.class);
    Files.writeString(keyFile(), THEIRS + "\n");
    assertThatCode(() -> mustBeTheUsers(given(Map.of(), Map.of()))).doesNotThrowAnyException();
  }

  @Test
  void the_right_one_starts_though_a_wrong_one_was_at_work_meanwhile() throws SQLException {
    addUser(THEIRS);
    addUser(ANOTHER);
    assertThatCode(() -> mustBeTheUsers(variable(THEIRS))).doesNotThrowAnyException();
    assertThatThrownBy(() -> mustBeTheUsers(variable(ANOTHER))).isInstanceOf(StartupFailure.class);
  }

  @Test
  void what_is_no_key_ends_the_start_and_is_not_shown() throws SQLException {
    addUser(THEIRS);
    assertThatThrownBy(() -> mustBeTheUsers(variable("a2V5")))
        .isInstanceOf(StartupFailure.class)
        .hasMessage(
            "The master key cannot be used: blotter.privacy.master-key (BLOTTER_MASTER_KEY):"
                + " a key of 32 bytes in base64 is wanted.");
  }

  @Test
  void where_nobody_is_encrypted_by_one_any_will_do() {
    assertThatCode(() -> mustBeTheUsers(variable(ANOTHER))).doesNotThrowAnyException();
    assertThatCode(() -> mustBeTheUsers(given(Map.of(), Map.of()))).doesNotThrowAnyException();
  }

  private static Given variable(String masterKey) {
    return given(Map.of("BLOTTER_MASTER_KEY", masterKey), Map.of());
  }

  private void mustBeTheUsers(Given given) {
    MasterKeyCheck.mustBeTheUsers(given, keyFile(), database.service());
  }

  private void addUser() throws SQLException {
    addUser(THEIRS);
  }

  private void addUser(String masterKey) throws SQLException {
    var user = ids.next(lane++, Instant.now());
    var key = new SealedPerson.Maker(masterKey).make(user, "ada").wrappedKey();
    try (Connection connection = database.address().connect();
        var statement =
            connection.prepareStatement(
                "INSERT INTO user_keys (lane, user_id, wrapped_key) VALUES (?, ?, ?)")) {
      statement.setInt(1, Lane.of(user));
      statement.setObject(2, user);
      statement.setBytes(3, key);
      statement.executeUpdate();
    }
  }
}
