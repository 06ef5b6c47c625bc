import { compactSerial, type Serial } from "@/lib/domain/hardware/serial";
import type { FileLicense } from "@/lib/domain/licenses/license-files/file-license";
import { writeLicenseScript } from "@/lib/domain/licenses/license-files/script";
import { canonicalText, writeLicenseXml, xmlLicenses } from "@/lib/domain/licenses/license-files/xml";
import { Refusal } from "@/lib/domain/refusal";
import { getOrIssueDocument } from "@/lib/features/license-documents/mutations";
import { listFileLicenses, ownedBy } from "@/lib/features/license-files/data";
import type { LicenseFile, LicenseFileInput, LicenseForm } from "@/lib/features/license-files/schema";
import { startTestLicense } from "@/lib/features/test-licenses/mutations";
import type { Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction } from "@/lib/platform/db/transaction";
import { signingKey } from "@/lib/platform/signing/current-key";
import { signText } from "@/lib/platform/signing/sign-text";

const FORMS: Readonly<Record<LicenseForm, Readonly<{ mediaType: string; ending: string }>>> = {
  script: { mediaType: "text/plain; charset=utf-8", ending: "txt" },
  xml: { mediaType: "application/xml; charset=utf-8", ending: "xml" },
  document: { mediaType: "application/jose", ending: "jws" },
};

/**
 * One file with all active licenses of a device that whoever asks may see, in one of three forms. The first
 * download begins the device's test license, if it has one. A device one sees nothing of does not exist (`not_found`).
 */
export async function downloadLicenseFile(
  scope: Scope,
  { serial, form }: LicenseFileInput,
): Promise<LicenseFile> {
  const licenses = await inTransaction(async (tx) => {
    const waiting = { ...ownedBy(scope), serial, firstDownloadedAt: null };
    if (await tx.testLicense.findFirst({ where: waiting })) await startTestLicense(tx, serial);
    return listFileLicenses(tx, scope, { serial, now: await portalNow(tx) });
  });
  if (licenses.length === 0) throw new Refusal("not_found");
  const { mediaType, ending } = FORMS[form];
  const fileName = `licenses-${compactSerial(serial)}.${ending}`;
  return { serial, form, fileName, mediaType, content: await WRITERS[form](serial, licenses) };
}

type Writer = (serial: Serial, licenses: readonly FileLicense[]) => string | Promise<string>;

const WRITERS: Readonly<Record<LicenseForm, Writer>> = {
  script: writeLicenseScript,
  xml: signedXml,
  document: async (serial) => (await getOrIssueDocument(serial, "person")).document.document,
};

async function signedXml(serial: Serial, licenses: readonly FileLicense[]): Promise<string> {
  const key = await signingKey();
  const signed = xmlLicenses(serial, licenses).map((license) => ({
    license,
    signature: signText(key, canonicalText(license)),
  }));
  return writeLicenseXml(signed);
}
