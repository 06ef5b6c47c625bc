import { recoverMails } from "@/lib/features/mails/delivery/mutations";
import { sendDueWarnings } from "@/lib/features/warnings/mutations";
import { requireCronSecret } from "@/lib/platform/access/cron-secret";
import { answerMachine } from "@/lib/platform/api/machine-answer";

export const dynamic = "force-dynamic";

/** Causes the mails about accounts' ends that are due, and puts mails right that a dead process has left. */
const answer = (request: Request): Promise<Response> =>
  answerMachine(request, async () => {
    requireCronSecret(request.headers);
    return { ...(await sendDueWarnings()), ...(await recoverMails()) };
  });

export { answer as GET, answer as POST };
