import { createHash, timingSafeEqual } from "node:crypto";
import { Refusal } from "@/lib/domain/refusal";
import { env } from "@/lib/platform/env";

const BEARER = /^Bearer +(.+)$/i;

/** Refuses a request that does not carry the installation's CRON_SECRET. How wrong a secret is takes no time to tell. */
export function requireCronSecret(headers: Headers): void {
  const offered = BEARER.exec(headers.get("authorization")?.trim() ?? "")?.[1] ?? "";
  if (!timingSafeEqual(digest(offered), digest(env().CRON_SECRET))) throw new Refusal("cron_secret_wrong");
}

/** Of equal length whatever was sent. */
const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
