package dev.blotter.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of a test run, started when it is first asked for. */
final class Chromium implements AutoCloseable {

  static final String MISSING =
      "no Chromium: install it (Debian: apt-get install chromium) or name it in BLOTTER_CHROMIUM";

  private static final List<String> NAMES =
      List.of(
          // Without all that a page does not need it takes half as much of the processors.
          "chromium-headless-shell",
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable");

  /** It is to talk to the service of the test and to nobody else. */
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");

  /**
   * Of Playwright's own: it lets a page change its address without end, as no user's browser does.
   */
  private static final List<String> UNWANTED = List.of("--disable-ipc-flooding-protection");

  private final Playwright playwright;
  private final Browser browser;
  private final BrowserContext context;

  private Chromium(Path executable) {
    playwright =
        Playwright.create(
            new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(FLAGS)
                    .setIgnoreDefaultArgs(UNWANTED));
    context = browser.newContext();
  }

  static Chromium start() {
    return new Chromium(find().orElseThrow(() -> new IllegalStateException(MISSING)));
  }

  /** Where the browser is on this machine; empty where there is none. */
  static Optional<Path> find() {
    var named = Optional.ofNullable(System.getenv("BLOTTER_CHROMIUM")).map(Path::of);
    return named.or(() -> candidates().filter(Files::isExecutable).findFirst());
  }

  private static Stream<Path> candidates() {
    var folders = System.getenv("PATH").split(File.pathSeparator);
    return NAMES.stream().flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)));
  }

  /** What all windows of the run share: above all, the files of the page. */
  BrowserContext context() {
    return context;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
