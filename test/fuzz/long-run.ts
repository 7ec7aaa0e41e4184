// The long run: `npm run fuzz`. scripts/fuzz.mjs bundles this and runs it in a process of its own, because an input can also end the process.
// Arguments: seed, runs of each property in a round, minutes, the file for the case that is being tried.
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { properties } from './properties.js';

const [seed, runs, minutes] = process.argv.slice(2, 5).map(Number) as [number, number, number];
const currentCase = process.argv[5]!;
const end = Date.now() + minutes * 60_000;

let tried = 0;
let failures = 0;
const failed = new Set<string>();
for (let round = 0; Date.now() < end || round === 0; round++) {
  for (const { name, projects, check } of properties) {
    // What is found once is found again and again.
    if (failed.has(name)) continue;
    const result = await fc.check(
      fc.asyncProperty(projects, async (files) => {
        writeFileSync(currentCase, JSON.stringify({ property: name, seed: seed + round, files }, undefined, 1));
        tried++;
        await check(files);
      }),
      {
        seed: seed + round,
        numRuns: runs,
        interruptAfterTimeLimit: Math.max(1000, end - Date.now()),
        markInterruptAsFailure: false,
      },
    );
    if (result.failed) {
      failures++;
      failed.add(name);
      const error = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance);
      const [files] = result.counterexample ?? [];
      process.stdout.write(
        `\nFAILED ${name} (seed ${seed + round}): ${error}\n${JSON.stringify(files, undefined, 1)}\n`,
      );
    }
  }
}
process.stdout.write(
  `${tried} projects, ${failures} failures, seed ${seed}, ${runs} runs of each property in a round.\n`,
);
process.exitCode = failures > 0 ? 1 : 0;
