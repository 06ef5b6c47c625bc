import type { ServerResponse } from "node:http";
import { expect, test, vi } from "vitest";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { instant } from "@/lib/domain/instant";
import { type CertificateStanding, listStandings } from "@/lib/features/devices/data";
import { log } from "@/lib/platform/log";
import { CertificateWatch } from "@/server/channel/certificate-watch";
import { DeviceStream } from "@/server/channel/device-stream";

vi.mock("@/lib/features/devices/data", () => ({ listStandings: vi.fn<typeof listStandings>() }));

const CERTIFICATE = { authorityId: "ours", number: "01", notAfter: instant(2_000n) };
const streamOf = () =>
  new DeviceStream(parseSerial("009033100001"), CERTIFICATE, {} as unknown as ServerResponse);
const standing = (trustedUntil: bigint | null): CertificateStanding => ({
  ...CERTIFICATE,
  isRevoked: false,
  trustedUntil: trustedUntil === null ? null : instant(trustedUntil),
});

test("what a slow look saw does not overrule what a later one sees", async () => {
  const slow = Promise.withResolvers<CertificateStanding[]>();
  const read = vi.mocked(listStandings);
  read.mockReturnValueOnce(slow.promise).mockResolvedValueOnce([standing(1_000n)]);
  const watch = new CertificateWatch(() => undefined);
  const stream = streamOf();
  watch.ask([stream]);
  const first = watch.look();
  watch.ask([stream]);
  await watch.look();
  expect(read).toHaveBeenCalledTimes(1);
  slow.resolve([standing(null)]);
  await first;
  expect(read).toHaveBeenCalledTimes(2);
  expect([stream.isOverAt(instant(999n)), stream.isOverAt(instant(1_000n))]).toEqual([false, true]);
});

test("what could not be read is read again with the next look, and not before", async () => {
  const read = vi.mocked(listStandings).mockReset();
  read.mockRejectedValueOnce(new Error("gone")).mockResolvedValueOnce([]);
  const warned = vi.spyOn(log, "warn").mockReturnValue();
  const ended: DeviceStream[] = [];
  const watch = new CertificateWatch((stream) => ended.push(stream));
  const stream = streamOf();
  watch.ask([stream]);
  await watch.look();
  expect([read.mock.calls.length, warned.mock.calls.length, ended]).toEqual([1, 1, []]);
  await watch.look();
  expect(ended).toEqual([stream]);
});
