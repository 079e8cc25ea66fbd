/** Tables that are made from the code, by the name of their markers. */
export type Tables = Readonly<Record<string, () => string>>;

/** The text with each table written anew between its two markers. */
export function withTables(text: string, tables: Tables): string {
  return Object.entries(tables).reduce((before, [name, table]) => {
    const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
    const [from, to] = [before.indexOf(start) + start.length, before.indexOf(end)];
    if (from < start.length || to < from) throw new Error(`The text needs ${start.trim()} and ${end}.`);
    return `${before.slice(0, from)}\n${table()}\n\n${before.slice(to)}`;
  }, text);
}
