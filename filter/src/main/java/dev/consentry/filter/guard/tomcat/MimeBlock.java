package dev.consentry.filter.guard.tomcat;

import dev.consentry.filter.guard.HeaderBlock;
import org.apache.tomcat.util.http.MimeHeaders;

/** Tomcat's response headers. */
record MimeBlock(MimeHeaders headers) implements HeaderBlock {
  @Override
  public void removeIf(FieldTest test) {
    int i = 0;
    while (i < headers.size()) {
      if (holds(test, i)) {
        headers.removeHeader(i);
      } else {
        i++;
      }
    }
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
