package dev.blotter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route.FulfillOptions;
import dev.blotter.testing.ServiceDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
@InBrowser
class ReconcilingTest {

  private static final String FIRST_PAGE =
      "{\"items\":[%s],\"next_cursor\":\"c\"}".formatted(run("DIFFERENT"));
  private static final String LAST_PAGE = "{\"items\":[%s]}".formatted(run("CANCELLED"));

  private Trades trades;

  @BeforeEach
  void trade() {
    trades = Trades.made();
    // A read waits until the read models have all of it.
    trades.account().get("/orders").then().statusCode(200);
  }

  @Test
  void one_user_s_read_models_are_held_against_the_log(Auditor auditor) {
    reconcile(auditor).sees("CLEAN").sees("all are what the log says");
    assertThat(auditor.part(".run progress")).hasAttribute("value", "1");
    assertThat(auditor.part("[aria-labelledby=runs]")).containsText("CLEAN");
  }

  @Test
  void what_differs_is_shown_with_what_it_should_be(Auditor auditor) {
    ServiceDatabase.sql("UPDATE orders SET tag = 'tampered' WHERE id = '" + trades.orderId() + "'");
    reconcile(auditor).sees("DIFFERENT").sees("1 difference").sees("DIFFERENT_VALUE");
    auditor.sees("orders").sees("tag").sees("tampered");
  }

  @Test
  void a_run_has_an_address_of_its_own(Auditor auditor) {
    reconcile(auditor).sees("CLEAN").isAt("run=");
    auditor.window().reload();
    auditor.sees("CLEAN").sees("all are what the log says");
  }

  @Test
  void runs_of_long_ago_are_on_later_pages(Auditor auditor) {
    auditor
        .window()
        .route(
            url -> url.contains("/v1/audit/reconciliations?"),
            route -> {
              var body = route.request().url().contains("cursor=") ? LAST_PAGE : FIRST_PAGE;
              route.fulfill(new FulfillOptions().setContentType("application/json").setBody(body));
            });
    auditor.comesIn("#/reconciliation").sees("DIFFERENT").clicks("Next").sees("CANCELLED");
    assertThat(auditor.part("[aria-labelledby=runs] tbody tr")).hasCount(1);
  }

  private static String run(String status) {
    return "{\"id\":\"%s\",\"status\":\"%s\",\"started_at\":\"2026-11-25T05:36:45Z\"}"
        .formatted(UUID.randomUUID(), status);
  }

  private Auditor reconcile(Auditor auditor) {
    return auditor
        .comesIn("#/reconciliation")
        .fills("User id (all where empty)", trades.account().userId().toString())
        .clicks("Reconcile");
  }
}
