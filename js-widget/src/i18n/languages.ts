/** Which way the language is written. */
export function directionOf(language: string): "ltr" | "rtl" {
  return /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/i.test(language) ? "rtl" : "ltr";
}
