import "reflect-metadata";
import { createPrivateKey } from "node:crypto";
import { createSecureContext, type SecureContext } from "node:tls";
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  type GeneralNameType,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from "@peculiar/x509";

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const DAY_MS = 86_400_000;

/** What one server certificate says. */
export interface ServerCertificate {
  /** Whom it is for. @default the loopback, by address and by name */
  readonly names?: readonly { readonly type: GeneralNameType; readonly value: string }[];
  /** When it ends, in milliseconds from now. @default a day */
  readonly endsInMs?: number;
}

/** A certificate authority that lives as long as the test run. */
export interface Authority {
  /** Its certificate, as `NODE_EXTRA_CA_CERTS` takes it. */
  readonly pem: string;
  /** Issues a certificate and its key as texts. */
  issuePem(certificate?: ServerCertificate): Promise<{ readonly cert: string; readonly key: string }>;
  /** Issues a certificate that a server can use at once. */
  issue(certificate?: ServerCertificate): Promise<SecureContext>;
}

const LOOPBACK = [
  { type: "ip", value: "127.0.0.1" },
  { type: "dns", value: "localhost" },
] as const;

export async function createAuthority(name: string): Promise<Authority> {
  const keys = await createKeys();
  const validity = { notBefore: new Date(Date.now() - 2 * DAY_MS), notAfter: new Date(Date.now() + DAY_MS) };
  const root = await X509CertificateGenerator.createSelfSigned({
    ...validity,
    name: `CN=${name}`,
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
    ],
  });
  const issuePem = async ({ names = LOOPBACK, endsInMs = DAY_MS }: ServerCertificate = {}) => {
    const leafKeys = await createKeys();
    const leaf = await X509CertificateGenerator.create({
      ...validity,
      notAfter: new Date(Date.now() + endsInMs),
      subject: "CN=upstream",
      issuer: root.subject,
      publicKey: leafKeys.publicKey,
      signingKey: keys.privateKey,
      signingAlgorithm: ALGORITHM,
      extensions: serverExtensions(names),
    });
    return { cert: leaf.toString("pem"), key: await privateKeyPem(leafKeys) };
  };
  return {
    pem: root.toString("pem"),
    issuePem,
    issue: async (certificate) => createSecureContext(await issuePem(certificate)),
  };
}

const createKeys = () => crypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);

const serverExtensions = (names: NonNullable<ServerCertificate["names"]>): Extension[] => [
  new BasicConstraintsExtension(false, undefined, true),
  new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
  new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
  new SubjectAlternativeNameExtension(names.map(({ type, value }) => ({ type, value }))),
];

async function privateKeyPem({ privateKey }: CryptoKeyPair): Promise<string> {
  const key = Buffer.from(await crypto.subtle.exportKey("pkcs8", privateKey));
  return createPrivateKey({ key, format: "der", type: "pkcs8" })
    .export({ format: "pem", type: "pkcs8" })
    .toString();
}
