import { type Type } from '@nestjs/common';
import { type LegalDay } from '#kernel';
import { type RoleTable, type Subscriber } from '#platform';
import { type MigrationInterface } from 'typeorm';
import { caseErrors } from './case.errors.js';
import { type Procedure } from './procedure.js';

/** What a programme tells the house: data only. The engine knows no programme by name. */
export interface Programme {
  /** `social-protection`; also the suffix of its schema. */
  readonly code: string;
  readonly title: string;
  /** Its cases leave no trace for who lacks the clearance of the same name; its first migration says so to the database. */
  readonly sealed?: true;
  readonly procedures: readonly Procedure[];
  /** Its own schema. */
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** Facts of other libraries that it answers to. */
  readonly subscribers?: readonly Subscriber[];
  /** GraphQL resolvers of its own columns. */
  readonly resolvers?: readonly Type[];
  /** What roles may do with its own operations, beside what they may with all cases; a role only it needs is named here too. */
  readonly roles?: RoleTable;
}

/** All procedures of all programmes. */
export class ProcedureBook {
  private readonly versions = new Map<string, readonly Procedure[]>();
  private readonly programmeOf = new Map<string, Programme>();

  /** @throws Error when two programmes share a code, or two versions of a procedure a day. */
  constructor(readonly programmes: readonly Programme[]) {
    const codes = programmes.map((programme) => programme.code);
    if (new Set(codes).size < codes.length) throw new Error(`two programmes share a code: ${codes.join(', ')}`);
    for (const programme of programmes) {
      for (const procedure of programme.procedures) {
        const others = this.versions.get(procedure.code) ?? [];
        const clash = others.find((other) => sharesDay(other, procedure));
        if (clash)
          throw new Error(
            `procedure ${procedure.code}: versions ${clash.version} and ${procedure.version} share a day`,
          );
        this.versions.set(procedure.code, [...others, procedure]);
        this.programmeOf.set(procedure.code, programme);
      }
    }
  }

  /** The version that a file received on `day` follows. @throws CASE.PROCEDURE_UNKNOWN, CASE.PROCEDURE_NOT_IN_FORCE */
  inForce(code: string, day: LegalDay): Procedure {
    const versions = this.versionsOf(code);
    const found = versions.find((each) => each.from <= day && (each.until === undefined || day < each.until));
    if (!found) throw caseErrors.PROCEDURE_NOT_IN_FORCE({ procedure: code, on: day });
    return found;
  }

  /** @throws CASE.PROCEDURE_UNKNOWN */
  version(code: string, version: string): Procedure {
    const found = this.versionsOf(code).find((each) => each.version === version);
    if (!found) throw caseErrors.PROCEDURE_UNKNOWN({ procedure: `${code} ${version}` });
    return found;
  }

  /** @throws CASE.PROCEDURE_UNKNOWN */
  programme(procedure: string): Programme {
    const found = this.programmeOf.get(procedure);
    if (!found) throw caseErrors.PROCEDURE_UNKNOWN({ procedure });
    return found;
  }

  /** Every version of every procedure. */
  all(): readonly Procedure[] {
    return [...this.versions.values()].flat();
  }

  private versionsOf(code: string): readonly Procedure[] {
    const versions = this.versions.get(code);
    if (!versions) throw caseErrors.PROCEDURE_UNKNOWN({ procedure: code });
    return versions;
  }
}

const sharesDay = (a: Procedure, b: Procedure): boolean =>
  a.version === b.version ||
  ((b.until === undefined || a.from < b.until) && (a.until === undefined || b.from < a.until));
