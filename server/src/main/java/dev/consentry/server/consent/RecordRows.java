package dev.consentry.server.consent;

import dev.consentry.server.database.Insert;
import dev.consentry.server.vault.VisitorKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The tables {@code consent_record}, in the ledger and in the schema {@code archive}, inside a
 * transaction that others began.
 */
final class RecordRows {
  private static final String COLUMNS =
      "id, site, visitor, place, previous, policy_version, notice_hash, language, action, choices, parts, recorded_at, expires_at";

  /** Appends records. */
  static final Insert<ConsentRecord> INSERT =
      Insert.<ConsentRecord>into("consent_record")
          .bits("id", ConsentRecord::id)
          .text("site", ConsentRecord::site)
          .bits("visitor", ConsentRecord::visitor)
          .integer("place", ConsentRecord::place)
          .bits("previous", ConsentRecord::previous)
          .integer("policy_version", ConsentRecord::policyVersion)
          .text("notice_hash", ConsentRecord::noticeHash)
          .text("language", ConsentRecord::language)
          .text("action", record -> record.action().word())
          .text("choices", record -> ChoicesText.write(record.choices()))
          .text("parts", record -> ChoicesText.write(record.parts()))
          .time("recorded_at", ConsentRecord::recordedAt)
          .time("expires_at", ConsentRecord::expiresAt)
          .orFail();

  private static final String OF_VISITORS =
      "select "
          + COLUMNS
          + " from consent_record where visitor = any (?) union all select "
          + COLUMNS
          + " from archive.consent_record where visitor = any (?) order by place desc";

  private RecordRows() {}

  /** The records of these visitors, in their order, of each the newest first. */
  static List<List<ConsentRecord>> ofPerson(Connection connection, List<VisitorKey> keys)
      throws SQLException {
    Map<UUID, List<ConsentRecord>> chains =
        ofVisitors(connection, keys.stream().map(VisitorKey::visitor).toList());
    return keys.stream().map(key -> chains.getOrDefault(key.visitor(), List.of())).toList();
  }

  /** The records of these visitors, those stored apart among them, of each the newest first. */
  static Map<UUID, List<ConsentRecord>> ofVisitors(Connection connection, Collection<UUID> visitors)
      throws SQLException {
    Map<UUID, List<ConsentRecord>> found = new HashMap<>();
    if (visitors.isEmpty()) {
      return found;
    }
    try (PreparedStatement select = connection.prepareStatement(OF_VISITORS)) {
      Array wanted = connection.createArrayOf("uuid", visitors.toArray());
      select.setArray(1, wanted);
      select.setArray(2, wanted);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ConsentRecord record = read(rows);
          found.computeIfAbsent(record.visitor(), any -> new ArrayList<>()).add(record);
        }
      }
    }
    return found;
  }

  private static ConsentRecord read(ResultSet row) throws SQLException {
    return new ConsentRecord(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getObject(3, UUID.class),
        row.getInt(4),
        row.getObject(5, UUID.class),
        row.getInt(6),
        row.getString(7),
        row.getString(8),
        ConsentAction.of(row.getString(9)).orElseThrow(),
        ChoicesText.read(row.getString(10)),
        ChoicesText.readParts(row.getString(11)),
        row.getObject(12, OffsetDateTime.class).toInstant(),
        row.getObject(13, OffsetDateTime.class).toInstant());
  }
}
