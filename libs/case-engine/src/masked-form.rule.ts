/** Fields of a form that few need whole: where money goes, and where somebody can be called. */
const isMasked = (field: string): boolean => /^(account|phone)$|(Account|Phone)$/.test(field);

/** All but the last three signs. */
const masked = (value: string): string => '•'.repeat(Math.max(value.length - 3, 0)) + value.slice(-3);

/** A form for who sees a case, with accounts and telephone numbers masked wherever they stand in it. */
export function maskedForm(form: unknown): unknown {
  if (Array.isArray(form)) return form.map(maskedForm);
  if (typeof form !== 'object' || form === null) return form;
  return Object.fromEntries(
    Object.entries(form).map(([field, value]) => [
      field,
      isMasked(field) && typeof value === 'string' ? masked(value) : maskedForm(value),
    ]),
  );
}

/** What `maskedForm` hides, with its field. */
export function hiddenIn(form: unknown): { readonly field: string; readonly value: string }[] {
  if (typeof form !== 'object' || form === null) return [];
  return Object.entries(form).flatMap(([field, value]) =>
    isMasked(field) && typeof value === 'string' ? [{ field, value }] : hiddenIn(value),
  );
}
