package dev.consentry.server.vault;

import dev.consentry.server.database.Columns;
import dev.consentry.server.database.Insert;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The table {@code vault.named_request}, inside a transaction that others began. */
public final class NamedRequestRows {
  /** Adds requests. */
  public static final Insert<NamedRequest> INSERT =
      Insert.<NamedRequest>into("vault.named_request")
          .bits("name_hash", NamedRequest::nameHash)
          .bits("request_hash", NamedRequest::requestHash)
          .bits("sealed_record_id", NamedRequest::sealedRecordId)
          .time("issued_at", NamedRequest::issuedAt)
          .time("forgotten_at", NamedRequest::forgottenAt)
          .orFail();

  private static final String FIND =
      "select name_hash, request_hash, sealed_record_id, issued_at, forgotten_at"
          + " from vault.named_request where name_hash = any (?)";
  private static final String FORGET =
      "delete from vault.named_request where name_hash in (select name_hash"
          + " from vault.named_request where forgotten_at < ? order by forgotten_at limit ?)";

  private NamedRequestRows() {}

  /** The requests of these names that were answered, by the hash of their name. */
  public static Map<UUID, NamedRequest> find(Connection connection, Collection<RequestName> names)
      throws SQLException {
    Map<UUID, NamedRequest> found = new HashMap<>();
    if (names.isEmpty()) {
      return found;
    }
    try (PreparedStatement select = connection.prepareStatement(FIND)) {
      new Columns<>(select, names).bits(RequestName::hash);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          NamedRequest request = read(rows);
          found.put(request.nameHash(), request);
        }
      }
    }
    return found;
  }

  /**
   * Forgets those whose time is over.
   *
   * @return how many there were, at most that many
   */
  public static int forget(Connection connection, Instant now, int most) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
      delete.setObject(1, now.atOffset(ZoneOffset.UTC));
      delete.setInt(2, most);
      return delete.executeUpdate();
    }
  }

  private static NamedRequest read(ResultSet row) throws SQLException {
    return new NamedRequest(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getObject(5, OffsetDateTime.class).toInstant());
  }
}
