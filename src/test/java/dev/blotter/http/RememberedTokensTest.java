package dev.blotter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CaffeineCache;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RememberedTokensTest {

  @Inject
  @CacheName("tokens")
  Cache cache;

  @Inject RememberedTokens tokens;

  @Inject JWTAuthContextInfo context;

  private static String token(String subject) {
    return Jwt.issuer("blotter").subject(subject).groups("operator").sign();
  }

  private static int status(String token) {
    return RestAssured.given().auth().oauth2(token).get("/v1/orders?limit=1").statusCode();
  }

  private boolean remembered(String token) {
    return cache.as(CaffeineCache.class).getIfPresent(token) != null;
  }

  @Test
  void a_token_that_is_good_is_remembered() {
    var token = token("op-remembered");
    assertThat(status(token)).isEqualTo(200);
    assertThat(remembered(token)).isTrue();
    assertThat(status(token)).isEqualTo(200);
  }

  @Test
  void one_with_the_same_claims_and_another_signature_is_refused_each_time() {
    var token = token("op-forged");
    var forged = token.substring(0, token.lastIndexOf('.') + 1) + "Zm9yZ2Vk";
    assertThat(status(token)).isEqualTo(200);
    assertThat(status(forged)).isEqualTo(401);
    assertThat(status(forged)).isEqualTo(401);
    assertThat(remembered(forged)).isFalse();
  }

  @Test
  void one_that_has_ended_since_it_was_remembered_is_checked_again() throws ParseException {
    remember("not really a token", Instant.now().plusSeconds(60));
    assertThat(tokens.parse("not really a token", context).getName()).isEqualTo("somebody");
    remember("not a token any more", Instant.now().minusSeconds(1));
    assertThatThrownBy(() -> tokens.parse("not a token any more", context))
        .isInstanceOf(ParseException.class);
  }

  private void remember(String token, Instant until) {
    var claims = new JwtClaims();
    claims.setSubject("somebody");
    claims.setExpirationTime(NumericDate.fromSeconds(until.getEpochSecond()));
    JWTCallerPrincipal principal = new DefaultJWTCallerPrincipal(token, claims);
    cache.as(CaffeineCache.class).put(token, CompletableFuture.completedFuture(principal));
  }
}
