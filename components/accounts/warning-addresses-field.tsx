import { useTranslations } from "next-intl";
import { TextField } from "@/components/forms/text-field";
import { MOST_WARNING_ADDRESSES, wrongAddresses } from "@/lib/domain/accounts/warning-addresses";

const NAME = "warningEmails";

type Props = Readonly<{
  label: string;
  description: string;
  /** What stands in the field: what was typed, or what is saved. */
  shown: string | undefined;
  fieldErrors: Readonly<Record<string, string>>;
}>;

/** Several addresses in one line; the one that is none is named. */
export function WarningAddressesField({ label, description, shown, fieldErrors }: Props) {
  const t = useTranslations("warnings.problems");
  const problem = wrongAddresses(fieldErrors, NAME, shown ?? "");
  return (
    <TextField
      name={NAME}
      label={label}
      description={description}
      inputMode="email"
      autoComplete="off"
      defaultValue={shown}
      error={
        problem.kind === "none" ? undefined : t(problem.kind, { most: MOST_WARNING_ADDRESSES, ...problem })
      }
    />
  );
}
