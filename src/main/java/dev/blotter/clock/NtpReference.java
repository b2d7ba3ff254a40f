package dev.blotter.clock;

import dev.blotter.eventlog.LongWork;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.commons.net.ntp.NTPUDPClient;

/** A server of NTP. It is asked once at a time, by a thread that may wait. */
final class NtpReference implements ClockReference {

  private static final int LAST_PORT = 65_535;

  private final String name;
  private final String host;
  private final int port;
  private final Duration patience;
  private final InstantSource clock;

  private NtpReference(String name, String host, int port, Duration patience, InstantSource clock) {
    this.name = name;
    this.host = host;
    this.port = port;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * @param server a host, or host:port
   * @throws IllegalArgumentException where it is neither
   */
  static NtpReference of(String server, Duration patience, InstantSource clock) {
    var address = URI.create("ntp://" + server);
    int port = address.getPort() < 0 ? NTPUDPClient.DEFAULT_PORT : address.getPort();
    if (address.getHost() == null || port == 0 || port > LAST_PORT) {
      throw new IllegalArgumentException("blotter.clock.ntp: " + server + " is no host:port");
    }
    return new NtpReference("ntp:" + server, address.getHost(), port, patience, clock);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Uni<Reading> read() {
    return LongWork.byWorker(this::ask);
  }

  private Reading ask() {
    try (var client = new NTPUDPClient()) {
      var address = InetAddress.getByName(host);
      client.setDefaultTimeout(patience);
      client.open();
      var sent = clock.instant();
      var answer = client.getTime(address, port).getMessage();
      return NtpAnswer.reading(answer, sent, clock.instant());
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
