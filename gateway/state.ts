import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { JWK } from "jose";
import { z } from "zod";
import { type Disk, readText, removeLeftovers } from "@/gateway/durable-file";
import { EXIT, GatewayError } from "@/gateway/exit-codes";

const whole = z.int().nonnegative();
const jwk = z.custom<JWK>((value) => typeof value === "object" && value !== null && !Array.isArray(value));

/** What the portal has yet to be told of; the reference makes that telling it twice counts once. */
const noticeSchema = z.object({
  kind: z.enum(["restarted", "stopped", "test_mode_started", "test_mode_ended"]),
  reference: z.string(),
  at: whole,
  reason: z.string(),
  seq: whole.nullable(),
});

const stateSchema = z.object({
  format: z.literal(1),
  serial: z.string(),
  /** The accepted document as it was signed; it is verified again whenever it is read. */
  document: z.object({ compact: z.string(), etag: z.string().nullable() }).nullable().default(null),
  /** What the last accepted document said of itself. Never replaced by something older. */
  accepted: z.object({ seq: whole, issuedAt: whole }).nullable().default(null),
  acknowledgedSeq: whole.default(0),
  /** Since when nothing runs any more, when something once did. */
  stoppedSince: whole.nullable().default(null),
  /** The portal's published keys, so that documents can be verified without it. */
  keys: z.array(jwk),
  /** Keys that must not be believed any more, as the last accepted document has said. */
  deniedKeys: z.array(z.string()).default([]),
  clock: z.object({ contactAt: whole, shownAt: whole, wallAt: whole }).nullable().default(null),
  /** The first second without the test mode, while it is on. */
  testModeUntil: whole.nullable().default(null),
  notices: z.array(noticeSchema).default([]),
  /** The hash of the provisioning code that let this gateway into an account. */
  provisionedBy: z.string().nullable().default(null),
});

/** Everything a gateway must not forget, kept in one file so that its parts never disagree. */
export type GatewayState = Readonly<z.infer<typeof stateSchema>>;
export type Notice = Readonly<z.infer<typeof noticeSchema>>;

const fileOf = (folder: string): string => join(folder, "state.json");

/** Whether a folder holds nothing, or is not there at all: no gateway has ever begun in it. */
export async function isUnused(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => [] as string[]);
  return names.length === 0;
}

/** Removes all that a gateway has put into a folder: it is as if it had never begun. */
export async function emptyFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [] as string[]);
  await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

/** The state of a gateway that has never run. */
export const emptyState = (serial: string): GatewayState =>
  stateSchema.parse({ format: 1, serial, keys: [] });

/** What was kept in a folder, or an empty state. A folder of another serial is refused. */
export async function loadState(folder: string, serial: string): Promise<GatewayState> {
  const path = fileOf(folder);
  const text = await readText(path);
  if (text === null) return emptyState(serial);
  const state = parseState(text);
  if (!state) throw new GatewayError(EXIT.state, `${path} is not a gateway's state.`);
  if (state.serial !== serial) {
    throw new GatewayError(EXIT.state, `${path} belongs to ${state.serial}, not to ${serial}.`);
  }
  await removeLeftovers(path);
  return state;
}

/** Keeps a state, or fails and leaves the one kept before. */
export const saveState = (disk: Disk, folder: string, state: GatewayState): Promise<void> =>
  disk.writeText(fileOf(folder), `${JSON.stringify(state)}\n`);

function parseState(text: string): GatewayState | null {
  try {
    return stateSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
