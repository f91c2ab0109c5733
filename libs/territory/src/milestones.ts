import { day } from '#kernel';

/** From here on the tree is known; a day before it is refused and not guessed. */
export const horizon = day('2016-01-01');

/** The labour department was dissolved and its fields were spread over five others. */
export const dissolution = day('2025-03-01');

/** Two provinces became one, districts ended, 164 communes became 64. */
export const merger = day('2025-07-01');
