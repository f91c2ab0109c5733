import { type MigrationInterface } from 'typeorm';
import { CreatePlatform1795424400000 } from './1795424400000-create-platform.js';

/** Shared schemas, in order of their number; a programme's own tables migrate from its own folder. */
export const sharedMigrations: readonly (new () => MigrationInterface)[] = [CreatePlatform1795424400000];
