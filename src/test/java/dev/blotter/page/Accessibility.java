package dev.blotter.page;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What axe-core, which knows the rules of WCAG, has against a page. */
final class Accessibility {

  private static final String SCRIPT = script();

  private static final String RUN =
      "async (only) => (await axe.run({ resultTypes: ['violations'], ...only })).violations"
          + ".map(({ id, nodes }) => `${id}: ${nodes[0].html}`)";

  private static final Map<String, List<String>> CONTRAST =
      Map.of("runOnly", List.of("color-contrast"));

  private Accessibility() {}

  static List<?> offences(Page page) {
    load(page);
    return (List<?>) page.evaluate(RUN, Map.of());
  }

  /** What differs between light and dark. */
  static List<?> faintTexts(Page page) {
    load(page);
    return (List<?>) page.evaluate(RUN, CONTRAST);
  }

  /** Once for a window: views of the page change within it. */
  private static void load(Page page) {
    if (Boolean.FALSE.equals(page.evaluate("'axe' in window"))) {
      page.evaluate(SCRIPT);
    }
  }

  private static String script() {
    try (var stream = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
