package dev.blotter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.blotter.http.Client;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything without a pointer: no test here clicks or sets the focus. */
@Tag("service")
@QuarkusTest
@InBrowser
class KeyboardTest {

  private static final int MOST_STOPS = 60;
  private static final String MARKED =
      "() => getComputedStyle(document.activeElement).outlineStyle !== 'none'";

  @Test
  void an_auditor_needs_no_pointer(Auditor auditor) {
    var trades = Trades.made();
    auditor.opens("/").sees("Bearer token").types(Client.auditor().token());
    auditor.presses("Enter").sees("aud-1");
    auditor.sees(AriaRole.BUTTON, "Find");
    auditor.presses("/").types(trades.clientOrderId()).presses("Enter");
    auditor.isAt("client_order_id=").sees("6 events").sees("Order initialized");
    tabTo(auditor, "[role=grid]").presses("End", "Enter").sees("Version 1 of 6");
    tabTo(auditor, "[type=range]").presses("ArrowRight", "ArrowRight").sees("Version 3 of 6");
    tabTo(auditor, "[role=tab]").presses("ArrowRight").sees("Original, v3");
    tabTo(auditor, "a[href*=correlations]").presses("Enter").sees("Cause tree");
  }

  @Test
  void the_first_stop_skips_what_is_the_same_everywhere(Auditor auditor) {
    auditor.comesIn("#/integrity").sees("Verify");
    auditor.window().reload();
    auditor.sees("Verify").presses("Tab").sees("Skip to the content").presses("Enter");
    tabTo(auditor, "#field-scope");
  }

  @Test
  void a_slash_leads_into_the_search_from_any_view(Auditor auditor) {
    auditor.comesIn("#/integrity").sees("Verify").presses("/").isAt("/search");
    var box = PlaywrightAssertions.assertThat(auditor.part("#field-find"));
    box.isFocused();
    auditor.types("IBM");
    box.hasValue("IBM");
  }

  private static Auditor tabTo(Auditor auditor, String selector) {
    var there = "() => document.activeElement.matches(\"" + selector + "\")";
    for (int stop = 0; stop < MOST_STOPS; stop++) {
      auditor.presses("Tab");
      assertThat(auditor.window().evaluate(MARKED)).as("the focus is visible").isEqualTo(true);
      if (auditor.window().evaluate(there).equals(true)) {
        return auditor;
      }
    }
    throw new AssertionError("no stop at " + selector);
  }
}
