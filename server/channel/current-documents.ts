import type { RecentChanges } from "@/lib/domain/devices/recent-changes";
import type { Serial } from "@/lib/domain/hardware/serial";
import { addSeconds, type Instant, seconds } from "@/lib/domain/instant";
import type { DocumentConcern, SignedDocument } from "@/lib/features/license-documents/data";
import { getOrIssueDocument } from "@/lib/features/license-documents/mutations";
import { etagOf } from "@/server/etag";

/** A document that is still the current one, with the name it goes by. */
export type KnownDocument = Readonly<{ document: SignedDocument; etag: string; now: Instant }>;

type Kept = Readonly<{
  document: SignedDocument;
  etag: string;
  concern: DocumentConcern;
  mark: number;
  readAt: Instant;
}>;

/** A call that was admitted; `hasNews`: something was changed that this process has not heard of yet. */
type Asked = Readonly<{ now: Instant; hasNews: boolean }>;

const MOST_KEPT = 20_000;
/** A document is read again after so long, which also notes that its device was seen. */
const LONGEST_KEPT = seconds(30n);

/**
 * The current documents of devices that ask often. One is kept for as long as nothing it depends on was changed: every
 * question has asked the database for changes before it comes here, so that what is kept is as fresh as what is read.
 */
export class CurrentDocuments {
  readonly #kept = new Map<Serial, Kept>();
  readonly #fetched = new Map<Serial, number>();

  constructor(readonly changes: RecentChanges) {}

  /** The current document of a device that has just asked for it. */
  async get(serial: Serial, { now, hasNews }: Asked): Promise<KnownDocument> {
    const kept = this.#kept.get(serial);
    if (kept && !hasNews && this.#holds(kept, now)) return { document: kept.document, etag: kept.etag, now };
    const mark = this.changes.mark();
    const current = await getOrIssueDocument(serial);
    const { document, concern } = current;
    const etag = kept?.document.document === document.document ? kept.etag : etagOf(document);
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(serial, { document, etag, concern, mark, readAt: current.now });
    return { document, etag, now: current.now };
  }

  /** Whether a document was not handed out before, as far as this process knows. */
  isFirstFetch(serial: Serial, seq: number): boolean {
    if (this.#fetched.get(serial) === seq) return false;
    if (this.#fetched.size >= MOST_KEPT) this.#fetched.clear();
    this.#fetched.set(serial, seq);
    return true;
  }

  #holds({ concern, mark, readAt }: Kept, now: Instant): boolean {
    if (now >= addSeconds(readAt, LONGEST_KEPT) || now < readAt) return false;
    if (concern.until !== null && concern.until <= now) return false;
    return !this.changes.isChangedSince(mark, concern.targets);
  }
}
