package dev.blotter.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads comma-separated values (RFC 4180) whose fields hold no line breaks. */
final class Csv {

  private Csv() {}

  static List<Map<String, String>> rows(String text) {
    var lines = text.lines().filter(line -> !line.isBlank()).map(Csv::fields).toList();
    return lines.stream().skip(1).map(fields -> named(lines.getFirst(), fields)).toList();
  }

  private static Map<String, String> named(List<String> names, List<String> fields) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), i < fields.size() ? fields.get(i) : "");
    }
    return row;
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    var field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
