package dev.consentry.filter.spring;

import dev.consentry.filter.ConsentFilter;
import dev.consentry.filter.ConsentFilterInitializer;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.core.PriorityOrdered;

/**
 * Does in a Spring Boot application what the container does elsewhere: hands the settings to the
 * webapp as context parameters and registers the filter. A bean of the application that is the
 * filter, or registers it, is left as it is and sees the same settings.
 *
 * <p>It is not a {@link FilterRegistrationBean} because those are sorted among each other by an
 * order that an application's own may share; this comes before all of them.
 */
final class ConsentFilterRegistrar implements ServletContextInitializer, PriorityOrdered {
  private final SpringSettings settings;
  private final ListableBeanFactory beans;

  ConsentFilterRegistrar(SpringSettings settings, ListableBeanFactory beans) {
    this.settings = settings;
    this.beans = beans;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void onStartup(ServletContext context) {
    boolean own = applicationHasItsOwn();
    if (!own) {
      settings.check();
    }
    settings.values().forEach(context::setInitParameter);
    if (!own) {
      new ConsentFilterInitializer().onStartup(null, context);
    }
  }

  /** All these beans exist by now: Spring Boot makes them before it calls the first of them. */
  private boolean applicationHasItsOwn() {
    return beans.getBeansOfType(Filter.class).values().stream()
            .anyMatch(ConsentFilter.class::isInstance)
        || beans.getBeansOfType(FilterRegistrationBean.class).values().stream()
            .anyMatch(registration -> registration.getFilter() instanceof ConsentFilter);
  }
}
