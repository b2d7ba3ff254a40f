package dev.blotter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
@InBrowser
class ReadabilityTest {

  private static final String BEYOND =
      "document.documentElement.scrollWidth - document.documentElement.clientWidth";
  private static final String GROUND = "getComputedStyle(document.body).backgroundColor";

  private Trades trades;
  private Bracket bracket;

  @BeforeEach
  void trade() {
    trades = Trades.made();
    bracket = Bracket.made();
  }

  private List<String> views() {
    return List.of(
        "#/search?client_order_id=" + trades.clientOrderId(),
        trades.at(4),
        trades.at(4) + "&tab=event",
        trades.at(4) + "&tab=compare&compare=2",
        Bracket.at(bracket.stopLoss()),
        "#/users/" + trades.account().userId(),
        "#/integrity",
        "#/reconciliation",
        "#/erasures",
        "#/accesses",
        "#/refusals",
        "#/clocks");
  }

  @Test
  void every_view_fits_a_phone(Auditor auditor) {
    auditor.window().setViewportSize(320, 640);
    auditor.comesIn("").sees("Events");
    for (var view : views()) {
      auditor.goes(view).waitsForRest();
      assertThat(auditor.window().evaluate(BEYOND)).as(view).isEqualTo(0);
    }
  }

  @Test
  void every_view_is_accessible_in_light_and_dark(Auditor auditor) {
    scheme(auditor, ColorScheme.LIGHT);
    auditor.comesIn("").sees("Events");
    for (var view : views()) {
      auditor.goes(view).waitsForRest();
      scheme(auditor, ColorScheme.LIGHT);
      assertThat(Accessibility.offences(auditor.window())).as(view).isEmpty();
      scheme(auditor, ColorScheme.DARK);
      assertThat(Accessibility.faintTexts(auditor.window())).as(view).isEmpty();
    }
  }

  @Test
  void asking_for_a_token_is_accessible_too(Auditor auditor) {
    auditor.opens("/").sees("Bearer token");
    assertThat(Accessibility.offences(auditor.window())).isEmpty();
  }

  @Test
  void it_follows_the_machine_into_the_dark_unless_told_otherwise(Auditor auditor) {
    scheme(auditor, ColorScheme.LIGHT);
    auditor.opens("/").sees("Sign in");
    var light = auditor.window().evaluate(GROUND);
    scheme(auditor, ColorScheme.DARK);
    assertThat(auditor.window().evaluate(GROUND)).isNotEqualTo(light);
    auditor.clicks("Colours: Auto; change").clicks("Colours: Light; change");
    auditor.window().reload();
    auditor.sees("Dark");
    auditor.clicks("Colours: Dark; change").clicks("Colours: Auto; change");
    assertThat(auditor.window().evaluate(GROUND)).isEqualTo(light);
  }

  @Test
  void times_are_in_utc_to_the_microsecond_and_local_on_demand(Auditor auditor) {
    auditor.comesIn(trades.at(1));
    var time = auditor.part(".slider time");
    assertThat(time.textContent()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    auditor.clicks("Times in UTC; change");
    assertThat(time.textContent()).matches(".*\\.\\d{6}[+−]\\d\\d:\\d\\d");
  }

  /** Without motion: a colour on its way to another is neither. */
  private static void scheme(Auditor auditor, ColorScheme scheme) {
    var media = new EmulateMediaOptions().setColorScheme(scheme);
    auditor.window().emulateMedia(media.setReducedMotion(ReducedMotion.REDUCE));
  }
}
