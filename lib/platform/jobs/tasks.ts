import type { Task } from "graphile-worker";
import { log } from "@/lib/platform/log";

/** What a worker needs of a job. */
export type Running = Readonly<{ payload: unknown; isLastAttempt: boolean }>;

/** A task that logs what it did, where it did something. A failure is the queue's to note and to try again. */
export const task =
  (name: string, work: (running: Running) => Promise<object>): Task =>
  async (payload, { job }) => {
    const counts = await work({ payload, isLastAttempt: job.attempts >= job.max_attempts });
    const didSomething = Object.values(counts).some((count) => count !== 0);
    log[didSomething ? "info" : "debug"]({ task: name, ...counts }, "a job is done");
  };
