import { z } from "zod";
import { isRefusal } from "@/lib/domain/refusal";

/**
 * A text field read by a parser of the domain: what the parser refuses is wrong at this field, with the refusal's code
 * as the message and its details as parameters, so that one sentence serves forms and the API.
 */
export function parsed<Value>(parse: (text: string) => Value) {
  return z.string().transform((text, context) => {
    try {
      return parse(text.trim());
    } catch (error) {
      if (!isRefusal(error)) throw error;
      context.addIssue({ code: "custom", message: error.code, params: error.details });
      return z.NEVER;
    }
  });
}

type Bounds = Readonly<{ min: number; max: number }>;

/**
 * A whole number within bounds, as a number or typed in plain digits. `Number` reads too much: "1.000", a thousand to a
 * German, as one, "1e3" as a thousand and "0x10" as sixteen. An empty text counts as not given.
 */
export const wholeNumber = ({ min, max }: Bounds) => z.preprocess(readDigits, z.int().min(min).max(max));

function readDigits(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const typed = value.trim();
  if (typed === "") return undefined;
  // What is larger than any number here stays larger than every bound.
  return /^-?\d+$/.test(typed) ? Math.min(Number(typed), Number.MAX_SAFE_INTEGER) : Number.NaN;
}

/** An amount of ticks in an answer: exact, and as text, because it may be larger than a JSON number can hold. */
export const ticksText = z
  .string()
  .regex(/^-?\d+$/)
  .meta({ description: "Ticks, exactly: 1 iSC is 262,800,000 ticks.", examples: ["2628000000"] });

/** An amount of iSC in an answer: decimal text, truncated to two decimals. */
export const iscText = z
  .string()
  .regex(/^-?\d+\.\d\d$/)
  .meta({ description: "iSC as decimal text, truncated to two decimals.", examples: ["12.50"] });

/** A second of portal time in an answer. */
export const momentText = z
  .string()
  .regex(/^(\d{4}|[+-]\d{6,12})-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  .meta({ description: "A time in whole seconds, RFC 3339 in UTC.", examples: ["2026-11-22T03:10:00Z"] });
