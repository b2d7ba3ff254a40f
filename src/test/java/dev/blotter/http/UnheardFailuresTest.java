package dev.blotter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.command.Overloaded;
import dev.blotter.command.Refusal;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("service")
@QuarkusTest
class UnheardFailuresTest {

  private final Logger logger = Logger.getLogger(UnheardFailures.class.getName());
  private final List<Level> logged = new ArrayList<>();
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          logged.add(entry.getLevel());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.addHandler(listener);
  }

  @AfterEach
  void leave() {
    logger.removeHandler(listener);
  }

  static Stream<Throwable> answers() {
    return Stream.of(
        new Overloaded(new Refusal(Refusal.Reason.WAIT, 1)),
        RequestProblem.noCursor(),
        new CancellationException());
  }

  @ParameterizedTest
  @MethodSource("answers")
  void a_client_that_has_gone_before_it_was_answered_is_no_error(Throwable answer) {
    Infrastructure.handleDroppedException(answer);
    assertThat(logged).noneMatch(level -> level.intValue() >= Level.INFO.intValue());
  }

  @Test
  void any_other_failure_that_nobody_hears_of_is_logged() {
    Infrastructure.handleDroppedException(new IllegalStateException("nobody asked"));
    assertThat(logged).anyMatch(level -> level.getName().equals("ERROR"));
  }
}
