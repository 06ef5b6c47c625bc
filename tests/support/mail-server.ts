import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";

/** A mail as the server got it: who it is for by the envelope, and what it says. */
export type ReceivedMail = Readonly<{ recipients: readonly string[]; mail: Email }>;

/** How the server misbehaves. Everything may be changed while it runs. */
export type Behavior = {
  /** The reply to a recipient that is not taken, such as "550 no such user". */
  refuses?: (address: string) => string | undefined | Promise<string | undefined>;
  /** Takes the whole message and goes away before its answer; or answers with a refusal. */
  afterMessage?: "hang up" | `${4 | 5}${string}`;
  /** Runs while a message is under way, before it is taken. */
  onMessage?: () => Promise<void>;
};

export type MailServerFixture = Readonly<{
  url: string;
  port: number;
  /** What was taken and answered with "250". */
  received: ReceivedMail[];
  behavior: Behavior;
  /** Nobody listens any more; a server started on the same port takes its place. */
  stop: () => Promise<void>;
}>;

/** A real SMTP server on a port of its own, or on a given one that it had before. */
export async function startMailServer(port = 0): Promise<MailServerFixture> {
  const received: ReceivedMail[] = [];
  const behavior: Behavior = {};
  const sockets = new Map<number | undefined, Socket>();
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, callback) => {
      void (async () => {
        callback(replyError(await behavior.refuses?.(address)));
      })();
    },
    onData: (stream, session, callback) => {
      void (async () => {
        const reply = await receive(stream, session, { received, behavior, sockets }).catch(
          () => "451 cut off",
        );
        callback(replyError(reply));
      })();
    },
  });
  // A client that goes away in the middle is not the server's concern.
  server.on("error", () => undefined);
  server.server.on("connection", (socket: Socket) => sockets.set(socket.remotePort, socket));
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  const address = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    port: address.port,
    received,
    behavior,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

type Receiving = Readonly<{
  received: ReceivedMail[];
  behavior: Behavior;
  sockets: ReadonlyMap<number | undefined, Socket>;
}>;

async function receive(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  { received, behavior, sockets }: Receiving,
): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  await behavior.onMessage?.();
  if (behavior.afterMessage === "hang up") {
    sockets.get(session.remotePort)?.destroy();
    return "421 gone";
  }
  if (behavior.afterMessage) return behavior.afterMessage;
  const recipients = session.envelope.rcptTo.map(({ address }) => address);
  received.push({ recipients, mail: await PostalMime.parse(Buffer.concat(chunks)) });
  return undefined;
}

function replyError(reply: string | undefined): Error | null {
  if (reply === undefined) return null;
  const [code, ...words] = reply.split(" ");
  return Object.assign(new Error(words.join(" ")), { responseCode: Number(code) });
}
