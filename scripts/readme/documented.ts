import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** A property of an interface or a class, and what its comment says. */
export interface DocumentedMember {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  readonly defaultValue: string;
}

/** An interface or a class, and what its comment says. */
export interface Documented {
  readonly name: string;
  readonly text: string;
  readonly members: readonly DocumentedMember[];
}

const src = fileURLToPath(new URL("../../src/", import.meta.url));

/** Every interface and class of src/, by name. */
export function documented(): ReadonlyMap<string, Documented> {
  const files = readdirSync(src, { recursive: true, encoding: "utf8" }).sort();
  return new Map(
    files
      .filter((file) => /(?<!\.test)\.ts$/.test(file))
      .flatMap((file) => declarations(src + file))
      .map((found) => [found.name, found]),
  );
}

function declarations(path: string): Documented[] {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  return source.statements
    .filter((node) => ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node))
    .map((node) => ({
      name: node.name?.text ?? "",
      text: commentOf(node),
      members: [...node.members].flatMap(member),
    }));
}

function member(node: ts.ClassElement | ts.TypeElement): DocumentedMember[] {
  if (!ts.isPropertySignature(node) && !ts.isPropertyDeclaration(node)) return [];
  return [
    {
      name: node.name.getText(),
      type: node.type?.getText() ?? "",
      text: commentOf(node),
      defaultValue: tagOf(node, "default"),
    },
  ];
}

function commentOf(node: ts.Node): string {
  const [block] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return plain(block?.comment);
}

function tagOf(node: ts.Node, name: string): string {
  return plain(ts.getJSDocTags(node).find(({ tagName }) => tagName.text === name)?.comment);
}

const plain = (comment: Parameters<typeof ts.getTextOfJSDocComment>[0]) =>
  (ts.getTextOfJSDocComment(comment) ?? "").replaceAll(/\s+/g, " ");
