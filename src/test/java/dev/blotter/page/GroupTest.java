package dev.blotter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
@InBrowser
class GroupTest {

  private Bracket bracket;

  @BeforeEach
  void place() {
    bracket = Bracket.made();
  }

  private static Locator rows(Auditor auditor) {
    return auditor.part("[aria-labelledby=group] tbody tr");
  }

  @Test
  void an_order_names_the_others_of_its_group_with_role_and_state(Auditor auditor) {
    auditor.comesIn(Bracket.at(bracket.stopLoss())).sees("Bracket as it is now");
    assertThat(rows(auditor))
        .hasText(
            new String[] {
              "Entry● PARTIALLY_FILLEDswingBUY LIMIT limit 1004 of 10",
              "Take profit● PENDINGswing-profitSELL LIMIT limit 1200 of 4",
              "Stop loss● PENDINGswing-stop (this one)SELL STOP stop 900 of 4"
            });
  }

  @Test
  void one_leads_to_another_and_by_the_keyboard_too(Auditor auditor) {
    auditor.comesIn(Bracket.at(bracket.stopLoss()));
    rows(auditor).nth(1).locator("a").focus();
    auditor.presses("Enter").isAt(bracket.takeProfit());
    assertThat(rows(auditor).nth(1)).containsText("(this one)");
    rows(auditor).first().locator("a").click();
    auditor.isAt(bracket.entry());
    assertThat(rows(auditor).first()).containsText("(this one)");
  }

  @Test
  void at_an_earlier_version_they_are_shown_as_they_stood_then(Auditor auditor) {
    auditor.comesIn(Bracket.at(bracket.entry()) + "?version=1").sees("Bracket as of");
    assertThat(rows(auditor).first()).containsText("PENDING");
    assertThat(rows(auditor).last()).containsText("SUSPENDED");
    assertThat(rows(auditor).last()).containsText("0 of 10");
    rows(auditor).last().locator("a").click();
    auditor.isAt(bracket.stopLoss() + "?version=1");
  }

  @Test
  void an_order_of_its_own_has_none(Auditor auditor) {
    auditor.comesIn(Trades.made().at(1)).waitsForRest();
    assertThat(auditor.part("[aria-labelledby=group]")).hasCount(0);
  }
}
