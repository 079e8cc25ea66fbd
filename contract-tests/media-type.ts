/** A media type in one spelling, parameters included: the service itself writes it with and without the space. */
export function normalMediaType(text: string): string {
  return text
    .split(";")
    .map((part) => part.trim().toLowerCase())
    .join(";");
}
