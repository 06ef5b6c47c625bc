import { useTranslations } from "next-intl";
import { Chevron } from "@/components/layout/chevron";

export type OrganizationChoice = Readonly<{
  id: string;
  name: string;
  kind: "vendor" | "partner" | "customer";
}>;

type Props = Readonly<{
  current: OrganizationChoice;
  others: readonly OrganizationChoice[];
  choose: (form: FormData) => Promise<void>;
}>;

const MENU = "organization-menu";

/** For whom one acts, and whom else one could act for. */
export function OrganizationSwitch({ current, others, choose }: Props) {
  const t = useTranslations("shell");
  if (others.length === 0) {
    return (
      <div className="organization">
        <Identity organization={current} />
      </div>
    );
  }
  return (
    <>
      <button type="button" popoverTarget={MENU} className="organization">
        <span className="sr-only">{t("switchOrganization")}</span>
        <Identity organization={current} />
        <Chevron />
      </button>
      <div id={MENU} popover="auto" className="menu-popover">
        <form action={choose}>
          <p className="px-2 pt-1 pb-1.5 text-xs font-semibold text-faint">{t("switchOrganization")}</p>
          {others.map((organization) => (
            <button
              key={organization.id}
              type="submit"
              name="organizationId"
              value={organization.id}
              className="menu-popover__item"
            >
              <Identity organization={organization} />
            </button>
          ))}
        </form>
      </div>
    </>
  );
}

function Identity({ organization: { name, kind } }: Readonly<{ organization: OrganizationChoice }>) {
  const t = useTranslations("shell.kinds");
  return (
    <>
      <span aria-hidden="true" className="organization__mark">
        {name.slice(0, 1).toUpperCase()}
      </span>
      <span className="min-w-0 flex-1 leading-tight">
        <span className="block truncate font-semibold">{name}</span>
        <span className="block text-xs text-muted">{t(kind)}</span>
      </span>
    </>
  );
}
