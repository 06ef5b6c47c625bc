import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { EXIT, GatewayError } from "@/gateway/exit-codes";
import type { Gateway } from "@/gateway/gateway";
import { fleetPage, gatewayPage } from "@/gateway/status/page";
import { type Snapshot, snapshotOf } from "@/gateway/status/snapshot";

/** A status page that is being served. */
export type StatusPage = Readonly<{ url: string; stop: () => Promise<void> }>;

const LOOPBACK = "127.0.0.1";

const HEADERS = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "x-content-type-options": "nosniff",
  // Without a referrer, a browser would not say that a pressed button was this page's own.
  "referrer-policy": "same-origin",
};

/** Serves the status page, reachable from this machine alone. */
export async function startStatusPage(port: number, gateways: readonly Gateway[]): Promise<StatusPage> {
  const server = createServer((req, res) => {
    // Nobody is waited for: a page that reads slowly must not hold a gateway up.
    req.resume();
    answer(req, res, gateways);
  });
  server.listen(port, LOOPBACK);
  await once(server, "listening").catch((error: unknown) => {
    throw new GatewayError(EXIT.usage, `The status page cannot be served: ${(error as Error).message}`);
  });
  return {
    url: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}/`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(req: IncomingMessage, res: ServerResponse, gateways: readonly Gateway[]): void {
  const { url, method, headers } = req;
  // A name that somebody else has let lead to this machine would make the page theirs.
  if (!isThisMachine(headers.host)) return send(res, 421, "This page is for this machine alone.");
  const { pathname, query } = placeOf(url);
  if (method === "POST") return take(req, res, { pathname, gateways });
  if (method !== "GET") return send(res, 405, "GET or POST.");
  if (pathname === "/status.json") return sendJson(res, statusOf(gateways));
  sendPage(res, pageAt(pathname, gateways, query !== STILL));
}

/** What is asked for, in whatever form: not every text a browser may send is an address. */
function placeOf(url = "/"): Readonly<{ pathname: string; query: string }> {
  const [pathname = "/", query = ""] = url.split("?");
  return { pathname, query };
}

function sendPage(res: ServerResponse, page: string | null): void {
  if (page === null) return send(res, 404, "Nothing here.");
  res.writeHead(200, { ...HEADERS, "content-type": "text/html; charset=utf-8" }).end(page);
}

const statusOf = (gateways: readonly Gateway[]): Readonly<{ gateways: readonly Snapshot[] }> => ({
  gateways: gateways.map(snapshotOf).filter((snapshot) => snapshot !== null),
});

/** The query of a page that stands still, for whoever wants to read it in peace. */
const STILL = "still";

function pageAt(pathname: string, gateways: readonly Gateway[], isLive: boolean): string | null {
  if (pathname === "/" && gateways.length > 1) {
    return fleetPage({ count: gateways.length, snapshots: statusOf(gateways).gateways, isLive });
  }
  const gateway = pathname === "/" ? gateways[0] : gateways.find(({ serial }) => `/${serial}` === pathname);
  return gateway ? gatewayPage({ serial: gateway.serial, snapshot: snapshotOf(gateway), isLive }) : null;
}

type Posted = Readonly<{ pathname: string; gateways: readonly Gateway[] }>;

const TEST_MODE = /^\/([0-9A-F-]+)\/test-mode\/(on|off)$/;

/** The buttons of the page. A form on any other page is not one of them. */
function take(req: IncomingMessage, res: ServerResponse, { pathname, gateways }: Posted): void {
  const [, serial, wanted] = TEST_MODE.exec(pathname) ?? [];
  const gateway = gateways.find((each) => each.serial === serial);
  if (!gateway) return send(res, 404, "Nothing here.");
  if (!isOwnPage(req)) return send(res, 403, "Only this page's own buttons count.");
  gateway.setTestMode(wanted === "on");
  const back = gateways.length === 1 ? "/" : `/${gateway.serial}`;
  res.writeHead(303, { ...HEADERS, location: back }).end();
}

function isOwnPage({ headers }: IncomingMessage): boolean {
  const site = headers["sec-fetch-site"] ?? "same-origin";
  return site === "same-origin" && (headers.origin ?? `http://${headers.host}`) === `http://${headers.host}`;
}

const isThisMachine = (host = ""): boolean => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host);

const sendJson = (res: ServerResponse, body: unknown): void =>
  void res.writeHead(200, { ...HEADERS, "content-type": "application/json" }).end(JSON.stringify(body));

const send = (res: ServerResponse, status: number, text: string): void =>
  void res.writeHead(status, { ...HEADERS, "content-type": "text/plain; charset=utf-8" }).end(`${text}\n`);
