package dev.blotter.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartOptionsTest {

  @Test
  void starts_an_embedded_database_unless_told_otherwise() {
    StartOptions options = read(Map.of());
    assertThat(options.database()).isNull();
    assertThat(options.port()).isEqualTo(8080);
    assertThat(options.managementPort()).isEqualTo(9000);
    assertThat(options.data().root()).isEqualTo(Path.of(".blotter").toAbsolutePath());
  }

  @Test
  void takes_options_in_both_forms() {
    StartOptions options = read(Map.of(), "start", "--port", "81", "--db=postgresql://a:b@c/d");
    assertThat(options.port()).isEqualTo(81);
    assertThat(options.database()).isEqualTo(new DatabaseAddress("c", 5432, "d", "a", "b", ""));
  }

  @Test
  void takes_the_environment_where_the_command_line_is_silent() {
    Map<String, String> environment = Map.of("BLOTTER_PORT", "82", "BLOTTER_DB_PORT", "83");
    StartOptions options = read(environment, "start", "--port", "81");
    assertThat(options.port()).isEqualTo(81);
    assertThat(options.databasePort()).isEqualTo(83);
  }

  @Test
  void refuses_an_unknown_option() {
    assertThatThrownBy(() -> read(Map.of(), "start", "--prot", "81"))
        .isInstanceOf(StartupFailure.class)
        .hasMessage("There is no option --prot (see ./blotter help).");
  }

  @Test
  void refuses_a_port_that_is_none() {
    assertThatThrownBy(() -> read(Map.of(), "start", "--port", "65536"))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("--port wants a port of 0 to 65535");
  }

  @Test
  void refuses_an_option_without_its_value() {
    assertThatThrownBy(() -> read(Map.of(), "start", "--port"))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("--port wants a value");
  }

  private static StartOptions read(Map<String, String> environment, String... words) {
    return StartOptions.of(Arguments.parse(words, environment));
  }
}
