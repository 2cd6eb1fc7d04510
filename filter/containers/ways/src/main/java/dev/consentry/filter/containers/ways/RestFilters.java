package dev.consentry.filter.containers.ways;

import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** What stands around resources and sets cookies. */
public final class RestFilters {
  private RestFilters() {}

  /** Binds {@link Answer}. */
  @NameBinding
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Filtered {}

  /** Binds {@link Refusal}. */
  @NameBinding
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Aborted {}

  /** Binds {@link Interceptor}. */
  @NameBinding
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Intercepted {}

  /** An entity with a writer of its own. */
  record Entity(RestSetting setting) {}

  /** For {@link Mapper}. */
  static final class MappedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final RestSetting setting;

    MappedException(RestSetting setting) {
      super("on purpose");
      this.setting = setting;
    }
  }

  private static RestSetting settingOf(ContainerRequestContext request) {
    return RestSetting.of(request.getUriInfo().getPathParameters().getFirst("setting"));
  }

  /** Adds cookies to the answer. */
  @Filtered
  public static class Answer implements ContainerResponseFilter {
    /** Made by the container. */
    public Answer() {}

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      settingOf(request).addTo(response.getHeaders());
    }
  }

  /** Answers in the resource's place. */
  @Aborted
  public static class Refusal implements ContainerRequestFilter {
    /** Made by the container. */
    public Refusal() {}

    @Override
    public void filter(ContainerRequestContext request) {
      request.abortWith(
          settingOf(request)
              .on(Response.status(403).entity("no").type(MediaType.TEXT_PLAIN_TYPE))
              .build());
    }
  }

  /** Adds cookies when the entity is about to be written. */
  @Intercepted
  public static class Interceptor implements WriterInterceptor {
    /** Made by the container. */
    public Interceptor() {}

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
      RestSetting.of(context.getEntity().toString()).addTo(context.getHeaders());
      context.proceed();
    }
  }

  /** Makes a response of an exception. */
  public static class Mapper implements ExceptionMapper<MappedException> {
    /** Made by the container. */
    public Mapper() {}

    @Override
    public Response toResponse(MappedException thrown) {
      return thrown
          .setting
          .on(Response.status(418).entity("mapped").type(MediaType.TEXT_PLAIN_TYPE))
          .build();
    }
  }

  /** Writes an entity, and adds cookies before that. */
  public static class Writer implements MessageBodyWriter<Entity> {
    /** Made by the container. */
    public Writer() {}

    @Override
    public boolean isWriteable(
        Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
      return type == Entity.class;
    }

    @Override
    public void writeTo(
        Entity entity,
        Class<?> type,
        Type generic,
        Annotation[] annotations,
        MediaType media,
        MultivaluedMap<String, Object> headers,
        OutputStream out)
        throws IOException {
      entity.setting().addTo(headers);
      out.write("written".getBytes(StandardCharsets.US_ASCII));
    }
  }
}
