package dev.blotter.ledger;

import java.util.Base64;
import java.util.regex.Pattern;

/** Keys as text (RFC 7468). */
final class Pem {

  private static final int LINE = 64;

  private Pem() {}

  static String text(String kind, byte[] der) {
    var body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }

  /** What stands in the first block of that kind. */
  static byte[] block(String kind, String text) {
    var form = Pattern.compile("-----BEGIN " + kind + "-----([^-]+)-----END " + kind + "-----");
    var found = form.matcher(text);
    if (!found.find()) {
      throw new IllegalArgumentException("there is no " + kind + " in the PEM text");
    }
    return Base64.getMimeDecoder().decode(found.group(1));
  }
}
