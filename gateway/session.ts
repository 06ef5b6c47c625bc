import { createClock, type GatewayClock, type TimeSource } from "@/gateway/clock";
import type { Report } from "@/gateway/events";
import { type Identity, type IdentityFiles, ownIdentity, readIdentity } from "@/gateway/identity";
import { DocumentDisbelieved, type LicenseDocument, verifyDocument } from "@/gateway/license-document";
import { type GatewayState, loadState, saveState } from "@/gateway/state";

/** One gateway at work: who it is, what it holds, what time it is, and whom it tells. */
export type Session = {
  readonly portal: string;
  readonly serial: string;
  readonly folder: string;
  readonly clock: GatewayClock;
  readonly report: Report;
  identity: Identity;
  state: GatewayState;
  /** The stored document as it was read, after its signature was verified. */
  document: LicenseDocument | null;
  /** What was told last, so that nothing is told twice. */
  told: { situation: string; trouble: string };
  /** Rings when something ends. */
  alarm: NodeJS.Timeout | undefined;
};

/** What a session is opened with. */
export type SessionSettings = Readonly<{
  portal: string;
  serial: string;
  folder: string;
  identity: IdentityFiles | null;
  time: TimeSource;
  report: Report;
}>;

/** Opens a gateway on what its folder holds. A stored document that does not verify is refused like any other. */
export async function openSession(settings: SessionSettings): Promise<Session> {
  const { portal, serial, folder, report } = settings;
  const state = await loadState(folder, serial);
  const clock = createClock(settings.time, state.clock);
  const identity = await (settings.identity ? readIdentity(settings.identity) : ownIdentity(folder));
  const session: Session = {
    portal,
    serial,
    folder,
    clock,
    report,
    identity,
    state,
    document: null,
    told: { situation: "", trouble: "" },
    alarm: undefined,
  };
  await restoreDocument(session);
  return session;
}

/** Changes what the gateway holds and keeps it before anybody is told. */
export async function keep(session: Session, changes: Partial<GatewayState>): Promise<void> {
  session.state = { ...session.state, ...changes, clock: session.clock.memory() };
  await saveState(session.folder, session.state);
}

async function restoreDocument(session: Session): Promise<void> {
  const { document, keys } = session.state;
  if (document === null) return;
  try {
    session.document = await verifyDocument(document.compact, keys);
  } catch (error) {
    if (!(error instanceof DocumentDisbelieved)) throw error;
    session.state = { ...session.state, document: null };
    session.report({ event: "refused", reason: error.reason, seq: null }, session.clock.now());
  }
}
