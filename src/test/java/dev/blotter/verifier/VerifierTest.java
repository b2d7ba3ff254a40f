package dev.blotter.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {

  @ParameterizedTest
  @ValueSource(strings = {"\u001b[2K", "\u009b2K", "\u0085", "\u202e", "\u2028"})
  void nothing_that_a_terminal_obeys_is_printed(String code) {
    var said = new ArrayList<String>();
    Verifier.run(Path.of("nothing" + code + "VERIFIED"), null, said::add);
    assertThat(said)
        .singleElement()
        .asString()
        .contains("UNREADABLE", "nothing?")
        .doesNotContain(code);
  }
}
