import { parseCronItems, type ParsedCronItem, run, type TaskList } from "graphile-worker";
import { jobLogger } from "@/lib/platform/jobs/logger";

const CONCURRENT_JOBS = 4;
const POLL_MILLISECONDS = 1_000;

/** A task that comes round by itself. `match` is a crontab's five fields, in UTC. */
export type Recurring = Readonly<{ task: string; match: string }>;
/** What a worker does, and where its jobs are. */
export type JobRun = Readonly<{ connectionString: string; tasks: TaskList; recurring: readonly Recurring[] }>;

/**
 * Runs jobs until stopped. Any number of workers may run beside each other: a job goes to one of them, and a
 * recurring task is enqueued once. Stopping lets the jobs under way finish.
 */
export async function runJobs({ connectionString, tasks, recurring }: JobRun): Promise<() => Promise<void>> {
  const runner = await run({
    connectionString,
    taskList: tasks,
    parsedCronItems: cronItems(recurring),
    concurrency: CONCURRENT_JOBS,
    pollInterval: POLL_MILLISECONDS,
    logger: jobLogger,
    // The server's own stop calls ours; a second listener would race with it.
    noHandleSignals: true,
  });
  return () => runner.stop();
}

/** One run of a task at a time in the queue: what was missed while nobody worked is done once, not as often as missed. */
const cronItems = (recurring: readonly Recurring[]): ParsedCronItem[] =>
  parseCronItems(
    recurring.map(({ task, match }) => ({
      task,
      match,
      options: { backfillPeriod: 0, maxAttempts: 1, jobKey: task, jobKeyMode: "preserve_run_at" },
    })),
  );
