import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

export type Fact = Readonly<{ label: string; value: ReactNode }>;

/** A hyphen makes a name of it, and not a number: those are minus signs. */
const isName = (value: ReactNode): boolean => typeof value === "string" && value.includes("-");

/** Names on the left, values on the right. */
export function Facts({ facts, className }: Readonly<{ facts: readonly Fact[]; className?: string }>) {
  return (
    <dl className={classNames("grid gap-y-1.75", className)}>
      {facts.map(({ label, value }) => (
        <div key={label} className="flex justify-between gap-4">
          <dt className="text-muted">{label}</dt>
          <dd className={classNames("text-end font-[550]", isName(value) && "normal-nums")}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
