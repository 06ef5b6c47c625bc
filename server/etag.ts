import { createHash } from "node:crypto";

/** A strong tag: two documents of one number, from two databases, differ in it too. */
export function etagOf({ seq, document }: Readonly<{ seq: number; document: string }>): string {
  return `"${seq}.${createHash("sha256").update(document).digest("base64url").slice(0, 22)}"`;
}

/** Whether an If-None-Match header names the tag (RFC 9110: compared weakly, `*` names any). */
export function isMatch(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const named = new Set(header.split(",").map((tag) => tag.trim().replace(/^W\//, "")));
  return named.has(etag) || named.has("*");
}
