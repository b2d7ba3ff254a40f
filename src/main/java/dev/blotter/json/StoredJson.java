package dev.blotter.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.UncheckedIOException;

/**
 * Reads one type from documents that the database has kept; made once and used by all.
 *
 * @param <T> the type
 */
public final class StoredJson<T> {

  private final ObjectReader reader;

  StoredJson(ObjectReader reader) {
    this.reader = reader;
  }

  /**
   * The value of a document.
   *
   * @throws UncheckedIOException where it is not one of this type
   */
  public T read(String json) {
    try {
      return reader.readValue(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
