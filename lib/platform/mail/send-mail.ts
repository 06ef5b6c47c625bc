import { Readable } from "node:stream";
import { createTransport } from "nodemailer";
import type { NodemailerError, PluginFunction } from "nodemailer";
import {
  type Delivery,
  DeliveryFailed,
  type DeliveryFault,
  reasonOf,
  type Rejection,
} from "@/lib/platform/mail/delivery";
import type { MailServer } from "@/lib/platform/mail/mail-server";

/** A file that travels with a mail. */
export type Attachment = Readonly<{ fileName: string; contentType: string; content: Uint8Array }>;

/** A mail as it is handed over. The same mail is the same message, however often it is tried. */
export type OutgoingMail = Readonly<{
  id: string;
  recipients: readonly string[];
  subject: string;
  html: string;
  text: string;
  createdAt: Date;
  attachments: readonly Attachment[];
}>;

const TIMEOUTS = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 } as const;
/** How long handing over one mail may take in all. Claims on mails last longer. */
const LONGEST_MILLISECONDS = 180_000;

/**
 * Hands a mail to the server. `beforeHandingOver` runs when the server has agreed to take it and before its first
 * byte leaves: whatever fails until then has certainly not delivered anything. Throws `DeliveryFailed`.
 */
export async function sendMail(
  { url, from }: MailServer,
  mail: OutgoingMail,
  beforeHandingOver: () => Promise<void>,
): Promise<Delivery> {
  const progress = { handedOver: false };
  const transport = createTransport({ url, ...TIMEOUTS });
  transport.use("stream", handsOverLate(beforeHandingOver, progress));
  try {
    const signal = AbortSignal.timeout(LONGEST_MILLISECONDS);
    const { accepted, rejectedErrors } = await transport.sendMail({ ...messageOf(mail, from), signal });
    return { accepted, rejected: (rejectedErrors ?? []).map(toRejection) };
  } catch (error) {
    throw new DeliveryFailed(faultOf(error as NodemailerError, progress.handedOver), error);
  } finally {
    transport.close();
  }
}

/** The transport reads the message only after the server's go-ahead; this makes it wait for ours too. */
function handsOverLate(
  beforeHandingOver: () => Promise<void>,
  progress: { handedOver: boolean },
): PluginFunction {
  return ({ message }, done) => {
    const create = message.createReadStream.bind(message);
    message.createReadStream = () =>
      Readable.from(
        (async function* () {
          await beforeHandingOver();
          yield* create();
          progress.handedOver = true;
        })(),
        { objectMode: false },
      );
    done();
  };
}

function messageOf({ id, recipients, createdAt, attachments, ...content }: OutgoingMail, from: string) {
  const { subject, html, text } = content;
  return {
    from,
    to: [...recipients],
    subject,
    html,
    text,
    attachments: attachments.map(({ fileName, contentType, content: bytes }) => ({
      filename: fileName,
      contentType,
      content: Buffer.from(bytes),
    })),
    date: createdAt,
    messageId: messageIdOf(id, from),
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Stable, so that a mail that was tried several times is recognized as one. */
function messageIdOf(id: string, from: string): string {
  const domain = /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? "localhost";
  return `<${id}@${domain}>`;
}

const toRejection = ({ recipient, message, permanent }: NodemailerError): Rejection => ({
  address: recipient ?? "",
  reason: reasonOf(message),
  permanent: permanent === true,
});

/** Without the server's answer to a whole message nobody can know; refused for all and for good is in vain. */
function faultOf(
  { code, responseCode, permanent, rejectedErrors }: NodemailerError,
  handedOver: boolean,
): DeliveryFault {
  if (handedOver && !responseCode) return "unanswered";
  const aboutThisMail = code === "EENVELOPE" || code === "EMESSAGE";
  const forGood =
    permanent === true && (rejectedErrors ?? []).every((rejection) => rejection.permanent === true);
  return aboutThisMail && forGood ? "refused" : "undelivered";
}
