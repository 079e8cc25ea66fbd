import { runTable } from "./run-table.ts";

runTable({ transport: "plain", credential: "token" });
