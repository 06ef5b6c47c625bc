import { createPublicKey } from "node:crypto";
import { certificateRequestOf } from "@/gateway/certificate-request";
import { keepCertificate, renewalDue, withCertificate } from "@/gateway/identity";
import { keep, onDisk } from "@/gateway/keep";
import { type Answer, type Call, parseRecord, PortalRejected, PortalUnreachable } from "@/gateway/portal";
import type { Session } from "@/gateway/session";
import { tell } from "@/gateway/tell";

type Asking = (call: Call) => Promise<Answer>;

const NO_ENROLLMENT = {
  code: "certificate_missing",
  reason: "enrollment",
  detail: "This portal certifies no gateways by itself; give --code, or --certificate and --key.",
};
const REFUSED = 401;
const UNKNOWN_HERE = 404;

/**
 * Gets a certificate: with the code, or else from a demo portal. The key was on disk before, and the same key gets the
 * same certificate again: an answer that is lost, or that a full disk does not take, costs nothing but another try.
 */
export async function enroll(session: Session, asking: Asking): Promise<void> {
  await keep(session, {});
  const answer = await (session.code === null ? askDemo(session, asking) : askWithCode(session, asking));
  await takeCertificate(session, answer);
  session.code = null;
  tell(session, { event: "enrolled", serial: session.serial });
}

/** Whether another certificate might help. A revoked one stays refused unless somebody has made a new code. */
export function mustEnrollAgain({ identity, code }: Session, { problem }: Answer): boolean {
  if (problem?.code !== "certificate_invalid") return false;
  return code !== null || (identity.isOwn && problem.reason !== "revoked");
}

/** Keeps the certificate an answer holds, and only then uses it. */
async function takeCertificate(session: Session, { text }: Answer): Promise<void> {
  const { certificate } = parseRecord(text);
  const certified = typeof certificate === "string" ? withCertificate(session.identity, certificate) : null;
  if (!certified) throw new PortalUnreachable("its answer holds no certificate for this gateway's key");
  await onDisk(session, () => keepCertificate(session, String(certificate)));
  session.identity = certified;
}

/** Two tries within an hour would not help: a certificate is renewed long before it ends. */
const BETWEEN_RENEWALS_MILLISECONDS = 3_600_000;

/** Gets a new certificate with the present one, in the last third of its life. */
export async function renewWhenDue(session: Session, asking: Asking): Promise<void> {
  const { identity, serial, clock, monotonic, renewalAskedAt } = session;
  if (clock.now() < (renewalDue(identity) ?? Infinity)) return;
  if (monotonic() - renewalAskedAt < BETWEEN_RENEWALS_MILLISECONDS) return;
  session.renewalAskedAt = monotonic();
  const csr = certificateRequestOf(identity.privateKey, serial);
  const answer = await asking({ method: "POST", path: "api/device/v1/certificates", body: { csr } });
  await takeCertificate(session, answer);
  tell(session, { event: "renewed", until: session.identity.validity?.until ?? 0 });
}

/** A code that was refused once is not tried again: guessing is what the portal would take it for. */
async function askWithCode(session: Session, asking: Asking): Promise<Answer> {
  const { serial, code, identity } = session;
  const csr = certificateRequestOf(identity.privateKey, serial);
  try {
    return await asking({ method: "POST", path: "api/device/v1/enrollments", body: { code, serial, csr } });
  } catch (error) {
    if (error instanceof PortalRejected && error.problem.code === "enrollment_code_invalid") {
      session.code = null;
    }
    throw error;
  }
}

async function askDemo({ serial, identity }: Session, asking: Asking): Promise<Answer> {
  if (!identity.isOwn) throw new PortalRejected(NO_ENROLLMENT, REFUSED);
  const publicKey = createPublicKey(identity.privateKey).export({ type: "spki", format: "pem" });
  try {
    const body = { serial, publicKey };
    return await asking({ method: "POST", path: "api/demo/device-certificates", body });
  } catch (error) {
    const isUnknown = error instanceof PortalRejected && error.status === UNKNOWN_HERE;
    throw isUnknown ? new PortalRejected(NO_ENROLLMENT, REFUSED) : error;
  }
}
