import { createPublicKey, verify } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { commentOf, type FileLicense } from "@/lib/domain/licenses/license-files/file-license";
import { requireOneDevice } from "@/lib/domain/licenses/license-files/returned-file";
import { writeLicenseScript } from "@/lib/domain/licenses/license-files/script";
import { canonicalText, writeLicenseXml, xmlLicenses } from "@/lib/domain/licenses/license-files/xml";
import { generateSigningKey, parseSigningKey } from "@/lib/platform/signing/signing-key";
import { isSignatureOf, signText } from "@/lib/platform/signing/sign-text";
import { readLicenseXml } from "@/lib/platform/xml/read-license-xml";

const serial = parseSerial("00-90-33-46-0A-F2");
const license = (name: string, quantity: number, more: Partial<FileLicense> = {}): FileLicense => ({
  key: "9e2d-7985-3e84-1005",
  name,
  quantity,
  serial,
  comment: "Bergmann, Hamburg, master pbx",
  ...more,
});
const malformed = (reason: string) =>
  expect.objectContaining({ code: "license_file_malformed", details: expect.objectContaining({ reason }) });

const signed = async (licenses: readonly FileLicense[]) => {
  const key = await parseSigningKey(generateSigningKey());
  const elements = xmlLicenses(serial, licenses).map((each) => ({
    license: each,
    signature: signText(key, canonicalText(each)),
  }));
  return { key, elements, xml: writeLicenseXml(elements) };
};

const named = (mac: string, key = "") => ({
  license: { amount: "1", type: "a", mac, var: "v", key, comment: "" },
  signature: "",
});

describe("the classic script", () => {
  it("has one line for each license of the device, under a comment that says where to upload it", () => {
    const licenses = [
      license("Relay-BRI", 2),
      license("PBX-Port14", 37),
      license("PBX-Operator14", 1, { comment: "" }),
    ];
    expect(writeLicenseScript(serial, licenses).split("\n")).toEqual([
      "# License keys to be installed on: 00-90-33-46-0A-F2",
      "# Upload this file on the page General / License of this device.",
      "vars create LICENSE/RELAY0 pau BRI=2,00-90-33-46-0A-F2,9e2d-7985-3e84-1005,Bergmann, Hamburg, master pbx",
      "vars create LICENSE/PBX0 pau Port14=37,00-90-33-46-0A-F2,9e2d-7985-3e84-1005,Bergmann, Hamburg, master pbx",
      "vars create LICENSE/PBX1 pau Operator14=1,00-90-33-46-0A-F2,9e2d-7985-3e84-1005",
      "",
    ]);
  });

  it("nothing anybody typed can begin a line of its own", () => {
    const sign = fc.constantFrom(
      "a",
      "-",
      "=",
      ",",
      " ",
      "\n",
      "\r",
      "\u2028",
      "\u2029",
      "\u0085",
      "\0",
      "ä",
      "\ud800",
    );
    const text = fc.array(sign, { maxLength: 12 }).map((signs) => signs.join(""));
    fc.assert(
      fc.property(text, text, (typed, name) => {
        const comment = commentOf([typed, "x\nvars create Y", typed]);
        const script = writeLicenseScript(serial, [license(`n${name}`, 1, { comment })]);
        const lines = script.split(/[\n\r\u2028\u2029\u0085]/);
        expect(lines).toHaveLength(4);
        expect(lines[2]).toMatch(/^vars create LICENSE\/[A-Z0-9]+0 pau /);
      }),
    );
  });
});

