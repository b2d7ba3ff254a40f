package dev.blotter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
@InBrowser
class ComparingTest {

  private Trades trades;

  @BeforeEach
  void trade() {
    trades = Trades.made();
  }

  @Test
  void two_versions_are_compared_and_each_difference_names_its_event(Auditor auditor) {
    auditor.comesIn(trades.at(4) + "&tab=compare").fills("Version 4 compared with version", "2");
    auditor.presses("Tab").isAt("compare=2");
    var differences = auditor.part("[aria-label='Differences from version 2 to version 4']");
    assertThat(differences).containsText("v3 Order filled");
    assertThat(differences).containsText("v4 Order fill corrected");
  }

  @Test
  void a_difference_leads_to_the_version_that_made_it(Auditor auditor) {
    auditor.comesIn(trades.at(6) + "&tab=compare&compare=5").sees("Order fill busted");
    auditor.goes(trades.at(6) + "&tab=compare&compare=2");
    auditor.part(".difference .link:has-text('v4')").first().click();
    auditor.isAt("version=4").sees("Version 4 of 6");
  }

  @Test
  void an_event_leads_to_everything_that_its_cause_set_off(Auditor auditor) {
    auditor.comesIn(trades.at(3) + "&tab=event");
    auditor.part("text=cause tree").click();
    auditor.isAt("/correlations/").sees("Order filled").sees("Trade cash posted");
    auditor.part(".tree-events a:has-text('order')").first().click();
    auditor.isAt("/aggregates/order/" + trades.orderId()).sees("Version 3 of 6");
  }
}
