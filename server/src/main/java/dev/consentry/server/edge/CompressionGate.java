package dev.consentry.server.edge;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.netty.DefaultHttpCompressionStrategy;
import io.micronaut.http.server.netty.HttpCompressionStrategy;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import jakarta.inject.Singleton;

/**
 * Has long texts compressed for who takes them so, as the framework's own rule does, which goes
 * through its patterns of types for JSON, too (decision record 0042).
 */
@Singleton
@Replaces(DefaultHttpCompressionStrategy.class)
final class CompressionGate implements HttpCompressionStrategy {
  private static final int UNKNOWN_LENGTH = -1;

  private final int threshold;
  private final int level;
  private final int maxZstdEncodeSize;

  CompressionGate(NettyHttpServerConfiguration server) {
    this.threshold = server.getCompressionThreshold();
    this.level = server.getCompressionLevel();
    this.maxZstdEncodeSize = server.getMaxZstdEncodeSize();
  }

  @Override
  public boolean isEnabled() {
    return threshold >= 0;
  }

  @Override
  public boolean shouldCompress(HttpResponse response) {
    HttpHeaders headers = response.headers();
    String type = headers.get(HttpHeaderNames.CONTENT_TYPE);
    return isEnabled()
        && type != null
        && !headers.contains(HttpHeaderNames.CONTENT_ENCODING)
        && isLong(length(response))
        && (MediaType.APPLICATION_JSON.equals(type) || MediaType.isTextBased(type));
  }

  /** Where the whole body is there, the header may be set later. */
  private static long length(HttpResponse response) {
    return response instanceof FullHttpResponse whole
        ? whole.content().readableBytes()
        : HttpUtil.getContentLength(response, UNKNOWN_LENGTH);
  }

  private boolean isLong(long length) {
    return length == UNKNOWN_LENGTH || length >= threshold;
  }

  @Override
  public int getCompressionLevel() {
    return level;
  }

  @Override
  public int getMaxZstdEncodeSize() {
    return maxZstdEncodeSize;
  }
}
