package dev.consentry.filter.testing;

import java.text.MessageFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the filter warns of, from now on until this is closed. */
public final class Warnings implements AutoCloseable {
  private final Logger logger = Logger.getLogger("dev.consentry.filter");
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Handler handler = new Listener();

  public Warnings() {
    logger.addHandler(handler);
  }

  /** The warnings so far that contain a text. */
  public List<String> with(String text) {
    return lines.stream().filter(line -> line.contains(text)).toList();
  }

  @Override
  public void close() {
    logger.removeHandler(handler);
  }

  private final class Listener extends Handler {
    @Override
    public void publish(LogRecord entry) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        Object[] details = entry.getParameters();
        lines.add(
            details == null
                ? entry.getMessage()
                : MessageFormat.format(entry.getMessage(), details));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
