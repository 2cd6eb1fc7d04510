package dev.consentry.server;

import java.util.EnumMap;
import java.util.Map;

/**
 * One running service per database, for all suites that leave each other alone: starting one takes
 * longer than most of them. It stops with the tests.
 */
public final class SharedService {
  private static final Map<Database, TestService> RUNNING = new EnumMap<>(Database.class);

  private SharedService() {}

  /**
   * The service on this database. It believes {@code X-Forwarded-For} of this machine, so that a
   * test can come from any address.
   */
  public static synchronized TestService on(Database database) {
    return RUNNING.computeIfAbsent(database, SharedService::start);
  }

  private static TestService start(Database database) {
    Map<String, Object> settings = new java.util.HashMap<>(database.settings());
    settings.put("consentry.trusted-proxies", "127.0.0.1");
    settings.put("consentry.rate-limit.writes-per-minute", 20);
    settings.put("consentry.rate-limit.reads-per-minute", 40);
    TestService service = TestService.start(settings);
    Database.atTheEnd(service::close);
    return service;
  }
}
