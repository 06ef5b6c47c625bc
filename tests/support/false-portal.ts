import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { formatInstant, type Instant, type Seconds } from "@/lib/domain/instant";
import { createDeviceAuthority, issueDeviceCertificate } from "@/lib/platform/signing/device-authority";
import { readOfferedKey } from "@/lib/platform/signing/public-key";
import { NOW } from "@/tests/support/device-tokens";

type Handler = (req: IncomingMessage, res: ServerResponse) => void;

/** What a false portal answers; a test changes it between contacts. */
export type Pretense = {
  time: Instant | null;
  document: string;
  keys: unknown;
  /** Answers instead of everything else. */
  instead: Handler | null;
  /** Answers for events; without it there are none. */
  events: Handler | null;
  /** The only code that enrolls; without one this is a demo, which certifies anybody. */
  code: string | null;
  /** Paths that hear what is said and answer with 500. */
  broken: readonly string[];
  /** What it answers to whoever asks for a call key; without one it does not know the way. */
  callKey: unknown;
  /** Which tokens it takes. */
  admits: (asked: Asked) => boolean;
  /** What it answers instead of a renewed certificate. */
  renewed: unknown;
  /** How long the certificates it issues are good. */
  lifetime: Seconds | undefined;
};

/** Something a gateway has told or asked. */
export type Asked = Readonly<{ path: string; body: Readonly<Record<string, unknown>>; token: string }>;

/** A portal that says whatever a test wants it to. */
export type FalsePortal = Readonly<{
  url: string;
  pretense: Pretense;
  acknowledged: unknown[];
  notices: Readonly<Record<string, unknown>>[];
  asked: Asked[];
  close: () => Promise<void>;
}>;

/** Starts a portal that certifies gateways properly and otherwise pretends. */
export async function startFalsePortal(): Promise<FalsePortal> {
  const authority = await createDeviceAuthority("False Authority", NOW);
  const pretense = freshPretense();
  const asked: Asked[] = [];
  const acknowledged: unknown[] = [];
  const notices: Readonly<Record<string, unknown>>[] = [];

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (pretense.instead) return pretense.instead(req, res);
    const call = await readCall(req);
    const { path, body } = call;
    asked.push(call);
    if (pretense.broken.includes(path)) return void res.writeHead(500).end();
    if (pretense.time !== null) res.setHeader("x-portal-time", formatInstant(pretense.time));
    if (!pretense.admits(call)) return problem(res, 401, "device_token_invalid");
    if (path === "/api/device/v1/events" && pretense.events) return pretense.events(req, res);
    await (ROUTES[path] ?? nothing)(body, res);
  }

  const ROUTES: Readonly<
    Record<string, (body: Readonly<Record<string, unknown>>, res: ServerResponse) => unknown>
  > = {
    "/api/device/v1/licenses": (_, res) => res.end(pretense.document),
    "/.well-known/jwks.json": (_, res) => res.end(JSON.stringify(pretense.keys)),
    "/api/device/v1/acknowledgements": (body, res) => (acknowledged.push(body), res.writeHead(204).end()),
    "/api/device/v1/notices": (body, res) => (notices.push(body), res.writeHead(204).end()),
    "/api/demo/device-certificates": (body, res) =>
      pretense.code === null ? certify(body, res) : problem(res, 404, "not_found"),
    "/api/device/v1/call-keys": (_, res) =>
      pretense.callKey === null ? nothing(_, res) : res.writeHead(201).end(JSON.stringify(pretense.callKey)),
    "/api/device/v1/certificates": (body, res) =>
      pretense.renewed === undefined
        ? certify(body, res)
        : res.writeHead(201).end(JSON.stringify(pretense.renewed)),
    "/api/device/v1/enrollments": (body, res) =>
      body["code"] === pretense.code ? certify(body, res) : problem(res, 403, "enrollment_code_invalid"),
  };

  async function certify(body: Readonly<Record<string, unknown>>, res: ServerResponse): Promise<void> {
    const { csr, publicKey } = body;
    const offered = typeof csr === "string" ? { csr } : { publicKey: publicKey as string };
    const key = await readOfferedKey(offered);
    if (!key) return problem(res, 422, "certificate_request_invalid");
    const { lifetime } = pretense;
    const certificate = await issueDeviceCertificate(authority, {
      serial: String(body["serial"] ?? ""),
      publicKey: key,
      now: pretense.time ?? NOW,
      ...(lifetime === undefined ? {} : { lifetime }),
    });
    res.writeHead(201).end(JSON.stringify({ certificate }));
  }

  const server = createServer((req, res) => void answer(req, res));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pretense,
    acknowledged,
    notices,
    asked,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const freshPretense = (): Pretense => ({
  time: NOW,
  document: "",
  keys: { keys: [] },
  instead: null,
  events: null,
  code: null,
  broken: [],
  callKey: null,
  admits: () => true,
  renewed: undefined,
  lifetime: undefined,
});

/** Answers with a problem document. */
function problem(res: ServerResponse, status: number, code: string): void {
  res.writeHead(status, { "content-type": "application/problem+json" });
  res.end(JSON.stringify({ code, detail: code }));
}

const nothing = (_: unknown, res: ServerResponse): void => problem(res, 404, "not_found");

/** Begins an event stream and answers how to write to it. */
export function beginStream(res: ServerResponse, first = ""): (text: string) => void {
  res.writeHead(200, { "content-type": "text/event-stream" });
  res.write(first);
  return (text) => void res.write(text);
}

/** A document as an event. */
export const documentEvent = (seq: number, compact: string): string =>
  `event: document\nid: ${seq}\ndata: ${compact}\n\n`;

async function readCall(req: IncomingMessage): Promise<Asked> {
  const { url: path = "", headers } = req;
  return { path, body: await bodyOf(req), token: headers.authorization?.replace("Bearer ", "") ?? "" };
}

async function bodyOf(req: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const chunk of req) text += String(chunk);
  return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
}
