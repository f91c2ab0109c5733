import { globSync, readFileSync } from 'node:fs';
import { Command } from 'commander';
import { type EvaluateExample, printResults, runExamples } from '#benefits';
import { programmes } from '#programme-registry';

/** `libs/programme-children/src/examples/x.yaml` belongs to `children`. */
const programmeOfPath = (file: string): string | undefined => /libs\/programme-([a-z-]+)\//.exec(file)?.[1];

/** `examples [FILE…]`: worked examples of law in YAML, those of the programmes or any others. */
export const examplesCommand = (): Command =>
  new Command('examples')
    .description('Chạy các ví dụ tính toán theo luật (YAML); không ghi tệp thì chạy mọi ví dụ của các chương trình')
    .argument('[files...]', 'tệp YAML, kể cả tệp ngoài dự án')
    .option('--programme <code>', 'chương trình trả lời ví dụ của tệp ngoài', 'social-protection')
    .action((files: readonly string[], options: { readonly programme?: string }) => {
      const chosen = files.length > 0 ? files : globSync('libs/programme-*/src/examples/*.yaml').toSorted();
      const failed = chosen.reduce(
        (count, file) => count + runFile(file, programmeOfPath(file) ?? options.programme),
        0,
      );
      if (failed > 0) process.exitCode = 1;
    });

/** Prints the outcome of one file. @returns how many examples failed; one for a file that cannot be read as such. */
function runFile(file: string, programme: string | undefined): number {
  const evaluate = evaluatorOf(programme);
  try {
    const results = runExamples(readFileSync(file, 'utf8'), file, evaluate);
    console.log(`${file}\n${printResults(file, results)}`);
    return results.filter((result) => !result.passed).length;
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

function evaluatorOf(programme: string | undefined): EvaluateExample {
  const found = programmes.find(({ code }) => code === programme)?.examples;
  if (!found) throw new Error(`chương trình ${programme ?? ''} không có cách tính ví dụ`);
  return found;
}
