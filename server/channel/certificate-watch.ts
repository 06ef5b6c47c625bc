import { type CertificateStanding, listStandings } from "@/lib/features/devices/data";
import { log } from "@/lib/platform/log";
import type { DeviceStream, StreamCertificate } from "@/server/channel/device-stream";

/**
 * Ends streams whose certificate was revoked, and learns until when those of a retired authority count. What could not
 * be read is read again with the next look. One look at a time: what an earlier one saw never overrules a later one.
 */
export class CertificateWatch {
  readonly #waiting = new Set<DeviceStream>();
  #isLooking = false;

  constructor(readonly end: (stream: DeviceStream) => void) {}

  /** These streams are to be looked at: something about their certificates may have changed unheard. */
  ask(streams: readonly DeviceStream[]): void {
    for (const stream of streams) this.#waiting.add(stream);
  }

  /** Looks at all that were asked for, in one statement; at what is asked for meanwhile, in another after it. */
  async look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    let wasRead = true;
    while (wasRead && this.#waiting.size > 0) wasRead = await this.#lookOnce();
    this.#isLooking = false;
  }

  async #lookOnce(): Promise<boolean> {
    const streams = [...this.#waiting];
    this.#waiting.clear();
    try {
      const standings = await listStandings(streams.map(({ certificate }) => certificate));
      const known = new Map(standings.map((standing) => [nameOf(standing), standing]));
      for (const stream of streams) this.#apply(stream, known.get(nameOf(stream.certificate)));
      return true;
    } catch (error) {
      log.warn({ err: error, streams: streams.length }, "whether certificates count could not be read");
      this.ask(streams.filter(({ res }) => !res.destroyed));
      return false;
    }
  }

  #apply(stream: DeviceStream, standing: CertificateStanding | undefined): void {
    if (!standing || standing.isRevoked) return this.end(stream);
    stream.trustUntil(standing.trustedUntil);
  }
}

const nameOf = ({ authorityId, number }: Pick<StreamCertificate, "authorityId" | "number">): string =>
  `${authorityId} ${number}`;
