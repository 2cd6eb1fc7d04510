package dev.consentry.filter.report;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** Shows a webapp's filter in JMX for as long as the webapp runs. */
public final class JmxRegistration implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.consentry.filter");

  private final @Nullable ObjectName name;

  private JmxRegistration(@Nullable ObjectName name) {
    this.name = name;
  }

  /**
   * Registers. A server that refuses costs a log line, not the webapp.
   *
   * @param host the virtual host that the webapp is on; Jetty may not know
   * @param contextPath where it is there
   */
  public static JmxRegistration of(
      ConsentFilterMXBean bean, @Nullable String host, @Nullable String contextPath) {
    try {
      ObjectName name =
          new ObjectName(
              "dev.consentry.filter:type=ConsentFilter,host="
                  + ObjectName.quote(orElse(host, "any"))
                  + ",context="
                  + ObjectName.quote(orElse(contextPath, "/")));
      ManagementFactory.getPlatformMBeanServer().registerMBean(bean, name);
      return new JmxRegistration(name);
    } catch (JMException | RuntimeException refused) {
      LOG.log(Level.INFO, "Consentry is not shown in JMX: {0}.", refused.getMessage());
      return new JmxRegistration(null);
    }
  }

  private static String orElse(@Nullable String text, String otherwise) {
    return text == null || text.isEmpty() ? otherwise : text;
  }

  /** Takes it out again: what stayed would hold the webapp's classes for ever. */
  @Override
  public void close() {
    if (name == null) {
      return;
    }
    try {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
    } catch (JMException gone) {
      LOG.log(Level.DEBUG, "Consentry was not in JMX any more.");
    }
  }
}
