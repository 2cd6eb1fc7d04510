package dev.consentry.example;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What a partner offers, in a frame of the partner's; linked where the company has a partner. */
@WebServlet("/offer")
public final class OfferPage extends Page {
  /** Called by the container. */
  public OfferPage() {
    super("offer", "/offer");
  }

  @Override
  void prepare(HttpServletRequest request, HttpServletResponse response, Company company) {
    // The partner is known on every page, for the menu.
  }
}
