/** How many exports run at once in one process: they must never take the pages' connections, nor all memory. */
const MOST_EXPORTS = 4;

type Turnstile = { free: number; waiting: (() => void)[] };
const shared = globalThis as typeof globalThis & { portalExports?: Turnstile };
const turnstile = (): Turnstile => (shared.portalExports ??= { free: MOST_EXPORTS, waiting: [] });

/**
 * Waits until one of the few exports that run at once has ended, or until `signal` says that nobody waits any more.
 * Whoever is let in must `leaveExports` when done, and only once. A place that becomes free is handed on, so that
 * nobody who comes in between can take it.
 */
export async function enterExports(signal: AbortSignal | undefined): Promise<void> {
  const here = turnstile();
  signal?.throwIfAborted();
  if (here.free > 0) {
    here.free -= 1;
    return;
  }
  await new Promise<void>((resolve, reject) => {
    const go = () => {
      signal?.removeEventListener("abort", giveUp);
      resolve();
    };
    const giveUp = () => {
      here.waiting = here.waiting.filter((other) => other !== go);
      reject(signal?.reason as Error);
    };
    signal?.addEventListener("abort", giveUp, { once: true });
    here.waiting.push(go);
  });
}

/** Gives the place to the one who waits longest. */
export function leaveExports(): void {
  const here = turnstile();
  const next = here.waiting.shift();
  if (next) next();
  else here.free += 1;
}

/** Makes a file whole, in its turn. */
export async function inTurn<File>(
  signal: AbortSignal | undefined,
  make: () => Promise<File>,
): Promise<File> {
  await enterExports(signal);
  try {
    return await make();
  } finally {
    leaveExports();
  }
}
