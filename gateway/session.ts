import { randomUUID } from "node:crypto";
import { type Channel, NO_CHANNEL } from "@/gateway/channel";
import { createClock, type GatewayClock, type TimeSource } from "@/gateway/clock";
import type { Disk } from "@/gateway/durable-file";
import type { Report, RestartReason } from "@/gateway/events";
import { type Identity, type IdentityFiles, openIdentity } from "@/gateway/identity";
import { DocumentDisbelieved, type LicenseDocument, verifyDocument } from "@/gateway/license-document";
import type { Provisioning } from "@/gateway/provisioning";
import type { Random } from "@/gateway/random";
import { type GatewayState, isUnused, loadState } from "@/gateway/state";
import type { CallKey } from "@/gateway/token";
import type { Transport } from "@/gateway/transport";

/** One gateway at work: who it is, what it holds, what time it is, and whom it tells. */
export type Session = Omit<SessionSettings, "identity" | "time" | "code"> & {
  /** Whether its folder held nothing before. */
  readonly isNew: boolean;
  /** Drawn at random at each start: it tells a restart from a copy. */
  readonly boot: string;
  readonly clock: GatewayClock;
  readonly monotonic: () => number;
  /** Aborted when the program is to end or the gateway to restart. */
  readonly ending: AbortController;
  identity: Identity;
  code: string | null;
  state: GatewayState;
  /** The stored document as it was read, after its signature was verified. */
  document: LicenseDocument | null;
  /** What was told last, so that nothing is told twice. */
  told: { situation: string; trouble: string; disk: string; clock: "followed" | "set_back" };
  /** Until when ends were looked for; null while none restarts the gateway, because it was only asked once. */
  lookedAt: number | null;
  /** Once a code it was given has been refused, so that it cannot be what it was started for. */
  hasGivenUp: boolean;
  /** Why it has to start anew, once it has. */
  restart: RestartReason | null;
  channel: Channel;
  /** Rings when something ends. */
  alarm: NodeJS.Timeout | undefined;
  /** The last write to disk, so that each waits for the one before. */
  writing: Promise<void>;
  /** What is being told to the portal at present besides asking it. */
  errands: Promise<void> | null;
  keysAskedAt: number;
  renewalAskedAt: number;
  /** What polls are signed with while it counts; kept nowhere else. */
  callKey: CallKey | null;
  /** Until this moment of the monotonic clock the portal is not asked for call keys. */
  callKeysRestUntil: number;
};

/** What a session is opened with. */
export type SessionSettings = Readonly<{
  portal: string;
  serial: string;
  folder: string;
  firmware: string;
  /** The code a portal enrolls this gateway with, where somebody has one. */
  code: string | null;
  provisioning: Provisioning | null;
  identity: IdentityFiles | null;
  time: TimeSource;
  random: Random;
  transport: Transport;
  disk: Disk;
  report: Report;
}>;

/** What goes over a restart even where the disk is full: it may be lost with the process, but not before. */
export type Carried = Pick<GatewayState, "clock" | "notices" | "stoppedSince" | "testModeUntil">;

/** Opens a gateway on what its folder holds. A stored document that does not verify is refused like any other. */
export async function openSession(settings: SessionSettings, carried?: Carried): Promise<Session> {
  const { identity: files, time, ...given } = settings;
  const { folder, serial, disk, report } = settings;
  const isNew = await isUnused(folder);
  const state = { ...(await loadState(folder, serial)), ...carried };
  const clock = createClock(time, state.clock);
  const session: Session = {
    ...given,
    ...blank(),
    isNew,
    boot: randomUUID(),
    clock,
    monotonic: time.monotonic,
    identity: await openIdentity(folder, files, disk),
    state,
  };
  if (clock.isMachineBehind) report({ event: "clock_set_back", by: "machine" }, clock.now());
  await restoreDocument(session);
  return session;
}

/** What a session hands to the one after it in the same process. */
export const carriedOver = ({ state, clock }: Session): Carried => ({
  clock: clock.memory(),
  notices: state.notices,
  stoppedSince: state.stoppedSince,
  testModeUntil: state.testModeUntil,
});

const blank = () => ({
  ending: new AbortController(),
  document: null,
  told: { situation: "", trouble: "", disk: "", clock: "followed" as const },
  lookedAt: null,
  hasGivenUp: false,
  restart: null,
  channel: NO_CHANNEL,
  alarm: undefined,
  writing: Promise.resolve(),
  errands: null,
  keysAskedAt: -Infinity,
  renewalAskedAt: -Infinity,
  callKey: null,
  callKeysRestUntil: -Infinity,
});

async function restoreDocument(session: Session): Promise<void> {
  const { state, serial } = session;
  if (state.document === null) return;
  try {
    const claims = await verifyDocument(state.document.compact, state);
    if (claims.serial !== serial) throw new DocumentDisbelieved("foreign_serial");
    session.document = claims;
    session.state = { ...state, accepted: latestOf(claims, state.accepted) };
  } catch (error) {
    if (!(error instanceof DocumentDisbelieved)) throw error;
    session.state = { ...state, document: null };
    session.report({ event: "refused", reason: error.reason, seq: null }, session.clock.now());
  }
}

/** What was written beside a document does not make it count for less than it says itself. */
const latestOf = ({ seq, issuedAt }: LicenseDocument, kept: GatewayState["accepted"]) => ({
  seq: Math.max(seq, kept?.seq ?? 0),
  issuedAt: Math.max(issuedAt, kept?.issuedAt ?? 0),
});
