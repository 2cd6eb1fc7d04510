package dev.consentry.filter.containers.ways;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;

/** Takes an upgraded connection and ends it. */
public final class ClosingHandler implements HttpUpgradeHandler {
  /** Made by the container. */
  public ClosingHandler() {}

  @Override
  public void init(WebConnection connection) {
    try {
      connection.close();
    } catch (Exception alreadyClosed) {
      return;
    }
  }

  @Override
  public void destroy() {}
}
