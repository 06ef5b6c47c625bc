const SAMPLE = [
  "license,amount,serial,customer,location,description",
  "PBX-Port14,37,00-90-33-00-00-01,Bergmann Logistik,Hamburg,master pbx",
  "PBX-Operator14,1,00-90-33-00-00-01,Bergmann Logistik,Hamburg,master pbx",
  "",
].join("\r\n");

/** A list to begin with. It names nothing of anybody's. */
export function GET(): Response {
  return new Response(SAMPLE, {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": 'attachment; filename="license-keys.csv"',
    },
  });
}
