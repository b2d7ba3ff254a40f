package dev.blotter.http.hostile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that cannot be read to their end: whoever sends them is not to fill our log. */
@Tag("service")
@QuarkusTest
class BrokenBodiesTest {

  private static final String HEAD =
      """
      POST /v1/users HTTP/1.1\r
      Host: a\r
      Content-Type: application/json\r
      Transfer-Encoding: chunked\r
      \r
      """;

  private final Logger all = Logger.getLogger("");
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
            errors.add(entry.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @TestHTTPResource URI base;

  @BeforeEach
  void listen() {
    all.addHandler(listener);
  }

  @AfterEach
  void leave() {
    all.removeHandler(listener);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no number\r\n", "FFFFFFFFFFFFFFFF\r\n", "-1\r\n"})
  void a_chunk_that_has_no_length_is_the_fault_of_the_request(String chunk) throws IOException {
    assertThat(sent(chunk))
        .satisfiesAnyOf(
            answer -> assertThat(answer).isEmpty(),
            answer -> assertThat(answer).startsWith("HTTP/1.1 400").contains("MALFORMED_REQUEST"));
    assertThat(errors).isEmpty();
  }

  @Test
  void a_client_that_leaves_amidst_its_body_is_no_error() throws IOException {
    for (int left = 0; left < 5; left++) {
      try (var socket = new Socket(base.getHost(), base.getPort())) {
        socket.getOutputStream().write((HEAD + "64\r\n{").getBytes(US_ASCII));
      }
    }
    RestAssured.get(base.resolve("/v1/users")).then().statusCode(401);
    assertThat(errors).isEmpty();
  }

  private String sent(String chunk) throws IOException {
    try (var socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write((HEAD + chunk).getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
