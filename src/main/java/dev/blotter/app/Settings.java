package dev.blotter.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands what is known only at start to the service's configuration, as system properties. */
final class Settings {
  private static final String REACTIVE_URL = "quarkus.datasource.reactive.url";
  private static final String MASTER_KEY_FILE = "blotter.privacy.master-key-file";

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
    var given = Given.now();
    var masterKey = given.text(MASTER_KEY_FILE).map(Path::of).orElse(keys.resolve("master.key"));
    boolean create = MasterKeyCheck.mayBeMade(given, masterKey, database);
    MasterKeyCheck.mustBeTheUsers(given, masterKey, database);
    unlessGiven(options, create, given).forEach(Settings::set);
  }

  /**
   * What the configuration may say otherwise. A property of the system would come before whatever
   * it says.
   *
   * @param createMasterKey whether a missing one may be made
   */
  static Map<String, String> unlessGiven(
      StartOptions options, boolean createMasterKey, Given given) {
    Path keys = options.data().keys();
    var settings = new LinkedHashMap<String, String>();
    settings.put(MASTER_KEY_FILE, keys.resolve("master.key").toString());
    settings.put("blotter.privacy.create-master-key", Boolean.toString(createMasterKey));
    settings.put("blotter.ledger.signing-key-file", keys.resolve("ledger.pem").toString());
    settings.put("blotter.ledger.create-signing-key", "true");
    settings.put("blotter.ledger.folder", ledger(options).toString());
    settings.keySet().removeIf(given::has);
    return settings;
  }

  /** A folder for each database: the heads of one are no heads of another. */
  private static Path ledger(StartOptions options) {
    Path folder = options.data().root().resolve("ledger");
    @Nullable DatabaseAddress given = options.database();
    return given == null
        ? folder
        : folder.resolve("%s_%d_%s".formatted(given.host(), given.port(), given.database()));
  }

  private static void set(String key, String value) {
    System.setProperty(key, value);
  }
}
