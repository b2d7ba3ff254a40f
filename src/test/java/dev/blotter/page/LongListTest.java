package dev.blotter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists longer than any that a test could make in its time: the answers are made up. */
@Tag("service")
@QuarkusTest
@InBrowser
class LongListTest {

  private static final int EVENTS = 100_000;
  private static final int MOST_ROWS = 80;

  /** How long a step may take, in milliseconds: what a reader no longer calls at once. */
  private static final long AT_ONCE = 1_500;

  private static final int HELD = 300;

  /** Lets the page change its address so often and no more, as browsers do within some seconds. */
  private static final String STRICT =
      """
      const replace = history.replaceState.bind(history);
      let left = 100;
      history.replaceState = (...place) => {
        if (left-- <= 0) {
          throw new DOMException('too often', 'SecurityError');
        }
        replace(...place);
      };""";

  /** As quickly as a key repeats, which a test cannot do from without. */
  private static final String HOLD =
      """
      async (times) => {
        for (let time = 0; time < times; time++) {
          const options = { key: 'ArrowDown', bubbles: true };
          document.activeElement.dispatchEvent(new KeyboardEvent('keydown', options));
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      }""";

  /** Beyond what one answer has of an order's events. */
  private static final int BUST = 1500;

  private static final String POSITION = UUID.randomUUID().toString();
  private static final Pattern NUMBER = Pattern.compile("(from_version|limit|cursor)=(\\d+)");

  @Test
  void a_position_of_100000_events_is_walked_from_end_to_end(Auditor auditor) {
    answerFor(auditor);
    auditor.comesIn("#/aggregates/position/" + POSITION).sees("Version 100,000 of 100,000");
    auditor.part("[aria-label=Timeline]").focus();
    auditor.presses("Home").sees("Version 1 of 100,000").sees("BUY 1 @ 101");
    auditor.presses("PageDown", "PageDown", "End").sees("BUY 100,000 @ 101");
    fewRows(auditor);
  }

  @Test
  void each_step_in_a_position_of_100000_events_is_there_at_once(Auditor auditor) {
    answerFor(auditor);
    auditor.comesIn("#/aggregates/position/" + POSITION).sees("Version 100,000 of 100,000");
    auditor.part("[aria-label=Timeline]").focus();
    atOnce(() -> auditor.presses("Home").sees("BUY 1 @ 101"));
    atOnce(() -> auditor.presses("PageDown").sees("BUY 20 @ 101"));
    atOnce(() -> auditor.presses("End").sees("BUY 100,000 @ 101"));
    auditor.window().getByLabel("Version", new GetByLabelOptions().setExact(true)).focus();
    atOnce(() -> auditor.presses("ArrowLeft").sees("State after version 99,999"));
    atOnce(() -> auditor.presses("Home").sees("State after version 1,"));
  }

  private static void atOnce(Runnable step) {
    long began = System.nanoTime();
    step.run();
    Assertions.assertThat(Duration.ofNanos(System.nanoTime() - began).toMillis())
        .isLessThan(AT_ONCE);
  }

  @Test
  void a_key_that_is_held_goes_on_and_on_and_the_address_follows(Auditor auditor) {
    answerFor(auditor);
    auditor.window().addInitScript(STRICT);
    auditor.comesIn("#/aggregates/position/" + POSITION + "?version=1");
    auditor.sees("Version 1 of 100,000").part("[aria-label=Timeline]").focus();
    auditor.window().evaluate(HOLD, HELD);
    auditor.sees("Version " + (HELD + 1) + " of 100,000").isAt("version=" + (HELD + 1));
    auditor.window().getByLabel("Version", new GetByLabelOptions().setExact(true)).focus();
    auditor.presses("ArrowLeft").part("text=Integrity").first().click();
    auditor.isAt("/integrity").window().goBack();
    auditor.isAt("version=" + HELD).sees("Version " + HELD + " of 100,000");
  }

  @Test
  void a_late_bust_is_told_beside_the_first_fill_of_an_order_of_many(Auditor auditor) {
    answerFor(auditor);
    auditor.comesIn("#/aggregates/order/" + POSITION).sees("Version 100,000 of 100,000");
    auditor.part("[aria-label=Timeline]").focus();
    auditor.presses("Home").sees("busted by v" + BUST);
  }

  @Test
  void a_search_goes_on_as_one_scrolls(Auditor auditor) {
    answerFor(auditor);
    auditor.comesIn("#/search?user_id=" + POSITION).sees("200 events so far");
    auditor.part("[aria-label='Events found']").focus();
    for (int page = 2; page <= 6; page++) {
      auditor
          .presses("End")
          .sees(
              (page < 5 ? "" + page * 200 : "1,%03d".formatted(page * 200 - 1000))
                  + " events so far");
      fewRows(auditor);
    }
    auditor.presses("Home");
    assertThat(auditor.part("#event-0")).containsText("BUY 1 @ 101");
  }

