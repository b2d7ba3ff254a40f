package dev.blotter.app;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Hands what is known only at start to the service's configuration, as system properties. */
final class Settings {
  private static final String REACTIVE_URL = "quarkus.datasource.reactive.url";

  private Settings() {}

  /** Whether this process has been given its settings before. */
  static boolean alreadyGiven() {
    return System.getProperty(REACTIVE_URL) != null;
  }

  static void give(StartOptions options, DatabaseAddress database) {
    set("quarkus.http.port", Integer.toString(options.port()));
    set("quarkus.management.port", Integer.toString(options.managementPort()));
    set("quarkus.datasource.username", database.user());
    set("quarkus.datasource.password", database.password());
    set("blotter.data", options.data().root().toString());
    giveKeys(options, database);
    set(REACTIVE_URL, database.reactiveUrl());
  }

  private static void giveKeys(StartOptions options, DatabaseAddress database) {
    Path keys = options.data().create().keys();
    String publicKey =
        options.jwtKey() == null
            ? TokenKeys.in(keys).publicKeyFile().toUri().toString()
            : options.jwtKey();
    set("mp.jwt.verify.publickey.location", publicKey);
    Path masterKey = keys.resolve("master.key");
    set("blotter.privacy.master-key-file", masterKey.toString());
    set(
        "blotter.privacy.create-master-key",
        Boolean.toString(MasterKeyCheck.mayBeMade(masterKey, database)));
    setUnlessGiven("blotter.ledger.signing-key-file", keys.resolve("ledger.pem").toString());
    setUnlessGiven("blotter.ledger.create-signing-key", "true");
    setUnlessGiven("blotter.ledger.folder", ledger(options).toString());
  }

  /** A folder for each database: the heads of one are no heads of another. */
  private static Path ledger(StartOptions options) {
    Path folder = options.data().root().resolve("ledger");
    @Nullable DatabaseAddress given = options.database();
    return given == null
        ? folder
        : folder.resolve("%s_%d_%s".formatted(given.host(), given.port(), given.database()));
  }

  /** A property of the system comes before a variable, which is to have its say. */
  private static void setUnlessGiven(String key, String value) {
    String variable = key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    if (System.getProperty(key) == null && System.getenv(variable) == null) {
      set(key, value);
    }
  }

  private static void set(String key, String value) {
    System.setProperty(key, value);
  }
}
