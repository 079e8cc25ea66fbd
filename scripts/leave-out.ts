import ts from "typescript";

/**
 * What no call of this package comes to in the generated client, by file: functions, and classes whose methods these are.
 * test/left-out.test.ts says what would need each of them, and fails when there is such a thing.
 */
export const leftOut: Readonly<Record<string, readonly string[]>> = {
  "generated/client/client.gen.ts": ["makeSseFn"],
  "generated/client/utils.gen.ts": ["getParseAs", "setAuthParams", "Interceptors"],
  "generated/core/pathSerializer.gen.ts": ["serializeArrayParam", "serializeObjectParam"],
};

/** Keeps it out of the build. */
export const leaveOut = {
  name: "leave-out",
  transform: (code: string, id: string) => {
    const file = Object.keys(leftOut).find((name) => id.replaceAll("\\", "/").endsWith(`/${name}`));
    return file ? { code: without(code, leftOut[file] ?? []), map: null } : null;
  },
};

/**
 * The code with functions that throw in place of the named ones, and classes without their methods. Of a function that
 * makes another it is the other one that throws.
 * @throws when a name is not that of one function or class: the generator has changed
 */
export function without(code: string, names: readonly string[]): string {
  const source = ts.createSourceFile("generated.ts", code, ts.ScriptTarget.Latest, true);
  return names
    .flatMap((name) => replacements(theOne(source, name), name))
    .sort((a, b) => b.node.pos - a.node.pos)
    .reduce((text, { node, by }) => text.slice(0, node.getStart()) + by + text.slice(node.end), code);
}

interface Replacement {
  readonly node: ts.Node;
  readonly by: string;
}

function replacements(node: Named, name: string): Replacement[] {
  if (ts.isClassDeclaration(node))
    return node.members.filter(ts.isMethodDeclaration).map((method) => ({ node: method, by: "" }));
  const made = innermost(node);
  const head = ts.isArrowFunction(made) ? "() =>" : `export function ${name}()`;
  const message = `${name} of the generated client is not part of this build.`;
  return [{ node: made, by: `${head} { throw new Error(${JSON.stringify(message)}); }` }];
}

type Named = ts.ArrowFunction | ts.FunctionDeclaration | ts.ClassDeclaration;

function theOne(source: ts.SourceFile, name: string): Named {
  const found: Named[] = [];
  const visit = (node: ts.Node): void => {
    const isDeclared = ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node);
    if (isDeclared && node.name?.text === name) found.push(node);
    if (ts.isVariableDeclaration(node) && node.name.getText() === name) {
      if (node.initializer && ts.isArrowFunction(node.initializer)) found.push(node.initializer);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  throw new Error(
    `The generated client has ${found.length} functions or classes ${name}. Mend scripts/leave-out.ts.`,
  );
}

const innermost = (node: ts.ArrowFunction | ts.FunctionDeclaration): ts.Node =>
  node.body && ts.isArrowFunction(node.body) ? innermost(node.body) : node;
