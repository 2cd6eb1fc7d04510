/** Which way the language is written. */
export function directionOf(language: string): "ltr" | "rtl" {
  const [code] = language.toLowerCase().split("-");
  return "ar,ckb,dv,fa,he,iw,ps,sd,ug,ur,yi".split(",").includes(code!) ? "rtl" : "ltr";
}
