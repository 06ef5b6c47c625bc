import { db } from "@/lib/platform/db/client";

/** The mails somebody got, the newest last. */
export const mailsTo = (email: string) =>
  db.mail.findMany({
    where: { recipients: { has: email } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });

/** The secret of the link in the newest mail to somebody. */
export async function linkMailedTo(email: string, path: string): Promise<string> {
  const mail = (await mailsTo(email)).at(-1);
  const link = new RegExp(`/${path}/([\\w-]{43})`).exec(mail?.text ?? "")?.[1];
  if (!link) throw new Error(`No link to /${path} was mailed to ${email}.`);
  return link;
}
