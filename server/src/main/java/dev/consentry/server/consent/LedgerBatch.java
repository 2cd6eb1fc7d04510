package dev.consentry.server.consent;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.SitePolicies;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.random.RandomIds;
import dev.consentry.server.vault.BearerName;
import dev.consentry.server.vault.NamedRequest;
import dev.consentry.server.vault.NamedRequestRows;
import dev.consentry.server.vault.People;
import dev.consentry.server.vault.Person;
import dev.consentry.server.vault.RequestName;
import dev.consentry.server.vault.VaultRows;
import dev.consentry.server.vault.VisitorKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Submissions on their way into one transaction. What the database knows of their visitors is read
 * at once; then each becomes a record in its turn, after those before it.
 */
final class LedgerBatch {
  private final Instant now;
  private final Map<UUID, ProblemException> refused;
  private final PolicyCatalog catalog;
  private final Map<UUID, NamedRequest> answered;
  private final Map<UUID, VisitorKey> keys;
  private final Map<UUID, Person> people;
  private final Map<UUID, List<ConsentRecord>> chains;
  private final Set<UUID> held;
  private final Set<UUID> revokedEnds;
  private final List<LedgerEntry> entries = new ArrayList<>();

  private LedgerBatch(
      Instant now,
      Map<UUID, ProblemException> refused,
      PolicyCatalog catalog,
      Map<UUID, NamedRequest> answered,
      Map<UUID, VisitorKey> keys,
      Map<UUID, Person> people,
      Map<UUID, List<ConsentRecord>> chains,
      Set<UUID> held,
      Set<UUID> revokedEnds) {
    this.now = now;
    this.refused = refused;
    this.catalog = catalog;
    this.answered = answered;
    this.keys = keys;
    this.people = people;
    this.chains = chains;
    this.held = held;
    this.revokedEnds = revokedEnds;
  }

  /**
   * Takes it that nothing is known: for new visitors, whose requests have names that nobody had
   * before. If one was answered already, its name's key is taken in the database.
   */
  static LedgerBatch ofNewVisitors(PolicyCatalog catalog, Instant now) {
    return new LedgerBatch(
        now,
        Map.of(),
        catalog,
        new HashMap<>(),
        new HashMap<>(),
        Map.of(),
        new HashMap<>(),
        Set.of(),
        Set.of());
  }

  /** Reads what is known: at most seven queries, and one for each who takes something back. */
  static LedgerBatch read(
      Connection connection,
      List<Submission> submissions,
      List<AnswerCheck> checks,
      PolicyCatalog catalog,
      Instant now)
      throws SQLException {
    List<RequestName> names = new ArrayList<>();
    Set<BearerName> bearers = new HashSet<>();
    for (Submission submission : submissions) {
      if (submission.name() != null) {
        names.add(submission.name());
      }
      if (submission.token() != null) {
        bearers.add(BearerName.of(submission.token()));
      }
    }
    Map<UUID, NamedRequest> answered = NamedRequestRows.find(connection, names);
    for (RequestName name : names) {
      NamedRequest before = answered.get(name.hash());
      if (before != null) {
        bearers.add(bearerOf(name, before));
      }
    }
    Map<UUID, VisitorKey> keys = VaultRows.find(connection, bearers);
    Map<UUID, VisitorKey> visitors = new HashMap<>();
    keys.values().forEach(key -> visitors.put(key.visitor(), key));
    for (Submission submission : submissions) {
      if (submission.key() != null) {
        visitors.put(submission.key().visitor(), submission.key());
      }
    }
    people(connection, visitors);
    Map<UUID, List<ConsentRecord>> chains = RecordRows.ofVisitors(connection, visitors.keySet());
    Set<UUID> held = HoldVisitors.hold(connection, visitors.values(), chains);
    int known = visitors.size();
    Map<UUID, Person> people = people(connection, visitors);
    if (visitors.size() > known) {
      throw HoldVisitors.outrun();
    }
    keys.values().removeIf(key -> !held.contains(key.visitor()));
    Set<UUID> revokedEnds = revokedEnds(connection, submissions, people, chains);
    Map<UUID, ProblemException> refused = new HashMap<>();
    for (AnswerCheck check : visitors.isEmpty() ? List.<AnswerCheck>of() : checks) {
      refused.putAll(check.refused(connection, visitors.keySet()));
    }
    return new LedgerBatch(
        now, refused, catalog, answered, keys, people, chains, held, revokedEnds);
  }

  /**
   * Those of the newest records that are revoked, of visitors whose submission follows from them.
   */
  private static Set<UUID> revokedEnds(
      Connection connection,
      List<Submission> submissions,
      Map<UUID, Person> people,
      Map<UUID, List<ConsentRecord>> chains)
      throws SQLException {
    Set<UUID> revoked = new HashSet<>();
    for (Submission submission : submissions) {
      if (submission.key() != null && submission.continuation() != null) {
        VisitorKey key =
            people.getOrDefault(submission.key().visitor(), Person.of(submission.key())).key();
        List<ConsentRecord> chain = chains.getOrDefault(key.visitor(), List.of());
        if (RevokedRecords.endsRevoked(connection, key, chain)) {
          revoked.add(chain.get(0).id());
        }
      }
    }
    return revoked;
  }

