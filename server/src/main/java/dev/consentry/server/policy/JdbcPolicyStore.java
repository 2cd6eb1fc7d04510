package dev.consentry.server.policy;

import static java.util.stream.Collectors.toMap;

import dev.consentry.server.database.UniqueViolation;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.EmbeddedId;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The policy versions in the service's database. */
@Singleton
class JdbcPolicyStore implements PolicyStore {
  private final VersionRows versions;
  private final SinceRows since;
  private final NoticeRows notices;
  private final VersionAdder adder;
  private final Clock clock;

  JdbcPolicyStore(
      VersionRows versions, SinceRows since, NoticeRows notices, VersionAdder adder, Clock clock) {
    this.versions = versions;
    this.adder = adder;
    this.since = since;
    this.notices = notices;
    this.clock = clock;
  }

  @Override
  public Map<String, Integer> latestVersions() {
    return versions.latest().stream().collect(toMap(Latest::site, Latest::version));
  }

  @Override
  @Transactional
  public List<StoredVersion> versionsAfter(String site, int version) {
    return versions.after(site, version).stream().map(this::whole).toList();
  }

  @Override
  public boolean add(StoredVersion added) {
    try {
      adder.add(added, clock.instant());
      return true;
    } catch (DataAccessException e) {
      if (UniqueViolation.caused(e)) {
        return false;
      }
      throw e;
    }
  }

  private StoredVersion whole(VersionRow row) {
    String site = row.id().site();
    int version = row.id().version();
    return new StoredVersion(
        site,
        version,
        row.effectiveFrom(),
        row.definition(),
        since.of(site, version).stream()
            .collect(toMap(each -> each.id().purpose(), SinceRow::since)),
        notices.of(site, version).stream()
            .map(each -> new Notice(each.id().language(), each.body(), each.hash()))
            .toList());
  }

  /** One transaction: the version, its purposes and its notices. */
  @Singleton
  static class VersionAdder {
    private final VersionRows versions;
    private final SinceRows since;
    private final NoticeRows notices;

    VersionAdder(VersionRows versions, SinceRows since, NoticeRows notices) {
      this.versions = versions;
      this.since = since;
      this.notices = notices;
    }

    @Transactional
    void add(StoredVersion added, Instant now) {
      versions.save(
          new VersionRow(
              new VersionId(added.site(), added.version()),
              added.effectiveFrom(),
              now,
              added.source()));
      added
          .since()
          .forEach(
              (purpose, version) ->
                  since.save(
                      new SinceRow(new SinceId(added.site(), added.version(), purpose), version)));
      for (Notice notice : added.notices()) {
        notices.save(
            new NoticeRow(
                new NoticeId(added.site(), added.version(), notice.language()),
                notice.hash(),
                notice.json()));
      }
    }
  }

  /** The key of {@code policy_version}. */
  @Embeddable
  record VersionId(@MappedProperty("site") String site, @MappedProperty("version") int version) {}

  /** A row of {@code policy_version}. */
  @MappedEntity("policy_version")
  record VersionRow(
      @EmbeddedId VersionId id, Instant effectiveFrom, Instant publishedAt, String definition) {}

  /** The key of {@code purpose_since}. */
  @Embeddable
  record SinceId(
      @MappedProperty("site") String site,
      @MappedProperty("version") int version,
      @MappedProperty("purpose") String purpose) {}

  /** A row of {@code purpose_since}. */
  @MappedEntity("purpose_since")
  record SinceRow(@EmbeddedId SinceId id, int since) {}

  /** The key of {@code notice}. */
  @Embeddable
  record NoticeId(
      @MappedProperty("site") String site,
      @MappedProperty("version") int version,
      @MappedProperty("language") String language) {}

  /** A row of {@code notice}. */
  @MappedEntity("notice")
  record NoticeRow(@EmbeddedId NoticeId id, String hash, String body) {}

  /** A site and its latest version. */
  @Introspected
  record Latest(String site, int version) {}

  /** The table {@code policy_version}. */
  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface VersionRows extends GenericRepository<VersionRow, VersionId> {
    VersionRow save(VersionRow row);

    @Query(
        "select site, version, effective_from, published_at, definition from policy_version"
            + " where site = :site and version > :version order by version")
    List<VersionRow> after(String site, int version);

    @Query("select site, max(version) as version from policy_version group by site")
    List<Latest> latest();
  }

  /** The table {@code purpose_since}. */
  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface SinceRows extends GenericRepository<SinceRow, SinceId> {
    SinceRow save(SinceRow row);

    @Query(
        "select site, version, purpose, since from purpose_since where site = :site and version = :version")
    List<SinceRow> of(String site, int version);
  }

  /** The table {@code notice}. */
  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface NoticeRows extends GenericRepository<NoticeRow, NoticeId> {
    NoticeRow save(NoticeRow row);

    @Query(
        "select site, version, language, hash, body from notice where site = :site and version = :version")
    List<NoticeRow> of(String site, int version);
  }
}
