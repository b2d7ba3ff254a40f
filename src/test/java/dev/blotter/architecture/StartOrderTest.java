package dev.blotter.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.job.StartOrder;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StartOrderTest {

  @Test
  void settings_and_keys_are_made_sense_of_before_anything_begins_to_work() {
    assertThat(StartOrder.SETTINGS).isLessThan(ObserverMethod.DEFAULT_PRIORITY);
    var first =
        Stream.concat(
            MainClasses.ALL.stream()
                .filter(type -> type.isAnnotatedWith(Startup.class))
                .filter(type -> type.getAnnotationOfType(Startup.class).value() == first())
                .map(type -> type.getSimpleName()),
            MainClasses.ALL.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Startup.class))
                .filter(method -> method.getAnnotationOfType(Startup.class).value() == first())
                .map(method -> method.getRawReturnType().getSimpleName()));
    assertThat(first).containsExactlyInAnyOrder("MasterKey", "Keys", "References", "TradingRules");
  }

  private static int first() {
    return StartOrder.SETTINGS;
  }
}
