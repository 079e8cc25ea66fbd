import { expect, test } from "vitest";
import { accountOf, credentialOf } from "../../src/cli/account.ts";
import { processSurroundings } from "../../src/cli/process-surroundings.ts";

const key = btoa("a key");
const env = {
  AZURE_BATCH_ENDPOINT: "https://mine.westeurope.batch.azure.com",
  AZURE_BATCH_ACCOUNT: "mine",
  AZURE_BATCH_ACCESS_KEY: key,
};

test.each([
  ["https://mine.westeurope.batch.azure.com", "https://mine.westeurope.batch.azure.com"],
  ["mine.westeurope.batch.azure.com", "https://mine.westeurope.batch.azure.com"],
  ["mine.westeurope.batch.azure.com:443/", "https://mine.westeurope.batch.azure.com:443/"],
  ["http://127.0.0.1:4711", "http://127.0.0.1:4711"],
])("the endpoint %s", (given, endpoint) => {
  expect(accountOf({}, { ...env, AZURE_BATCH_ENDPOINT: given })).toEqual({
    endpoint,
    key: { name: "mine", key },
  });
});

test("flags win over variables", () => {
  const flags = { endpoint: "https://yours.eastus.batch.azure.com", account: "Yours" };
  expect(accountOf(flags, env)).toEqual({ endpoint: flags.endpoint, key: { name: "Yours", key } });
});

test("without a key, Microsoft Entra ID is asked", () => {
  const { AZURE_BATCH_ACCESS_KEY: _, ...rest } = env;
  expect(accountOf({}, rest).key).toBeUndefined();
  expect(accountOf({}, { ...rest, AZURE_BATCH_ACCESS_KEY: "" }).key).toBeUndefined();
});

test.each([
  [{}, {}, "Which account? Give --endpoint, or set AZURE_BATCH_ENDPOINT"],
  [{ account: "yours" }, env, "AZURE_BATCH_ENDPOINT is of the account mine, and --account names another"],
  [
    { endpoint: "https://yours.eastus.batch.azure.com" },
    env,
    "--endpoint is of the account yours, and AZURE_BATCH_ACCOUNT names another",
  ],
  [{}, { ...env, AZURE_BATCH_ACCOUNT: "" }, "AZURE_BATCH_ACCESS_KEY is set, and no account"],
])("flags %j and variables that do not fit are wrong usage", (flags, variables, said) => {
  expect(() => accountOf(flags, variables)).toThrow(said);
});

class DefaultAzureCredential {
  readonly options: unknown;
  constructor(options: unknown) {
    this.options = options;
  }
  async getToken() {
    return null;
  }
}
const loadIdentity = async () => ({ DefaultAzureCredential });

test.each([
  ["https://a.westeurope.batch.azure.com", {}, {}],
  [
    "https://a.usgovvirginia.batch.usgovcloudapi.net",
    {},
    { authorityHost: "https://login.microsoftonline.us" },
  ],
  ["https://a.chinaeast2.batch.chinacloudapi.cn", {}, { authorityHost: "https://login.chinacloudapi.cn" }],
  ["https://a.chinaeast2.batch.chinacloudapi.cn", { AZURE_AUTHORITY_HOST: "https://login.example" }, {}],
])("at %s the default credential asks the cloud's own authority", async (endpoint, variables, options) => {
  const credential = await credentialOf({ endpoint, key: undefined }, { env: variables, loadIdentity });
  expect(credential).toMatchObject({ options });
});

test("a key needs no package", async () => {
  const account = { endpoint: env.AZURE_BATCH_ENDPOINT, key: { name: "mine", key } };
  const never = () => Promise.reject(new Error("loaded"));
  expect(await credentialOf(account, { env: {}, loadIdentity: never })).toBe(account.key);
});

test("where @azure/identity is missing, the command that works is told", async () => {
  const account = { endpoint: env.AZURE_BATCH_ENDPOINT, key: undefined };
  const notFound = new Error("Cannot find package '@azure/identity' imported from cli.js");
  const missing = () => Promise.reject(Object.assign(notFound, { code: "ERR_MODULE_NOT_FOUND" }));
  await expect(credentialOf(account, { env: {}, loadIdentity: missing })).rejects.toThrow(
    "npx -p @azure/identity -p azure-batch-job-terminate azure-batch-job-terminate",
  );
});

test("a package that is not there cannot be loaded", async () => {
  // It is not installed in this repository.
  await expect(processSurroundings().loadIdentity()).rejects.toThrow("@azure/identity");
});

test("where @azure/identity is broken, that is told", async () => {
  const account = { endpoint: env.AZURE_BATCH_ENDPOINT, key: undefined };
  const broken = () => Promise.reject(new Error("no such export"));
  await expect(credentialOf(account, { env: {}, loadIdentity: broken })).rejects.toThrow(
    "@azure/identity cannot be loaded: no such export",
  );
});
