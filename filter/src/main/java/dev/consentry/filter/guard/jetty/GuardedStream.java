package dev.consentry.filter.guard.jetty;

import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.guard.CommitJudge;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Sees every header block of one exchange: the final one when it is prepared, interim ones and
 * trailers when they are sent.
 */
final class GuardedStream extends HttpStream.Wrapper {
  private final CookieGate gate;

  GuardedStream(HttpStream wrapped, CookieGate gate) {
    super(wrapped);
    this.gate = gate;
  }

  @Override
  public void prepareResponse(HttpFields.Mutable headers) {
    CommitJudge.judge(new FieldsBlock(headers), gate);
    super.prepareResponse(headers);
  }

  @Override
  public void send(
      MetaData.Request request,
      MetaData.@Nullable Response response,
      boolean last,
      @Nullable ByteBuffer content,
      Callback callback) {
    super.send(request, response == null ? null : judged(response), last, content, callback);
  }

  private MetaData.Response judged(MetaData.Response response) {
    boolean interim = HttpStatus.isInterim(response.getStatus());
    Supplier<HttpFields> trailers = response.getTrailersSupplier();
    if (!interim && trailers == null) {
      return response;
    }
    return new MetaData.Response(
        response.getStatus(),
        response.getReason(),
        response.getHttpVersion(),
        interim ? judged(response.getHttpFields()) : response.getHttpFields(),
        response.getContentLength(),
        trailers == null ? null : () -> judged(trailers.get()));
  }

  private @Nullable HttpFields judged(@Nullable HttpFields fields) {
    if (fields == null) {
      return null;
    }
    HttpFields.Mutable copy = HttpFields.build(fields);
    CommitJudge.judgeInterim(new FieldsBlock(copy), gate);
    return copy.asImmutable();
  }
}
