/** The SVG with a title and a description that are read out. */
export function accessible(svg: string, title: string, description: string): string {
  const start = svg.indexOf("<svg ");
  const end = svg.indexOf(">", start);
  if (start < 0 || end < 0) throw new Error("The chart is no SVG.");
  const named = `<svg role="img" aria-labelledby="bench-title bench-description" ${svg.slice(start + 5, end + 1)}`;
  const told = `<title id="bench-title">${escaped(title)}</title><desc id="bench-description">${escaped(description)}</desc>`;
  return `${svg.slice(0, start)}${named}\n${told}${svg.slice(end + 1)}`;
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
