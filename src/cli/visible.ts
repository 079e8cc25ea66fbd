// Control characters, what reorders or hides text, halves of characters, what is no character. Joiners are part of emoji
// and of some scripts.
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/** A text from outside in one line, each character that cannot be seen, or that could act, as an escape such as `\x1b`. */
export const visible = (text: string): string =>
  text.replace(INVISIBLE, (character) => {
    const code = Number(character.codePointAt(0)).toString(16);
    if (code.length <= 2) return `\\x${code.padStart(2, "0")}`;
    return code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\u{${code}}`;
  });

/** A value as one line of JSON; what could act on a terminal is escaped, and is still the same value to a reader of JSON. */
export const jsonLine = (value: unknown): string =>
  JSON.stringify(value).replace(INVISIBLE, (characters) =>
    [...Array(characters.length).keys()]
      .map((index) => `\\u${characters.charCodeAt(index).toString(16).padStart(4, "0")}`)
      .join(""),
  );
