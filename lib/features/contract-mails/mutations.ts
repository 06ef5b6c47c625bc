import { contractMail, type ContractNews } from "@/emails/contract-mail";
import { renderMail } from "@/emails/render-mail";
import { contractFileName, contractTitle } from "@/lib/domain/contracts/contract";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/domain/display/locale";
import { type ContractRecord, requireContract } from "@/lib/features/contracts/data";
import { type NewMail, storeMails } from "@/lib/features/mails/mutations";
import type { MailKind } from "@/lib/features/mails/schema";
import type { Scope } from "@/lib/platform/access/scope";
import { contractPaper } from "@/lib/platform/contracts/contract-paper";
import { drawContract } from "@/lib/platform/contracts/draw-contract";
import type { Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import type { Attachment } from "@/lib/platform/mail/send-mail";

type Person = Readonly<{ id: string; name: string; email: string; locale: Locale }>;
type News = Readonly<{ contract: ContractRecord; news: ContractNews; kind: MailKind }>;

/** After an offer was submitted: a copy for whoever did it, as PDF too, and the news for the vendor's staff. */
export async function mailOffer(tx: Transaction, scope: Scope, contractId: string): Promise<void> {
  const contract = await requireContract(scope, contractId, tx);
  const submitter = await personsIn(tx, { id: scope.userId });
  await mailTo(tx, submitter, { contract, news: "copy", kind: "contract-copy" });
  const staff = await personsIn(tx, { memberships: membersWith({ kind: "vendor" }) });
  await mailTo(tx, staff, { contract, news: "offered", kind: "contract-offered" });
}

/** After a decision: to whoever submitted, and to all who look after the organization's contracts. */
export async function mailDecision(tx: Transaction, scope: Scope, contractId: string): Promise<void> {
  const contract = await requireContract(scope, contractId, tx);
  const news = contract.state === "approved" ? "approved" : "rejected";
  await mailTo(tx, await concerned(tx, contract), { contract, news, kind: "contract-decided" });
}

/** After an end: to the same people. */
export async function mailEnd(tx: Transaction, scope: Scope, contractId: string): Promise<void> {
  const contract = await requireContract(scope, contractId, tx);
  await mailTo(tx, await concerned(tx, contract), { contract, news: "ended", kind: "contract-ended" });
}

const concerned = (tx: Transaction, { submittedBy, organization }: ContractRecord): Promise<Person[]> =>
  personsIn(tx, {
    OR: [
      { memberships: membersWith({ id: organization.id }) },
      ...(submittedBy === null ? [] : [{ id: submittedBy }]),
    ],
  });

const membersWith = (organization: Readonly<{ kind: string } | { id: string }>) => ({
  some: { organization, permissions: { has: "contracts" }, limited: false },
});

type Where = NonNullable<Parameters<Transaction["user"]["findMany"]>[0]>["where"];

/** People as they are written to; those who were removed are not. */
async function personsIn(tx: Transaction, where: NonNullable<Where>): Promise<Person[]> {
  const rows = await tx.user.findMany({
    where: { AND: [where, { removedAt: null }] },
    select: { id: true, name: true, email: true, locale: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ locale, ...person }) => ({
    ...person,
    locale: isLocale(locale) ? locale : DEFAULT_LOCALE,
  }));
}

async function mailTo(tx: Transaction, persons: readonly Person[], about: News): Promise<void> {
  await storeMails(tx, await Promise.all(persons.map((person) => mailFor(person, about))));
}

async function mailFor({ name, email, locale }: Person, { contract, news, kind }: News): Promise<NewMail> {
  const { id, organization, rejectionReason, endReason } = contract;
  const rendered = await renderMail(
    contractMail({
      locale,
      news,
      personName: name,
      title: contractTitle(contract.kind),
      organizationName: organization.name,
      number: contract.number,
      submittedAt: contract.submittedAt,
      startsAt: contract.startsAt,
      endsAt: contract.endsAt,
      reason: rejectionReason ?? endReason,
      url: `${env().PORTAL_URL}/${news === "offered" ? "offers" : "contracts"}/${id}`,
    }),
  );
  const hasCopy = news === "copy" || news === "approved";
  const attachments = hasCopy ? [await copyOf(contract, locale)] : [];
  return { ...rendered, kind, recipients: [email], organizationId: organization.id, attachments };
}

async function copyOf(contract: ContractRecord, locale: Locale): Promise<Attachment> {
  const content = await drawContract(contractPaper(contract, locale));
  return { fileName: contractFileName(contract), contentType: "application/pdf", content };
}
