package dev.blotter.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.blotter.kernel.LanePosition;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract can fail: each of its tests does on a log that keeps nothing. */
class EventLogContractTest {

  private static final Map<Class<?>, Function<EventLog, EventLogContract>> PARTS =
      Map.of(
          AppendContract.class, log -> new AppendContract(log) {},
          GroupContract.class, log -> new GroupContract(log) {},
          CommandContract.class, log -> new CommandContract(log) {},
          ReadingContract.class, log -> new ReadingContract(log) {});

  static Stream<Method> promises() {
    return PARTS.keySet().stream()
        .flatMap(part -> Stream.of(part.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Test.class));
  }

  @ParameterizedTest
  @MethodSource("promises")
  void a_log_that_refuses_everything_breaks_every_promise(Method promise) {
    assertThat(failure(promise, new KeepsNothing(new AppendResult.Conflict()))).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("promises")
  void a_log_that_forgets_everything_breaks_every_promise(Method promise) {
    var appended = new AppendResult.Appended(List.of());
    assertThat(failure(promise, new KeepsNothing(appended))).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("promises")
  void a_log_that_says_all_was_there_before_breaks_every_promise(Method promise) {
    var place = new LanePosition(17, 1);
    var stored =
        new AppendResult.Duplicate("a", "fingerprint of a", "answer to a", place, Instant.EPOCH);
    assertThat(failure(promise, new KeepsNothing(stored))).isNotNull();
  }

  private static Throwable failure(Method promise, EventLog log) {
    var contract = PARTS.get(promise.getDeclaringClass()).apply(log);
    contract.remember_how_far_the_lane_goes();
    promise.setAccessible(true);
    var failure = catchThrowable(() -> promise.invoke(contract));
    return failure instanceof InvocationTargetException thrown ? thrown.getCause() : failure;
  }
}
