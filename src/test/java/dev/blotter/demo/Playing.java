package dev.blotter.demo;

import java.util.List;

/** A demo that goes on beside its test. */
final class Playing {

  private Playing() {}

  /** What it says is in the list while it goes on. */
  static Thread begin(Demo demo, List<String> said) {
    return Thread.ofPlatform()
        .start(
            () -> {
              try {
                demo.run(said::add);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }
}
