package dev.consentry.filter.containers.ways;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Resources that answer at once. */
@Path("now")
@Produces(MediaType.TEXT_PLAIN)
public class RestAnswers {
  private static final String PAGE = "page";

  /** Made by the container. */
  public RestAnswers() {}

  /** Cookies of the response itself. */
  @GET
  @Path("response/{setting}")
  public Response response(@PathParam("setting") String setting) {
    return RestSetting.of(setting).on(Response.ok(PAGE)).build();
  }

  /** The same without a body, with this status. */
  @GET
  @Path("status/{status}/{setting}")
  public Response status(@PathParam("status") int status, @PathParam("setting") String setting) {
    ResponseBuilder response = Response.status(status);
    if (status == 303) {
      response.location(URI.create("/target/plain"));
    }
    return RestSetting.of(setting).on(response).build();
  }

  /** A body that is written piece by piece. */
  @GET
  @Path("streaming/{size}/{setting}")
  public Response streaming(@PathParam("size") int size, @PathParam("setting") String setting) {
    StreamingOutput pieces =
        out -> {
          for (int i = 0; i < size; i++) {
            out.write("piece\n".getBytes(StandardCharsets.US_ASCII));
          }
        };
    return RestSetting.of(setting).on(Response.ok(pieces)).build();
  }

  /** Cookies that are set by the Servlet API while the body is written. */
  @GET
  @Path("streaming-servlet/{setting}")
  public StreamingOutput streamingServlet(
      @PathParam("setting") String setting, @Context HttpServletResponse response) {
    return out -> {
      Setting.of(setting).set(response);
      out.write(PAGE.getBytes(StandardCharsets.US_ASCII));
    };
  }

  /** Cookies that are set by the Servlet API. */
  @GET
  @Path("servlet/{setting}")
  public String servlet(
      @PathParam("setting") String setting, @Context HttpServletResponse response) {
    Setting.of(setting).set(response);
    return PAGE;
  }

  /** Both ways at once. */
  @GET
  @Path("both/{setting}")
  public Response both(
      @PathParam("setting") String setting, @Context HttpServletResponse response) {
    Setting.RAW_HEADER.set(response);
    return RestSetting.of(setting).on(Response.ok(PAGE)).build();
  }

  /** An exception that a mapper makes a response of. */
  @GET
  @Path("mapped/{setting}")
  public String mapped(@PathParam("setting") String setting) {
    throw new RestFilters.MappedException(RestSetting.of(setting));
  }

  /** An exception that has a response of its own. */
  @GET
  @Path("thrown/{setting}")
  public String thrown(@PathParam("setting") String setting) {
    throw new WebApplicationException(
        RestSetting.of(setting)
            .on(Response.status(409).entity(PAGE).type(MediaType.TEXT_PLAIN_TYPE))
            .build());
  }

  /** A filter adds the cookies. */
  @GET
  @Path("filtered/{setting}")
  @RestFilters.Filtered
  public String filtered(@PathParam("setting") String setting) {
    return setting;
  }

  /** A filter refuses the request, with cookies. */
  @GET
  @Path("aborted/{setting}")
  @RestFilters.Aborted
  public String aborted(@PathParam("setting") String setting) {
    return setting;
  }

  /** An interceptor adds the cookies. */
  @GET
  @Path("intercepted/{setting}")
  @RestFilters.Intercepted
  public String intercepted(@PathParam("setting") String setting) {
    return setting;
  }

  /** The writer of the entity adds the cookies. */
  @GET
  @Path("written/{setting}")
  public RestFilters.Entity written(@PathParam("setting") String setting) {
    return new RestFilters.Entity(RestSetting.of(setting));
  }

  /** A part of the resource answers. */
  @Path("part")
  public Part part() {
    return new Part();
  }

  /** Such a part. */
  public static final class Part {
    private Part() {}

    /** Cookies of the response itself. */
    @GET
    @Path("{setting}")
    @Produces(MediaType.TEXT_PLAIN)
    public Response response(@PathParam("setting") String setting) {
      return RestSetting.of(setting).on(Response.ok(PAGE)).build();
    }
  }
}
