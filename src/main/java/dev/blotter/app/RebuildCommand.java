package dev.blotter.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Has a running service make read models anew: {@code rebuild NAME|all}. Shows how far it is until
 * it ends.
 */
final class RebuildCommand {

  private static final Set<String> OPTIONS =
      Set.of("url", "token", "user", "on-difference", "data");
  private static final String PATH = "/v1/admin/projections";
  private static final int CONFLICT = 409;
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** What the script says of where the output goes. */
  private static final String TERMINAL = "BLOTTER_TERMINAL";

  private final ServiceClient service;
  private final boolean terminal;

  private RebuildCommand(ServiceClient service, boolean terminal) {
    this.service = service;
    this.terminal = terminal;
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
    var terminal = "true".equals(environment.get(TERMINAL));
    return new RebuildCommand(ServiceClient.of(arguments), terminal).run(words[1], arguments);
  }

  private int run(String name, Arguments arguments) {
    var begun = begin(name, body(arguments));
    var all = begun.has("items") ? begun.path("items") : List.of(begun);
    boolean good = true;
    for (var one : all) {
      good &= follow(one);
    }
    return good ? 0 : 1;
  }

  /** Where the read model is being made anew already, that is what is shown. */
  private JsonNode begin(String name, Map<String, String> body) {
    try {
      return service.post(PATH + (name.equals("all") ? "" : "/" + name) + "/rebuild", body);
    } catch (ServiceClient.Refused refused) {
      if (refused.status() != CONFLICT || name.equals("all") || body.containsKey("user_id")) {
        throw refused;
      }
      var open = underWay(name).orElseThrow(() -> refused);
      Console.complain("one that " + open.path("actor").asText() + " has asked for is under way");
      return open;
    }
  }

  private Optional<JsonNode> underWay(String name) {
    return service
        .get(PATH)
        .path("items")
        .valueStream()
        .filter(item -> item.path("projection").asText().equals(name))
        .map(item -> item.path("rebuild"))
        .filter(JsonNode::isObject)
        .findFirst();
  }

  private static Map<String, String> body(Arguments arguments) {
    Map<String, String> body = new TreeMap<>();
    arguments.text("user").ifPresent(user -> body.put("user_id", user));
    arguments
        .text("on-difference")
        .ifPresent(what -> body.put("on_difference", what.toUpperCase(Locale.ROOT)));
    return body;
  }

  /** Shows it until it is over, or waits for somebody; true where the new rows are live. */
  private boolean follow(JsonNode begun) {
    var path = "/v1/admin/rebuilds/" + begun.path("rebuild_id").asText();
    var display = new RebuildDisplay(terminal, Console.out());
    var rebuild = begun;
    display.show(rebuild);
    while (!isOver(rebuild)) {
      rebuild = look(path);
      display.show(rebuild);
    }
    display.end();
    complain(rebuild, path);
    return state(rebuild).equals("SWAPPED");
  }

  /** The rebuild does not depend on the node that is asked: that one may be away for a while. */
  private JsonNode look(String path) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      pause();
      try {
        return service.get(path);
      } catch (ServiceClient.Away away) {
        if (System.nanoTime() - until > 0) {
          throw away;
        }
      }
    }
  }

  private static void complain(JsonNode rebuild, String path) {
    if (rebuild.hasNonNull("error")) {
      Console.complain(rebuild.path("error").asText());
    }
    long differences = rebuild.path("differences").asLong();
    if (differences > 0) {
      Console.complain(differences + " rows were wrong: GET " + path + "/differences");
    }
    if (state(rebuild).equals("BLOCKED")) {
      Console.complain("it goes on with PUT " + path + "/resume, and ends with DELETE " + path);
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
