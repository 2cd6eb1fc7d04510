package dev.consentry.example;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Starts the webapp as the company that its {@code company} setting names. */
@WebListener
public final class Website implements ServletContextListener {
  private static final String ATTRIBUTE = Company.class.getName();

  /**
   * Reads the company's profile, so that a wrong setting stops the start instead of the first
   * visit.
   *
   * @throws IllegalArgumentException if the setting names no company
   */
  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    context.setAttribute(ATTRIBUTE, CompanyProfile.load(context.getInitParameter("company")));
  }

  /** Whose website this is. */
  static Company company(ServletContext context) {
    return (Company) context.getAttribute(ATTRIBUTE);
  }
}
