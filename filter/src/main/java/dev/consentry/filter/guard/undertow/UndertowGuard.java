package dev.consentry.filter.guard.undertow;

import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.guard.CommitJudge;
import dev.consentry.filter.guard.OwnRequests;
import dev.consentry.filter.servlet.CommitGuard;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpAttachments;
import io.undertow.servlet.spec.HttpServletRequestImpl;
import io.undertow.util.HeaderMap;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the commit of Undertow's exchange. Until then Undertow keeps the cookies that were
 * added as objects apart from the headers; here they become headers a moment earlier.
 */
public final class UndertowGuard implements CommitGuard {
  /** Tries what it needs, so that a version of another shape is noticed now. */
  public UndertowGuard() {
    CommitJudge.tryOut(new HeaderMapBlock(new HeaderMap()));
    HttpServerExchange none = new HttpServerExchange(null);
    joinCookies(none);
    trailersOf(none);
  }

  @Override
  public boolean arm(HttpServletRequest request, HttpServletResponse ignored, CookieGate gate) {
    HttpServerExchange exchange = exchangeOf(request);
    if (exchange == null) {
      return false;
    }
    exchange.addResponseCommitListener(
        committing -> {
          joinCookies(committing);
          CommitJudge.judge(new HeaderMapBlock(committing.getResponseHeaders()), gate);
          judgeTrailers(committing, gate);
        });
    return true;
  }

  @Override
  public @Nullable PrintWriter writerInstead(ServletResponse response) {
    return EndOfForward.of(response);
  }

  private static @Nullable HttpServerExchange exchangeOf(ServletRequest request) {
    ServletRequest inner = OwnRequests.innermost(request);
    return inner instanceof HttpServletRequestImpl own ? own.getExchange() : null;
  }

  /** Those of HTTP/2, too, which are asked for at the end but cannot be set anew by then. */
  private static void judgeTrailers(HttpServerExchange exchange, CookieGate gate) {
    Supplier<HeaderMap> trailers = trailersOf(exchange);
    if (trailers != null) {
      exchange.putAttachment(
          HttpAttachments.RESPONSE_TRAILER_SUPPLIER, () -> judged(trailers.get(), gate));
    }
  }

  private static @Nullable Supplier<HeaderMap> trailersOf(HttpServerExchange exchange) {
    return exchange.getAttachment(HttpAttachments.RESPONSE_TRAILER_SUPPLIER);
  }

  private static @Nullable HeaderMap judged(@Nullable HeaderMap trailers, CookieGate gate) {
    if (trailers != null) {
      CommitJudge.judgeInterim(new HeaderMapBlock(trailers), gate);
    }
    return trailers;
  }

  /** Makes headers of the cookies, as Undertow itself would do next. */
  private static void joinCookies(HttpServerExchange exchange) {
    if (!exchange.responseCookies().iterator().hasNext()) {
      return;
    }
    try {
      Connectors.flattenCookies(exchange);
    } catch (RuntimeException unwritable) {
      CommitJudge.logOnce(unwritable);
    } finally {
      clearCookies(exchange);
    }
  }

  /** The only way to take cookies out, whatever is planned for it. */
  @SuppressWarnings({"deprecation", "removal"})
  private static void clearCookies(HttpServerExchange exchange) {
    exchange.getResponseCookies().clear();
  }
}
