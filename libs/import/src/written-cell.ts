/** A cell as it is written into a template: text, a day as `YYYY-MM-DD`, a number, or a formula. */
export type WrittenCell = string | number | { readonly day: string } | { readonly formula: string } | undefined;
