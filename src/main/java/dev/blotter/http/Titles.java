package dev.blotter.http;

import java.util.Locale;

/** Short titles of rejections, the same at every occurrence as RFC 9457 section 3.1.3 asks. */
final class Titles {

  private Titles() {}

  /** The code in words: {@code ORDER_ALREADY_FILLED} is "Order already filled". */
  static String of(String code) {
    var words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
