package dev.blotter.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PropertyTest {

  @Test
  void every_case_has_randomness_of_its_own() {
    var drawn = new HashSet<Long>();
    Property.check("own randomness", 100, random -> drawn.add(random.nextLong()));
    assertThat(drawn).hasSizeGreaterThan(System.getProperty("blotter.seed") == null ? 90 : 0);
  }

  @Test
  void the_first_failing_seed_is_named() {
    assertThatThrownBy(() -> Property.check("never", 10, random -> assertThat(1).isEqualTo(2)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("never: fails for -Dblotter.seed=");
  }

  @Test
  void a_seed_gives_the_same_numbers_again() {
    var first = new ArrayList<Long>();
    var second = new ArrayList<Long>();
    Seeds.of("again", 50).forEach(seed -> first.add(Seeds.random(seed).nextLong()));
    Seeds.of("again", 50).forEach(seed -> second.add(Seeds.random(seed).nextLong()));
    assertThat(first).isEqualTo(second);
  }

  @Test
  void a_property_that_holds_passes() {
    assertThatCode(() -> Property.check("holds", 1_000, random -> random.nextInt()))
        .doesNotThrowAnyException();
  }
}