  @Test
  void whoever_comes_back_from_an_event_goes_on_at_its_row(Auditor auditor) {
    answerFor(auditor);
    auditor.comesIn("#/search?user_id=" + POSITION).sees("200 events so far");
    auditor.part("[aria-label='Events found']").focus();
    auditor.presses("End").sees("400 events so far");
    auditor.presses("End").sees("600 events so far").sees("BUY 400 @ 101");
    auditor.presses("Enter").isAt("/aggregates/position/" + POSITION).window().goBack();
    auditor.isAt("row=400");
    var active = auditor.part("[aria-label='Events found'] [aria-selected=true]");
    assertThat(active).containsText("BUY 400 @ 101");
    fewRows(auditor);
  }

  @Test
  void an_address_with_a_row_far_down_loads_no_more_than_one_without(Auditor auditor) {
    answerFor(auditor);
    auditor.comesIn("#/search?user_id=" + POSITION + "&row=50000").sees("200 events so far");
    var active = auditor.part("[aria-label='Events found'] [aria-selected=true]");
    assertThat(active).containsText("BUY 1 @ 101");
    auditor.sees("200 events so far");
  }

  @Test
  void a_page_that_fails_leaves_those_before_and_is_tried_again(Auditor auditor) {
    answerFor(auditor);
    Predicate<String> second = url -> url.contains("cursor=201");
    auditor.window().route(second, Route::abort);
    auditor.comesIn("#/search?user_id=" + POSITION).sees("200 events so far");
    auditor.part("[aria-label='Events found']").focus();
    auditor.presses("End").sees("UNREACHABLE").forgives("ERR_FAILED").sees("BUY 200 @ 101");
    auditor.window().unroute(second);
    auditor.clicks("Try again").sees("400 events so far");
    assertThat(auditor.part("text=UNREACHABLE")).hasCount(0);
  }

  private static void fewRows(Auditor auditor) {
    Assertions.assertThat(auditor.part("[role=row]").count()).isBetween(10, MOST_ROWS);
  }

  private static void answerFor(Auditor auditor) {
    auditor.window().route(url -> url.contains("/v1/audit/"), LongListTest::answer);
  }

  private static void answer(Route route) {
    var url = route.request().url();
    var path = URI.create(url).getPath();
    if (path.endsWith("/state")) {
      json(route, "{\"version\":%d,\"state\":{\"open\":true}}".formatted(EVENTS));
    } else if (path.endsWith("/events")) {
      long first = Math.max(number(url, "from_version", 1), number(url, "cursor", 1));
      long limit = number(url, "limit", 100);
      json(route, path.contains("/order/") ? executions(first, limit) : page(first, limit));
    } else {
      route.resume();
    }
  }

  private static String page(long first, long limit) {
    long last = Math.min(EVENTS, first + limit - 1);
    return LongStream.rangeClosed(first, last)
        .mapToObj(LongListTest::event)
        .collect(
            Collectors.joining(
                ",", "{\"items\":[", "],\"next_cursor\":\"%d\"}".formatted(last + 1)));
  }

  /** An order's: the first execution is busted by a later one, and nothing else has a name. */
  private static String executions(long first, long limit) {
    long last = Math.min(EVENTS, first + limit - 1);
    var items =
        LongStream.rangeClosed(first, last)
            .mapToObj(version -> execution(event(version), version))
            .collect(Collectors.joining(","));
    var next = last < BUST ? ",\"next_version\":" + (last + 1) : "";
    return "{\"items\":[" + items + "]" + next + "}";
  }

  private static String execution(String event, long version) {
    if (version == 1) {
      return executed(event, "OrderFilled", "\"exec_id\":\"e-1\"");
    }
    return version == BUST
        ? executed(event, "OrderFillBusted", "\"exec_id\":\"e-2\",\"exec_ref_id\":\"e-1\"")
        : event;
  }

  private static String executed(String event, String type, String names) {
    var figures = "\"figures\":{\"cum_qty\":\"0\",\"quantity\":\"9\"}";
    var payload = "\"payload\":{\"venue\":\"XNAS\",\"last_qty\":\"1\",\"last_px\":\"2\",";
    return event
        .replace("PositionChanged", type)
        .replaceFirst("(?s)\"payload\":.*", payload + names + "," + figures + "}}");
  }

  private static String event(long version) {
    return """
        {"event_id":"%1$s","position":"7.%2$d","aggregate_type":"position","aggregate_id":"%1$s",
         "version":%2$d,"event_type":"PositionChanged","schema_version":1,"user_id":"%1$s",
         "occurred_at":"2026-11-25T05:36:45.866751Z","command_id":"c-%2$d","correlation_id":"%1$s",
         "actor_type":"VENUE","actor_id":"XNAS","payload":{"figures":{"side":"LONG",
         "signed_quantity":"%2$d"},"fill":{"side":"BUY","quantity":"%2$d","price":"101"}}}"""
        .formatted(POSITION, version);
  }

  private static long number(String url, String name, long otherwise) {
    return NUMBER
        .matcher(url)
        .results()
        .filter(found -> found.group(1).equals(name))
        .mapToLong(LongListTest::value)
        .findFirst()
        .orElse(otherwise);
  }

  private static long value(MatchResult found) {
    return Long.parseLong(found.group(2));
  }

  private static void json(Route route, String body) {
    route.fulfill(new FulfillOptions().setContentType("application/json").setBody(body));
  }
}
