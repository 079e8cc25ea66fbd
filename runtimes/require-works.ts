/** Whether a Node.js can require() an ES module without a flag: from 20.19, 22.12 and 23 on. */
export function requireWorks(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major === 20) return minor >= 19;
  return major === 22 ? minor >= 12 : major > 22;
}
