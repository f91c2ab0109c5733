import { platformErrors } from '../platform.errors.js';

/** Of the network, and of a server that shuts down, crashed or is starting: SQLSTATE 57P01 to 57P03 and class 08. */
const codes = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|57P0[123]|08\w{3})$/;
/** What pg says of a connection that broke, without a code, and TypeORM to whoever asks it next. */
const words = /^Connection terminated|is not queryable$|^Query runner already released/;

const isConnectionLost = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && codes.test(String(error.code))) || words.test(error.message));

/** The same error, or PLATFORM.UNAVAILABLE when it only says that PostgreSQL is not there at the moment. */
export const orUnavailable = (error: unknown): unknown =>
  isConnectionLost(error) ? platformErrors.UNAVAILABLE({}) : error;
