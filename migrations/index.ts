import { type MigrationInterface } from 'typeorm';
import { CreatePlatform1795424400000 } from './1795424400000-create-platform.js';
import { CreateAuditSearch1795424400150 } from './1795424400150-create-audit-search.js';
import { CreateCasework1795424400250 } from './1795424400250-create-casework.js';
import { CreateCitizen1795424400200 } from './1795424400200-create-citizen.js';
import { CreateBenefit1795424400300 } from './1795424400300-create-benefit.js';
import { CreateBenefitFunctions1795424400310 } from './1795424400310-create-benefit-functions.js';
import { CreateBenefitMoves1795424400320 } from './1795424400320-create-benefit-moves.js';
import { CreateImport1795424400260 } from './1795424400260-create-import.js';
import { CreatePayment1795424400400 } from './1795424400400-create-payment.js';
import { CreatePapers1795424400600 } from './1795424400600-create-papers.js';
import { CreatePayLists1795424400410 } from './1795424400410-create-pay-lists.js';
import { CreateReport1795424400500 } from './1795424400500-create-report.js';
import { CreateTerritory1795424400100 } from './1795424400100-create-territory.js';

/** Shared schemas, in order of their number; a programme's own tables migrate from its own folder. */
export const sharedMigrations: readonly (new () => MigrationInterface)[] = [
  CreatePlatform1795424400000,
  CreateTerritory1795424400100,
  CreateAuditSearch1795424400150,
  CreateCitizen1795424400200,
  CreateCasework1795424400250,
  CreateImport1795424400260,
  CreateBenefit1795424400300,
  CreateBenefitFunctions1795424400310,
  CreateBenefitMoves1795424400320,
  CreatePayment1795424400400,
  CreatePayLists1795424400410,
  CreateReport1795424400500,
  CreatePapers1795424400600,
];
