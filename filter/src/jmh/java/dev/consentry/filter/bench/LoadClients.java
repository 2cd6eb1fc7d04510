package dev.consentry.filter.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Connections that ask for one page again and again, each when it has its answer. */
final class LoadClients implements AutoCloseable {
  private static final int LONGEST_ANSWER = 1 << 16;
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final byte[] request;
  private final List<Socket> sockets = new ArrayList<>();
  private final ExecutorService threads;
  private final int answerLength;

  LoadClients(String address, String request, int connections) throws IOException {
    this.request = request.getBytes(StandardCharsets.US_ASCII);
    threads = Executors.newFixedThreadPool(connections);
    int port = URI.create(address).getPort();
    for (int i = 0; i < connections; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(10_000);
      sockets.add(socket);
    }
    answerLength = firstAnswer(sockets.get(0));
  }

  /** Every answer is as long as the first: its dates have one length. */
  private int firstAnswer(Socket socket) throws IOException {
    socket.getOutputStream().write(request);
    byte[] buffer = new byte[LONGEST_ANSWER];
    int length = 0;
    while (true) {
      int read = socket.getInputStream().read(buffer, length, buffer.length - length);
      if (read <= 0) {
        throw new IOException("The server ended its first answer early, or it is too long");
      }
      length += read;
      String answer = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
      int end = answer.indexOf("\r\n\r\n");
      if (end >= 0) {
        int from = answer.indexOf("Content-Length: ") + "Content-Length: ".length();
        int body = Integer.parseInt(answer.substring(from, answer.indexOf("\r\n", from)));
        socket.getInputStream().readNBytes(end + 4 + body - length);
        return end + 4 + body;
      }
    }
  }

  /**
   * What came of so long a time.
   *
   * @param perSecond answers per second
   * @param processorNanos what one answer took of the processors, this process as a whole: that depends less than the
   *     rate on what else the machine does
   */
  record Turn(double perSecond, double processorNanos) {}

  /** Asks for so long a time. */
  Turn ask(long nanos) throws Exception {
    long processor = PROCESS.getProcessCpuTime();
    long begin = System.nanoTime();
    List<Future<Integer>> counts = new ArrayList<>();
    for (Socket socket : sockets) {
      counts.add(threads.submit(() -> answers(socket, begin + nanos)));
    }
    long all = 0;
    for (Future<Integer> count : counts) {
      all += count.get();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Turn(all / seconds, (PROCESS.getProcessCpuTime() - processor) / (double) all);
  }

  private int answers(Socket socket, long end) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] answer = new byte[answerLength];
    int count = 0;
    while (System.nanoTime() < end) {
      socket.getOutputStream().write(request);
      if (in.readNBytes(answer, 0, answerLength) != answerLength || answer[9] != '2') {
        throw new IOException("The server did not answer as it did at first");
      }
      count++;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