  /** Who these visitors are; whom they go on as, and who else does, is put among them. */
  private static Map<UUID, Person> people(Connection connection, Map<UUID, VisitorKey> visitors)
      throws SQLException {
    Map<UUID, Person> people = new HashMap<>();
    for (Person person : People.of(connection, List.copyOf(visitors.values())).values()) {
      for (VisitorKey key : person.keys()) {
        people.put(key.visitor(), person);
        visitors.put(key.visitor(), key);
      }
    }
    return people;
  }

  /** What becomes of the next submission, once the transaction is on disk. */
  Outcome take(Submission submission) {
    RequestName name = submission.name();
    NamedRequest before = name == null ? null : answered.get(name.hash());
    return name == null || before == null ? append(submission) : again(name, before);
  }

  /** What is to be stored. */
  List<LedgerEntry> entries() {
    return entries;
  }

  private Outcome append(Submission made) {
    VisitorKey known = made.key() == null ? known(made.token()) : successor(made.key());
    if (made.key() != null && known == null) {
      return new Outcome.Refused(HoldVisitors.erased());
    }
    VisitorKey key = known == null ? VisitorKey.create(made.version().site(), now) : known;
    List<ConsentRecord> chain = chains.computeIfAbsent(key.visitor(), any -> new ArrayList<>());
    List<FormerChain> formers = formers(key);
    boolean torn = !chain.isEmpty() && revokedEnds.contains(chain.get(0).id());
    Submission submission = made.after(new Earlier(chain, formers, torn));
    ProblemException refusal = refused.get(key.visitor());
    if (refusal != null && submission.request().choices().containsValue(true)) {
      return new Outcome.Refused(refusal);
    }
    SitePolicies policies = catalog.require(key.site(), newestVersion(chain, formers));
    NextRecord next = NextRecord.of(submission, key, List.copyOf(chain), formers, policies, now);
    chain.add(0, next.record());
    keys.put(next.entry().bearer().name().recordHash(), key);
    if (next.entry().request() != null) {
      answered.put(next.entry().request().nameHash(), next.entry().request());
    }
    entries.add(next.entry());
    return new Outcome.Recorded(next.record(), next.token(), !next.entry().revoked().isEmpty());
  }

  private Outcome again(RequestName name, NamedRequest before) {
    if (!before.requestHash().equals(name.requestHash())) {
      return new Outcome.Refused(RequestNames.ofAnotherRequest());
    }
    UUID recordHash = bearerOf(name, before).recordHash();
    VisitorKey key = keys.get(recordHash);
    if (key == null) {
      return new Outcome.Refused(RequestNames.ofAnErasedRecord());
    }
    UUID id = key.ledgerId(recordHash);
    for (ConsentRecord record : chains.getOrDefault(key.visitor(), List.of())) {
      if (record.id().equals(id)) {
        String recordId = name.open(before.sealedRecordId());
        return new Outcome.Recorded(record, NextRecord.tokenOf(recordId, record), false);
      }
    }
    return new Outcome.Refused(RequestNames.ofAnErasedRecord());
  }

  /** The key that a token leads to; a token of another site, or of an erased visitor, to none. */
  private @Nullable VisitorKey known(@Nullable ConsentToken token) {
    VisitorKey key = token == null ? null : keys.get(BearerName.of(token).recordHash());
    return key != null && token != null && key.site().equals(token.site()) ? successor(key) : null;
  }

  /** As whom a visitor goes on, mostly as themselves; as nobody, once they were erased. */
  private @Nullable VisitorKey successor(VisitorKey key) {
    Person person = people.get(key.visitor());
    VisitorKey successor = person == null ? key : person.key();
    return person == null || held.contains(successor.visitor()) ? successor : null;
  }

  private static int newestVersion(List<ConsentRecord> chain, List<FormerChain> formers) {
    return Stream.concat(
            chain.stream(), formers.stream().flatMap(former -> former.records().stream()))
        .mapToInt(ConsentRecord::policyVersion)
        .max()
        .orElse(0);
  }

  private List<FormerChain> formers(VisitorKey key) {
    Person person = people.get(key.visitor());
    return person == null
        ? List.of()
        : person.formers().stream()
            .map(
                former ->
                    new FormerChain(former, chains.getOrDefault(former.key().visitor(), List.of())))
            .toList();
  }

  private static BearerName bearerOf(RequestName name, NamedRequest request) {
    return new BearerName(
        request.issuedAt(), RandomIds.hashBits(name.open(request.sealedRecordId())));
  }
}
