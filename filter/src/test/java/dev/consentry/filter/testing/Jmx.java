package dev.consentry.filter.testing;

import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.JMException;
import javax.management.ObjectName;

/** What JMX shows of the one webapp that a test runs. */
public final class Jmx {
  private Jmx() {}

  public static Set<ObjectName> names() {
    try {
      return ManagementFactory.getPlatformMBeanServer()
          .queryNames(new ObjectName("dev.consentry.filter:type=ConsentFilter,*"), null);
    } catch (JMException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  public static Object attribute(String attribute) {
    try {
      return ManagementFactory.getPlatformMBeanServer()
          .getAttribute(names().iterator().next(), attribute);
    } catch (JMException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
