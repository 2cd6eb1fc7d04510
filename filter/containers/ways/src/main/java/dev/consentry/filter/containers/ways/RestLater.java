package dev.consentry.filter.containers.ways;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Resources that answer later, on another thread. */
@Path("later")
@Produces(MediaType.TEXT_PLAIN)
public class RestLater {
  private static final String PAGE = "page";

  /** Made by the container. */
  public RestLater() {}

  /** Resumed with a response. */
  @GET
  @Path("resumed/{setting}")
  public void resumed(@PathParam("setting") String setting, @Suspended AsyncResponse later) {
    new Thread(() -> later.resume(RestSetting.of(setting).on(Response.ok(PAGE)).build())).start();
  }

  /** Resumed when cookies were set by the Servlet API. */
  @GET
  @Path("resumed-servlet/{setting}")
  public void resumedServlet(
      @PathParam("setting") String setting,
      @Context HttpServletResponse response,
      @Suspended AsyncResponse later) {
    HttpServletResponse raw = Setting.raw(response);
    new Thread(
            () -> {
              Setting.of(setting).set(raw);
              later.resume(PAGE);
            })
        .start();
  }

  /** Resumed with an exception that a mapper makes a response of. */
  @GET
  @Path("failed/{setting}")
  public void failed(@PathParam("setting") String setting, @Suspended AsyncResponse later) {
    new Thread(() -> later.resume(new RestFilters.MappedException(RestSetting.of(setting))))
        .start();
  }

  /** Never resumed: the time is up. */
  @GET
  @Path("late/{setting}")
  public void late(@PathParam("setting") String setting, @Suspended AsyncResponse later) {
    later.setTimeoutHandler(
        late -> late.resume(RestSetting.of(setting).on(Response.status(503).entity(PAGE)).build()));
    later.setTimeout(50, TimeUnit.MILLISECONDS);
  }

  /** A promise that is kept. */
  @GET
  @Path("promised/{setting}")
  public CompletionStage<Response> promised(@PathParam("setting") String setting) {
    return CompletableFuture.supplyAsync(
        () -> RestSetting.of(setting).on(Response.ok(PAGE)).build());
  }

  /** Events, with cookies that are set by the Servlet API before the first one. */
  @GET
  @Path("events/{setting}")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void events(
      @PathParam("setting") String setting,
      @Context HttpServletResponse response,
      @Context SseEventSink sink,
      @Context Sse sse) {
    Setting.of(setting).set(response);
    sendEvents(sink, sse);
  }

  /** Events, with cookies that a filter adds. */
  @GET
  @Path("events-filtered/{setting}")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestFilters.Filtered
  public void eventsFiltered(@Context SseEventSink sink, @Context Sse sse) {
    sendEvents(sink, sse);
  }

  private static void sendEvents(SseEventSink sink, Sse sse) {
    sink.send(sse.newEvent("one"))
        .thenCompose(sent -> sink.send(sse.newEvent("two")))
        .whenComplete((sent, failed) -> sink.close());
  }
}
