package dev.blotter.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

  @Test
  void reads_every_part() {
    assertThat(
            DatabaseAddress.parse("postgresql://ada:p%40s+s@db.example:6543/book?sslmode=require"))
        .isEqualTo(
            new DatabaseAddress("db.example", 6543, "book", "ada", "p@s+s", "sslmode=require"));
  }

  @Test
  void knows_the_usual_port() {
    assertThat(DatabaseAddress.parse("postgres://ada@db/book").port()).isEqualTo(5432);
  }

  @Test
  void gives_urls_without_the_password() {
    DatabaseAddress address = DatabaseAddress.parse("postgresql://ada:secret@db:1/book");
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db:1/book");
    assertThat(address.reactiveUrl()).isEqualTo("postgresql://db:1/book");
    assertThat(address).asString().isEqualTo("postgresql://ada@db:1/book");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://ada:secret@db/book",
        "postgresql://db/book",
        "postgresql://ada:secret@db",
        "postgresql://ada:secret@db/",
        "postgresql://ada:sec ret@db/book"
      })
  void refuses_what_is_no_address_without_showing_it(String url) {
    assertThatThrownBy(() -> DatabaseAddress.parse(url))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("postgresql://user:password@host:port/database")
        .hasMessageNotContaining("ret");
  }
}