describe("the XML form", () => {
  it("is read back as it was written, and its signatures hold with the published key alone", async () => {
    const hostile = license("A<b> & \"c\" 'd'", 1, { comment: "<!-- ]]> &amp; ä 𝄞" });
    const { key, elements, xml } = await signed([license("PBX-Port14", 37), hostile]);
    expect(readLicenseXml(xml)).toEqual(elements);
    const published = createPublicKey({ key: key.publicJwk as never, format: "jwk" });
    for (const { license: each, signature } of readLicenseXml(xml))
      expect(
        verify(null, Buffer.from(canonicalText(each)), published, Buffer.from(signature, "base64url")),
      ).toBe(true);
  });

  it("a changed attribute breaks its signature, and so does any text that is none", async () => {
    const { key, elements } = await signed([license("PBX-Port14", 37)]);
    const [{ license: each, signature } = { license: null as never, signature: "" }] = elements;
    expect(isSignatureOf(key.publicJwk, canonicalText(each), signature)).toBe(true);
    for (const name of Object.keys(each) as (keyof typeof each)[])
      expect(
        isSignatureOf(key.publicJwk, canonicalText({ ...each, [name]: `${each[name]}1` }), signature),
      ).toBe(false);
    for (const text of ["", "x", signature.slice(1), `${signature}AA`])
      expect(isSignatureOf(key.publicJwk, canonicalText(each), text)).toBe(false);
  });

  const element = '<license amount="1" type="a" mac="009033460af2" var="v" key="k" comment="">s</license>';
  it.each([
    ["xml", "no xml at all"],
    ["xml", `<licenses>${element}`],
    ["xml", `<licenses>${element}</licenses><more/>`],
    ["xml", `<licenses>&evil;</licenses>`],
    ["forbidden", `<!DOCTYPE licenses [<!ENTITY a "b">]><licenses>${element}</licenses>`],
    ["forbidden", `<!DOCTYPE x SYSTEM "file:///etc/passwd"><licenses/>`],
    ["forbidden", `<licenses><?php run ?></licenses>`],
    ["forbidden", `<licenses><![CDATA[x]]></licenses>`],
    ["element", "<license/>"],
    ["element", "<licenses><a/></licenses>"],
    ["element", "<licenses>text</licenses>"],
    ["depth", element.replace("s</", "<license/></").replace(/^/, "<licenses>") + "</licenses>"],
    ["attribute", '<licenses a="b"/>'],
    ["attribute", '<licenses><license amount="1"/></licenses>'],
    ["attribute", `<licenses>${element.replace("var=", "constructor=")}</licenses>`],
    ["attribute", `<licenses>${element.replace('"v"', '"a&#10;b"')}</licenses>`],
    ["attribute", `<licenses>${element.replace('"v"', `"${"v".repeat(1_025)}"`)}</licenses>`],
  ])("refuses what it is not (%s): %s", (reason, xml) => {
    expect(() => readLicenseXml(xml)).toThrow(malformed(reason));
  });

  it("names the line in which it broke", () => {
    expect(() => readLicenseXml(`<licenses>\n${element}\n<x/></licenses>`)).toThrow(
      expect.objectContaining({ details: { reason: "element", line: 3 } }),
    );
  });

  it("is too long before it is read, and never deep however it is built", () => {
    const long = expect.objectContaining({ code: "license_file_too_long" });
    expect(() => readLicenseXml("<".repeat(262_145))).toThrow(long);
    expect(() => readLicenseXml("<licenses>".repeat(20_000))).toThrow(malformed("element"));
  });

  it("never says anything but yes or license_file_malformed", () => {
    const pieces = fc.constantFrom(
      "<licenses>",
      "</licenses>",
      element,
      "<!--x-->",
      "&#0;",
      "<",
      "\0",
      "]]>",
      "text",
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        try {
          readLicenseXml(parts.join(""));
        } catch (error) {
          expect(error).toMatchObject({ code: "license_file_malformed" });
        }
      }),
    );
  });
});

describe("the device a returned file belongs to", () => {
  it("is one, and the one that was named", () => {
    expect(() => requireOneDevice([named("009033460af2"), named("009033460af2")], serial)).not.toThrow();
    expect(() => requireOneDevice([], serial)).toThrow(malformed("empty"));
    expect(() => requireOneDevice([named("no serial")], serial)).toThrow(malformed("attribute"));
    const two = [named("009033460af2"), named("009033460af3")];
    expect(() => requireOneDevice(two, serial)).toThrow(malformed("serials"));
    expect(() => requireOneDevice([named("009033460af3")], serial)).toThrow(
      expect.objectContaining({
        code: "license_file_other_device",
        details: { serial, found: "00-90-33-46-0A-F3" },
      }),
    );
  });

  it("names each key once", () => {
    const twice = [named("009033460af2", "k"), named("009033460af2", "k")];
    expect(() => requireOneDevice(twice, serial)).toThrow(malformed("repeated"));
  });
});
