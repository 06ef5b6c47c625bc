import { type RefusalSentences, wordsFor } from "@/lib/domain/refusal-sentences/wording";

const LICENSE_KEY_ENDS = {
  returned: "was returned",
  moved: "was moved to another device",
  revoked: "was revoked by the vendor",
};

const LICENSE_FILE_FAULTS = {
  xml: "it is not well-formed XML",
  forbidden: "it contains something that no license file has (a DTD, entities, processing instructions)",
  depth: "it is nested too deeply",
  element: "it has an unknown element",
  attribute: "an attribute is missing, wrong or unknown",
  repeated: "it names a license twice",
  serials: "it names several devices",
  empty: "it holds no licenses",
};

const CSV_FAULTS = {
  columns: "it has another number of columns than the first line",
  quotes: "a quotation mark is missing or in the wrong place",
  other: "it is not CSV",
};

/** What refusals about license keys, their devices and their files say in English. */
export const licenseKeys = {
  license_key_not_found: () => "There is no such license key, or it is not yours to see.",
  license_key_ended: ({ key, state }) =>
    `The license key ${key} ${wordsFor(LICENSE_KEY_ENDS, state, "has ended")} already.`,
  article_does_not_fit: ({ article, serial }) =>
    `The license ${article} can be used only on a device with a matching serial, and ${serial} is none. Please compare it with the label of the device.`,
  article_not_hardware: ({ article }) => `The article ${article} is not a hardware license.`,
  hardware_unknown: ({ serial }) =>
    `No hardware licenses are known for ${serial}. Please compare the serial with the label of the device.`,
  hardware_owned: ({ serial }) => `The hardware licenses of ${serial} belong to someone else.`,
  test_license_used: ({ serial }) =>
    `The device ${serial} has had its test license. There is one for each device, and no second.`,
  serial_same: ({ serial }) => `The licenses are on ${serial} already. Enter the serial of the new device.`,
  nothing_to_move: ({ serial }) => `This project has no licenses on ${serial} that could be moved.`,
  nothing_to_return: ({ serial }) => `There are no software licenses of ${serial} to return.`,
  licenses_changed: () =>
    "Somebody changed the licenses of this device since you looked. Please check them and confirm again.",
  license_file_malformed: ({ reason, line }) =>
    `This is not a license file: ${wordsFor(LICENSE_FILE_FAULTS, reason, LICENSE_FILE_FAULTS.xml)}${line === undefined ? "" : ` (line ${line})`}.`,
  license_file_too_long: ({ most }) => `A license file has at most ${most} bytes; this one is longer.`,
  license_file_changed: ({ license }) =>
    `The file was changed after it left the portal: the signature of ${license} does not fit. Nothing was returned.`,
  license_file_other_device: ({ serial, found }) =>
    `The file belongs to the device ${found}, not to ${serial}. Nothing was returned.`,
  license_file_other_account: () =>
    "The file holds licenses that belong to another account or project. Nothing was returned.",
  csv_malformed: ({ line, reason }) =>
    `Line ${line} cannot be read: ${wordsFor(CSV_FAULTS, reason, CSV_FAULTS.other)}.`,
  csv_too_long: ({ most }) => `At most ${most} characters can be read at once. Please divide the list.`,
  csv_too_many_lines: ({ most }) => `At most ${most} lines can be read at once. Please divide the list.`,
  csv_empty: () => "The list has no lines. The first line names the columns, each further line is one entry.",
  csv_cell_too_long: ({ column, most }) =>
    `The text in the column ${column} has more than ${most} characters.`,
  csv_columns_missing: ({ columns }) => `The first line must name these columns: ${columns}.`,
} as const satisfies Partial<RefusalSentences>;
