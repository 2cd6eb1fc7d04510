package dev.consentry.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged demo as a process of its own, started as a person would. */
final class DemoProcess implements AutoCloseable {
  private static final int START_SECONDS = 90;
  private static final int STOP_SECONDS = 15;

  private final Process process;
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> ready = new LinkedBlockingQueue<>();
  private final Thread reader;

  DemoProcess(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(Path.of("target", "consentry-demo.jar").toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    reader = new Thread(this::read, "demo output");
    reader.start();
  }

  /** Waits for the line that programs wait for. */
  Ready awaitReady() throws InterruptedException {
    String line = ready.poll(START_SECONDS, SECONDS);
    if (line == null || line.isEmpty()) {
      throw new AssertionError("The demo did not get ready:\n" + output());
    }
    return new Ready(line);
  }

  /** Sends SIGTERM and waits. */
  void stop() throws InterruptedException {
    // Process.destroy would also close the output that is still to be read.
    process.toHandle().destroy();
    if (!process.waitFor(STOP_SECONDS, SECONDS)) {
      throw new AssertionError("The demo did not stop in " + STOP_SECONDS + " s:\n" + output());
    }
    reader.join();
  }

  /** Waits until it ends by itself, and returns its exit code. */
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(START_SECONDS, SECONDS)) {
      throw new AssertionError("The demo did not end:\n" + output());
    }
    reader.join();
    return process.exitValue();
  }

  String output() {
    return String.join("\n", output);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        if (line.startsWith("READY ")) {
          ready.add(line);
        }
      }
      ready.add("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The machine-readable line. */
  record Ready(String line) {
    /** The consent service's address. */
    String service() {
      return find("service");
    }

    /** A webapp's address, with a slash at the end. */
    String site(String site) {
      return find(site);
    }

    private String find(String name) {
      Matcher address = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(line);
      if (!address.find()) {
        throw new AssertionError("No " + name + " in " + line);
      }
      return address.group(1);
    }
  }
}
