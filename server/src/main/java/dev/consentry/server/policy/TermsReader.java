package dev.consentry.server.policy;

import dev.consentry.server.jurisdiction.ConsentModel;

/** Reads how a site asks and how long ahead it announces changes. */
final class TermsReader {
  private static final Rule<ConsentModel> MODEL =
      TermRules.oneOf(ConsentModel.values(), ConsentModel::word);
  private static final Rule<Integer> AGE = TermRules.wholeNumber(1, 99);
  private static final CalendarDuration SIX_MONTHS = CalendarDuration.parse("P6M");
  private static final CalendarDuration A_WEEK = CalendarDuration.parse("P7D");
  private static final CalendarDuration THIRTY_DAYS = CalendarDuration.parse("P30D");

  private TermsReader() {}

  static ConsentTerms consent(YamlMapping document) {
    YamlMapping mapping = document.optionalMapping("consent");
    ConsentTerms terms =
        new ConsentTerms(
            mapping.optional("model", MODEL, ConsentModel.OPT_IN),
            mapping.optional("ask-again-after", TermRules.ASK_AGAIN_AFTER, SIX_MONTHS),
            mapping.optional("minimum-age", AGE));
    mapping.refuseUnknownKeys();
    return terms;
  }

  static NoticePeriod noticePeriod(YamlMapping document) {
    YamlMapping mapping = document.optionalMapping("notice-period");
    NoticePeriod period =
        new NoticePeriod(
            mapping.optional("changes", TermRules.DURATION_OR_NONE, A_WEEK),
            mapping.optional("material-changes", TermRules.DURATION_OR_NONE, THIRTY_DAYS));
    mapping.refuseUnknownKeys();
    return period;
  }
}
