import { runMigrations } from "graphile-worker";
import { jobLogger } from "@/lib/platform/jobs/logger";

/** Creates or updates the queue's own tables, so that jobs can be enqueued whether or not a worker runs. */
export const installJobs = (connectionString: string): Promise<void> =>
  runMigrations({ connectionString, logger: jobLogger });
