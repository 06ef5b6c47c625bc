import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { explain, SetupProblem } from "@/scripts/setup/progress";
import { endProcess, stopLater, stopOnSignals } from "@/scripts/setup/shutdown";
import { startBenchPostgres } from "@/tests/bench/bench-database";
import { chargePart } from "@/tests/bench/charge";
import type { Finding, Part } from "@/tests/bench/finding";
import { formatTable, toJson } from "@/tests/bench/report";
import { settlePart } from "@/tests/bench/settle";
import { TEST_ENVIRONMENT } from "@/tests/support/environment";

const PARTS: readonly Part[] = [chargePart, settlePart];

const HELP = `npm run bench -- [part …] [--json FILE]

Measures the portal against the bare way of doing the same, both in turn, and prints the ratios.
Without a part, all of them:
${PARTS.map(({ name, about }) => `  ${name.padEnd(10)}${about}`).join("\n")}`;

stopOnSignals();
try {
  await bench();
  await endProcess(0);
} catch (error) {
  explain(error);
  await endProcess(1);
}

async function bench(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "string" }, help: { type: "boolean", default: false } },
  });
  if (values.help) return console.log(HELP);
  const parts = positionals.length === 0 ? PARTS : positionals.map(partNamed);
  Object.assign(process.env, TEST_ENVIRONMENT, { DEMO: "0", NODE_ENV: "production" });
  const postgres = await startBenchPostgres();
  stopLater("The database", postgres.stop);
  const findings: Finding[] = [];
  for (const { name, about, measure } of parts) {
    process.stderr.write(`${name}: ${about}\n`);
    findings.push(...(await measure()));
  }
  console.log(formatTable(findings));
  if (values.json) await writeFile(values.json, `${JSON.stringify(toJson(findings), null, 2)}\n`);
  else console.log(`\n${JSON.stringify(toJson(findings))}`);
}

function partNamed(name: string): Part {
  const part = PARTS.find((candidate) => candidate.name === name);
  if (part) return part;
  throw new SetupProblem(`There is no part ${name}; there are ${PARTS.map(({ name }) => name).join(", ")}.`);
}
