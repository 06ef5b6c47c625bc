import { setTimeout as pause } from "node:timers/promises";
import { parseCronItems, type ParsedCronItem, run, type Runner, type TaskList } from "graphile-worker";
import pg from "pg";
import { jobLogger } from "@/lib/platform/jobs/logger";
import { log } from "@/lib/platform/log";

const CONCURRENT_JOBS = 4;
/** For the jobs under way, and one that listens for new ones. */
const MAX_CONNECTIONS = CONCURRENT_JOBS + 2;
const POLL_MILLISECONDS = 1_000;
const RESTART_MILLISECONDS = 1_000;
/** How long jobs under way may go on when we stop, and how long a worker that fails may take to end. */
const STOP_MILLISECONDS = 30_000;
const FAILURE_MILLISECONDS = 5_000;

/** A task that comes round by itself. `match` is a crontab's five fields, in UTC. */
export type Recurring = Readonly<{ task: string; match: string }>;
/** What a worker does, and where its jobs are. */
export type JobRun = Readonly<{ connectionString: string; tasks: TaskList; recurring: readonly Recurring[] }>;

/**
 * Runs jobs until stopped. Any number of workers may run beside each other: a job goes to one of them, and a
 * recurring task is enqueued once; each recurs at once when a worker starts. A worker that loses the database begins
 * again. Stopping lets the jobs under way finish.
 */
export async function runJobs({ connectionString, ...work }: JobRun): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  const jobs: PooledRun = { ...work, pool: openLastingPool(connectionString) };
  let runner = await begin(jobs);
  const supervise = async (): Promise<void> => {
    for (;;) {
      await endOf(runner, stopping.signal);
      if (stopping.signal.aborted) return;
      log.warn("the worker has ended and begins again");
      runner = await beginAgain(jobs, stopping.signal);
    }
  };
  const supervision = supervise().catch(() => undefined);
  return async () => {
    stopping.abort();
    await supervision;
    await atMost(STOP_MILLISECONDS, runner.stop());
    await atMost(FAILURE_MILLISECONDS, jobs.pool.end());
  };
}

type PooledRun = Omit<JobRun, "connectionString"> & Readonly<{ pool: pg.Pool }>;

/** A pool that outlives its workers: the queue's own drops its listeners when it fails, and the next error ends us. */
function openLastingPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: MAX_CONNECTIONS });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** Resolves when a worker has ended by itself, or when we stop. One that has lost the database may never say so. */
function endOf({ promise, events }: Runner, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => resolve();
    promise.then(end, end);
    events.once("pool:gracefulShutdown", () => setTimeout(end, FAILURE_MILLISECONDS).unref());
    stopping.addEventListener("abort", end, { once: true });
  });
}

/** Throws only when it is stopped meanwhile. */
async function beginAgain(jobs: PooledRun, signal: AbortSignal): Promise<Runner> {
  for (;;) {
    await pause(RESTART_MILLISECONDS, undefined, { signal });
    try {
      return await begin(jobs);
    } catch (error) {
      log.warn({ err: error }, "the worker cannot begin yet");
    }
  }
}

async function begin({ pool, tasks, recurring }: PooledRun): Promise<Runner> {
  const runner = await run({
    pgPool: pool,
    taskList: tasks,
    parsedCronItems: cronItems(recurring),
    concurrency: CONCURRENT_JOBS,
    pollInterval: POLL_MILLISECONDS,
    logger: jobLogger,
    // The server's own stop calls ours; a second listener would race with it.
    noHandleSignals: true,
    // Without a batch, a lost connection at the end of a job is a rejection nobody handles.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  for (const { task } of recurring) await runner.addJob(task, {}, onceInQueue(task));
  return runner;
}

/** What was missed while nobody worked is done once, not as often as it was missed. */
const onceInQueue = (task: string) =>
  ({ jobKey: task, jobKeyMode: "preserve_run_at", maxAttempts: 1 }) as const;

const cronItems = (recurring: readonly Recurring[]): ParsedCronItem[] =>
  parseCronItems(
    recurring.map(({ task, match }) => ({
      task,
      match,
      options: { backfillPeriod: 0, ...onceInQueue(task) },
    })),
  );

/** Waits for an end, but not forever, and not for a good one. */
const atMost = (milliseconds: number, end: Promise<unknown>): Promise<unknown> =>
  Promise.race([end.catch(() => undefined), pause(milliseconds, undefined, { ref: false })]);
