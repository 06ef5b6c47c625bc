import Link from "next/link";
import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";

type Props = Readonly<{ customers: readonly Readonly<{ id: string; name: string }>[] }>;

/** A partner's customers, each with the way to its people. */
export function CustomersPanel({ customers }: Props) {
  const t = useTranslations("organization");
  return (
    <Panel title={t("customers")}>
      <p className="mb-3 text-muted">{t(customers.length === 0 ? "noCustomers" : "customersExplanation")}</p>
      <ul className="grid gap-1.5">
        {customers.map(({ id, name }) => (
          <li key={id}>
            <Link
              href={`/organization/customers/${id}`}
              prefetch={false}
              className="wrap-anywhere underline underline-offset-3"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
