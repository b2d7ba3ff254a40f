package dev.blotter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackedJsonTest {

  record Lot(String symbol, BigDecimal quantity) {}

  @Test
  void a_value_comes_back_as_it_was() {
    var lot = new Lot("AAPL", new BigDecimal("1.50"));
    var packed = PackedJson.of(lot);
    assertThat(PackedJson.from(packed.bytes()).read(Lot.class)).isEqualTo(lot);
    assertThat(PackedJson.from(packed.bytes())).isEqualTo(packed).hasSameHashCodeAs(packed);
  }

  @Test
  void what_repeats_itself_takes_a_small_part_of_its_text() {
    List<Lot> lots = Collections.nCopies(1_000, new Lot("AAPL", BigDecimal.ONE));
    assertThat(PackedJson.of(lots).length()).isLessThan(Json.write(lots).length() / 10);
  }

  @Test
  void what_is_no_packed_value_is_a_fault() {
    var cut = PackedJson.from(new byte[] {0x78, 0x01, 3});
    assertThatThrownBy(() -> cut.read(Lot.class)).isInstanceOf(UncheckedIOException.class);
    var other = PackedJson.of("a text");
    assertThatThrownBy(() -> other.read(Lot.class)).isInstanceOf(UncheckedIOException.class);
  }
}
