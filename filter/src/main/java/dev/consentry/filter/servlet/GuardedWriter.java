package dev.consentry.filter.servlet;

import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The container's writer, with a sweep before everything that may commit the response. Every method
 * is handed on as it is: built from the others, line ends would change on some containers.
 */
final class GuardedWriter extends PrintWriter {
  private final PrintWriter container;
  private final ConsentResponse response;

  GuardedWriter(PrintWriter container, ConsentResponse response) {
    super(container);
    this.container = container;
    this.response = response;
  }

  boolean guards(PrintWriter other) {
    return container == other;
  }

  private PrintWriter swept() {
    response.beforeCommit();
    return container;
  }

  @Override
  public void flush() {
    swept().flush();
  }

  @Override
  public void close() {
    swept().close();
  }

  @Override
  public boolean checkError() {
    return swept().checkError();
  }

  @Override
  public void write(int c) {
    swept().write(c);
  }

  @Override
  public void write(char[] text, int offset, int length) {
    swept().write(text, offset, length);
  }

  @Override
  public void write(char[] text) {
    swept().write(text);
  }

  @Override
  public void write(String text, int offset, int length) {
    swept().write(text, offset, length);
  }

  @Override
  public void write(String text) {
    swept().write(text);
  }

  @Override
  public void print(boolean value) {
    swept().print(value);
  }

  @Override
  public void print(char value) {
    swept().print(value);
  }

  @Override
  public void print(int value) {
    swept().print(value);
  }

  @Override
  public void print(long value) {
    swept().print(value);
  }

  @Override
  public void print(float value) {
    swept().print(value);
  }

  @Override
  public void print(double value) {
    swept().print(value);
  }

  @Override
  public void print(char[] text) {
    swept().print(text);
  }

  @Override
  public void print(@Nullable String text) {
    swept().print(text);
  }

  @Override
  public void print(@Nullable Object value) {
    swept().print(value);
  }

  @Override
  public void println() {
    swept().println();
  }

  @Override
  public void println(boolean value) {
    swept().println(value);
  }

  @Override
  public void println(char value) {
    swept().println(value);
  }

  @Override
  public void println(int value) {
    swept().println(value);
  }

  @Override
  public void println(long value) {
    swept().println(value);
  }

  @Override
  public void println(float value) {
    swept().println(value);
  }

  @Override
  public void println(double value) {
    swept().println(value);
  }

  @Override
  public void println(char[] text) {
    swept().println(text);
  }

  @Override
  public void println(@Nullable String text) {
    swept().println(text);
  }

  @Override
  public void println(@Nullable Object value) {
    swept().println(value);
  }

  @Override
  public PrintWriter printf(String format, @Nullable Object... arguments) {
    swept().printf(format, arguments);
    return this;
  }

  @Override
  public PrintWriter printf(@Nullable Locale locale, String format, @Nullable Object... arguments) {
    swept().printf(locale, format, arguments);
    return this;
  }

  @Override
  public PrintWriter format(String format, @Nullable Object... arguments) {
    swept().format(format, arguments);
    return this;
  }

  @Override
  public PrintWriter format(@Nullable Locale locale, String format, @Nullable Object... arguments) {
    swept().format(locale, format, arguments);
    return this;
  }

  @Override
  public PrintWriter append(@Nullable CharSequence text) {
    swept().append(text);
    return this;
  }

  @Override
  public PrintWriter append(@Nullable CharSequence text, int start, int end) {
    swept().append(text, start, end);
    return this;
  }

  @Override
  public PrintWriter append(char c) {
    swept().append(c);
    return this;
  }
}
