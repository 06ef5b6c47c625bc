import type { GatewayEvent, Report, StartReason } from "@/gateway/events";
import { EXIT, type ExitCode } from "@/gateway/exit-codes";
import { addNotice } from "@/gateway/notices";
import {
  type Carried,
  carriedOver,
  openSession,
  type Session,
  type SessionSettings,
} from "@/gateway/session";
import { emptyFolder } from "@/gateway/state";
import { endTestMode, forgetTestMode, startTestMode } from "@/gateway/test-mode";
import { type Touch, work, workOnce } from "@/gateway/work";

/** What a gateway has told lately. */
export type Told = Readonly<{ event: GatewayEvent; at: number }>;

/** One gateway of this process, through all its restarts. */
export type Gateway = Readonly<{
  serial: string;
  /** The session at work, once there is one. */
  session: () => Session | null;
  recent: () => readonly Told[];
  setTestMode: (isOn: boolean) => void;
  runOnce: () => Promise<ExitCode>;
  /** Works until ended. Licenses or a test mode that end start it anew, on what its folder holds. */
  run: (touch: Touch, ended: AbortSignal) => Promise<ExitCode>;
}>;

const MOST_RECENT = 50;

/** A gateway that is not at work yet. `beginsInTestMode` counts for its first start alone. */
export function createGateway(settings: SessionSettings, beginsInTestMode: boolean): Gateway {
  const recent: Told[] = [];
  let current: Session | null = null;

  const report: Report = (event, at) => {
    recent.unshift({ event, at });
    recent.length = Math.min(recent.length, MOST_RECENT);
    settings.report(event, at);
  };
  const open = async (carried?: Carried): Promise<Session> =>
    (current = await openSession({ ...settings, report }, carried));

  return {
    serial: settings.serial,
    session: () => current,
    recent: () => recent,
    setTestMode: (isOn) => {
      if (current) (isOn ? startTestMode : endTestMode)(current);
    },
    runOnce: async () => {
      const session = await open();
      const code = await workOnce(session);
      await leaveNothingHalf(session);
      return code;
    },
    run: async (touch, ended) => {
      let reason: StartReason = "power";
      let carried: Carried | undefined;
      while (!ended.aborted) {
        const session = await open(carried);
        begin(session, reason, beginsInTestMode && carried === undefined);
        await workUntil(session, touch, ended);
        if (session.hasGivenUp) return giveUp(session);
        if (session.restart === null) break;
        reason = session.restart;
        carried = carriedOver(session);
      }
      return EXIT.done;
    },
  };
}

async function giveUp(session: Session): Promise<ExitCode> {
  await leaveNothingHalf(session);
  return EXIT.identity;
}

/** A gateway whose code was refused before it had a certificate leaves its folder as it found it. */
async function leaveNothingHalf({ hasGivenUp, isNew, identity, folder }: Session): Promise<void> {
  if (hasGivenUp && isNew && identity.chain.length === 0) await emptyFolder(folder);
}

function begin(session: Session, reason: StartReason, inTestMode: boolean): void {
  const hasRunBefore = session.state.clock !== null;
  session.report({ event: "started", reason }, session.clock.now());
  if (hasRunBefore) addNotice(session, { kind: "restarted", reason });
  forgetTestMode(session, reason);
  if (inTestMode) startTestMode(session);
}

async function workUntil(session: Session, touch: Touch, ended: AbortSignal): Promise<void> {
  const end = () => session.ending.abort();
  if (ended.aborted) end();
  ended.addEventListener("abort", end, { once: true });
  try {
    await work(session, touch);
  } finally {
    ended.removeEventListener("abort", end);
  }
}
