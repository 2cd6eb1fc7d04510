package dev.consentry.filter.guard.jetty;

import dev.consentry.filter.guard.HeaderBlock;
import java.util.Iterator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** Jetty's response headers. */
record FieldsBlock(HttpFields.Mutable fields) implements HeaderBlock {
  @Override
  public void removeIf(FieldTest test) {
    Iterator<HttpField> each = fields.iterator();
    while (each.hasNext()) {
      if (holds(test, each.next())) {
        each.remove();
      }
    }
  }

  @Override
  public boolean anyMatch(FieldTest test) {
    for (HttpField field : fields) {
      if (holds(test, field)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(FieldTest test, HttpField field) {
    String value = field.getValue();
    return value != null && test.holds(field.getName(), value);
  }

  @Override
  public void add(String name, String value) {
    fields.add(name, value);
  }
}
