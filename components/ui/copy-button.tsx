"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";

type Props = Readonly<{ text: string; label: string; done: string }>;

/** Puts a text on the clipboard and says so where it was pressed. */
export function CopyButton({ text, label, done }: Props) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }
  return (
    <Button small onClick={() => void copy()} onBlur={() => setCopied(false)}>
      <span aria-live="polite">{copied ? done : label}</span>
    </Button>
  );
}
