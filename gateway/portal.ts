import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import type { Identity } from "@/gateway/identity";
import { parseMoment } from "@/gateway/moment";

/** What the portal answered, as far as the gateway is concerned. */
export type Answer = Readonly<{
  status: number;
  text: string;
  etag: string | null;
  /** The code of a problem document (RFC 9457), and its reason. */
  problem: Readonly<{ code: string; reason: string; detail: string }> | null;
  /** The portal's time, and whether its demo clock stands still. */
  portalTime: number | null;
  isFrozen: boolean;
}>;

/** One call. `body` is sent as JSON. */
export type Call = Readonly<{ method: "GET" | "POST"; path: string; body?: unknown; etag?: string | null }>;

/** Who calls and when: the token is made for this portal, for a minute, for once. */
export type Caller = Readonly<{ identity: Identity; serial: string; portal: string; now: number }>;

/** Thrown when no answer came: the portal or the way to it is down. */
export class PortalUnreachable extends Error {
  constructor(reason: string) {
    super(`The portal cannot be reached: ${reason}.`);
    this.name = "PortalUnreachable";
  }
}

const PATIENCE_MILLISECONDS = 10_000;
const TOKEN_SECONDS = 60;
const LONGEST_ANSWER = 1_048_576;

/** Calls the portal without saying who calls. */
export async function callOpenly(portal: string, call: Call): Promise<Answer> {
  return send(portal, call, {});
}

/** Calls the portal as this gateway. */
export async function callAs(caller: Caller, call: Call): Promise<Answer> {
  return send(caller.portal, call, { authorization: `Bearer ${await tokenOf(caller)}` });
}

function tokenOf({ identity, serial, portal, now }: Caller): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: identity.algorithm, typ: "JWT", x5c: [...identity.chain] })
    .setSubject(serial)
    .setAudience(portal)
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + TOKEN_SECONDS)
    .sign(identity.privateKey);
}

async function send(portal: string, call: Call, headers: Record<string, string>): Promise<Answer> {
  try {
    const response = await fetch(new URL(call.path, `${portal}/`), {
      method: call.method,
      headers: { ...headers, ...contentHeaders(call) },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      // A redirect could lead the token to somebody else.
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    });
    return await readAnswer(response);
  } catch (error) {
    throw error instanceof PortalUnreachable ? error : new PortalUnreachable(reasonOf(error));
  }
}

function contentHeaders({ body, etag }: Call): Record<string, string> {
  return {
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...(etag ? { "if-none-match": etag } : {}),
  };
}

async function readAnswer(response: Response): Promise<Answer> {
  const text = await readText(response);
  return {
    status: response.status,
    text,
    etag: response.headers.get("etag"),
    problem: response.ok || response.status === 304 ? null : readProblem(text, response.status),
    portalTime: parseMoment(response.headers.get("x-portal-time")),
    isFrozen: response.headers.get("x-portal-clock") === "frozen",
  };
}

/** Reads no more than an honest portal would send. */
async function readText({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const part of body ?? []) {
    text += decoder.decode(part, { stream: true });
    if (text.length > LONGEST_ANSWER) throw new PortalUnreachable("its answer is too long");
  }
  return text + decoder.decode();
}

function readProblem(text: string, status: number): NonNullable<Answer["problem"]> {
  const { code, detail, details } = parseRecord(text);
  const { reason } = recordOf(details);
  return {
    code: typeof code === "string" ? code : `http_${status}`,
    reason: typeof reason === "string" ? reason : "",
    detail: typeof detail === "string" ? detail : `The portal answered ${status}.`,
  };
}

function parseRecord(text: string): Readonly<Record<string, unknown>> {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return {};
  }
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error;
  if (name === "TimeoutError") return "no answer in time";
  const { code } = (cause ?? {}) as NodeJS.ErrnoException;
  return code ?? message;
}
