import { readRetryAfter } from "@/gateway/back-off";
import { parseMoment } from "@/gateway/moment";
import { type CallKey, type Claimed, tokenOf } from "@/gateway/token";
import type { Incoming, Transport } from "@/gateway/transport";

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
  /** How long the portal asks to be left alone. */
  hintMilliseconds: number | null;
  /** What goes on after the head of the answer, where an event stream was asked for and granted. */
  stream: Incoming | null;
}>;

/** One call. `body` is sent as JSON. A `stream` lasts until its signal ends it. */
export type Call = Readonly<{
  method: "GET" | "POST";
  path: string;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  stream?: AbortSignal;
}>;

/** Whom a call goes to, and over which way. */
export type Way = Readonly<{ portal: string; transport: Transport }>;

/** Who calls and when. With a call key, it signs instead of the gateway's own. */
export type Caller = Way & Claimed & Readonly<{ callKey: CallKey | null }>;

/** Thrown when no answer came that can be used: the portal or the way to it is down or busy. */
export class PortalUnreachable extends Error {
  constructor(
    reason: string,
    readonly hintMilliseconds: number | null = null,
  ) {
    super(`The portal cannot be reached: ${reason}.`);
    this.name = "PortalUnreachable";
  }
}

/** Thrown when the portal understood and said no. */
export class PortalRejected extends Error {
  constructor(
    readonly problem: NonNullable<Answer["problem"]>,
    readonly status: number,
  ) {
    super(problem.detail);
    this.name = "PortalRejected";
  }
}

const PATIENCE_MILLISECONDS = 10_000;
/** A portal that has just started takes in everybody at once; giving up would only put them in line again. */
const STREAM_PATIENCE_MILLISECONDS = 30_000;
const LONGEST_ANSWER = 1_048_576;
const NOT_MODIFIED = 304;

/** Calls the portal without saying who calls. */
export async function callOpenly(way: Way, call: Call): Promise<Answer> {
  return send(way, call, {});
}

/** Calls the portal as this gateway. */
export async function callAs(caller: Caller, call: Call): Promise<Answer> {
  return send(caller, call, { authorization: `Bearer ${await tokenOf(caller, caller.callKey)}` });
}

async function send(way: Way, call: Call, headers: Record<string, string>): Promise<Answer> {
  const { method, path, body, stream } = call;
  try {
    const incoming = await way.transport({
      method,
      url: new URL(path, `${way.portal}/`),
      headers: { "user-agent": "gateway", ...headers, ...call.headers, ...contentType(body) },
      body: body === undefined ? null : JSON.stringify(body),
      isStream: stream !== undefined,
      signal: stream ?? null,
      patienceMilliseconds: stream ? STREAM_PATIENCE_MILLISECONDS : PATIENCE_MILLISECONDS,
    });
    return await readAnswer(incoming, stream !== undefined);
  } catch (error) {
    throw error instanceof PortalUnreachable ? error : new PortalUnreachable(reasonOf(error));
  }
}

const contentType = (body: unknown): Record<string, string> =>
  body === undefined ? {} : { "content-type": "application/json" };

async function readAnswer(incoming: Incoming, wantsStream: boolean): Promise<Answer> {
  const { status, header } = incoming;
  const isStream = wantsStream && status === 200 && isEventStream(header("content-type"));
  const text = isStream ? "" : await readText(incoming);
  const portalTime = parseMoment(header("x-portal-time"));
  return {
    status,
    text,
    etag: header("etag"),
    problem: isGranted(status) ? null : readProblem(text, status),
    portalTime,
    isFrozen: header("x-portal-clock") === "frozen",
    hintMilliseconds: readRetryAfter(header("retry-after"), portalTime ?? Math.floor(Date.now() / 1_000)),
    stream: isStream ? incoming : null,
  };
}

const isGranted = (status: number): boolean => (status >= 200 && status < 300) || status === NOT_MODIFIED;

const isEventStream = (type: string | null): boolean => /^text\/event-stream\b/i.test(type ?? "");

/** Reads no more than an honest portal would send. */
async function readText({ body, discard }: Incoming): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const part of body) {
    text += decoder.decode(part, { stream: true });
    if (text.length <= LONGEST_ANSWER) continue;
    discard();
    throw new PortalUnreachable("its answer is too long");
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

/** The fields of a JSON object; none where the text is no object. */
export function parseRecord(text: string): Readonly<Record<string, unknown>> {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return {};
  }
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

/** What went wrong on the way, short enough for a line. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
