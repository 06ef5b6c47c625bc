import { expect } from "vitest";
import { OPERATIONS } from "@/app/api/v1/operations";
import { issueApiToken } from "@/lib/features/api-tokens/mutations";
import type { Access } from "@/lib/domain/organizations/permissions";
import type { Scope } from "@/lib/platform/access/scope";
import { problemSchema } from "@/lib/platform/api/problem-schema";
import { disconnect } from "@/lib/platform/db/client";
import { closePool } from "@/lib/platform/db/pool";
import { TEST_ENVIRONMENT } from "@/tests/support/environment";
import { startPortal, type TestPortal } from "@/tests/support/portal";

/** What the API answered. `body` is read as JSON where it is JSON, else as text. */
export type ApiResponse = Readonly<{ status: number; headers: Headers; body: any; text: string }>; // oxlint-disable-line typescript/no-explicit-any -- tests look into it
type Call = Readonly<{ headers?: Readonly<Record<string, string>> }>;

/** A caller of the API. Every answer is held against the document. */
export type ApiClient = Readonly<{
  token: string;
  get: (path: string, call?: Call) => Promise<ApiResponse>;
  post: (path: string, body: unknown, call?: Call) => Promise<ApiResponse>;
  put: (path: string, body: unknown, call?: Call) => Promise<ApiResponse>;
  delete: (path: string, body?: unknown, call?: Call) => Promise<ApiResponse>;
}>;

export type RunningApi = Readonly<{
  portal: TestPortal;
  /** A caller with a new token of this person. */
  as: (scope: Scope, access?: Access) => Promise<ApiClient>;
  stop: () => Promise<void>;
}>;

/** Starts the portal, and lets this process arrange in its database. */
export async function startApi(): Promise<RunningApi> {
  const portal = await startPortal();
  Object.assign(process.env, TEST_ENVIRONMENT, { DATABASE_URL: portal.databaseUrl });
  return {
    portal,
    as: async ({ userId, organizationId }, access = "write") =>
      clientOf(portal.url, await issueApiToken({ userId, organizationId }, { name: "test", access })),
    stop: async () => {
      await disconnect();
      await closePool();
      await portal.stop();
    },
  };
}

function clientOf(url: string, token: string): ApiClient {
  const send = async (method: string, path: string, { body, headers }: Call & { body?: unknown } = {}) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = await readAnswer(response);
    expectAsDescribed(method, path, answer);
    return answer;
  };
  return {
    token,
    get: (path, call) => send("GET", path, call),
    post: (path, body, call) => send("POST", path, { ...call, body }),
    put: (path, body, call) => send("PUT", path, { ...call, body }),
    delete: (path, body, call) => send("DELETE", path, { ...call, body }),
  };
}

/** Reads an answer whole. */
export async function readAnswer(response: Response): Promise<ApiResponse> {
  const text = await response.text();
  const isJson = /^application\/(problem\+)?json/.test(response.headers.get("content-type") ?? "");
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson && text !== "" ? JSON.parse(text) : text,
  };
}

/** Nothing may be answered that the document does not know: parsing drops unknown fields, and they would be missed. */
function expectAsDescribed(method: string, path: string, { status, headers, body }: ApiResponse): void {
  expect(headers.get("cache-control")).toBe("no-store");
  if (status >= 400) {
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(problemSchema.parse(body)).toEqual(body);
    expect(body.status).toBe(status);
    return;
  }
  const [plain = ""] = `/api/v1${path}`.split("?", 1);
  const operation = OPERATIONS.find(
    (candidate) =>
      candidate.method === method &&
      new RegExp(`^${candidate.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(plain),
  );
  expect(operation?.answer.status).toBe(status);
  if (headers.get("content-type") === "application/json") {
    expect(operation?.answer.content.schema.parse(body)).toEqual(body);
  }
}
