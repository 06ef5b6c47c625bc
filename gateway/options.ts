import { join } from "node:path";
import { parseArgs } from "node:util";
import { EXIT, GatewayError } from "@/gateway/exit-codes";
import { parseMoment } from "@/gateway/moment";
import type { IdentityFiles } from "@/gateway/identity";
import { parseSerial } from "@/gateway/serial";

/** What the command line asks for. */
export type Options = Readonly<{
  portal: string;
  serial: string;
  folder: string;
  identity: IdentityFiles | null;
  once: boolean;
  /** Look at the stored document as of this second, without the portal. */
  at: number | null;
  intervalSeconds: number;
  json: boolean;
}>;

export const HELP = `Usage: npm run gateway -- --portal URL --serial S [options]

A gateway: gets its licenses from the portal, verifies them, runs them, and stops
them in the second in which they end, with or without the portal.

  --portal URL        the portal's address, as in PORTAL_URL
  --serial S          the gateway's serial, such as 00-90-33-46-0A-F2
  --state DIR         where key, certificate and licenses are kept
                      (default .data/gateways/<serial>)
  --certificate FILE  device certificate (PEM, with its chain) …
  --key FILE          … and its private key (PEM: P-256, Ed25519 or RSA).
                      Without them the gateway makes a key and lets a demo portal
                      (DEMO=1) certify it.
  --once              ask once, say what runs, end
  --at INSTANT        say what the stored document lets run at this time
                      (2026-11-22T03:10:00Z), without asking the portal; end
  --interval SECONDS  how often to ask (default 5)
  --json              one JSON object per line instead of sentences
  --help              this text

Ends with
  0  done: what runs, or since when nothing does, was said
  1  something unexpected
  2  the command line cannot be understood
  3  the portal was not reached (--once); the stored document was used
  4  the portal refused this gateway (--once)
  5  the gateway refused what the portal sent (--once)
  6  the state folder cannot be read or written
`;

const DECLARED = {
  portal: { type: "string" },
  serial: { type: "string" },
  state: { type: "string" },
  certificate: { type: "string" },
  key: { type: "string" },
  once: { type: "boolean", default: false },
  at: { type: "string" },
  interval: { type: "string", default: "5" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof DECLARED }>>["values"];

/** Reads the command line; null when only help is wanted. */
export function parseOptions(args: readonly string[]): Options | null {
  const values = parseValues(args);
  if (values.help) return null;
  const at = momentOf(values.at);
  const serial = serialOf(values.serial);
  return {
    serial,
    portal: portalOf(values.portal, at !== null),
    folder: values.state ?? join(".data", "gateways", serial),
    identity: identityOf(values),
    once: values.once,
    at,
    intervalSeconds: intervalOf(values.interval),
    json: values.json,
  };
}

function parseValues(args: readonly string[]): Values {
  try {
    return parseArgs({ args: [...args], options: DECLARED }).values;
  } catch (error) {
    return misunderstood((error as Error).message);
  }
}

function portalOf(text: string | undefined, isOptional: boolean): string {
  if (text === undefined && isOptional) return "";
  const isWeb = text !== undefined && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  return isWeb
    ? text.replace(/\/+$/, "")
    : misunderstood("--portal must be an address such as https://portal.example.");
}

function serialOf(text = ""): string {
  return parseSerial(text) ?? misunderstood("--serial must be twelve hex digits such as 00-90-33-46-0A-F2.");
}

function momentOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  return parseMoment(text) ?? misunderstood("--at must be a time such as 2026-11-22T03:10:00Z.");
}

function intervalOf(text: string): number {
  const interval = Number(text);
  const isUsable = interval > 0 && interval <= 86_400;
  return isUsable ? interval : misunderstood("--interval must be a number of seconds, at most a day.");
}

function identityOf({ certificate, key }: Values): IdentityFiles | null {
  if (certificate === undefined && key === undefined) return null;
  if (certificate !== undefined && key !== undefined) return { certificate, key };
  return misunderstood("--certificate and --key belong together.");
}

function misunderstood(sentence: string): never {
  throw new GatewayError(EXIT.usage, sentence);
}
