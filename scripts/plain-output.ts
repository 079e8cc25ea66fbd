// Loaded before vitest, which colours its output even in a pipe: colour is for a terminal, and for who forces it.
if (!process.stdout.isTTY && process.env["FORCE_COLOR"] === undefined) process.env["NO_COLOR"] = "1";
