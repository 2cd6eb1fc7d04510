package dev.consentry.server.problem;

import io.micronaut.http.HttpStatus;

/** The kinds of error that the API answers with, each with the status that HTTP has for it. */
public enum ProblemType {
  /** No site of that name is published here. */
  UNKNOWN_SITE("unknown-site", "This site is not known here", HttpStatus.NOT_FOUND),
  /** No such path. */
  NOT_FOUND("not-found", "There is nothing at this address", HttpStatus.NOT_FOUND),
  /** The path exists, but not for this method. */
  METHOD_NOT_ALLOWED(
      "method-not-allowed",
      "This address does not take this method",
      HttpStatus.METHOD_NOT_ALLOWED),
  /** The body is no JSON, or a parameter cannot be read. */
  MALFORMED("malformed-request", "The request cannot be read", HttpStatus.BAD_REQUEST),
  /** The body is of another type than the address takes. */
  UNSUPPORTED_TYPE(
      "unsupported-type", "This content type is not taken", HttpStatus.UNSUPPORTED_MEDIA_TYPE),
  /** The body is compressed. */
  UNSUPPORTED_CODING(
      "unsupported-coding", "This content coding is not taken", HttpStatus.UNSUPPORTED_MEDIA_TYPE),
  /** None of the types that the caller accepts is made here. */
  NOT_ACCEPTABLE(
      "not-acceptable", "None of the accepted types is made here", HttpStatus.NOT_ACCEPTABLE),
  /** The body is larger than anything that makes sense here. */
  TOO_LARGE("too-large", "The body is too large", HttpStatus.REQUEST_ENTITY_TOO_LARGE),
  /** The address is longer than any of this service. */
  ADDRESS_TOO_LONG("address-too-long", "The address is too long", HttpStatus.REQUEST_URI_TOO_LONG),
  /** The headers are larger than anything that makes sense here. */
  HEADERS_TOO_LARGE(
      "headers-too-large", "The headers are too large", HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
  /** The choices are readable but do not answer what was asked. */
  INVALID_CHOICES(
      "invalid-choices", "The choices do not answer the notice", HttpStatus.UNPROCESSABLE_ENTITY),
  /** The choices answer a version or notice that is not in effect. */
  POLICY_CHANGED(
      "policy-changed", "Another version of the policy is in effect", HttpStatus.CONFLICT),
  /** The request's name was given to another request. */
  KEY_REUSED(
      "key-reused",
      "This Idempotency-Key belongs to another request",
      HttpStatus.UNPROCESSABLE_ENTITY),
  /** What the request recorded was erased. */
  ERASED("erased", "What this request recorded was erased", HttpStatus.GONE),
  /** The site definition does not hold. */
  INVALID_DEFINITION(
      "invalid-definition", "The site definition does not hold", HttpStatus.UNPROCESSABLE_ENTITY),
  /** Publishing is not possible in this state. */
  CANNOT_PUBLISH("cannot-publish", "This version cannot be published", HttpStatus.CONFLICT),
  /** A token or key is needed and missing, or does not hold. */
  UNAUTHORIZED("unauthorized", "A key or token that holds is needed", HttpStatus.UNAUTHORIZED),
  /** Who asks is known, but may not do this. */
  FORBIDDEN("forbidden", "This key may not do this", HttpStatus.FORBIDDEN),
  /** A page of a site that this is not for sends the request. */
  FOREIGN_ORIGIN(
      "foreign-origin", "Requests of this page's origin are not taken", HttpStatus.FORBIDDEN),
  /** More requests than one caller needs. */
  TOO_MANY("too-many-requests", "Too many requests", HttpStatus.TOO_MANY_REQUESTS),
  /** What is asked for does not fit what is there. */
  CONFLICT("conflict", "This is not possible in this state", HttpStatus.CONFLICT),
  /** The request is not understood at a level below the API. */
  REFUSED("refused", "The request was refused", HttpStatus.BAD_REQUEST),
  /** The service cannot store or read now. */
  UNAVAILABLE("unavailable", "The service cannot answer now", HttpStatus.SERVICE_UNAVAILABLE),
  /** The database has no room left. */
  NO_ROOM("no-room", "The service has no room to store anything", HttpStatus.INSUFFICIENT_STORAGE),
  /** A mistake of the service's own. */
  INTERNAL("internal", "Something went wrong in the service", HttpStatus.INTERNAL_SERVER_ERROR);

  private final String slug;
  private final String title;
  private final HttpStatus status;

  ProblemType(String slug, String title, HttpStatus status) {
    this.slug = slug;
    this.title = title;
    this.status = status;
  }

  /** The problem's identifier, stable for programs to compare. */
  String uri() {
    return "urn:consentry:problem:" + slug;
  }

  String title() {
    return title;
  }

  /** Whether the same request may succeed a few seconds later. */
  boolean mayPass() {
    return this == UNAVAILABLE || this == NO_ROOM;
  }

  HttpStatus status() {
    return status;
  }
}
