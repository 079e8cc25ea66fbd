import { trustedCertificates } from "./certificates-under-test.ts";
import { runTable } from "./run-table.ts";

runTable({ transport: "tls", credential: "token" }, await trustedCertificates());
