"use client";

import { Button } from "@heroui/react/button";
import { Spinner } from "@heroui/react/spinner";
import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";

type Props = Readonly<{
  children: ReactNode;
  look?: "primary" | "outline" | "danger-soft";
  /** Several buttons of one form say which was pressed. */
  name?: string;
  value?: string;
  fullWidth?: boolean;
  isDisabled?: boolean;
}>;

/** Sends its form, and shows that it is under way until the answer is there. */
export function SubmitButton({ children, look = "primary", name, value, ...props }: Props) {
  const { pending, data } = useFormStatus();
  const mine = pending && (name === undefined || data?.get(name) === value);
  return (
    <Button
      type="submit"
      variant={look}
      isPending={mine}
      {...(name !== undefined && { name })}
      {...(value !== undefined && { value })}
      {...props}
    >
      {mine && <Spinner size="sm" color="current" />}
      {children}
    </Button>
  );
}
