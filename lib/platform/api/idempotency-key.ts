import { Refusal } from "@/lib/domain/refusal";

/** The name a sender gives a write that may arrive twice. */
export const IDEMPOTENCY_KEY = "idempotency-key";

const PRINTABLE = /^[\x20-\x7e]{1,255}$/;

/** The request's Idempotency-Key; undefined without one, refused when it cannot be one. */
export function idempotencyKeyOf(headers: Headers): string | undefined {
  const key = headers.get(IDEMPOTENCY_KEY);
  if (key === null) return undefined;
  if (!PRINTABLE.test(key)) throw new Refusal("idempotency_key_malformed");
  return key;
}
