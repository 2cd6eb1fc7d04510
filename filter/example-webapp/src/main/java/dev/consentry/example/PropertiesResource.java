package dev.consentry.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** Reads the UTF-8 {@code .properties} files inside this webapp. */
final class PropertiesResource {
  private PropertiesResource() {}

  /**
   * The file's content.
   *
   * @param path from the root of the classes, such as {@code /texts/en.properties}
   * @return empty when there is no such file
   */
  static Optional<Properties> read(String path) {
    try (InputStream file = PropertiesResource.class.getResourceAsStream(path)) {
      if (file == null) {
        return Optional.empty();
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(file, UTF_8));
      return Optional.of(properties);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }
}
