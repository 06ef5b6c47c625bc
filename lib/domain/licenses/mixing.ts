/** A license on a device, as far as versions matter. */
export type VersionedLicense = Readonly<{ name: string; version: string; quantity: number }>;

/** A license that a device holds in several versions: only those of the smallest work. */
export type Mixing = Readonly<{ license: string; works: string; idle: readonly string[] }>;

/**
 * The licenses a device holds in several versions (seed 000: only the smallest version works then). Articles carry
 * their version in the name, PBX-Port14, so a license is what is left of the name without it.
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
