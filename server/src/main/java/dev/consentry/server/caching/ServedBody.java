package dev.consentry.server.caching;

import dev.consentry.server.random.RandomIds;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A body as it is sent, written once and kept outside the heap, so that sending copies nothing.
 *
 * @param tag names exactly these bytes
 * @param coding its content coding, {@link ContentCoding#NONE} for none
 */
public record ServedBody(EntityTag tag, String coding, ByteBuf bytes) {
  /** The text as it is. */
  public static ServedBody plain(String text) {
    return of(text, ContentCoding.NONE, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The text, compressed: once, so as small as gzip can. */
  public static ServedBody gzip(String text) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out = new Smallest(compressed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(text, ContentCoding.GZIP, compressed.toByteArray());
  }

  private static ServedBody of(String text, String coding, byte[] body) {
    ByteBuffer outside = ByteBuffer.allocateDirect(body.length).put(body).flip();
    // Nobody may free it who has answered: the last answer may still be on its way.
    ByteBuf kept = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(outside).asReadOnly());
    return new ServedBody(tagOf(text, coding), coding, kept);
  }

  private static EntityTag tagOf(String text, String coding) {
    return EntityTag.of(RandomIds.shortHash(text) + coding);
  }

  /** Whether it is of this text. */
  public boolean isOf(String text) {
    return tag.equals(tagOf(text, coding));
  }

  /** The bytes for one answer, which reads them and lets go of them. */
  public ByteBuf toSend() {
    return bytes.duplicate();
  }

  /** Takes its time, once, to make it as small as gzip can. */
  private static final class Smallest extends GZIPOutputStream {
    private Smallest(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
