import { PlannedWarnings } from "@/components/accounts/planned-warnings";
import type { AccountPreview } from "@/lib/domain/accounts/account-preview";
import { parseInstant } from "@/lib/domain/instant";

/** Which warnings would follow what is confirmed. */
export function AccountPreviewWarnings({ preview }: Readonly<{ preview: AccountPreview }>) {
  const { warnings, after } = preview;
  return (
    <div className="mt-3 max-w-md">
      <PlannedWarnings
        warnings={warnings && warnings.map(({ week, at }) => ({ week, at: parseInstant(at) }))}
        asOf={parseInstant(after.asOf)}
      />
    </div>
  );
}
