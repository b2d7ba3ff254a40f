package dev.blotter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTest {

  @Test
  void if_match_names_versions_or_any() {
    assertThat(versions("\"17\"")).containsExactly(17L);
    assertThat(versions("\"1\",\"3\" , \"2\"")).containsExactly(1L, 2L, 3L);
    assertThat(versions(", \"1\",, \"1\",")).containsExactly(1L);
    assertThat(ETags.expected("*")).isNull();
    assertThat(ETags.expected(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "W/\"17\"",
        "\"a\"",
        "\"-1\"",
        "\"017\"",
        "\"\"",
        "\"17,18\"",
        "\"9999999999999999999\"",
        "W/\"1\", \"\u00e9\""
      })
  void a_weak_tag_and_one_that_was_never_given_are_of_no_version(String header) {
    assertThat(versions(header)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "17",
        "",
        " ",
        ",",
        "\"1",
        "\"1\" \"2\"",
        "*, \"1\"",
        "w/\"1\"",
        "\"1\";",
        "\"a b\""
      })
  void what_is_no_list_of_tags_is_refused(String header) {
    assertThatThrownBy(() -> ETags.expected(header)).isInstanceOf(RequestProblem.class);
  }

  private static List<Long> versions(String header) {
    return Objects.requireNonNull(ETags.expected(header)).versions();
  }

  @Test
  void if_none_match_finds_the_version_among_several() {
    assertThat(ETags.matches("\"3\", W/\"4\"", 4)).isTrue();
    assertThat(ETags.matches("*", 4)).isTrue();
    assertThat(ETags.matches("\"3\"", 4)).isFalse();
    assertThat(ETags.matches(null, 4)).isFalse();
  }
}
