package dev.consentry.filter.decision;

/**
 * Why a cookie may not leave. Each says in one line what it means, and where the rule comes from.
 */
public enum StripReason {
  /** No snapshot of the policy was ever had. */
  NO_POLICY(
      "the rules are not known yet, so only essential cookies leave",
      "Consentry design, How the data flows"),
  /** Neither the name nor a pattern for it is declared. */
  UNDECLARED(
      "the policy declares no cookie of this name", "ePrivacy Directive 2002/58/EC, Article 5(3)"),
  /** The visitor has not answered, and the law there asks first. */
  NOT_ANSWERED("the visitor has not answered yet", "ePrivacy Directive 2002/58/EC, Article 5(3)"),
  /** The visitor refused the cookie's purpose. */
  REFUSED("the visitor refused the cookie's purpose", "GDPR, Article 7(3)"),
  /** The visitor granted the cookie's purpose, but not its vendor, or not this cookie. */
  PART_REFUSED(
      "the visitor granted the cookie's purpose, but not its vendor or not this cookie",
      "GDPR, Article 7(3)"),
  /** The purpose changed materially after the visitor answered. */
  CHANGED_SINCE(
      "the cookie's purpose changed materially after the visitor answered",
      "GDPR, Article 4(11): consent is specific and informed"),
  /** The record behind the token no longer counts. */
  REVOKED("the visitor's consent record was revoked", "GDPR, Article 7(3)"),
  /** The browser asks not to be sold or tracked. */
  GPC_SIGNAL(
      "the browser sends Sec-GPC: 1, which refuses advertising",
      "Global Privacy Control, section 3.2");

  private final String explanation;
  private final String specification;

  StripReason(String explanation, String specification) {
    this.explanation = explanation;
    this.specification = specification;
  }

  /** One line for a log. */
  public String explanation() {
    return explanation;
  }

  /** The law, specification or design page that asks for it, with its section. */
  public String specification() {
    return specification;
  }
}
