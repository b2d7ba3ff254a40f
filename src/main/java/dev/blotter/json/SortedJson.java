package dev.blotter.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/** JSON by the names of its members, so that the same document has the same text. */
public final class SortedJson {

  private static final ObjectMapper MAPPER =
      Json.MAPPER
          .copy()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .setNodeFactory(new ByName());

  private SortedJson() {}

  /** The same document without any space, its members in order; the text itself if it is none. */
  public static String of(String json) {
    try {
      return MAPPER.readTree(json).toString();
    } catch (JsonProcessingException e) {
      return json;
    }
  }

  private static final class ByName extends JsonNodeFactory {
    private static final long serialVersionUID = 1;

    /** One that keeps numbers as they are written. */
    ByName() {
      super(true);
    }

    @Override
    public ObjectNode objectNode() {
      return new ObjectNode(this, new TreeMap<>());
    }
  }
}
