package dev.blotter.app;

import java.util.Map;

/**
 * How the embedded server is configured. Durability is never traded for speed: a command that was
 * acknowledged survives a power cut.
 */
final class PostgresSettings {
  static final int MAJOR_VERSION = 18;

  private PostgresSettings() {}

  /** Given to the server at each start. */
  static Map<String, String> server() {
    return Map.ofEntries(
        Map.entry("fsync", "on"),
        Map.entry("synchronous_commit", "on"),
        Map.entry("full_page_writes", "on"),
        Map.entry("max_connections", "150"),
        Map.entry("shared_buffers", "256MB"),
        Map.entry("effective_cache_size", "1GB"),
        Map.entry("work_mem", "8MB"),
        Map.entry("maintenance_work_mem", "128MB"),
        Map.entry("random_page_cost", "1.1"),
        // Short statements only: compiling them costs more than running them.
        Map.entry("jit", "off"),
        Map.entry("wal_compression", "on"),
        Map.entry("min_wal_size", "256MB"),
        Map.entry("max_wal_size", "2GB"),
        Map.entry("checkpoint_timeout", "15min"),
        Map.entry("checkpoint_completion_target", "0.9"),
        Map.entry("shared_preload_libraries", "pg_stat_statements,auto_explain"),
        // What maintenance does takes long by its nature, and hides what is slow.
        Map.entry("pg_stat_statements.track_utility", "off"),
        // The plan of what the next line logs; without its times, which would cost every statement.
        Map.entry("auto_explain.log_min_duration", "1000"), // ms
        Map.entry("track_io_timing", "on"),
        Map.entry("log_min_duration_statement", "1000"), // ms
        // Parameters of statements hold names and addresses of users.
        Map.entry("log_parameter_max_length", "0"),
        Map.entry("auto_explain.log_parameter_max_length", "0"),
        Map.entry("log_lock_waits", "on"),
        // Our passwords are 192 random bits, which no number of rounds makes harder to guess. Each
        // new connection would go through them, those of the pool on an event loop.
        Map.entry("scram_iterations", "1"),
        // Who changed the schema, and when: seals tell that something is wrong, and no more.
        Map.entry("log_statement", "ddl"),
        Map.entry("log_connections", "on"),
        Map.entry("log_line_prefix", "'%m [%p] %u@%d %a '"),
        Map.entry("timezone", "UTC"),
        Map.entry("log_timezone", "UTC"),
        Map.entry("listen_addresses", "localhost"),
        Map.entry("unix_socket_directories", "''"));
  }

  /** Given to {@code initdb} once: the same order of text on every operating system. */
  static Map<String, String> cluster() {
    return Map.of(
        "locale", "C",
        "locale-provider", "builtin",
        "builtin-locale", "C.UTF-8",
        "auth", "scram-sha-256",
        "set", "scram_iterations=1");
  }
}
