"use client";

import { Spinner } from "@heroui/react/spinner";
import type { MouseEvent, ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonLook } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";

type Props = Readonly<{
  children: ReactNode;
  look?: ButtonLook;
  small?: boolean;
  /** Several buttons of one form say which was pressed. */
  name?: string;
  value?: string;
  fullWidth?: boolean;
  "aria-label"?: string | undefined;
}>;

/**
 * Sends its form, and shows that it is under way until the answer is there. It keeps the focus meanwhile, and
 * pressing it again does nothing.
 */
export function SubmitButton({ children, look = "primary", fullWidth, name, value, ...props }: Props) {
  const { pending, data } = useFormStatus();
  const isMine = pending && (name === undefined || data?.get(name) === value);
  const sendOnce = (event: MouseEvent) => pending && event.preventDefault();
  return (
    <Button
      type="submit"
      look={look}
      name={name}
      value={value}
      aria-disabled={pending || undefined}
      onClick={sendOnce}
      className={classNames(fullWidth && "w-full")}
      {...props}
    >
      {isMine && <Spinner size="sm" color="current" aria-hidden="true" />}
      {children}
    </Button>
  );
}
