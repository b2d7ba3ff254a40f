package dev.blotter.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.Serial;

/** A value of a body that is not what it must be, said in our own words. */
public final class Unfit extends MismatchedInputException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param words what it must be, such as "must be a UUID"; nothing that the client sent
   */
  public Unfit(JsonParser parser, Class<?> type, String words) {
    super(parser, words, type);
  }
}
