import { pool } from "@/lib/platform/db/pool";
import { log } from "@/lib/platform/log";

export const dynamic = "force-dynamic";

/** Whether the portal can do its work: it answers, and its database does. For load balancers and for those who wait. */
export async function GET(): Promise<Response> {
  try {
    await pool().query("SELECT 1");
    return answer(200, "ok");
  } catch (error) {
    log.error({ err: error }, "the database does not answer");
    return answer(503, "database unreachable");
  }
}

const answer = (status: number, word: string): Response =>
  Response.json({ status: word }, { status, headers: { "cache-control": "no-store" } });
