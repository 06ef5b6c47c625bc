import type { Locale } from "@/lib/domain/display/locale";
import { TRACE_DE } from "@/lib/domain/devices/device-view-trace-de";
import { TRACE_EN } from "@/lib/domain/devices/device-view-trace-en";

type Value = string | number | boolean | null;

/** What happened with a device, as far as a sentence tells it. */
export type TraceEvent = Readonly<{
  kind: string;
  seq: number | null;
  details: Readonly<Record<string, Value>>;
}>;

/** What a sentence is made of: texts that may be empty. */
export type TraceWords = Readonly<{
  seq: string;
  reason: string;
  firmware: string;
  lastEventId: string;
  count: string;
}>;

/** A sentence for what a kind of event can mean. `kind` alone, or `kind:reason` where the reason is known. */
export type TraceSentences = Readonly<Record<string, (words: TraceWords) => string>> &
  Readonly<{ other: (words: TraceWords) => string }>;

const SENTENCES: Readonly<Record<Locale, TraceSentences>> = { en: TRACE_EN, de: TRACE_DE };

/**
 * What happened, in a sentence. What the portal does not know yet is told by its name: a trace must not lose a line
 * because a newer part of the portal wrote it.
 */
export function traceSentence({ kind, seq, details }: TraceEvent, locale: Locale): string {
  const sentences = SENTENCES[locale];
  const reason = textOf(details["reason"]);
  const words = {
    seq: seq === null ? "" : String(seq),
    reason,
    firmware: textOf(details["firmware"]),
    lastEventId: textOf(details["lastEventId"]),
    count: textOf(details["count"] ?? details["returned"]),
  };
  const known = [`${kind}:${reason}`, kind].find((name) => Object.hasOwn(sentences, name));
  return known === undefined
    ? sentences.other({ ...words, reason: kind })
    : (sentences[known]?.(words) ?? "");
}

/** Devices name their own reasons: whatever they write stays one line. */
const textOf = (value: Value | undefined): string =>
  value === null || value === undefined
    ? ""
    : String(value)
        .replaceAll(/\p{Cc}+/gu, " ")
        .trim();
