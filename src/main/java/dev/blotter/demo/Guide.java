package dev.blotter.demo;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What there is to look at while the demo goes on. */
final class Guide {

  private static final Duration TOKEN_LIFE = Duration.ofHours(8);

  private final String address;
  private final TokenSource tokens;

  Guide(URI address, TokenSource tokens) {
    this.address = address.toString();
    this.tokens = tokens;
  }

  List<String> lines(List<Account> accounts) {
    var first = accounts.getFirst();
    return """

        The demo goes on until Ctrl-C, and the next start goes on with the same data.

        %s

        Two tokens, good for eight hours:
          AUDITOR=%s
          OPERATOR=%s

        To open in a browser, with one of them to sign in:
          %s/audit           what happens, and the proof of it
          %s/q/swagger-ui    the whole interface (Authorize)

        %s places brackets and other orders that go together: search for the
        user on the page and open an order, and the others are beside it.

        To follow everybody, and %s:
          %s
          %s

        """
        .formatted(
            accounts.stream().map(Guide::line).collect(Collectors.joining("\n")),
            tokens.token("auditor", "auditor", TOKEN_LIFE),
            tokens.token("operator", "operator", TOKEN_LIFE),
            address,
            address,
            Person.JOAN.name(),
            first.owner().name(),
            follow("/v1/events/stream", "OPERATOR"),
            follow("/v1/users/" + first.userId() + "/events/stream?after=0", "AUDITOR"))
        .lines()
        .toList();
  }

  private static String line(Account account) {
    var owner = account.owner();
    return "  %s  %-15s %-6s in %s, some %s"
        .formatted(
            account.userId(), owner.name(), owner.accountType(), owner.currency(), owner.other());
  }

  private String follow(String path, String token) {
    return "curl -N \"%s%s\" -H \"Authorization: Bearer $%s\" -H \"Accept: text/event-stream\""
        .formatted(address, path, token);
  }
}
