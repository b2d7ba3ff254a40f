package dev.blotter.portfolio;

import java.util.Map;
import org.pcollections.TreePMap;

/** Maps that share all but what changes: thousands of entries are not copied for each change. */
final class Persistent {

  private Persistent() {}

  static <K extends Comparable<? super K>, V> TreePMap<K, V> map(Map<K, V> map) {
    return map instanceof TreePMap<K, V> already ? already : TreePMap.from(map);
  }
}
