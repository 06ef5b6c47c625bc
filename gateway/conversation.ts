import { keepCertificate, publicKeyOf } from "@/gateway/identity";
import { type Answer, type Call, callAs, callOpenly, PortalUnreachable } from "@/gateway/portal";
import type { Session } from "@/gateway/session";
import { tell } from "@/gateway/tell";

/** Thrown when the portal understood and said no. */
export class PortalRejected extends Error {
  constructor(readonly problem: NonNullable<Answer["problem"]>) {
    super(problem.detail);
    this.name = "PortalRejected";
  }
}

const UNKNOWN_HERE = 404;
const BUSY = 429;
const BROKEN = 500;

/** Asks without a token: for the published keys. */
export async function askOpenly(session: Session, call: Call): Promise<Answer> {
  return granted(follow(session, await callOpenly(session.portal, call)));
}

/**
 * Asks as this gateway. A clock that is off is set by the portal's answer, and a demo certificate that is no longer
 * good is replaced; each is tried once.
 */
export async function ask(session: Session, call: Call): Promise<Answer> {
  if (session.identity.chain.length === 0) await enroll(session);
  let answer = await askOnce(session, call);
  if (answer.problem?.code === "clock_skew") answer = await askOnce(session, call);
  if (mustEnrollAgain(session, answer)) {
    await enroll(session);
    answer = await askOnce(session, call);
  }
  return granted(answer);
}

async function askOnce(session: Session, call: Call): Promise<Answer> {
  const { identity, serial, portal, clock } = session;
  return follow(session, await callAs({ identity, serial, portal, now: clock.now() }, call));
}

/** A revoked certificate stays refused: asking for another one would undo what somebody decided. */
function mustEnrollAgain({ identity }: Session, { problem }: Answer): boolean {
  return identity.mayEnroll && problem?.code === "certificate_invalid" && problem.reason !== "revoked";
}

async function enroll(session: Session): Promise<void> {
  const { serial, portal, identity } = session;
  const body = { serial, publicKey: publicKeyOf(identity) };
  const call = { method: "POST", path: "api/demo/device-certificates", body } as const;
  const answer = follow(session, await callOpenly(portal, call));
  if (answer.status === UNKNOWN_HERE) throw new PortalRejected(NO_ENROLLMENT);
  session.identity = await keepCertificate(session.folder, identity, certificateIn(granted(answer)));
  tell(session, { event: "enrolled", serial });
}

const NO_ENROLLMENT = {
  code: "certificate_missing",
  reason: "enrollment",
  detail: "This portal certifies no gateways by itself; give --certificate and --key.",
};

function certificateIn({ text }: Answer): string {
  try {
    const { certificate } = JSON.parse(text) as { certificate?: unknown };
    if (typeof certificate === "string") return certificate;
  } catch {
    // An answer that is no JSON is as little of a certificate as one without the field.
  }
  throw new PortalUnreachable("its answer holds no certificate");
}

/** Takes the portal's time from any answer. Only a demo gateway lets a demo portal hold its clock still. */
function follow(session: Session, answer: Answer): Answer {
  if (answer.portalTime === null) return answer;
  const outcome = session.clock.contact(answer.portalTime, answer.isFrozen && session.identity.mayEnroll);
  if (outcome === "set_back") tell(session, { event: "clock_set_back" });
  return answer;
}

function granted(answer: Answer): Answer {
  if (answer.status >= BROKEN || answer.status === BUSY)
    throw new PortalUnreachable(`it answered ${answer.status}`);
  if (answer.problem) throw new PortalRejected(answer.problem);
  return answer;
}
