/** A mistake that its reader can put right: printed as a sentence, without a stack. */
export class SetupProblem extends Error {
  override readonly name = "SetupProblem";
}

/** Says what takes a while, does it, and says how long it took. */
export async function step<Answer>(what: string, work: () => Promise<Answer>): Promise<Answer> {
  const begin = performance.now();
  process.stdout.write(`${what} … `);
  try {
    const answer = await work();
    process.stdout.write(`${formatTime(performance.now() - begin)}\n`);
    return answer;
  } catch (error) {
    process.stdout.write("failed\n");
    throw error;
  }
}

const formatTime = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** Prints a failure for people: a sentence where we know what to say, everything where we do not. */
export function explain(error: unknown): void {
  const known = ["SetupProblem", "EnvironmentInvalid", "MigrationsDisagree", "SigningKeyUnreadable"];
  if (error instanceof Error && known.includes(error.name)) console.error(error.message);
  else console.error(error);
}
