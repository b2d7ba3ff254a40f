package dev.blotter.ledger.postgres;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Lane;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is verified. A user and an aggregate lie in one lane, of which all is verified: only so is
 * it certain that nothing is missing.
 *
 * @param name all, lane, user or aggregate
 */
public record VerificationScope(
    String name, @Nullable Integer lane, @Nullable UUID userId, @Nullable AggregateRef aggregate) {

  public static VerificationScope all() {
    return new VerificationScope("all", null, null, null);
  }

  public static VerificationScope lane(int lane) {
    return new VerificationScope("lane", Lane.checked(lane), null, null);
  }

  public static VerificationScope user(UUID userId) {
    return new VerificationScope("user", Lane.of(userId), userId, null);
  }

  public static VerificationScope aggregate(AggregateRef aggregate) {
    return new VerificationScope("aggregate", aggregate.lane(), null, aggregate);
  }

  /** The lanes concerned. */
  List<Integer> lanes() {
    return lane == null ? IntStream.range(0, Lane.COUNT).boxed().toList() : List.of(lane);
  }

  boolean isAll() {
    return lane == null;
  }

  /** The same for the same scope. */
  String subject() {
    var what = aggregate != null ? aggregate.toString() : String.valueOf(userId);
    return switch (name) {
      case "all" -> name;
      case "lane" -> name + " " + lane;
      default -> name + " " + what;
    };
  }
}
