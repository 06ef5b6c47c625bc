import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PeoplePanels } from "@/components/members/people-panels";
import { PageHeader } from "@/components/ui/page-header";
import { loadCustomerPeople } from "@/lib/features/members/loaders";

type Props = PageProps<"/organization/customers/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ organization }, t] = await Promise.all([
    loadCustomerPeople((await params).id),
    getTranslations("organization"),
  ]);
  return { title: t("peopleOf", { name: organization.name }) };
}

export default async function CustomerPeoplePage({ params }: Props) {
  const [people, t] = await Promise.all([
    loadCustomerPeople((await params).id),
    getTranslations("organization"),
  ]);
  const { name } = people.organization;
  return (
    <>
      <PageHeader
        title={t("peopleOf", { name })}
        crumbs={[{ label: t("title"), href: "/organization" }, { label: name }]}
      />
      <PeoplePanels people={people} />
    </>
  );
}
