import { parseArgs } from "node:util";
import { SetupProblem } from "@/scripts/setup/progress";

/** Answers `--help`; whether it was asked for. */
export function toldUsage(args: readonly string[], usage: string): boolean {
  const asked = args.includes("--help") || args.includes("-h");
  if (asked) console.log(`Usage:\n  ${usage}`);
  return asked;
}

/** The options of a command, each with a text; what it does not know is answered with its usage. */
export function readOptions<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
  usage: string,
): Partial<Record<Name, string>> {
  const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
  try {
    return parseArgs({ args: [...args], options }).values as Partial<Record<Name, string>>;
  } catch (error) {
    throw new SetupProblem(`${error instanceof Error ? error.message : String(error)}\nUsage:\n  ${usage}`);
  }
}
