package dev.blotter.app;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/** Makes a token for trying the service, signed by the service's own key. */
final class TokenCommand {
  private static final Set<String> ROLES = Set.of("trader", "venue", "auditor", "operator");
  private static final String DEFAULT_TTL = "8h";

  private TokenCommand() {}

  /**
   * @throws StartupFailure if an option is missing or has no meaning, or no keys are there
   */
  static String run(Arguments given) {
    Arguments arguments = given.knowing(Set.of("role", "user", "ttl", "data"));
    String role = arguments.text("role").filter(ROLES::contains).orElseThrow(TokenCommand::noRole);
    String subject = subject(arguments, role);
    Duration ttl = ttl(arguments.text("ttl").orElse(DEFAULT_TTL));
    return new Tokens(TokenKeys.of(arguments), Clock.systemUTC()).token(role, subject, ttl);
  }

  private static String subject(Arguments arguments, String role) {
    String user = arguments.text("user").orElse("");
    if (role.equals("trader") && user.isEmpty()) {
      throw new StartupFailure("A trader's token wants --user with the user's UUID.");
    }
    if (user.isEmpty()) {
      return role;
    }
    try {
      return UUID.fromString(user).toString();
    } catch (IllegalArgumentException e) {
      throw new StartupFailure("The option --user wants a UUID, not " + user + ".", e);
    }
  }

  private static Duration ttl(String text) {
    if (!text.matches("[1-9]\\d{0,5}[smhd]")) {
      throw new StartupFailure("The option --ttl wants a time such as 30m, 8h or 7d.");
    }
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(number);
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  private static StartupFailure noRole() {
    return new StartupFailure("The option --role wants one of trader, venue, auditor, operator.");
  }
}
