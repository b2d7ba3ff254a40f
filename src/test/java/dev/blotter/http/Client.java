package dev.blotter.http;

import static io.restassured.RestAssured.given;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.util.UUID;

/** A caller of the running service, with a token of the role it has. */
public record Client(String role, String subject) {

  // A signature takes longer than most requests do; a token is good for five minutes.
  private static final Cache<Client, String> TOKENS =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(2)).build();

  public static Client trader(UUID userId) {
    return new Client(Roles.TRADER, userId.toString());
  }

  public static Client operator() {
    return new Client(Roles.OPERATOR, "ops-1");
  }

  public static Client auditor() {
    return new Client(Roles.AUDITOR, "aud-1");
  }

  public static Client venue() {
    return new Client(Roles.VENUE, "XNAS");
  }

  /** The same as before for a while, as callers have it. */
  public String token() {
    return TOKENS.get(this, Client::newToken);
  }

  private String newToken() {
    return Jwt.issuer("blotter").subject(subject).upn(subject).groups(role).sign();
  }

  /** A request without a body. */
  public RequestSpecification call() {
    return given().config(plainLogs()).auth().oauth2(token());
  }

  /**
   * Each answer is made ready to be logged, in case that a check of it fails: to indent it as well
   * takes longer than the request.
   */
  private static RestAssuredConfig plainLogs() {
    var config = RestAssured.config();
    return config.logConfig(config.getLogConfig().enablePrettyPrinting(false));
  }

  /** A request with a JSON body and a new Idempotency-Key. */
  public RequestSpecification send(String json) {
    return sendAs(UUID.randomUUID(), json);
  }

  /** A request with a JSON body and that Idempotency-Key. */
  public RequestSpecification sendAs(UUID key, String json) {
    return call().contentType(ContentType.JSON).header(Headers.IDEMPOTENCY_KEY, key).body(json);
  }
}
