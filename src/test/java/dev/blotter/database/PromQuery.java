package dev.blotter.database;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an expression of Prometheus asks for. */
record PromQuery(String text) {

  private static final String CONDITION = "[a-z_]+\\s*(?:=~|!~|!=|=)\\s*\"(?:[^\"\\\\]|\\\\.)*\"";
  private static final Pattern SELECTOR =
      Pattern.compile("([a-z][a-z0-9_]*)\\{(" + CONDITION + "(?:\\s*,\\s*" + CONDITION + ")*)}");
  private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\)");
  private static final Pattern AGGREGATION = Pattern.compile("\\b(sum|min|max)\\b");
  private static final Pattern WINDOW = Pattern.compile("\\[([^]:]*)(?::[^]]*)?]");
  private static final Pattern NAME = Pattern.compile("(?<![$\\w.])[a-z][a-z0-9_]*\\b(?!\\s*\\()");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset", "bool");

  /** The names of the metrics that it reads. */
  Set<String> metrics() {
    var bare =
        text.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "")
            .replaceAll("\\{[^}]*}", "")
            .replaceAll(WINDOW.pattern(), "")
            .replaceAll(BY.pattern(), "");
    var names =
        all(NAME, bare).map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    names.removeAll(WORDS);
    return names;
  }

  /** Those that it restricts, and to what. */
  List<Selector> selectors() {
    return all(SELECTOR, text).map(found -> Selector.of(found.group(1), found.group(2))).toList();
  }

  /**
   * The labels that it sums up by, which are those that its result has; empty where it does not.
   */
  Set<String> labels() {
    return all(BY, text)
        .flatMap(found -> Stream.of(found.group(1).split(",", -1)))
        .map(String::strip)
        .collect(Collectors.toSet());
  }

  /** Whether its result has only the labels that it sums up by. */
  boolean sumsUp() {
    return AGGREGATION.matcher(text).find();
  }

  /** How far back it looks to tell a rate, as it says so: {@code 5m}, whatever its steps. */
  List<String> windows() {
    return all(WINDOW, text).map(found -> found.group(1)).toList();
  }

  private static Stream<MatchResult> all(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }
}
