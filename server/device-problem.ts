import { randomUUID } from "node:crypto";
import { ZodError } from "zod";
import { isRefusal } from "@/lib/domain/refusal";
import { refusalSentence } from "@/lib/domain/refusal-sentence";
import { log } from "@/lib/platform/log";
import { type DeviceAnswer, problem } from "@/server/device-answer";

/** A request that is no proper HTTP for this route: wrong method, too long a body, no JSON. */
export class BadRequest extends Error {
  constructor(
    readonly status: number,
    readonly facts: Readonly<{ code: string; detail: string }>,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(facts.detail);
    this.name = "BadRequest";
  }
}

const UNPROCESSABLE = 422;
const BROKEN = 500;

/** What a device is answered when something was thrown: what is wrong with its request, or only that we broke. */
export function problemOf(thrown: unknown): DeviceAnswer {
  if (isRefusal(thrown)) {
    const detail = refusalSentence(thrown, "en");
    return problem(thrown.status, { ...thrown.details, code: thrown.code, detail });
  }
  if (thrown instanceof BadRequest) {
    const answer = problem(thrown.status, thrown.facts);
    return { ...answer, headers: { ...answer.headers, ...thrown.headers } };
  }
  return thrown instanceof ZodError ? invalid(thrown) : broken(thrown);
}

function invalid({ issues }: ZodError): DeviceAnswer {
  const errors = issues.map(({ path, message }) => ({ field: path.join("."), message }));
  return problem(UNPROCESSABLE, { code: "invalid", detail: "Some fields are wrong.", errors });
}

function broken(thrown: unknown): DeviceAnswer {
  const reference = randomUUID();
  log.error({ err: thrown, reference }, "a device call broke");
  return problem(BROKEN, { code: "broken", detail: "Something went wrong on our side.", reference });
}
