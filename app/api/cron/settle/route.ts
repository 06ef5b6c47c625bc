import { settleDue } from "@/lib/features/settlement/mutations";
import { requireCronSecret } from "@/lib/platform/access/cron-secret";
import { answerMachine } from "@/lib/platform/api/machine-answer";

export const dynamic = "force-dynamic";

/** Writes down the stops that are due. */
const answer = (request: Request): Promise<Response> =>
  answerMachine(request, async () => {
    requireCronSecret(request.headers);
    return { settled: await settleDue() };
  });

export { answer as GET, answer as POST };
