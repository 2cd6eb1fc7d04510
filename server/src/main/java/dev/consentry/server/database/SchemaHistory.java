package dev.consentry.server.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.CRC32;

/** What Flyway wrote down of the scripts that it ran, held against the scripts that are here. */
final class SchemaHistory {
  /** Where the scripts are, as Flyway is told. */
  static final String LOCATION = "classpath:db/migration";

  /** How many there are: their versions are 1, 2 and so on. */
  static final int SCRIPTS = 9;

  private static final String FOLDER = "/db/migration/";

  private SchemaHistory() {}

  /**
   * Whether each script that is here ran as it is here, and nothing else did, by the history in the
   * current schema, where Flyway looks. Then Flyway has nothing to do.
   */
  static boolean isComplete(Connection connection) {
    int seen = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                // Ranks below 1 are of the history itself.
                "select version, description, type, script, checksum, success"
                    + " from flyway_schema_history where installed_rank > 0"
                    + " and exists (select 1 from information_schema.tables where"
                    + " table_schema = current_schema and table_name = 'flyway_schema_history')"
                    + " order by installed_rank")) {
      while (rows.next()) {
        seen++;
        String script =
            "V" + seen + "__" + rows.getString("description").replace(' ', '_') + ".sql";
        if (!Integer.toString(seen).equals(rows.getString("version"))
            || !script.equals(rows.getString("script"))
            || !"SQL".equals(rows.getString("type"))
            || !rows.getBoolean("success")
            || !isAsHere(script, rows.getInt("checksum"))) {
          return false;
        }
      }
    } catch (SQLException e) {
      // There is no history yet.
      return false;
    }
    return seen == SCRIPTS;
  }

  /** Compares with Flyway's checksum, which is that of the lines without their ends. */
  private static boolean isAsHere(String script, int checksum) {
    try (InputStream in = SchemaHistory.class.getResourceAsStream(FOLDER + script)) {
      if (in == null) {
        return false;
      }
      CRC32 here = new CRC32();
      new BufferedReader(new InputStreamReader(in, UTF_8))
          .lines()
          .forEach(line -> here.update(line.getBytes(UTF_8)));
      return (int) here.getValue() == checksum;
    } catch (IOException e) {
      return false;
    }
  }
}
