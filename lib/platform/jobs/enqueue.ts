import type { Transaction } from "@/lib/platform/db/transaction";

/** A job to do once after commit. Of two jobs with one key that wait, only the later one is kept. */
export type Job = Readonly<{
  task: "send-mail";
  key: string;
  payload: Readonly<Record<string, string>>;
  maxAttempts: number;
}>;

/** Enqueues jobs in the given transaction: they exist if and only if it commits. */
export async function enqueue(tx: Transaction, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return;
  const specs = jobs.map(({ task, key, payload, maxAttempts }) => ({
    identifier: task,
    payload,
    max_attempts: maxAttempts,
    job_key: key,
  }));
  await tx.$queryRaw`
    SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
      SELECT ROW(identifier, payload, NULL, NULL, max_attempts, job_key, NULL, NULL)::graphile_worker.job_spec
      FROM jsonb_to_recordset(${JSON.stringify(specs)}::jsonb)
        AS spec(identifier text, payload json, max_attempts smallint, job_key text)))`;
}
