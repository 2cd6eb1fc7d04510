package dev.consentry.drift;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** What the filters that run in this process have found, as JMX shows it. */
final class RunningFilters {
  private static final String NAMES = "dev.consentry.filter:type=ConsentFilter,*";

  private RunningFilters() {}

  /** How often each undeclared cookie was set in the webapps of a site that run now. */
  static Map<DriftFinding, Long> findings(String site) {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    Map<DriftFinding, Long> findings = new HashMap<>();
    try {
      for (ObjectName name : server.queryNames(new ObjectName(NAMES), null)) {
        addFindings(server, name, site, findings);
      }
    } catch (JMException unreadable) {
      throw new IllegalStateException("The filter's JMX bean cannot be read", unreadable);
    }
    return findings;
  }

  private static void addFindings(
      MBeanServer server, ObjectName name, String site, Map<DriftFinding, Long> findings)
      throws JMException {
    try {
      if (!site.equals(server.getAttribute(name, "Site"))) {
        return;
      }
      TabularData table = (TabularData) server.getAttribute(name, "Findings");
      for (Object row : table.values()) {
        CompositeData entry = (CompositeData) row;
        DriftFinding finding = DriftFinding.ofJmx((String) entry.get("key"));
        if (finding != null) {
          findings.merge(finding, (Long) entry.get("value"), Long::sum);
        }
      }
    } catch (InstanceNotFoundException ended) {
      // Its webapp has ended just now, and has sent what it found before.
    }
  }
}
