import ts from "typescript";

/**
 * The functions of the generated client that no call of this package comes to, by file. test/left-out.test.ts says why of each,
 * and fails when the contract comes to need one.
 */
export const leftOut: Readonly<Record<string, readonly string[]>> = {
  "generated/client/client.gen.ts": ["makeSseFn"],
  "generated/client/utils.gen.ts": ["getParseAs", "setAuthParams"],
  "generated/core/pathSerializer.gen.ts": ["serializeArrayParam", "serializeObjectParam"],
};

/** Keeps these functions out of the build: what stands in their place throws. */
export const leaveOut = {
  name: "leave-out",
  transform: (code: string, id: string) => {
    const file = Object.keys(leftOut).find((name) => id.replaceAll("\\", "/").endsWith(`/${name}`));
    return file ? { code: withoutFunctions(code, leftOut[file] ?? []), map: null } : null;
  },
};

/**
 * The code with functions that throw in place of the named ones. Of a function that makes another it is the other one that
 * throws.
 * @throws when a name is not that of one function: the generator has changed
 */
export function withoutFunctions(code: string, names: readonly string[]): string {
  const source = ts.createSourceFile("generated.ts", code, ts.ScriptTarget.Latest, true);
  return names
    .map((name) => ({ name, node: theFunction(source, name) }))
    .sort((a, b) => b.node.pos - a.node.pos)
    .reduce((before, { name, node }) => {
      const made = innermost(node);
      const message = `${name} of the generated client is not part of this build.`;
      const body = `{ throw new Error(${JSON.stringify(message)}); }`;
      const head = ts.isArrowFunction(made) ? "() =>" : `export function ${name}()`;
      return `${before.slice(0, made.getStart())}${head} ${body}${before.slice(made.end)}`;
    }, code);
}

type Named = ts.ArrowFunction | ts.FunctionDeclaration;

function theFunction(source: ts.SourceFile, name: string): Named {
  const found: Named[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.name?.text === name) found.push(node);
    if (ts.isVariableDeclaration(node) && node.name.getText() === name) {
      if (node.initializer && ts.isArrowFunction(node.initializer)) found.push(node.initializer);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  throw new Error(`The generated client has ${found.length} functions ${name}. Mend scripts/leave-out.ts.`);
}

const innermost = (node: Named): Named =>
  node.body && ts.isArrowFunction(node.body) ? innermost(node.body) : node;
