import { backOff, FIRST_MILLISECONDS } from "@/gateway/back-off";
import { note } from "@/gateway/keep";
import type { Session } from "@/gateway/session";

/** Keeps what a gateway knows on disk until ended. */
export type Bookkeeping = Readonly<{ end: () => void }>;

/** Switched off at any moment, a gateway loses a minute of its clock at most. */
const MINUTE_MILLISECONDS = 60_000;

/** Writes the state down every minute, and sooner again while the disk does not take it. */
export function keepBooks(session: Session): Bookkeeping {
  let failures = 0;
  let isEnded = false;
  let timer: NodeJS.Timeout;
  const plan = (milliseconds: number) => (timer = setTimeout(() => void write(), milliseconds));
  const write = async () => {
    const isKept = await note(session, {});
    failures = isKept ? 0 : failures + 1;
    if (!isEnded) plan(isKept ? MINUTE_MILLISECONDS * spread(session) : retryAfter(session, failures));
  };
  plan(MINUTE_MILLISECONDS * spread(session));
  return {
    end: () => {
      isEnded = true;
      clearTimeout(timer);
    },
  };
}

/** Many gateways in one process do not all write in the same second. */
const spread = ({ random }: Session): number => (1 + random()) / 2;

const retryAfter = ({ random }: Session, failures: number): number =>
  backOff({ failures, firstMilliseconds: FIRST_MILLISECONDS, random: random() });
