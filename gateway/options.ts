import { join } from "node:path";
import { parseArgs } from "node:util";
import { EXIT, GatewayError } from "@/gateway/exit-codes";
import type { Faults } from "@/gateway/faults";
import type { IdentityFiles } from "@/gateway/identity";
import { parseMoment } from "@/gateway/moment";
import type { Provisioning } from "@/gateway/provisioning";
import { parseSerial } from "@/gateway/serial";

/** What the command line asks for. */
export type Options = Readonly<{
  /** Empty where no portal is needed. */
  portal: string;
  serial: string;
  /** Where the state is kept; several gateways keep theirs in folders below it. */
  folder: string;
  identity: IdentityFiles | null;
  code: string | null;
  provisioning: Provisioning | null;
  firmware: string;
  once: boolean;
  /** Look at the stored document as of this second, without the portal. */
  at: number | null;
  wantsEvents: boolean;
  intervalMilliseconds: number;
  testMode: boolean;
  statusPort: number | null;
  json: boolean;
  count: number;
  rampMilliseconds: number;
  faults: Faults;
  clockOffsetSeconds: number;
  seed: number | null;
}>;

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;

const DECLARED = {
  portal: text,
  serial: text,
  state: text,
  certificate: text,
  key: text,
  code: text,
  provision: text,
  name: text,
  firmware: { ...text, default: "gateway" },
  once: flag,
  at: text,
  poll: flag,
  interval: { ...text, default: "60" },
  "test-mode": flag,
  status: text,
  json: flag,
  count: { ...text, default: "1" },
  ramp: text,
  drop: { ...text, default: "0" },
  delay: { ...text, default: "0" },
  duplicate: { ...text, default: "0" },
  "disk-full": { ...text, default: "0" },
  "clock-offset": { ...text, default: "0" },
  seed: text,
  help: flag,
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof DECLARED }>>["values"];

/** Reads the command line; null when only help is wanted. */
export function parseOptions(args: readonly string[]): Options | null {
  const values = parseValues(args);
  if (values.help) return null;
  return { ...whoOf(values), ...whatOf(values), ...howManyOf(values), ...faultsOf(values) };
}

function parseValues(args: readonly string[]): Values {
  try {
    return parseArgs({ args: joined(args), options: DECLARED }).values;
  } catch (error) {
    return misunderstood((error as Error).message);
  }
}

const OFFSET = "--clock-offset";
const isBelowZero = (arg = ""): boolean => /^-\d/.test(arg);

/** A number below zero would be taken for an option where it stands alone. */
function joined(args: readonly string[]): string[] {
  return args.flatMap((arg, place) => {
    if (isBelowZero(arg) && args[place - 1] === OFFSET) return [];
    const next = args[place + 1];
    return arg === OFFSET && isBelowZero(next) ? [`${OFFSET}=${next}`] : [arg];
  });
}

function whoOf(values: Values) {
  const serial = serialOf(values.serial);
  const needsNoPortal = values.at !== undefined || values["test-mode"];
  return {
    serial,
    portal: portalOf(values.portal, needsNoPortal),
    folder: values.state ?? join(".data", "gateways", ...(values.count === "1" ? [serial] : [])),
    identity: identityOf(values),
    code: values.code?.trim() ?? null,
    provisioning: provisioningOf(values),
    firmware: values.firmware.slice(0, 100),
  };
}

function whatOf(values: Values) {
  const status = values.status === undefined ? null : numberIn(values.status, "status", [0, 65_535]);
  return {
    once: values.once,
    at: momentOf(values.at),
    wantsEvents: !values.poll,
    intervalMilliseconds: numberIn(values.interval, "interval", [0.05, 86_400]) * 1_000,
    testMode: values["test-mode"],
    statusPort: status,
    json: values.json,
  };
}

const START_MILLISECONDS = 10;

function howManyOf(values: Values) {
  const count = Math.floor(numberIn(values.count, "count", [1, 100_000]));
  const { certificate, key, code, name, at } = values;
  const belongsToOne = [certificate, key, code, name, at].some((value) => value !== undefined);
  if (count > 1 && belongsToOne) {
    misunderstood("--certificate, --key, --code, --name and --at are for one gateway, not for several.");
  }
  const ramp = values.ramp === undefined ? null : numberIn(values.ramp, "ramp", [0, 86_400]) * 1_000;
  return { count, rampMilliseconds: ramp ?? (count - 1) * START_MILLISECONDS };
}

function faultsOf(values: Values) {
  return {
    faults: {
      drop: numberIn(values.drop, "drop", [0, 1]),
      delayMilliseconds: numberIn(values.delay, "delay", [0, 600_000]),
      duplicate: numberIn(values.duplicate, "duplicate", [0, 1]),
      diskFull: numberIn(values["disk-full"], "disk-full", [0, 1]),
    },
    clockOffsetSeconds: numberIn(values["clock-offset"], "clock-offset", [-4e9, 4e9]),
    seed: values.seed === undefined ? null : numberIn(values.seed, "seed", [0, 4_294_967_295]),
  };
}

function portalOf(address: string | undefined, isOptional: boolean): string {
  if (address === undefined && isOptional) return "";
  const isWeb = address !== undefined && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  return isWeb
    ? address.replace(/\/+$/, "")
    : misunderstood("--portal must be an address such as https://portal.example.");
}

function serialOf(label = ""): string {
  return parseSerial(label) ?? misunderstood("--serial must be twelve hex digits such as 00-90-33-46-0A-F2.");
}

function momentOf(moment: string | undefined): number | null {
  if (moment === undefined) return null;
  return parseMoment(moment) ?? misunderstood("--at must be a time such as 2026-11-22T03:10:00Z.");
}

function numberIn(digits: string, name: string, [least, most]: readonly [number, number]): number {
  const number = digits.trim() === "" ? Number.NaN : Number(digits);
  const isUsable = number >= least && number <= most;
  return isUsable ? number : misunderstood(`--${name} must be a number from ${least} to ${most}.`);
}

function identityOf({ certificate, key }: Values): IdentityFiles | null {
  if (certificate === undefined && key === undefined) return null;
  if (certificate !== undefined && key !== undefined) return { certificate, key };
  return misunderstood("--certificate and --key belong together.");
}

function provisioningOf({ provision, name }: Values): Provisioning | null {
  if (provision !== undefined) return { code: provision.trim(), name: name?.trim() || null };
  return name === undefined ? null : misunderstood("--name belongs to --provision.");
}

function misunderstood(sentence: string): never {
  throw new GatewayError(EXIT.usage, sentence);
}
