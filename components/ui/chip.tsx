import type { ReactNode } from "react";

const TONES = {
  good: "chip--accent",
  neutral: "chip--default",
  changed: "chip--warning",
  end: "chip--danger",
} as const;

export type Tone = keyof typeof TONES;

/** A state in a word. Green is well, yellow unsaved, red the end; everything else is gray. */
export function Chip({ tone = "neutral", children }: Readonly<{ tone?: Tone; children: ReactNode }>) {
  return <span className={`chip chip--soft ${TONES[tone]}`}>{children}</span>;
}
