package dev.consentry.server.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.Database;
import dev.consentry.server.SharedService;
import dev.consentry.server.TestService;
import dev.consentry.server.database.DatabaseException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a failure of the database is to the caller. */
class RefusedValueTest {
  private final TestService service = SharedService.on(Database.H2);

  @ParameterizedTest
  @CsvSource({"22021, 400", "22001, 400", "22003, 400", "08006, 503", "57P01, 503"})
  void a_value_that_the_database_does_not_take_is_no_outage(String state, int status) {
    HttpResponse<Problem> answer = answer(new SQLException("it said secret", state));

    assertThat(answer.code()).isEqualTo(status);
    assertThat(answer.header("Retry-After")).isEqualTo(status == 503 ? "5" : null);
    assertThat(answer.body().detail()).doesNotContain("secret").contains("incident");
  }

  @Test
  void the_database_itself_says_so() {
    service.execute("create table if not exists narrow (word varchar(2))");

    try {
      service.execute("insert into narrow values ('secret')");
    } catch (DatabaseException e) {
      assertThat(DatabaseException.isOfTheValue(e)).isTrue();
      return;
    }
    throw new AssertionError("It was taken");
  }

  private HttpResponse<Problem> answer(SQLException cause) {
    return service
        .bean(UnexpectedErrorHandler.class)
        .handle(HttpRequest.GET("/"), new DatabaseException(cause, false));
  }
}
