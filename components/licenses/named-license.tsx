import type { ReactNode } from "react";

type Props = Readonly<{ serial: string; children: ReactNode }>;

/** A license's name; on a phone, where its own column is left out, the serial stands beneath and does not break. */
export const NamedLicense = ({ serial, children }: Props) => (
  <>
    {children}
    <code className="block text-[0.8125rem] font-normal whitespace-nowrap text-muted md:hidden">
      {serial}
    </code>
  </>
);
