package dev.blotter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.blotter.testing.ServiceDatabase;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A superuser has taken a version out of an order's history, and put it behind the others. */
@Tag("service")
@QuarkusTest
@InBrowser
class BrokenHistoryTest {

  private static final String VERSION = ".version";

  private Trades trades;

  @BeforeEach
  void tamper() {
    trades = Trades.made();
    Tampering.awaitSealed(trades.orderId());
    move(3, 1003);
  }

  @AfterEach
  void undo() {
    move(1003, 3);
  }

  private void move(int from, int to) {
    ServiceDatabase.tamper(
        """
        UPDATE domain_events SET aggregate_version = %d
        WHERE aggregate_id = '%s' AND aggregate_version = %d"""
            .formatted(to, trades.orderId(), from));
  }

  @Test
  void what_there_is_of_it_is_shown_below_what_is_wrong(Auditor auditor) {
    auditor.comesIn("#/aggregates/order/" + trades.orderId());
    auditor.sees("HISTORY_BROKEN").sees("has no version 3, and goes on");
    assertThat(auditor.part("[aria-label=Timeline] " + VERSION))
        .hasText(new String[] {"1", "2", "4", "5", "6", "1003"});
    auditor.goes(trades.at(4) + "&tab=event").sees("Version 4 of");
    assertThat(selected(auditor)).hasText("4");
    auditor.clicks("Version before").isAt("version=2").sees("Version 2 of");
    assertThat(selected(auditor)).hasText("2");
    auditor.goes(trades.at(2)).sees("State after version 2").forgives("500");
  }

  private static Locator selected(Auditor auditor) {
    return auditor.part("[aria-label=Timeline] [aria-selected=true] " + VERSION);
  }
}
