package dev.consentry.filter.containers.ways;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way of setting cookies: how to ask for it, what to expect of it, and what it does. */
public final class Way {
  private final String name;
  private String method = "GET";
  private String path = "/way";
  private final List<String> headers = new ArrayList<>();
  private String body = "";
  private int status = 200;
  private boolean refusing = true;
  private boolean trying = true;
  private boolean bodyVaries;
  private boolean shakingHands;
  private @Nullable Page page;
  private @Nullable Around around;
  private @Nullable Page atEnd;
  private @Nullable Handshake handshake;

  Way(String name) {
    this.name = name;
  }

  /** Its name, which also is the value of the request's query parameter {@code way}. */
  public String name() {
    return name;
  }

  /** The request's method. */
  public String method() {
    return method;
  }

  /** The request's path with its query. */
  public String uri() {
    return path + "?way=" + name;
  }

  /** Further header lines of the request. */
  public List<String> headers() {
    return List.copyOf(headers);
  }

  /** The request's body. */
  public String body() {
    return body;
  }

  /** The final status that the webapp answers with; 0 where each container has its own. */
  public int status() {
    return status;
  }

  /** Whether the webapp sets a cookie here that nobody agreed to. */
  public boolean isRefusing() {
    return refusing;
  }

  /** Whether the webapp at least tries to: what it then takes back counts, too. */
  public boolean isTrying() {
    return trying;
  }

  /** Whether the body is the container's, with a stack trace or the like. */
  public boolean bodyVaries() {
    return bodyVaries;
  }

  /** Whether it asks for a WebSocket, which is closed as soon as it is there. */
  public boolean isShakingHands() {
    return shakingHands;
  }

  /** What the servlet does. */
  @Nullable Page page() {
    return page;
  }

  /** What the filters do; null for those ways that need none. */
  @Nullable Around around() {
    return around;
  }

  /** What the request listener does when the request is destroyed. */
  @Nullable Page atEnd() {
    return atEnd;
  }

  /** What the WebSocket endpoint's configurator does; null for those ways that need none. */
  @Nullable Handshake handshake() {
    return handshake;
  }

  Way asking(String withMethod, String forPath, String... withHeaders) {
    method = withMethod;
    path = forPath;
    headers.addAll(List.of(withHeaders));
    return this;
  }

  /** Asks for a WebSocket. */
  Way shakingHands(String forPath, String... withHeaders) {
    shakingHands = true;
    headers.addAll(
        List.of(
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: MTIzNDU2Nzg5MDEyMzQ1Ng=="));
    return asking("GET", forPath, withHeaders).status(101);
  }

  Way sending(String text) {
    return sending("text/plain", text);
  }

  Way sendingForm(String text) {
    return sending("application/x-www-form-urlencoded", text);
  }

  private Way sending(String type, String text) {
    headers.add("Content-Type: " + type);
    headers.add("Content-Length: " + text.length());
    body = text;
    return this;
  }

  Way status(int expected) {
    status = expected;
    return this;
  }

  /** Says that every cookie of it may leave: it is there to show that nothing else is touched. */
  Way harmless() {
    refusing = false;
    trying = false;
    return this;
  }

  /** Says that the webapp itself takes back what nobody agreed to. */
  Way takenBack() {
    refusing = false;
    return this;
  }

  Way varying() {
    bodyVaries = true;
    return this;
  }

  Way around(Around filter) {
    around = filter;
    return this;
  }

  Way atEnd(Page listener) {
    atEnd = listener;
    return this;
  }

  Way shaken(Handshake configurator) {
    handshake = configurator;
    return this;
  }

  void does(Page servlet) {
    page = servlet;
  }
}
