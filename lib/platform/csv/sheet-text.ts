const UTF_8 = new TextDecoder("utf-8", { fatal: true });
const WINDOWS = new TextDecoder("windows-1252");

/** The text of an uploaded list: UTF-8, or what older spreadsheets save instead. */
export async function sheetText(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return UTF_8.decode(bytes);
  } catch {
    return WINDOWS.decode(bytes);
  }
}
