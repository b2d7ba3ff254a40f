package dev.blotter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.blotter.http.Client;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;

/** An auditor before a window, and everything that the window complained of. */
final class Auditor {

  private static final int PATIENCE_MS = 10_000;

  private final List<String> complaints = new ArrayList<>();
  private final Page page;

  Auditor(BrowserContext context) {
    page = context.newPage();
    page.setViewportSize(1280, 800);
    page.setDefaultTimeout(PATIENCE_MS);
    page.onConsoleMessage(this::heed);
    page.onPageError(complaints::add);
  }

  /** Opens the page; the address is that of the service of the test. */
  Auditor opens(String hash) {
    page.navigate(address() + hash);
    return this;
  }

  /** Opens the page in a tab that has a good token already. */
  Auditor comesIn(String hash) {
    return comesInAs(Client.auditor(), hash);
  }

  /** The same as somebody else. */
  Auditor comesInAs(Client client, String hash) {
    var token = client.token();
    page.addInitScript("sessionStorage['blotter.audit.token'] = '" + token + "'");
    return opens("/" + hash);
  }

  Auditor signsIn(String token) {
    page.getByLabel("Bearer token").fill(token);
    page.keyboard().press("Enter");
    return this;
  }

  /** Goes on elsewhere in the same window, signed in as before. */
  Auditor goes(String hash) {
    page.navigate(address() + "/" + hash);
    return this;
  }

  Auditor presses(String... keys) {
    List.of(keys).forEach(page.keyboard()::press);
    return this;
  }

  Auditor types(String text) {
    page.keyboard().insertText(text);
    return this;
  }

  Auditor clicks(String button) {
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true)).click();
    return this;
  }

  Auditor fills(String label, String text) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    return this;
  }

  /** Waits until the page shows the text. */
  Auditor sees(String text) {
    assertThat(page.locator("body")).containsText(text);
    return this;
  }

  Auditor sees(AriaRole role, String name) {
    assertThat(page.getByRole(role, new GetByRoleOptions().setName(name)).first()).isVisible();
    return this;
  }

  /** Waits until everything that was asked for is here. */
  Auditor waitsForRest() {
    assertThat(page.locator("main h1")).isVisible();
    assertThat(page.locator("[aria-busy=true]")).hasCount(0);
    return this;
  }

  Locator part(String selector) {
    return page.locator(selector);
  }

  Page window() {
    return page;
  }

  /** Waits until the address says that behind the hash. */
  Auditor isAt(String part) {
    page.waitForURL(url -> String.valueOf(URI.create(url).getRawFragment()).contains(part));
    return this;
  }

  /** Has the test expect a complaint of which that is a part. */
  Auditor forgives(String part) {
    complaints.removeIf(complaint -> complaint.contains(part));
    return this;
  }

  /** Closes the window, which must have had nothing to complain of. */
  void leave() {
    page.evaluate("localStorage.clear()");
    page.close();
    Assertions.assertThat(complaints).as("what the browser complained of").isEmpty();
  }

  static String address() {
    return "http://localhost:" + RestAssured.port + "/audit";
  }

  /** A browser complains of each 404 of the API, which the page tells its user. */
  private void heed(ConsoleMessage message) {
    var told = message.text().contains("404") && message.location().contains("/v1/audit/");
    if (!told && List.of("error", "warning").contains(message.type())) {
      complaints.add(message.text() + " " + message.location());
    }
  }
}
