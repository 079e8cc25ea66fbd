import fc from "fast-check";

const DANGEROUS = [
  "\r\n",
  "\n",
  "\r",
  "\0",
  "\u2028",
  "\t",
  " ",
  ".",
  "..",
  "/",
  "\\",
  "//host",
  "%",
  "%2e",
  "%2f",
  "%0d%0a",
  "?",
  "?api-version=1",
  "#",
  "&timeout=1",
  ";",
  ":",
  "@",
  "{jobId}",
  "$&",
  "\ud800",
  "\udc00",
  "\r\nHost: stranger.example",
  "authorization: Bearer x",
  "é",
  "日本",
  "😀",
];

/** Texts made of what has bent URLs and headers elsewhere, and of any characters at all. */
export const nastyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...DANGEROUS) },
      { weight: 2, arbitrary: fc.stringMatching(/^[\w-]{1,8}$/) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(""));

/** Any text that JavaScript can hold, halves of surrogate pairs included. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  nastyText,
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
    .map((codes) => String.fromCharCode(...codes)),
);
