import { DISK } from "@/gateway/durable-file";
import type { GatewayEvent } from "@/gateway/events";
import type { License } from "@/gateway/license-document";
import { seededRandom } from "@/gateway/random";
import type { SessionSettings } from "@/gateway/session";
import { createTransport } from "@/gateway/transport";
import { signDocument } from "@/lib/platform/signing/sign-document";
import { generateSigningKey, parseSigningKey, type SigningKey } from "@/lib/platform/signing/signing-key";
import { NOW, SERIAL } from "@/tests/support/device-tokens";

/** What a gateway in this process has told. */
export type ToldEvent = GatewayEvent & { readonly at: number };

/** The settings of a gateway in this process, by this process's clocks, and where it tells. */
export function gatewaySettings(
  changes: Partial<SessionSettings> & Pick<SessionSettings, "folder">,
): Readonly<{ settings: SessionSettings; told: ToldEvent[] }> {
  const told: ToldEvent[] = [];
  const settings = {
    portal: "https://portal.example",
    serial: SERIAL,
    firmware: "gateway",
    code: null,
    provisioning: null,
    identity: null,
    time: { monotonic: () => performance.now(), wall: () => Date.now() },
    random: seededRandom(1),
    transport: createTransport(),
    disk: DISK,
    report: (event: GatewayEvent, at: number) => void told.push({ ...event, at }),
    ...changes,
  };
  return { settings, told };
}

export const newSigningKey = (): Promise<SigningKey> => parseSigningKey(generateSigningKey());

type Granted = Readonly<{
  seq?: number;
  issuer?: string;
  serial?: typeof SERIAL;
  /** Signed so many seconds after NOW. */
  later?: number;
  /** Ends so many seconds after NOW; null: never. */
  runway?: number | null;
  licenses?: readonly License[];
  denied?: Readonly<Record<string, readonly string[]>>;
}>;

const HOUR = {
  seq: 1,
  issuer: "https://portal.example",
  serial: SERIAL,
  later: 0,
  runway: 3_600 as number | null,
  licenses: [{ name: "PBX-Port", version: "14", quantity: 25, source: "rental" }],
};

/** A document such as the portal signs: 25 ports, rented for an hour from NOW, unless said otherwise. */
export function signGranted(key: SigningKey, granted: Granted = {}): Promise<string> {
  const { seq, issuer, serial, later, runway, licenses, denied } = { ...HOUR, denied: null, ...granted };
  const iat = Number(NOW) + later;
  const end = runway === null ? {} : { exp: Number(NOW) + runway };
  const claims = { iss: issuer, sub: serial, seq, iat, nbf: iat, ...end, licenses };
  return signDocument(key, denied === null ? claims : { ...claims, denied });
}
