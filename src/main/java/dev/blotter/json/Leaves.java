package dev.blotter.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The single values of a JSON document by their pointers (RFC 6901). Money counts as one, and what
 * is empty as none.
 */
public final class Leaves {

  private final Map<String, JsonNode> values = new LinkedHashMap<>();

  private Leaves() {}

  public static Map<String, JsonNode> of(JsonNode document) {
    var leaves = new Leaves();
    leaves.add("", document);
    return leaves.values;
  }

  private void add(String path, JsonNode value) {
    if (value.isValueNode() || isMoney(value)) {
      values.put(path, value);
    } else if (value.isArray()) {
      for (int index = 0; index < value.size(); index++) {
        add(path + "/" + index, value.get(index));
      }
    } else {
      value.properties().forEach(each -> add(path + "/" + escaped(each.getKey()), each.getValue()));
    }
  }

  private static boolean isMoney(JsonNode value) {
    return value.size() == 2 && value.has("amount") && value.has("currency");
  }

  /** RFC 6901, section 3. */
  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
