/** What is needed of a lockfile: each installed package by its folder, with what it asks for. */
export interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly dependencies?: Readonly<Record<string, string>>;
        readonly optionalDependencies?: Readonly<Record<string, string>>;
      }
    >
  >;
}

/** The folders of all packages that come along with one, itself first; found as Node.js finds them. */
export function dependencyClosure({ packages }: Lock, name: string): string[] {
  const found = new Set<string>();
  const add = (asked: string, from: string) => {
    const folder = resolveFrom(Object.keys(packages), asked, from);
    if (folder === undefined || found.has(folder)) return;
    found.add(folder);
    const { dependencies, optionalDependencies } = packages[folder] ?? {};
    for (const each of Object.keys({ ...dependencies, ...optionalDependencies })) add(each, folder);
  };
  add(name, "");
  return [...found];
}

function resolveFrom(folders: readonly string[], name: string, from: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf("node_modules/") - 1, 0))) {
    const candidate = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    if (folders.includes(candidate)) return candidate;
    if (folder === "") return undefined;
  }
}
