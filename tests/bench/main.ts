import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { benchCharge } from "@/tests/bench/charge";
import { withPostgres } from "@/tests/bench/database";
import { benchHistory } from "@/tests/bench/history";
import { benchConnections } from "@/tests/bench/device-connections";
import { benchDocuments, benchSigned, benchUnchanged } from "@/tests/bench/device-fetch";
import type { Finding, LimitFinding } from "@/tests/bench/measure";
import { benchPage } from "@/tests/bench/page";
import { benchSecond, type SecondFinding } from "@/tests/bench/second";
import { benchSettle } from "@/tests/bench/settle";
import { benchStorm } from "@/tests/bench/storm";
import { toldUsage } from "@/scripts/setup/options";

type AnyFinding = Finding | SecondFinding | LimitFinding;

const PARTS = {
  charge: benchCharge,
  settle: benchSettle,
  history: benchHistory,
  page: benchPage,
  second: benchSecond,
  storm: benchStorm,
  documents: benchDocuments,
  unchanged: benchUnchanged,
  signed: benchSigned,
  connections: benchConnections,
} as const satisfies Record<string, () => Promise<AnyFinding>>;

const USAGE = `npm run bench -- [${Object.keys(PARTS).join("] [")}] [--json FILE]`;

if (toldUsage(process.argv.slice(2), USAGE)) process.exit(0);
const { values, positionals } = readArguments();

const isPart = (name: string): name is keyof typeof PARTS => Object.hasOwn(PARTS, name);
const unknown = positionals.find((name) => !isPart(name));
if (unknown !== undefined) {
  console.error(`There is no part "${unknown}". The parts are ${Object.keys(PARTS).join(", ")}.`);
  process.exit(2);
}

const findings: AnyFinding[] = [];
await withPostgres(async () => {
  for (const name of Object.keys(PARTS).filter(isPart)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    console.error(`Measuring ${name} …`);
    findings.push(await PARTS[name]());
  }
});

console.table(findings.flatMap(rowsOf));
const json = JSON.stringify(findings, null, 2);
if (values.json === undefined) console.log(json);
else await writeFile(values.json, `${json}\n`);

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { json: { type: "string" } } });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\nUsage:\n  ${USAGE}`);
    process.exit(2);
  }
}

function rowsOf(finding: AnyFinding): Record<string, string>[] {
  if (!("figures" in finding)) return [rowOf(finding)];
  return finding.figures.map(({ name, value, unit, most }) => ({
    part: finding.part,
    ours: `${value.toFixed(1)} ${unit}`,
    bare: "",
    ratio: "",
    target: `≤ ${most}`,
    note: name,
  }));
}

function rowOf(finding: Finding | SecondFinding): Record<string, string> {
  if ("few" in finding) {
    const { few, many } = finding;
    return {
      part: finding.part,
      ours: `1,000: ${few.read} read, ${few.written} written`,
      bare: `1,000,000: ${many.read} read, ${many.written} written`,
      ratio: "",
      target: "no difference",
    };
  }
  const { part, ours, bare, unit, ratio, target, note = "" } = finding;
  const speed = (figure: number) => `${Math.round(figure).toLocaleString("en-US")} ${unit}`;
  return { part, ours: speed(ours), bare: speed(bare), ratio: ratio.toFixed(2), target: `≥ ${target}`, note };
}
