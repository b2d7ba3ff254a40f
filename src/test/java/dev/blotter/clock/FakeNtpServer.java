package dev.blotter.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import org.apache.commons.net.ntp.NtpV3Impl;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.apache.commons.net.ntp.TimeStamp;

/** A server of NTP whose clock is off by as much as it is told. */
final class FakeNtpServer implements AutoCloseable {

  private static final int LONGEST = 48;

  private final DatagramSocket socket;
  private volatile Duration ahead = Duration.ZERO;
  private volatile int stratum = 2;
  private volatile boolean answers = true;

  FakeNtpServer() {
    try {
      socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().start(this::serve);
  }

  /** As the setting names it. */
  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  void isAhead(Duration duration) {
    ahead = duration;
  }

  void hasStratum(int number) {
    stratum = number;
  }

  void isSilent() {
    answers = false;
  }

  private void serve() {
    try {
      while (true) {
        var question = new DatagramPacket(new byte[LONGEST], LONGEST);
        socket.receive(question);
        if (answers) {
          socket.send(answer(question));
        }
      }
    } catch (SocketException e) {
      // It was closed.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DatagramPacket answer(DatagramPacket question) {
    var asked = new NtpV3Impl();
    asked.setDatagramPacket(question);
    var answer = new NtpV3Impl();
    answer.setMode(NtpV3Packet.MODE_SERVER);
    answer.setVersion(NtpV3Packet.VERSION_3);
    answer.setStratum(stratum);
    answer.setOriginateTimeStamp(asked.getTransmitTimeStamp());
    answer.setReceiveTimeStamp(now());
    answer.setTransmitTime(now());
    var packet = answer.getDatagramPacket();
    packet.setSocketAddress(question.getSocketAddress());
    return packet;
  }

  private TimeStamp now() {
    return TimeStamp.getNtpTime(Instant.now().plus(ahead).toEpochMilli());
  }

  @Override
  public void close() {
    socket.close();
  }
}
