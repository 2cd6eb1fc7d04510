package dev.consentry.filter.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.consentry.filter.page.FormFields;
import dev.consentry.filter.page.Message;
import dev.consentry.filter.page.Notice;
import dev.consentry.filter.page.PageFrame;
import dev.consentry.filter.page.PreferencesPage;
import dev.consentry.filter.page.TroublePage;
import dev.consentry.filter.page.Visitor;
import dev.consentry.filter.policy.EnforcementPolicy;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The preferences for visitors without scripts: a page, and the form that it sends. */
final class PreferencesForm {
  /** The parameter of the page that follows a recorded answer. */
  private static final String SAVED = "saved";

  private final NoticeRelay notices;
  private final ChoicesRelay choices;
  private final Supplier<EnforcementPolicy> policy;
  private final TokenReader tokens;
  private final FormGuard guard = new FormGuard();

  PreferencesForm(
      NoticeRelay notices,
      ChoicesRelay choices,
      Supplier<EnforcementPolicy> policy,
      TokenReader tokens) {
    this.notices = notices;
    this.choices = choices;
    this.policy = policy;
    this.tokens = tokens;
  }

  EndpointAnswer answer(EndpointRequest request) throws IOException {
    return request.method().equals("POST") ? take(request) : show(request);
  }

  private EndpointAnswer show(EndpointRequest request) {
    String language = request.queryParameter(FormFields.LANGUAGE);
    Visitor visitor = visitor(request, granted(request), request.queryParameter(FormFields.RETURN));
    Notice notice = notices.read(request, language);
    if (notice == null) {
      return unavailable(request, visitor, language, List.of());
    }
    Message message = request.queryParameter(SAVED) == null ? null : saved(request);
    return page(200, request, notice, visitor, message);
  }

  /** What can be said of an answer that was recorded: the browser has to have kept its token. */
  private static Message saved(EndpointRequest request) {
    return request.token() == null ? Message.NOT_KEPT : Message.SAVED;
  }

  private EndpointAnswer take(EndpointRequest request) throws IOException {
    if (!isForm(request.header("Content-Type"))) {
      return ProblemAnswer.notForm();
    }
    byte[] body = request.body(ChoicesRelay.MAX_BYTES);
    if (body.length > ChoicesRelay.MAX_BYTES) {
      return ProblemAnswer.tooLarge(ChoicesRelay.MAX_BYTES);
    }
    FormBody form = FormBody.read(body);
    Visitor visitor = visitor(request, granted(request), form.get(FormFields.RETURN));
    String language = form.get(FormFields.LANGUAGE);
    if ("settings".equals(form.get(FormFields.ACTION))) {
      return elsewhere("", language, visitor);
    }
    boolean ours = FormGuard.accepts(request, form.get(FormFields.TOKEN));
    Notice notice = notices.read(request, language);
    if (notice == null) {
      return unavailable(request, visitor, language, ours ? form.fields() : List.of());
    }
    if (!ours) {
      return page(403, request, notice, visitor, Message.NOT_SENT);
    }
    return record(request, form, notice, visitor);
  }

  private EndpointAnswer record(
      EndpointRequest request, FormBody form, Notice notice, Visitor visitor) {
    if (!notice.hash().equals(form.get(FormFields.HASH))) {
      return page(409, request, notice, visitor, Message.CHANGED);
    }
    Set<String> allowed = FormChoices.allowed(form, notice, visitor);
    if (allowed == null) {
      return page(400, request, notice, visitor, Message.NOT_SENT);
    }
    Map<String, Object> answer = FormChoices.answer(form, notice, allowed, visitor.granted());
    EndpointAnswer recorded = choices.record(request, answer);
    if (recorded.status() == 201) {
      return elsewhere(SAVED + "=1&", notice.language(), visitor).withCookiesOf(recorded);
    }
    return refused(recorded.status(), request, notice, allowed, visitor);
  }

  private EndpointAnswer refused(
      int status, EndpointRequest request, Notice notice, Set<String> ticked, Visitor visitor) {
    if (status == 409) {
      Notice newer = notices.read(request, notice.language());
      return page(409, request, newer == null ? notice : newer, visitor, Message.CHANGED);
    }
    Message message = status == 503 ? Message.SAVE_FAILED : Message.NOT_SENT;
    Visitor again = visitor(request, ticked, visitor.returnPath());
    return page(status, request, notice, again, message);
  }

  /** Shows the page anew by an address of its own, so that loading it again sends nothing. */
  private static EndpointAnswer elsewhere(
      String query, @Nullable String language, Visitor visitor) {
    String named =
        language == null
            ? ""
            : FormFields.LANGUAGE + "=" + URLEncoder.encode(language, UTF_8) + "&";
    String back = FormFields.RETURN + "=" + URLEncoder.encode(visitor.returnPath(), UTF_8);
    return EndpointAnswer.of(303)
        .with("Location", PreferencesPage.FORM + "?" + query + named + back)
        .with("Cache-Control", "no-store");
  }

  private Set<String> granted(EndpointRequest request) {
    String text = request.token();
    return Answered.by(text == null ? null : tokens.read(text), policy.get()).granted();
  }

  private Visitor visitor(EndpointRequest request, Set<String> granted, @Nullable String named) {
    return new Visitor(
        granted,
        "1".equals(request.header("Sec-GPC")),
        guard.tokenFor(request),
        ReturnPath.of(request, named));
  }

  private static EndpointAnswer page(
      int status,
      EndpointRequest request,
      Notice notice,
      Visitor visitor,
      @Nullable Message message) {
    String html = new PreferencesPage(notice, visitor, message).html();
    return html(status, request, visitor, html).with("Content-Language", notice.language());
  }

  private static EndpointAnswer unavailable(
      EndpointRequest request,
      Visitor visitor,
      @Nullable String language,
      List<Map.Entry<String, String>> kept) {
    String html = TroublePage.html(language, request.header("Accept-Language"), visitor, kept);
    return html(503, request, visitor, html).with("Retry-After", ProblemAnswer.RETRY_AFTER);
  }

  private static EndpointAnswer html(
      int status, EndpointRequest request, Visitor visitor, String html) {
    return EndpointAnswer.of(status, html.getBytes(UTF_8))
        .with("Content-Type", "text/html; charset=utf-8")
        .with("Content-Security-Policy", PageFrame.CONTENT_SECURITY_POLICY)
        .with("X-Frame-Options", "DENY")
        .with("Referrer-Policy", "same-origin")
        .with("Cache-Control", "no-store")
        .with("Set-Cookie", request.cookies().setFormToken(visitor.formToken()));
  }

  private static boolean isForm(@Nullable String contentType) {
    return contentType != null
        && contentType
            .toLowerCase(Locale.ROOT)
            .split(";", 2)[0]
            .strip()
            .equals("application/x-www-form-urlencoded");
  }
}
