import { writeFault } from "@/gateway/durable-file";
import type { Session } from "@/gateway/session";
import { type GatewayState, saveState } from "@/gateway/state";
import { tell } from "@/gateway/tell";

/** Thrown when something must be on disk before it counts, and the disk does not take it. */
export class StateNotKept extends Error {
  constructor(readonly reason: string) {
    super(`The state could not be kept: ${reason}.`);
    this.name = "StateNotKept";
  }
}

/** Changes what must not be lost: nothing of it counts before it is on disk. Throws `StateNotKept`. */
export async function keep(session: Session, changes: Partial<GatewayState>): Promise<void> {
  await inTurn(session, async () => {
    await write(session, changes);
    session.state = { ...session.state, ...changes };
  });
}

/** Changes what may be lost, and keeps it with the next write if this one fails. Answers whether it did not. */
export async function note(session: Session, changes: Partial<GatewayState>): Promise<boolean> {
  session.state = { ...session.state, ...changes };
  try {
    await inTurn(session, () => write(session, {}));
    return true;
  } catch (error) {
    if (error instanceof StateNotKept) return false;
    throw error;
  }
}

/** Writes something to the gateway's folder, and says so when the disk takes nothing, or takes it again. */
export async function onDisk<Written>(session: Session, writing: () => Promise<Written>): Promise<Written> {
  try {
    const written = await writing();
    if (session.told.disk !== "") tell(session, { event: "state_kept" });
    session.told.disk = "";
    return written;
  } catch (error) {
    const reason = writeFault(error);
    if (session.told.disk !== reason) tell(session, { event: "state_not_kept", reason });
    session.told.disk = reason;
    throw new StateNotKept(reason);
  }
}

const write = (session: Session, changes: Partial<GatewayState>): Promise<void> =>
  onDisk(session, () => {
    const state = { ...session.state, ...changes, clock: session.clock.memory() };
    return saveState(session.disk, session.folder, state);
  });

function inTurn(session: Session, work: () => Promise<void>): Promise<void> {
  const done = session.writing.then(work);
  session.writing = done.catch(() => undefined);
  return done;
}
