import { add, NOTHING, type Tally, tallyOf } from "@/scripts/checks/result";
import { runProgram } from "@/scripts/checks/program";

type Check = Readonly<{ what: string; program: string; args: readonly string[]; first?: readonly string[] }>;

const LAYERED = ["app", "components", "emails", "gateway", "lib", "prisma", "scripts", "server", "tests"];

const CHECKS: readonly Check[] = [
  { what: "Format", program: "oxfmt", args: ["--check", "."] },
  { what: "Rules", program: "oxlint", args: ["--deny-warnings"] },
  { what: "Types", program: "tsc", args: ["--noEmit", "-p", "."], first: ["next", "typegen"] },
  { what: "Layers", program: "depcruise", args: ["--config", ".dependency-cruiser.cjs", ...LAYERED] },
  { what: "Nothing unused", program: "knip", args: ["--no-progress", "--no-config-hints"] },
];

/** Most checks use one processor each; the types use all there are, and much memory. */
const LANES = 2;

/** Checks everything that needs no run: format, rules, types, layers, dead code. */
export async function lint(): Promise<Tally> {
  const waiting = [...CHECKS];
  const tallies = await Promise.all(Array.from({ length: LANES }, () => inTurn(waiting)));
  return tallies.reduce(add, NOTHING);
}

async function inTurn(waiting: Check[]): Promise<Tally> {
  let tally = NOTHING;
  for (let check = waiting.shift(); check; check = waiting.shift())
    tally = add(tally, tallyOf(await passes(check)));
  return tally;
}

async function passes({ what, program, args, first }: Check): Promise<boolean> {
  const [prepare, ...prepareArgs] = first ?? [];
  if (prepare) await runProgram(prepare, { args: prepareArgs, quiet: true });
  const { ok, said } = await runProgram(program, { args, quiet: true });
  console.log(ok ? `  ✓ ${what}` : `  ✗ ${what}\n${said.trim()}\n`);
  return ok;
}
