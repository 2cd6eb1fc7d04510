package dev.consentry.filter.containers.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.consentry.filter.containers.ways.Way;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Asks over a plain socket, one connection for each question. */
final class RawClient implements Client {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String EMPTY_LINE = "\r\n\r\n";
  private static final String SWITCHED = "HTTP/1.1 101";
  private static final byte[] CLOSE_FRAME = {(byte) 0x88, (byte) 0x80, 0, 0, 0, 0};

  private final int port;

  RawClient(int port) {
    this.port = port;
  }

  @Override
  public Answer ask(Way way, List<String> moreHeaders) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request(way, moreHeaders).getBytes(ISO_8859_1));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      boolean ended = readAll(socket, bytes, way.isShakingHands());
      return AnswerParser.parse(way.method(), bytes.toString(ISO_8859_1), ended);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String request(Way way, List<String> moreHeaders) {
    List<String> lines = new ArrayList<>();
    lines.add(way.method() + " " + way.uri() + " HTTP/1.1");
    lines.add("Host: www.medit.example");
    lines.addAll(way.headers());
    lines.addAll(moreHeaders);
    if (lines.stream().noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("connection:"))) {
      lines.add("Connection: close");
    }
    return String.join("\r\n", lines) + EMPTY_LINE + way.body();
  }

  /** Reads to the end, and takes leave of a WebSocket when it has said goodbye. */
  private static boolean readAll(Socket socket, ByteArrayOutputStream bytes, boolean shakingHands)
      throws IOException {
    boolean leaveToBeTaken = shakingHands;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    byte[] buffer = new byte[16_384];
    InputStream in = socket.getInputStream();
    while (true) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      socket.setSoTimeout((int) left);
      try {
        int read = in.read(buffer);
        if (read < 0) {
          return true;
        }
        bytes.write(buffer, 0, read);
        if (leaveToBeTaken && isTimeToLeave(bytes.toString(ISO_8859_1))) {
          leaveToBeTaken = false;
          takeLeave(socket, bytes.toString(ISO_8859_1).startsWith(SWITCHED));
        }
      } catch (SocketTimeoutException late) {
        return false;
      } catch (SocketException aborted) {
        return true;
      }
    }
  }

  /**
   * Whether a handshake was refused, or the goodbye that follows it has come whole. Who leaves
   * earlier races with the goodbye, and some containers then cut it off.
   */
  private static boolean isTimeToLeave(String answer) {
    int end = answer.indexOf(EMPTY_LINE);
    if (end < 0 || !answer.startsWith(SWITCHED)) {
      return end >= 0;
    }
    String frame = answer.substring(end + EMPTY_LINE.length());
    return frame.length() > 1 && frame.length() >= 2 + frame.charAt(1);
  }

  private static void takeLeave(Socket socket, boolean isOpen) throws IOException {
    if (isOpen) {
      socket.getOutputStream().write(CLOSE_FRAME);
    }
    socket.shutdownOutput();
  }

  @Override
  public void close() {}
}
