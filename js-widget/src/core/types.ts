/** The shapes that pass between the widget and the endpoint; see `server/docs/http-api.md`. */

/**
 * Purpose id → granted or refused. A purpose that is absent has not been answered. One that is granted in part is `false`, and
 * `true` stands at each part that is granted: `advertising/hubspot`.
 */
export type Choices = Record<string, boolean>;

/** Policy versions count from 1. */
export function isVersion(number: number): boolean {
  return Number.isInteger(number) && number > 0;
}

/** How a choice was made, as the record names it. */
export type Action = RecordedAction | "elsewhere";

/** `elsewhere`, which is none of these, is an answer that was given in another tab. */
export type RecordedAction = "accept-all" | "refuse-all" | "save" | "withdraw";

/** Why a cookie is set. */
export interface Purpose {
  id: string;
  name: string;
  explanation: string;
  /** What stops working without it; absent for required purposes. */
  whenRefused?: string;
  /** Always on: not asked, not answered. */
  required: boolean;
  /** The policy version in which it last changed materially, the first where absent: an older answer no longer counts. */
  since?: number;
  /** Where each vendor or each cookie of the purpose is asked about on its own: which of the two. */
  askEach?: "vendor" | "cookie";
}

/** Who receives what the cookies tell. */
export interface Vendor {
  id: string;
  name: string;
  does?: string;
  /** ISO 3166-1 alpha-2. */
  countries: string[];
  privacyPolicy?: string;
}

/** A cookie name, or a prefix that ends in `*`, with its purpose and vendor. */
export interface CookieDeclaration {
  name: string;
  purpose: string;
  vendor: string;
  /** ISO 8601 duration, or `session`. */
  lifetime: string;
  explanation?: string;
}

/** The texts of a policy version in one language. */
export interface Notice {
  siteName: string;
  policyVersion: number;
  /** BCP 47. */
  language: string;
  /** All that the site publishes it in. */
  languages?: string[];
  title: string;
  introduction: string;
  privacyPolicy?: string;
  purposes: Purpose[];
  vendors: Vendor[];
  cookies: CookieDeclaration[];
  links: { title: string; url: string }[];
  contacts: { role: string; email: string }[];
}

/** A notice with the hash that a choice names, so that the record proves what was shown. */
export interface HashedNotice {
  hash: string;
  notice: Notice;
  /** What the widget says in the notice's language, in the order of `Say`, the site's own words in it; absent where the service has none. */
  words?: readonly string[];
}

/** What is sent when the visitor has answered. */
export interface Answer {
  policyVersion: number;
  noticeHash: string;
  language: string;
  action: RecordedAction;
  choices: Choices;
  /** Purpose id → part → granted or refused, for the purposes that are granted in part. */
  parts?: Record<string, Choices>;
}
