package dev.consentry.filter.guard.undertow;

import dev.consentry.filter.guard.HeaderBlock;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import java.util.ArrayList;
import java.util.List;

/** Undertow's response headers. */
record HeaderMapBlock(HeaderMap headers) implements HeaderBlock {
  private static final long END = -1;

  @Override
  public void removeIf(FieldTest test) {
    for (long at = headers.fastIterateNonEmpty(); at != END; at = headers.fiNextNonEmpty(at)) {
      HeaderValues values = headers.fiCurrent(at);
      List<String> kept = keptOf(values, test);
      if (kept.size() < values.size()) {
        values.clear();
        values.addAll(kept);
      }
    }
  }

  /** The very values where nothing is to go: their own iterator skips some when it removes. */
  private static List<String> keptOf(HeaderValues values, FieldTest test) {
    String name = values.getHeaderName().toString();
    List<String> kept = values;
    for (int i = 0; i < values.size(); i++) {
      if (test.holds(name, values.get(i))) {
        kept = kept == values ? new ArrayList<>(values.subList(0, i)) : kept;
      } else if (kept != values) {
        kept.add(values.get(i));
      }
    }
    return kept;
  }

  @Override
  public boolean anyMatch(FieldTest test) {
    for (long at = headers.fastIterateNonEmpty(); at != END; at = headers.fiNextNonEmpty(at)) {
      HeaderValues values = headers.fiCurrent(at);
      for (int i = 0; i < values.size(); i++) {
        if (test.holds(values.getHeaderName().toString(), values.get(i))) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void add(String name, String value) {
    headers.add(new HttpString(name), value);
  }
}
