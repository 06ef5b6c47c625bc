import { z } from "zod";
import { refreshDueLists } from "@/lib/features/device-revocation-lists/mutations";
import { removeExpired } from "@/lib/features/housekeeping/mutations";
import { parkBrokenAccounts } from "@/lib/features/license-law/parking/mutations";
import { deliverMail, giveUpMail, recoverMails } from "@/lib/features/mails/delivery/mutations";
import { runReloads } from "@/lib/features/reload-runs/mutations";
import { sendRetentionNotices } from "@/lib/features/retention/notices/mutations";
import { settleDue } from "@/lib/features/settlement/mutations";
import { sendDueWarnings } from "@/lib/features/warnings/mutations";
import { env } from "@/lib/platform/env";
import { runJobs } from "@/lib/platform/jobs/run-jobs";
import { type Running, task } from "@/lib/platform/jobs/tasks";

const sendMailSchema = z.object({ mailId: z.uuid() });

const TASKS = {
  "send-mail": task("send-mail", sendMail),
  "recover-mails": task("recover-mails", recoverMails),
  settle: task("settle", async () => ({ settled: await settleDue() })),
  warnings: task("warnings", sendDueWarnings),
  reloads: task("reloads", runReloads),
  law: task("law", async () => ({ parked: await parkBrokenAccounts() })),
  retention: task("retention", async () => ({ told: await sendRetentionNotices() })),
  "revocation-lists": task("revocation-lists", async () => ({ made: await refreshDueLists() })),
  cleanup: task("cleanup", removeExpired),
};

const RECURRING = [
  { task: "settle", match: "* * * * *" },
  { task: "recover-mails", match: "* * * * *" },
  { task: "warnings", match: "*/10 * * * *" },
  { task: "reloads", match: "* * * * *" },
  { task: "retention", match: "37 * * * *" },
  { task: "law", match: "7 * * * *" },
  { task: "revocation-lists", match: "23 * * * *" },
  { task: "cleanup", match: "17 3 * * *" },
];

/**
 * Starts what runs by itself: mails, due stops, warnings, and clearing away. In the server's process or in one of its
 * own, once or several times side by side. What was due while nothing ran is done at once.
 */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  const { DATABASE_URL } = env();
  const stop = await runJobs({ connectionString: DATABASE_URL, tasks: TASKS, recurring: RECURRING });
  return { stop };
}

async function sendMail({ payload, isLastAttempt }: Running): Promise<object> {
  const { mailId } = sendMailSchema.parse(payload);
  try {
    const outcome = await deliverMail(mailId);
    return { mailId, outcome };
  } catch (error) {
    if (isLastAttempt) await giveUpMail(mailId, error);
    throw error;
  }
}
