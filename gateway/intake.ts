import type { JWK } from "jose";
import { decideAcceptance } from "@/gateway/acceptance";
import { ask, askOpenly } from "@/gateway/conversation";
import { keep } from "@/gateway/keep";
import {
  DocumentDisbelieved,
  keyNameOf,
  type LicenseDocument,
  verifyDocument,
} from "@/gateway/license-document";
import { findEnds, look } from "@/gateway/look";
import { type Answer, parseRecord, PortalUnreachable } from "@/gateway/portal";
import type { Session } from "@/gateway/session";
import { stoppedAfter } from "@/gateway/situation";
import { tellTrouble } from "@/gateway/tell";

/** A document as it came. `announcedSeq` is the number it came under, where it cannot be read itself. */
export type Offered = Readonly<{ compact: string; etag: string | null; announcedSeq: number | null }>;

/** What became of an offered document. The one that is in force already is no news. */
export type Intake = "in_force" | "refused";

const BETWEEN_KEYS_MILLISECONDS = 60_000;

/** Takes a document in if it may be believed and can be kept. Until it is on disk, what was in force stays so. */
export async function takeDocument(session: Session, offered: Offered): Promise<Intake> {
  // What has ended by now ended under the document that ran until now.
  findEnds(session);
  if (offered.compact === session.state.document?.compact) return "in_force";
  const claims = await verified(session, offered.compact);
  if (typeof claims === "string") return refuse(session, claims, offered.announcedSeq);
  const { serial, portal, state } = session;
  const acceptance = decideAcceptance(claims, { serial, portal, accepted: state.accepted });
  if (acceptance !== "new") return refuse(session, acceptance, claims.seq);
  await putInForce(session, offered, claims);
  look(session);
  return "in_force";
}

async function putInForce(session: Session, offered: Offered, claims: LicenseDocument): Promise<void> {
  const past = { document: session.document, stoppedSince: session.state.stoppedSince };
  await keep(session, {
    document: { compact: offered.compact, etag: offered.etag },
    accepted: { seq: claims.seq, issuedAt: claims.issuedAt },
    stoppedSince: stoppedAfter(past, claims, session.clock.now()),
    deniedKeys: [...claims.denied.signingKeys],
  });
  session.document = claims;
}

/** The portal learns what was refused if it will listen; the refusal stands either way. */
async function refuse(session: Session, reason: string, seq: number | null): Promise<Intake> {
  const isNews = tellTrouble(session, { event: "refused", reason, seq });
  if (isNews && seq !== null) {
    const body = { seq, refused: reason };
    await ask(session, { method: "POST", path: "api/device/v1/acknowledgements", body }).catch(() => null);
  }
  return "refused";
}

/** What a document says, or why it is not believed. Keys are asked for when one is not known. */
async function verified(session: Session, compact: string): Promise<LicenseDocument | string> {
  if (session.state.keys.length === 0) await fetchKeys(session);
  const first = await read(session, compact);
  if (first !== "unknown_key" || !mayAskForKeys(session)) return first;
  await fetchKeys(session);
  return read(session, compact);
}

function read({ state }: Session, compact: string): Promise<LicenseDocument | string> {
  return verifyDocument(compact, state).catch((error: unknown) => {
    if (error instanceof DocumentDisbelieved) return error.reason;
    throw error;
  });
}

const mayAskForKeys = ({ monotonic, keysAskedAt }: Session): boolean =>
  monotonic() - keysAskedAt >= BETWEEN_KEYS_MILLISECONDS;

/** The key the stored document was verified with stays, whatever is published later. */
async function fetchKeys(session: Session): Promise<void> {
  if (!mayAskForKeys(session)) return;
  session.keysAskedAt = session.monotonic();
  const published = keysIn(await askOpenly(session, { method: "GET", path: ".well-known/jwks.json" }));
  const { keys, document } = session.state;
  const inUse = document && keyNameOf(document.compact);
  const kept = keys.filter(({ kid }) => kid === inUse && !published.some((key) => key.kid === kid));
  await keep(session, { keys: [...published, ...kept] });
}

function keysIn({ text }: Answer): JWK[] {
  const { keys } = parseRecord(text);
  if (!Array.isArray(keys)) throw new PortalUnreachable("its keys cannot be read");
  return keys.filter((key) => typeof key === "object" && key !== null && !Array.isArray(key));
}
