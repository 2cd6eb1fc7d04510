// Tokens that no service signed.
import { generateKeyPairSync, sign } from "node:crypto";

const encode = (value) => Buffer.from(value).toString("base64url");

/** The same claims, signed by somebody else. */
export function forgery(token) {
  const signed = token.slice(0, token.lastIndexOf("."));
  const { privateKey } = generateKeyPairSync("ed25519");
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString("base64url")}`;
}

/** The same signature under claims that grant more. */
export function grantingMore(token) {
  const [header, claims, signature] = token.split(".");
  const more = JSON.parse(Buffer.from(claims, "base64url"));
  more.grants = "ad an preferences";
  more.exp += 1;
  return [header, encode(JSON.stringify(more)), signature].join(".");
}
