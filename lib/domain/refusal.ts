import { type DetailsOf, REFUSALS, type RefusalCode } from "@/lib/domain/refusal-codes";
import type { RefusalDetails } from "@/lib/domain/refusal-rule";

export type { RefusalCode } from "@/lib/domain/refusal-codes";
export type { RefusalDetails } from "@/lib/domain/refusal-rule";

type RefusalArguments<Code extends RefusalCode> =
  Readonly<Record<never, never>> extends DetailsOf<Code>
    ? [details?: DetailsOf<Code> & RefusalDetails]
    : [details: DetailsOf<Code> & RefusalDetails];

/**
 * A request that is understood and not granted. Thrown, because throwing rolls the transaction back. People read
 * the sentence of its code (`refusal-sentence.ts`), machines the code; the message is for the log.
 */
export class Refusal<Code extends RefusalCode = RefusalCode> extends Error {
  override readonly name = "Refusal";
  readonly code: Code;
  readonly details: RefusalDetails;

  constructor(code: Code, ...[details]: RefusalArguments<Code>) {
    super(details === undefined ? code : `${code} ${JSON.stringify(details)}`);
    this.code = code;
    this.details = details ?? {};
  }

  /** The HTTP status that answers this refusal. */
  get status(): number {
    return refusalStatus(this.code);
  }
}

/** The HTTP status of a code. */
export const refusalStatus = (code: RefusalCode): number => REFUSALS[code].status;

/** Whether a text is one of our codes. */
export const isRefusalCode = (text: string): text is RefusalCode => Object.hasOwn(REFUSALS, text);

/** Whether something thrown is a refusal. By name, because a bundler may hold the class twice. */
export const isRefusal = (thrown: unknown): thrown is Refusal =>
  thrown instanceof Error && thrown.name === "Refusal" && "code" in thrown && "details" in thrown;
