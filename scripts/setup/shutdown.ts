import { explain, say } from "@/scripts/setup/progress";

type Stop = Readonly<{ what: string; stop: () => Promise<void> | void }>;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const PARENT_CHECK_MILLISECONDS = 500;
const PATIENCE_MILLISECONDS = 60_000;

const stops: Stop[] = [];
let stopping: Promise<void> | undefined;

/** Registers what has to be stopped; the last one started is the first one stopped. */
export function stopLater(what: string, stop: Stop["stop"]): void {
  stops.push({ what, stop });
}

/** Stops everything, once, however often it is asked. */
export function stopAll(): Promise<void> {
  stopping ??= stopInTurn();
  return stopping;
}

/** Waits until somebody says to stop. */
export async function untilStopped(): Promise<void> {
  const alive = setInterval(() => undefined, PATIENCE_MILLISECONDS);
  await new Promise<void>((resolve) => stopLater("The wait", resolve));
  clearInterval(alive);
}

/** Whether everything is being stopped already. */
export const isStopping = (): boolean => stopping !== undefined;

/**
 * Stops everything and ends when it is told to: by a signal, by the terminal, or by the death of the program that
 * started this one. A second signal changes nothing: a database wants to be closed properly.
 */
export function stopOnSignals(): void {
  for (const signal of SIGNALS) process.on(signal, end);
  process.on("disconnect", end);
  process.channel?.unref();
  if (process.env.npm_lifecycle_event) watchParent();
}

function end(): void {
  if (!isStopping() && stops.length > 0) say("Stopping …");
  void endProcess(0);
}

/** Stops everything, then ends this process. */
export async function endProcess(code: number): Promise<void> {
  setTimeout(() => process.exit(1), PATIENCE_MILLISECONDS).unref();
  await stopAll();
  process.exit(code);
}

/** npm that is killed tells nobody; its children just get another parent. */
function watchParent(): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), PARENT_CHECK_MILLISECONDS).unref();
}

async function stopInTurn(): Promise<void> {
  for (const { what, stop } of stops.toReversed()) {
    try {
      await stop();
    } catch (error) {
      console.error(`${what} did not stop cleanly.`);
      explain(error);
    }
  }
}
