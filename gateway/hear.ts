import { followClock } from "@/gateway/conversation";
import { runErrandsAside } from "@/gateway/errands";
import type { StreamSign } from "@/gateway/event-stream/parser";
import { takeDocument } from "@/gateway/intake";
import { look } from "@/gateway/look";
import { parseMoment } from "@/gateway/moment";
import { parseRecord } from "@/gateway/portal";
import type { Session } from "@/gateway/session";
import { tell, tellRecovery } from "@/gateway/tell";

/** What a stream has brought so far. */
export type Heard = Readonly<{
  documents: number;
  /** One of them was in force, which was told. */
  isListening: boolean;
  hintMilliseconds: number | null;
  retryMilliseconds: number | null;
  /** The portal has said goodbye. */
  isOver: boolean;
}>;

type StreamEvent = Extract<StreamSign, { sign: "event" }>;
type Hearing = (session: Session, heard: Heard, event: StreamEvent) => Heard | Promise<Heard>;

export const NOTHING_HEARD: Heard = {
  documents: 0,
  isListening: false,
  hintMilliseconds: null,
  retryMilliseconds: null,
  isOver: false,
};

const HEARING: Readonly<Record<string, Hearing>> = {
  document: hearDocument,
  clock: hearClock,
  goodbye: hearGoodbye,
};

/** Does what a sign on the stream asks for. What is not known is passed over: it may come from a newer portal. */
export async function hear(session: Session, heard: Heard, sign: StreamSign): Promise<Heard> {
  if (sign.sign === "retry") return { ...heard, retryMilliseconds: sign.milliseconds };
  if (sign.sign === "comment" || !Object.hasOwn(HEARING, sign.type)) return heard;
  return HEARING[sign.type]?.(session, heard, sign) ?? heard;
}

/** A document that was refused leaves the stream as it is: connecting again would bring the same one. */
async function hearDocument(session: Session, heard: Heard, { data, id }: StreamEvent): Promise<Heard> {
  const announced = Number(id ?? Number.NaN);
  const announcedSeq = Number.isSafeInteger(announced) && announced > 0 ? announced : null;
  const intake = await takeDocument(session, { compact: data, etag: null, announcedSeq });
  look(session);
  const isInForce = intake === "in_force";
  if (isInForce && !heard.isListening) tellListening(session);
  if (isInForce) runErrandsAside(session);
  return { ...heard, documents: heard.documents + 1, isListening: heard.isListening || isInForce };
}

function tellListening(session: Session): void {
  const now = session.clock.now();
  session.channel = { state: "listening", since: now, heardAt: now, reason: "" };
  tellRecovery(session);
  tell(session, { event: "listening", seq: session.state.accepted?.seq ?? 0 });
}

function hearClock(session: Session, heard: Heard, { data }: StreamEvent): Heard {
  const { time, frozen } = parseRecord(data);
  const second = typeof time === "string" ? parseMoment(time) : null;
  if (second !== null) followClock(session, second, frozen === true);
  look(session);
  runErrandsAside(session);
  return heard;
}

function hearGoodbye(session: Session, heard: Heard, { data }: StreamEvent): Heard {
  const { reason, retryMilliseconds } = parseRecord(data);
  if (reason === "replaced") tell(session, { event: "replaced" });
  const isWhole = Number.isSafeInteger(retryMilliseconds) && (retryMilliseconds as number) >= 0;
  return { ...heard, isOver: true, hintMilliseconds: isWhole ? (retryMilliseconds as number) : null };
}
