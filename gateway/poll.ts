import { ask, askByCallKey } from "@/gateway/conversation";
import { parseMoment } from "@/gateway/moment";
import { type Answer, type Call, parseRecord, PortalRejected, PortalUnreachable } from "@/gateway/portal";
import type { Session } from "@/gateway/session";
import type { CallKey } from "@/gateway/token";

/** Asks a portal something as this gateway. */
export type Asking = (session: Session, call: Call) => Promise<Answer>;

/** A call key counts for a quarter of an hour: asking less often than this would spare nobody anything. */
const OFTEN_MILLISECONDS = 300_000;
const PRIVATE_LINE = /^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$))/i;

/** How a gateway that asks at an interval signs: with call keys where that spares work and nobody can listen. */
export const askingEvery = (intervalMilliseconds: number): Asking =>
  intervalMilliseconds <= OFTEN_MILLISECONDS ? poll : ask;

/**
 * Asks with a call key, and with the gateway's own key where there is none to be had or it is refused. A portal that
 * has restarted may know a call key no more: a new one is got at once, once.
 */
async function poll(session: Session, call: Call): Promise<Answer> {
  const held = await heldOrNew(session);
  if (!held) return ask(session, call);
  const answer = await askByCallKey(session, call, held);
  if (answer) return answer;
  session.callKey = await newCallKey(session);
  const again = session.callKey && (await askByCallKey(session, call, session.callKey));
  if (again) return again;
  rest(session);
  return ask(session, call);
}

async function heldOrNew(session: Session): Promise<CallKey | null> {
  const { callKey, identity, portal, monotonic } = session;
  if (callKey && callKey.certificate === identity.chain[0] && counts(session, callKey)) return callKey;
  session.callKey = null;
  const mayAsk = PRIVATE_LINE.test(portal) && monotonic() >= session.callKeysRestUntil;
  if (!mayAsk || identity.chain.length === 0) return null;
  session.callKey = await newCallKey(session);
  if (!session.callKey) rest(session);
  return session.callKey;
}

/** A portal that gives no call keys, or does not know its own, is not bothered with each poll. */
const REST_MILLISECONDS = 600_000;

function rest(session: Session): void {
  session.callKey = null;
  session.callKeysRestUntil = session.monotonic() + REST_MILLISECONDS;
}

/** A key of which less is left could end on its way. */
const MARGIN_SECONDS = 60;

const counts = ({ clock }: Session, { endsAt }: CallKey): boolean => clock.now() < endsAt - MARGIN_SECONDS;

/** A call key from the portal, or null where it has none to give: that is no reason not to ask without one. */
async function newCallKey(session: Session): Promise<CallKey | null> {
  try {
    const { text } = await ask(session, { method: "POST", path: "api/device/v1/call-keys" });
    const key = readCallKey(text, session.identity.chain[0] ?? "");
    return key && counts(session, key) ? key : null;
  } catch (error) {
    if (error instanceof PortalRejected || error instanceof PortalUnreachable) return null;
    throw error;
  }
}

/** What HMAC with SHA-256 needs at least (RFC 7518, 3.2). */
const LEAST_BYTES = 32;

function readCallKey(text: string, certificate: string): CallKey | null {
  const { kid, key, expiresAt } = parseRecord(text);
  const endsAt = typeof expiresAt === "string" ? parseMoment(expiresAt) : null;
  if (typeof kid !== "string" || typeof key !== "string" || endsAt === null) return null;
  const secret = Buffer.from(key, "base64url");
  return secret.length < LEAST_BYTES ? null : { kid, secret, endsAt, certificate, calls: { made: 0 } };
}
