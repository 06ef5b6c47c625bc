"use client";

import { useEffect, useId, useRef } from "react";
import { useFormStatus } from "react-dom";
import { SubmitButton } from "@/components/forms/submit-button";
import { Button } from "@/components/ui/button";

type Props = Readonly<{
  /** The button's full name, where its word stands in every row of a table. */
  name: string;
  question: string;
  /** The two answers: to leave things as they are, and to send the form. */
  keep: string;
  confirm: string;
  children: string;
}>;

/**
 * Ends something for good, so it asks before it sends its form: in a popover that needs no script. The question is read
 * out because the answer that changes nothing takes the focus.
 */
export function AskedButton({ name, question, keep, confirm, children }: Props) {
  const id = useId();
  const { pending } = useFormStatus();
  const popover = useRef<HTMLDivElement>(null);
  const harmless = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!pending) popover.current?.hidePopover();
  }, [pending]);
  return (
    <>
      <Button look="end" small popoverTarget={id} aria-haspopup="dialog" aria-label={name}>
        {children}
      </Button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        role="alertdialog"
        aria-labelledby={`${id}question`}
        onToggle={({ newState }) => newState === "open" && harmless.current?.focus()}
        className="menu-popover menu-popover--question"
      >
        <p id={`${id}question`}>{question}</p>
        <div className="mt-3 flex justify-end gap-2">
          <Button ref={harmless} small popoverTarget={id} popoverTargetAction="hide">
            {keep}
          </Button>
          <SubmitButton look="end" small>
            {confirm}
          </SubmitButton>
        </div>
      </div>
    </>
  );
}
