import { headerValues } from "../exchange.ts";
import type { Check } from "./check.ts";

// RFC 6750, section 2.1, for tokens; an HMAC-SHA256 in base64 has 43 characters and one sign of padding.
const SCHEMES = [/^Bearer [\w.~+/-]+=*$/, /^SharedKey [\w.-]+:[A-Za-z0-9+/]{43}=$/];

/** The request carries one Authorization header, in the form of one of the documented schemes. */
export const requestCredentials: Check = ({ request }) => {
  const values = headerValues(request.headers, "authorization");
  const [value = ""] = values;
  if (values.length === 1 && SCHEMES.some((scheme) => scheme.test(value))) return [];
  return [
    {
      check: "request-credentials",
      received:
        values.length === 1
          ? // The rest may be a secret.
            `Authorization: ${value.split(" ")[0]} …`
          : `${values.length} Authorization headers`,
      documented: "Authorization: Bearer <token>, or SharedKey <account>:<base64 HMAC-SHA256>",
      mend: "sign in with a token or with the account key.",
    },
  ];
};
