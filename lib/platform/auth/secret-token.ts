import { createHash, randomBytes } from "node:crypto";

const SECRET_BYTES = 32;

/** A secret nobody can guess, to be shown once. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString("base64url");

/** What is stored of a secret. It is random and long, so a fast hash is enough and can be looked up. */
export const hashOfSecret = (secret: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(secret).digest());
