import { type AuditQuestionInput } from '../../gql/graphql.ts';
import { dayAfter } from '../../words/days.ts';
import { type AuditSearch } from './audit.route.ts';

const pages: Readonly<Record<string, string>> = { people: 'person', cases: 'case', pay: 'pay-run', admin: 'account' };

/** The record whose page has this address; what is no address is an id. */
export function subjectOf(typed: string): { readonly kind?: string; readonly id: string } {
  const [, page, id] = /\/(\w+)\/([\w-]+)\/?(?:[?#].*)?$/.exec(typed.trim()) ?? [];
  const kind = page && pages[page];
  return kind && id ? { kind, id } : { id: typed.trim() };
}

/** What the server is asked: its days are half-open. */
export const questionOf = ({ kind, id, user, act, from, until }: AuditSearch): AuditQuestionInput => ({
  ...(kind && id && { subject: { kind, id } }),
  ...(user && { userId: user }),
  ...(act && { act }),
  ...(from && { from }),
  ...(until && { until: dayAfter(until) }),
});
