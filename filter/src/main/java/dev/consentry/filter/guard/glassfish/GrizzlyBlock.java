package dev.consentry.filter.guard.glassfish;

import dev.consentry.filter.guard.HeaderBlock;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.grizzly.http.util.DataChunk;
import org.glassfish.grizzly.http.util.MimeHeaders;

/** Grizzly's response headers. */
record GrizzlyBlock(MimeHeaders headers) implements HeaderBlock {
  /** A field as Grizzly has it, bytes or characters. */
  private record Field(DataChunk name, DataChunk value, boolean serialized) {
    static Field of(MimeHeaders headers, int index) {
      return new Field(
          copyOf(headers.getName(index)),
          copyOf(headers.getValue(index)),
          headers.isSerialized(index));
    }

    private static DataChunk copyOf(DataChunk chunk) {
      DataChunk copy = DataChunk.newInstance();
      copy.set(chunk);
      return copy;
    }

    void addTo(MimeHeaders headers) {
      headers.addValue(name.toString()).set(value);
      int index = headers.size() - 1;
      headers.getName(index).set(name);
      headers.setSerialized(index, serialized);
    }
  }

  /** Writes all of them anew: its own way of removing one moves the last to its place. */
  @Override
  public void removeIf(FieldTest test) {
    List<Field> kept = null;
    int count = headers.size();
    for (int i = 0; i < count; i++) {
      if (holds(test, i)) {
        kept = kept == null ? firstOf(i) : kept;
      } else if (kept != null) {
        kept.add(Field.of(headers, i));
      }
    }
    if (kept == null) {
      return;
    }
    headers.clear();
    kept.forEach(field -> field.addTo(headers));
  }

  private List<Field> firstOf(int count) {
    List<Field> first = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      first.add(Field.of(headers, i));
    }
    return first;
  }

  @Override
  public boolean anyMatch(FieldTest test) {
    for (int i = 0; i < headers.size(); i++) {
      if (holds(test, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(FieldTest test, int index) {
    return test.holds(headers.getName(index).toString(), headers.getValue(index).toString());
  }

  @Override
  public void add(String name, String value) {
    headers.addValue(name).setString(value);
  }
}
