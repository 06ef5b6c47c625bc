import type { JWK } from "jose";
import { decideAcceptance } from "@/gateway/acceptance";
import { ask, askOpenly, PortalRejected } from "@/gateway/conversation";
import { EXIT, type ExitCode } from "@/gateway/exit-codes";
import { DocumentDisbelieved, type LicenseDocument, verifyDocument } from "@/gateway/license-document";
import { formatMoment } from "@/gateway/moment";
import { type Answer, PortalUnreachable } from "@/gateway/portal";
import { keep, type Session } from "@/gateway/session";
import { stoppedAfter } from "@/gateway/situation";
import { tell, tellRecovery, tellSituation, tellTrouble } from "@/gateway/tell";

const NOT_MODIFIED = 304;

/** Asks for the current document, takes it in if it may be believed, and acknowledges it. Answers how that went. */
export async function contact(session: Session): Promise<ExitCode> {
  try {
    const offered = await offeredDocument(session);
    const refusal = offered === null ? null : await takeIn(session, offered);
    if (refusal) return refuse(session, refusal);
    tellSituation(session);
    await acknowledge(session);
    tellRecovery(session);
    return EXIT.done;
  } catch (error) {
    return trouble(session, error);
  }
}

type Offered = Readonly<{ compact: string; etag: string | null; claims: LicenseDocument }>;
type RefusedDocument = Readonly<{ reason: string; seq: number | null }>;

async function offeredDocument(session: Session): Promise<Offered | null> {
  const etag = session.state.document?.etag ?? null;
  const answer = await ask(session, { method: "GET", path: "api/device/v1/licenses", etag });
  if (answer.status === NOT_MODIFIED) return null;
  const compact = answer.text.trim();
  return { compact, etag: answer.etag, claims: await verifyWithCurrentKeys(session, compact) };
}

/** Keys are asked for when there are none, and once more when a document names one that is not known. */
async function verifyWithCurrentKeys(session: Session, compact: string): Promise<LicenseDocument> {
  if (session.state.keys.length === 0) await fetchKeys(session);
  try {
    return await verifyDocument(compact, session.state.keys);
  } catch (error) {
    if (!(error instanceof DocumentDisbelieved) || error.reason !== "unknown_key") throw error;
  }
  await fetchKeys(session);
  return verifyDocument(compact, session.state.keys);
}

async function fetchKeys(session: Session): Promise<void> {
  const answer = await askOpenly(session, { method: "GET", path: ".well-known/jwks.json" });
  await keep(session, { keys: keysIn(answer) });
}

function keysIn({ text }: Answer): JWK[] {
  try {
    const { keys } = JSON.parse(text) as { keys?: unknown };
    if (Array.isArray(keys)) return keys.filter((key) => typeof key === "object" && key !== null);
  } catch {
    // Falls through: no JSON, no keys.
  }
  throw new PortalUnreachable("its keys cannot be read");
}

async function takeIn(session: Session, { compact, etag, claims }: Offered): Promise<RefusedDocument | null> {
  const { serial, portal, state, clock } = session;
  if (compact === state.document?.compact) return null;
  const acceptance = decideAcceptance(claims, { serial, portal, accepted: state.accepted });
  if (acceptance !== "new") return { reason: acceptance, seq: claims.seq };
  const past = { document: session.document, stoppedSince: state.stoppedSince };
  await keep(session, {
    document: { compact, etag },
    accepted: { seq: claims.seq, issuedAt: claims.issuedAt },
    stoppedSince: stoppedAfter(past, claims, clock.now()),
  });
  session.document = claims;
  return null;
}

async function acknowledge(session: Session): Promise<void> {
  const seq = session.state.accepted?.seq ?? 0;
  if (seq <= session.state.acknowledgedSeq) return;
  await sendAcknowledgement(session, { seq, installedAt: formatMoment(session.clock.now()) });
  await keep(session, { acknowledgedSeq: seq });
  tell(session, { event: "acknowledged", seq });
}

const sendAcknowledgement = (session: Session, body: Readonly<Record<string, unknown>>): Promise<Answer> =>
  ask(session, { method: "POST", path: "api/device/v1/acknowledgements", body });

/** The portal learns what was refused if it will listen; the refusal stands either way. */
async function refuse(session: Session, { reason, seq }: RefusedDocument): Promise<ExitCode> {
  if (!tellTrouble(session, { event: "refused", reason, seq })) return EXIT.document;
  if (seq !== null) await sendAcknowledgement(session, { seq, refused: reason }).catch(() => undefined);
  return EXIT.document;
}

function trouble(session: Session, error: unknown): ExitCode | Promise<ExitCode> {
  if (error instanceof DocumentDisbelieved) return refuse(session, { reason: error.reason, seq: null });
  if (error instanceof PortalRejected) {
    tellTrouble(session, { event: "rejected", ...error.problem });
    return EXIT.identity;
  }
  if (!(error instanceof PortalUnreachable)) throw error;
  session.clock.contactLost();
  tellTrouble(session, { event: "offline", reason: error.message });
  return EXIT.offline;
}
