import { createHash } from "node:crypto";
import { ask } from "@/gateway/conversation";
import { keep } from "@/gateway/keep";
import { parseRecord, type PortalRejected, PortalUnreachable } from "@/gateway/portal";
import type { Session } from "@/gateway/session";
import { tell } from "@/gateway/tell";

/** A provisioning code that somebody typed, and the name the gateway is to be listed under. */
export type Provisioning = Readonly<{ code: string; name: string | null }>;

/**
 * Shows the portal the provisioning code, before anything else is asked: it lists the gateway in the account the code
 * was made for. Done once; what is kept of the code tells that it was, and opens nothing.
 */
export async function provision(session: Session): Promise<void> {
  const { provisioning } = session;
  if (!provisioning || isProvisioned(session)) return;
  const { code, name } = provisioning;
  const body = name === null ? { code } : { code, name };
  const { text } = await ask(session, { method: "POST", path: "api/device/v1/provisioning", body });
  const listed = parseRecord(text);
  if (typeof listed["name"] !== "string" || typeof listed["model"] !== "string")
    throw new PortalUnreachable("its answer to the provisioning code cannot be read");
  await keep(session, { provisionedBy: hashOf(code) });
  tell(session, { event: "provisioned", name: listed["name"], model: listed["model"] });
}

/** The portal may have nobody who signs certificates at present: the same code is good for another try. */
const PASSING = "device_authority_missing";

/**
 * Whether a refusal means that the command cannot do what it was given a code for: the gateway has no certificate and
 * its code is refused, or it is not let into the account.
 */
export function isCodeRefused(session: Session, { problem }: PortalRejected): boolean {
  if (problem.code === PASSING) return false;
  if (session.provisioning && !isProvisioned(session)) return true;
  return problem.code === "enrollment_code_invalid" && session.identity.chain.length === 0;
}

const isProvisioned = ({ provisioning, state }: Session): boolean =>
  provisioning !== null && state.provisionedBy === hashOf(provisioning.code);

/** Spelling does not matter to the portal either. */
const hashOf = (code: string): string =>
  createHash("sha256")
    .update(code.toUpperCase().replaceAll(/[^0-9A-Z]/g, ""))
    .digest("hex");
