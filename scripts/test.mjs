// npm test, npm run test:unit, npm run test:e2e; what comes after `--` selects tests as vitest and Playwright do.
import './node-version.mjs'

const { command, prepare } = await import('../lib/launch/first/begin.mjs')
const { say } = await import('../lib/launch/first/steps.mjs')

/** @type {{ passed: number, failed: number, failures: string[] }} */
const count = { passed: 0, failed: 0, failures: [] }

await command(async () => {
  const [half = '', ...rest] = process.argv.slice(2)
  const named = half === 'unit' || half === 'e2e'
  try {
    await prepare()
    const { runTests } = await import('../lib/launch/run-tests.ts')
    await runTests(count, named ? half : 'all', named || !half ? rest : [half, ...rest])
  } catch (error) {
    count.failed += 1
    const output = error instanceof Error && 'output' in error ? `${error.output}\n` : ''
    process.stderr.write(`${output}${error instanceof Error ? (error.name === 'Trouble' ? error.message : error.stack) : error}\n`)
  }
  for (const failure of count.failures) say(`\n✗ ${failure}`)
  say(`\n${count.passed} passed, ${count.failed} failed`)
  return count.failed > 0 || count.passed === 0 ? 1 : 0
})
