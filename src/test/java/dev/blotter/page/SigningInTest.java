package dev.blotter.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.http.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.Jwt;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
@InBrowser
class SigningInTest {

  @Test
  void an_auditor_signs_in_and_out(Auditor auditor) {
    auditor.opens("").sees("Sign in").signsIn(Client.auditor().token()).sees("aud-1");
    auditor.clicks("Sign out").sees("You have signed out.");
    assertThat(auditor.window().evaluate("sessionStorage.length")).isEqualTo(0);
  }

  @Test
  void a_token_is_kept_by_its_tab_alone(Auditor auditor) {
    auditor.opens("/").signsIn(Client.auditor().token()).sees("aud-1");
    var elsewhere = "JSON.stringify(localStorage) + document.cookie + location.href";
    var token = (String) auditor.window().evaluate("sessionStorage['blotter.audit.token']");
    assertThat((String) auditor.window().evaluate(elsewhere)).doesNotContain(token);
    auditor.window().reload();
    auditor.sees("aud-1");
  }

  @Test
  void what_is_no_token_is_told_so(Auditor auditor) {
    auditor.opens("/").signsIn("let me in").sees("This is not a token");
  }

  @Test
  void a_token_of_somebody_else_is_refused(Auditor auditor) {
    var token = Client.auditor().token();
    var forged = token.substring(0, token.lastIndexOf('.') + 1) + "Zm9yZ2Vk";
    auditor.opens("/").signsIn(forged).sees("UNAUTHENTICATED").forgives("401");
  }

  @Test
  void a_token_of_a_trader_is_told_who_the_page_is_for(Auditor auditor) {
    auditor.opens("/").signsIn(Client.trader(UUID.randomUUID()).token());
    auditor.sees("for auditors and operators; the token is of: trader").forgives("403");
  }

  @Test
  void a_token_of_the_past_is_told_when_it_expired(Auditor auditor) {
    var past = Instant.parse("2026-01-02T03:04:05Z");
    var token = Jwt.issuer("blotter").subject("aud-1").groups("auditor").expiresAt(past).sign();
    auditor.opens("/").signsIn(token).sees("expired at 2026-01-02T03:04:05.000Z");
  }

  @Test
  void a_token_that_expires_meanwhile_ends_the_visit(Auditor auditor) {
    var soon = Instant.now().plusSeconds(3);
    var token = Jwt.issuer("blotter").subject("aud-1").groups("auditor").expiresAt(soon).sign();
    auditor.opens("/").signsIn(token).sees("Events").sees("Your token expired at");
  }

  @Test
  void the_view_that_was_asked_for_comes_after_signing_in(Auditor auditor) {
    auditor.opens("/#/reconciliation").signsIn(Client.auditor().token());
    auditor.sees("Read models against a replay");
    auditor.isAt("/reconciliation");
  }
}
