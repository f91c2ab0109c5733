import { ValidationPipe } from '@nestjs/common';
import { type ValidationError } from 'class-validator';
import { platformErrors } from '../platform.errors.js';

type Field = { readonly path: string; readonly rule: string };

/** Flattens class-validator's tree: `members.1.birth` and the rule that failed. */
export function invalidFields(errors: readonly ValidationError[], prefix = ''): Field[] {
  return errors.flatMap((error) => {
    const path = `${prefix}${error.property}`;
    const here = Object.keys(error.constraints ?? {}).map((rule) => ({ path, rule }));
    return [...here, ...invalidFields(error.children ?? [], `${path}.`)];
  });
}

/** Every input is checked against its class; unknown fields are refused. */
export const inputValidation = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) => platformErrors.INPUT_INVALID({ fields: invalidFields(errors) }),
  });
