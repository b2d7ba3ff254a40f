package dev.blotter.seeding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes are those that PostgreSQL's {@code numeric_send} gives. */
class PgNumericTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0000000000000000",
    "0.00, 0000000000000002",
    "1, 00010000000000000001",
    "-1, 00010000400000000001",
    "20, 00010000000000000014",
    "10000, 00010001000000000001",
    "119.74, 000200000000000200771ce8",
    "0.35, 0001ffff000000020dac",
    "0.00001234, 0001fffe0000000804d2",
    "12345678.9, 0003000100000001 04d2162e2328",
    "900000000.00, 000100020000000200 09",
    "-0.5, 0001ffff400000011388",
    "1E+5, 0001000100000000000a",
  })
  void a_number_is_what_the_server_sends(BigDecimal number, String hex) {
    var out = new RowBytes();
    PgNumeric.write(number, out);
    assertThat(HexFormat.of().formatHex(out.bytes(), 0, out.size()))
        .isEqualTo(hex.replace(" ", ""));
  }
}
