package dev.blotter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ETagsTest {

  @Test
  void if_match_names_a_version_or_any() {
    assertThat(ETags.expected("\"17\"")).isEqualTo(17L);
    assertThat(ETags.expected("*")).isNull();
    assertThat(ETags.expected(null)).isNull();
  }

  @Test
  void if_match_takes_no_weak_tag_and_nothing_else() {
    for (var header : new String[] {"W/\"17\"", "17", "\"a\"", "\"1\", \"2\"", "", "\"-1\""}) {
      assertThatThrownBy(() -> ETags.expected(header))
          .as(header)
          .isInstanceOf(RequestProblem.class);
    }
  }

  @Test
  void if_none_match_finds_the_version_among_several() {
    assertThat(ETags.matches("\"3\", W/\"4\"", 4)).isTrue();
    assertThat(ETags.matches("*", 4)).isTrue();
    assertThat(ETags.matches("\"3\"", 4)).isFalse();
    assertThat(ETags.matches(null, 4)).isFalse();
  }
}
