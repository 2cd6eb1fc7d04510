package dev.consentry.filter.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The container's stream, with a sweep before everything that may commit the response. */
final class GuardedOutputStream extends ServletOutputStream {
  private final ServletOutputStream out;
  private final ConsentResponse response;

  GuardedOutputStream(ServletOutputStream out, ConsentResponse response) {
    this.out = out;
    this.response = response;
  }

  boolean guards(ServletOutputStream other) {
    return out == other;
  }

  private ServletOutputStream swept() {
    response.beforeCommit();
    return out;
  }

  @Override
  public void write(int b) throws IOException {
    swept().write(b);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    swept().write(bytes);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    swept().write(bytes, offset, length);
  }

  @Override
  public void write(ByteBuffer buffer) throws IOException {
    swept().write(buffer);
  }

  @Override
  public void print(String text) throws IOException {
    swept().print(text);
  }

  @Override
  public void print(boolean value) throws IOException {
    swept().print(value);
  }

  @Override
  public void print(char value) throws IOException {
    swept().print(value);
  }

  @Override
  public void print(int value) throws IOException {
    swept().print(value);
  }

  @Override
  public void print(long value) throws IOException {
    swept().print(value);
  }

  @Override
  public void print(float value) throws IOException {
    swept().print(value);
  }

  @Override
  public void print(double value) throws IOException {
    swept().print(value);
  }

  @Override
  public void println() throws IOException {
    swept().println();
  }

  @Override
  public void println(String text) throws IOException {
    swept().println(text);
  }

  @Override
  public void println(boolean value) throws IOException {
    swept().println(value);
  }

  @Override
  public void println(char value) throws IOException {
    swept().println(value);
  }

  @Override
  public void println(int value) throws IOException {
    swept().println(value);
  }

  @Override
  public void println(long value) throws IOException {
    swept().println(value);
  }

  @Override
  public void println(float value) throws IOException {
    swept().println(value);
  }

  @Override
  public void println(double value) throws IOException {
    swept().println(value);
  }

  @Override
  public void flush() throws IOException {
    swept().flush();
  }

  @Override
  public void close() throws IOException {
    swept().close();
  }

  @Override
  public boolean isReady() {
    return out.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    out.setWriteListener(listener);
  }
}
