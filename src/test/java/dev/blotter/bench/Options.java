package dev.blotter.bench;

import java.io.Serial;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a bench was asked for. What it does not know it refuses: a run of minutes with a figure that
 * was not meant tells something else than what is read from it.
 *
 * @param command the first word; empty where there is none
 */
record Options(String command, Map<String, String> given) {

  private static final Pattern OPTION = Pattern.compile("--([a-z-]+)");

  /** What was asked for is not to be had. */
  static final class NotUnderstood extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    NotUnderstood(String message) {
      super(message);
    }
  }

  /**
   * Reads {@code command --name value …}.
   *
   * @param usage names, for each command, all options that it has
   * @throws NotUnderstood if one is not of that form, or the command does not have it
   */
  static Options of(String usage, String... words) {
    var command = words.length == 0 ? "" : words[0];
    Map<String, String> given = new HashMap<>();
    for (int at = 1; at < words.length; at += 2) {
      var name = OPTION.matcher(words[at]);
      if (!name.matches() || !has(usage, command, words[at])) {
        throw new NotUnderstood("bench " + command + " has no option " + words[at] + ".");
      }
      if (at + 1 == words.length) {
        throw new NotUnderstood(words[at] + " wants a value.");
      }
      given.put(name.group(1), words[at + 1]);
    }
    return new Options(command, given);
  }

  private static boolean has(String usage, String command, String option) {
    for (var block : usage.split("blotter bench ", -1)) {
      if (block.startsWith(command + " ")) {
        return block.contains("[" + option + " ");
      }
    }
    return true; // the command itself is what is not there
  }

  String text(String name, String usual) {
    return given.getOrDefault(name, usual);
  }

  /**
   * A whole number.
   *
   * @throws NotUnderstood if it is none
   */
  int number(String name, int usual) {
    return (int) decimal(name, usual);
  }

  /**
   * A number.
   *
   * @throws NotUnderstood if it is none
   */
  double decimal(String name, double usual) {
    try {
      return given.containsKey(name) ? Double.parseDouble(given.get(name)) : usual;
    } catch (NumberFormatException e) {
      throw new NotUnderstood("--" + name + " wants a number, not " + given.get(name) + ".");
    }
  }
}
