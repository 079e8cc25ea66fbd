import { headerValues } from "../exchange.ts";
import type { SecurityScheme } from "../load-contract.ts";
import { type Check, conforms } from "./check.ts";

interface Form {
  readonly header: string;
  readonly pattern: RegExp;
  readonly text: string;
}

/** The request carries one credential, in the form of one of the documented schemes. */
export const requestCredentials: Check = ({ request }, { operation, securitySchemes, pointerOf }) => {
  const forms = Object.values(securitySchemes).map((scheme) => ({ scheme, form: formOf(scheme) }));
  const sent = headerValues(request.headers, "authorization");
  const fitting = forms.find(({ form }) => {
    const values = headerValues(request.headers, form.header);
    return values.length === 1 && form.pattern.test(values[0] ?? "");
  });
  if (fitting && sent.length <= 1) return [conforms(pointerOf(fitting.scheme))];
  if (forms.length === 0 && sent.length === 0) return [conforms(pointerOf(operation))];
  return [
    {
      place: pointerOf(forms[0]?.scheme ?? operation),
      problem: {
        received: sent.length === 1 ? schemeOf(sent[0] ?? "") : `${sent.length} Authorization headers`,
        documented:
          forms.map(({ form }) => `${form.header}: ${form.text}`).join(", or ") || "no credential at all",
        mend: "sign in with a token or with the account key.",
      },
    },
  ];
};

// What follows the scheme may be a secret; so may a single word.
const schemeOf = (value: string) =>
  value.includes(" ") ? `Authorization: ${value.split(" ")[0]} …` : "an Authorization without a scheme";

// RFC 6750, section 2.1, for tokens; an HMAC-SHA256 in base64 has 43 characters and one sign of padding.
function formOf({ type, in: place, name, scheme }: SecurityScheme): Form {
  if (type === "http" && scheme !== "bearer") {
    const word = String(scheme);
    return {
      header: "Authorization",
      pattern: new RegExp(`^${word} \\S+$`, "i"),
      text: `${word} <credential>`,
    };
  }
  return type === "apiKey"
    ? {
        header: place === "header" ? (name ?? "") : "",
        pattern: /^SharedKey [\w.-]+:[A-Za-z0-9+/]{43}=$/,
        text: "SharedKey <account>:<base64 HMAC-SHA256>",
      }
    : { header: "Authorization", pattern: /^Bearer [\w.~+/-]+=*$/, text: "Bearer <token>" };
}
