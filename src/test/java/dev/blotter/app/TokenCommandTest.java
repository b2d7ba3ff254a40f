package dev.blotter.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {
  private static final String ADA = "0192f0c8-1111-7abc-8def-0123456789ab";

  @TempDir Path folder;

  @Test
  void makes_a_token_for_a_trader() throws Exception {
    JsonWebToken token = parse(run("--role", "trader", "--user", ADA, "--ttl", "30m"));
    assertThat(token.getGroups()).containsExactly("trader");
    assertThat(token.getSubject()).isEqualTo(ADA);
    assertThat(token.getName()).isEqualTo(ADA);
    assertThat(token.getIssuer()).isEqualTo("blotter");
    assertThat(token.getExpirationTime() - token.getIssuedAtTime()).isEqualTo(1800);
  }

  @Test
  void makes_tokens_of_the_other_roles_without_a_user() throws Exception {
    for (String role : List.of("venue", "auditor", "operator")) {
      assertThat(parse(run("--role", role)).getGroups()).containsExactly(role);
    }
  }

  @Test
  void keeps_its_key() throws Exception {
    String first = run("--role", "venue");
    run("--role", "venue");
    assertThat(parse(first).getGroups()).containsExactly("venue");
  }

  @Test
  void keeps_its_keys_from_other_people() throws IOException {
    run("--role", "venue");
    Path key = folder.resolve("keys/token-private.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
  }

  @Test
  void is_not_fooled_by_another_key() throws Exception {
    String token = run("--role", "operator");
    Path other = folder.resolve("other");
    TokenKeys.in(other.resolve("keys"));
    String foreign = TokenCommand.run(arguments(other, "--role", "operator"));
    assertThat(parse(token)).isNotNull();
    assertThatThrownBy(() -> parse(foreign)).isInstanceOf(ParseException.class);
  }

  @Test
  void says_what_is_missing() {
    assertThatThrownBy(() -> run("--role", "king")).hasMessageContaining("--role wants one of");
    assertThatThrownBy(() -> run("--role", "trader")).hasMessageContaining("wants --user");
    assertThatThrownBy(() -> run("--role", "trader", "--user", "ada")).hasMessageContaining("UUID");
    assertThatThrownBy(() -> run("--role", "venue", "--ttl", "0h")).hasMessageContaining("--ttl");
  }

  @Test
  void a_folder_that_is_named_must_have_keys() {
    var typo = folder.resolve("typo");
    assertThatThrownBy(() -> TokenCommand.run(arguments(typo, "--role", "venue")))
        .isInstanceOfSatisfying(
            StartupFailure.class, failure -> assertThat(failure.exitCode()).isEqualTo(2))
        .hasMessageContaining("There are no keys in " + typo);
    assertThat(typo).doesNotExist();
  }

  @Test
  void the_usual_folder_has_them_before_the_first_start() {
    var usual = Map.of("BLOTTER_DATA", folder.resolve("usual").toString());
    var words = new String[] {"token", "--role", "venue"};
    assertThat(TokenCommand.run(Arguments.parse(words, usual))).isNotEmpty();
  }

  private String run(String... options) {
    TokenKeys.in(folder.resolve("keys"));
    return TokenCommand.run(arguments(folder, options));
  }

  private static Arguments arguments(Path folder, String... options) {
    List<String> words = new ArrayList<>(List.of("token", "--data", folder.toString()));
    words.addAll(List.of(options));
    return Arguments.parse(words.toArray(String[]::new), Map.of());
  }

  private JsonWebToken parse(String token) throws ParseException {
    String key = TokenKeys.in(folder.resolve("keys")).publicKeyFile().toUri().toString();
    return new DefaultJWTParser(new JWTAuthContextInfo(key, Tokens.ISSUER)).parse(token);
  }
}
