const dues = ['overdue', 'soon', 'onTime', 'paused'] as const;
const texts = ['words', 'programme', 'state', 'hamlet'] as const;

/** The filters of the worklist, as they stand in the address. */
export interface WorklistSearch {
  readonly due?: (typeof dues)[number];
  readonly words?: string;
  readonly programme?: string;
  readonly state?: string;
  readonly hamlet?: string;
  /** The whole office's, not only one's own. */
  readonly office?: true;
}

export function readWorklistSearch(given: Record<string, unknown>): WorklistSearch {
  const due = dues.find((each) => each === given['due']);
  const filters = texts.flatMap((name) => {
    const value = given[name];
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
  });
  return { ...(due && { due }), ...Object.fromEntries(filters), ...(given['office'] === true && { office: true }) };
}
