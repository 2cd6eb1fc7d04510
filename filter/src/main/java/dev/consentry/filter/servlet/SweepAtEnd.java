package dev.consentry.filter.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Sweeps when an asynchronous answer ends, however it ends. */
final class SweepAtEnd implements AsyncListener {
  private final ConsentResponse response;

  SweepAtEnd(ConsentResponse response) {
    this.response = response;
  }

  @Override
  public void onComplete(AsyncEvent event) {
    response.beforeCommit();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    response.beforeCommit();
  }

  @Override
  public void onError(AsyncEvent event) {
    response.beforeCommit();
  }

  /** Nothing to do: whoever starts again does so through the guarded request. */
  @Override
  public void onStartAsync(AsyncEvent event) {}
}
