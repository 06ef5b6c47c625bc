import { isRefusal } from "@/lib/domain/refusal";
import type { Scope } from "@/lib/platform/access/scope";
import { countAttempt, type Limit, rateLimited } from "@/lib/platform/rate-limit";

const shared = globalThis as typeof globalThis & { portalGuessers?: Map<string, number> };
const MOST_REMEMBERED = 1_000;
/** What is told to those who try what does not exist: keys nobody issued, serials nothing was assigned to. */
const GUESSES: ReadonlySet<string> = new Set(["activation_key_unknown", "hardware_unknown"]);

/**
 * Uses a key or a serial, unless whoever asks has guessed too often. Only what does not exist counts as a guess, so
 * honest work is never slowed and costs no query; the count lies in the database, and each process remembers whom
 * it has refused.
 */
export async function withoutGuessing<Answer>(scope: Scope, use: () => Promise<Answer>): Promise<Answer> {
  const subjects = subjectsOf(scope);
  for (const [limit, subject] of subjects) refuseGuesser(limit, subject);
  try {
    return await use();
  } catch (error) {
    if (isRefusal(error) && GUESSES.has(error.code)) await countGuess(subjects);
    throw error;
  }
}

type Subject = readonly [limit: Limit, subject: string];

function subjectsOf({ userId, address }: Scope): Subject[] {
  const person: Subject = ["keyGuessPerson", userId];
  return address === undefined ? [person] : [person, ["keyGuessAddress", address]];
}

function refuseGuesser(limit: Limit, subject: string): void {
  const until = shared.portalGuessers?.get(`${limit} ${subject}`) ?? 0;
  if (until > Date.now()) throw rateLimited(until - Date.now());
}

async function countGuess(subjects: readonly Subject[]): Promise<void> {
  for (const [limit, subject] of subjects) {
    try {
      await countAttempt(limit, subject);
    } catch (error) {
      if (isRefusal(error)) remember(`${limit} ${subject}`, Number(error.details.retryAfterSeconds));
      throw error;
    }
  }
}

function remember(guesser: string, seconds: number): void {
  const guessers = (shared.portalGuessers ??= new Map());
  if (guessers.size >= MOST_REMEMBERED) guessers.clear();
  guessers.set(guesser, Date.now() + seconds * 1000);
}
