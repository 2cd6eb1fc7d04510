package dev.consentry.filter.spring;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Registers the filter in a Spring Boot application before all others, with the settings {@code
 * consentry.*} of its {@link Environment}. To leave it out, name this class in {@code
 * spring.autoconfigure.exclude}.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class ConsentFilterAutoConfiguration {
  /** Made by Spring. */
  public ConsentFilterAutoConfiguration() {}

  @Bean
  ConsentFilterRegistrar consentFilterRegistrar(
      Environment environment, ListableBeanFactory beans) {
    return new ConsentFilterRegistrar(SpringSettings.of(environment), beans);
  }
}
