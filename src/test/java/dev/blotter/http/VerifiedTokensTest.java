package dev.blotter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Instant;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifiedTokensTest {

  private static final Instant END = Instant.parse("2026-11-28T12:00:00Z");
  private static final String FORGED = "forged";
  private static final String STRANGE = "strange";

  private Instant now = END.minusSeconds(30);
  private int verified;

  private final VerifiedTokens tokens = new VerifiedTokens(new Verifier(), () -> now);

  @Test
  void a_token_is_verified_once_while_it_is_good() throws ParseException {
    var first = parse("mine");
    now = END.minusMillis(1);
    assertThat(parse("mine")).isSameAs(first);
    assertThat(verified).isEqualTo(1);
  }

  @Test
  void every_token_is_verified_by_itself() throws ParseException {
    assertThat(parse("mine").getName()).isEqualTo("mine");
    assertThat(parse("yours").getName()).isEqualTo("yours");
    assertThat(verified).isEqualTo(2);
  }

  @Test
  void a_token_is_verified_again_once_it_has_ended() throws ParseException {
    parse("mine");
    now = END;
    parse("mine");
    parse("mine");
    assertThat(verified).isEqualTo(3);
  }

  @Test
  void what_was_refused_is_looked_at_again() {
    assertThatThrownBy(() -> parse(FORGED)).isInstanceOf(ParseException.class);
    assertThatThrownBy(() -> parse(FORGED)).isInstanceOf(ParseException.class);
    assertThat(verified).isEqualTo(2);
  }

  @Test
  void a_claim_that_the_verifier_stumbles_over_is_no_fault_of_ours() {
    assertThatThrownBy(() -> parse(STRANGE)).isInstanceOf(ParseException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "a\nb", "a\0b", "\ud800"})
  void a_token_that_names_nobody_is_refused(String subject) {
    assertThatThrownBy(() -> parse(subject)).isInstanceOf(ParseException.class);
    assertThatThrownBy(() -> parse("a".repeat(256))).isInstanceOf(ParseException.class);
  }

  private JWTCallerPrincipal parse(String token) throws ParseException {
    return tokens.parse(token, new JWTAuthContextInfo());
  }

  private final class Verifier extends JWTCallerPrincipalFactory {
    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context)
        throws ParseException {
      verified++;
      if (token.equals(FORGED)) {
        throw new ParseException("the signature does not fit");
      }
      if (token.equals(STRANGE)) {
        throw new ClassCastException("groups is no list");
      }
      var claims = new JwtClaims();
      claims.setSubject(token);
      claims.setExpirationTime(NumericDate.fromSeconds(END.getEpochSecond()));
      return new DefaultJWTCallerPrincipal(claims);
    }
  }
}
