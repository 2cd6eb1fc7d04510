package dev.consentry.server.vault;

import dev.consentry.server.vault.Person.Former;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The table {@code vault.former_visitor}, inside a transaction that others began: which visitors
 * are one person (decision record 0044).
 */
public final class People {
  private static final String ROWS =
      "select f.visitor, f.visitor_key, f.site, f.successor, f.successor_key, f.joined, f.joined_after"
          + " from vault.former_visitor f";
  private static final String OF_VISITORS =
      ROWS
          + " where f.successor = any (?) union all "
          + ROWS
          + " join vault.former_visitor g on g.successor = f.successor where g.visitor = any (?)";
  private static final String FOLLOW =
      "update vault.former_visitor set successor = ?, successor_key = ? where successor = ?";
  private static final String INSERT =
      "insert into vault.former_visitor"
          + " (visitor, visitor_key, site, successor, successor_key, joined, joined_after)"
          + " values (?, ?, ?, ?, ?, ?, ?)";
  private static final String ERASE =
      "delete from vault.former_visitor where visitor = ? or successor = ?";

  private People() {}

  /** A row. */
  private record Row(Former former, VisitorKey successor) {}

  /**
   * The people whom these visitors are.
   *
   * @return by each visitor's pseudonym; several of them may be one person
   */
  public static Map<UUID, Person> of(Connection connection, Collection<VisitorKey> visitors)
      throws SQLException {
    Map<UUID, Person> people = new HashMap<>();
    visitors.forEach(key -> people.put(key.visitor(), Person.of(key)));
    Map<UUID, List<Row>> bySuccessor = new HashMap<>();
    for (Row row : rows(connection, people.keySet())) {
      bySuccessor.computeIfAbsent(row.successor().visitor(), any -> new ArrayList<>()).add(row);
    }
    bySuccessor.forEach(
        (successor, rows) -> {
          Person person =
              new Person(rows.get(0).successor(), rows.stream().map(Row::former).toList());
          people.replaceAll((visitor, known) -> person.isAlso(known.key()) ? person : known);
        });
    return people;
  }

  /** The person whom a visitor is. */
  public static Person of(Connection connection, VisitorKey visitor) throws SQLException {
    return of(connection, List.of(visitor)).getOrDefault(visitor.visitor(), Person.of(visitor));
  }

  private static Collection<Row> rows(Connection connection, Collection<UUID> visitors)
      throws SQLException {
    Map<UUID, Row> rows = new LinkedHashMap<>();
    if (visitors.isEmpty()) {
      return rows.values();
    }
    try (PreparedStatement select = connection.prepareStatement(OF_VISITORS)) {
      Array wanted = connection.createArrayOf("uuid", visitors.toArray());
      select.setArray(1, wanted);
      select.setArray(2, wanted);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String site = row.getString(3);
          VisitorKey former =
              new VisitorKey(site, row.getObject(1, UUID.class), row.getObject(2, UUID.class));
          VisitorKey successor =
              new VisitorKey(site, row.getObject(4, UUID.class), row.getObject(5, UUID.class));
          rows.put(
              former.visitor(),
              new Row(new Former(former, row.getObject(6, UUID.class), row.getInt(7)), successor));
        }
      }
    }
    return rows.values();
  }

  /**
   * Lets a visitor, and whoever goes on as them, go on as another; both are held.
   *
   * @param records how many records the other has
   */
  public static void join(
      Connection connection, VisitorKey former, VisitorKey successor, int records)
      throws SQLException {
    try (PreparedStatement follow = connection.prepareStatement(FOLLOW);
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      follow.setObject(1, successor.visitor());
      follow.setObject(2, successor.key());
      follow.setObject(3, former.visitor());
      follow.executeUpdate();
      insert.setObject(1, former.visitor());
      insert.setObject(2, former.key());
      insert.setString(3, former.site());
      insert.setObject(4, successor.visitor());
      insert.setObject(5, successor.key());
      insert.setObject(6, successor.visitor());
      insert.setInt(7, records);
      insert.executeUpdate();
    }
  }

  /** Forgets who went on as this visitor, and as whom this visitor went on. */
  static void erase(Connection connection, VisitorKey key) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(ERASE)) {
      delete.setObject(1, key.visitor());
      delete.setObject(2, key.visitor());
      delete.executeUpdate();
    }
  }
}
