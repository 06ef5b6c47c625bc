import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** What people in the browser met while they went on clicking. */
export type Visits = Readonly<{ pages: number; faults: readonly string[]; slowestMilliseconds: number }>;

/** People who open one page after the other until they leave. */
export type People = Readonly<{ leave: () => Promise<Visits> }>;

const PEOPLE = 4;
const BETWEEN_CLICKS_MILLISECONDS = 250;
const PATIENCE_MILLISECONDS = 30_000;

/** Lets several people, signed in, click through a page without a pause longer than they need to look at it. */
export function letPeopleBrowse(url: string, cookie: string): People {
  const leaving = new AbortController();
  const met = { pages: 0, faults: [] as string[], slowestMilliseconds: 0 };
  const everybody = Array.from({ length: PEOPLE }, async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (!leaving.signal.aborted) {
      const began = performance.now();
      const fault = await visit({ url, cookie, agent });
      met.slowestMilliseconds = Math.max(met.slowestMilliseconds, performance.now() - began);
      if (fault === null) met.pages += 1;
      else met.faults.push(fault);
      await sleep(BETWEEN_CLICKS_MILLISECONDS);
    }
    agent.destroy();
  });
  return {
    leave: async () => {
      leaving.abort();
      await Promise.all(everybody);
      return met;
    },
  };
}

type Visit = Readonly<{ url: string; cookie: string; agent: Agent }>;

/**
 * Opens the page as a browser does: over the connection that is open, and once more over a new one where the portal
 * had closed that in the same moment. Answers what the person would see instead of the page; null: the page.
 */
async function visit(to: Visit): Promise<string | null> {
  const first = await open(to);
  return first.isStale ? (await open(to)).fault : first.fault;
}

type Opened = Readonly<{ fault: string | null; isStale: boolean }>;

function open({ url, cookie, agent }: Visit): Promise<Opened> {
  return new Promise((resolve) => {
    const sent = request(url, { agent, headers: { cookie }, timeout: PATIENCE_MILLISECONDS });
    let hasAnswered = false;
    const fail = ({ code, message }: NodeJS.ErrnoException) =>
      resolve({ fault: code ?? message, isStale: sent.reusedSocket && !hasAnswered });
    sent.on("timeout", () => sent.destroy(new Error("no answer")));
    sent.on("error", fail);
    sent.on("response", (response) => {
      hasAnswered = true;
      const { statusCode } = response;
      response.on("error", fail).on("end", () => {
        resolve({ fault: statusCode === 200 ? null : `status ${statusCode}`, isStale: false });
      });
      response.resume();
    });
    sent.end();
  });
}
