package dev.blotter.seeding;

/**
 * Goes through a text from one thing to the next that may be an account's own. By hand: a regular
 * expression takes longer for it than the rules take for all that they do.
 */
final class GapScanner {

  /** What may be found, and its form: 0 is any digit, f any hexadecimal one, a any letter. */
  enum Kind {
    MARK("⟦a⟧"),
    ID("ffffffff-ffff-ffff-ffff-ffffffffffff"),
    MOMENT("0000-00-00T00:00:00");

    private final String form;

    /** Where in the form a character stands that is rare elsewhere. */
    private final int rare;

    Kind(String form) {
      this.form = form;
      this.rare = Math.max(0, form.indexOf('-'));
    }
  }

  private final String text;
  private Kind kind = Kind.MARK;
  private int begin;
  private int end;

  GapScanner(String text) {
    this.text = text;
  }

  /** Goes on to the next; false where there is none. */
  boolean find() {
    begin = end;
    while (begin < text.length() && !isHere()) {
      begin++;
    }
    return begin < text.length();
  }

  Kind kind() {
    return kind;
  }

  /** Where it begins. */
  int begin() {
    return begin;
  }

  /** The first place behind it. */
  int end() {
    return end;
  }

  String found() {
    return text.substring(begin, end);
  }

  private boolean isHere() {
    return is(Kind.MARK) || is(Kind.ID) || (is(Kind.MOMENT) && endsInUtc());
  }

  private boolean is(Kind wanted) {
    var form = wanted.form;
    int rare = begin + wanted.rare;
    if (text.length() - begin < form.length() || text.charAt(rare) != form.charAt(wanted.rare)) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      if (!fits(text.charAt(begin + i), form.charAt(i))) {
        return false;
      }
    }
    kind = wanted;
    end = begin + form.length();
    return true;
  }

  private static boolean fits(char c, char form) {
    return switch (form) {
      case '0' -> isIn('0', c, '9');
      case 'f' -> isIn('0', c, '9') || isIn('a', c, 'f');
      case 'a' -> isIn('a', c, 'z');
      default -> c == form;
    };
  }

  /** Passes over a fraction of a second, if there is one. */
  private boolean endsInUtc() {
    int at = end;
    while (at < text.length() && (text.charAt(at) == '.' || isIn('0', text.charAt(at), '9'))) {
      at++;
    }
    end = at + 1;
    return at < text.length() && text.charAt(at) == 'Z';
  }

  private static boolean isIn(char first, char c, char last) {
    return first <= c && c <= last;
  }
}
