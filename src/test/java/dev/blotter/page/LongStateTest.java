package dev.blotter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An order of more executions than a test could report in its time: the states are made up. */
@Tag("service")
@QuarkusTest
@InBrowser
class LongStateTest {

  private static final int EXECUTIONS = 2_400;
  private static final int MOST_ELEMENTS = 2_000;
  private static final String CHANGED = ".state tr.changed";
  private static final Pattern STATE = Pattern.compile("/v1/audit/.*/state(\\?|$)");
  private static final Pattern VERSION = Pattern.compile("[?&]version=(\\d+)");

  private Trades trades;

  @BeforeEach
  void trade() {
    trades = Trades.made();
  }

  @Test
  void a_list_of_thousands_shows_what_changed_and_the_rest_once_it_is_opened(Auditor auditor) {
    auditor.window().route(STATE, LongStateTest::answer);
    auditor.comesIn(trades.at(3)).sees("executions: 2,400");
    assertThat(auditor.part(CHANGED)).hasCount(1);
    assertThat(auditor.part(".state")).containsText("executions 3");
    assertFewElements(auditor);
    auditor.part("text=executions: 2,400").click();
    auditor.part("text=101 to 150").click();
    assertThat(auditor.part(".state")).containsText("executions 150");
    assertFewElements(auditor);
    auditor.clicks("Version after").sees("State after version 4");
    assertThat(auditor.part(CHANGED)).hasCount(1);
    assertThat(auditor.part(".state")).containsText("executions 150");
  }

  private static void assertFewElements(Auditor auditor) {
    Assertions.assertThat(auditor.part("main *").count()).isLessThan(MOST_ELEMENTS);
  }

  /** Each version changes the execution of its number. */
  private static void answer(Route route) {
    var asked = VERSION.matcher(route.request().url());
    int version = asked.find() ? Integer.parseInt(asked.group(1)) : Trades.VERSIONS;
    var executions =
        IntStream.rangeClosed(1, EXECUTIONS)
            .mapToObj(
                number ->
                    "{\"exec_id\":\"e-%d\",\"last_qty\":\"%d\"}"
                        .formatted(number, number <= version ? 2 : 1))
            .collect(Collectors.joining(","));
    route.fulfill(
        new FulfillOptions()
            .setContentType("application/json")
            .setBody(
                "{\"version\":%d,\"state\":{\"executions\":[%s]}}".formatted(version, executions)));
  }
}
