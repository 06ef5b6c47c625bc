/** A license on a device, as far as versions matter. */
export type VersionedLicense = Readonly<{ name: string; version: string; quantity: number }>;

/** A license that a device holds in several versions: only those of the smallest work. */
export type Mixing = Readonly<{ license: string; works: string; idle: readonly string[] }>;

/**
 * The licenses a device holds in several versions (docs/rules.md, 2: only the smallest version works then). Articles
 * carry their version in the name, PBX-Port14, so a license is what is left of the name without it.
 */
export function mixedVersions(licenses: readonly VersionedLicense[]): Mixing[] {
  const versions = new Map<string, Set<string>>();
  for (const { name, version, quantity } of licenses) {
    if (version === "" || quantity <= 0) continue;
    const license = licenseOf(name, version);
    versions.set(license, (versions.get(license) ?? new Set()).add(version));
  }
  return [...versions]
    .filter(([, held]) => held.size > 1)
    .map(([license, held]) => {
      const [works = "", ...idle] = [...held].toSorted(compareVersions);
      return { license, works, idle };
    })
    .toSorted((one, other) => (one.license < other.license ? -1 : 1));
}

const licenseOf = (name: string, version: string): string =>
  name.endsWith(version) ? name.slice(0, -version.length).replace(/[\s_-]+$/, "") : name;

/** By the numbers in them: 9 before 13, 13r2 before 13r10. */
function compareVersions(one: string, other: string): -1 | 0 | 1 {
  const [ones, others] = [partsOf(one), partsOf(other)];
  for (const [index, part] of ones.entries()) {
    const against = others[index] ?? -1n;
    if (part !== against) return part < against ? -1 : 1;
  }
  return ones.length < others.length ? -1 : 0;
}

const partsOf = (version: string): bigint[] => (version.match(/\d+/g) ?? []).map(BigInt);

/**
 * Up to version 13 a PBX runs on rented or on purchased licenses, never on both (docs/rules.md, 4); from here on it is
 * warned.
 */
const MIXABLE_FROM = 14n;

/** What is rented for a device, and what was purchased for it. */
export type DeviceSources = Readonly<{
  rented: readonly VersionedLicense[];
  purchased: readonly VersionedLicense[];
}>;

/** Rented and purchased licenses on one device: the smallest version among them, and whether they may be together. */
export type SourceMixing = Readonly<{ version: string; isRefused: boolean }>;

/**
 * Whether a device would run on rented and on purchased licenses. The smallest version decides, because only that one
 * works; licenses without a version do not speak against it, also where one side has no others.
 */
export function mixedSources({ rented, purchased }: DeviceSources): SourceMixing | null {
  const [some, others] = [rented, purchased].map((licenses) =>
    licenses.filter(({ quantity }) => quantity > 0),
  );
  if (!some?.length || !others?.length) return null;
  const [smallest = ""] = versionsOf([...some, ...others]);
  const [major = MIXABLE_FROM] = partsOf(smallest);
  const bothCount = [some, others].every((licenses) => versionsOf(licenses).length > 0);
  return { version: smallest, isRefused: bothCount && major < MIXABLE_FROM };
}

/** The versions among licenses that do not go together, the smallest first: more than one number before the release. */
export function mixedRentals(rented: readonly VersionedLicense[]): readonly string[] {
  const versions = versionsOf(rented.filter(({ quantity }) => quantity > 0));
  return new Set(versions.map((version) => partsOf(version)[0])).size > 1 ? versions : [];
}

const versionsOf = (licenses: readonly VersionedLicense[]): string[] =>
  [...new Set(licenses.map(({ version }) => version))]
    .filter((version) => version !== "")
    .toSorted(compareVersions);
