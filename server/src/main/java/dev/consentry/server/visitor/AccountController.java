package dev.consentry.server.visitor;

import dev.consentry.server.access.Bearer;
import dev.consentry.server.consent.Receipt;
import dev.consentry.server.consent.StoredAnswer;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.site.SiteKeys;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/**
 * Takes from a site's webapps which of their accounts a visitor uses. Always with the site's key.
 */
@Controller("/v1/sites/{site}/account")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Accounts")
final class AccountController {
  private static final int LONGEST = 256;

  private final LinkAccount linkAccount;
  private final SiteKeys siteKeys;

  AccountController(LinkAccount linkAccount, SiteKeys siteKeys) {
    this.linkAccount = linkAccount;
    this.siteKeys = siteKeys;
  }

  /** Links an account to this device's visitor; of two answers the newest holds. */
  @Post("/link")
  @Operation(operationId = "linkAccount", summary = "Let a person's answer follow them")
  @ApiResponse(
      responseCode = "200",
      description = "The answer that holds on this device from now on")
  @ApiResponse(
      responseCode = "204",
      description = "The device's own answer holds, or there is none")
  @ApiResponse(responseCode = "400", description = "The body cannot be read")
  @ApiResponse(responseCode = "401", description = "No key of this site")
  @ApiResponse(responseCode = "404", description = "No such site")
  @ApiResponse(
      responseCode = "409",
      description = "Other devices of the account got in between, again and again")
  HttpResponse<Followed> link(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Body Account account,
      @Nullable @Header(SiteKeys.HEADER) String siteKey,
      @Parameter(hidden = true) @Nullable @Header(HttpHeaders.AUTHORIZATION) String authorization) {
    check(site, siteKey);
    String token = authorization == null ? "" : Bearer.read(authorization).orElse("");
    return linkAccount
        .link(site, account.checked(), token)
        .map(Followed::of)
        .<HttpResponse<Followed>>map(HttpResponse::ok)
        .orElseGet(HttpResponse::noContent);
  }

  /** Forgets an account. What was answered stays as it is. */
  @Post("/unlink")
  @Operation(operationId = "unlinkAccount", summary = "Forget an account")
  @ApiResponse(responseCode = "204", description = "Forgotten")
  @ApiResponse(responseCode = "400", description = "The body cannot be read")
  @ApiResponse(responseCode = "401", description = "No key of this site")
  @ApiResponse(responseCode = "404", description = "No such site")
  HttpResponse<Void> unlink(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Body Account account,
      @Nullable @Header(SiteKeys.HEADER) String siteKey) {
    check(site, siteKey);
    linkAccount.unlink(site, account.checked());
    return HttpResponse.noContent();
  }

  private void check(String site, @Nullable String siteKey) {
    if (siteKey == null || !siteKeys.holds(site, siteKey)) {
      throw new ProblemException(
          ProblemType.UNAUTHORIZED,
          "Send a key of this site in the header "
              + SiteKeys.HEADER
              + ": only its webapps know accounts.");
    }
  }

  /**
   * An account.
   *
   * @param account the webapp's own id of it, 1 to 256 characters. Only a keyed hash is kept
   */
  @Serdeable
  @Schema(name = "Account")
  record Account(@Nullable @Schema(example = "u-1729") String account) {
    String checked() {
      if (account == null || account.isBlank() || account.length() > LONGEST) {
        throw new ProblemException(
            ProblemType.MALFORMED, "account is the webapp's id of it, 1 to 256 characters.");
      }
      return account;
    }

    @Override
    public String toString() {
      return "Account[REDACTED]";
    }
  }

  /**
   * The answer that holds on this device from now on.
   *
   * @param token for the consent cookie
   * @param receipt the visitor's copy
   */
  @Serdeable
  @Schema(name = "FollowedAnswer")
  record Followed(String token, Receipt receipt) {
    static Followed of(StoredAnswer answer) {
      return new Followed(answer.token(), Receipt.of(answer.record()));
    }

    @Override
    public String toString() {
      return "Followed[REDACTED]";
    }
  }
}
