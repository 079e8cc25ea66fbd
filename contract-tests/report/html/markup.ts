import { html as template } from "htm/preact";
import type { ComponentChildren } from "preact";

/** A part of the page; text in it is text, whatever it says. */
export type Markup = ComponentChildren;

/** Markup from a template; every value in it is escaped. */
export const html: (parts: TemplateStringsArray, ...values: readonly unknown[]) => Markup = template;
