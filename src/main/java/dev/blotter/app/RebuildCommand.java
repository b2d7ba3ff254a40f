package dev.blotter.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Has a running service make read models anew: {@code rebuild NAME|all}. Draws how far it is until
 * it ends.
 */
final class RebuildCommand {

  private static final Set<String> OPTIONS =
      Set.of("url", "token", "user", "on-difference", "data");
  private static final String PATH = "/v1/admin/projections/";
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final ServiceClient service;

  private RebuildCommand(ServiceClient service) {
    this.service = service;
  }

  /**
   * @return the exit code: 0 where the new rows are live, 1 where they are not
   * @throws StartupFailure where the service cannot be asked, or refuses
   */
  static int run(String[] words, Map<String, String> environment) {
    if (words.length < 2 || words[1].startsWith("--")) {
      throw new StartupFailure("rebuild wants NAME or all (see ./blotter help).");
    }
    var rest = new ArrayList<>(List.of("rebuild"));
    rest.addAll(Arrays.asList(words).subList(2, words.length));
    var arguments = Arguments.parse(rest.toArray(String[]::new), environment).knowing(OPTIONS);
    return new RebuildCommand(ServiceClient.of(arguments)).run(words[1], arguments);
  }

  private int run(String name, Arguments arguments) {
    var begun =
        service.post(PATH + (name.equals("all") ? "" : name + "/") + "rebuild", body(arguments));
    var all = begun.has("items") ? begun.path("items") : List.of(begun);
    boolean good = true;
    for (var one : all) {
      good &= follow(one);
    }
    return good ? 0 : 1;
  }

  private static Map<String, String> body(Arguments arguments) {
    Map<String, String> body = new TreeMap<>();
    arguments.text("user").ifPresent(user -> body.put("user_id", user));
    arguments
        .text("on-difference")
        .ifPresent(what -> body.put("on_difference", what.toUpperCase(Locale.ROOT)));
    return body;
  }

  /** Draws it until it is over, or waits for somebody; true where the new rows are live. */
  private boolean follow(JsonNode begun) {
    var rebuild = begun;
    var path = "/v1/admin/rebuilds/" + rebuild.path("rebuild_id").asText();
    while (!isOver(rebuild)) {
      Console.redraw(ProgressBar.of(rebuild));
      pause();
      rebuild = service.get(path);
    }
    Console.redraw(ProgressBar.of(rebuild));
    Console.answer("");
    complain(rebuild, path);
    return state(rebuild).equals("SWAPPED");
  }

  private static void complain(JsonNode rebuild, String path) {
    if (rebuild.hasNonNull("error")) {
      Console.complain(rebuild.path("error").asText());
    }
    long differences = rebuild.path("differences").asLong();
    if (differences > 0) {
      Console.complain(differences + " rows were wrong: GET " + path + "/differences");
    }
  }

  private static boolean isOver(JsonNode rebuild) {
    return rebuild.hasNonNull("ended_at") || state(rebuild).equals("BLOCKED");
  }

  private static String state(JsonNode rebuild) {
    return rebuild.path("state").asText();
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupFailure("Interrupted; the rebuild goes on.", e);
    }
  }
}
