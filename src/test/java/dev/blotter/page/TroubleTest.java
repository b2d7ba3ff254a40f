package dev.blotter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import io.quarkus.test.junit.QuarkusTest;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an auditor sees of a service that does not answer well, and how it goes on after that. */
@Tag("service")
@QuarkusTest
@InBrowser
class TroubleTest {

  private Trades trades;

  @BeforeEach
  void trade() {
    trades = Trades.made();
  }

  @Test
  void an_answer_that_breaks_off_is_told_as_that(Auditor auditor) {
    answer(auditor, url -> url.contains("/portfolio/history"), TroubleTest::breaksOff);
    auditor.comesIn("#/users/" + trades.account().userId());
    auditor.sees("The answer broke off").sees("BROKEN_OFF").sees("JSON");
  }

  @Test
  void a_legal_hold_that_is_not_known_is_told_so(Auditor auditor) {
    answer(auditor, url -> url.contains("/legal-hold"), TroubleTest::refuses);
    auditor.comesIn("#/users/" + trades.account().userId()).sees("READ_ONLY").forgives("503");
    auditor.window().unrouteAll();
    auditor.clicks("Try again").waitsForRest();
    assertThat(auditor.part("text=READ_ONLY")).hasCount(0);
  }

  private static void answer(Auditor auditor, Predicate<String> urls, Answer answer) {
    auditor.window().route(urls, answer::to);
  }

  private interface Answer {
    void to(Route route);
  }

  private static void breaksOff(Route route) {
    route.fulfill(new FulfillOptions().setContentType("application/json").setBody("{\"items\":["));
  }

  private static void refuses(Route route) {
    route.fulfill(
        new FulfillOptions()
            .setStatus(503)
            .setContentType("application/problem+json")
            .setBody("{\"code\":\"READ_ONLY\",\"title\":\"For a while\",\"status\":503}"));
  }
}
