#!/usr/bin/env node
import { commandLine } from "./command.ts";
import { processSurroundings } from "./process-surroundings.ts";

process.exitCode = await commandLine(process.argv.slice(2), processSurroundings());
