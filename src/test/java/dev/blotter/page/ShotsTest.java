package dev.blotter.page;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.blotter.http.Account;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
@InBrowser
class ShotsTest {
  private static void shot(Auditor auditor, String name) {
    for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      auditor.window().emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
      for (int width : new int[] {1280, 320}) {
        auditor.window().setViewportSize(width, 900);
        auditor.window().waitForTimeout(400);
        auditor
            .window()
            .screenshot(
                new ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(
                        Path.of(
                            "/tmp/wt/pag-shots/" + name + "-" + scheme + "-" + width + ".png")));
      }
    }
    auditor.window().setViewportSize(1280, 900);
  }

  @Test
  void shots(Auditor auditor) {
    var trades = Trades.made();
    String order = trades.account().buy("late-report", trades.symbol(), "10", "9").path("order_id");
    var early = Instant.now().truncatedTo(ChronoUnit.MICROS);
    int n = 0;
    for (int plus : new int[] {1, 0, 0}) {
      Account.report(
              order,
              """
        {"exec_type": "TRADE", "exec_id": "%s", "last_qty": "1", "last_px": "9", "transact_time": "%s"}"""
                  .formatted(order.substring(24) + n++, early.plusMillis(plus)))
          .then()
          .statusCode(200);
    }
    for (int i = 0; i < 52; i++) trades.account().buy("more-" + i, trades.symbol(), "1", "1");
    auditor.comesIn("#/aggregates/order/" + order + "?business=" + early).sees("Not in it");
    shot(auditor, "business");
    auditor
        .goes("#/users/" + trades.account().userId() + "?at=" + Instant.now())
        .sees("As of")
        .waitsForRest();
    shot(auditor, "holdings");
    auditor.goes("#/search").waitsForRest();
    auditor
        .fills("Find an id, a client order id or a symbol", "ada@example.com")
        .presses("Enter")
        .sees("Only an operator");
    shot(auditor, "find");
    auditor.window().route(url -> url.contains("/events?from_version=1&limit=200"), Route::abort);
    auditor.goes(trades.at(6)).sees("UNREACHABLE");
    shot(auditor, "timeline-fault");
    auditor.forgives("ERR_FAILED");
    auditor.window().unrouteAll();
    auditor
        .window()
        .route(
            url -> url.contains("/v1/audit/events"),
            r ->
                r.fulfill(
                    new Route.FulfillOptions().setContentType("application/json").setBody("{")));
    auditor.goes("#/search?symbol=" + trades.symbol()).sees("broke off");
    shot(auditor, "search-fault");
  }
}
