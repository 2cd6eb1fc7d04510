export type { ConsentryApi } from "../../npm/consentry.js";

declare global {
  interface Navigator {
    /** https://privacycg.github.io/gpc-spec/ */
    globalPrivacyControl?: boolean;
  }
}
