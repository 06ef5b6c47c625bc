import { DEFAULT_LOCALE } from "@/lib/domain/display/locale";
import { problemResponse } from "@/lib/platform/api/problem";
import { problemOf } from "@/lib/platform/api/problem-of";

/** Answers a machine of the installation's own with what the work comes to, as JSON, or with a problem document. */
export async function answerMachine(request: Request, work: () => Promise<object>): Promise<Response> {
  try {
    return Response.json(await work(), { headers: { "cache-control": "no-store" } });
  } catch (thrown) {
    return problemResponse(problemOf(thrown, DEFAULT_LOCALE), new URL(request.url).pathname);
  }
}
