import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const tsconfig = fileURLToPath(new URL("../tsconfig.json", import.meta.url));

const { options: strictOptions } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(tsconfig, ts.sys.readFile).config,
  { ...ts.sys, readDirectory: () => [] },
  dirname(tsconfig),
);

/** What TypeScript has to say about these files, under this repository's strict settings with some changed. */
export function typeErrors(files: string[], changed: ts.CompilerOptions = {}): string[] {
  // Without `paths`, the package is found where its users find it.
  const { paths: _, tsBuildInfoFile: __, ...strict } = strictOptions;
  const program = ts.createProgram(files, { ...strict, noEmit: true, skipLibCheck: false, ...changed });
  // File by file: checking the libraries as well would take ten times as long.
  return [
    ...program.getConfigFileParsingDiagnostics(),
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...files.flatMap((path) => {
      const file = program.getSourceFile(path);
      if (!file) throw new Error(`${path} cannot be read.`);
      return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    }),
  ].map(({ file, start, messageText }) => {
    const place = file ? `${file.fileName}:${file.getLineAndCharacterOfPosition(start ?? 0).line + 1}: ` : "";
    return place + ts.flattenDiagnosticMessageText(messageText, "\n");
  });
}
