package dev.consentry.filter.containers.ways;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.Map;

/** A WebSocket endpoint that says goodbye at once. */
public final class WaySocket extends Endpoint {
  /** Made by the container. */
  public WaySocket() {}

  static void addTo(ServletContext context) {
    try {
      containerOf(context).addEndpoint(at(WebSocketWays.PATH));
    } catch (DeploymentException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Answers a handshake out of a servlet. */
  static void upgrade(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    try {
      containerOf(request.getServletContext())
          .upgradeHttpToWebSocket(request, response, at("/way"), Map.of());
    } catch (DeploymentException failed) {
      throw new ServletException(failed);
    }
  }

  private static ServerContainer containerOf(ServletContext context) {
    if (context.getAttribute(ServerContainer.class.getName()) instanceof ServerContainer sockets) {
      return sockets;
    }
    throw new IllegalStateException("The container has no WebSockets for this webapp");
  }

  private static ServerEndpointConfig at(String path) {
    return ServerEndpointConfig.Builder.create(WaySocket.class, path)
        .configurator(new Configurator())
        .build();
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    try {
      session.close();
    } catch (IOException alreadyClosed) {
      return;
    }
  }

  /** Does to the handshake what the way says. */
  private static final class Configurator extends ServerEndpointConfig.Configurator {
    @Override
    public boolean checkOrigin(String origin) {
      return !WebSocketWays.REFUSED_ORIGIN.equals(origin);
    }

    @Override
    public void modifyHandshake(
        ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
      Way way = WayServlet.of(request.getQueryString());
      Handshake handshake = way == null ? null : way.handshake();
      if (handshake != null) {
        handshake.answer(response.getHeaders());
      }
    }
  }
}
