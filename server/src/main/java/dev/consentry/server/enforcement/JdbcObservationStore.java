package dev.consentry.server.enforcement;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The sums in the service's database. */
@Singleton
class JdbcObservationStore implements ObservationStore {
  private final Rows rows;

  JdbcObservationStore(Rows rows) {
    this.rows = rows;
  }

  @Override
  public long size(String site) {
    return rows.size(site);
  }

  @Override
  public boolean add(String site, Observation seen, Instant now) {
    return rows.add(site, seen.cookie(), seen.outcome(), seen.way(), seen.path(), seen.count(), now)
        > 0;
  }

  @Override
  public void begin(String site, Observation seen, Instant now) {
    rows.begin(site, seen.cookie(), seen.outcome(), seen.way(), seen.path(), now);
    add(site, seen, now);
  }

  @Override
  public List<Sum> all(String site) {
    return rows.all(site).stream().map(Row::sum).toList();
  }

  /** A row of {@code cookie_observation}. */
  @Introspected
  @MappedEntity("cookie_observation")
  record Row(
      @Id String cookie,
      String outcome,
      String way,
      String path,
      long times,
      Instant firstSeen,
      Instant lastSeen) {
    Sum sum() {
      return new Sum(new Observation(cookie, outcome, way, path, times), firstSeen, lastSeen);
    }
  }

  /** The table {@code cookie_observation}. */
  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface Rows extends GenericRepository<Row, String> {
    @Query("select count(*) from cookie_observation where site = :site")
    long size(String site);

    @Query(
        "update cookie_observation set times = times + :times, last_seen = :now"
            + " where site = :site and cookie = :cookie and outcome = :outcome and way = :way and path = :path")
    int add(
        String site,
        String cookie,
        String outcome,
        String way,
        String path,
        long times,
        Instant now);

    @Query(
        "insert into cookie_observation (site, cookie, outcome, way, path, times, first_seen, last_seen)"
            + " values (:site, :cookie, :outcome, :way, :path, 0, :now, :now) on conflict do nothing")
    void begin(String site, String cookie, String outcome, String way, String path, Instant now);

    @Query(
        "select cookie, outcome, way, path, times, first_seen, last_seen from cookie_observation"
            + " where site = :site order by cookie, outcome, way, path")
    List<Row> all(String site);
  }
}
