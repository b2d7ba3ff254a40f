package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionConverterTest {

  private final RetentionConverter converter = new RetentionConverter();

  @Test
  void a_record_is_kept_for_a_year_or_longer() {
    assertThat(converter.convert("365d")).isEqualTo(Duration.ofDays(365));
    assertThat(converter.convert("2557d")).isEqualTo(Duration.ofDays(2557));
  }

  @Test
  void less_is_refused_at_the_start() {
    assertThatThrownBy(() -> converter.convert("364d")).hasMessageContaining("365d at least");
  }
}
