import http from "node:http";
import https from "node:https";

/** A request as it goes out. */
export type Outgoing = Readonly<{
  method: "GET" | "POST";
  url: URL;
  headers: Readonly<Record<string, string>>;
  body: string | null;
  /** A connection that stays open gets a socket of its own. */
  isStream: boolean;
  /** Ends the call from outside. */
  signal: AbortSignal | null;
  /** How long an answer may take, from the moment in which the call has a connection; of a stream, its head. */
  patienceMilliseconds: number;
}>;

/** An answer as it comes in: its body has still to be read or discarded. */
export type Incoming = Readonly<{
  status: number;
  header: (name: string) => string | null;
  body: AsyncIterable<Uint8Array>;
  discard: () => void;
}>;

/** Takes a request to the portal. Redirects are not followed: they could lead a token to somebody else. */
export type Transport = (outgoing: Outgoing) => Promise<Incoming>;

/** Thrown when the portal has taken a call and not answered it in time. */
export class NoAnswerInTime extends Error {
  constructor() {
    super("no answer in time");
    this.name = "NoAnswerInTime";
  }
}

/**
 * All gateways of a process share their connections for calls, and what waits for one waits its turn: a busy portal is
 * not given more to do than it can finish before it is asked again.
 */
const MOST_CALL_SOCKETS = 16;

/** The network. Connections for calls are kept and used again. */
export function createTransport(): Transport {
  const plain = agentsOf(http.Agent);
  const secure = agentsOf(https.Agent);
  return (outgoing) => {
    const isSecure = outgoing.url.protocol === "https:";
    const agents = isSecure ? secure : plain;
    const agent = outgoing.isStream ? agents.streams : agents.calls;
    return take(outgoing, agent, isSecure ? https.request : http.request);
  };
}

const agentsOf = (Agent: typeof http.Agent | typeof https.Agent) => ({
  calls: new Agent({ keepAlive: true, maxSockets: MOST_CALL_SOCKETS }),
  streams: new Agent({ keepAlive: false }),
});

function take(outgoing: Outgoing, agent: http.Agent, request: typeof http.request): Promise<Incoming> {
  const { method, url, headers, body, signal } = outgoing;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method,
      headers: { ...headers, ...lengthOf(body) },
      agent,
      ...(signal ? { signal } : {}),
    });
    sent.on("error", reject);
    beImpatient(sent, outgoing);
    sent.on("response", (response) => {
      // Whoever stops reading is told by the iteration; nobody else listens.
      response.on("error", () => undefined);
      resolve(incomingOf(response));
    });
    sent.end(body ?? undefined);
  });
}

function beImpatient(sent: http.ClientRequest, { isStream, patienceMilliseconds }: Outgoing): void {
  let answer: http.IncomingMessage | null = null;
  let timer: NodeJS.Timeout | undefined;
  sent.on("socket", () => {
    timer = setTimeout(() => (answer ?? sent).destroy(new NoAnswerInTime()), patienceMilliseconds);
  });
  sent.on("response", (response) => {
    answer = response;
    if (isStream) clearTimeout(timer);
  });
  sent.on("close", () => clearTimeout(timer));
}

const lengthOf = (body: string | null): Record<string, string> =>
  body === null ? {} : { "content-length": String(Buffer.byteLength(body)) };

function incomingOf(response: http.IncomingMessage): Incoming {
  const header = (name: string) => [response.headers[name] ?? null].flat().join(", ");
  return {
    status: response.statusCode ?? 0,
    header: (name) => (response.headers[name] === undefined ? null : header(name)),
    body: response,
    discard: () => response.destroy(),
  };
}
