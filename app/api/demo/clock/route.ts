import { formatInstant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { moveClock, requireDemo } from "@/lib/features/clock/mutations";
import { clockMoveSchema } from "@/lib/features/clock/schema";
import { getPortalClock, type PortalClock } from "@/lib/features/devices/data";
import { requireCronSecret } from "@/lib/platform/access/cron-secret";
import { faultsIn, InvalidInput } from "@/lib/platform/api/input-faults";
import { answerMachine } from "@/lib/platform/api/machine-answer";

export const dynamic = "force-dynamic";

/** What a demo's clock shows. Without a demo there is nothing here. */
export const GET = (request: Request): Promise<Response> =>
  answerMachine(request, async () => {
    requireDemo();
    return shown(await getPortalClock());
  });

/** Moves a demo's clock, or lets it stand still or run. */
export const POST = (request: Request): Promise<Response> =>
  answerMachine(request, async () => {
    requireDemo();
    requireCronSecret(request.headers);
    const move = clockMoveSchema.safeParse(await readBody(request), { reportInput: true });
    if (!move.success) throw new InvalidInput(faultsIn("body", move.error.issues));
    return shown(await moveClock(move.data));
  });

/** Of whatever media type: scripts call this by hand. */
async function readBody(request: Request): Promise<unknown> {
  const text = await request.text();
  try {
    return text === "" ? {} : JSON.parse(text);
  } catch {
    throw new Refusal("body_malformed");
  }
}

const shown = ({ now, isFrozen }: PortalClock) => ({ now: formatInstant(now), frozen: isFrozen });
