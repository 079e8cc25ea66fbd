import { describe, expect, test } from "vitest";
import { parseEndpoint } from "./endpoint.ts";
import { BatchInputError } from "./errors.ts";

const PUBLIC = "https://batch.core.windows.net//.default";

describe("the base URL", () => {
  test.each([
    ["https://account.region.batch.azure.com", "https://account.region.batch.azure.com"],
    ["https://account.region.batch.azure.com/", "https://account.region.batch.azure.com"],
    ["https://account.region.batch.azure.com///", "https://account.region.batch.azure.com"],
    ["https://ACCOUNT.Region.Batch.Azure.Com", "https://account.region.batch.azure.com"],
    ["  https://account.region.batch.azure.com\n", "https://account.region.batch.azure.com"],
    ["https://account.region.batch.azure.com:443", "https://account.region.batch.azure.com"],
    ["https://proxy.example:8443/base/path", "https://proxy.example:8443/base/path"],
    ["https://proxy.example/base/path/", "https://proxy.example/base/path"],
    ["https://proxy.example/a b/{x}", "https://proxy.example/a%20b/%7Bx%7D"],
    ["https://proxy.example/a/../b/", "https://proxy.example/b"],
    ["http://localhost:4010", "http://localhost:4010"],
    ["http://127.0.0.1:4010/", "http://127.0.0.1:4010"],
    ["http://127.8.8.8", "http://127.8.8.8"],
    ["http://127.1", "http://127.0.0.1"],
    ["http://[::1]:4010/base/", "http://[::1]:4010/base"],
  ])("of %s is %s", (endpoint, baseUrl) => {
    expect(parseEndpoint(endpoint).baseUrl).toBe(baseUrl);
  });
});

describe("the scope", () => {
  test.each([
    ["https://account.region.batch.azure.com", PUBLIC],
    [
      "https://account.usgovvirginia.batch.usgovcloudapi.net",
      "https://batch.core.usgovcloudapi.net//.default",
    ],
    ["https://account.chinanorth.batch.chinacloudapi.cn", "https://batch.chinacloudapi.cn//.default"],
    ["http://localhost:4010", PUBLIC],
    ["https://127.0.0.1:4010", PUBLIC],
    ["http://[::1]", PUBLIC],
  ])("of %s is known", (endpoint, scope) => {
    expect(parseEndpoint(endpoint).scope).toBe(scope);
  });

  test.each([
    "https://evilbatch.azure.com",
    "https://account.region.evilbatch.azure.com",
    "https://batch.azure.com",
    "https://.batch.azure.com",
    "https://account.batch.azure.com.evil.com",
    "https://account.region.batch.azure.com.evil.com/.batch.azure.com",
    "https://evil.com/account.region.batch.azure.com",
    "https://account.region.batch.azure.co",
    "https://127.0.0.1.evil.com",
    "https://localhost.evil.com",
    "https://evillocalhost",
  ])("of %s is not: its host is a stranger", (endpoint) => {
    expect(parseEndpoint(endpoint).scope).toBeUndefined();
  });
});

describe("bad input", () => {
  test.each([
    ["plain http", "http://account.region.batch.azure.com/s3cret", /https:/],
    ["plain http to a host that only begins like loopback", "http://127.0.0.1.evil.com/s3cret", /https:/],
    ["plain http to a subdomain named localhost", "http://localhost.evil.com/s3cret", /https:/],
    ["plain http to all interfaces", "http://0.0.0.0/s3cret", /https:/],
    ["another scheme", "ftp://account.region.batch.azure.com/s3cret", /https:/],
    ["another scheme to loopback", "ftp://localhost/s3cret", /https:/],
    ["a scheme without host", "javascript:s3cret", /https:/],
    ["no scheme", "account.region.batch.azure.com/s3cret", /without https:/],
    ["a scheme without slashes", "https:account.region.batch.azure.com/s3cret", /without https:/],
    ["an empty text", "", /empty text/],
    ["a text that is no URL", "not a URL s3cret", /without https:/],
    ["a bad port", "https://account.region.batch.azure.com:s3cret", /URL/],
    ["an empty user name", "https://@account.region.batch.azure.com/s3cret", /user name or password/],
    ["a user name", "https://s3cret@account.region.batch.azure.com", /user name or password/],
    [
      "a user name and a password",
      "https://me:s3cret@account.region.batch.azure.com",
      /user name or password/,
    ],
    ["a password alone", "https://:s3cret@account.region.batch.azure.com", /user name or password/],
    ["a query", "https://account.region.batch.azure.com/?sig=s3cret", /query/],
    ["an empty query", "https://account.region.batch.azure.com/?", /query/],
    ["a fragment", "https://account.region.batch.azure.com/#s3cret", /fragment/],
    ["an empty fragment", "https://account.region.batch.azure.com#", /fragment/],
    ["undefined", undefined, /undefined.*credential second/],
    ["null", null, /object/],
    ["a number", 42, /number/],
    ["a URL object", new URL("https://account.region.batch.azure.com/s3cret"), /pass its href/],
  ])("%s is refused without repeating it", (_, endpoint, problem) => {
    const parse = () => parseEndpoint(endpoint as string);
    expect(parse).toThrow(BatchInputError);
    expect(parse).toThrow(problem);
    expect(parse).toThrow(expect.objectContaining({ argument: "endpoint", attempts: 0 }));
    expect(parse).not.toThrow("s3cret");
  });
});
