"use client";

import type { ChangeEvent } from "react";
import { describedBy, Field } from "@/components/forms/field";

/** Larger files than any list or license file has are not sent at all: the server would refuse them whole. */
const MOST_BYTES = 1_000_000;

type Props = Readonly<{
  label: string;
  description?: string;
  accept: string;
  /** What is said of a larger file, as soon as it is chosen. */
  tooLarge: string;
}>;

/** A file to read a text from. Without a script, the server says the same. */
export function FileField({ label, description, accept, tooLarge }: Props) {
  const check = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const bytes = currentTarget.files?.[0]?.size ?? 0;
    currentTarget.setCustomValidity(bytes > MOST_BYTES ? tooLarge : "");
    currentTarget.reportValidity();
  };
  return (
    <Field id="file" label={label} description={description}>
      <input
        id="file"
        name="file"
        type="file"
        accept={accept}
        onChange={check}
        className="input w-full"
        {...describedBy({ id: "file", description })}
      />
    </Field>
  );
}
