import { readFileSync } from "node:fs";
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

/** Every exported interface and class of one file of src/, by name. */
export function documented(file: string): ReadonlyMap<string, Documented> {
  const path = fileURLToPath(new URL(`../../src/${file}`, import.meta.url));
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  return new Map(
    source.statements
      .filter((node) => ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node))
      .map((node) => {
        const name = node.name?.text ?? "";
        return [name, { name, text: commentOf(node), members: [...node.members].flatMap(member) }];
      }),
  );
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
