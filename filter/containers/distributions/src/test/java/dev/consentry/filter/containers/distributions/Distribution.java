package dev.consentry.filter.containers.distributions;

import dev.consentry.filter.containers.contract.Container;
import dev.consentry.filter.containers.contract.WebappDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server as its makers distribute it, unpacked by the build and run as a process of its own. What
 * it writes is in a directory beside the webapp; the distribution itself stays as it was.
 */
abstract class Distribution implements Container {
  private final String id;
  private final String name;

  /**
   * Names a server.
   *
   * @param id the directory that the build unpacks it to, and the prefix of the system property
   *     that has its version
   */
  Distribution(String id, String name) {
    this.id = id;
    this.name = name;
  }

  @Override
  public final String title() {
    return name + " " + property(id + ".version").replaceFirst("\\.Final$", "");
  }

  @Override
  public final Running start(WebappDirectory webapp) throws Exception {
    String run = id + "-" + webapp.root().getFileName();
    Path directory = Files.createDirectory(webapp.root().resolveSibling(run));
    int port = freePort();
    ProcessBuilder command = prepared(webapp, directory, port);
    return ServerProcess.start(command, port, servers().resolve(run + ".log"));
  }

  /**
   * Writes what the server needs.
   *
   * @param directory an empty one for all that it writes
   * @param port where it has to answer, on 127.0.0.1
   * @return how to start it in the foreground
   */
  abstract ProcessBuilder prepared(WebappDirectory webapp, Path directory, int port)
      throws Exception;

  /** The directory that the distribution was unpacked to, such as {@code wildfly-39.0.1.Final}. */
  final Path home() throws IOException {
    try (Stream<Path> unpacked = Files.list(servers().resolve(id))) {
      return unpacked.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  private static Path servers() {
    return Path.of(property("consentry.servers"));
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(
          name + " is not set: run the tests as part of mvn -Pcontainers verify.");
    }
    return value;
  }

  /** The java command of this build's own JDK, with its arguments to come. */
  static ProcessBuilder java(List<String> arguments) {
    ProcessBuilder command = new ProcessBuilder(javaExecutable());
    command.command().addAll(arguments);
    command.environment().remove("JAVA_TOOL_OPTIONS");
    return command;
  }

  static String javaExecutable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** A port of 127.0.0.1 that nobody listens on. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes none)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(directory).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes none) throws IOException {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * Changes a configuration file.
   *
   * @throws IllegalStateException if there is nothing to replace: then the distribution is not what
   *     this was written for
   */
  static void replace(Path file, String pattern, String replacement) throws IOException {
    String text = Files.readString(file);
    String changed = text.replaceAll(pattern, replacement);
    if (changed.equals(text)) {
      throw new IllegalStateException(file.getFileName() + " has nothing like " + pattern);
    }
    Files.writeString(file, changed);
  }
}
