package dev.blotter.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the README tells a newcomer to type, as it stands there. */
@Tag("service")
@QuarkusTest
class WalkThroughTest {
  private static final Pattern BLOCK =
      Pattern.compile("<!-- walk-through -->\n```sh\n(.*?)```", Pattern.DOTALL);
  private static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
  private static final Pattern STATUS = Pattern.compile("^(?:HTTP|curl)", Pattern.MULTILINE);

  @TestHTTPResource("/")
  URI service;

  @TempDir Path folder;

  @Test
  void the_first_five_minutes_go_as_the_readme_says() throws Exception {
    List<String> answers = run(script()).lines().toList();
    assertThat(answers).noneMatch(answer -> answer.contains("\"type\":\"urn:blotter:problem"));
    assertThat(answers).noneMatch(answer -> STATUS.matcher(answer).find());
    assertThat(answers).anyMatch(answer -> answer.contains("\"status\":\"PARTIALLY_FILLED\""));
    assertThat(answers).anyMatch(answer -> answer.contains("\"filled_avg_price\":\"187.14\""));
    assertThat(answers).anyMatch(answer -> answer.contains("\"scenario\":\"MARKET_DOWN_10\""));
    assertThat(answers).anyMatch(answer -> answer.contains("\"profit_loss_pct\":"));
    assertThat(answers).anyMatch(answer -> answer.contains("\"type\":\"FILL\""));
    assertThat(answers.get(answers.size() - 3)).contains("OrderInitialized", "OrderFilled");
    assertThat(answers.get(answers.size() - 2))
        .contains("\"version\":2")
        .contains("\"aggregate_type\":\"order\"");
    assertThat(answers.getLast())
        .contains("\"from_version\":1")
        .contains("\"path\":\"/lifecycle/phase\"")
        .contains("\"event_type\":\"OrderAccepted\"");
  }

  private String script() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    List<String> blocks =
        BLOCK.matcher(readme).results().map((MatchResult block) -> block.group(1)).toList();
    assertThat(blocks).hasSizeGreaterThan(4);
    return "set -eu\n" + String.join("\n", blocks).replace("http://localhost:8080/", service + "");
  }

  private String run(String script) throws Exception {
    writeFrontDoor();
    Path output = folder.resolve("output");
    Process shell =
        new ProcessBuilder("sh", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(shell.exitValue()).as(Files.readString(output)).isZero();
    return Files.readString(output);
  }

  /** A {@code ./blotter} that signs with the keys of the service under test, and needs no build. */
  private void writeFrontDoor() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path data = Path.of("target", "test-data").toAbsolutePath();
    String classes = System.getProperty("java.class.path");
    Path script = folder.resolve("blotter");
    Files.writeString(
        script,
        "#!/bin/sh\nexec '%s' %s -cp '%s' dev.blotter.app.Main \"$@\" --data '%s' 2>/dev/null\n"
            .formatted(java, QUICK, classes, data));
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }
}
