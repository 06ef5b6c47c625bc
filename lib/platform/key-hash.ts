import { createHash } from "node:crypto";
import type { ActivationKey } from "@/lib/domain/licenses/activation-key";

/** What is stored of a key instead of the key: SHA-256 of its canonical spelling, which has 80 random bits. */
export const hashOfKey = (key: Pick<ActivationKey, "canonical">): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(key.canonical).digest());

/** The same as text, to compare keys by. */
export const hexOfKey = (key: Pick<ActivationKey, "canonical">): string =>
  Buffer.from(hashOfKey(key)).toString("hex");
