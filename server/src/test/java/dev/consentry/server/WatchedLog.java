package dev.consentry.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** The warnings and errors that the service writes into its log. */
public final class WatchedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  /** Begins to watch. */
  public WatchedLog() {
    start();
    root.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
      events.add(event);
    }
  }

  /** Those with a stack trace. */
  public List<String> withCause() {
    return events.stream()
        .filter(event -> event.getThrowableProxy() != null)
        .filter(event -> !event.getLoggerName().startsWith("io.zonky.")) // the database's own
        .map(event -> event.getLoggerName() + ": " + event.getFormattedMessage())
        .toList();
  }

  /** Those that say this. */
  public List<String> saying(String words) {
    return events.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(message -> message.contains(words))
        .toList();
  }

  @Override
  public void close() {
    root.detachAppender(this);
    stop();
  }
}
