package dev.blotter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.kernel.TimeOrder;
import dev.blotter.testing.Property;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorTest {

  @Test
  void a_cursor_comes_back_as_it_was() {
    Property.check(
        "cursor round trip",
        1_000,
        random -> {
          var at =
              Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
          var cursor = new Cursor("orders", at, new UUID(random.nextLong(), random.nextLong()));
          assertThat(Cursor.parse("orders", cursor.token())).isEqualTo(cursor);
        });
  }

  @Test
  void a_token_that_was_altered_is_refused_or_names_another_place_but_never_fails_otherwise() {
    Property.check(
        "altered cursors",
        1_000,
        random -> {
          var token =
              new StringBuilder(new Cursor("orders", Instant.EPOCH, new UUID(1, 2)).token());
          token.setCharAt(random.nextInt(token.length()), (char) (33 + random.nextInt(94)));
          try {
            assertThat(Cursor.parse("orders", token.toString())).isNotNull();
          } catch (RequestProblem refused) {
            assertThat(refused.error()).isEqualTo(HttpError.INVALID_CURSOR);
          }
        });
  }

  @Test
  void text_that_is_no_cursor_is_refused() {
    var late = "2,orders,999999999999,5,00000000-0000-0001-0000-000000000002";
    for (var text :
        new String[] {"", "x", "....", "a".repeat(9_000), encoded("1,2"), encoded(late + "!")}) {
      assertThatThrownBy(() -> Cursor.parse("orders", text)).isInstanceOf(RequestProblem.class);
    }
  }

  @Test
  void the_cursor_of_another_list_is_refused() {
    var token = new Cursor("orders", Instant.EPOCH, new UUID(1, 2)).token();
    assertThatThrownBy(() -> Cursor.parse("positions", token))
        .isInstanceOfSatisfying(
            RequestProblem.class,
            refused -> assertThat(refused.error()).isEqualTo(HttpError.INVALID_CURSOR));
  }

  @Test
  void a_list_is_told_apart_by_whose_it_is_and_by_its_order() {
    var user = new UUID(3, 4);
    var list = Cursor.listOf("user-orders", user, TimeOrder.NEWEST_FIRST);
    var place = new Cursor(list, Instant.EPOCH, new UUID(1, 2));
    assertThat(Cursor.parse(list, place.token())).isEqualTo(place);
    for (var other :
        new String[] {
          "user-orders",
          Cursor.listOf("user-orders", user, TimeOrder.OLDEST_FIRST),
          Cursor.listOf("user-orders", new UUID(3, 5), TimeOrder.NEWEST_FIRST),
          Cursor.listOf("past-orders", user, TimeOrder.NEWEST_FIRST)
        }) {
      assertThatThrownBy(() -> Cursor.parse(other, place.token()))
          .isInstanceOf(RequestProblem.class);
    }
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
