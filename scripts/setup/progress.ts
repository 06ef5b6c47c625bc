import { isRefusal } from "@/lib/domain/refusal";
import { refusalSentence } from "@/lib/domain/refusal-sentence";

/** A mistake that its reader can put right: printed as a sentence, without a stack. */
export class SetupProblem extends Error {
  override readonly name = "SetupProblem";
}

let output: NodeJS.WriteStream = process.stdout;

/** Keeps standard output free for what a command answers. */
export function reportOnStandardError(): void {
  output = process.stderr;
}

/** Prints a line about what is going on. */
export function say(line: string): void {
  output.write(`${line}\n`);
}

/** Says what takes a while, does it, and says how long it took. */
export async function step<Answer>(what: string, work: () => Promise<Answer>): Promise<Answer> {
  const begin = performance.now();
  output.write(`${what} … `);
  try {
    const answer = await work();
    output.write(`${formatTime(performance.now() - begin)}\n`);
    return answer;
  } catch (error) {
    output.write("failed\n");
    throw error;
  }
}

const formatTime = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

const KNOWN = new Set(["SetupProblem", "EnvironmentInvalid", "MigrationsDisagree", "SigningKeyUnreadable"]);

/** Prints a failure for people: a sentence where we know what to say, everything where we do not. */
export function explain(error: unknown): void {
  if (isRefusal(error)) console.error(refusalSentence(error, "en"));
  else if (error instanceof Error && KNOWN.has(error.name)) console.error(error.message);
  else console.error(error);
}
