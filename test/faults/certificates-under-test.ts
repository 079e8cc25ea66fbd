import { getCACertificates, type SecureContext, setDefaultCACertificates } from "node:tls";
import { createAuthority } from "../upstream/certificates.ts";
import type { Scenario } from "./scenario.ts";

/** What servers show: a good certificate, and one for each thing that can be wrong with it. */
export type Certificates = Readonly<Record<NonNullable<Scenario["certificate"]> | "good", SecureContext>>;

const DAY_MS = 86_400_000;

/** Makes the certificates, and has this process trust their authority, as `NODE_EXTRA_CA_CERTS` would. */
export async function trustedCertificates(): Promise<Certificates> {
  const [authority, stranger] = await Promise.all([
    createAuthority("Fault table"),
    createAuthority("Unknown to the client"),
  ]);
  setDefaultCACertificates([...getCACertificates("default"), authority.pem]);
  const [good, forAnotherHost, fromUnknownAuthority, expired] = await Promise.all([
    authority.issue(),
    authority.issue({ names: [{ type: "dns", value: "another.example" }] }),
    stranger.issue(),
    authority.issue({ endsInMs: -DAY_MS }),
  ]);
  return { good, forAnotherHost, fromUnknownAuthority, expired };
}
