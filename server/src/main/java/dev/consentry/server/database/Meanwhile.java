package dev.consentry.server.database;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.json.JsonMapper;
import io.micronaut.web.router.Router;

/**
 * Has made, while the schema is brought up to date, what takes long and needs no database: it would
 * be made in any case, but later, and one after the other.
 */
@Context
@Order(Ordered.HIGHEST_PRECEDENCE + SchemaMigration.AFTER_THE_CHECKS + 1)
final class Meanwhile {
  Meanwhile(Router router, JsonMapper json, MeterRegistry metrics) {}
}
