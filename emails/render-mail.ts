import { render, toPlainText } from "@react-email/render";
import type { ReactElement } from "react";

/** A mail before it is rendered: what every template makes of its props. */
export type MailContent = Readonly<{ subject: string; body: ReactElement }>;
/** A mail as it is stored and sent. */
export type RenderedMail = Readonly<{ subject: string; html: string; text: string }>;

/** Facts stay beside their names in the plain text too. */
const TEXT_OPTIONS = {
  selectors: [
    { selector: "table.facts", format: "dataTable", options: { uppercaseHeaderCells: false, colSpacing: 2 } },
    { selector: "h1", options: { uppercase: false } },
  ],
};

/** The markup of a mail, and the same in plain text. */
export async function renderMail({ subject, body }: MailContent): Promise<RenderedMail> {
  const html = await render(body);
  return { subject, html, text: toPlainText(html, TEXT_OPTIONS) };
}
