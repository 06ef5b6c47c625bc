import { request } from "node:http";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { tokenFor } from "@/tests/support/enrolled-device";
import type { TestDevice } from "@/tests/support/device-tokens";

/** An event as it came over the line. */
export type HeardEvent = Readonly<{ event: string; id?: string; retry?: string; data: string }>;

/** A device's open event stream. */
export type Listening = Readonly<{
  status: number;
  headers: IncomingMessage["headers"];
  heard: readonly HeardEvent[];
  /** The next event of this name that was not taken before; fails when the stream ends without it. */
  next: (event: string) => Promise<HeardEvent>;
  /** Resolves when the portal has ended the stream. */
  ended: Promise<void>;
  hangUp: () => void;
}>;

/** Somewhat less than a test may take, so that it can say what it waited for. */
const PATIENCE_MILLISECONDS = 45_000;

/** Opens the event stream of a device, as a gateway does. */
export async function listen(
  url: string,
  device: TestDevice,
  headers: Readonly<Record<string, string>> = {},
): Promise<Listening> {
  const authorization = `Bearer ${await tokenFor(url, device)}`;
  const req = request(`${url}/api/device/v1/events`, {
    headers: { authorization, ...headers },
    agent: false,
  });
  req.end();
  const [res] = (await once(req, "response")) as [IncomingMessage];
  res.setEncoding("utf8").on("error", () => undefined);
  const heard: HeardEvent[] = [];
  const waiting = new Set<() => void>();
  let [rest, isOver] = ["", false];
  res.on("data", (chunk: string) => {
    const parts = `${rest}${chunk}`.split("\n\n");
    rest = parts.pop() ?? "";
    heard.push(...parts.map(parse).filter((event) => event.event !== ""));
    for (const look of waiting) look();
  });
  const ended = new Promise<void>((resolve) => {
    res.once("close", () => {
      isOver = true;
      for (const look of waiting) look();
      resolve();
    });
  });
  const taken = new Set<HeardEvent>();
  const next = (event: string) =>
    new Promise<HeardEvent>((resolve, reject) => {
      const giveUp = () => reject(new Error(`No "${event}" came. Heard: ${namesOf(heard)}.`));
      const patience = setTimeout(giveUp, PATIENCE_MILLISECONDS);
      const look = () => {
        const found = heard.find((one) => one.event === event && !taken.has(one));
        if (!found && !isOver) return;
        waiting.delete(look);
        clearTimeout(patience);
        if (!found) return reject(new Error(`The stream ended without "${event}".`));
        taken.add(found);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return {
    status: res.statusCode ?? 0,
    headers: res.headers,
    heard,
    next,
    ended,
    hangUp: () => req.destroy(),
  };
}

const namesOf = (heard: readonly HeardEvent[]): string => heard.map(({ event }) => event).join(", ");

function parse(text: string): HeardEvent {
  const fields = text
    .split("\n")
    .filter((line) => !line.startsWith(":"))
    .map((line) => /^([a-z]+): ?(.*)$/.exec(line) ?? ["", "", ""])
    .map(([, name = "", value = ""]) => [name, value] as const);
  return { event: "", data: "", ...Object.fromEntries(fields) };
}
