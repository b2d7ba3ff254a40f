package dev.blotter.app;

import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Where the process begins: {@code start} the service, or a {@code demo} in it, {@code migrate},
 * make a {@code token}, {@code rebuild} read models, {@code verify} a bundle, or {@code train} the
 * next JVM.
 */
@QuarkusMain
public final class Main {

  private Main() {}

  public static void main(String... words) {
    try {
      if (words.length > 0 && words[0].equals("verify")) {
        System.exit(VerifyCommand.run(words));
      }
      if (words.length > 0 && words[0].equals("rebuild")) {
        System.exit(RebuildCommand.run(words, System.getenv()));
      }
      Arguments arguments = Arguments.parse(words, System.getenv());
      switch (arguments.command()) {
        case "start" -> Service.run(StartOptions.of(arguments));
        case "demo" -> DemoRun.run(arguments);
        case "train" -> TrainingRun.run(arguments);
        case "migrate" -> Service.migrate(StartOptions.of(arguments));
        case "token" -> Console.answer(TokenCommand.run(arguments));
        default ->
            throw new StartupFailure(
                "There is no command " + arguments.command() + " (see ./blotter help).");
      }
    } catch (StartupFailure e) {
      Console.complain(e.line());
      System.exit(e.exitCode());
    }
  }
}
