package dev.blotter.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailFormTest {

  @ParameterizedTest
  @CsvSource({
    "ADA@Example.COM, ada@example.com",
    "\uff41\uff44\uff41@\uff45\uff58\uff41\uff4d\uff50\uff4c\uff45\uff0e\uff43\uff4f\uff4d, ada@example.com",
    "jose\u0301@example.com, jos\u00e9@example.com",
    "JOS\u00c9@example.com, jose\u0301@example.com",
    "o\ufb03ce@example.com, office@example.com",
    "stra\u00dfe@example.com, STRASSE@example.com",
    "ada@ex\u00e4mple.com, ada@xn--exmple-cua.com",
    "ada@EX\u00c4MPLE.com, ada@XN--EXMPLE-CUA.com",
    "ada@example\u3002com, ada@example.com",
  })
  void spellings_of_an_address_have_one_form(String one, String other) {
    assertThat(EmailForm.of(one)).isEqualTo(EmailForm.of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "ada@example.com, ada@example.org",
    "jose@example.com, jos\u00e9@example.com",
    "ada.king@example.com, adaking@example.com",
    "ada@a.example.com, ada@b.example.com",
  })
  void other_addresses_have_others(String one, String other) {
    assertThat(EmailForm.of(one)).isNotEqualTo(EmailForm.of(other));
  }

  @Test
  void what_is_no_domain_stays_as_it_is() {
    var domain = "x".repeat(64) + ".com";
    assertThat(EmailForm.of("Ada@" + domain)).isEqualTo("ada@" + domain);
  }
}
