package dev.consentry.example;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The second page: news in the order that the visitor likes, and a pop-up until it is hidden. */
@WebServlet("/news")
public final class NewsPage extends Page {
  private static final Map<String, String> DATES =
      Map.of("news1", "2026-10-01", "news2", "2026-09-12", "news3", "2026-02-20");
  private static final String BY_DATE = "date";
  private static final Set<String> ORDERS = Set.of(BY_DATE, "title");

  /** Called by the container. */
  public NewsPage() {
    super("news", "/news");
  }

  @Override
  void prepare(HttpServletRequest request, HttpServletResponse response, Company company) {
    String asked = request.getParameter("sort");
    String order = order(request, asked);
    if (order.equals(asked)) {
      remember(response, company, SiteCookie.LIST_SORT, order);
    }
    request.setAttribute("dates", DATES);
    request.setAttribute("news", sorted(order, LanguageChoice.of(request, company)));
    request.setAttribute("order", order);
    request.setAttribute("sortable", company.uses(SiteCookie.LIST_SORT.name()));
    request.setAttribute("popup", showsPopup(request, company));
  }

  private static String order(HttpServletRequest request, String asked) {
    return Optional.ofNullable(asked)
        .or(() -> SentCookies.value(request, SiteCookie.LIST_SORT.name()))
        .filter(ORDERS::contains)
        .orElse(BY_DATE);
  }

  private static List<String> sorted(String order, String language) {
    Comparator<String> comparator =
        order.equals(BY_DATE)
            ? Comparator.comparing(DATES::get, Comparator.reverseOrder())
            : Comparator.comparing(Texts.in(language)::get);
    return DATES.keySet().stream().sorted(comparator).toList();
  }

  private static boolean showsPopup(HttpServletRequest request, Company company) {
    String name = SiteCookie.POPUP_HIDDEN.name();
    return company.uses(name) && SentCookies.value(request, name).isEmpty();
  }
}
