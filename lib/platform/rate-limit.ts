import { createHash } from "node:crypto";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { Refusal } from "@/lib/domain/refusal";
import { addressGroup } from "@/lib/platform/address-group";
import { pool } from "@/lib/platform/db/pool";

const QUARTER_HOUR_SECONDS = 15 * 60;

/** How often something may fail in a quarter of an hour. Behind one address many people may sit. */
const MOST = {
  signInAccount: 10,
  signInAddress: 100,
  keyGuessPerson: 20,
  recipientGuess: 20,
  keyGuessAddress: 100,
  provisioningDevice: 10,
  provisioningAddress: 100,
  linkPerson: 3,
  linkAddress: 30,
  invitation: 60,
  organization: 5,
  secondFactor: 5,
  enrollmentAddress: 50,
  enrollmentSerial: 20,
  renewalDevice: 10,
} as const;

/** What is limited, for whom: a person, an account's email address, or where requests come from. */
export type Limit = keyof typeof MOST;

const limiters = new Map<Limit, RateLimiterPostgres>();

/** Counts an attempt before it is made, so that many at once are no way around; refuses when there were too many. */
export async function countAttempt(limit: Limit, subject: string): Promise<void> {
  try {
    await limiter(limit).consume(keyOf(limit, subject));
  } catch (thrown) {
    if (!isTooMany(thrown)) throw thrown;
    throw rateLimited(thrown.msBeforeNext);
  }
}

/** Takes one counted attempt back: it was no failure. */
export async function takeBackAttempt(limit: Limit, subject: string): Promise<void> {
  await limiter(limit).reward(keyOf(limit, subject));
}

/** Forgets all attempts: whoever they came from has shown who they are. */
export async function forgetAttempts(limit: Limit, subject: string): Promise<void> {
  await limiter(limit).delete(keyOf(limit, subject));
}

/** The refusal that says how long to wait. */
export const rateLimited = (milliseconds: number): Refusal<"rate_limited"> =>
  new Refusal("rate_limited", { retryAfterSeconds: Math.max(1, Math.ceil(milliseconds / 1000)) });

function limiter(limit: Limit): RateLimiterPostgres {
  const known = limiters.get(limit);
  if (known) return known;
  const made = new RateLimiterPostgres({
    // The pool is asked for each time: it may have been closed and opened again.
    storeClient: { query: (query: { text: string; values: unknown[] }) => pool().query(query) },
    storeType: "pool",
    tableName: "rate_limits",
    tableCreated: true,
    keyPrefix: limit,
    points: MOST[limit],
    duration: QUARTER_HOUR_SECONDS,
  });
  limiters.set(limit, made);
  return made;
}

/** The limiter throws its count where there were too many. By shape, because a bundler may hold the class twice. */
const isTooMany = (thrown: unknown): thrown is Readonly<{ msBeforeNext: number }> =>
  !(thrown instanceof Error) && typeof thrown === "object" && thrown !== null && "msBeforeNext" in thrown;

/** Hashed, so that the counters are no list of who has tried to sign in. */
function keyOf(limit: Limit, subject: string): string {
  const counted = limit.endsWith("Address") ? addressGroup(subject) : subject;
  return createHash("sha256").update(counted).digest("base64url");
}
