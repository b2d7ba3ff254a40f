package dev.blotter.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of what is kept outside, the same in a folder and in a bucket. */
final class ArchiveNames {

  static final String HEADS = "heads/";
  private static final int GROUP = 10_000;
  private static final Pattern HEAD = Pattern.compile("heads/\\d{14}/(\\d{18})\\.json$");

  private ArchiveNames() {}

  /** In groups of 10,000, in an order that is that of the numbers. */
  static String head(long number) {
    return "%s%014d/%018d.json".formatted(HEADS, number / GROUP, number);
  }

  /** The number in a name; 0 where it is not that of a head. */
  static long number(String name) {
    Matcher found = HEAD.matcher(name);
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  static String breakAt(long head) {
    return "breaks/%018d.json".formatted(head);
  }

  static String key(String id) {
    return "keys/" + id + ".pem";
  }
}
