/** What is chosen so far: an application can be begun from a person. */
export interface IntakeSearch {
  readonly procedure?: string;
  readonly person?: string;
}

export const readIntakeSearch = ({ procedure, person }: Record<string, unknown>): IntakeSearch => ({
  ...(typeof procedure === 'string' && { procedure }),
  ...(typeof person === 'string' && { person }),
});
