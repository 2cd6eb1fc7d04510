package dev.consentry.server.policy;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.io.ResourceResolver;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the configured definitions of sites that have no version yet ({@code
 * consentry.publish-at-start}). A site that has one is left as it is: later versions are published
 * on purpose, never by a restart.
 */
@Singleton
final class PublishAtStart {
  private static final Logger LOG = LoggerFactory.getLogger(PublishAtStart.class);

  private final List<String> locations;
  private final DefinitionReader definitions = new DefinitionReader();
  private final PolicyCatalog catalog;
  private final PublishPolicy publishPolicy;
  private final ResourceResolver resources;

  PublishAtStart(
      @Property(name = "consentry.publish-at-start", defaultValue = "") List<String> locations,
      PolicyCatalog catalog,
      PublishPolicy publishPolicy,
      ResourceResolver resources) {
    this.locations = List.copyOf(locations);
    this.catalog = catalog;
    this.publishPolicy = publishPolicy;
    this.resources = resources;
  }

  @EventListener
  void publish(StartupEvent event) {
    locations.stream().filter(location -> !location.isBlank()).forEach(this::publish);
  }

  private void publish(String location) {
    byte[] yaml = read(location);
    try {
      String site = definitions.read(location, yaml).site();
      if (catalog.find(site).isEmpty()) {
        publishPolicy.publish(site, yaml, null, Set.of());
        LOG.info("Published {} as version 1 of site {}", location, site);
      }
    } catch (InvalidDefinitionException e) {
      throw new IllegalArgumentException("consentry.publish-at-start: " + e.getMessage(), e);
    }
  }

  private byte[] read(String location) {
    InputStream found =
        resources
            .getResourceAsStream(location)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "consentry.publish-at-start names " + location + ", which is not there"));
    try (found) {
      return found.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + location, e);
    }
  }
}
