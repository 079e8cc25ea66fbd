import type { Role } from "../candidate-list.ts";

/** The colours of a chart; the background is that of the page. */
export interface Theme {
  readonly name: "light" | "dark";
  readonly text: string;
  readonly quiet: string;
  readonly bars: Readonly<Record<Role, string>>;
}

// GitHub's pages are #ffffff and #0d1117: text has 4.5:1 on them and bars have 3:1, or more.
const light: Theme = {
  name: "light",
  text: "#1f2328",
  quiet: "#59636e",
  bars: { ours: "#0969da", variant: "#4a9bf0", sdk: "#bc4c00", plain: "#818b98", floor: "#59636e" },
};
const dark: Theme = {
  name: "dark",
  text: "#f0f6fc",
  quiet: "#9198a1",
  bars: { ours: "#4493f8", variant: "#316dca", sdk: "#db6d28", plain: "#656c76", floor: "#9198a1" },
};

/** Both of them. */
export const themes: readonly Theme[] = [light, dark];
