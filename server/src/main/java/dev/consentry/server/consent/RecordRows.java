package dev.consentry.server.consent;

import dev.consentry.server.database.Columns;
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

/** The table {@code consent_record}, inside a transaction that others began. */
final class RecordRows {
  private static final String COLUMNS =
      "id, site, visitor, place, previous, policy_version, notice_hash, language, action, choices, parts, recorded_at, expires_at";
  private static final String INSERT =
      "insert into consent_record ("
          + COLUMNS
          + ") select * from unnest(cast(? as uuid array), cast(? as varchar array), cast(? as uuid array),"
          + " cast(? as integer array), cast(? as uuid array), cast(? as integer array), cast(? as varchar array),"
          + " cast(? as varchar array), cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),"
          + " cast(? as timestamp with time zone array), cast(? as timestamp with time zone array))";
  private static final String OF_VISITORS =
      "select " + COLUMNS + " from consent_record where visitor = any (?) order by place desc";

  private RecordRows() {}

  static void add(Connection connection, List<ConsentRecord> records) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      new Columns<>(insert, records)
          .bits(ConsentRecord::id)
          .texts(ConsentRecord::site)
          .bits(ConsentRecord::visitor)
          .integers(ConsentRecord::place)
          .bits(ConsentRecord::previous)
          .integers(ConsentRecord::policyVersion)
          .texts(ConsentRecord::noticeHash)
          .texts(ConsentRecord::language)
          .texts(record -> record.action().word())
          .texts(record -> ChoicesText.write(record.choices()))
          .optionalTexts(record -> ChoicesText.write(record.parts()))
          .times(ConsentRecord::recordedAt)
          .times(ConsentRecord::expiresAt);
      insert.executeUpdate();
    }
  }

  /** The records of these visitors, of each the newest first. */
  static Map<UUID, List<ConsentRecord>> ofVisitors(Connection connection, Collection<UUID> visitors)
      throws SQLException {
    Map<UUID, List<ConsentRecord>> found = new HashMap<>();
    if (visitors.isEmpty()) {
      return found;
    }
    try (PreparedStatement select = connection.prepareStatement(OF_VISITORS)) {
      select.setArray(1, connection.createArrayOf("uuid", visitors.toArray()));
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
