import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small load generator: so many connections, each sending its next request when the one before is
 * answered, all from one thread, so that it leaves the machine to what is measured.
 *
 * <pre>java Load.java URL CONNECTIONS WARM_UP_SECONDS SECONDS [BODY_FILE [HEADER: VALUE]...]</pre>
 *
 * With a body file it POSTs JSON; without one, or with - in its place, it GETs. {@code
 * @ID@@@@@@@@} in the body becomes a number that no other request has. Prints one line of JSON:
 * answers per second, latencies in milliseconds, answers by status.
 */
public final class Load {
  private static final int MOST_MICROS = 10_000_000;
  private static final String NO_BODY = "-";
  private static final byte[] ID = "@ID@@@@@@@@".getBytes(ISO_8859_1);
  private static final byte[] HEAD_END = "\r\n\r\n".getBytes(ISO_8859_1);

  private final int[] micros = new int[MOST_MICROS];
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final byte[] request;
  private final int idAt;
  private long nextId = System.currentTimeMillis() % 100_000 * 1_000_000;
  private long measureFrom;
  private long measured;

  private Load(byte[] request) {
    this.request = request;
    this.idAt = find(request, request.length, ID, 0);
  }

  /** One connection. */
  private static final class Connection {
    private final ByteBuffer out;
    private final ByteBuffer in = ByteBuffer.allocate(1 << 20);
    private long sentAt;

    private Connection(byte[] request) {
      this.out = ByteBuffer.wrap(request.clone());
    }
  }

  public static void main(String[] args) throws IOException {
    URI url = URI.create(args[0]);
    int connections = Integer.parseInt(args[1]);
    int warmUp = Integer.parseInt(args[2]);
    int seconds = Integer.parseInt(args[3]);
    byte[] body = args.length > 4 && !args[4].equals(NO_BODY) ? Files.readAllBytes(Path.of(args[4])) : null;
    String[] headers = args.length > 5 ? Arrays.copyOfRange(args, 5, args.length) : new String[0];
    new Load(request(url, body, headers))
        .run(new InetSocketAddress(url.getHost(), url.getPort()), connections, warmUp, seconds);
  }

  private static byte[] request(URI url, byte[] body, String[] headers) {
    StringBuilder head = new StringBuilder(body == null ? "GET " : "POST ");
    head.append(url.getRawPath());
    if (url.getRawQuery() != null) {
      head.append('?').append(url.getRawQuery());
    }
    head.append(" HTTP/1.1\r\nHost: ").append(url.getAuthority()).append("\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    if (body != null) {
      head.append("Content-Type: application/json\r\nContent-Length: ")
          .append(body.length)
          .append("\r\n");
    }
    byte[] start = head.append("\r\n").toString().getBytes(UTF_8);
    byte[] whole = Arrays.copyOf(start, start.length + (body == null ? 0 : body.length));
    if (body != null) {
      System.arraycopy(body, 0, whole, start.length, body.length);
    }
    return whole;
  }

  private void run(InetSocketAddress address, int connections, int warmUp, int seconds)
      throws IOException {
    try (Selector selector = Selector.open()) {
      measureFrom = System.nanoTime() + warmUp * 1_000_000_000L;
      long end = measureFrom + seconds * 1_000_000_000L;
      for (int i = 0; i < connections; i++) {
        SocketChannel channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Connection connection = new Connection(request);
        channel.register(selector, SelectionKey.OP_READ, connection);
        send(channel, connection);
      }
      while (System.nanoTime() < end) {
        selector.select(100);
        for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
          SelectionKey key = keys.next();
          keys.remove();
          read((SocketChannel) key.channel(), (Connection) key.attachment());
        }
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      report((end - measureFrom) / 1e9);
    }
  }

  private void send(SocketChannel channel, Connection connection) throws IOException {
    if (idAt >= 0) {
      long id = nextId++;
      for (int i = ID.length - 1; i >= 0; i--, id /= 9) {
        connection.out.put(idAt + i, (byte) ('1' + id % 9));
      }
    }
    connection.out.rewind();
    connection.sentAt = System.nanoTime();
    while (connection.out.hasRemaining()) {
      channel.write(connection.out);
    }
  }

  private void read(SocketChannel channel, Connection connection) throws IOException {
    if (channel.read(connection.in) < 0) {
      throw new IOException("The server closed a connection");
    }
    byte[] bytes = connection.in.array();
    int length = connection.in.position();
    int headEnd = find(bytes, length, HEAD_END, 0);
    if (headEnd < 0) {
      return;
    }
    int bodyLength = contentLength(new String(bytes, 0, headEnd, ISO_8859_1));
    if (length < headEnd + HEAD_END.length + bodyLength) {
      return;
    }
    long now = System.nanoTime();
    if (connection.sentAt >= measureFrom) {
      measured++;
      micros[(int) Math.min(MOST_MICROS - 1, (now - connection.sentAt) / 1000)]++;
      statuses.merge((bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + bytes[11] - '0', 1, Integer::sum);
    }
    connection.in.clear();
    send(channel, connection);
  }

  private static int contentLength(String head) {
    String name = "content-length:";
    for (int line = head.indexOf('\n'); line >= 0; line = head.indexOf('\n', line + 1)) {
      if (head.regionMatches(true, line + 1, name, 0, name.length())) {
        int end = head.indexOf("\r\n", line + 1);
        return Integer.parseInt(
            head.substring(line + 1 + name.length(), end < 0 ? head.length() : end).strip());
      }
    }
    return 0;
  }

  private static int find(byte[] in, int length, byte[] what, int from) {
    for (int i = from; i <= length - what.length; i++) {
      int j = 0;
      while (j < what.length && in[i + j] == what[j]) {
        j++;
      }
      if (j == what.length) {
        return i;
      }
    }
    return -1;
  }

  private void report(double seconds) {
    System.out.printf(
        "{\"perSecond\": %.0f, \"p50\": %.2f, \"p99\": %.2f, \"longest\": %.2f, \"statuses\": \"%s\"}%n",
        measured / seconds, percentile(0.5), percentile(0.99), percentile(1), statuses);
  }

  private double percentile(double share) {
    long rank = Math.max(1, Math.round(measured * share));
    long seen = 0;
    for (int i = 0; i < MOST_MICROS; i++) {
      seen += micros[i];
      if (seen >= rank) {
        return i / 1000.0;
      }
    }
    return 0;
  }
}
