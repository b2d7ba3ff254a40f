package dev.blotter.clock;

import dev.blotter.eventlog.LongWork;
import dev.blotter.kernel.WrongSetting;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.apache.commons.net.ntp.NTPUDPClient;
import org.jspecify.annotations.Nullable;

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
   * @throws WrongSetting where it is neither
   */
  static NtpReference of(String server, Duration patience, InstantSource clock) {
    var address = address(server);
    int port = address.getPort() < 0 ? NTPUDPClient.DEFAULT_PORT : address.getPort();
    var host = Objects.requireNonNull(address.getHost());
    return new NtpReference("ntp:" + server, host, port, patience, clock);
  }

  private static URI address(String server) {
    try {
      var address = URI.create("ntp://" + server);
      if (address.getHost() != null && address.getPort() != 0 && address.getPort() <= LAST_PORT) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw refused(server, e);
    }
    throw refused(server, null);
  }

  private static WrongSetting refused(String server, @Nullable Throwable cause) {
    return new WrongSetting("blotter.clock.ntp", server + " is no host:port", cause);
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
