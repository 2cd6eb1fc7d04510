package dev.consentry.server.database;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Hands out no connection to a schema that is not up to date. */
@Singleton
final class AfterMigration implements BeanCreatedEventListener<DataSource> {
  private final SchemaMigration migration;

  AfterMigration(SchemaMigration migration) {
    this.migration = migration;
  }

  @Override
  public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
    migration.await();
    return event.getBean();
  }
}
