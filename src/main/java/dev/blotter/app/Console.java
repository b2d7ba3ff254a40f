package dev.blotter.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Talks to the person at the terminal, before there is a log and beside it. */
final class Console {
  private static final PrintStream OUT = stream(FileDescriptor.out);
  private static final PrintStream ERR = stream(FileDescriptor.err);

  private Console() {}

  /** Prints what was asked for. */
  static void answer(String line) {
    OUT.println(line);
  }

  /** Where what was asked for goes. */
  static PrintStream out() {
    return OUT;
  }

  /** Prints why it was not to be had. */
  static void complain(String line) {
    ERR.println("blotter: " + line);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
