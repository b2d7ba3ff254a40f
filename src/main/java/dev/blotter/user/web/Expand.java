package dev.blotter.user.web;

import dev.blotter.http.RequestProblem;
import org.jspecify.annotations.Nullable;

/** What a list of users shows with each user. */
enum Expand {
  NOTHING,
  PORTFOLIO;

  static Expand parse(@Nullable String text) {
    if (text == null) {
      return NOTHING;
    }
    if (!text.equals("portfolio")) {
      throw RequestProblem.parameter("expand", "can only be portfolio");
    }
    return PORTFOLIO;
  }
}
