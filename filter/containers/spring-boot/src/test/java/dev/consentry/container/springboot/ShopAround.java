package dev.consentry.container.springboot;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What sets cookies around the controllers: the very first filter, an interceptor, the error page.
 */
@Configuration(proxyBeanMethods = false)
class ShopAround implements WebMvcConfigurer {
  static final List<String> PATHS = List.of("/filter", "/filter-commits", "/interceptor/page");

  /** As early as an application can ask to be, and before anything that is sorted after it. */
  @Bean
  FilterRegistrationBean<Filter> firstOfAll() {
    FilterRegistrationBean<Filter> first =
        new FilterRegistrationBean<>(
            (request, response, chain) -> {
              String path = ((HttpServletRequest) request).getRequestURI();
              if (path.startsWith("/filter") || path.endsWith(".txt")) {
                Cookies.set((HttpServletResponse) response);
              }
              if (path.equals("/filter-commits")) {
                response.getOutputStream().print("by the filter");
                response.flushBuffer();
              } else {
                chain.doFilter(request, response);
              }
            });
    first.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return first;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(
            new HandlerInterceptor() {
              @Override
              public boolean preHandle(
                  HttpServletRequest request, HttpServletResponse response, Object handler)
                  throws IOException {
                Cookies.set(response);
                response.getWriter().print("by the interceptor");
                return false;
              }
            })
        .addPathPatterns("/interceptor/*");
  }

  /** The error page sets a cookie of its own. */
  @Bean
  ErrorAttributes errorAttributes() {
    return new DefaultErrorAttributes() {
      @Override
      public Map<String, Object> getErrorAttributes(
          WebRequest request, ErrorAttributeOptions options) {
        HttpServletResponse response =
            ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
                .getResponse();
        Cookies.set(Objects.requireNonNull(response));
        Map<String, Object> attributes = super.getErrorAttributes(request, options);
        attributes.remove("timestamp");
        return attributes;
      }
    };
  }
}
