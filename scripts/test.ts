import { runBrowserTests } from "@/scripts/checks/browser-tests";
import { lint } from "@/scripts/checks/lint";
import { add, NOTHING, type Tally, tallyOf } from "@/scripts/checks/result";
import { runUnitTests } from "@/scripts/checks/unit-tests";
import { startThrowAwayPostgres } from "@/scripts/postgres/throw-away";
import { buildPages } from "@/scripts/setup/build";
import { generateClient } from "@/scripts/setup/generate";
import { explain, SetupProblem, step } from "@/scripts/setup/progress";
import { endProcess, stopAll, stopLater, stopOnSignals } from "@/scripts/setup/shutdown";

const PARTS = ["lint", "domain", "database", "api", "build", "e2e"] as const;
type Part = (typeof PARTS)[number];

stopOnSignals();
try {
  const tally = await runTests(chosenParts(process.argv.slice(2)));
  await stopAll();
  console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
  await endProcess(tally.failed === 0 ? 0 : 1);
} catch (error) {
  explain(error);
  await endProcess(1);
}

/** `npm test` runs everything; `npm test -- domain database` those parts. */
function chosenParts(args: readonly string[]): ReadonlySet<Part> {
  const unknown = args.filter((arg) => !PARTS.includes(arg as Part));
  if (unknown.length > 0)
    throw new SetupProblem(`There is no part ${unknown.join(", ")}; there are ${PARTS.join(", ")}.`);
  return new Set(args.length === 0 ? PARTS : (args as Part[]));
}

async function runTests(parts: ReadonlySet<Part>): Promise<Tally> {
  await generateClient();
  const needsDatabase = ["database", "api", "e2e"].some((part) => parts.has(part as Part));
  if (needsDatabase && !process.env.TEST_DATABASE_URL) await provideDatabase();
  const projects = (["domain", "database", "api"] as const).filter((part) => parts.has(part));
  const work: readonly (readonly [boolean, string, () => Promise<Tally>])[] = [
    [parts.has("lint"), "Checking format, rules, types, layers and dead code", lint],
    [parts.has("build"), "Building", build],
    [projects.length > 0, `Testing ${projects.join(", ")}`, () => runUnitTests(projects)],
    [parts.has("e2e"), "Testing in the browser", runBrowserTests],
  ];
  let tally = NOTHING;
  for (const [wanted, what, run] of work) {
    if (!wanted) continue;
    console.log(`\n${what} …`);
    tally = add(tally, await run());
  }
  return tally;
}

async function provideDatabase(): Promise<void> {
  const postgres = await step("Starting a database for the tests", startThrowAwayPostgres);
  stopLater("The tests' database", postgres.stop);
  process.env.TEST_DATABASE_URL = postgres.address("postgres");
}

async function build(): Promise<Tally> {
  try {
    await buildPages();
    return tallyOf(true);
  } catch (error) {
    explain(error);
    return tallyOf(false);
  }
}
