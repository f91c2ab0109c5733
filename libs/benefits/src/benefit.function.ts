import { type AnSinhError } from '#kernel';
import { type Tx } from '#platform';
import { benefitErrors } from './benefit.errors.js';

/** SQLSTATE with which `benefit.refuse` stops a function: the code is in the message, its parameters in the detail. */
const refusal = 'AN001';

interface DatabaseRefusal {
  readonly code: string;
  readonly message: string;
  readonly detail: string;
}

const isRefusal = (error: unknown): error is DatabaseRefusal =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === refusal;

/**
 * Calls a function of schema `benefit` that returns one value.
 * @throws the refusal of the function as an error of this library.
 */
export async function callBenefit<T>(tx: Tx, name: string, values: readonly unknown[]): Promise<T> {
  const places = values.map((_, index) => `$${index + 1}`).join(', ');
  try {
    return (await tx.one<{ value: T }>(`SELECT benefit.${name}(${places}) AS value`, values)).value;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const makers: Readonly<Record<string, ((params: never) => AnSinhError) | undefined>> = benefitErrors;
    throw makers[error.message]?.(JSON.parse(error.detail) as never) ?? error;
  }
}
