import { expect, test } from "vitest";
import { makeWebSigner } from "../shared-key.ts";
import { nodePlatform } from "./platform.ts";

const KEY = btoa("a key of any length, 32 bytes or so");

test.each(["", "POST\n\n", "grün\n🚀"])("the signature of %j is that of Web Crypto", async (text) => {
  const [own, web] = await Promise.all([nodePlatform({}).makeSigner(KEY), makeWebSigner(KEY)]);
  expect(await own(text)).toBe(await web(text));
});
