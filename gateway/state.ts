import { join } from "node:path";
import type { JWK } from "jose";
import type { ClockMemory } from "@/gateway/clock";
import { readText, writeText } from "@/gateway/durable-file";
import { EXIT, GatewayError } from "@/gateway/exit-codes";

/** Everything a gateway must not forget, kept in one file so that its parts never disagree. */
export type GatewayState = Readonly<{
  format: 1;
  serial: string;
  /** The accepted document as it was signed; it is verified again whenever it is read. */
  document: Readonly<{ compact: string; etag: string | null }> | null;
  /** What the last accepted document said of itself. Never replaced by something older. */
  accepted: Readonly<{ seq: number; issuedAt: number }> | null;
  acknowledgedSeq: number;
  /** Since when nothing runs any more, when something once did. */
  stoppedSince: number | null;
  /** The portal's published keys, so that documents can be verified without it. */
  keys: readonly JWK[];
  clock: ClockMemory | null;
}>;

const fileOf = (folder: string): string => join(folder, "state.json");

/** The state of a gateway that has never run. */
export const emptyState = (serial: string): GatewayState => ({
  format: 1,
  serial,
  document: null,
  accepted: null,
  acknowledgedSeq: 0,
  stoppedSince: null,
  keys: [],
  clock: null,
});

/** What was kept in a folder, or an empty state. A folder of another serial is refused. */
export async function loadState(folder: string, serial: string): Promise<GatewayState> {
  const text = await readText(fileOf(folder));
  if (text === null) return emptyState(serial);
  const state = parseState(text);
  if (!state) throw new GatewayError(EXIT.state, `${fileOf(folder)} is not a gateway's state.`);
  if (state.serial !== serial) {
    throw new GatewayError(EXIT.state, `${fileOf(folder)} belongs to ${state.serial}, not to ${serial}.`);
  }
  return state;
}

/** Keeps a state; after this it survives the end of the process in any form. */
export const saveState = (folder: string, state: GatewayState): Promise<void> =>
  writeText(fileOf(folder), `${JSON.stringify(state)}\n`);

function parseState(text: string): GatewayState | null {
  try {
    const state = JSON.parse(text) as Partial<GatewayState> | null;
    const isWhole = state?.format === 1 && typeof state.serial === "string" && Array.isArray(state.keys);
    return isWhole ? { ...emptyState(state.serial ?? ""), ...state } : null;
  } catch {
    return null;
  }
}
