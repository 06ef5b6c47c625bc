import { Logger, type LogLevel } from "graphile-worker";
import { log } from "@/lib/platform/log";

/** What the queue says about itself in its everyday course is of no interest to anybody. */
const LEVELS: Readonly<Record<`${LogLevel}`, "error" | "warn" | "debug">> = {
  error: "error",
  warning: "warn",
  info: "debug",
  debug: "debug",
};

/** The queue's messages in the portal's log. */
export const jobLogger = new Logger((scope) => (level, message) => {
  log[LEVELS[level]]({ job: scope.jobId, task: scope.taskIdentifier }, message);
});
