package dev.blotter.app;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked for on the command line, and where that says nothing, in the environment.
 *
 * @param command the first word, such as {@code start}
 * @param options what stands behind each {@code --name}
 * @param environment the process's environment
 */
record Arguments(String command, Map<String, String> options, Map<String, String> environment) {

  /**
   * Reads {@code command --name value --other=value}.
   *
   * @throws StartupFailure if something is not of that form
   */
  static Arguments parse(String[] words, Map<String, String> environment) {
    String command = words.length == 0 || words[0].startsWith("--") ? "start" : words[0];
    Map<String, String> options = new LinkedHashMap<>();
    int next = words.length > 0 && words[0].equals(command) ? 1 : 0;
    while (next < words.length) {
      next = readOption(words, next, options);
    }
    return new Arguments(command, options, environment);
  }

  private static int readOption(String[] words, int at, Map<String, String> options) {
    String word = words[at];
    if (!word.startsWith("--")) {
      throw new StartupFailure("Not understood: " + word + " (see ./blotter help).");
    }
    int equals = word.indexOf('=');
    if (equals > 0) {
      options.put(word.substring(2, equals), word.substring(equals + 1));
      return at + 1;
    }
    if (at + 1 == words.length) {
      throw new StartupFailure("The option " + word + " wants a value (see ./blotter help).");
    }
    options.put(word.substring(2), words[at + 1]);
    return at + 2;
  }

  /**
   * Refuses options that the command does not have.
   *
   * @throws StartupFailure if there is one
   */
  Arguments knowing(Set<String> names) {
    for (String name : options.keySet()) {
      if (!names.contains(name)) {
        throw new StartupFailure("There is no option --" + name + " (see ./blotter help).");
      }
    }
    return this;
  }

  /** The option {@code --some-name}, or else the environment's {@code BLOTTER_SOME_NAME}. */
  Optional<String> text(String name) {
    String variable = "BLOTTER_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
    return Optional.ofNullable(options.get(name))
        .or(() -> Optional.ofNullable(environment.get(variable)))
        .filter(value -> !value.isBlank());
  }

  /**
   * The same as a TCP port.
   *
   * @throws StartupFailure if it is none
   */
  int port(String name, int otherwise) {
    return text(name).map(value -> port(name, value)).orElse(otherwise);
  }

  private static int port(String name, String value) {
    if (value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65_535) {
      return Integer.parseInt(value);
    }
    throw new StartupFailure("The option --" + name + " wants a port of 0 to 65535, not " + value);
  }
}
