/** Initials of the programme, a dash, eight letters or digits: `TG-7K3F9QX2`. */
const whole = /^[A-Z]{1,3}-[0-9A-Z]{8}$/i;

export const isCaseCode = (typed: string): boolean => whole.test(typed);

/** Whether a code may begin so: as one reads it out, letter by letter. */
export const mayBeginCaseCode = (typed: string): boolean => /^[A-Z]{1,3}(-[0-9A-Z]{0,8})?$/i.test(typed);
