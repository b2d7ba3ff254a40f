package dev.blotter.command;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.command.Answer.Kind;
import dev.blotter.json.Json;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Rejection;
import dev.blotter.kernel.RejectionCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers as they are stored beside the command, so that a retry gets the first one again. */
final class AnswerCodec {

  private AnswerCodec() {}

  static String write(Answer answer) {
    return Json.write(
        new Written(
            answer.kind(),
            answer.subject(),
            answer.version(),
            answer.resource(),
            StoredDenial.of(answer.denial())));
  }

  static Answer read(String json) {
    var read = Json.read(json, Stored.class);
    var denial = read.denial() == null ? null : read.denial().rejection();
    return new Answer(
        read.kind(), read.subject(), read.version(), read.resource().toString(), denial);
  }

  private record Written(
      Kind kind,
      AggregateRef subject,
      long version,
      @JsonRawValue String resource,
      @Nullable StoredDenial denial) {}

  private record Stored(
      Kind kind,
      AggregateRef subject,
      long version,
      JsonNode resource,
      @Nullable StoredDenial denial) {}

  private record StoredDenial(
      String code,
      RejectionCode.Kind kind,
      String message,
      @Nullable String field,
      Map<String, String> context) {

    static @Nullable StoredDenial of(@Nullable Rejection rejection) {
      if (rejection == null) {
        return null;
      }
      var code = rejection.code();
      return new StoredDenial(
          code.name(), code.kind(), rejection.message(), rejection.field(), rejection.context());
    }

    Rejection rejection() {
      return new Rejection(new StoredCode(code, kind), message, field, context);
    }
  }

  private record StoredCode(String name, RejectionCode.Kind kind) implements RejectionCode {}
}
