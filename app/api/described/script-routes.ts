import { z } from "zod";
import { clockMoveSchema } from "@/lib/features/clock/schema";
import type { Described, DescribedAnswer } from "@/lib/platform/api/open-api/described";
import type { NamedSchema } from "@/lib/platform/api/operation";

const count = z.int().min(0);

const answerOf = (description: string, content: NamedSchema): readonly DescribedAnswer[] => [
  { status: 200, description, mediaType: "application/json", content },
];

const SETTLED: NamedSchema = {
  name: "Settled",
  schema: z.object({ settled: count.meta({ description: "How many accounts were stopped." }) }),
  example: { settled: 3 },
};

const WARNED: NamedSchema = {
  name: "Warned",
  schema: z.object({
    warned: count.meta({ description: "Mails about ends that come." }),
    stopped: count.meta({ description: "Mails about rentals that have stopped." }),
    interrupted: count.meta({ description: "Mails of which nobody knows whether they went out." }),
    requeued: count.meta({ description: "Mails that are tried again." }),
  }),
  example: { warned: 2, stopped: 1, interrupted: 0, requeued: 0 },
};

const RELOADED: NamedSchema = {
  name: "Reloaded",
  schema: z.object({
    opened: count.meta({ description: "Reloads that began." }),
    charged: count,
    invoiced: count,
    mailed: count,
    stopped: count.meta({ description: "Reloads that were stopped before their charge." }),
    failed: count.meta({ description: "Steps that failed and are tried again." }),
  }),
  example: { opened: 1, charged: 1, invoiced: 1, mailed: 1, stopped: 0, failed: 0 },
};

const CLOCK: NamedSchema = {
  name: "Clock",
  schema: z.object({ now: z.string(), frozen: z.boolean() }),
  example: { now: "2026-11-22T03:10:00Z", frozen: true },
};

const cronRoute = (
  method: "GET" | "POST",
  about: Pick<Described, "path" | "summary" | "answers"> & { id: string },
) =>
  ({
    ...about,
    id: `${about.id}By${method === "GET" ? "Get" : "Post"}`,
    method,
    tag: "Operation",
    summary: `${about.summary} (${method})`,
    description:
      "Safe to call at any time, twice, at once and late. Whatever calls it by GET or POST is answered the same.",
    security: "cronSecret",
    refusals: ["cron_secret_wrong"],
  }) satisfies Described;

const SETTLE = {
  id: "settle",
  path: "/api/cron/settle",
  summary: "Write down the stops that are due",
  answers: answerOf("How many accounts were stopped.", SETTLED),
};

const WARN = {
  id: "warn",
  path: "/api/cron/warnings",
  summary: "Send the mails about accounts' ends that are due",
  answers: answerOf("What was caused.", WARNED),
};

const RELOAD = {
  id: "reload",
  path: "/api/cron/reloads",
  summary: "Reload the accounts of which a reload is due",
  answers: answerOf("What was done.", RELOADED),
};

const CLOCK_ROUTE = { path: "/api/demo/clock", tag: "Operation", answers: answerOf("What it shows.", CLOCK) };

/** What the installation's own scripts call. */
export const SCRIPT_ROUTES: readonly Described[] = [
  cronRoute("GET", SETTLE),
  cronRoute("POST", SETTLE),
  cronRoute("GET", WARN),
  cronRoute("POST", WARN),
  cronRoute("GET", RELOAD),
  cronRoute("POST", RELOAD),
  {
    ...CLOCK_ROUTE,
    id: "getClock",
    method: "GET",
    summary: "Read the demo clock",
    description: "Only while `DEMO=1`.",
    security: null,
    refusals: ["not_found"],
  },
  {
    ...CLOCK_ROUTE,
    id: "moveClock",
    method: "POST",
    summary: "Move the demo clock",
    description:
      "Only while `DEMO=1`. The clock moves forward only, and stands still between moves while it is frozen.",
    security: "cronSecret",
    body: { name: "ClockMove", schema: clockMoveSchema, example: { advanceSeconds: 86_400, frozen: true } },
    refusals: ["not_found", "cron_secret_wrong", "body_malformed", "invalid", "clock_moves_forward_only"],
  },
];
