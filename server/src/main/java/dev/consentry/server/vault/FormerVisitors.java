package dev.consentry.server.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The table {@code vault.former_visitor}, inside a transaction that others began: visitors whose
 * device an account made another visitor's. Their records are the same person's, who sees and
 * erases them with the rest (decision record 0044).
 */
public final class FormerVisitors {
  private static final String OF =
      "select visitor, visitor_key, site from vault.former_visitor where successor = ?";
  private static final String FORGET =
      "delete from vault.former_visitor where visitor = ? or visitor = ?";
  private static final String FOLLOW =
      "update vault.former_visitor set successor = ? where successor = ?";
  private static final String INSERT =
      "insert into vault.former_visitor (visitor, visitor_key, site, successor) values (?, ?, ?, ?)";
  private static final String ERASE = "delete from vault.former_visitor where visitor = ?";

  private FormerVisitors() {}

  /** The visitors who went on as this one. */
  public static List<VisitorKey> of(Connection connection, VisitorKey successor)
      throws SQLException {
    List<VisitorKey> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(OF)) {
      select.setObject(1, successor.visitor());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(
              new VisitorKey(
                  rows.getString(3), rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
        }
      }
    }
    return found;
  }

  /** Lets a visitor, and whoever went on as them, go on as another; both are held. */
  public static void add(Connection connection, VisitorKey former, VisitorKey successor)
      throws SQLException {
    try (PreparedStatement forget = connection.prepareStatement(FORGET);
        PreparedStatement follow = connection.prepareStatement(FOLLOW);
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      forget.setObject(1, former.visitor());
      forget.setObject(2, successor.visitor());
      forget.executeUpdate();
      follow.setObject(1, successor.visitor());
      follow.setObject(2, former.visitor());
      follow.executeUpdate();
      insert.setObject(1, former.visitor());
      insert.setObject(2, former.key());
      insert.setString(3, former.site());
      insert.setObject(4, successor.visitor());
      insert.executeUpdate();
    }
  }

  /** Removes a visitor's own row. */
  static void erase(Connection connection, VisitorKey key) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(ERASE)) {
      delete.setObject(1, key.visitor());
      delete.executeUpdate();
    }
  }
}
