import { runReloads } from "@/lib/features/reload-runs/mutations";
import { requireCronSecret } from "@/lib/platform/access/cron-secret";
import { answerMachine } from "@/lib/platform/api/machine-answer";

export const dynamic = "force-dynamic";

/** Reloads the accounts of which a reload is due, and goes on with those that are under way. */
const answer = (request: Request): Promise<Response> =>
  answerMachine(request, async () => {
    requireCronSecret(request.headers);
    return runReloads();
  });

export { answer as GET, answer as POST };
