package dev.blotter.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;

/** Where the service is, and how to become one of its callers. */
final class Service {

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final TokenSource tokens;

  Service(URI address, TokenSource tokens) {
    this.address = address;
    this.tokens = tokens;
  }

  Caller as(String role, String subject) {
    return new Caller(http, address, ttl -> tokens.token(role, subject, ttl), Clock.systemUTC());
  }
}
