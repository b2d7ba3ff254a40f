package dev.blotter.demo;

import java.util.Map;

/** New units for old ones. */
record Split(int newUnits, int oldUnits) {

  Map<String, String> body() {
    return Map.of("new", Integer.toString(newUnits), "old", Integer.toString(oldUnits));
  }
}
