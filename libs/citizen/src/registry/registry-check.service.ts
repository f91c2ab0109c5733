import { Inject, Injectable } from '@nestjs/common';
import { type Actor, UnitOfWork } from '#platform';
import { citizenErrors } from '../citizen.errors.js';
import { getPerson } from '../person.reader.js';
import { POPULATION_REGISTRY, type PopulationRegistry, type RegistryQuestion } from './population-registry.js';
import { recordCheck, type RegistryCheck } from './registry-check.store.js';

export interface CheckRequest {
  readonly personId: string;
  readonly purpose: string;
  readonly caseId?: string | undefined;
}

/** Asks the national population database about a person; the question itself is put outside any transaction. */
@Injectable()
export class RegistryCheckService {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(POPULATION_REGISTRY) private readonly registry: PopulationRegistry,
  ) {}

  /** @throws CITIZEN.PERSON_NOT_FOUND, CITIZEN.NO_PERSONAL_NUMBER */
  async check(who: Actor, requestId: string, request: CheckRequest): Promise<RegistryCheck> {
    const asked = await this.uow.read(who, async (tx) => {
      const person = await getPerson(tx, request.personId);
      if (person.personalNumber === undefined) throw citizenErrors.NO_PERSONAL_NUMBER({});
      const { personalNumber, fullName, birth } = person;
      const question: RegistryQuestion = {
        personalNumber,
        fullName,
        birth,
        purpose: request.purpose,
        caseId: request.caseId,
      };
      return { person, question, at: tx.now };
    });
    const answer = await this.registry.verify(asked.question, requestId);
    return this.uow.command(who, { requestId, name: 'checkRegistry', body: request }, (tx) =>
      recordCheck(tx, asked, answer),
    );
  }
}
