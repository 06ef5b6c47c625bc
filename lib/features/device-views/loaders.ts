import { notFound } from "next/navigation";
import { cache } from "react";
import type { SearchParams } from "@/lib/domain/display/search-params";
import { type DeviceView, findDevice, listDevices, versionOf } from "@/lib/features/device-views/data";
import { type IssuedDocument, listDocuments } from "@/lib/features/device-views/documents/data";
import { documentPageSchema } from "@/lib/features/device-views/documents/schema";
import { type DeviceIdentity, getDeviceIdentity } from "@/lib/features/device-views/identity/data";
import { type DeviceLicense, listDeviceLicenses } from "@/lib/features/device-views/licenses/data";
import { DEVICES_PER_PAGE, type DeviceListInput, devicePageSchema } from "@/lib/features/device-views/schema";
import { listTrace, type TraceLine } from "@/lib/features/device-views/trace/data";
import {
  LINES_PER_PAGE,
  type TracePageInput,
  tracePageSchema,
} from "@/lib/features/device-views/trace/schema";
import type { DeviceMixing } from "@/lib/features/license-keys/schema";
import { listMixings } from "@/lib/features/license-keys/data";
import { requireScope } from "@/lib/platform/access/session-gate";
import { sensibleParams } from "@/lib/platform/sensible-params";

/** A page of devices; `version` changes when anything of it does. */
export type LoadedDevices = Readonly<{
  devices: readonly DeviceView[];
  total: number;
  list: DeviceListInput;
  isVendor: boolean;
  version: string;
}>;

/** The devices the person asking may see, as the address narrows them. */
export async function loadDevices(searchParams: SearchParams): Promise<LoadedDevices> {
  const scope = await requireScope();
  const list = { ...devicePageSchema.parse(searchParams), pageSize: DEVICES_PER_PAGE };
  const shown = await listDevices(scope, list);
  const isVendor = scope.organizationKind === "vendor";
  return { ...shown, list, isVendor, version: versionOf(shown) };
}

/** A device with all there is to say of it on each of its pages. */
export type LoadedDevice = DeviceView & Readonly<{ version: string; isVendor: boolean }>;

/**
 * A device the person asking may see; what is not theirs does not exist. Read once for a page, and before anything
 * else of it: so `version` is never newer than what is shown.
 */
export const loadDevice = cache(async (text: string): Promise<LoadedDevice> => {
  const scope = await requireScope();
  const device = await findDevice(scope, text);
  if (!device) notFound();
  return { ...device, version: versionOf(device), isVendor: scope.organizationKind === "vendor" };
});

/** A license of a device, and a document that was signed for it. */
export type LoadedLicense = DeviceLicense;
export type LoadedDocument = IssuedDocument;
export type LoadedIdentity = DeviceIdentity;

/** The licenses of a device, and which of them do not go together. */
export async function loadDeviceLicenses(
  text: string,
): Promise<Readonly<{ licenses: readonly DeviceLicense[]; mixings: readonly DeviceMixing[] }>> {
  const { serial } = await loadDevice(text);
  const scope = await requireScope();
  const [licenses, mixings] = await Promise.all([
    listDeviceLicenses(scope, serial),
    listMixings(scope, new Set([serial])),
  ]);
  return { licenses, mixings };
}

/** What was signed for a device; `before` leads to what is older. */
export async function loadDocuments(
  text: string,
  searchParams: SearchParams,
): Promise<Readonly<{ documents: readonly IssuedDocument[]; before: number | null; isPaged: boolean }>> {
  const { serial } = await loadDevice(text);
  const { before } = documentPageSchema.parse(searchParams);
  return { ...(await listDocuments(serial, before)), isPaged: before !== undefined };
}

/** What shows who a device is. */
export async function loadIdentity(text: string): Promise<DeviceIdentity> {
  const { serial, account } = await loadDevice(text);
  return getDeviceIdentity(await requireScope(), { serial, isInAccount: account !== null });
}

/** A page of a device's trace, newest first; `olderThan` leads to the next one. */
export type LoadedTrace = Readonly<{
  lines: readonly TraceLine[];
  olderThan: bigint | null;
  filter: TracePageInput;
}>;

/** The trace of a device. A filter that makes no sense counts as not given. */
export async function loadTrace(text: string, searchParams: SearchParams): Promise<LoadedTrace> {
  const { serial } = await loadDevice(text);
  const filter = sensibleParams(tracePageSchema, searchParams);
  const { before, ...part } = filter;
  const rows = await listTrace({ serial, ...part }, { before, limit: LINES_PER_PAGE + 1 });
  const lines = rows.slice(0, LINES_PER_PAGE);
  const olderThan = rows.length > LINES_PER_PAGE ? (lines.at(-1)?.id ?? null) : null;
  return { lines, olderThan, filter };
}
